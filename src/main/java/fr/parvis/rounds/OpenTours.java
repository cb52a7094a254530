// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tours as open data: where they stop and when; never who or what goes with them. */
public interface OpenTours {

    /**
     * A tour that runs, or is still to begin.
     *
     * @param until last day, where there is one
     * @param gone whether it is over: its last day has passed, or its point is closed
     * @param changedAt time of the last change of what is told of it
     */
    record OpenTour(
            UUID id,
            UUID point,
            String name,
            LocalDate from,
            @Nullable LocalDate until,
            boolean gone,
            Instant changedAt,
            List<OpenStop> stops) {}

    /**
     * A halt that comes back.
     *
     * @param code short address of its page, for ever
     * @param hours in the syntax of OpenStreetMap
     * @param changes of days to come
     */
    record OpenStop(
            UUID id,
            String code,
            String place,
            String address,
            String insee,
            String commune,
            @Nullable Double latitude,
            @Nullable Double longitude,
            String hours,
            LocalDate from,
            @Nullable LocalDate until,
            List<OpenChange> changes) {}

    /**
     * Change of one day of a stop.
     *
     * @param kind {@code CANCELLED}, {@code MOVED}, {@code LATE}, {@code HOURS} or {@code ADDED}
     * @param from and {@code to}: other hours, or those of a day added
     * @param place place where it is that day instead
     * @param minutes of delay
     * @param reason as the public reads it; may be empty
     */
    record OpenChange(
            LocalDate day,
            String kind,
            @Nullable LocalTime from,
            @Nullable LocalTime to,
            @Nullable String place,
            @Nullable Integer minutes,
            String reason) {}

    /** Differs from what it was whenever a tour, a stop or what is said of one of its days was changed since. */
    String version();

    /** The tours that run or are to begin, in the order of their identifiers. */
    List<OpenTour> list();

    /** Those of which something changed at that instant or after it; those that are over too. */
    List<OpenTour> listChanged(Instant since);
}
