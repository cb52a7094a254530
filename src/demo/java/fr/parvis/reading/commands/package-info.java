/** Measurement of the reading of letters on the command line. */
@NullMarked
package fr.parvis.reading.commands;

import org.jspecify.annotations.NullMarked;
