package fr.parvis.network.domain;

import fr.parvis.network.HoursTold;
import fr.parvis.network.Timetables;
import fr.parvis.network.domain.hours.Holidays;
import fr.parvis.network.domain.hours.HoursInWords;
import fr.parvis.network.domain.hours.OpeningCalendar;
import fr.parvis.network.domain.hours.OpeningHours;
import fr.parvis.network.domain.hours.OpeningState;
import fr.parvis.network.domain.hours.SchoolHolidays;
import fr.parvis.network.domain.hours.WeeklyHours;
import fr.parvis.shell.NetworkTime;
import fr.parvis.shell.Words;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads times with the grammar and the holidays of opening hours. */
@Component
class ReadTimetables implements Timetables {
    private final Closures closures;
    private final Clock clock;

    ReadTimetables(Closures closures, Clock clock) {
        this.closures = closures;
        this.clock = clock;
    }

    private record OnCalendar(OpeningCalendar calendar) implements Timetable {
        @Override
        public List<Span> on(LocalDate day) {
            return calendar.spansStartingOn(day).stream()
                    .filter(interval -> interval.state() == OpeningState.OPEN)
                    .map(interval -> new Span(interval.from(), interval.to()))
                    .toList();
        }
    }

    @Override
    public Reading read(String hours, String department) {
        return switch (OpeningHours.parse(hours)) {
            case OpeningHours.Parsed parsed ->
                new Reading.Readable(new OnCalendar(parsed.hours().in(holidays(department))));
            case OpeningHours.Unreadable unreadable ->
                new Reading.Unreadable(
                        unreadable.messageKey(), List.of(unreadable.offendingText(), unreadable.position() + 1));
        };
    }

    @Override
    public InWords inWords(String hours, Locale locale) {
        if (!(OpeningHours.parse(hours) instanceof OpeningHours.Parsed parsed))
            return new InWords(List.of(), List.of(), false);
        var words = HoursInWords.in(locale);
        var today = NetworkTime.today(clock);
        var usual = WeeklyHours.decompose(parsed.hours());
        if (usual.isEmpty()) {
            var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            var running = words.week(parsed.hours().in(Holidays.ofUnknownPlace()), monday);
            return new InWords(days(running), open(running), false);
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
        return new InWords(days, open(lines), true);
    }

    private static List<HoursTold.Days> open(List<HoursInWords.Line> week) {
        return days(week.stream().filter(line -> !line.closed()).toList());
    }

    private static List<HoursTold.Days> days(List<HoursInWords.Line> week) {
        return week.stream()
                .map(line -> new HoursTold.Days(line.days(), line.hours()))
                .toList();
    }

    @Override
    public boolean isPublicHoliday(LocalDate day, String department) {
        return holidays(department).isPublicHoliday(day);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, List<Closed>> closures(Collection<UUID> points) {
        var closed = new HashMap<UUID, List<Closed>>();
        closures.of(points)
                .forEach((point, all) -> closed.put(
                        point,
                        all.stream()
                                .filter(closure -> closure.hours() == null
                                        || closure.hours().isBlank())
                                .map(closure -> new Closed(closure.first(), closure.last(), closure.reason()))
                                .toList()));
        return closed;
    }

    private static Holidays holidays(String department) {
        return Holidays.of(department, SchoolHolidays.notKnown());
    }
}
