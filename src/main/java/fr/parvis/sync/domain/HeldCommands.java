// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.sync.SentCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The commands that wait for what they change. */
@Component
class HeldCommands {

    /** A command that waits, and who made it. */
    record Held(SentCommand command, UUID account, UUID subject) {}

    private final JdbcClient database;
    private final JsonMapper json;

    HeldCommands(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Waits until whoever may be bringing the subject has ended; whoever brings it from now on waits for this transaction. */
    void lock(UUID subject) {
        // the key of sync.accepted, which takes the shared lock
        database.sql("select pg_advisory_xact_lock(hashtextextended(:subject::text, 20261125))")
                .param("subject", subject.toString())
                .query(ResultRow.map(row -> true))
                .list();
    }

    /** How many of one account wait at most. */
    static final int MOST = 500;

    /** @return false when so many of this account's wait already that this one is not kept */
    boolean keep(Held held, Instant now) {
        var command = held.command();
        if (isFull(held)) return false;
        database.sql("""
                        insert into sync.held_command (id, association, account, device, seq, type, form, subject, made_at, shift_ms,
                            payload, held_at)
                        values (:id, :association, :account, :device, :seq, :type, :form, :subject, :at, :shift,
                            cast(:payload as jsonb), :now)
                        on conflict (id) do nothing""")
                .param("id", command.id())
                .param("association", Asking.association())
                .param("account", held.account())
                .param("device", command.device())
                .param("seq", command.seq())
                .param("type", command.type())
                .param("form", command.form())
                .param("subject", held.subject())
                .param("at", command.at())
                .param("shift", command.shift().toMillis())
                .param("payload", command.payload().toString())
                .param("now", now)
                .update();
        return true;
    }

    /** One that waits already is said again while it does. */
    private boolean isFull(Held held) {
        return database.sql("""
                        select not exists (select from sync.held_command where id = :id)
                            and (select count(*) from (select from sync.held_command
                                where association = :association and account = :account limit :most) waiting) >= :most""")
                .param("id", held.command().id())
                .param("association", Asking.association())
                .param("account", held.account())
                .param("most", MOST)
                .query(Boolean.class)
                .single();
    }

    /**
     * Closes the refusals that accepted subjects correct, and answers the commands that waited for them.
     *
     * @param replaced refused commands that were sent again with corrections
     * @return commands held for these subjects, in the order of each device
     */
    List<Held> accepted(Collection<UUID> subjects, Collection<UUID> replaced, UUID account, Instant now) {
        return database.sql("select * from sync.accepted(:subjects::uuid[], :replaced::uuid[], :account, :now)")
                .param("subjects", texts(subjects))
                .param("replaced", texts(replaced))
                .param("account", account)
                .param("now", now)
                .query(ResultRow.map(this::held))
                .list();
    }

    /** @return false when it waits no more: somebody else took it up, and whoever did so has ended */
    boolean forget(UUID id) {
        return database.sql("delete from sync.held_command where id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Commands held since before an instant, five hundred at most. */
    List<Held> since(Instant before) {
        return database.sql("select * from sync.held_command where held_at < :before order by held_at limit 500")
                .param("before", before)
                .query(ResultRow.map(this::held))
                .list();
    }

    /** A command in a row that keeps one. */
    static SentCommand command(ResultRow row, JsonMapper json) {
        return new SentCommand(
                row.uuid("id"),
                row.text("type"),
                row.integer("form"),
                json.readTree(row.text("payload")),
                row.uuid("device"),
                row.bigint("seq"),
                row.instant("made_at"),
                Duration.ofMillis(row.bigint("shift_ms")));
    }

    private Held held(ResultRow row) {
        return new Held(command(row, json), row.uuid("account"), row.uuid("subject"));
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
