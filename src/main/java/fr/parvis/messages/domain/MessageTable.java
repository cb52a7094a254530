// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.database.TransactionSetting;
import fr.parvis.messages.Channel;
import fr.parvis.messages.MessageEnded;
import fr.parvis.messages.MessageState;
import fr.parvis.messages.Messages.Subject;
import fr.parvis.people.Sealing;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Messages, in PostgreSQL. A state changes only to one that may follow it ({@link MessageState#next}): what changed meanwhile is left as it is. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class MessageTable {
    private static final String SELECT = """
            select id, about_kind, about, occasion, person, channel, department, send_after, not_after, state, why, since, instead_of,
                asked_by, attempts
            from messages.message\s""";

    private final JdbcClient database;
    private final SealedMessages sealed;
    private final ReachedHashes hashes;
    private final ApplicationEventPublisher events;

    MessageTable(JdbcClient database, SealedMessages sealed, ReachedHashes hashes, ApplicationEventPublisher events) {
        this.database = database;
        this.sealed = sealed;
        this.hashes = hashes;
        this.events = events;
    }

    /**
     * @param recipient hash of whom it is for
     * @param reached hash of the number or mailbox
     * @return false where the same was planned already
     */
    boolean insert(Message it, MessageContent said, byte[] recipient, byte[] reached) {
        var text = sealed.seal(it.id(), said);
        return database.sql("""
                        insert into messages.message (id, association, about_kind, about, occasion, person, recipient_hash, reached_hash, channel,
                            department, said, key, send_after, not_after, state, since, instead_of, asked_at, asked_by)
                        values (:id, :association, :kind, :about, :occasion, :person, :recipient, :reached, :channel,
                            :department, :said, :key, :sendAfter, :notAfter, 'due', :since, :insteadOf, :since, :askedBy)
                        on conflict (association, about_kind, about, occasion, recipient_hash, channel) where state <> 'withdrawn' do nothing""")
                        .param("id", it.id())
                        .param("association", Asking.association())
                        .param("kind", it.about().kind())
                        .param("about", it.about().id())
                        .param("occasion", it.occasion())
                        .param("person", it.person())
                        .param("recipient", recipient)
                        .param("reached", reached)
                        .param("channel", it.by().key())
                        .param("department", it.department())
                        .param("said", text.bytes())
                        .param("key", text.key())
                        .param("sendAfter", it.sendAfter())
                        .param("notAfter", it.notAfter())
                        .param("since", it.since())
                        .param("insteadOf", it.insteadOf())
                        .param("askedBy", it.askedBy())
                        .update()
                == 1;
    }

    /** Message planned for the same occasion and person by any channel, unless it was withdrawn. */
    Optional<UUID> findSame(Subject about, String occasion, PlanMessages.Reached to) {
        return database.sql("""
                        select id from messages.message
                        where association = :association and about_kind = :kind and about = :about and occasion = :occasion
                            and state <> 'withdrawn' and (recipient_hash = any(:recipient::bytea[]) or person = :person::uuid)
                        order by asked_at, id limit 1""")
                .param("association", Asking.association())
                .param("kind", about.kind())
                .param("about", about.id())
                .param("occasion", occasion)
                .param("person", to.person())
                .param("recipient", hashes.all(to.identity()))
                .query(UUID.class)
                .optional();
    }

    Optional<Message> find(UUID id) {
        return database.sql(SELECT + "where id = :id and association = :association")
                .param("id", id)
                .param("association", Asking.association())
                .query(ResultRow.map(MessageTable::message))
                .optional();
    }

    List<Message> about(Subject about) {
        return database.sql(SELECT + """
                        where association = :association and about_kind = :kind and about = :about order by send_after, asked_at, id""")
                .param("association", Asking.association())
                .param("kind", about.kind())
                .param("about", about.id())
                .query(ResultRow.map(MessageTable::message))
                .list();
    }

    /** Messages to a person, the last first. */
    public List<Message> of(UUID person, int most) {
        return database.sql(SELECT + "where person = :person order by since desc, id desc limit :most")
                .param("person", person)
                .param("most", most)
                .query(ResultRow.map(MessageTable::message))
                .list();
    }

    /** Text and recipient of a message, until they are deleted. */
    public Optional<MessageContent> said(UUID id) {
        return database.sql(
                        "select said, key from messages.message where id = :id and association = :association and said is not null")
                .param("id", id)
                .param("association", Asking.association())
                .query(ResultRow.map(row -> new Sealing.Text(row.text("key"), row.bytes("said"))))
                .optional()
                .map(text -> sealed.open(id, text));
    }

    byte[] recipientHash(UUID id) {
        return database.sql("select recipient_hash from messages.message where id = :id")
                .param("id", id)
                .query(ResultRow.map(row -> row.bytes("recipient_hash")))
                .single();
    }

    boolean isAnyDue(Channel by, Instant now) {
        return database.sql("""
                        select exists (select from messages.message where association = :association and channel = :channel
                            and state = 'due' and send_after <= :now and not_after > :now)""")
                .param("association", Asking.association())
                .param("channel", by.key())
                .param("now", now)
                .query(Boolean.class)
                .single();
    }

    /** A message that one sender has. */
    record Claim(Message message, MessageContent said) {}

    /** The next one whose time has come and in whose department it may go now; no other sender takes it. */
    Optional<Claim> claim(Channel by, Instant now, Instant until, List<String> departments) {
        record Row(Message message, Sealing.Text said) {}
        return database.sql("""
                        with next as (
                            select id from messages.message
                            where association = :association and channel = :channel and state = 'due' and send_after <= :now and not_after > :now
                                and department = any(:departments::text[])
                            order by send_after, id limit 1 for update skip locked)
                        update messages.message m set state = 'claimed', claimed_until = :until, attempts = m.attempts + 1, since = :now
                        from next where m.id = next.id
                        returning m.id, m.about_kind, m.about, m.occasion, m.person, m.channel, m.department, m.send_after, m.not_after, m.state,
                            m.why, m.since, m.instead_of, m.asked_by, m.attempts, m.said, m.key""")
                .param("association", Asking.association())
                .param("channel", by.key())
                .param("now", now)
                .param("until", until)
                .param("departments", departments.toArray(String[]::new))
                .query(ResultRow.map(
                        row -> new Row(message(row), new Sealing.Text(row.text("key"), row.bytes("said")))))
                .optional()
                .map(row -> new Claim(row.message, sealed.open(row.message.id(), row.said)));
    }

    /** The end of a claim that is still ours, or that was found to have run out: what the sender learned later holds. */
    public boolean sent(UUID id, Instant now, @Nullable String reference) {
        boolean noted = database.sql("""
                        update messages.message set state = 'sent', why = null, since = :now, claimed_until = null, provider_ref = :reference
                        where id = :id and state in ('claimed', 'uncertain')""")
                        .param("id", id)
                        .param("now", now)
                        .param("reference", reference)
                        .update()
                == 1;
        if (!noted)
            database.sql("""
                            update messages.message set why = :gone, provider_ref = :reference where id = :id and state = 'withdrawn'""")
                    .param("id", id)
                    .param("gone", Why.OFF_BUT_GONE)
                    .param("reference", reference)
                    .update();
        return noted;
    }

    /** Makes a message due again that its sender did not take for now. */
    void again(UUID id, Instant now, Instant at) {
        database.sql("""
                        update messages.message set state = 'due', since = :now, claimed_until = null, send_after = :at
                        where id = :id and state = 'claimed'""").param("id", id).param("now", now).param("at", at).update();
    }

    private static final String ENDED = " returning id, about_kind, about, occasion, channel, state";

    private static MessageEnded ended(ResultRow row) {
        return new MessageEnded(
                Asking.association(),
                row.uuid("id"),
                new Subject(row.text("about_kind"), row.uuid("about")),
                row.text("occasion"),
                Channel.of(row.text("channel")),
                MessageState.of(row.text("state")));
    }

    /** Changes a state, and publishes the end that it may be. @return whether it came into that state now */
    boolean change(UUID id, MessageState to, @Nullable String why, Instant now) {
        var changed = database.sql("""
                        update messages.message set state = :state, why = :why, since = :now, claimed_until = null
                        where id = :id and association = :association and state = any(:from::text[])""" + ENDED)
                .param("id", id)
                .param("association", Asking.association())
                .param("state", to.key())
                .param("why", why)
                .param("now", now)
                .param("from", before(to))
                .query(ResultRow.map(MessageTable::ended))
                .optional();
        changed.filter(it -> MessageEnded.STATES.contains(to)).ifPresent(events::publishEvent);
        return changed.isPresent();
    }

    /** An SMS to ask its provider for. */
    public record Asked(UUID message, @Nullable String reference) {}

    /**
     * SMS of which nobody knows whether they went, and of those that went and were never reported; noted as asked for.
     *
     * @param quietSince no change since then
     * @param askedBefore not asked for since then
     * @param oldest in their state since then at most
     */
    public List<Asked> toAskFor(Instant now, Instant quietSince, Instant askedBefore, Instant oldest) {
        return database.sql("""
                        update messages.message set provider_asked_at = :now where id in (
                            select id from messages.message
                            where association = :association and channel = 'sms' and state in ('sent', 'uncertain')
                                and since between :oldest and :quiet and (provider_asked_at is null or provider_asked_at < :asked)
                            order by provider_asked_at nulls first, since limit 50 for update skip locked)
                        returning id, provider_ref""")
                .param("association", Asking.association())
                .param("now", now)
                .param("quiet", quietSince)
                .param("asked", askedBefore)
                .param("oldest", oldest)
                .query(ResultRow.map(row -> new Asked(row.uuid("id"), row.textOrNull("provider_ref"))))
                .list();
    }

    /** Another try of a call. */
    boolean tried(UUID id, Instant now, Instant next) {
        return database.sql("""
                        update messages.message set attempts = attempts + 1, since = :now, send_after = :next
                        where id = :id and association = :association and channel = 'call' and state = 'due'""")
                        .param("id", id)
                        .param("association", Asking.association())
                        .param("now", now)
                        .param("next", next)
                        .update()
                == 1;
    }

    /** Claims that ran out: the sender is gone. */
    List<Message> runOut(Channel by, Instant now) {
        return database.sql(SELECT + """
                        where association = :association and channel = :channel and state = 'claimed' and claimed_until <= :now
                        order by claimed_until limit 100 for update skip locked""")
                .param("association", Asking.association())
                .param("channel", by.key())
                .param("now", now)
                .query(ResultRow.map(MessageTable::message))
                .list();
    }

    /** Ends messages that could not be sent in time. @return number of messages ended */
    int tooLate(Instant now) {
        var ended = database.sql("""
                        update messages.message set state = 'too-late', since = :now
                        where association = :association and state = 'due' and not_after <= :now""" + ENDED)
                .param("association", Asking.association())
                .param("now", now)
                .query(ResultRow.map(MessageTable::ended))
                .list();
        ended.forEach(events::publishEvent);
        return ended.size();
    }

    /**
     * An update of messages, which a condition picks: those that have not gone do not go. For those that have, the time is over in which anything
     * else would help: no mail or call stands in for them when they turn out not to have arrived.
     */
    private JdbcClient.StatementSpec withdrawing(String which, String why, Instant now) {
        return database.sql("""
                        update messages.message set
                            state = case when state in ('due', 'claimed') then 'withdrawn' else state end,
                            why = case when state in ('due', 'claimed') then :why else why end,
                            since = case when state in ('due', 'claimed') then :now else since end,
                            not_after = case when state in ('due', 'claimed') then not_after else least(not_after, :now) end,
                            claimed_until = null
                        where association = :association and state in ('due', 'claimed', 'sent', 'uncertain') and\s""" + which)
                .param("association", Asking.association())
                .param("why", why)
                .param("now", now);
    }

    void withdraw(Subject about, String why, Instant now) {
        withdrawing("about_kind = :kind and about = :about", why, now)
                .param("kind", about.kind())
                .param("about", about.id())
                .update();
    }

    /** Reminders of one recipient for other occasions than these, because what they remind of was moved. */
    void withdrawOthers(Subject about, PlanMessages.Reached to, List<String> but, Instant now) {
        withdrawing("""
                        about_kind = :kind and about = :about and starts_with(occasion, :begin) and not occasion = any(:but::text[])
                            and (recipient_hash = any(:recipient::bytea[]) or person = :person::uuid)""", Why.MOVED, now)
                .param("kind", about.kind())
                .param("about", about.id())
                .param("begin", PlanMessages.REMINDER)
                .param("but", but.toArray(String[]::new))
                .param("recipient", hashes.all(to.identity()))
                .param("person", to.person())
                .update();
    }

    /** The call or mail that stands in for a message which arrived after all, unless it was made. */
    void withdrawStandIn(UUID message, String why, Instant now) {
        withdrawing("instead_of = :message", why, now).param("message", message).update();
    }

    /** Whether a mail or call that stands in for a message is on its way, or has gone. */
    boolean isStoodInFor(UUID message) {
        return database.sql("""
                        select exists (select from messages.message
                            where association = :association and instead_of = :message and state not in ('withdrawn', 'failed', 'too-late'))""")
                .param("association", Asking.association())
                .param("message", message)
                .query(Boolean.class)
                .single();
    }

    void withdrawOf(UUID person, String why, Instant now) {
        withdrawing("person = :person", why, now).param("person", person).update();
    }

    /** A message that a provider speaks of, and whose it is. */
    record Place(UUID message, UUID association) {}

    /** Asked by the provider, in nobody's name. */
    Optional<Place> findByReference(String reference) {
        TransactionSetting.set(database, "parvis.message_reference", reference);
        return database.sql("""
                        select id, association from messages.message where provider_ref = :reference order by since desc limit 1""")
                .param("reference", reference)
                .query(ResultRow.map(row -> new Place(row.uuid("id"), row.uuid("association"))))
                .optional();
    }

    /** The last SMS that went to a number, by the number's hashes; asked by the provider, in nobody's name. */
    Optional<Place> findByNumber(byte[][] hashes) {
        TransactionSetting.set(database, "parvis.message_numbers", hashes);
        return database.sql("""
                        select id, association from messages.message
                        where reached_hash = any(:hashes::bytea[]) and channel = 'sms' and state in ('sent', 'delivered', 'uncertain')
                        order by since desc limit 1""")
                .param("hashes", hashes)
                .query(ResultRow.map(row -> new Place(row.uuid("id"), row.uuid("association"))))
                .optional();
    }

    /** @return number of texts forgotten */
    int forgetTexts(Instant endedBefore) {
        return database.sql("""
                        update messages.message set said = null, key = null
                        where association = :association and said is not null and state not in ('due', 'claimed') and since < :before""")
                .param("association", Asking.association())
                .param("before", endedBefore)
                .update();
    }

    int delete(Instant endedBefore) {
        return database.sql("""
                        delete from messages.message
                        where association = :association and state not in ('due', 'claimed') and since < :before""")
                .param("association", Asking.association())
                .param("before", endedBefore)
                .update();
    }

    private static String[] before(MessageState to) {
        return Arrays.stream(MessageState.values())
                .filter(from -> from.next().contains(to))
                .map(MessageState::key)
                .toArray(String[]::new);
    }

    static Message message(ResultRow row) {
        return new Message(
                row.uuid("id"),
                new Subject(row.text("about_kind"), row.uuid("about")),
                row.text("occasion"),
                row.uuidOrNull("person"),
                Channel.of(row.text("channel")),
                row.text("department"),
                row.instant("send_after"),
                row.instant("not_after"),
                MessageState.of(row.text("state")),
                row.textOrNull("why"),
                row.instant("since"),
                row.uuidOrNull("instead_of"),
                row.uuidOrNull("asked_by"),
                row.integer("attempts"));
    }

    /** For the lists of {@link SeeMessages}. */
    JdbcClient.StatementSpec selecting(String rest) {
        return database.sql(SELECT + rest).param("association", Asking.association());
    }
}
