// SPDX-License-Identifier: EUPL-1.2
/** Measurement of the line on the command line. */
@NullMarked
package fr.parvis.procedures.commands;

import org.jspecify.annotations.NullMarked;
