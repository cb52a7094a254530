/** Crews of tours. */
@NullMarked
package fr.parvis.rounds.domain.crews;

import org.jspecify.annotations.NullMarked;
