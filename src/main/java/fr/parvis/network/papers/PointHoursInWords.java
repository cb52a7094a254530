// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.papers;

import fr.parvis.network.HoursTold;
import fr.parvis.network.Timetables;
import fr.parvis.network.domain.Closure;
import fr.parvis.network.domain.EffectiveHours;
import fr.parvis.network.domain.HoursText;
import fr.parvis.network.domain.Openings;
import fr.parvis.network.domain.PointView;
import fr.parvis.network.domain.hours.Holidays;
import fr.parvis.network.domain.hours.OpeningCalendar;
import fr.parvis.network.domain.hours.OpeningHours;
import fr.parvis.network.domain.hours.WeeklyHours;
import fr.parvis.shell.Words;
import fr.parvis.values.NetworkTime;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says opening hours in words: of a point now and in its week, or of a text alone. */
@Component
class PointHoursInWords implements HoursText {
    private static final int HOLIDAYS_AHEAD = 31;

    private static final int MOST_KEPT = 20_000;

    private final Openings openings;
    private final Clock clock;
    private volatile Minute said = new Minute(Instant.EPOCH, Map.of());

    PointHoursInWords(Openings openings, Clock clock) {
        this.openings = openings;
        this.clock = clock;
    }

    /** Facts on which the words about hours depend, but the minute. */
    private record Asked(
            @Nullable String hours,
            List<Closure> closures,
            String department,
            ZoneId zone,
            @Nullable LocalDate opensOn,
            @Nullable LocalDate closedOn,
            Locale locale) {}

    /** Words said in this minute: many points have the same hours, and many people ask for the same points. */
    private record Minute(Instant minute, Map<Asked, HoursTold> told) {}

    @Override
    public HoursTold told(PointView point, Locale locale) {
        var sheet = point.sheet();
        var today = openings.today(sheet);
        var asked = new Asked(
                sheet.place().hours(),
                point.coming(today),
                point.department(),
                sheet.zone(),
                sheet.openedOn().isAfter(today) ? sheet.openedOn() : null,
                sheet.closedOn(),
                locale);
        var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        var minute = said;
        if (!minute.minute().equals(now) || minute.told().size() > MOST_KEPT)
            said = minute = new Minute(now, new ConcurrentHashMap<>());
        return minute.told().computeIfAbsent(asked, key -> tell(point, locale));
    }

    private HoursTold tell(PointView point, Locale locale) {
        var words = HoursInWords.in(locale);
        var sheet = point.sheet();
        var today = openings.today(sheet);
        var closedOn = sheet.closedOn();
        var notice = openings.now(point);
        var calendar = openings.calendar(point);
        var usual = Openings.usualWeek(sheet);
        var week = usual.isPresent()
                ? words.week(usual.get())
                : calendar.map(c -> words.week(c, today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))))
                        .orElse(List.of());
        HoursTold.State state;
        String now;
        if (closedOn != null && !today.isBefore(closedOn)) {
            state = HoursTold.State.ENDED;
            now = Words.t(locale, "network.now.ended", closedOn);
        } else if (today.isBefore(sheet.openedOn())) {
            state = HoursTold.State.TO_COME;
            now = Words.t(locale, "network.now.to-come", sheet.openedOn());
        } else {
            state = HoursTold.State.valueOf(notice.situation().name());
            boolean holiday = state == HoursTold.State.CLOSED
                    && notice.remark() == null
                    && Openings.holidays(point).isPublicHoliday(today)
                    && calendar.map(known -> known.intervalsOn(today).isEmpty()).orElse(false);
            now = holiday ? words.holiday(notice) : words.text(notice);
        }
        return new HoursTold(
                state,
                now,
                week.stream()
                        .map(line -> new HoursTold.Days(line.days(), line.hours()))
                        .toList(),
                usual.isPresent(),
                exceptions(point, calendar, today, locale),
                EffectiveHours.of(sheet.place().hours(), point.coming(today)),
                state == HoursTold.State.CLOSED
                        ? calendar.flatMap(known -> known.nextOpening(notice.askedAt()))
                                .orElse(null)
                        : null);
    }

    private List<HoursTold.Days> exceptions(
            PointView point, Optional<OpeningCalendar> calendar, LocalDate today, Locale locale) {
        var words = HoursInWords.in(locale);
        var told = new ArrayList<HoursTold.Days>();
        for (var closure : point.coming(today)) {
            var days = closure.first().equals(closure.last())
                    ? words.date(today, closure.first())
                    : Words.t(
                            locale,
                            "network.closure.days",
                            words.date(today, closure.first()),
                            words.date(today, closure.last()));
            var hours =
                    calendar.map(c -> words.on(c, closure.first())).orElse(Words.t(locale, "network.hours.dayClosed"));
            told.add(new HoursTold.Days(
                    days,
                    closure.reason().isEmpty() || hours.contains(closure.reason())
                            ? hours
                            : hours + " (" + closure.reason() + ")"));
        }
        var holidays = Openings.holidays(point);
        calendar.ifPresent(known -> today.datesUntil(today.plusDays(HOLIDAYS_AHEAD))
                .filter(holidays::isPublicHoliday)
                .filter(day ->
                        point.closures().stream().noneMatch(c -> !day.isBefore(c.first()) && !day.isAfter(c.last())))
                .forEach(day -> told.add(new HoursTold.Days(
                        Words.t(locale, "network.holiday", words.date(today, day)), words.on(known, day)))));
        return told;
    }

    @Override
    public Timetables.InWords of(String hours, Locale locale) {
        if (!(OpeningHours.parse(hours) instanceof OpeningHours.Parsed parsed))
            return new Timetables.InWords(List.of(), List.of(), false);
        var words = HoursInWords.in(locale);
        var today = NetworkTime.today(clock);
        var usual = WeeklyHours.decompose(parsed.hours());
        if (usual.isEmpty()) {
            var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            var running = words.week(parsed.hours().in(Holidays.ofUnknownPlace()), monday);
            return new Timetables.InWords(days(running), open(running), false);
        }
        var week = usual.get();
        var lines = words.week(week);
        var days = new ArrayList<>(days(lines));
        days.add(new HoursTold.Days(
                Words.t(locale, "network.timetable.holidays"),
                Words.t(
                        locale,
                        week.closedOnPublicHolidays()
                                ? "network.hours.dayClosed"
                                : "network.timetable.holidays.as-usual")));
        for (var period : week.exceptions()) if (!period.last().isBefore(today)) days.add(words.on(today, period));
        return new Timetables.InWords(days, open(lines), true);
    }

    private static List<HoursTold.Days> open(List<HoursInWords.Line> week) {
        return days(week.stream().filter(line -> !line.closed()).toList());
    }

    private static List<HoursTold.Days> days(List<HoursInWords.Line> week) {
        return week.stream()
                .map(line -> new HoursTold.Days(line.days(), line.hours()))
                .toList();
    }
}
