/** Commands for operators. */
@NullMarked
package fr.parvis.monitoring.commands;

import org.jspecify.annotations.NullMarked;
