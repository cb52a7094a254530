/** Measurements of the rota. */
@NullMarked
package fr.parvis.rota.commands;

import org.jspecify.annotations.NullMarked;
