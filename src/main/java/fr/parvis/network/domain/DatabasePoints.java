// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.network.NewPoint;
import fr.parvis.network.Point;
import fr.parvis.network.PointKind;
import fr.parvis.network.Points;
import fr.parvis.network.domain.standard.StandardPlace;
import fr.parvis.values.NetworkTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Points as other modules see them. */
@Component
@Transactional(readOnly = true)
class DatabasePoints implements Points {
    private static final String SELECT = """
            select p.id, p.association, p.name, p.kind, p.insee, c.name as commune, c.department, p.time_zone, p.labels,
                   p.opened_on, p.closed_on
            from network.point p join network.commune c on c.insee = p.insee
            """;

    private final JdbcClient database;
    private final SavePoint savePoint;
    private final KnownPoints known;

    DatabasePoints(JdbcClient database, SavePoint savePoint, KnownPoints known) {
        this.database = database;
        this.savePoint = savePoint;
        this.known = known;
    }

    @Override
    @Transactional
    public void add(List<NewPoint> points) {
        savePoint.create(points.stream().map(DatabasePoints::sheet).toList());
    }

    private static PointSheet sheet(NewPoint point) {
        var commune = point.commune();
        var place = StandardPlace.at(
                        point.id().toString(), point.name(), point.address(), point.postcode(), commune.name())
                .insee(commune.insee())
                .pivot(point.pivot())
                .coordinates(point.latitude(), point.longitude())
                .phone(point.phone())
                .emails(point.emails())
                .summary(point.summary())
                .hours(point.hours())
                .services(point.services())
                .access(point.accessModes())
                .specialCare(point.specialCare())
                .programmes(point.programmes())
                .typology(List.of("PIMMS"))
                .fees(List.of("Gratuit"))
                .done();
        return new PointSheet(
                point.id(),
                point.association(),
                point.kind(),
                place,
                point.labels(),
                NetworkTime.ZONE,
                point.openedOn(),
                null,
                0);
    }

    @Override
    public Optional<Point> find(UUID id) {
        return database.sql(SELECT + "where p.id = :id")
                .param("id", id)
                .query(ResultRow.map(DatabasePoints::point))
                .optional();
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<String> name(UUID id) {
        return known.name(id);
    }

    @Override
    public List<Point> list(Collection<UUID> ids) {
        return database.sql(SELECT + "where p.id = any((select :ids)::uuid[])")
                .param("ids", ids.toArray(UUID[]::new))
                .query(ResultRow.map(DatabasePoints::point))
                .list();
    }

    @Override
    public List<Point> list(UUID association) {
        return database.sql(SELECT + "where p.association = :association order by lower(p.name)")
                .param("association", association)
                .query(ResultRow.map(DatabasePoints::point))
                .list();
    }

    @Override
    public List<Point> ours() {
        return list(Asking.association());
    }

    @Override
    public Optional<Point> findOurs(UUID id) {
        return find(id).filter(point -> point.association().equals(Asking.association()));
    }

    @Override
    public List<Point> list() {
        return database.sql(SELECT + "order by lower(p.name)")
                .query(ResultRow.map(DatabasePoints::point))
                .list();
    }

    private static Point point(ResultRow row) {
        return new Point(
                row.uuid("id"),
                row.uuid("association"),
                row.text("name"),
                PointKind.valueOf(row.text("kind")),
                row.text("insee"),
                row.text("commune"),
                row.text("department"),
                row.zone("time_zone"),
                Set.copyOf(row.texts("labels")),
                row.day("opened_on"),
                row.dayOrNull("closed_on"));
    }
}
