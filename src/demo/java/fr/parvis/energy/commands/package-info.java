/** Commands for unpaid bills. */
@NullMarked
package fr.parvis.energy.commands;

import org.jspecify.annotations.NullMarked;
