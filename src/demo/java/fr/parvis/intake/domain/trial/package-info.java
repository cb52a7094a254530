/** Measurements of the readers of lists. */
@NullMarked
package fr.parvis.intake.domain.trial;

import org.jspecify.annotations.NullMarked;
