/** Measurement of the line on the command line. */
@NullMarked
package fr.parvis.procedures.commands;

import org.jspecify.annotations.NullMarked;
