// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.domain;

import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.sync.SentCommand;
import fr.parvis.values.EnumCode;
import fr.parvis.values.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands that were refused or that wait for a person, with what they say; in a transaction of the caller. */
@Component
public class RejectedCommands {

    /** Why a command is on the list. */
    public enum Why {
        REJECTED,
        CONFLICT,
        /** Its device was revoked or its account closed: a person confirms it. */
        KEPT,
        /** It was sealed and cannot be opened: only that it was there is known. */
        UNREADABLE;

        String word() {
            return EnumCode.of(this);
        }
    }

    /**
     * A command that waits for a person.
     *
     * @param label name of its device; empty when it has none
     */
    public record Waiting(
            SentCommand command,
            UUID account,
            String label,
            @Nullable UUID subject,
            Why why,
            List<Problem> problems,
            Instant receivedAt) {}

    /** A command to keep on the list, and why. */
    record Rejected(
            SentCommand command, UUID account, @Nullable UUID subject, Why why, List<Problem> problems) {}

    private static final int TYPE = 64;
    private static final TypeReference<List<Problem>> PROBLEMS = new TypeReference<>() {};

    private static final String SELECT = """
            select r.*, coalesce(d.label, '') as label from sync.rejected_command r
            left join sync.device d on d.association = r.association and d.id = r.device
            where r.association = :association and r.state = 'open'
            """;

    private final JdbcClient database;
    private final Handlers handlers;
    private final JsonMapper json;

    RejectedCommands(JdbcClient database, Handlers handlers, JsonMapper json) {
        this.database = database;
        this.handlers = handlers;
        this.json = json;
    }

    /** How many of one account wait for a person at most; the device keeps what is beyond, as it keeps all that is refused. */
    static final int MOST = 500;

    /** Whether so many of this account's wait already that no more are kept. */
    boolean isFull(UUID account) {
        return database.sql("""
                        select count(*) >= :most from (select from sync.rejected_command
                            where association = :association and account = :account and state = 'open' limit :most) waiting""")
                .param("association", Asking.association())
                .param("account", account)
                .param("most", MOST)
                .query(Boolean.class)
                .single();
    }

    /**
     * Keeps the command with what it says, in the place of a mark that something unproven had left under its name.
     *
     * @return whether it was written; false when a command of that name is there already
     */
    boolean keep(Rejected one, Instant now) {
        database.sql("""
                        delete from sync.rejected_command
                        where association = :association and id = :id
                            and (why = 'unreadable' or problems @> '[{"key": "sync.problem.no-grant"}]')""")
                .param("association", Asking.association())
                .param("id", one.command.id())
                .update();
        return insert(one, now);
    }

    /** Leaves a mark of what could not be opened or proves nothing; whatever is there already stays. */
    void mark(Rejected one, Instant now) {
        insert(one, now);
    }

    private boolean insert(Rejected one, Instant now) {
        var command = one.command;
        return database.sql("""
                        insert into sync.rejected_command (id, association, account, device, seq, type, form, subject, made_at,
                            shift_ms, payload, why, problems, received_at)
                        values (:id, :association, :account, :device, :seq, :type, :form, :subject, :at, :shift,
                            cast(:payload as jsonb), :why, cast(:problems as jsonb), :now)
                        on conflict (id) do nothing""")
                        .param("id", command.id())
                        .param("association", Asking.association())
                        .param("account", one.account)
                        .param("device", command.device())
                        .param("seq", command.seq())
                        .param("type", plain(command.type()))
                        .param("form", command.form())
                        .param("subject", one.subject)
                        .param("at", command.at())
                        .param("shift", command.shift().toMillis())
                        .param("payload", storable(json.writeValueAsString(toKeep(command))))
                        .param("why", one.why.word())
                        .param("problems", json.writeValueAsString(one.problems))
                        .param("now", now)
                        .update()
                == 1;
    }

    /** Payload to keep; empty when it is not an object, since a person could read nothing in it. */
    private JsonNode toKeep(SentCommand command) {
        if (!command.payload().isObject()) return json.createObjectNode();
        var handler = handlers.of(command.type());
        return handler == null ? command.payload() : handler.toKeep(command);
    }

    private static String plain(String type) {
        var clean = storable(type.replace("\0", ""));
        return clean.length() <= TYPE ? clean : storable(clean.substring(0, TYPE));
    }

    /** Whether the command was kept for a person to confirm, whatever became of that. */
    boolean isKept(UUID id) {
        return database.sql("""
                        select exists (select from sync.rejected_command
                                       where association = :association and id = :id and why = 'kept')""")
                .param("association", Asking.association())
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** Whether what the command changes waits in the list too. */
    boolean keptFirst(Waiting waiting) {
        if (waiting.subject() == null) return false;
        return database.sql("""
                        select exists (select from sync.rejected_command
                                       where association = :association and subject = :subject and state = 'open'
                                           and why = 'kept' and id <> :id
                                           and (type like 'record-%' or type in ('check-in-stop', 'home-visit-arm')))""")
                .param("association", Asking.association())
                .param("id", waiting.command().id())
                .param("subject", waiting.subject())
                .query(Boolean.class)
                .single();
    }

    /** The database keeps no NUL and no half of a surrogate pair. */
    static String storable(String json) {
        return json.replaceAll(
                        "(?<!\\\\)((?:\\\\\\\\)*)\\\\u(?:0000|[dD][89abAB][0-9a-fA-F]{2}|[dD][c-fC-F][0-9a-fA-F]{2})",
                        "$1?")
                .replaceAll("[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]", "\uFFFD");
    }

    List<Waiting> list(int from, int most) {
        return database.sql(SELECT + "order by r.received_at desc, r.seq, r.id limit :most offset :from")
                .param("association", Asking.association())
                .param("most", most)
                .param("from", from)
                .query(ResultRow.map(this::waiting))
                .list();
    }

    /** Those of one type that an account made, the latest first. */
    List<Waiting> of(UUID account, String type) {
        return database.sql(
                        SELECT + "and r.account = :account and r.type = :type order by r.made_at desc, r.id limit 20")
                .param("association", Asking.association())
                .param("account", account)
                .param("type", type)
                .query(ResultRow.map(this::waiting))
                .list();
    }

    int count() {
        return database.sql(
                        "select count(*) from sync.rejected_command where association = :association and state = 'open'")
                .param("association", Asking.association())
                .query(Integer.class)
                .single();
    }

    Optional<Waiting> find(UUID id) {
        return find(id, "");
    }

    /** Finds one by its identifier, with a row lock until the transaction ends. */
    Optional<Waiting> findLocked(UUID id) {
        return find(id, " for update of r");
    }

    private Optional<Waiting> find(UUID id, String locked) {
        return database.sql(SELECT + "and r.id = :id" + locked)
                .param("association", Asking.association())
                .param("id", id)
                .query(ResultRow.map(this::waiting))
                .optional();
    }

    /** @return false when it was closed before */
    boolean putRight(UUID id, Instant now) {
        return close(id, "put-right", null, now);
    }

    /** @return false when it was closed before */
    boolean setAside(UUID id, String reason, Instant now) {
        return close(id, "set-aside", reason, now);
    }

    private boolean close(UUID id, String state, @Nullable String reason, Instant now) {
        return database.sql("""
                                update sync.rejected_command
                                set state = :state, closed_at = :now, closed_by = :by, closed_reason = :reason
                                where association = :association and id = :id and state = 'open'""")
                        .param("association", Asking.association())
                        .param("id", id)
                        .param("state", state)
                        .param("by", Objects.requireNonNull(Actor.account(), "a command is closed by somebody"))
                        .param("reason", reason)
                        .param("now", now)
                        .update()
                == 1;
    }

    /** Deletes what was received before then; in an association's scope. */
    int forget(Instant before) {
        return database.sql(
                        "delete from sync.rejected_command where association = :association and received_at < :before")
                .param("association", Asking.association())
                .param("before", before)
                .update();
    }

    private Waiting waiting(ResultRow row) {
        return new Waiting(
                HeldCommands.command(row, json),
                row.uuid("account"),
                row.text("label"),
                row.uuidOrNull("subject"),
                EnumCode.read(Why.class, String.valueOf(row.textOrNull("why"))),
                json.readValue(row.text("problems"), PROBLEMS),
                row.instant("received_at"));
    }
}
