/** What is asked of partners' lists on the command line. */
@NullMarked
package fr.parvis.intake.commands;

import org.jspecify.annotations.NullMarked;
