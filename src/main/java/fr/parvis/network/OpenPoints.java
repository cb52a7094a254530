// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import fr.parvis.network.domain.standard.StandardPlace;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The points as open data: what anybody may know of them, and nothing that is the network's own. */
public interface OpenPoints {

    /**
     * A point told to everybody.
     *
     * @param department code of its department
     * @param labels {@code pand}, {@code france-services}
     * @param closedOn first day on which it receives nobody any more, where that is known
     * @param gone whether that day has come
     * @param changedAt last change of what is told of it: by a person, or because a day came
     * @param place in the national standard, its coming closures among its hours; its identifier is the point's own, for good
     */
    record OpenPoint(
            UUID id,
            UUID association,
            PointKind kind,
            String department,
            ZoneId zone,
            Set<String> labels,
            LocalDate openedOn,
            @Nullable LocalDate closedOn,
            boolean gone,
            Instant changedAt,
            StandardPlace place) {}

    /** A stretch of local time on some days of the week that comes back. */
    record WeekSpan(List<DayOfWeek> days, LocalTime from, LocalTime to) {}

    /**
     * Differs from what it was whenever a point, or one of its closures, was changed since, and whenever a day has begun somewhere in the
     * country: what is told of days is then otherwise. Costs the same however many points there are.
     */
    String version();

    /** Hands over the points that receive the public today, one by one in the order of their identifiers. */
    void each(Consumer<OpenPoint> reader);

    /** Hands over those of which something changed at that instant or after it; those that are gone too. */
    void eachChanged(Instant since, Consumer<OpenPoint> reader);

    /** A point that receives the public today. */
    Optional<OpenPoint> find(UUID id);

    /** Hours as a week, when they are as plain as that; nothing otherwise. */
    List<WeekSpan> week(@Nullable String hours);
}
