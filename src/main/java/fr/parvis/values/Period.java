// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.values;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * Days counted together, both ends included.
 *
 * @param from first day
 * @param to last day, not before the first
 */
public record Period(LocalDate from, LocalDate to) {
    private static final int LONGEST_YEARS = 100;
    private static final int EARLIEST = 1900;
    private static final int LATEST = 2999;

    public Period {
        if (to.isBefore(from)) throw new IllegalArgumentException("no period: " + from + " to " + to);
    }

    /** Whether two days given by somebody make a period: in their order, of our time, not too long. */
    public static boolean holds(LocalDate from, LocalDate to) {
        return from.getYear() >= EARLIEST
                && to.getYear() <= LATEST
                && !to.isBefore(from)
                && !to.isAfter(from.plusYears(LONGEST_YEARS));
    }

    /** Whether two days given by somebody make a period no longer than some years. */
    public static boolean holds(LocalDate from, LocalDate to, int years) {
        return holds(from, to) && !to.isAfter(from.plusYears(years));
    }

    public static Period ofYear(int year) {
        return new Period(
                LocalDate.of(year, 1, 1), LocalDate.of(year, 1, 1).plusYears(1).minusDays(1));
    }

    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** Whether it begins with a month and ends with one. */
    public boolean isWholeMonths() {
        return from.getDayOfMonth() == 1 && to.equals(to.with(TemporalAdjusters.lastDayOfMonth()));
    }

    /** The period before, of the same make: as many whole months before whole months, else as many days just before. */
    public Period before() {
        if (isWholeMonths())
            return new Period(from.minusMonths(ChronoUnit.MONTHS.between(from, to.plusDays(1))), from.minusDays(1));
        return new Period(from.minusDays(days()), from.minusDays(1));
    }

    /** The same days of the year before: whole months stay whole, 29 February becomes the 28th. */
    public Period yearBefore() {
        var end = to.minusYears(1);
        return new Period(from.minusYears(1), isWholeMonths() ? end.with(TemporalAdjusters.lastDayOfMonth()) : end);
    }

    /** The days that are in both; null where none is. */
    public @Nullable Period common(Period other) {
        var first = from.isBefore(other.from) ? other.from : from;
        var last = to.isAfter(other.to) ? other.to : to;
        return last.isBefore(first) ? null : new Period(first, last);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
