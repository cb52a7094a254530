// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.domain;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A quarter or a year of the calendar.
 *
 * @param quarter 1 to 4; 0 for the whole year
 */
public record ReportPeriod(int year, int quarter) {
    private static final Pattern KEY = Pattern.compile("(20\\d\\d)(?:-t([1-4]))?");
    private static final int MONTHS = 3;
    private static final int QUARTERS = 4;

    /** As addresses and tables say it: {@code 2026-t3}, {@code 2026}. */
    public String key() {
        return quarter == 0 ? String.valueOf(year) : year + "-t" + quarter;
    }

    public static Optional<ReportPeriod> find(String key) {
        var read = KEY.matcher(key);
        return read.matches()
                ? Optional.of(new ReportPeriod(
                        Integer.parseInt(read.group(1)), read.group(2) == null ? 0 : Integer.parseInt(read.group(2))))
                : Optional.empty();
    }

    public static ReportPeriod quarterOf(LocalDate day) {
        return new ReportPeriod(day.getYear(), (day.getMonthValue() - 1) / MONTHS + 1);
    }

    public boolean ofYear() {
        return quarter == 0;
    }

    public YearMonth firstMonth() {
        return YearMonth.of(year, ofYear() ? 1 : (quarter - 1) * MONTHS + 1);
    }

    public YearMonth lastMonth() {
        return YearMonth.of(year, ofYear() ? 12 : quarter * MONTHS);
    }

    public LocalDate from() {
        return firstMonth().atDay(1);
    }

    public LocalDate to() {
        return lastMonth().atEndOfMonth();
    }

    /** Whether its last day is over. */
    public boolean isOver(LocalDate today) {
        return today.isAfter(to());
    }

    public ReportPeriod yearBefore() {
        return new ReportPeriod(year - 1, quarter);
    }

    /** The one before, of the same length. */
    public ReportPeriod before() {
        if (ofYear()) return yearBefore();
        return quarter == 1 ? new ReportPeriod(year - 1, QUARTERS) : new ReportPeriod(year, quarter - 1);
    }

    /** Its quarters: itself, or the four of a year. */
    List<ReportPeriod> quarters() {
        return ofYear() ? quartersUpTo(QUARTERS) : List.of(this);
    }

    /** The quarters of its year up to its end. */
    List<ReportPeriod> quartersSoFar() {
        return quartersUpTo(ofYear() ? QUARTERS : quarter);
    }

    private List<ReportPeriod> quartersUpTo(int last) {
        var quarters = new ArrayList<ReportPeriod>();
        for (int i = 1; i <= last; i++) quarters.add(new ReportPeriod(year, i));
        return quarters;
    }

    List<YearMonth> months() {
        var months = new ArrayList<YearMonth>();
        for (var month = firstMonth(); !month.isAfter(lastMonth()); month = month.plusMonths(1)) months.add(month);
        return months;
    }
}
