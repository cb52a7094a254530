// SPDX-License-Identifier: EUPL-1.2
/** Commands for the journal. */
@NullMarked
package fr.parvis.audit.commands;

import org.jspecify.annotations.NullMarked;
