// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An appointment.
 *
 * @param day at its point
 * @param person of a file, where there is one
 * @param visit after which it was made
 * @param travelMinutes the way to a home, and back; 0 for an appointment at the point
 * @param meeting of several persons who share its time; null for an appointment of one's own
 * @param ticket in the queue, once the person is there
 */
public record Booking(
        UUID id,
        UUID motive,
        UUID point,
        LocalDate day,
        Instant from,
        Instant until,
        BookingState state,
        @Nullable UUID person,
        @Nullable UUID visit,
        @Nullable UUID ticket,
        int version,
        int travelMinutes,
        @Nullable UUID meeting) {

    /** Appointment at a point. */
    public Booking(
            UUID id,
            UUID motive,
            UUID point,
            LocalDate day,
            Instant from,
            Instant until,
            BookingState state,
            @Nullable UUID person,
            @Nullable UUID visit,
            @Nullable UUID ticket,
            int version) {
        this(id, motive, point, day, from, until, state, person, visit, ticket, version, 0, null);
    }

    /** Identifier under which the rota knows its time. */
    UUID subject() {
        return meeting == null ? id : meeting;
    }

    public boolean isShared() {
        return meeting != null;
    }

    public boolean isAtHome() {
        return travelMinutes > 0;
    }
}
