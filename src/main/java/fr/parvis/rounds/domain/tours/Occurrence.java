// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.tours;

import fr.parvis.rounds.Rounds;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One halt on one day.
 *
 * @param part rank among that day's at this stop: 0 for the first, whatever its hours
 * @param from and {@code to}: local times, before any delay
 * @param start the instant at which it begins, delay included
 * @param place place where it is that day
 * @param note reason why it is otherwise, as the public reads it; may be empty
 * @param saidAt time when something was last said of that day, that all is as usual again too
 */
public record Occurrence(
        Tour tour,
        Stop stop,
        LocalDate day,
        int part,
        LocalDateTime from,
        LocalDateTime to,
        Instant start,
        Instant end,
        Rounds.State state,
        @Nullable StopChange change,
        String place,
        String note,
        @Nullable Instant saidAt) {
    private static final Instant FIRST_WORD = Instant.parse("2025-01-01T00:00:00Z");

    /** Higher after each change of the tour, of the stop, or of what is said of the day. */
    public int revision() {
        var said = saidAt == null
                ? 0
                : Math.max(0, Duration.between(FIRST_WORD, saidAt).toSeconds());
        return Math.clamp(tour.version() + stop.version() + said, 0, Integer.MAX_VALUE);
    }

    public boolean takesPlace() {
        return state != Rounds.State.CANCELLED;
    }

    boolean overlaps(Occurrence other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    /** The order of a day's sheet. */
    static final Comparator<Occurrence> IN_TIME =
            Comparator.comparing(Occurrence::start).thenComparing(o -> o.stop().position());
}
