// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.papers;

import static fr.parvis.shell.Words.t;

import fr.parvis.network.HoursTold;
import fr.parvis.network.domain.hours.OpeningCalendar;
import fr.parvis.network.domain.hours.OpeningInterval;
import fr.parvis.network.domain.hours.OpeningNotice;
import fr.parvis.network.domain.hours.OpeningNotice.Situation;
import fr.parvis.network.domain.hours.OpeningState;
import fr.parvis.network.domain.hours.WeeklyHours;
import fr.parvis.network.domain.hours.WeeklyHours.ExceptionalPeriod;
import fr.parvis.shell.Language;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says opening hours in plain words, in the language of the reader, for the public page, the printed sheet and the staff. */
public final class HoursInWords {

    /** A change further away than this, in another year, is told with its year. */
    private static final int NEAR_DAYS = 60;

    private static final int END_OF_NIGHT = 6;

    private final Language language;
    private final Locale locale;

    /**
     * Consecutive days with the same hours.
     *
     * @param days "Lundi", "Mardi à vendredi"
     * @param hours "9 h – 12 h, 13 h 30 – 17 h 30", "fermé"
     * @param text both together
     */
    public record Line(DayOfWeek first, DayOfWeek last, boolean closed, String days, String hours, String text) {}

    private record Day(boolean closed, String hours) {}

    private HoursInWords(Language language) {
        this.language = language;
        this.locale = language.locale();
    }

    /** @param locale French is spoken to a reader of a language that the pages do not speak */
    public static HoursInWords in(Locale locale) {
        return new HoursInWords(Language.of(locale));
    }

    /** The seven days of that very week, holidays and exceptions included. */
    public List<Line> week(OpeningCalendar calendar, LocalDate monday) {
        return lines(WeeklyHours.weekdays().stream()
                .map(weekday -> day(calendar, monday.plusDays(weekday.ordinal())))
                .toList());
    }

    /** The week that comes back, without holiday or exception. */
    public List<Line> week(WeeklyHours hours) {
        return lines(WeeklyHours.weekdays().stream()
                .map(weekday -> day(
                        hours.on(weekday).stream()
                                .map(span -> span(span.from(), span.to()))
                                .toList(),
                        null))
                .toList());
    }

    /** One day, holidays and exceptions included: "9 h – 12 h", "fermé (congés)". */
    public String on(OpeningCalendar calendar, LocalDate day) {
        return day(calendar, day).hours();
    }

    /** Days that are otherwise: "jeudi 24 décembre", "fermé (congés)". */
    public HoursTold.Days on(LocalDate today, ExceptionalPeriod period) {
        var reason = period.reason().isEmpty() ? null : period.reason();
        var spans = period.spans().stream()
                .map(span -> span(span.from(), span.to()))
                .toList();
        var hours = day(spans, reason).hours();
        return new HoursTold.Days(
                period.first().equals(period.last())
                        ? date(today, period.first())
                        : t(locale, "network.closure.days", date(today, period.first()), date(today, period.last())),
                spans.isEmpty() ? hours : with(reason, hours));
    }

    /** "jeudi 24 décembre", with its year when it is another one and far. */
    public String date(LocalDate today, LocalDate day) {
        boolean withYear = day.getYear() != today.getYear() && ChronoUnit.DAYS.between(today, day) > NEAR_DAYS;
        return withYear ? language.longDate(day) : language.day(day);
    }

    /** "Ouvert, ferme à 17 h 30", "Fermé, ouvre demain à 9 h", "Horaires non communiqués". */
    public String text(OpeningNotice notice) {
        Situation situation = notice.situation();
        String now = with(
                notice.remark(),
                switch (situation) {
                    case OPEN -> t(locale, "network.hours.now.open");
                    case CLOSED -> t(locale, "network.hours.now.closed");
                    case TO_CONFIRM -> t(locale, "network.hours.now.toConfirm");
                    case NOT_GIVEN -> t(locale, "network.hours.now.notGiven");
                });
        if (notice.next().isEmpty()) {
            return situation == Situation.OPEN ? with(notice.remark(), t(locale, "network.hours.now.always")) : now;
        }
        return t(
                locale,
                "network.hours.now.then",
                now,
                next(notice, notice.next().get()));
    }

    /** "Fermé aujourd’hui, jour férié ; ouvre demain à 9 h". */
    public String holiday(OpeningNotice notice) {
        var closed = t(locale, "network.hours.now.holiday");
        return notice.next()
                .map(change -> t(locale, "network.hours.now.holiday.next", closed, next(notice, change)))
                .orElse(closed);
    }

    private String next(OpeningNotice notice, OpeningCalendar.Change change) {
        return switch (change.to()) {
            case OPEN -> t(locale, "network.hours.next.opens", when("when", notice.askedAt(), change.at()));
            case CLOSED ->
                notice.situation() == Situation.OPEN
                        ? t(locale, "network.hours.next.closes", when("when", notice.askedAt(), change.at()))
                        : t(locale, "network.hours.next.closed", when("from", notice.askedAt(), change.at()));
            case UNKNOWN -> t(locale, "network.hours.next.toConfirm", when("from", notice.askedAt(), change.at()));
        };
    }

    /** "à 14 h", "demain à 9 h", "lundi 30 novembre à 9 h"; the small hours belong to the evening before. */
    private String when(String manner, LocalDateTime now, LocalDateTime then) {
        LocalDate today = now.toLocalDate();
        LocalDate day = then.toLocalDate();
        boolean tonight = day.equals(today.plusDays(1))
                && then.getHour() < END_OF_NIGHT
                && Duration.between(now, then).toHours() < 12;
        String time = endTime(then.toLocalTime());
        if (day.equals(today) || tonight) {
            return t(locale, "network.hours." + manner + ".today", time);
        }
        if (day.equals(today.plusDays(1))) {
            return t(locale, "network.hours." + manner + ".tomorrow", time);
        }
        return t(locale, "network.hours." + manner + ".day", time, date(today, day));
    }

    private Day day(OpeningCalendar calendar, LocalDate day) {
        return day(
                calendar.spansStartingOn(day).stream().map(this::span).toList(),
                calendar.closingRemarkOn(day).orElse(null));
    }

    private Day day(List<String> spans, @Nullable String closingRemark) {
        return spans.isEmpty()
                ? new Day(true, with(closingRemark, t(locale, "network.hours.dayClosed")))
                : new Day(false, String.join(t(locale, "network.hours.spans"), spans));
    }

    private String span(OpeningInterval interval) {
        LocalTime from = interval.from().toLocalTime();
        LocalTime to = interval.to().toLocalTime();
        boolean allDay = from.equals(LocalTime.MIDNIGHT) && interval.length().equals(Duration.ofDays(1));
        String remark = interval.remark();
        if (remark == null && interval.state() == OpeningState.UNKNOWN) {
            remark = t(locale, "network.hours.spanToConfirm");
        }
        return with(remark, allDay ? t(locale, "network.hours.allDay") : span(from, to));
    }

    private String span(LocalTime from, LocalTime to) {
        return t(locale, "network.hours.span", language.time(from), endTime(to));
    }

    private static String with(@Nullable String remark, String text) {
        return remark == null ? text : text + " (" + remark + ")";
    }

    /** A closing at midnight is the end of the day, not its beginning. */
    private String endTime(LocalTime time) {
        return time.equals(LocalTime.MIDNIGHT) ? t(locale, "network.hours.midnight") : language.time(time);
    }

    private List<Line> lines(List<Day> days) {
        List<Line> lines = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= days.size(); i++) {
            if (i == days.size() || !days.get(i).equals(days.get(first))) {
                lines.add(line(DayOfWeek.of(first + 1), DayOfWeek.of(i), days.get(first)));
                first = i;
            }
        }
        return List.copyOf(lines);
    }

    private Line line(DayOfWeek first, DayOfWeek last, Day day) {
        String days = days(first, last);
        return new Line(
                first, last, day.closed(), days, day.hours(), t(locale, "network.hours.line", days, day.hours()));
    }

    private String days(DayOfWeek first, DayOfWeek last) {
        String one = language.weekday(first);
        String other = language.weekday(last);
        String said = switch (last.getValue() - first.getValue()) {
            case 0 -> one;
            case 1 -> t(locale, "network.hours.days.two", one, other);
            default -> t(locale, "network.hours.days.more", one, other);
        };
        return said.substring(0, 1).toUpperCase(locale) + said.substring(1);
    }
}
