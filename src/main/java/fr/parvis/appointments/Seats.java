// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments;

import fr.parvis.values.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Appointments that somebody on the telephone takes for the person they speak with, at a point of any association: those that the public books alone.
 * Asked outside of any transaction.
 */
public interface Seats {

    /** Code of the problem of a time that was taken meanwhile; who asks looks for the nearest free ones. */
    String TAKEN = "appointments.problem.taken";

    /** @param label purpose of the appointment */
    record Motive(UUID id, String label, int minutes) {}

    /** A free time. */
    record Seat(UUID point, Motive motive, Instant from) {}

    /** Motives that are booked at a point, by label; none where its association offers none. */
    List<Motive> motives(UUID point);

    /** The first free time at a point, whatever it is for. */
    Optional<Seat> next(UUID point);

    /**
     * Free times at a point, the first to come first.
     *
     * @param day of which all are wanted; without it the first ones of different half days
     */
    List<Seat> list(UUID point, UUID motive, @Nullable LocalDate day);

    /** Person who comes: reached by an SMS that says when and where, with the code. */
    record Guest(String name, String phone, String language) {}

    /**
     * Free time to book.
     *
     * @param id of what it ends, such as a call: the same one twice is one appointment
     */
    record Asked(UUID id, UUID point, UUID motive, Instant from, Guest guest) {}

    /** Books a free time. @return code by which the person finds, moves and gives up the appointment */
    Outcome<String> book(Asked asked);
}
