// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Opening hours of a point in the words of the reader's language.
 *
 * @param state now: open, closed, to be confirmed, not given
 * @param now "Ouvert, ferme à 17 h 30"
 * @param week the seven days; none when no hours are known
 * @param usual whether it is the week that comes back, rather than the one that runs
 * @param exceptions the coming days that are otherwise: closures, public holidays
 * @param notation the hours in the syntax of OpenStreetMap, closures included
 * @param opensAt local time at which it opens next, where it is closed now and that is known
 */
public record HoursTold(
        State state,
        String now,
        List<Days> week,
        boolean usual,
        List<Days> exceptions,
        @Nullable String notation,
        @Nullable LocalDateTime opensAt) {

    /** State of the hours now. */
    public enum State {
        OPEN,
        CLOSED,
        TO_CONFIRM,
        NOT_GIVEN,
        /** It receives nobody any more. */
        ENDED,
        /** It has not opened yet. */
        TO_COME
    }

    /**
     * @param days "Lundi à vendredi", "jeudi 24 décembre"
     * @param hours "9 h – 12 h", "fermé"
     */
    public record Days(String days, String hours) {}
}
