// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.tours;

import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.network.Timetables;
import fr.parvis.network.Timetables.Timetable;
import fr.parvis.rounds.Rounds;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lays tours on the calendar: the hours of their stops by the clock and the holidays of the place, without the days on which the
 * tour, the stop or the point does not run, and with what was said of single days.
 */
@Component
public class Itinerary {
    private final TourTable tours;
    private final Points points;
    private final Timetables timetables;

    Itinerary(TourTable tours, Points points, Timetables timetables) {
        this.tours = tours;
        this.points = points;
        this.timetables = timetables;
    }

    /** The tours with their stops; those of a point that is gone are left out. */
    @Transactional(readOnly = true)
    public List<Round> rounds(List<Tour> some) {
        var stops = tours.stops(some.stream().map(Tour::id).toList());
        var pointIds = some.stream().map(Tour::point).distinct().toList();
        var known = points.list(pointIds).stream().collect(Collectors.toMap(Point::id, point -> point));
        var closed = timetables.closures(known.keySet());
        var rounds = new ArrayList<Round>();
        for (var tour : some) {
            var point = known.get(tour.point());
            if (point != null)
                rounds.add(new Round(
                        tour,
                        point,
                        stops.getOrDefault(tour.id(), List.of()),
                        closed.getOrDefault(point.id(), List.of())));
        }
        return rounds;
    }

    /** Halts, held or cancelled, on the days from one to another, both included; by time. */
    @Transactional(readOnly = true)
    public List<Occurrence> between(List<Round> rounds, LocalDate from, LocalDate until) {
        var stops = rounds.stream()
                .flatMap(round -> round.stops().stream())
                .map(Stop::id)
                .toList();
        var said = new HashMap<UUID, Map<LocalDate, StopChange>>();
        for (var change : tours.changes(stops, from, until))
            said.computeIfAbsent(change.stop(), stop -> new HashMap<>()).put(change.day(), change);
        return between(rounds, said, from, until);
    }

    /** Halts as planned, without changes of single days. */
    List<Occurrence> planned(List<Round> rounds, LocalDate from, LocalDate until) {
        return between(rounds, Map.of(), from, until);
    }

    private List<Occurrence> between(
            List<Round> rounds, Map<UUID, Map<LocalDate, StopChange>> said, LocalDate from, LocalDate until) {
        var found = new ArrayList<Occurrence>();
        // many stops keep the same hours: they are read once, and each day of them is laid on the calendar once
        var calendars = new HashMap<Hours, Calendar>();
        for (var round : rounds)
            for (var stop : round.stops()) {
                var calendar = calendars.computeIfAbsent(new Hours(stop.hours(), stop.department()), this::calendar);
                var changes = said.getOrDefault(stop.id(), Map.of());
                for (var day = from; !day.isAfter(until); day = day.plusDays(1)) {
                    if (!round.mayServe(stop, day)) continue;
                    found.addAll(new OfDay(round, stop, day, changes.get(day)).occurrences(calendar.on(day)));
                }
            }
        found.sort(Occurrence.IN_TIME);
        return found;
    }

    private record Hours(String text, String department) {}

    /** Hours on the days that were asked for; nothing for hours that cannot be read. */
    private record Calendar(@Nullable Timetable timetable, Map<LocalDate, List<Timetables.Span>> days) {
        List<Timetables.Span> on(LocalDate day) {
            return timetable == null ? List.of() : days.computeIfAbsent(day, timetable::on);
        }
    }

    private Calendar calendar(Hours hours) {
        var timetable = timetables.read(hours.text, hours.department) instanceof Timetables.Reading.Readable readable
                ? readable.timetable()
                : null;
        return new Calendar(timetable, new HashMap<>());
    }

    /**
     * A stop on one day.
     *
     * @param said of that day alone
     */
    private record OfDay(
            Round round, Stop stop, LocalDate day, @Nullable StopChange said) {
        private @Nullable StopChange change() {
            return said == null || said.kind() == StopChange.Kind.RESTORED ? null : said;
        }

        List<Occurrence> occurrences(List<Timetables.Span> planned) {
            var change = change();
            var spans = planned;
            var from = change == null ? null : change.from();
            var to = change == null ? null : change.to();
            if (change != null && from != null && to != null)
                // other hours take the place of all of that day's
                if (change.kind() == StopChange.Kind.ADDED || !spans.isEmpty()) spans = List.of(span(day, from, to));
            var found = new ArrayList<Occurrence>();
            for (int part = 0; part < spans.size(); part++) found.add(occurrence(part, spans.get(part)));
            return found;
        }

        private Occurrence occurrence(int part, Timetables.Span span) {
            var change = change();
            var saidAt = said == null ? null : said.saidAt();
            var zone = round.point().zone();
            var start = span.from().atZone(zone).toInstant();
            var end = span.to().atZone(zone).toInstant();
            // when clocks go forward, a halt within the hour that does not exist lasts as long as it would have
            if (!end.isAfter(start)) end = start.plus(Duration.between(span.from(), span.to()));
            var closed = round.whyNotOn(day);
            var state = closed.isPresent()
                    ? Rounds.State.CANCELLED
                    : change == null
                            ? Rounds.State.PLANNED
                            : switch (change.kind()) {
                                case CANCELLED -> Rounds.State.CANCELLED;
                                case MOVED -> Rounds.State.MOVED;
                                case LATE -> Rounds.State.LATE;
                                case HOURS -> Rounds.State.OTHER_HOURS;
                                case ADDED, RESTORED -> Rounds.State.PLANNED;
                            };
            var place = state == Rounds.State.MOVED && change != null && change.place() != null
                    ? change.place()
                    : stop.place();
            if (state == Rounds.State.LATE && change != null && change.minutes() != null) {
                start = start.plus(Duration.ofMinutes(change.minutes()));
                if (!end.isAfter(start)) end = start.plus(Duration.ofMinutes(1));
            }
            var note = closed.orElse(change == null ? "" : change.reason());
            return new Occurrence(
                    round.tour(),
                    stop,
                    day,
                    part,
                    span.from(),
                    span.to(),
                    start,
                    end,
                    state,
                    change,
                    place,
                    note,
                    saidAt);
        }
    }

    private static Timetables.Span span(LocalDate day, LocalTime from, LocalTime to) {
        return new Timetables.Span(
                day.atTime(from),
                to.isAfter(from) ? day.atTime(to) : day.plusDays(1).atTime(to));
    }
}
