/** Home visits that somebody watches over. */
@NullMarked
package fr.parvis.rounds.domain.home;

import org.jspecify.annotations.NullMarked;
