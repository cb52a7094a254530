// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Optional;

/** One condition of a rule on the day: a weekday, a week of the year, a stretch of dates, a kind of holiday. */
@FunctionalInterface
interface DaySelector {

    Match match(LocalDate day, Holidays holidays);

    static DaySelector anyOf(List<DaySelector> selectors) {
        return (day, holidays) -> selectors.stream()
                .map(selector -> selector.match(day, holidays))
                .reduce(Match.NO, Match::or);
    }

    /** A selector that we read but do not evaluate: every day may be meant. */
    static DaySelector beyondUs() {
        return (day, holidays) -> Match.MAYBE;
    }

    static DaySelector years(int first, int last, int step) {
        return (day, holidays) ->
                Match.of(day.getYear() >= first && day.getYear() <= last && (day.getYear() - first) % step == 0);
    }

    /** Weeks of the year as in ISO 8601, from one to the other, through the new year if need be. */
    static DaySelector weeks(int first, int last, int step) {
        boolean turns = last < first;
        return (day, holidays) -> {
            int week = day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            if (turns && week <= last) {
                // the old year had 52 weeks or 53: every second one is not told for sure
                return step == 1 ? Match.YES : Match.MAYBE;
            }
            return Match.of(week >= first && (turns || week <= last) && (week - first) % step == 0);
        };
    }

    /** Weekdays from one to the other, through Sunday if need be. */
    static DaySelector weekdays(DayOfWeek first, DayOfWeek last) {
        int span = Math.floorMod(last.getValue() - first.getValue(), 7);
        return (day, holidays) -> Match.of(Math.floorMod(day.getDayOfWeek().getValue() - first.getValue(), 7) <= span);
    }

    /**
     * The nth such weekday of its month, moved by some days.
     *
     * @param from first rank meant, from 1 to 5 or, counted from the end of the month, from -5 to -1
     * @param to last rank meant, on the same side
     */
    static DaySelector nthWeekday(DayOfWeek weekday, int from, int to, int moved) {
        return (day, holidays) -> {
            LocalDate counted = day.minusDays(moved);
            int rank = from > 0
                    ? (counted.getDayOfMonth() - 1) / 7 + 1
                    : -((counted.lengthOfMonth() - counted.getDayOfMonth()) / 7 + 1);
            return Match.of(counted.getDayOfWeek() == weekday && rank >= from && rank <= to);
        };
    }

    static DaySelector publicHolidays(int moved) {
        return (day, holidays) -> holidays.publicHoliday(day.minusDays(moved));
    }

    static DaySelector schoolHolidays(int moved) {
        return (day, holidays) -> holidays.schoolHoliday(day.minusDays(moved));
    }

    /** "PH,SH Mo-Fr" is read by some as both conditions and by others as either: sure only where they agree. */
    static DaySelector bothOrEither(DaySelector some, DaySelector others) {
        return (day, holidays) -> {
            Match one = some.match(day, holidays);
            Match other = others.match(day, holidays);
            return one.and(other) == one.or(other) ? one.and(other) : Match.MAYBE;
        };
    }

    /** One end of a stretch of dates, found in a given year. */
    @FunctionalInterface
    interface DateInYear {
        Optional<LocalDate> in(int year);
    }

    /**
     * One end of a stretch of dates, with its year where it is written.
     *
     * @param year empty for every year
     */
    record End(DateInYear date, Optional<Integer> year) {}

    /** A stretch of dates: without a year, each year's; one that ends before it starts runs into the next year. */
    static DaySelector dates(End first, End last, int step) {
        return (day, holidays) -> {
            List<Integer> years = first.year()
                    .map(List::of)
                    .orElseGet(() -> List.of(day.getYear() - 1, day.getYear(), day.getYear() + 1));
            for (int candidate : years) {
                Optional<LocalDate> from = first.date().in(candidate);
                Optional<LocalDate> to = last.date().in(last.year().orElse(candidate));
                if (from.isPresent()
                        && to.isPresent()
                        && to.get().isBefore(from.get())
                        && last.year().isEmpty()) {
                    to = last.date().in(candidate + 1);
                }
                if (from.isEmpty() || to.isEmpty()) {
                    continue;
                }
                if (!day.isBefore(from.get()) && !day.isAfter(to.get())) {
                    return Match.of(ChronoUnit.DAYS.between(from.get(), day) % step == 0);
                }
            }
            return Match.NO;
        };
    }

    static DaySelector from(DateInYear first, int year) {
        return (day, holidays) ->
                first.in(year).map(start -> Match.of(!day.isBefore(start))).orElse(Match.MAYBE);
    }
}
