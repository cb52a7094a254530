// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.proposal;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.values.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Proposals of the association in scope, in PostgreSQL. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ProposalTable {
    private final JdbcClient database;

    ProposalTable(JdbcClient database) {
        this.database = database;
    }

    /** @return false where the identifier is known */
    boolean begin(UUID id, Period days, UUID by, Instant at) {
        return database.sql("""
                        insert into rota.proposal (id, association, first_day, last_day, made_at, made_by, state)
                        values (:id, :association, :first, :last, :at, :by, 'MAKING') on conflict (id) do nothing""")
                        .param("id", id)
                        .param("association", Asking.association())
                        .param("first", days.from())
                        .param("last", days.to())
                        .param("at", at)
                        .param("by", by)
                        .update()
                == 1;
    }

    /** Nothing where it is no longer being made. */
    void finish(UUID id, Measures proposed, Measures copied, List<Line> lines) {
        int finished = database.sql("""
                        update rota.proposal set state = 'PROPOSED', conflicts = :conflicts, lacking = :lacking, kept = :kept, missed = :missed,
                            spread = :spread, copied_conflicts = :copiedConflicts, copied_lacking = :copiedLacking, copied_kept = :copiedKept,
                            copied_missed = :copiedMissed, copied_spread = :copiedSpread
                        where id = :id and state = 'MAKING'""")
                .param("id", id)
                .param("conflicts", proposed.conflicts())
                .param("lacking", proposed.lacking())
                .param("kept", proposed.kept())
                .param("missed", proposed.missed())
                .param("spread", proposed.spread())
                .param("copiedConflicts", copied.conflicts())
                .param("copiedLacking", copied.lacking())
                .param("copiedKept", copied.kept())
                .param("copiedMissed", copied.missed())
                .param("copiedSpread", copied.spread())
                .update();
        if (finished == 0) return;
        for (var line : lines)
            database.sql("""
                            insert into rota.proposal_line
                                (association, proposal, mediator, day, from_minute, until_minute, point, reason, among)
                            values (:association, :proposal, :mediator, :day, :from, :until, :point, :reason, :among)
                            on conflict do nothing""")
                    .param("association", Asking.association())
                    .param("proposal", id)
                    .param("mediator", line.mediator())
                    .param("day", line.day())
                    .param("from", line.from())
                    .param("until", line.until())
                    .param("point", line.point())
                    .param("reason", line.reason().name())
                    .param("among", line.among())
                    .update();
    }

    boolean become(UUID id, Proposal.State before, Proposal.State next) {
        return database.sql("update rota.proposal set state = :next where id = :id and state = :before")
                        .param("id", id)
                        .param("before", before.name())
                        .param("next", next.name())
                        .update()
                == 1;
    }

    Optional<Proposal> find(UUID id) {
        return database.sql("select * from rota.proposal where id = :id")
                .param("id", id)
                .query(ResultRow.map(ProposalTable::proposal))
                .optional();
    }

    /** Proposals, the newest first. */
    List<Proposal> latest(int most) {
        return database.sql("""
                        select * from rota.proposal where association = :association order by made_at desc limit :most""")
                .param("association", Asking.association())
                .param("most", most)
                .query(ResultRow.map(ProposalTable::proposal))
                .list();
    }

    List<Line> lines(UUID id) {
        return database.sql("""
                        select * from rota.proposal_line where association = :association and proposal = :id
                        order by day, from_minute, point, mediator""")
                .param("association", Asking.association())
                .param("id", id)
                .query(ResultRow.map(row -> new Line(
                        row.uuid("mediator"),
                        row.day("day"),
                        row.integer("from_minute"),
                        row.integer("until_minute"),
                        row.uuid("point"),
                        row.named(Line.Reason.class, "reason"),
                        row.integer("among"))))
                .list();
    }

    /** Mediators who had an ordinary week at an instant, or a day of these that was planned on its own by then. */
    Set<UUID> planned(Instant by, LocalDate first, LocalDate last) {
        return Set.copyOf(database.sql("""
                        select mediator from rota.shift where association = :association and made_at <= :by
                        union select mediator from rota.own_day
                        where association = :association and day between :first and :last and planned_at <= :by""")
                .param("association", Asking.association())
                .param("by", by)
                .param("first", first)
                .param("last", last)
                .query(UUID.class)
                .list());
    }

    private static Proposal proposal(ResultRow row) {
        return new Proposal(
                row.uuid("id"),
                row.day("first_day"),
                row.day("last_day"),
                row.instant("made_at"),
                row.named(Proposal.State.class, "state"),
                new Measures(
                        row.integer("conflicts"),
                        row.integer("lacking"),
                        row.integer("kept"),
                        row.integer("missed"),
                        row.integer("spread")),
                new Measures(
                        row.integer("copied_conflicts"),
                        row.integer("copied_lacking"),
                        row.integer("copied_kept"),
                        row.integer("copied_missed"),
                        row.integer("copied_spread")));
    }
}
