/** Reactions of unpaid bills to changes of their cases. */
@NullMarked
package fr.parvis.energy.reactions;

import org.jspecify.annotations.NullMarked;
