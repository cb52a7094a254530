// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.hours;

import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Notice for somebody who asks whether the point is open now.
 *
 * @param situation the state now, or that no hours were given
 * @param askedAt the moment asked about, local time of the point
 * @param next the next change of state within a year, if any
 * @param remark the remark published for now ("sur rendez-vous", "congés"), if any
 */
public record OpeningNotice(
        Situation situation,
        LocalDateTime askedAt,
        Optional<OpeningCalendar.Change> next,
        @Nullable String remark) {

    /** The cases a visitor may meet. */
    public enum Situation {
        OPEN,
        CLOSED,
        /** The hours say neither open nor closed: by appointment, to be confirmed, or beyond what is evaluated. */
        TO_CONFIRM,
        NOT_GIVEN
    }

    public static OpeningNotice of(OpeningCalendar calendar, LocalDateTime at) {
        Situation situation = switch (calendar.stateAt(at)) {
            case OPEN -> Situation.OPEN;
            case CLOSED -> Situation.CLOSED;
            case UNKNOWN -> Situation.TO_CONFIRM;
        };
        return new OpeningNotice(
                situation, at, calendar.nextChange(at), calendar.remarkAt(at).orElse(null));
    }

    public static OpeningNotice notGiven(LocalDateTime at) {
        return new OpeningNotice(Situation.NOT_GIVEN, at, Optional.empty(), null);
    }
}
