// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.tours;

import fr.parvis.network.Coordinates;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Points;
import fr.parvis.rounds.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The next halts in the reader's words, from what is planned and what was said of single days. */
@Component
@Transactional(readOnly = true)
class PublishedRounds implements Rounds {
    /** Days looked through: a fifth Monday may be three months away. */
    private static final int AHEAD = 100;

    /** Days looked through at a time: most often the first step is enough. */
    private static final int STEP = 20;

    /** Days looked through at first for many buses: each weekly halt occurs in them, also where the day begins last. */
    private static final int FIRST_STEP = 9;

    private static final Duration AROUND = Duration.ofMinutes(30);

    private final TourTable tours;
    private final Itinerary itinerary;
    private final Halts halts;
    private final Points points;
    private final HaltText text;
    private final LocalDays localDays;
    private final Clock clock;
    private final NextStopCache nextStops;

    PublishedRounds(
            TourTable tours,
            Itinerary itinerary,
            Halts halts,
            Points points,
            HaltText text,
            LocalDays localDays,
            Clock clock,
            NextStopCache nextStops) {
        this.tours = tours;
        this.itinerary = itinerary;
        this.halts = halts;
        this.points = points;
        this.text = text;
        this.localDays = localDays;
        this.clock = clock;
        this.nextStops = nextStops;
    }

    @Override
    public List<NextStop> nextStops(UUID point, int count, Locale locale) {
        return next(itinerary.rounds(tours.ofPoints(List.of(point))), stop -> true, count, locale);
    }

    @Override
    public Map<UUID, NextStop> nextStopOfEach(Collection<UUID> points, Locale locale) {
        return nextStops.find(points, locale, unknown -> nextOfPoints(unknown, locale));
    }

    private Map<UUID, NextStop> nextOfPoints(List<UUID> points, Locale locale) {
        var found = new HashMap<UUID, NextStop>();
        var now = clock.instant();
        var rounds = itinerary.rounds(tours.ofPoints(points));
        int step = FIRST_STEP;
        for (int day = 0; day < AHEAD && !rounds.isEmpty(); day += step, step = STEP) {
            var first = earliest(now).plusDays(day);
            for (var occurrence : itinerary.between(rounds, first, first.plusDays(step - 1)))
                if (occurrence.takesPlace() && occurrence.end().isAfter(now))
                    found.computeIfAbsent(occurrence.tour().point(), point -> told(occurrence, locale));
            rounds = rounds.stream()
                    .filter(round -> !found.containsKey(round.tour().point()))
                    .toList();
        }
        return found;
    }

    /** The day where it begins last. */
    private static LocalDate earliest(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.ofHours(-12));
    }

    @Override
    public List<NextStop> nextStopsOfTour(UUID tour, int count, Locale locale) {
        return next(itinerary.rounds(tours.find(tour).stream().toList()), stop -> true, count, locale);
    }

    @Override
    public List<NextStop> nextStopsIn(Collection<String> communes, int count, Locale locale) {
        return next(
                itinerary.rounds(tours.inCommunes(communes, today().minusDays(1))),
                stop -> communes.contains(stop.insee()),
                count,
                locale);
    }

    @Override
    public Optional<PublicTour> findTour(String code) {
        return tours.findPublic(code, localDays::todayAt);
    }

    @Override
    public Optional<PublicTour> findTour(UUID id) {
        return tours.findPublic(id, localDays::todayAt);
    }

    @Override
    public Optional<PublicStop> findStop(String code, Locale locale) {
        return tours.findStop(code)
                .flatMap(stop -> findTour(stop.tour())
                        .map(tour -> new PublicStop(
                                stop.id(),
                                stop.code(),
                                tour,
                                stop.place(),
                                stop.address(),
                                stop.insee(),
                                stop.commune(),
                                stop.latitude(),
                                stop.longitude(),
                                text.frequency(stop.hours(), locale),
                                tour.over() || isOver(stop, tour))));
    }

    private boolean isOver(Stop stop, PublicTour tour) {
        var last = stop.validUntil();
        return last != null && last.isBefore(localDays.todayAt(tour.point()));
    }

    @Override
    public List<String> listStopCodes(int limit, int offset) {
        return tours.stopCodes(today(), limit, offset);
    }

    @Override
    public List<NextStop> nextHalts(UUID stop, int count, Locale locale) {
        var rounds = tours.findStop(stop).flatMap(known -> tours.find(known.tour())).stream()
                .toList();
        return next(
                itinerary.rounds(rounds).stream()
                        .map(round -> round.with(round.stops().stream()
                                .filter(one -> one.id().equals(stop))
                                .toList()))
                        .toList(),
                one -> true,
                count,
                locale);
    }

    @Override
    public List<PublicTour> listTours(UUID point) {
        return tours.listPublic(point, localDays::todayAt);
    }

    @Override
    public List<String> listCodes(int limit, int offset) {
        return tours.codes(today(), limit, offset);
    }

    @Override
    public List<NearStop> nextStopsNear(Coordinates where, double kilometres, int count, Locale locale) {
        var near = tours.stopsNear(where, kilometres, today().minusDays(1), count);
        var next = nextStops.find(near.keySet(), locale, unknown -> nextOfStops(unknown, near, locale));
        return near.values().stream()
                .flatMap(found -> Optional.ofNullable(next.get(found.stop().id())).stream()
                        .map(stop -> new NearStop(stop, found.tourCode(), found.kilometres())))
                .sorted(Comparator.comparing(found -> found.next().start()))
                .toList();
    }

    /** The next halt of each of some stops within the first days looked through. */
    private Map<UUID, NextStop> nextOfStops(List<UUID> unknown, Map<UUID, TourTable.Near> near, Locale locale) {
        var some = near.values().stream()
                .map(TourTable.Near::stop)
                .filter(stop -> unknown.contains(stop.id()))
                .map(Stop::tour)
                .collect(Collectors.toSet());
        var rounds = itinerary.rounds(tours.list(some)).stream()
                .map(round -> round.with(round.stops().stream()
                        .filter(stop -> unknown.contains(stop.id()))
                        .toList()))
                .toList();
        var now = clock.instant();
        var from = earliest(now);
        var next = new HashMap<UUID, NextStop>();
        for (var occurrence : itinerary.between(rounds, from, from.plusDays(STEP - 1)))
            if (occurrence.end().isAfter(now))
                next.computeIfAbsent(occurrence.stop().id(), _ -> told(occurrence, locale));
        return next;
    }

    private LocalDate today() {
        return localDays.today();
    }

    private List<NextStop> next(List<Round> rounds, Predicate<Stop> which, int count, Locale locale) {
        var now = clock.instant();
        var from = earliest(now);
        var told = new ArrayList<NextStop>();
        for (int step = 0; step < AHEAD && told.size() < count; step += STEP) {
            var first = from.plusDays(step);
            for (var occurrence : itinerary.between(rounds, first, first.plusDays(STEP - 1))) {
                if (!which.test(occurrence.stop()) || !occurrence.end().isAfter(now)) continue;
                told.add(told(occurrence, locale));
                if (told.size() == count) break;
            }
        }
        return told;
    }

    private NextStop told(Occurrence occurrence, Locale locale) {
        var stop = occurrence.stop();
        var from = occurrence.from().toLocalTime();
        var to = occurrence.to().toLocalTime();
        return new NextStop(
                stop.id(),
                stop.code(),
                occurrence.tour().id(),
                occurrence.tour().point(),
                occurrence.tour().name(),
                occurrence.place(),
                occurrence.state() == State.MOVED ? "" : stop.address(),
                stop.insee(),
                stop.commune(),
                occurrence.state() == State.MOVED ? null : stop.latitude(),
                occurrence.state() == State.MOVED ? null : stop.longitude(),
                occurrence.day(),
                occurrence.part(),
                from,
                to,
                occurrence.start(),
                occurrence.end(),
                occurrence.state(),
                text.when(occurrence.day(), from, to, locale),
                text.note(occurrence, locale),
                text.frequency(stop.hours(), locale),
                occurrence.revision());
    }

    @Override
    public Optional<UUID> stopAt(UUID point, Instant at) {
        var checkedIn = halts.at(point, at);
        if (checkedIn.isPresent()) return checkedIn;
        var zone = localDays.zoneAt(point);
        var day = LocalDate.ofInstant(at, zone);
        return itinerary.between(itinerary.rounds(tours.ofPoints(List.of(point))), day.minusDays(1), day).stream()
                .filter(Occurrence::takesPlace)
                .filter(o -> !at.isBefore(o.start().minus(AROUND))
                        && !at.isAfter(o.end().plus(AROUND)))
                .min(Comparator.comparing(o -> distance(o, at)))
                .map(o -> o.stop().id());
    }

    private static Duration distance(Occurrence o, Instant at) {
        if (at.isBefore(o.start())) return Duration.between(at, o.start());
        return at.isAfter(o.end()) ? Duration.between(o.end(), at) : Duration.ZERO;
    }
}
