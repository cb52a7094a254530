// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.hours;

import ch.poole.openinghoursparser.DateRange;
import ch.poole.openinghoursparser.DateWithOffset;
import ch.poole.openinghoursparser.Nth;
import ch.poole.openinghoursparser.Rule;
import ch.poole.openinghoursparser.WeekDayRange;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sets right what the parser reads otherwise than the notation says: the weekday and the year of a list of months, a holiday before a month. */
final class ParserCorrections {
    private static final String MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
    private static final Pattern HOLIDAY_BEFORE_MONTHS =
            Pattern.compile("(?<![\\w\"])([SP]H)\\s+(" + MONTH + "(?:\\s*[-,]\\s*" + MONTH + ")*)(?=\\s|$)");

    private ParserCorrections() {}

    /** "SH Jul,Aug Tu[2]" as the parser takes it: the months before the holiday. */
    static String holidaysAfterMonths(String expression) {
        return HOLIDAY_BEFORE_MONTHS.matcher(expression).replaceAll("$2 $1");
    }

    static Rule mend(Rule rule) {
        if (rule.getDates() != null && rule.getDates().size() > 1) {
            weekdayOfAll(rule, rule.getDates());
            yearOfAll(rule.getDates());
        }
        return rule;
    }

    /** "Jul,Aug Tu[2]" is the second Tuesday of both months: the parser gives it to the last one alone. */
    private static void weekdayOfAll(Rule rule, List<DateRange> dates) {
        var last = dates.getLast().getStartDate();
        var weekday = last.getNthWeekDay();
        boolean months = dates.subList(0, dates.size() - 1).stream().allMatch(ParserCorrections::wholeMonths);
        if (weekday == null || last.getMonth() == null || dates.getLast().getEndDate() != null || !months) return;
        var nth = new Nth();
        nth.setStartNth(last.getNth());
        var range = new WeekDayRange();
        range.setStartDay(weekday);
        range.setNths(new ArrayList<>(List.of(nth)));
        range.setOffset(last.getDayOffset());
        var month = new DateWithOffset();
        month.setYear(last.getYear());
        month.setMonth(last.getMonth());
        var all = new ArrayList<>(dates.subList(0, dates.size() - 1));
        var mended = new DateRange();
        mended.setStartDate(month);
        all.add(mended);
        rule.setDates(all);
        var days = new ArrayList<WeekDayRange>();
        if (rule.getDays() != null) days.addAll(rule.getDays());
        days.addFirst(range);
        rule.setDays(days);
    }

    /** "2026 Nov,Dec" is two months of one year. */
    private static void yearOfAll(List<DateRange> dates) {
        var year = dates.getFirst().getStartDate();
        if (year.undefinedYear() || !dates.stream().allMatch(ParserCorrections::wholeMonths)) return;
        for (var date : dates) {
            withYear(date.getStartDate(), year.getYear());
            withYear(date.getEndDate(), year.getYear());
        }
    }

    private static void withYear(@Nullable DateWithOffset date, int year) {
        if (date != null && date.undefinedYear()) date.setYear(year);
    }

    private static boolean wholeMonths(DateRange range) {
        return wholeMonth(range.getStartDate()) && (range.getEndDate() == null || wholeMonth(range.getEndDate()));
    }

    private static boolean wholeMonth(DateWithOffset date) {
        return date.getMonth() != null
                && date.undefinedDay()
                && date.getNthWeekDay() == null
                && date.getVarDate() == null
                && date.getWeekDayOffset() == null
                && date.getDayOffset() == 0
                && !date.isOpenEnded();
    }
}
