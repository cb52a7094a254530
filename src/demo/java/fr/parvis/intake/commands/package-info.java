/** Commands for partners' lists. */
@NullMarked
package fr.parvis.intake.commands;

import org.jspecify.annotations.NullMarked;
