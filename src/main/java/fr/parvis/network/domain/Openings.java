package fr.parvis.network.domain;

import fr.parvis.network.HoursTold;
import fr.parvis.network.domain.hours.Holidays;
import fr.parvis.network.domain.hours.HoursInWords;
import fr.parvis.network.domain.hours.OpeningCalendar;
import fr.parvis.network.domain.hours.OpeningHours;
import fr.parvis.network.domain.hours.OpeningNotice;
import fr.parvis.network.domain.hours.SchoolHolidays;
import fr.parvis.network.domain.hours.WeeklyHours;
import fr.parvis.shell.Words;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
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

/** Says whether a point is open now and what comes next, by its own clock, holidays and closures. */
@Component
public class Openings {
    private static final int HOLIDAYS_AHEAD = 31;

    private static final int MOST_KEPT = 20_000;

    private final Clock clock;
    private volatile Minute said = new Minute(Instant.EPOCH, Map.of());

    Openings(Clock clock) {
        this.clock = clock;
    }

    /** All that the words about hours depend on, but the minute. */
    private record Asked(
            @Nullable String hours,
            List<Closure> closures,
            String department,
            ZoneId zone,
            @Nullable LocalDate opensOn,
            @Nullable LocalDate closedOn,
            Locale locale) {}

    /** What was said in this minute: many points have the same hours, and many people ask for the same points. */
    private record Minute(Instant minute, Map<Asked, HoursTold> told) {}

    /** What to tell somebody who asks now. */
    public OpeningNotice now(PointView point) {
        var now = LocalDateTime.ofInstant(clock.instant(), point.sheet().zone());
        return calendar(point)
                .map(calendar -> OpeningNotice.of(calendar, now))
                .orElseGet(() -> OpeningNotice.notGiven(now));
    }

    /** The local day at the point. */
    public LocalDate today(PointSheet point) {
        return LocalDate.ofInstant(clock.instant(), point.zone());
    }

    /** The point's hours and closures on the calendar of its department; nothing when no hours are known. */
    public Optional<OpeningCalendar> calendar(PointView point) {
        return hours(point).map(hours -> hours.in(holidays(point)));
    }

    /** The same of hours, closures and a department alone. */
    static Optional<OpeningCalendar> calendar(@Nullable String hours, List<Closure> closures, String department) {
        return read(EffectiveHours.of(hours, closures))
                .map(known -> known.in(Holidays.of(department, SchoolHolidays.notKnown())));
    }

    /** Hours in the words of a language: now, the week, what is otherwise in the days that come. */
    public HoursTold told(PointView point, Locale locale) {
        var sheet = point.sheet();
        var today = today(sheet);
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
        var today = today(sheet);
        var closedOn = sheet.closedOn();
        var notice = now(point);
        var calendar = calendar(point);
        var usual = usualWeek(sheet);
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
                    && holidays(point).isPublicHoliday(today)
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
                exceptions(point, calendar, words, today, locale),
                EffectiveHours.of(sheet.place().hours(), point.coming(today)),
                state == HoursTold.State.CLOSED
                        ? calendar.flatMap(known -> known.nextOpening(notice.askedAt()))
                                .orElse(null)
                        : null);
    }

    private List<HoursTold.Days> exceptions(
            PointView point, Optional<OpeningCalendar> calendar, HoursInWords words, LocalDate today, Locale locale) {
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
        var holidays = holidays(point);
        calendar.ifPresent(known -> today.datesUntil(today.plusDays(HOLIDAYS_AHEAD))
                .filter(holidays::isPublicHoliday)
                .filter(day ->
                        point.closures().stream().noneMatch(c -> !day.isBefore(c.first()) && !day.isAfter(c.last())))
                .forEach(day -> told.add(new HoursTold.Days(
                        Words.t(locale, "network.holiday", words.date(today, day)), words.on(known, day)))));
        return told;
    }

    /** The week that comes back, when the hours are as plain as that. */
    static Optional<WeeklyHours> usualWeek(PointSheet sheet) {
        var hours = sheet.place().hours();
        return hours != null && OpeningHours.parse(hours) instanceof OpeningHours.Parsed parsed
                ? WeeklyHours.decompose(parsed.hours())
                        .filter(week -> week.exceptions().isEmpty())
                : Optional.empty();
    }

    static Optional<OpeningHours> hours(PointView point) {
        return read(EffectiveHours.of(point.sheet().place().hours(), point.closures()));
    }

    private static Optional<OpeningHours> read(@Nullable String text) {
        return text != null && OpeningHours.parse(text) instanceof OpeningHours.Parsed parsed
                ? Optional.of(parsed.hours())
                : Optional.empty();
    }

    static Holidays holidays(PointView point) {
        return Holidays.of(point.department(), SchoolHolidays.notKnown());
    }
}
