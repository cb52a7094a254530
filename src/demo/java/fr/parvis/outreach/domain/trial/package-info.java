/** Measurements of the readers of lists. */
@NullMarked
package fr.parvis.outreach.domain.trial;

import org.jspecify.annotations.NullMarked;
