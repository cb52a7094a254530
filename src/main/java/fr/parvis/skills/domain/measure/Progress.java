// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain.measure;

import fr.parvis.skills.domain.Level;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One gesture of one learner, seen twice with enough days between.
 *
 * @param group group helped together, whose members resemble each other: mediator and point of the learner's first assessment; never shown
 * @param help meanwhile; null where neither visits nor sessions are known
 */
public record Progress(
        UUID learner,
        Object group,
        Level before,
        Level after,
        @Nullable HelpBetween help) {

    /** Reached "alone". */
    boolean up() {
        return after == Level.ALONE && before != Level.ALONE;
    }

    /** Left "alone". */
    boolean down() {
        return before == Level.ALONE && after != Level.ALONE;
    }
}
