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

    public Period {
        if (to.isBefore(from)) throw new IllegalArgumentException("the period ends before it begins");
        if (to.isAfter(from.plusYears(LONGEST_YEARS)))
            throw new IllegalArgumentException("the period is longer than " + LONGEST_YEARS + " years");
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
}
