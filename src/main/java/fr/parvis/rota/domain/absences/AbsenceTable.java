// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.absences;

import fr.parvis.database.Asking;
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

/** Absences of the association in scope, in PostgreSQL. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class AbsenceTable {
    private final JdbcClient database;

    AbsenceTable(JdbcClient database) {
        this.database = database;
    }

    boolean insert(Absence absence) {
        return database.sql("""
                        insert into rota.absence (id, association, mediator, first_day, last_day, kind, state, asked_at, asked_by)
                        values (:id, :association, :mediator, :first, :last, :kind, :state, :at, :by) on conflict (id) do nothing""")
                        .param("id", absence.id())
                        .param("association", Asking.association())
                        .param("mediator", absence.mediator())
                        .param("first", absence.firstDay())
                        .param("last", absence.lastDay())
                        .param("kind", absence.kind().name())
                        .param("state", absence.state().name())
                        .param("at", absence.askedAt())
                        .param("by", absence.askedBy())
                        .update()
                == 1;
    }

    boolean become(Absence absence, Absence.State next, UUID by, Instant at) {
        return database.sql("""
                        update rota.absence set state = :next, decided_at = :at, decided_by = :by, version = version + 1
                        where id = :id and version = :version""")
                        .param("id", absence.id())
                        .param("version", absence.version())
                        .param("next", next.name())
                        .param("by", by)
                        .param("at", at)
                        .update()
                == 1;
    }

    Optional<Absence> find(UUID id) {
        return database.sql("select * from rota.absence where id = :id")
                .param("id", id)
                .query(ResultRow.map(AbsenceTable::absence))
                .optional();
    }

    /** Those that touch these days, in the order of their first. */
    List<Absence> between(LocalDate first, LocalDate last) {
        return database.sql("""
                        select * from rota.absence
                        where association = :association and last_day >= :first and first_day <= :last
                        order by first_day, asked_at""")
                .param("association", Asking.association())
                .param("first", first)
                .param("last", last)
                .query(ResultRow.map(AbsenceTable::absence))
                .list();
    }

    private static Absence absence(ResultRow row) {
        return new Absence(
                row.uuid("id"),
                row.uuid("mediator"),
                row.day("first_day"),
                row.day("last_day"),
                row.named(Absence.Kind.class, "kind"),
                row.named(Absence.State.class, "state"),
                row.instant("asked_at"),
                row.uuid("asked_by"),
                row.uuidOrNull("decided_by"),
                row.integer("version"));
    }
}
