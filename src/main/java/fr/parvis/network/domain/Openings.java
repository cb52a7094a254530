// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.network.Clocks;
import fr.parvis.network.OpeningTimes.Opening;
import fr.parvis.network.domain.hours.Holidays;
import fr.parvis.network.domain.hours.OpeningCalendar;
import fr.parvis.network.domain.hours.OpeningHours;
import fr.parvis.network.domain.hours.OpeningNotice;
import fr.parvis.network.domain.hours.OpeningState;
import fr.parvis.network.domain.hours.SchoolHolidays;
import fr.parvis.network.domain.hours.WeeklyHours;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says whether a point is open now and what comes next, by its own clock, holidays and closures. */
@Component
public class Openings {
    private final Clock clock;

    Openings(Clock clock) {
        this.clock = clock;
    }

    /** Notice for somebody who asks now: open, closed, until when. */
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

    /** When the point is surely open on these days, as instants; never before it opens for good, nor once it is closed for good. */
    List<Opening> between(PointView point, LocalDate first, LocalDate last) {
        var sheet = point.sheet();
        return calendar(point)
                .map(calendar -> first.datesUntil(last.plusDays(1))
                        .filter(day -> !day.isBefore(sheet.openedOn()) && !point.closedOn(day))
                        .flatMap(day -> calendar.spansStartingOn(day).stream()
                                .filter(span -> span.state() == OpeningState.OPEN)
                                .flatMap(span -> Clocks.instants(span.from(), span.to(), sheet.zone()).stream())
                                .map(stretch -> new Opening(day, stretch.start(), stretch.end())))
                        .toList())
                .orElse(List.of());
    }

    /** The calendar of hours, closures and a department alone. */
    static Optional<OpeningCalendar> calendar(@Nullable String hours, List<Closure> closures, String department) {
        return read(EffectiveHours.of(hours, closures))
                .map(known -> known.in(Holidays.of(department, SchoolHolidays.notKnown())));
    }

    /** The week that comes back, when the hours are as plain as that. */
    public static Optional<WeeklyHours> usualWeek(PointSheet sheet) {
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
        return text != null && OpeningHours.parseComposed(text) instanceof OpeningHours.Parsed parsed
                ? Optional.of(parsed.hours())
                : Optional.empty();
    }

    public static Holidays holidays(PointView point) {
        return Holidays.of(point.department(), SchoolHolidays.notKnown());
    }
}
