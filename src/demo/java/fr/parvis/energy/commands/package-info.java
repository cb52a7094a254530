/** What is asked of unpaid bills on the command line. */
@NullMarked
package fr.parvis.energy.commands;

import org.jspecify.annotations.NullMarked;
