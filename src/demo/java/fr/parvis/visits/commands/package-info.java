/** Measurements of visits on a demonstration. */
@NullMarked
package fr.parvis.visits.commands;

import org.jspecify.annotations.NullMarked;
