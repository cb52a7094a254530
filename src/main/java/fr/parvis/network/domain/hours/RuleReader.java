// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.hours;

import ch.poole.openinghoursparser.DateRange;
import ch.poole.openinghoursparser.DateWithOffset;
import ch.poole.openinghoursparser.Event;
import ch.poole.openinghoursparser.Holiday;
import ch.poole.openinghoursparser.Nth;
import ch.poole.openinghoursparser.Rule;
import ch.poole.openinghoursparser.RuleModifier;
import ch.poole.openinghoursparser.TimeSpan;
import ch.poole.openinghoursparser.VarDate;
import ch.poole.openinghoursparser.VariableTime;
import ch.poole.openinghoursparser.WeekDay;
import ch.poole.openinghoursparser.WeekDayRange;
import ch.poole.openinghoursparser.WeekRange;
import ch.poole.openinghoursparser.YearRange;
import fr.parvis.network.domain.hours.DaySelector.DateInYear;
import fr.parvis.network.domain.hours.DaySelector.End;
import fr.parvis.network.domain.hours.HoursRule.Certainty;
import fr.parvis.network.domain.hours.HoursRule.Joining;
import fr.parvis.network.domain.hours.HoursRule.Span;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns a rule as it was written into one that can be applied to days, noting what is beyond us. */
final class RuleReader {

    private static final int NOON = 12 * 60;
    private static final int EVENING = 18 * 60;

    private final Set<Limit> limits;

    RuleReader(Set<Limit> limits) {
        this.limits = limits;
    }

    HoursRule read(Rule rule) {
        List<DaySelector> selectors = new ArrayList<>();
        some(rule.getYears())
                .map(years -> years.stream().map(this::years).toList())
                .map(DaySelector::anyOf)
                .ifPresent(selectors::add);
        some(rule.getDates())
                .map(dates -> dates.stream().map(this::dates).toList())
                .map(DaySelector::anyOf)
                .ifPresent(selectors::add);
        some(rule.getWeeks())
                .map(weeks -> weeks.stream().map(RuleReader::weeks).toList())
                .map(DaySelector::anyOf)
                .ifPresent(selectors::add);
        selectors.addAll(holidaysAndWeekdays(rule));
        return new HoursRule(selectors, spans(rule), state(rule), remark(rule), joining(rule));
    }

    private static <T> Optional<List<T>> some(@Nullable List<T> list) {
        return Optional.ofNullable(list).filter(values -> !values.isEmpty());
    }

    static Joining joining(Rule rule) {
        if (rule.isFallBack()) {
            return Joining.FALLS_BACK;
        }
        return rule.isAdditive() ? Joining.ADDS : Joining.REPLACES;
    }

    /** A remark without a word on the state makes it uncertain: that is how the notation defines it. */
    static OpeningState state(Rule rule) {
        RuleModifier modifier = rule.getModifier();
        if (modifier == null || modifier.getModifier() == null) {
            boolean remarked = modifier != null || rule.getComment() != null;
            return remarked ? OpeningState.UNKNOWN : OpeningState.OPEN;
        }
        return switch (modifier.getModifier()) {
            case OPEN -> OpeningState.OPEN;
            case CLOSED, OFF -> OpeningState.CLOSED;
            case UNKNOWN -> OpeningState.UNKNOWN;
        };
    }

    static @Nullable String remark(Rule rule) {
        RuleModifier modifier = rule.getModifier();
        return modifier != null && modifier.getComment() != null ? modifier.getComment() : rule.getComment();
    }

    // days

    private DaySelector years(YearRange years) {
        int first = years.getStartYear();
        int last = years.isOpenEnded()
                ? Integer.MAX_VALUE
                : years.getEndYear() == YearRange.UNDEFINED_YEAR ? first : years.getEndYear();
        return DaySelector.years(first, last, Math.max(1, years.getInterval()));
    }

    private static DaySelector weeks(WeekRange weeks) {
        int last = weeks.getEndWeek() == WeekRange.UNDEFINED_WEEK ? weeks.getStartWeek() : weeks.getEndWeek();
        return DaySelector.weeks(weeks.getStartWeek(), last, Math.max(1, weeks.getInterval()));
    }

    private List<DaySelector> holidaysAndWeekdays(Rule rule) {
        List<Holiday> kinds = some(rule.getHolidays()).orElse(List.of());
        List<DaySelector> holidays = kinds.stream().map(RuleReader::holiday).toList();
        List<DaySelector> weekdays = some(rule.getDays()).orElse(List.of()).stream()
                .flatMap(RuleReader::weekdays)
                .toList();
        if (holidays.isEmpty() && weekdays.isEmpty()) {
            return List.of();
        }
        if (holidays.isEmpty() || weekdays.isEmpty() || kinds.getFirst().getUseAsWeekDay()) {
            return List.of(DaySelector.anyOf(
                    Stream.concat(holidays.stream(), weekdays.stream()).toList()));
        }
        if (holidays.size() > 1) {
            limits.add(Limit.HOLIDAYS_AND_WEEKDAYS);
            return List.of(DaySelector.bothOrEither(DaySelector.anyOf(holidays), DaySelector.anyOf(weekdays)));
        }
        return List.of(holidays.getFirst(), DaySelector.anyOf(weekdays));
    }

    private static DaySelector holiday(Holiday holiday) {
        return switch (holiday.getType()) {
            case PH -> DaySelector.publicHolidays(holiday.getOffset());
            case SH -> DaySelector.schoolHolidays(holiday.getOffset());
        };
    }

    private static Stream<DaySelector> weekdays(WeekDayRange range) {
        DayOfWeek first = weekday(range.getStartDay());
        List<Nth> ranks = some(range.getNths()).orElse(List.of());
        if (ranks.isEmpty()) {
            return Stream.of(
                    DaySelector.weekdays(first, range.getEndDay() == null ? first : weekday(range.getEndDay())));
        }
        return ranks.stream().map(rank -> {
            int from = rank.getStartNth();
            int to = rank.getEndNth() == Nth.INVALID_NTH ? from : rank.getEndNth();
            return DaySelector.nthWeekday(first, from, to, range.getOffset());
        });
    }

    static DayOfWeek weekday(WeekDay day) {
        return DayOfWeek.of(day.ordinal() + 1);
    }

    private DaySelector dates(DateRange range) {
        DateWithOffset start = range.getStartDate();
        DateWithOffset end = range.getEndDate();
        if (start.getWeekDayOffset() != null || (end != null && end.getWeekDayOffset() != null)) {
            limits.add(Limit.WEEKDAY_NEAR_DATE);
            return DaySelector.beyondUs();
        }
        if (isImpossible(start, start) || (end != null && isImpossible(end, start))) {
            limits.add(Limit.IMPOSSIBLE_DATE);
            return DaySelector.beyondUs();
        }
        DateInYear first = dateInYear(start, start, false);
        Optional<Integer> year = year(start);
        if (start.isOpenEnded() || (end != null && end.isOpenEnded())) {
            if (year.isEmpty() || end != null) {
                limits.add(Limit.ENDLESS_DATE);
                return DaySelector.beyondUs();
            }
            return DaySelector.from(first, year.get());
        }
        if (end == null) {
            return DaySelector.dates(new End(first, year), new End(dateInYear(start, start, true), year), 1);
        }
        return DaySelector.dates(
                new End(first, year),
                new End(dateInYear(end, start, true), year(end)),
                Math.max(1, range.getInterval()));
    }

    private static Optional<Integer> year(DateWithOffset date) {
        return date.undefinedYear() ? Optional.empty() : Optional.of(date.getYear());
    }

    private static @Nullable Month month(DateWithOffset date, DateWithOffset start) {
        ch.poole.openinghoursparser.Month written = date.getMonth() == null ? start.getMonth() : date.getMonth();
        return written == null ? null : Month.of(written.ordinal() + 1);
    }

    private static boolean isImpossible(DateWithOffset date, DateWithOffset start) {
        if (date.getVarDate() != null) {
            return false;
        }
        Month month = month(date, start);
        return month == null || (!date.undefinedDay() && date.getDay() > month.maxLength());
    }

    /** @param last whether the last day is meant when only a month is written */
    private static DateInYear dateInYear(DateWithOffset date, DateWithOffset start, boolean last) {
        int moved = date.getDayOffset();
        if (date.getVarDate() == VarDate.EASTER) {
            return year -> Optional.of(Holidays.easter(year).plusDays(moved));
        }
        Month month = month(date, start);
        if (month == null) {
            return year -> Optional.empty();
        }
        if (date.getNthWeekDay() != null) {
            DayOfWeek weekday = weekday(date.getNthWeekDay());
            return year -> nthWeekday(YearMonth.of(year, month), weekday, date.getNth())
                    .map(day -> day.plusDays(moved));
        }
        if (date.undefinedDay()) {
            return year -> {
                YearMonth whole = YearMonth.of(year, month);
                return Optional.of(last ? whole.atEndOfMonth() : whole.atDay(1));
            };
        }
        boolean single = date == start;
        return year -> {
            YearMonth whole = YearMonth.of(year, month);
            if (whole.isValidDay(date.getDay())) {
                return Optional.of(whole.atDay(date.getDay()).plusDays(moved));
            }
            // 29 February of a common year: no such single day, but a stretch may start or end there
            return single && last
                    ? Optional.empty()
                    : Optional.of(
                            last ? whole.atEndOfMonth() : whole.plusMonths(1).atDay(1));
        };
    }

    private static Optional<LocalDate> nthWeekday(YearMonth month, DayOfWeek weekday, int rank) {
        return month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .filter(day -> DaySelector.nthWeekday(weekday, rank, rank, 0).match(day, Holidays.ofUnknownPlace())
                        == Match.YES)
                .findFirst();
    }

    // times

    private List<Span> spans(Rule rule) {
        List<TimeSpan> written = some(rule.getTimes()).orElse(List.of());
        if (written.isEmpty()) {
            return List.of(Span.WHOLE_DAY);
        }
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            TimeSpan following = i + 1 < written.size() ? written.get(i + 1) : null;
            spans.addAll(spans(written.get(i), following));
        }
        return spans;
    }

    private List<Span> spans(TimeSpan written, @Nullable TimeSpan following) {
        if (written.getStartEvent() != null || written.getEndEvent() != null) {
            limits.add(Limit.SUN_TIME);
            return List.of(new Span(0, HoursRule.MIDNIGHT + sunSpill(written), Certainty.DOUBTFUL));
        }
        int from = written.getStart();
        boolean endless = written.getEnd() == TimeSpan.UNDEFINED_TIME;
        int to = endless || written.getEnd() > from ? written.getEnd() : written.getEnd() + HoursRule.MIDNIGHT;
        if (written.getInterval() > 0) {
            limits.add(Limit.REPEATED_TIME);
            return List.of(new Span(0, Math.max(HoursRule.MIDNIGHT, to), Certainty.DOUBTFUL));
        }
        if (endless && !written.isOpenEnded()) {
            limits.add(Limit.POINT_IN_TIME);
            return List.of(Span.DOUBTFUL_DAY);
        }
        if (!written.isOpenEnded()) {
            return List.of(new Span(from, to, Certainty.STATED));
        }
        int doubtFrom = endless ? from : to;
        int doubtTo = endOfGuess(doubtFrom);
        if (endless && following != null && following.getStart() > from) {
            doubtTo = following.getStart();
        }
        Span guessed = new Span(doubtFrom, doubtTo, Certainty.GUESSED);
        return endless ? List.of(guessed) : List.of(guessed, new Span(from, to, Certainty.STATED));
    }

    /** Until when an open end leaves a doubt: into the night if it starts in the evening, else until midnight. */
    private static int endOfGuess(int from) {
        if (from >= 22 * 60) {
            return from + 8 * 60;
        }
        return from >= 17 * 60 ? from + 10 * 60 : HoursRule.MIDNIGHT;
    }

    /** How far into the next day a span bounded by the sun may run. */
    private static int sunSpill(TimeSpan written) {
        boolean startsLate = startsAtNightfall(written.getStartEvent()) || written.getStart() >= EVENING;
        if (written.getEndEvent() != null) {
            return startsLate ? NOON : 0;
        }
        int end = written.getEnd();
        if (end > HoursRule.MIDNIGHT) {
            return end - HoursRule.MIDNIGHT;
        }
        return startsLate || end <= NOON ? Math.clamp(end, 0, NOON) : 0;
    }

    private static boolean startsAtNightfall(@Nullable VariableTime start) {
        return start != null && (start.getEvent() == Event.SUNSET || start.getEvent() == Event.DUSK);
    }
}
