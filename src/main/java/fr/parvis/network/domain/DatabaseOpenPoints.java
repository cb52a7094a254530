// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.database.ResultRow;
import fr.parvis.network.OpenPoints;
import fr.parvis.network.domain.hours.OpeningHours;
import fr.parvis.network.domain.hours.TimeSpan;
import fr.parvis.network.domain.hours.WeeklyHours;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Points as open data, read from the database row by row. */
@Component
@Transactional(readOnly = true)
class DatabaseOpenPoints implements OpenPoints {
    private static final String SELECT = """
            select p.*, c.name as commune, c.department from network.point p join network.commune c on c.insee = p.insee
            """;
    private static final int AT_A_TIME = 500;

    private final JdbcClient database;
    private final Closures closures;
    private final Clock clock;

    DatabaseOpenPoints(JdbcClient database, Closures closures, Clock clock) {
        this.database = database;
        this.closures = closures;
        this.clock = clock;
    }

    private record Read(PointSheet sheet, String department, Instant updatedAt) {}

    @Override
    public String version() {
        return database.sql("""
                        select (select count(*) || '-' || coalesce(sum(tx), 0) from network.point_change) || '-'
                            || (select md5(string_agg(time_zone || (:now::timestamptz at time zone time_zone)::date, ' ' order by time_zone))
                                from (select distinct time_zone from network.department) zone)""")
                .param("now", clock.instant())
                .query(String.class)
                .single();
    }

    @Override
    public void each(Consumer<OpenPoint> reader) {
        var now = clock.instant();
        try (var rows =
                read(database.sql(SELECT + "where p.closed_on is null or p.closed_on > :yesterday order by p.id")
                        .param("yesterday", earliestDay(now)))) {
            hand(rows, closures.endingFrom(earliestDay(now)), now, point -> {
                if (!point.gone()) reader.accept(point);
            });
        }
    }

    @Override
    public void eachChanged(Instant since, Consumer<OpenPoint> reader) {
        var now = clock.instant();
        // the same instant has two days at most around the world, and a closure tells on the day after it
        var day = LocalDate.ofInstant(since, ZoneOffset.UTC).minusDays(2);
        try (var rows = read(database.sql(SELECT + """
                        where p.id in (
                            select id from network.point where updated_at >= :since
                            union select id from network.point where opened_on >= :day
                            union select id from network.point where closed_on >= :day
                            union select point from network.closure where last_day >= :day)
                        order by p.id""")
                // a statement with a fetch size of its own binds as the driver does, which knows no Instant
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("day", day))) {
            hand(rows, closures.endingFrom(day.isBefore(earliestDay(now)) ? day : earliestDay(now)), now, point -> {
                if (!point.changedAt().isBefore(since)) reader.accept(point);
            });
        }
    }

    @Override
    public Optional<OpenPoint> find(UUID id) {
        var now = clock.instant();
        return database.sql(SELECT + "where p.id = :id")
                .param("id", id)
                .query(ResultRow.map(DatabaseOpenPoints::row))
                .optional()
                .filter(read -> !read.sheet().openedOn().isAfter(today(read, now)))
                .map(read -> told(read, closures.of(id), now))
                .filter(point -> !point.gone());
    }

    @Override
    public List<WeekSpan> week(@Nullable String hours) {
        if (hours == null || !(OpeningHours.parse(hours) instanceof OpeningHours.Parsed parsed)) return List.of();
        return WeeklyHours.decompose(parsed.hours())
                .map(DatabaseOpenPoints::spans)
                .orElse(List.of());
    }

    private static List<WeekSpan> spans(WeeklyHours week) {
        Map<TimeSpan, List<DayOfWeek>> days = new LinkedHashMap<>();
        for (var day : DayOfWeek.values())
            for (var span : Objects.requireNonNullElse(week.days().get(day), List.<TimeSpan>of()))
                days.computeIfAbsent(span, same -> new ArrayList<>()).add(day);
        return days.entrySet().stream()
                .map(same -> new WeekSpan(
                        List.copyOf(same.getValue()),
                        same.getKey().from(),
                        same.getKey().to()))
                .toList();
    }

    /** A day that is over, or runs, wherever a point may be. */
    private static LocalDate earliestDay(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1);
    }

    private static Stream<Read> read(JdbcClient.StatementSpec statement) {
        return statement.withFetchSize(AT_A_TIME).query(ResultRow.map(DatabaseOpenPoints::row)).stream();
    }

    private static void hand(
            Stream<Read> rows, Map<UUID, List<Closure>> closures, Instant now, Consumer<OpenPoint> reader) {
        rows.filter(read -> !read.sheet().openedOn().isAfter(today(read, now)))
                .map(read -> told(read, closures.getOrDefault(read.sheet().id(), List.of()), now))
                .forEach(reader);
    }

    private static LocalDate today(Read read, Instant now) {
        return LocalDate.ofInstant(now, read.sheet().zone());
    }

    private static OpenPoint told(Read read, List<Closure> closures, Instant now) {
        var sheet = read.sheet();
        var today = today(read, now);
        var view = new PointView(sheet, "", read.department(), closures, null);
        var changes = Stream.<@Nullable LocalDate>of(sheet.openedOn(), sheet.closedOn())
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toCollection(ArrayList::new));
        closures.forEach(closure -> changes.add(closure.last().plusDays(1)));
        var changedAt = changes.stream()
                .map(day -> day.atStartOfDay(sheet.zone()).toInstant())
                .filter(instant -> !instant.isAfter(now) && instant.isAfter(read.updatedAt()))
                .max(Instant::compareTo)
                .orElse(read.updatedAt());
        return new OpenPoint(
                sheet.id(),
                sheet.association(),
                sheet.kind(),
                read.department(),
                sheet.zone(),
                sheet.labels(),
                sheet.openedOn(),
                sheet.closedOn(),
                view.closedOn(today),
                changedAt,
                view.outside(today).known(sheet.id().toString(), null));
    }

    private static Read row(ResultRow row) {
        return new Read(PointSheets.sheet(row), row.text("department"), row.instant("updated_at"));
    }
}
