package fr.parvis.statistics.domain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * Days counted together, both ends included, five years at most.
 *
 * @param from first day
 * @param to last day, not before the first
 */
public record Period(LocalDate from, LocalDate to) {
    static final int LONGEST_YEARS = 5;
    private static final int EARLIEST = 1900;
    private static final int LATEST = 2999;

    public Period {
        if (to.isBefore(from)) throw new IllegalArgumentException("the period ends before it begins");
        if (tooLong(from, to))
            throw new IllegalArgumentException("the period is longer than " + LONGEST_YEARS + " years");
    }

    /** Whether two days given by somebody make a period: in their order, of our time, not too long. */
    public static boolean holds(LocalDate from, LocalDate to) {
        return from.getYear() >= EARLIEST && to.getYear() <= LATEST && !to.isBefore(from) && !tooLong(from, to);
    }

    private static boolean tooLong(LocalDate from, LocalDate to) {
        return to.isAfter(from.plusYears(LONGEST_YEARS));
    }

    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /**
     * The period before, of the same make: the month before a whole month, the year before a whole year (or before the same days
     * of a year), else as many days just before.
     */
    public Period before() {
        boolean fromFirstOfMonth = from.getDayOfMonth() == 1;
        if (fromFirstOfMonth && to.equals(to.with(TemporalAdjusters.lastDayOfMonth()))) {
            long months = ChronoUnit.MONTHS.between(from, to.plusDays(1));
            return new Period(from.minusMonths(months), from.minusDays(1));
        }
        return new Period(from.minusDays(days()), from.minusDays(1));
    }

    /** The same days of the year before: whole months stay whole, 29 February becomes the 28th. */
    public Period yearBefore() {
        boolean toTheEnd = to.equals(to.with(TemporalAdjusters.lastDayOfMonth()));
        var end = to.minusYears(1);
        return new Period(from.minusYears(1), toTheEnd ? end.with(TemporalAdjusters.lastDayOfMonth()) : end);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
