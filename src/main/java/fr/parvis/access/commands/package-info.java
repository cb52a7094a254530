// SPDX-License-Identifier: EUPL-1.2
/** Commands for accounts. */
@NullMarked
package fr.parvis.access.commands;

import org.jspecify.annotations.NullMarked;
