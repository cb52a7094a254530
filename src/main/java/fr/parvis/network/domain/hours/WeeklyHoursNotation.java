// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.hours;

import ch.poole.openinghoursparser.DateRange;
import ch.poole.openinghoursparser.DateWithOffset;
import ch.poole.openinghoursparser.Holiday;
import ch.poole.openinghoursparser.Rule;
import ch.poole.openinghoursparser.WeekDayRange;
import fr.parvis.network.domain.hours.HoursRule.Joining;
import fr.parvis.network.domain.hours.WeeklyHours.ExceptionalPeriod;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a plain week in the notation of the national standard and recognises one written in it. */
final class WeeklyHoursNotation {

    private static final List<String> WEEKDAYS = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private WeeklyHoursNotation() {}

    // writing

    static String compose(WeeklyHours hours) {
        List<String> rules = new ArrayList<>();
        List<List<TimeSpan>> distinct =
                hours.days().values().stream().distinct().toList();
        for (List<TimeSpan> spans : distinct) {
            List<DayOfWeek> days = WeeklyHours.weekdays().stream()
                    .filter(day -> hours.on(day).equals(spans))
                    .toList();
            rules.add(weekdays(days) + " " + times(spans));
        }
        if (rules.isEmpty()) {
            rules.add("off");
        }
        if (hours.closedOnPublicHolidays()) {
            rules.add("PH off");
        }
        hours.exceptions().forEach(period -> rules.add(exception(period)));
        return String.join("; ", rules);
    }

    private static String weekdays(List<DayOfWeek> days) {
        List<String> written = new ArrayList<>();
        for (int i = 0; i < days.size(); ) {
            int j = i;
            while (j + 1 < days.size()
                    && days.get(j + 1).getValue() == days.get(j).getValue() + 1) {
                j++;
            }
            if (j - i >= 2) {
                written.add(weekday(days.get(i)) + "-" + weekday(days.get(j)));
                i = j + 1;
            } else {
                written.add(weekday(days.get(i)));
                i++;
            }
        }
        return String.join(",", written);
    }

    private static String weekday(DayOfWeek day) {
        return WEEKDAYS.get(day.ordinal());
    }

    private static String times(List<TimeSpan> spans) {
        return spans.stream().map(span -> span.from() + "-" + span.to()).collect(Collectors.joining(","));
    }

    static String exception(ExceptionalPeriod period) {
        String dates = period.first().equals(period.last())
                ? date(period.first())
                : date(period.first()) + "-" + date(period.last());
        String state = period.isClosing() ? "off" : times(period.spans());
        if (period.reason().isEmpty()) {
            return dates + " " + state;
        }
        String open = period.isClosing() ? "" : " open";
        return dates + " " + state + open + " \"" + period.reason() + "\"";
    }

    private static String date(LocalDate date) {
        return String.format(
                Locale.ROOT,
                "%04d %s %02d",
                date.getYear(),
                MONTHS.get(date.getMonthValue() - 1),
                date.getDayOfMonth());
    }

    // reading

    static Optional<WeeklyHours> decompose(OpeningHours hours) {
        Reader reader = new Reader();
        for (Rule rule : hours.written()) {
            if (!reader.takes(rule)) {
                return Optional.empty();
            }
        }
        return reader.read();
    }

    /** Gathers the rules in the order they are written, and gives up on the first that the form has no place for. */
    private static final class Reader {

        private final Map<DayOfWeek, List<TimeSpan>> days = new EnumMap<>(DayOfWeek.class);
        private final List<ExceptionalPeriod> exceptions = new ArrayList<>();
        private boolean closedOnPublicHolidays;
        private boolean first = true;

        boolean takes(Rule rule) {
            boolean plain = !rule.isTwentyfourseven()
                    && !rule.isFallBack()
                    && isEmpty(rule.getYears())
                    && isEmpty(rule.getWeeks())
                    && RuleReader.state(rule) != OpeningState.UNKNOWN;
            boolean taken = plain && (takesWeekdays(rule) || takesPublicHolidays(rule) || takesException(rule));
            first = false;
            return taken;
        }

        private boolean takesWeekdays(Rule rule) {
            boolean everyDay = isEmpty(rule.getDays());
            boolean weekOver = closedOnPublicHolidays || !exceptions.isEmpty();
            if (!isEmpty(rule.getDates())
                    || !isEmpty(rule.getHolidays())
                    || RuleReader.remark(rule) != null
                    || weekOver
                    || (everyDay && !first)) {
                return false;
            }
            Optional<List<DayOfWeek>> meant =
                    everyDay ? Optional.of(WeeklyHours.weekdays()) : weekdaysOf(rule.getDays());
            Optional<List<TimeSpan>> spans = spans(rule);
            if (meant.isEmpty()
                    || spans.isEmpty()
                    || isClosing(rule) != spans.get().isEmpty()) {
                return false;
            }
            for (DayOfWeek day : meant.get()) {
                if (!isClosing(rule) && RuleReader.joining(rule) == Joining.ADDS) {
                    List<TimeSpan> all = new ArrayList<>(Objects.requireNonNullElse(days.get(day), List.of()));
                    all.addAll(spans.get());
                    days.put(day, all);
                } else {
                    days.put(day, spans.get());
                }
            }
            return true;
        }

        private boolean takesPublicHolidays(Rule rule) {
            List<Holiday> holidays = rule.getHolidays();
            boolean taken = holidays != null
                    && holidays.size() == 1
                    && holidays.getFirst().getType() == Holiday.Type.PH
                    && holidays.getFirst().getOffset() == 0
                    && isEmpty(rule.getDays())
                    && isEmpty(rule.getDates())
                    && isEmpty(rule.getTimes())
                    && isClosing(rule)
                    && RuleReader.remark(rule) == null
                    && exceptions.isEmpty();
            closedOnPublicHolidays |= taken;
            return taken;
        }

        private boolean takesException(Rule rule) {
            List<DateRange> dates = rule.getDates();
            if (dates == null || dates.size() != 1 || !isEmpty(rule.getDays()) || !isEmpty(rule.getHolidays())) {
                return false;
            }
            Optional<LocalDate> from = date(dates.getFirst().getStartDate());
            DateWithOffset end = dates.getFirst().getEndDate();
            Optional<LocalDate> to = end == null ? from : date(end);
            Optional<List<TimeSpan>> spans = spans(rule);
            boolean understood = from.isPresent()
                    && to.isPresent()
                    && !to.get().isBefore(from.get())
                    && dates.getFirst().getInterval() == 0
                    && spans.isPresent()
                    && isClosing(rule) == spans.get().isEmpty()
                    && (isClosing(rule) || RuleReader.joining(rule) == Joining.REPLACES)
                    && isDay(spans.get());
            if (understood) {
                String reason = Objects.requireNonNullElse(RuleReader.remark(rule), "");
                exceptions.add(new ExceptionalPeriod(from.get(), to.get(), spans.get(), reason));
            }
            return understood;
        }

        Optional<WeeklyHours> read() {
            days.replaceAll((day, spans) ->
                    spans.stream().sorted(Comparator.comparing(TimeSpan::from)).toList());
            if (!days.values().stream().allMatch(WeeklyHoursNotation::isDay)) {
                return Optional.empty();
            }
            WeeklyHours read = new WeeklyHours(days, closedOnPublicHolidays, exceptions);
            // exceptions written in another order would be heard otherwise
            return read.exceptions().equals(exceptions) ? Optional.of(read) : Optional.empty();
        }
    }

    private static boolean isDay(List<TimeSpan> spans) {
        return spans.size() <= WeeklyHours.MOST_SPANS_A_DAY && TimeSpan.follow(spans);
    }

    private static boolean isEmpty(@Nullable List<?> list) {
        return list == null || list.isEmpty();
    }

    private static boolean isClosing(Rule rule) {
        return RuleReader.state(rule) == OpeningState.CLOSED;
    }

    private static Optional<List<DayOfWeek>> weekdaysOf(List<WeekDayRange> ranges) {
        List<DayOfWeek> days = new ArrayList<>();
        for (WeekDayRange range : ranges) {
            if (!isEmpty(range.getNths()) || range.getOffset() != 0) {
                return Optional.empty();
            }
            DayOfWeek day = RuleReader.weekday(range.getStartDay());
            DayOfWeek last = range.getEndDay() == null ? day : RuleReader.weekday(range.getEndDay());
            days.add(day);
            while (day != last) {
                day = day.plus(1);
                days.add(day);
            }
        }
        return Optional.of(days.stream().distinct().toList());
    }

    /** The spans of a rule when all lie within the day, none when it has no time; empty when one does not. */
    private static Optional<List<TimeSpan>> spans(Rule rule) {
        List<TimeSpan> spans = new ArrayList<>();
        if (rule.getTimes() == null) {
            return Optional.of(spans);
        }
        for (ch.poole.openinghoursparser.TimeSpan written : rule.getTimes()) {
            boolean plain = written.getStartEvent() == null
                    && written.getEndEvent() == null
                    && !written.isOpenEnded()
                    && written.getInterval() == 0
                    && written.getStart() >= 0
                    && written.getEnd() > written.getStart()
                    && written.getEnd() < HoursRule.MIDNIGHT;
            if (!plain) {
                return Optional.empty();
            }
            spans.add(new TimeSpan(time(written.getStart()), time(written.getEnd())));
        }
        return Optional.of(spans);
    }

    private static LocalTime time(int minutes) {
        return LocalTime.of(minutes / 60, minutes % 60);
    }

    private static Optional<LocalDate> date(DateWithOffset date) {
        boolean plain = !date.undefinedYear()
                && !date.undefinedDay()
                && date.getMonth() != null
                && date.getVarDate() == null
                && date.getNthWeekDay() == null
                && date.getWeekDayOffset() == null
                && date.getDayOffset() == 0
                && !date.isOpenEnded();
        if (!plain) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(date.getYear(), date.getMonth().ordinal() + 1, date.getDay()));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }
}
