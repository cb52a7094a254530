// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.database.ResultRow;
import fr.parvis.shell.NotAllowed;
import fr.parvis.shell.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Administration of the network's associations: nothing is deleted, a closed one keeps its history. */
@Component
@Transactional
public class ManageAssociations {

    /** An association as the network's head sees it. */
    public record Row(
            UUID id, String name, int accounts, @Nullable Instant closedAt) {
        public boolean open() {
            return closedAt == null;
        }
    }

    /** Outcome of a demand. */
    public enum Outcome {
        DONE,
        NAME_TAKEN
    }

    private final JdbcClient database;
    private final Journal journal;
    private final Clock clock;

    ManageAssociations(JdbcClient database, Journal journal, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
    }

    /** All associations, the open ones first. */
    @Transactional(readOnly = true)
    public List<Row> list(SignedIn by) {
        check(by);
        return database.sql("""
                        select s.id, s.name, s.closed_at,
                               (select count(*)::int from access.account a where a.association = s.id and a.status <> 'disabled') as accounts
                        from access.association s order by (s.closed_at is not null), lower(s.name)""")
                .query(ResultRow.map(row -> {
                    var closed = row.instantOrNull("closed_at");
                    return new Row(row.uuid("id"), row.text("name"), row.integer("accounts"), closed);
                }))
                .list();
    }

    public Row get(SignedIn by, UUID id) {
        return list(by).stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("association " + id));
    }

    /** Creates an association; the same identifier again, as a second press on the button sends, changes nothing. */
    public Outcome create(SignedIn by, UUID id, String name) {
        check(by);
        int created = database.sql(
                        "insert into access.association (id, name) values (:id, :name) on conflict do nothing")
                .param("id", id)
                .param("name", name.strip())
                .update();
        if (created == 0)
            return list(by).stream().anyMatch(row -> row.id().equals(id)) ? Outcome.DONE : Outcome.NAME_TAKEN;
        note(id, "access.association-created");
        return Outcome.DONE;
    }

    public Outcome rename(SignedIn by, UUID id, String name) {
        get(by, id);
        if (taken(name, id)) return Outcome.NAME_TAKEN;
        try {
            database.sql("update access.association set name = :name where id = :id")
                    .param("id", id)
                    .param("name", name.strip())
                    .update();
        } catch (DuplicateKeyException atTheSameMoment) {
            return refuse();
        }
        note(id, "access.association-renamed");
        return Outcome.DONE;
    }

    /** Closes it: its accounts cannot sign in any more, their sessions end. Its data stays. */
    public Outcome close(SignedIn by, UUID id) {
        if (!get(by, id).open()) return Outcome.DONE;
        database.sql("update access.association set closed_at = :now where id = :id")
                .param("id", id)
                .param("now", clock.instant())
                .update();
        database.sql("""
                        delete from access.session
                        where principal_name in (select id::text from access.account where association = :id)""").param("id", id).update();
        note(id, "access.association-closed");
        return Outcome.DONE;
    }

    public Outcome reopen(SignedIn by, UUID id) {
        var row = get(by, id);
        if (row.open()) return Outcome.DONE;
        if (taken(row.name(), id)) return Outcome.NAME_TAKEN;
        try {
            database.sql("update access.association set closed_at = null where id = :id")
                    .param("id", id)
                    .update();
        } catch (DuplicateKeyException atTheSameMoment) {
            return refuse();
        }
        note(id, "access.association-reopened");
        return Outcome.DONE;
    }

    private static Outcome refuse() {
        org.springframework.transaction.interceptor.TransactionAspectSupport.currentTransactionStatus()
                .setRollbackOnly();
        return Outcome.NAME_TAKEN;
    }

    private boolean taken(String name, UUID but) {
        return database.sql("""
                        select exists (select from access.association
                        where lower(name) = lower(:name) and closed_at is null and id <> :id)""")
                .param("name", name.strip())
                .param("id", but)
                .query(Boolean.class)
                .single();
    }

    private static void check(SignedIn by) {
        if (!by.may(Right.MANAGE_ASSOCIATIONS)) throw new NotAllowed(Right.MANAGE_ASSOCIATIONS.name());
    }

    /** Notes an act on an association in the network's own journal. */
    private void note(UUID association, String action) {
        journal.note(new Journal.Author(null, Actor.account()), action, association.toString(), Map.of());
    }
}
