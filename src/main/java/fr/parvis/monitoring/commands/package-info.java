/** What an operator asks on the command line. */
@NullMarked
package fr.parvis.monitoring.commands;

import org.jspecify.annotations.NullMarked;
