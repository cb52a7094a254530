// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.database.ResultRow;
import fr.parvis.network.Coordinates;
import fr.parvis.network.PublicPoints.Wish;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Points by their distance (great circle, radius of 6,371 km). The tree of {@code point_by_spot} gives them the nearest first, so that what
 * is read does not grow with the number of points.
 */
@Component
@Transactional(readOnly = true)
class PointsNear {
    private static final double EARTH = 6371;

    /** Written as the tree knows it: with parameters in it, the place stays one value for the whole search. */
    private static final String HERE = "network.on_globe(:latitude::float8, :longitude::float8)";

    private static final String KILOMETRES =
            "2 * " + EARTH + " * asin(least(1, (p.spot <-> " + HERE + ") / 2)) as km\n";

    /** Points that receive the public; a condition on {@code p}. */
    static final String OPEN_TO_ALL = """
              and p.opened_on <= (:now at time zone p.time_zone)::date
              and (p.closed_on is null or p.closed_on > (:now at time zone p.time_zone)::date)
              and not p.access_modes @> array['Ce lieu n''accueille pas de public']
            """;

    /** Condition on {@code p} for a wish, with the parameters that {@link #wished} binds. */
    static final String WISHED = """
              and (:help::text is null or p.services = '{}' or (:always and p.typology @> array['PIMMS'])
                   or p.services && :services::text[] or p.labels && :labels::text[])
              and (not :accessible or p.special_care @> array['Handicaps moteurs'])
              and (:tongue::text is null or p.special_care @> array[:tongue]::text[])
              and (:kind::text is null or p.kind = :kind)
            """;

    private final JdbcClient database;
    private final PointList points;
    private final Clock clock;

    PointsNear(JdbcClient database, PointList points, Clock clock) {
        this.database = database;
        this.points = points;
        this.clock = clock;
    }

    /**
     * Of a point, what decides whether it is open at a moment.
     *
     * @param hours in the syntax of OpenStreetMap
     * @param department department whose holidays count
     */
    record Timed(UUID id, @Nullable String hours, ZoneId zone, String department) {}

    List<PointView> around(Coordinates where, Wish wish, int limit) {
        return points.views(
                wished(near("select p.*, c.name as commune, c.department, " + KILOMETRES, where, wish, limit), wish));
    }

    /** Kilometres to the nearest point for a wish. */
    Optional<Double> kilometres(Coordinates where, Wish wish) {
        return wished(near("select " + KILOMETRES, where, wish, 1), wish)
                .query(Double.class)
                .optional();
    }

    /** The same as {@link #around}, no more than their hours. */
    List<Timed> hoursAround(Coordinates where, Wish wish, int limit) {
        return wished(near("select p.id, p.hours, p.time_zone, c.department\n", where, wish, limit), wish)
                .query(ResultRow.map(PointsNear::timed))
                .list();
    }

    /** Some of those around, each by its identifier. */
    List<PointView> some(Coordinates where, List<UUID> ids) {
        return points.views(database.sql("select p.*, c.name as commune, c.department, " + KILOMETRES
                        + "from network.point p join network.commune c on c.insee = p.insee\n"
                        + "where p.id = any(:ids) order by p.spot <-> " + HERE)
                .param("latitude", where.latitude())
                .param("longitude", where.longitude())
                .param("ids", ids.toArray(UUID[]::new)));
    }

    private JdbcClient.StatementSpec near(String select, Coordinates where, Wish wish, int limit) {
        double reach = Math.clamp(wish.kilometres(), 0.1, Wish.FURTHEST);
        return database.sql(select
                        + "from network.point p join network.commune c on c.insee = p.insee\n"
                        + "where p.spot <@ public.cube_enlarge(" + HERE + ", :reach::float8, 3)"
                        + " and (p.spot <-> " + HERE + ") <= :reach::float8\n"
                        + OPEN_TO_ALL + WISHED + "order by p.spot <-> " + HERE + " limit :limit")
                .param("latitude", where.latitude())
                .param("longitude", where.longitude())
                .param("reach", 2 * Math.sin(reach / EARTH / 2))
                .param("limit", limit);
    }

    /** Those of a commune whose place on the map is not known. */
    List<PointView> in(String insee, Wish wish, int limit) {
        var statement = database.sql("select p.*, c.name as commune, c.department, null::float8 as km\n"
                        + "from network.point p join network.commune c on c.insee = p.insee where p.insee = :insee\n"
                        + OPEN_TO_ALL + WISHED + "order by lower(p.name), p.id limit :limit")
                .param("insee", insee)
                .param("limit", limit);
        return points.views(wished(statement, wish));
    }

    private static Timed timed(ResultRow row) {
        return new Timed(row.uuid("id"), row.textOrNull("hours"), row.zone("time_zone"), row.text("department"));
    }

    JdbcClient.StatementSpec wished(JdbcClient.StatementSpec statement, Wish wish) {
        var help = wish.help();
        var tongue = wish.tongue();
        var kind = wish.kind();
        return statement
                .param("now", clock.instant())
                .param("help", help == null ? null : help.name())
                .param("always", help != null && help.always())
                .param(
                        "services",
                        help == null ? new String[0] : help.services().toArray(String[]::new))
                .param("labels", help == null ? new String[0] : help.labels().toArray(String[]::new))
                .param("accessible", wish.accessible())
                .param("tongue", tongue == null ? null : tongue.value())
                .param("kind", kind == null ? null : kind.name());
    }
}
