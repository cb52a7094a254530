// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.database.ResultRow;
import fr.parvis.network.Coordinates;
import fr.parvis.network.HoursTold;
import fr.parvis.network.PointKind;
import fr.parvis.network.PointsOnMap;
import fr.parvis.network.PublicPoints;
import fr.parvis.network.PublicPoints.PublicPoint;
import fr.parvis.network.PublicPoints.Wish;
import fr.parvis.network.domain.PointsNear.Timed;
import fr.parvis.network.domain.hours.OpeningState;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Points for maps: one by one where they are few, as sums of the cells of a grid where they are many. */
@Component
@Transactional(readOnly = true)
class PointsDrawn implements PointsOnMap {
    /** Cells from one side of the map to the other: sums stay apart on a small screen. */
    private static final int CELLS = 16;

    /** As high as a cell is wide, on a map of France. */
    private static final double HIGH = 0.7;

    private static final double SMALLEST_CELL = 0.02;

    /** Place of a point; of one that has none of its own, that of its commune. */
    private static final String SPOT = """
                         case when p.latitude is null or p.longitude is null then c.latitude else p.latitude end as latitude,
                         case when p.latitude is null or p.longitude is null then c.longitude else p.longitude end as longitude
                  from network.point p join network.commune c on c.insee = p.insee
            """;

    private static final String PLACED = """
            from (select p.id, p.short_code, p.name, c.name as commune, p.kind, p.hours, p.time_zone, c.department,
            """ + SPOT + "where true\n" + PointsNear.OPEN_TO_ALL + PointsNear.WISHED
            + ") placed where latitude is not null\n";

    private static final String IN_ZONE =
            "and latitude between :south and :north and longitude between :west and :east\n";

    private final JdbcClient database;
    private final PointsNear near;
    private final PublicPoints points;
    private final HoursOfMany hours;
    private final Clock clock;
    private final int oneByOne;

    @Autowired
    PointsDrawn(JdbcClient database, PointsNear near, PublicPoints points, HoursOfMany hours, Clock clock) {
        this(database, near, points, hours, clock, ONE_BY_ONE);
    }

    /** @param oneByOne number of points told one by one */
    PointsDrawn(
            JdbcClient database, PointsNear near, PublicPoints points, HoursOfMany hours, Clock clock, int oneByOne) {
        this.database = database;
        this.near = near;
        this.points = points;
        this.hours = hours;
        this.clock = clock;
        this.oneByOne = oneByOne;
    }

    private record Spot(double latitude, double longitude) {}

    /** A point and what decides whether it is open. */
    private record Drawn(Mark.One mark, Timed timed) {}

    @Override
    public Marks within(@Nullable Zone zone, Wish wish) {
        var here = zone == null ? Zone.FRANCE : zone;
        if (wish.when() != null) return open(here, wish);
        var all = ones("", null, wish);
        if (all.size() <= oneByOne) return new Marks(true, all);
        var some = ones(IN_ZONE, here, wish);
        return new Marks(false, some.size() <= oneByOne ? some : sums(here, wish));
    }

    /** Hours are not the database's business: the nearest are looked through, as for a list. */
    private Marks open(Zone zone, Wish wish) {
        var anywhere = new Wish(Wish.FURTHEST, wish.help(), wish.when(), wish.accessible(), wish.tongue(), wish.kind());
        var middle = new Coordinates((zone.south() + zone.north()) / 2, (zone.west() + zone.east()) / 2);
        var found = points.near(middle, anywhere, PublicPoints.LOOKED_THROUGH, Locale.FRANCE);
        var spots = spots(found.stream().map(PublicPoint::id).toList());
        var marks = new ArrayList<Mark>();
        for (var point : found) {
            var spot = spots.get(point.id());
            if (spot != null)
                marks.add(new Mark.One(
                        point.id(),
                        point.code(),
                        point.name(),
                        point.commune(),
                        point.kind(),
                        point.hours().state(),
                        spot.latitude(),
                        spot.longitude()));
        }
        return new Marks(false, marks);
    }

    /** Places of some points, of those that have one. */
    private Map<UUID, Spot> spots(List<UUID> ids) {
        var spots = new HashMap<UUID, Spot>();
        database.sql("select * from (select p.id,\n" + SPOT
                        + "where p.id = any(:ids)) placed where latitude is not null")
                .param("ids", ids.toArray(UUID[]::new))
                .query(ResultRow.each(
                        row -> spots.put(row.uuid("id"), new Spot(row.real("latitude"), row.real("longitude")))));
        return spots;
    }

    private List<Mark> ones(String where, @Nullable Zone zone, Wish wish) {
        var statement = database.sql("select * " + PLACED + where + "order by short_code limit :most")
                .param("most", oneByOne + 1);
        if (zone != null) statement = in(statement, zone);
        return judged(near.wished(statement, wish)
                .query(ResultRow.map(PointsDrawn::one))
                .list());
    }

    private List<Mark> judged(List<Drawn> some) {
        var now = clock.instant();
        var states = hours.judge(
                some.stream().map(Drawn::timed).toList(),
                (calendar, zone) -> calendar.map(known -> state(known.stateAt(LocalDateTime.ofInstant(now, zone))))
                        .orElse(HoursTold.State.NOT_GIVEN));
        return some.stream()
                .<Mark>map(one -> {
                    var mark = one.mark();
                    return new Mark.One(
                            mark.id(),
                            mark.code(),
                            mark.name(),
                            mark.commune(),
                            mark.kind(),
                            states.apply(one.timed()),
                            mark.latitude(),
                            mark.longitude());
                })
                .toList();
    }

    private static HoursTold.State state(OpeningState state) {
        return switch (state) {
            case OPEN -> HoursTold.State.OPEN;
            case CLOSED -> HoursTold.State.CLOSED;
            case UNKNOWN -> HoursTold.State.TO_CONFIRM;
        };
    }

    private List<Mark> sums(Zone zone, Wish wish) {
        var statement = in(database.sql("""
                        select count(*) as count, min(id::text)::uuid as id, min(short_code) as short_code, min(name) as name,
                               min(commune) as commune, min(kind) as kind, min(hours) as hours, min(time_zone) as time_zone,
                               min(department) as department, avg(latitude) as latitude, avg(longitude) as longitude,
                               min(longitude) as west, min(latitude) as south, max(longitude) as east, max(latitude) as north
                        """ + PLACED + IN_ZONE + """
                        group by floor(longitude / :cell::float8), floor(latitude / (:cell::float8 * :high::float8)) order by count desc"""), zone)
                .param("cell", Math.max(SMALLEST_CELL, (zone.east() - zone.west()) / CELLS))
                .param("high", HIGH);
        var alone = new ArrayList<Drawn>();
        var marks = new ArrayList<Mark>();
        near.wished(statement, wish).query(ResultRow.each(row -> {
            if (row.integer("count") == 1) alone.add(one(row));
            else marks.add(sum(row));
        }));
        marks.addAll(judged(alone));
        return marks;
    }

    private static JdbcClient.StatementSpec in(JdbcClient.StatementSpec statement, Zone zone) {
        return statement
                .param("south", zone.south())
                .param("north", zone.north())
                .param("west", zone.west())
                .param("east", zone.east());
    }

    private static Drawn one(ResultRow row) {
        return new Drawn(
                new Mark.One(
                        row.uuid("id"),
                        row.text("short_code"),
                        row.text("name"),
                        row.text("commune"),
                        PointKind.valueOf(row.text("kind")),
                        HoursTold.State.NOT_GIVEN,
                        row.real("latitude"),
                        row.real("longitude")),
                new Timed(row.uuid("id"), row.textOrNull("hours"), row.zone("time_zone"), row.text("department")));
    }

    private static Mark sum(ResultRow row) {
        double west = row.real("west");
        double east = row.real("east");
        double south = row.real("south");
        double north = row.real("north");
        // several at one place, the door of a town hall: one does not get between them by coming nearer
        return new Mark.Many(
                row.integer("count"),
                row.real("latitude"),
                row.real("longitude"),
                new Zone(west, south, Math.max(east, west + 0.001), Math.max(north, south + 0.001)));
    }
}
