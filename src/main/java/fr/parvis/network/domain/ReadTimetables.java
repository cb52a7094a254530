// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.network.Timetables;
import fr.parvis.network.domain.hours.Holidays;
import fr.parvis.network.domain.hours.OpeningCalendar;
import fr.parvis.network.domain.hours.OpeningHours;
import fr.parvis.network.domain.hours.OpeningState;
import fr.parvis.network.domain.hours.SchoolHolidays;
import java.time.LocalDate;
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
    private final HoursText text;

    ReadTimetables(Closures closures, HoursText text) {
        this.closures = closures;
        this.text = text;
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
        return text.of(hours, locale);
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
