// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.database.ResultRow;
import fr.parvis.values.Ids;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Table of the exceptional closures of points. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Closures {
    private final JdbcClient database;

    Closures(JdbcClient database) {
        this.database = database;
    }

    private record OfPoint(UUID point, Closure closure) {}

    /** The closures of each of these points that has some, in the order of their days; those long over too. */
    Map<UUID, List<Closure>> of(Collection<UUID> points) {
        if (points.isEmpty()) return Map.of();
        return database
                .sql(
                        "select * from network.closure where point = any((select :points)::uuid[]) order by first_day, last_day desc")
                .param("points", points.toArray(UUID[]::new))
                .query(ResultRow.map(Closures::closure))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        OfPoint::point, Collectors.mapping(OfPoint::closure, Collectors.toList())));
    }

    /** The closures of all points that end on that day or later, by point. */
    Map<UUID, List<Closure>> endingFrom(LocalDate day) {
        return database
                .sql("select * from network.closure where last_day >= :day order by first_day, last_day desc")
                .param("day", day)
                .query(ResultRow.map(Closures::closure))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        OfPoint::point, Collectors.mapping(OfPoint::closure, Collectors.toList())));
    }

    List<Closure> of(UUID point) {
        return Objects.requireNonNullElse(of(List.of(point)).get(point), List.of());
    }

    /** Puts the coming closures of a point in the place of those it had; what is over stays. */
    void replace(PointSheet point, List<Closure> coming, LocalDate today) {
        database.sql("delete from network.closure where point = :point and last_day >= :today")
                .param("point", point.id())
                .param("today", today)
                .update();
        for (var closure : coming) {
            if (closure.isOver(today)) continue;
            database.sql("""
                            insert into network.closure (id, point, association, first_day, last_day, hours, reason)
                            values (:id, :point, :association, :first, :last, :hours, :reason)""")
                    .param("id", Ids.next())
                    .param("point", point.id())
                    .param("association", point.association())
                    .param("first", closure.first())
                    .param("last", closure.last())
                    .param("hours", closure.hours())
                    .param("reason", closure.reason())
                    .update();
        }
    }

    private static OfPoint closure(ResultRow row) {
        return new OfPoint(
                row.uuid("point"),
                new Closure(row.day("first_day"), row.day("last_day"), row.textOrNull("hours"), row.text("reason")));
    }
}
