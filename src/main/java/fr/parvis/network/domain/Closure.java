// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.network.domain.hours.TimeSpan;
import fr.parvis.network.domain.hours.WeeklyHours.ExceptionalPeriod;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Days on which a point is closed, or open otherwise than in its week.
 *
 * @param last last day, included
 * @param hours "10:00-12:00", or two such spans with a comma between; null when the point is closed
 * @param reason for the public; may be empty
 */
public record Closure(
        LocalDate first, LocalDate last, @Nullable String hours, String reason) {

    /** These days as the notation of opening hours tells them. */
    public ExceptionalPeriod period() {
        return new ExceptionalPeriod(first, last, spans(), reason);
    }

    private List<TimeSpan> spans() {
        if (hours == null || hours.isBlank()) return List.of();
        return Arrays.stream(hours.split(","))
                .map(span -> span.strip().split("-"))
                .map(ends -> new TimeSpan(LocalTime.parse(ends[0]), LocalTime.parse(ends[1])))
                .toList();
    }

    /** Whether nobody is received on these days; else the point is open at other hours. */
    public boolean isClosing() {
        return spans().isEmpty();
    }

    public boolean isOver(LocalDate today) {
        return last.isBefore(today);
    }
}
