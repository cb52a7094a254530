// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.web;

import fr.parvis.values.EnumCode;
import fr.parvis.values.Period;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;

/** Periods that move with the calendar; a saved view keeps their name, an address the days. */
enum RelativePeriod {
    TODAY,
    WEEK,
    MONTH,
    LAST_MONTH,
    LAST_QUARTER,
    YEAR,
    LAST_YEAR,
    /** The month of the day and the eleven before it; outside an association the twelve that are over. */
    TWELVE_MONTHS;

    private static final int QUARTER = 3;
    private static final int TWELVE = 12;
    private static final List<RelativePeriod> OUTSIDE =
            List.of(LAST_MONTH, LAST_QUARTER, YEAR, LAST_YEAR, TWELVE_MONTHS);

    String key() {
        return EnumCode.of(this);
    }

    static Optional<RelativePeriod> find(String key) {
        return EnumCode.find(RelativePeriod.class, key);
    }

    /** Periods that are offered. @param outside whether only whole months that are over are told */
    static List<RelativePeriod> offered(boolean outside) {
        return outside ? OUTSIDE : List.of(values());
    }

    /** The one of a question that names none. @param outside whether only whole months that are over are told */
    static RelativePeriod usual(boolean outside) {
        return outside ? LAST_MONTH : MONTH;
    }

    /** Its days, as seen from a day. @param outside whether only whole months that are over are told */
    Period on(LocalDate today, boolean outside) {
        return outside ? whole(lastMonth(today)) : days(today);
    }

    private Period days(LocalDate today) {
        return switch (this) {
            case TODAY -> new Period(today, today);
            case WEEK -> new Period(today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), today);
            case MONTH -> new Period(today.withDayOfMonth(1), today);
            case LAST_MONTH -> months(YearMonth.from(today).minusMonths(1), 1);
            case LAST_QUARTER -> months(quarter(YearMonth.from(today)).minusMonths(1), QUARTER);
            case YEAR -> new Period(today.withDayOfYear(1), today);
            case LAST_YEAR -> Period.ofYear(today.getYear() - 1);
            case TWELVE_MONTHS -> new Period(today.withDayOfMonth(1).minusMonths(TWELVE - 1L), today);
        };
    }

    private Period whole(YearMonth last) {
        return switch (this) {
            case TODAY, WEEK, MONTH, LAST_MONTH -> months(last, 1);
            case LAST_QUARTER -> months(quarter(last.plusMonths(1)).minusMonths(1), QUARTER);
            case YEAR -> months(last, last.getMonthValue());
            case LAST_YEAR -> Period.ofYear(last.getYear() - 1);
            case TWELVE_MONTHS -> months(last, TWELVE);
        };
    }

    /** The last month that is over everywhere: in Polynesia a day ends eleven hours later than in Paris. */
    static YearMonth lastMonth(LocalDate today) {
        return YearMonth.from(today.minusDays(1)).minusMonths(1);
    }

    /** First month of the quarter. */
    private static YearMonth quarter(YearMonth month) {
        return month.minusMonths((month.getMonthValue() - 1) % QUARTER);
    }

    private static Period months(YearMonth last, int count) {
        return new Period(last.minusMonths(count - 1L).atDay(1), last.atEndOfMonth());
    }
}
