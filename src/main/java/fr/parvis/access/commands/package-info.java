/** Commands for accounts. */
@NullMarked
package fr.parvis.access.commands;

import org.jspecify.annotations.NullMarked;
