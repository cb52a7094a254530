// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.demonstration.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Map;

/** Number of visits of a day against an ordinary one: by the day of the week and, over several years, by the month. */
final class Rhythm {
    private static final Map<DayOfWeek, Double> WEEK = Map.of(
            DayOfWeek.MONDAY, 0.85,
            DayOfWeek.TUESDAY, 1.2,
            DayOfWeek.WEDNESDAY, 1.0,
            DayOfWeek.THURSDAY, 1.05,
            DayOfWeek.FRIDAY, 0.9,
            DayOfWeek.SATURDAY, 0.35);

    /** Tax returns in spring, a quiet summer, the return to school and the heating season. No published figure: plausible only. */
    private static final Map<Month, Double> YEAR = Map.ofEntries(
            Map.entry(Month.JANUARY, 1.1),
            Map.entry(Month.FEBRUARY, 0.95),
            Map.entry(Month.MARCH, 1.0),
            Map.entry(Month.APRIL, 1.05),
            Map.entry(Month.MAY, 1.1),
            Map.entry(Month.JUNE, 1.0),
            Map.entry(Month.JULY, 0.8),
            Map.entry(Month.AUGUST, 0.55),
            Map.entry(Month.SEPTEMBER, 1.2),
            Map.entry(Month.OCTOBER, 1.15),
            Map.entry(Month.NOVEMBER, 1.1),
            Map.entry(Month.DECEMBER, 0.95));

    private Rhythm() {}

    /** Zero when nobody receives. */
    static double ofWeek(LocalDate day) {
        return WEEK.getOrDefault(day.getDayOfWeek(), 0.0);
    }

    static double ofYear(LocalDate day) {
        return YEAR.getOrDefault(day.getMonth(), 1.0);
    }
}
