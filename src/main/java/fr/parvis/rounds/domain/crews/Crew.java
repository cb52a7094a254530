// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.crews;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Crew of a tour, for one day or for the days of a pattern between two dates.
 *
 * @param lastDay included
 * @param days in the syntax of OpenStreetMap, without hours: {@code Tu[1,3]}; null means each day of the tour
 * @param members accounts, most often two
 */
public record Crew(
        UUID id,
        UUID association,
        UUID tour,
        LocalDate firstDay,
        LocalDate lastDay,
        @Nullable String days,
        List<UUID> members,
        Instant madeAt) {

    long span() {
        return ChronoUnit.DAYS.between(firstDay, lastDay);
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }
}
