/** Measurements of what is hidden. */
@NullMarked
package fr.parvis.protection.commands;

import org.jspecify.annotations.NullMarked;
