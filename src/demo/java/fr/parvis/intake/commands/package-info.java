// SPDX-License-Identifier: EUPL-1.2
/** Commands for partners' lists. */
@NullMarked
package fr.parvis.intake.commands;

import org.jspecify.annotations.NullMarked;
