// SPDX-License-Identifier: EUPL-1.2
/** Measurement of the reading of letters on the command line. */
@NullMarked
package fr.parvis.reading.commands;

import org.jspecify.annotations.NullMarked;
