/** Who goes with a tour. */
@NullMarked
package fr.parvis.rounds.domain.crews;

import org.jspecify.annotations.NullMarked;
