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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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

    /** The next halt of stops that somebody was near in this minute, by language: many people live at the same places. */
    private record Minute(Instant minute, Map<String, Map<UUID, Optional<NextStop>>> next) {}

    private final TourTable tours;
    private final Itinerary itinerary;
    private final Halts halts;
    private final Points points;
    private final HaltText text;
    private final LocalDays localDays;
    private final Clock clock;
    private volatile Minute said = new Minute(Instant.EPOCH, Map.of());

    PublishedRounds(
            TourTable tours,
            Itinerary itinerary,
            Halts halts,
            Points points,
            HaltText text,
            LocalDays localDays,
            Clock clock) {
        this.tours = tours;
        this.itinerary = itinerary;
        this.halts = halts;
        this.points = points;
        this.text = text;
        this.localDays = localDays;
        this.clock = clock;
    }

    @Override
    public List<NextStop> nextStops(UUID point, int count, Locale locale) {
        return next(itinerary.rounds(tours.ofPoints(List.of(point))), stop -> true, count, locale);
    }

    @Override
    public Map<UUID, NextStop> nextStopOfEach(Collection<UUID> points, Locale locale) {
        var found = new HashMap<UUID, NextStop>();
        if (points.isEmpty()) return found;
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
        var now = clock.instant();
        var near = tours.stopsNear(where, kilometres, today().minusDays(1), count);
        var minute = now.truncatedTo(ChronoUnit.MINUTES);
        if (!said.minute().equals(minute)) said = new Minute(minute, new ConcurrentHashMap<>());
        var known = said.next().computeIfAbsent(locale.getLanguage(), language -> new ConcurrentHashMap<>());
        var missing = near.values().stream()
                .map(TourTable.Near::stop)
                .filter(stop -> !known.containsKey(stop.id()))
                .toList();
        if (!missing.isEmpty()) known.putAll(nextOf(missing, now, locale));
        return near.values().stream()
                .flatMap(found -> known.getOrDefault(found.stop().id(), Optional.empty()).stream()
                        .map(next -> new NearStop(next, found.tourCode(), found.kilometres())))
                .sorted(Comparator.comparing(found -> found.next().start()))
                .toList();
    }

    /** The next halt of each of some stops within the first days looked through; nothing where there is none. */
    private Map<UUID, Optional<NextStop>> nextOf(List<Stop> stops, Instant now, Locale locale) {
        var next = new HashMap<UUID, Optional<NextStop>>();
        for (var stop : stops) next.put(stop.id(), Optional.empty());
        var rounds = itinerary.rounds(tours.list(stops.stream().map(Stop::tour).collect(Collectors.toSet()))).stream()
                .map(round -> round.with(round.stops().stream()
                        .filter(stop -> next.containsKey(stop.id()))
                        .toList()))
                .toList();
        var from = LocalDate.ofInstant(now, ZoneOffset.ofHours(-12));
        for (var occurrence : itinerary.between(rounds, from, from.plusDays(STEP - 1)))
            if (occurrence.end().isAfter(now)
                    && next.getOrDefault(occurrence.stop().id(), Optional.empty())
                            .isEmpty()) next.put(occurrence.stop().id(), Optional.of(told(occurrence, locale)));
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
