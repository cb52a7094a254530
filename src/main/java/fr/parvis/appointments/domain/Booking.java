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
        int version) {}
