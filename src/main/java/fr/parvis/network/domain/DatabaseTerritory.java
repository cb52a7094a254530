// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.database.ResultRow;
import fr.parvis.network.PointKind;
import fr.parvis.network.Territory;
import fr.parvis.network.domain.hours.LabelDuties.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The whole country, read in one go; memory holds it only while it is asked for. */
@Component
@Transactional(readOnly = true)
class DatabaseTerritory implements Territory {
    private static final int MOST_LABELLED = 100_000;

    private final JdbcClient database;
    private final PointList points;
    private final FranceServicesDuties duties;

    DatabaseTerritory(JdbcClient database, PointList points, FranceServicesDuties duties) {
        this.database = database;
        this.points = points;
        this.duties = duties;
    }

    @Override
    public List<Department> departments() {
        return database.sql("select code, name from network.department order by code")
                .query(ResultRow.map(row -> new Department(row.text("code"), row.text("name"))))
                .list();
    }

    @Override
    public List<Inhabited> communes() {
        return database.sql("""
                        select insee, name, department, population, about_latitude, about_longitude,
                               latitude is null and about_latitude is not null as estimated
                        from network.commune
                        where insee !~ '^(751|6938|132)' order by insee""")
                .query(ResultRow.map(row -> new Inhabited(
                        row.text("insee"),
                        row.text("name"),
                        row.text("department"),
                        row.integer("population"),
                        row.realOrNull("about_latitude"),
                        row.realOrNull("about_longitude"),
                        row.flag("estimated"))))
                .list();
    }

    @Override
    public List<Place> open(LocalDate day) {
        return database.sql("""
                        select p.id, p.association, p.name, p.kind, p.labels, c.name as commune, c.department, p.opened_on,
                               case when p.insee ~ '^751' then '75056' when p.insee ~ '^6938' then '69123'
                                    when p.insee ~ '^132' then '13055' else p.insee end as insee,
                               case when p.longitude is null or p.latitude is null then c.about_latitude else p.latitude end as latitude,
                               case when p.longitude is null or p.latitude is null then c.about_longitude else p.longitude end as longitude
                        from network.point p join network.commune c on c.insee = p.insee
                        where p.opened_on <= :day and (p.closed_on is null or p.closed_on > :day)
                          and not p.access_modes @> array['Ce lieu n''accueille pas de public']
                        order by lower(p.name), p.id""")
                .param("day", day)
                .query(ResultRow.map(DatabaseTerritory::place))
                .list();
    }

    private static Place place(ResultRow row) {
        return new Place(
                row.uuid("id"),
                row.uuid("association"),
                row.text("name"),
                PointKind.valueOf(row.text("kind")),
                Set.copyOf(row.texts("labels")),
                row.text("insee"),
                row.text("commune"),
                row.text("department"),
                row.realOrNull("latitude"),
                row.realOrNull("longitude"),
                row.day("opened_on"));
    }

    @Override
    public Set<UUID> dutyNotKept(LocalDate day) {
        var labelled = new PointFilter("", null, PointSheet.FRANCE_SERVICES, PointFilter.State.OPEN, null, null);
        var open = points.list(labelled, MOST_LABELLED, 0).stream()
                .filter(view -> !day.isBefore(view.sheet().openedOn()) && !view.closedOn(day))
                .toList();
        return duties.of(open).entrySet().stream()
                .filter(point -> point.getValue().stream().anyMatch(duty -> duty.verdict() == Verdict.NOT_KEPT))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
