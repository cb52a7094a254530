// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.domain;

import fr.parvis.values.EnumCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Request of somebody who waits for an appointment that becomes free.
 *
 * @param point service point; null means any
 * @param last included
 * @param person of a file, where there is one
 * @param offers number of offers made so far
 * @param offer the one that runs; null in all states but {@link State#OFFERED}
 */
public record Waiting(
        UUID id,
        UUID motive,
        @Nullable UUID point,
        LocalDate first,
        LocalDate last,
        State state,
        @Nullable UUID person,
        Instant askedAt,
        int offers,
        @Nullable Offer offer) {

    /** @param until end of the lease */
    public record Offer(UUID point, Instant from, Instant until) {}

    /** State of a request. */
    public enum State {
        WAITING,
        OFFERED,
        BOOKED,
        /** They do not want one any more, or never answered. */
        DECLINED;

        public boolean isOver() {
            return this == BOOKED || this == DECLINED;
        }

        public String key() {
            return EnumCode.of(this);
        }

        static State of(String key) {
            return EnumCode.read(State.class, key);
        }
    }

    boolean takes(LocalDate day, UUID place) {
        return !day.isBefore(first) && !day.isAfter(last) && (point == null || point.equals(place));
    }
}
