// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.tours;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Change of one day of a stop instead of what is usual.
 *
 * @param from and {@code to}: for {@link Kind#HOURS} and {@link Kind#ADDED}
 * @param place for {@link Kind#MOVED}
 * @param minutes for {@link Kind#LATE}
 * @param reason for the public; may be empty
 * @param saidAt the last word stands
 */
public record StopChange(
        UUID stop,
        LocalDate day,
        Kind kind,
        @Nullable LocalTime from,
        @Nullable LocalTime to,
        @Nullable String place,
        @Nullable Integer minutes,
        String reason,
        Instant saidAt) {

    /** Change that may happen to a day. */
    public enum Kind {
        CANCELLED,
        MOVED,
        LATE,
        HOURS,
        /** A day on which it does not usually come. */
        ADDED,
        /** All is as usual again; kept, so that what was said before it and arrives after it changes nothing. */
        RESTORED;

        /** Kind of a change that may be announced; a restored day is {@link AnnounceStopChange#restore}. */
        public static Optional<Kind> find(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind != RESTORED)
                    .filter(kind -> kind.name().equalsIgnoreCase(word))
                    .findAny();
        }
    }

    static StopChange restored(UUID stop, LocalDate day, Instant at) {
        return new StopChange(stop, day, Kind.RESTORED, null, null, null, null, "", at);
    }

    /** As said now when the clock of the device runs ahead: it would stand over all that is said until then. */
    StopChange notAhead(Instant now) {
        return saidAt.isAfter(now) ? new StopChange(stop, day, kind, from, to, place, minutes, reason, now) : this;
    }

    /** Whether it was said after what was said at that instant, and so stands over it. */
    public boolean standsOver(Instant at) {
        return saidAt.isAfter(at);
    }

    /** Whether it says the same, whenever it was said. */
    boolean saysTheSameAs(StopChange other) {
        return kind == other.kind
                && Objects.equals(from, other.from)
                && Objects.equals(to, other.to)
                && Objects.equals(place, other.place)
                && Objects.equals(minutes, other.minutes)
                && reason.equals(other.reason);
    }
}
