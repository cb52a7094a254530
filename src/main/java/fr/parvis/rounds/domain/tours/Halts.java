// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.tours;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.rounds.domain.CurrentCrew;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The halts that were made, and the kits that were checked. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Halts {
    private final JdbcClient database;

    Halts(JdbcClient database) {
        this.database = database;
    }

    void arrive(Stop stop, LocalDate day, UUID point, Instant at) {
        database.sql("""
                        insert into rounds.halt (stop, day, association, point, arrived_at, arrived_by)
                        values (:stop, :day, :association, :point, :at, :by) on conflict (stop, day) do nothing""")
                .param("stop", stop.id())
                .param("day", day)
                .param("association", stop.association())
                .param("point", point)
                .param("at", at)
                .param("by", CurrentCrew.now().account())
                .update();
    }

    void leave(UUID stop, LocalDate day, Instant at) {
        database.sql(
                        "update rounds.halt set left_at = :at, left_by = :by where stop = :stop and day = :day and left_at is null")
                .param("stop", stop)
                .param("day", day)
                .param("at", at)
                .param("by", CurrentCrew.now().account())
                .update();
    }

    Optional<Halt> find(UUID stop, LocalDate day) {
        return database.sql("select * from rounds.halt where stop = :stop and day = :day")
                .param("stop", stop)
                .param("day", day)
                .query(ResultRow.map(Halts::halt))
                .optional();
    }

    List<Halt> on(UUID association, LocalDate day) {
        return database.sql("select * from rounds.halt where association = :association and day = :day")
                .param("association", association)
                .param("day", day)
                .query(ResultRow.map(Halts::halt))
                .list();
    }

    /** The stop at which somebody had checked in at that instant. */
    Optional<UUID> at(UUID point, Instant at) {
        return database.sql("""
                        select stop from rounds.halt where association = :association and point = :point
                            and arrived_at <= :at and arrived_at > :since and (left_at is null or left_at >= :at)
                        order by arrived_at desc limit 1""")
                .param("association", Asking.association())
                .param("point", point)
                .param("at", at)
                .param("since", at.minus(Duration.ofHours(16)))
                .query(UUID.class)
                .optional();
    }

    void check(Tour tour, LocalDate day, List<String> items, Instant at) {
        database.sql("""
                        insert into rounds.kit_check (tour, day, association, items, checked_at, checked_by)
                        values (:tour, :day, :association, :items::text[], :at, :by)
                        on conflict (tour, day) do update set items = excluded.items, checked_at = excluded.checked_at,
                            checked_by = excluded.checked_by""")
                .param("tour", tour.id())
                .param("day", day)
                .param("association", tour.association())
                .param("items", items.toArray(String[]::new))
                .param("at", at)
                .param("by", CurrentCrew.now().account())
                .update();
    }

    Map<UUID, List<String>> checked(UUID association, LocalDate day) {
        var found = new HashMap<UUID, List<String>>();
        database.sql("select tour, items from rounds.kit_check where association = :association and day = :day")
                .param("association", association)
                .param("day", day)
                .query(ResultRow.each(row -> {
                    found.put(row.uuidOrNull("tour"), row.texts("items"));
                }));
        return found;
    }

    /** Visits recorded at each stop while somebody had checked in there. */
    Map<UUID, Integer> visits(UUID association, LocalDate day) {
        var found = new HashMap<UUID, Integer>();
        database.sql("""
                        select stop, count(*)::int from rounds.visit_at_stop where association = :association and day = :day
                        group by stop""").param("association", association).param("day", day).query(ResultRow.each(row -> {
            found.put(row.uuid(1), row.integer(2));
        }));
        return found;
    }

    private static Halt halt(ResultRow row) {
        var left = row.instantOrNull("left_at");
        return new Halt(row.uuid("stop"), row.day("day"), row.instant("arrived_at"), row.uuid("arrived_by"), left);
    }
}
