// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.domain;

import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.values.Outcome;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The motives of the association in scope. A motive is closed, never deleted: appointments name it. */
@Component
@Transactional
public class KeepMotives {
    private static final String SELECT = """
            select id, label, minutes, notice_days, ahead_days, pair, by_public, papers, closed_at is not null as closed, version, at_home, seats
            from appointments.motive where association = :association
            """;

    private final JdbcClient database;
    private final Journal journal;
    private final Clock clock;

    KeepMotives(JdbcClient database, Journal journal, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
    }

    /** Those that are booked, by their label. */
    @Transactional(readOnly = true)
    public List<Motive> open() {
        return database.sql(SELECT + "and closed_at is null order by lower(label)")
                .param("association", Asking.association())
                .query(ResultRow.map(KeepMotives::motive))
                .list();
    }

    /** All motives of the association, the closed ones too. */
    @Transactional(readOnly = true)
    public List<Motive> all() {
        return database.sql(SELECT + "order by lower(label)")
                .param("association", Asking.association())
                .query(ResultRow.map(KeepMotives::motive))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Motive> find(UUID id) {
        return database.sql(SELECT + "and id = :id")
                .param("association", Asking.association())
                .param("id", id)
                .query(ResultRow.map(KeepMotives::motive))
                .optional();
    }

    /** Adds a motive, or changes it on the basis of its version. The same form twice is one motive. */
    public Outcome<UUID> save(Motive motive) {
        var problems = motive.problems();
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        if (isLabelTaken(motive)) return Outcome.refused("label", "appointments.problem.label-taken");
        int written = database.sql("""
                        insert into appointments.motive as m (id, association, label, minutes, notice_days, ahead_days, pair, by_public, papers,
                            at_home, seats)
                        values (:id, :association, :label, :minutes, :notice, :ahead, :pair, :public, :papers, :home, :seats)
                        on conflict (id) do update set label = :label, minutes = :minutes, notice_days = :notice, ahead_days = :ahead, pair = :pair,
                            by_public = :public, papers = :papers, at_home = :home, seats = :seats, version = m.version + 1
                        where m.association = :association and m.closed_at is null and m.version = :version""")
                .param("id", motive.id())
                .param("association", Asking.association())
                .param("label", motive.label())
                .param("minutes", motive.minutes())
                .param("notice", motive.noticeDays())
                .param("ahead", motive.aheadDays())
                .param("pair", motive.pair())
                .param("public", motive.byPublic())
                .param("papers", motive.papers())
                .param("home", motive.atHome())
                .param("seats", motive.seats())
                .param("version", motive.version())
                .update();
        if (written == 0) return new Outcome.Changed<>();
        journal.note("appointments.motive-saved", motive.id().toString(), Map.of());
        return new Outcome.Done<>(motive.id());
    }

    private boolean isLabelTaken(Motive motive) {
        return database.sql("""
                        select exists (select from appointments.motive
                            where association = :association and lower(label) = lower(:label) and id <> :id and closed_at is null)""")
                .param("association", Asking.association())
                .param("label", motive.label())
                .param("id", motive.id())
                .query(Boolean.class)
                .single();
    }

    /** Closes a motive for booking; its appointments stay. Idempotent. */
    public void close(UUID id) {
        int closed = database.sql("""
                        update appointments.motive set closed_at = :now, version = version + 1
                        where association = :association and id = :id and closed_at is null""")
                .param("association", Asking.association())
                .param("id", id)
                .param("now", clock.instant())
                .update();
        if (closed > 0) journal.note("appointments.motive-closed", id.toString(), Map.of());
    }

    private static Motive motive(ResultRow row) {
        return new Motive(
                row.uuid("id"),
                row.text("label"),
                row.integer("minutes"),
                row.integer("notice_days"),
                row.integer("ahead_days"),
                row.flag("pair"),
                row.flag("by_public"),
                row.text("papers"),
                row.flag("closed"),
                row.integer("version"),
                row.flag("at_home"),
                row.integer("seats"));
    }
}
