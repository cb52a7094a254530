// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.crews;

import fr.parvis.database.ResultRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Crews in PostgreSQL. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class CrewTable {
    private final JdbcClient database;

    CrewTable(JdbcClient database) {
        this.database = database;
    }

    boolean insert(Crew crew) {
        return database.sql("""
                        insert into rounds.crew (id, association, tour, first_day, last_day, days, members, made_at)
                        values (:id, :association, :tour, :first, :last, :days, :members::uuid[], :at)
                        on conflict (id) do nothing""")
                        .param("id", crew.id())
                        .param("association", crew.association())
                        .param("tour", crew.tour())
                        .param("first", crew.firstDay())
                        .param("last", crew.lastDay())
                        .param("days", crew.days())
                        .param(
                                "members",
                                crew.members().stream().map(UUID::toString).toArray(String[]::new))
                        .param("at", crew.madeAt())
                        .update()
                == 1;
    }

    boolean cancel(UUID id, Instant at) {
        return database.sql("update rounds.crew set cancelled_at = :at where id = :id and cancelled_at is null")
                        .param("id", id)
                        .param("at", at)
                        .update()
                == 1;
    }

    Optional<Crew> find(UUID id) {
        return database.sql("select * from rounds.crew where id = :id")
                .param("id", id)
                .query(ResultRow.map(CrewTable::crew))
                .optional();
    }

    /** Those that go on a day between the two, or may. */
    List<Crew> between(UUID association, LocalDate from, LocalDate until) {
        return database.sql("""
                        select * from rounds.crew where association = :association and last_day >= :from and first_day <= :until
                            and cancelled_at is null
                        order by first_day, last_day, made_at limit 2000""")
                .param("association", association)
                .param("from", from)
                .param("until", until)
                .query(ResultRow.map(CrewTable::crew))
                .list();
    }

    private static Crew crew(ResultRow row) {
        return new Crew(
                row.uuid("id"),
                row.uuid("association"),
                row.uuid("tour"),
                row.day("first_day"),
                row.day("last_day"),
                row.textOrNull("days"),
                row.uuids("members"),
                row.instant("made_at"));
    }
}
