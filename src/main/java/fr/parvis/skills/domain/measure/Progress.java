// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain.measure;

import fr.parvis.skills.domain.Level;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One gesture of one learner, seen twice with enough days between.
 *
 * @param group who was helped together resembles each other: the mediator and point of the learner's first assessment; never shown
 * @param dose visits on the learner's card and sessions attended meanwhile; nothing where neither is known
 */
public record Progress(
        UUID learner,
        Object group,
        Level before,
        Level after,
        @Nullable Integer dose) {

    /** Reached "alone". */
    boolean up() {
        return after == Level.ALONE && before != Level.ALONE;
    }

    /** Left "alone". */
    boolean down() {
        return before == Level.ALONE && after != Level.ALONE;
    }
}
