// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.tours;

import fr.parvis.database.ResultRow;
import fr.parvis.network.Coordinates;
import fr.parvis.rounds.Rounds;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tours, stops and what single days change, in PostgreSQL. Lists of identifiers come through a subselect: the plan is then the same for
 * each of them, and PostgreSQL keeps it; else it plans each search of the public anew, which takes longer than the search.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class TourTable {
    private static final String STOPS = """
            select s.*, c.name as commune, c.department from rounds.stop s join network.named_commune c on c.insee = s.insee
            """;

    /** So far two servers may differ on what time it is. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private final JdbcClient database;
    private final NextStopCache nextStops;

    TourTable(JdbcClient database, NextStopCache nextStops) {
        this.database = database;
        this.nextStops = nextStops;
    }

    Optional<Tour> find(UUID id) {
        return database.sql("select * from rounds.tour where id = :id")
                .param("id", id)
                .query(ResultRow.map(TourTable::tour))
                .optional();
    }

    /** Of an association or, for nothing, of the network. */
    List<Tour> list(@Nullable UUID association) {
        return database.sql("""
                        select * from rounds.tour where :association::uuid is null or association = :association::uuid
                        order by lower(name), id limit 1000""")
                .param("association", association)
                .query(ResultRow.map(TourTable::tour))
                .list();
    }

    List<Tour> ofPoints(Collection<UUID> points) {
        return database.sql(
                        "select * from rounds.tour where point = any((select :points)::uuid[]) order by lower(name), id")
                .param("points", points.toArray(UUID[]::new))
                .query(ResultRow.map(TourTable::tour))
                .list();
    }

    List<Tour> inCommunes(Collection<String> communes, LocalDate today) {
        return database.sql("""
                        select * from rounds.tour t where (valid_until is null or valid_until >= :today) and exists (
                            select from rounds.stop s where s.tour = t.id and s.insee = any(:communes)
                                and (s.valid_until is null or s.valid_until >= :today))
                        order by id limit 200""")
                .param("communes", communes.toArray(String[]::new))
                .param("today", today)
                .query(ResultRow.map(TourTable::tour))
                .list();
    }

    /**
     * A stop near a place.
     *
     * @param kilometres as the crow flies
     */
    record Near(Stop stop, String tourCode, double kilometres) {}

    List<Tour> list(Collection<UUID> ids) {
        return database.sql("select * from rounds.tour where id = any((select :ids)::uuid[])")
                .param("ids", ids.toArray(UUID[]::new))
                .query(ResultRow.map(TourTable::tour))
                .list();
    }

    /** The nearest stops that are still served, by identifier. */
    Map<UUID, Near> stopsNear(Coordinates where, double kilometres, LocalDate today, int limit) {
        return database
                .sql("""
                        select s.*, c.name as commune, c.department, t.short_code as tour_code,
                            2 * 6371 * asin(least(1, (s.spot <-> network.on_globe(:latitude::float8, :longitude::float8)) / 2)) as km
                        from rounds.stop s join network.named_commune c on c.insee = s.insee join rounds.tour t on t.id = s.tour
                        where s.spot <@ public.cube_enlarge(
                                network.on_globe(:latitude::float8, :longitude::float8), :reach::float8, 3)
                            and (s.spot <-> network.on_globe(:latitude::float8, :longitude::float8)) <= :reach::float8
                            and (s.valid_until is null or s.valid_until >= :today)
                            and (t.valid_until is null or t.valid_until >= :today)
                        order by s.spot <-> network.on_globe(:latitude::float8, :longitude::float8) limit :limit""")
                .param("latitude", where.latitude())
                .param("longitude", where.longitude())
                .param("reach", 2 * Math.sin(kilometres / 6371 / 2))
                .param("today", today)
                .param("limit", limit)
                .query(ResultRow.map(row -> new Near(stop(row), row.text("tour_code"), row.real("km"))))
                .list()
                .stream()
                .collect(Collectors.toMap(near -> near.stop().id(), Function.identity()));
    }

    private static final String PUBLIC = "select id, short_code, name, point, valid_until from rounds.tour ";

    /** @param today at a point */
    Optional<Rounds.PublicTour> findPublic(String code, Function<UUID, LocalDate> today) {
        return database.sql(PUBLIC + "where short_code = :code")
                .param("code", code)
                .query(published(today))
                .optional();
    }

    Optional<Rounds.PublicTour> findPublic(UUID id, Function<UUID, LocalDate> today) {
        return database.sql(PUBLIC + "where id = :id")
                .param("id", id)
                .query(published(today))
                .optional();
    }

    List<Rounds.PublicTour> listPublic(UUID point, Function<UUID, LocalDate> today) {
        return database.sql(PUBLIC + """
                        where point = :point and (valid_until is null or valid_until >= :today)
                        order by lower(name), id limit 50""")
                .param("point", point)
                .param("today", today.apply(point))
                .query(published(today))
                .list();
    }

    List<String> codes(LocalDate today, int limit, int offset) {
        return database.sql("""
                        select short_code from rounds.tour where valid_until is null or valid_until >= :today
                        order by short_code limit :limit offset :offset""")
                .param("today", today)
                .param("limit", limit)
                .param("offset", offset)
                .query(String.class)
                .list();
    }

    private static RowMapper<Rounds.PublicTour> published(Function<UUID, LocalDate> today) {
        return ResultRow.map(row -> {
            var point = row.uuid("point");
            var last = row.dayOrNull("valid_until");
            return new Rounds.PublicTour(
                    row.uuid("id"),
                    row.text("short_code"),
                    row.text("name"),
                    point,
                    last != null && last.isBefore(today.apply(point)));
        });
    }

    Optional<Stop> findStop(UUID id) {
        return database.sql(STOPS + "where s.id = :id")
                .param("id", id)
                .query(ResultRow.map(TourTable::stop))
                .optional();
    }

    Optional<Stop> findStop(String code) {
        return database.sql(STOPS + "where s.short_code = :code")
                .param("code", code)
                .query(ResultRow.map(TourTable::stop))
                .optional();
    }

    List<String> stopCodes(LocalDate today, int limit, int offset) {
        return database.sql("""
                        select s.short_code from rounds.stop s join rounds.tour t on t.id = s.tour
                        where (s.valid_until is null or s.valid_until >= :today)
                          and (t.valid_until is null or t.valid_until >= :today)
                        order by s.short_code limit :limit offset :offset""")
                .param("today", today)
                .param("limit", limit)
                .param("offset", offset)
                .query(String.class)
                .list();
    }

    List<Tour> runningBetween(LocalDate from, LocalDate until) {
        return database.sql("""
                        select * from rounds.tour
                        where valid_from <= :until and (valid_until is null or valid_until >= :from) order by id""")
                .param("from", from)
                .param("until", until)
                .query(ResultRow.map(TourTable::tour))
                .list();
    }

    Map<UUID, List<Stop>> stops(Collection<UUID> tours) {
        if (tours.isEmpty()) return Map.of();
        return database
                .sql(STOPS + "where s.tour = any((select :tours)::uuid[]) order by s.position, lower(s.place), s.id")
                .param("tours", tours.toArray(UUID[]::new))
                .query(ResultRow.map(TourTable::stop))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Stop::tour));
    }

    List<StopChange> changes(Collection<UUID> stops, LocalDate from, LocalDate until) {
        if (stops.isEmpty()) return List.of();
        return database.sql(
                        "select * from rounds.stop_change where stop = any((select :stops)::uuid[]) and day between :from and :until")
                .param("stops", stops.toArray(UUID[]::new))
                .param("from", from)
                .param("until", until)
                .query(ResultRow.map(TourTable::change))
                .list();
    }

    /** Changes of that day and all after it, at all stops, by day. */
    List<StopChange> changesFrom(LocalDate day) {
        return database.sql("select * from rounds.stop_change where day >= :day order by day, stop")
                .param("day", day)
                .query(ResultRow.map(TourTable::change))
                .list();
    }

    /** @return false when it was there already */
    boolean insert(Tour tour) {
        nextStops.clear();
        return bind(database.sql("""
                        insert into rounds.tour (id, association, point, name, vehicle, kit, partner, valid_from, valid_until)
                        values (:id, :association, :point, :name, :vehicle, :kit::text[], :partner, :from, :until)
                        on conflict (id) do nothing"""), tour)
                        .param("association", tour.association())
                        .update()
                == 1;
    }

    /** @return false when it was changed since */
    boolean update(Tour tour) {
        nextStops.clear();
        return bind(database.sql("""
                        update rounds.tour set point = :point, name = :name, vehicle = :vehicle, kit = :kit::text[],
                            partner = :partner, valid_from = :from, valid_until = :until, version = version + 1
                        where id = :id and version = :version"""), tour).param("version", tour.version()).update() == 1;
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Tour tour) {
        return statement
                .param("id", tour.id())
                .param("point", tour.point())
                .param("name", tour.name())
                .param("vehicle", tour.vehicle())
                .param("kit", tour.kit().toArray(String[]::new))
                .param("partner", tour.partner())
                .param("from", tour.validFrom())
                .param("until", tour.validUntil());
    }

    boolean insert(Stop stop) {
        nextStops.clear();
        return bind(database.sql("""
                        insert into rounds.stop (id, tour, association, position, place, address, insee, latitude, longitude, hours,
                            valid_from, valid_until)
                        values (:id, :tour, :association, :position, :place, :address, :insee, :latitude, :longitude, :hours,
                            :from, :until)
                        on conflict (id) do nothing"""), stop)
                        .param("tour", stop.tour())
                        .param("association", stop.association())
                        .update()
                == 1;
    }

    boolean update(Stop stop) {
        nextStops.clear();
        return bind(database.sql("""
                        update rounds.stop set position = :position, place = :place, address = :address, insee = :insee,
                            latitude = :latitude, longitude = :longitude, hours = :hours, valid_from = :from,
                            valid_until = :until, version = version + 1
                        where id = :id and version = :version"""), stop).param("version", stop.version()).update() == 1;
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Stop stop) {
        return statement
                .param("id", stop.id())
                .param("position", stop.position())
                .param("place", stop.place())
                .param("address", stop.address())
                .param("insee", stop.insee())
                .param("latitude", stop.latitude())
                .param("longitude", stop.longitude())
                .param("hours", stop.hours())
                .param("from", stop.validFrom())
                .param("until", stop.validUntil());
    }

    /**
     * Writes a change, unless a later one is there. One with a time in the future, which an earlier version of Parvis accepted from
     * a clock that ran ahead, does not count as later.
     *
     * @return false when a later change stands
     */
    boolean say(StopChange change, UUID association, Instant now) {
        nextStops.clear();
        return database.sql("""
                        insert into rounds.stop_change (stop, day, association, kind, from_time, to_time, place, minutes, reason, said_at)
                        values (:stop, :day, :association, :kind, :from, :to, :place, :minutes, :reason, :saidAt)
                        on conflict (stop, day) do update set kind = excluded.kind, from_time = excluded.from_time,
                            to_time = excluded.to_time, place = excluded.place, minutes = excluded.minutes,
                            reason = excluded.reason, said_at = excluded.said_at
                        where stop_change.said_at <= excluded.said_at or stop_change.said_at > :ahead""")
                        .param("stop", change.stop())
                        .param("day", change.day())
                        .param("association", association)
                        .param("kind", change.kind().name())
                        .param("from", change.from())
                        .param("to", change.to())
                        .param("place", change.place())
                        .param("minutes", change.minutes())
                        .param("reason", change.reason())
                        .param("saidAt", change.saidAt())
                        .param("ahead", now.plus(AHEAD))
                        .update()
                == 1;
    }

    private static Tour tour(ResultRow row) {
        return new Tour(
                row.uuid("id"),
                row.uuid("association"),
                row.uuid("point"),
                row.text("name"),
                row.textOrNull("vehicle"),
                row.texts("kit"),
                row.textOrNull("partner"),
                row.day("valid_from"),
                row.dayOrNull("valid_until"),
                row.integer("version"));
    }

    private static Stop stop(ResultRow row) {
        return new Stop(
                row.uuid("id"),
                row.text("short_code"),
                row.uuid("tour"),
                row.uuid("association"),
                row.integer("position"),
                row.text("place"),
                row.text("address"),
                row.text("insee"),
                row.text("commune"),
                row.text("department"),
                row.realOrNull("latitude"),
                row.realOrNull("longitude"),
                row.text("hours"),
                row.day("valid_from"),
                row.dayOrNull("valid_until"),
                row.integer("version"));
    }

    private static StopChange change(ResultRow row) {
        return new StopChange(
                row.uuid("stop"),
                row.day("day"),
                StopChange.Kind.valueOf(row.text("kind")),
                row.timeOrNull("from_time"),
                row.timeOrNull("to_time"),
                row.textOrNull("place"),
                row.integerOrNull("minutes"),
                row.text("reason"),
                row.instant("said_at"));
    }
}
