// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain;

import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.people.Sealing;
import fr.parvis.values.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers by SMS: they wait until somebody of the team has read them. */
@Component
@Transactional
public class Replies {
    private static final int LONGEST = 1_000;
    private static final int AT_ONCE = 50;
    private static final String SELECT = """
            select r.id, r.message, m.about_kind, m.person, r.received_at, r.said, r.key
            from messages.reply r join messages.message m on m.association = r.association and m.id = r.message
            where r.association = :association and\s""";

    private final JdbcClient database;
    private final SealedMessages sealed;
    private final Journal journal;
    private final Clock clock;

    Replies(JdbcClient database, SealedMessages sealed, Journal journal, Clock clock) {
        this.database = database;
        this.sealed = sealed;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param person person whose file the message was for */
    public record Reply(
            UUID id,
            UUID message,
            String aboutKind,
            @Nullable UUID person,
            Instant receivedAt,
            String text) {}

    void keep(UUID message, String text, Instant at) {
        var id = Ids.next();
        var said = sealed.sealReply(id, text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        database.sql("""
                        insert into messages.reply (id, association, message, said, key, received_at)
                        values (:id, :association, :message, :said, :key, :at)""")
                .param("id", id)
                .param("association", Asking.association())
                .param("message", message)
                .param("said", said.bytes())
                .param("key", said.key())
                .param("at", at)
                .update();
    }

    @Transactional(readOnly = true)
    public int count() {
        return database.sql(
                        "select count(*)::int from messages.reply where association = :association and seen_at is null")
                .param("association", Asking.association())
                .query(Integer.class)
                .single();
    }

    /** Those that nobody took note of, the oldest first; that they were read is journalled. */
    public List<Reply> read() {
        var found = database.sql(SELECT + "r.seen_at is null order by r.received_at, r.id limit :most")
                .param("association", Asking.association())
                .param("most", AT_ONCE)
                .query(ResultRow.map(this::reply))
                .list();
        found.stream()
                .map(Reply::message)
                .distinct()
                .forEach(message -> journal.note("messages.reply-read", message.toString(), Map.of()));
        return found;
    }

    /** Answers of the person of a file, the oldest first. */
    @Transactional(readOnly = true)
    public List<Reply> of(UUID person) {
        return list("m.person = :id", person);
    }

    /** Those to a message, the oldest first. */
    @Transactional(readOnly = true)
    public List<Reply> to(UUID message) {
        return list("r.message = :id", message);
    }

    private List<Reply> list(String which, UUID id) {
        return database.sql(SELECT + which + " order by r.received_at, r.id")
                .param("association", Asking.association())
                .param("id", id)
                .query(ResultRow.map(this::reply))
                .list();
    }

    private Reply reply(ResultRow row) {
        return new Reply(
                row.uuid("id"),
                row.uuid("message"),
                row.text("about_kind"),
                row.uuidOrNull("person"),
                row.instant("received_at"),
                sealed.openReply(row.uuid("id"), new Sealing.Text(row.text("key"), row.bytes("said"))));
    }

    /** @return number of answers forgotten */
    int forget(Instant seenBefore) {
        return database.sql("delete from messages.reply where association = :association and seen_at < :before")
                .param("association", Asking.association())
                .param("before", seenBefore)
                .update();
    }

    /** Somebody took note of it; twice is once. */
    public void seen(UUID id) {
        database.sql("""
                        update messages.reply set seen_at = :now, seen_by = :by
                        where id = :id and association = :association and seen_at is null""")
                .param("id", id)
                .param("association", Asking.association())
                .param("now", clock.instant())
                .param("by", Actor.account())
                .update();
    }
}
