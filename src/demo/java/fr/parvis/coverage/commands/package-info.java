// SPDX-License-Identifier: EUPL-1.2
/** The sub-command that measures it. */
@NullMarked
package fr.parvis.coverage.commands;

import org.jspecify.annotations.NullMarked;
