package fr.parvis.network.domain;

import fr.parvis.network.PublicPoints.Wish;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
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

    /** Points that receive the public; a condition on {@code p}. */
    static final String OPEN_TO_ALL = """
              and p.opened_on <= (:now at time zone p.time_zone)::date
              and (p.closed_on is null or p.closed_on > (:now at time zone p.time_zone)::date)
              and not p.access_modes @> array['Ce lieu n''accueille pas de public']
            """;

    /** What {@link #wished} binds: a condition on {@code p}. */
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

    List<PointView> around(double latitude, double longitude, Wish wish, int limit, int offset) {
        double reach = Math.clamp(wish.kilometres(), 0.1, Wish.FURTHEST);
        var statement = database.sql("select p.*, c.name as commune, c.department, 2 * " + EARTH
                        + " * asin(least(1, (p.spot <-> " + HERE + ") / 2)) as km\n"
                        + "from network.point p join network.commune c on c.insee = p.insee\n"
                        + "where p.spot <@ public.cube_enlarge(" + HERE + ", :reach::float8, 3)"
                        + " and (p.spot <-> " + HERE + ") <= :reach::float8\n"
                        + OPEN_TO_ALL + WISHED + "order by p.spot <-> " + HERE + " limit :limit offset :offset")
                .param("latitude", latitude)
                .param("longitude", longitude)
                .param("reach", 2 * Math.sin(reach / EARTH / 2))
                .param("limit", limit)
                .param("offset", offset);
        return points.views(wished(statement, wish));
    }

    /** Those of a commune whose place on the map is not known. */
    List<PointView> in(String insee, Wish wish, int limit, int offset) {
        var statement = database.sql("select p.*, c.name as commune, c.department, null::float8 as km\n"
                        + "from network.point p join network.commune c on c.insee = p.insee where p.insee = :insee\n"
                        + OPEN_TO_ALL + WISHED + "order by lower(p.name), p.id limit :limit offset :offset")
                .param("insee", insee)
                .param("limit", limit)
                .param("offset", offset);
        return points.views(wished(statement, wish));
    }

    JdbcClient.StatementSpec wished(JdbcClient.StatementSpec statement, Wish wish) {
        var help = wish.help();
        var tongue = wish.tongue();
        var kind = wish.kind();
        return statement
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("help", help == null ? null : help.name(), Types.VARCHAR)
                .param("always", help != null && help.always())
                .param(
                        "services",
                        help == null ? new String[0] : help.services().toArray(String[]::new))
                .param("labels", help == null ? new String[0] : help.labels().toArray(String[]::new))
                .param("accessible", wish.accessible())
                .param("tongue", tongue == null ? null : tongue.value(), Types.VARCHAR)
                .param("kind", kind == null ? null : kind.name(), Types.VARCHAR);
    }
}
