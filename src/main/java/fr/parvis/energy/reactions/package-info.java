/** What happens to unpaid bills when their cases change. */
@NullMarked
package fr.parvis.energy.reactions;

import org.jspecify.annotations.NullMarked;
