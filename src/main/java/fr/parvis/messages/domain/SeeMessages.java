// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain;

import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.messages.MessageState;
import fr.parvis.people.People;
import fr.parvis.values.Paging;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists of messages that the team sees: calls to make, what went and what did not; and one message opened, which is journalled. */
@Component
@Transactional(readOnly = true)
public class SeeMessages {
    private static final int PAGE = 25;
    private static final int CALLS = 200;

    /** Filter of messages. */
    public enum Filter {
        ALL(MessageState.values()),
        /** Somebody should look: not known whether it went, not arrived, too late. */
        TO_CHECK(MessageState.UNCERTAIN, MessageState.FAILED, MessageState.TOO_LATE),
        PLANNED(MessageState.DUE, MessageState.CLAIMED),
        GONE(MessageState.SENT, MessageState.DELIVERED);

        private final List<String> states;

        Filter(MessageState... states) {
            this.states = Stream.of(states).map(MessageState::key).toList();
        }
    }

    private final MessageTable messages;
    private final JdbcClient database;
    private final People people;
    private final Journal journal;
    private final Clock clock;

    SeeMessages(MessageTable messages, JdbcClient database, People people, Journal journal, Clock clock) {
        this.messages = messages;
        this.database = database;
        this.people = people;
        this.journal = journal;
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    /** Calls that wait, those to make now first, each time the one whose time ends first. */
    public Listed calls(@Nullable String page) {
        var now = clock.instant();
        int total = database.sql("""
                        select count(*)::int from messages.message
                        where association = :association and channel = 'call' and state = 'due' and not_after > :now""")
                .param("association", Asking.association())
                .param("now", now)
                .query(Integer.class)
                .single();
        var paging = Paging.of(page, total, CALLS);
        var found = messages.selecting("""
                        where association = :association and channel = 'call' and state = 'due' and not_after > :now
                        order by send_after > :now, not_after, id limit :size offset :offset""")
                .param("now", now)
                .param("size", paging.size())
                .param("offset", paging.offset())
                .query(ResultRow.map(MessageTable::message))
                .list();
        return new Listed(found, total, paging);
    }

    /** Number of messages that wait for the team. */
    public record Waiting(int calls, int uncertain) {}

    public Waiting waiting() {
        return database.sql("""
                        select (select count(*)::int from messages.message
                                where association = :association and channel = 'call' and state = 'due' and send_after <= :now
                                    and not_after > :now) as calls,
                            (select count(*)::int from messages.message
                                where association = :association and state = 'uncertain' and not_after > :now) as uncertain""")
                .param("association", Asking.association())
                .param("now", clock.instant())
                .query(ResultRow.map(row -> new Waiting(row.integer("calls"), row.integer("uncertain"))))
                .single();
    }

    /** A page of messages. */
    public record Listed(List<Message> messages, int total, Paging paging) {}

    /** Messages by SMS and mail, the last that changed first; planned ones by the time of sending. */
    public Listed list(Filter filter, @Nullable String page) {
        var states = filter.states.toArray(String[]::new);
        int total = database.sql("""
                        select count(*)::int from messages.message
                        where association = :association and channel <> 'call' and state = any(:states::text[])""")
                .param("association", Asking.association())
                .param("states", states)
                .query(Integer.class)
                .single();
        var paging = Paging.of(page, total, PAGE);
        var found = messages.selecting(
                        """
                        where association = :association and channel <> 'call' and state = any(:states::text[])
                        order by %s limit :size offset :offset""".formatted(filter == Filter.PLANNED ? "send_after, id" : "since desc, id desc"))
                .param("states", states)
                .param("size", paging.size())
                .param("offset", paging.offset())
                .query(ResultRow.map(MessageTable::message))
                .list();
        return new Listed(found, total, paging);
    }

    public List<Message> of(UUID person, int most) {
        return messages.of(person, most);
    }

    /** @param said null once it is forgotten */
    public record Opened(Message message, @Nullable MessageContent said) {}

    /** One with what it says and to whom; that it was read is noted, in the person's file too. */
    @Transactional
    public Optional<Opened> open(UUID id) {
        return messages.find(id).map(it -> {
            journal.note("messages.read", id.toString(), Map.of());
            if (it.person() != null) people.read(it.person(), "case");
            return new Opened(it, messages.said(id).orElse(null));
        });
    }
}
