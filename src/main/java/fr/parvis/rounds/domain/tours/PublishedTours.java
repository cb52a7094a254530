// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.tours;

import fr.parvis.database.ResultRow;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.rounds.OpenTours;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tours as open data, each with its stops and what is said of their days to come. */
@Component
@Transactional(readOnly = true)
class PublishedTours implements OpenTours {
    private final JdbcClient database;
    private final TourTable table;
    private final Points points;
    private final LocalDays localDays;
    private final Clock clock;

    PublishedTours(JdbcClient database, TourTable table, Points points, LocalDays localDays, Clock clock) {
        this.database = database;
        this.table = table;
        this.points = points;
        this.localDays = localDays;
        this.clock = clock;
    }

    private record Dated(
            UUID id,
            UUID point,
            String name,
            LocalDate from,
            @Nullable LocalDate until,
            Instant changedAt) {}

    @Override
    public String version() {
        return database.sql("select count(*) || '-' || coalesce(sum(tx), 0) from rounds.tour_change")
                .query(String.class)
                .single();
    }

    @Override
    public List<OpenTour> list() {
        return told(database.sql("""
                                select t.id, t.point, t.name, t.valid_from, t.valid_until, greatest(t.updated_at,
                                    (select max(s.updated_at) from rounds.stop s where s.tour = t.id)) as changed_at
                                from rounds.tour t where t.valid_until is null or t.valid_until >= :today order by t.id""").param("today", today()))
                .filter(tour -> !tour.gone())
                .toList();
    }

    @Override
    public List<OpenTour> listChanged(Instant since) {
        return told(database.sql("""
                                select t.id, t.point, t.name, t.valid_from, t.valid_until, greatest(t.updated_at,
                                    (select max(s.updated_at) from rounds.stop s where s.tour = t.id)) as changed_at
                                from rounds.tour t order by t.id"""))
                .filter(tour -> !tour.changedAt().isBefore(since))
                .toList();
    }

    private Stream<OpenTour> told(JdbcClient.StatementSpec statement) {
        var tours = statement.query(ResultRow.map(PublishedTours::dated)).list();
        var known = points.list().stream().collect(Collectors.toMap(Point::id, Function.identity()));
        var stops = table.stops(tours.stream().map(Dated::id).toList());
        Map<UUID, List<StopChange>> said =
                table.changesFrom(today()).stream().collect(Collectors.groupingBy(StopChange::stop));
        return tours.stream()
                .map(tour -> told(
                        tour,
                        Optional.ofNullable(known.get(tour.point())),
                        stops.getOrDefault(tour.id(), List.of()),
                        said));
    }

    private OpenTour told(Dated tour, Optional<Point> point, List<Stop> stops, Map<UUID, List<StopChange>> said) {
        var now = clock.instant();
        var zone = localDays.zone(point.orElse(null));
        var today = LocalDate.ofInstant(now, zone);
        var over = Stream.concat(
                        Stream.ofNullable(tour.until()).map(last -> last.plusDays(1)),
                        point.stream().flatMap(known -> Stream.ofNullable(known.closedOn())))
                .filter(day -> !day.isAfter(today))
                .min(LocalDate::compareTo);
        var changes = stops.stream()
                .flatMap(stop -> said.getOrDefault(stop.id(), List.of()).stream())
                .map(StopChange::saidAt)
                .filter(at -> !at.isAfter(now));
        var changedAt = Stream.concat(
                        changes, over.map(day -> day.atStartOfDay(zone).toInstant()).stream())
                .filter(at -> at.isAfter(tour.changedAt()))
                .max(Instant::compareTo)
                .orElse(tour.changedAt());
        return new OpenTour(
                tour.id(),
                tour.point(),
                tour.name(),
                tour.from(),
                tour.until(),
                over.isPresent(),
                changedAt,
                stops.stream()
                        .filter(stop ->
                                stop.validUntil() == null || !stop.validUntil().isBefore(today))
                        .map(stop -> told(stop, said.getOrDefault(stop.id(), List.of()), today))
                        .toList());
    }

    private static OpenStop told(Stop stop, List<StopChange> said, LocalDate today) {
        return new OpenStop(
                stop.id(),
                stop.code(),
                stop.place(),
                stop.address(),
                stop.insee(),
                stop.commune(),
                stop.latitude(),
                stop.longitude(),
                stop.hours(),
                stop.validFrom(),
                stop.validUntil(),
                said.stream()
                        .filter(change -> change.kind() != StopChange.Kind.RESTORED
                                && !change.day().isBefore(today))
                        .map(change -> new OpenChange(
                                change.day(),
                                change.kind().name(),
                                change.from(),
                                change.to(),
                                change.place(),
                                change.minutes(),
                                change.reason()))
                        .toList());
    }

    /** A day that is over, or runs, wherever a tour may be. */
    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
    }

    private static Dated dated(ResultRow row) {
        return new Dated(
                row.uuid("id"),
                row.uuid("point"),
                row.text("name"),
                row.day("valid_from"),
                row.dayOrNull("valid_until"),
                row.instant("changed_at"));
    }
}
