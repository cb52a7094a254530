// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.week;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Ordinary hours as a form says them, in the syntax of OpenStreetMap: days, a morning and an afternoon, not on public holidays. */
public final class UsualHours {
    private static final List<String> WEEKDAYS = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");

    private UsualHours() {}

    /** A stretch of a day. */
    public record Part(LocalTime from, LocalTime until) {}

    public static String compose(Collection<DayOfWeek> days, List<Part> parts) {
        return days.stream()
                        .distinct()
                        .sorted()
                        .map(day -> WEEKDAYS.get(day.ordinal()))
                        .collect(Collectors.joining(","))
                + " "
                + parts.stream().map(part -> part.from() + "-" + part.until()).collect(Collectors.joining(","))
                + "; PH off";
    }
}
