// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.domain;

import fr.parvis.appointments.domain.Waiting.Offer;
import fr.parvis.appointments.domain.Waiting.State;
import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.people.PersonColumn;
import fr.parvis.people.SealedColumn;
import fr.parvis.rota.Holds;
import fr.parvis.values.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Waiting list of the association in scope, and time that is to be offered on, in PostgreSQL; contacts are sealed. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class WaitTable {
    private static final String SELECT = "select * from appointments.wait where association = :association ";

    private final JdbcClient database;
    private final SealedContacts contacts;

    WaitTable(JdbcClient database, SealedContacts contacts) {
        this.database = database;
        this.contacts = contacts;
    }

    /** A change of keys reaches what is kept. */
    @Configuration(proxyBeanMethods = false)
    static class Columns {
        /** An offer that runs takes nobody's time any more. */
        @Bean
        PersonColumn personsWaiting(WaitTable waits, Holds holds) {
            return PersonColumn.deleted("appointments.wait")
                    .beforeErasure(person -> waits.of(person).forEach(it -> holds.release(it.id())));
        }

        @Bean
        SealedColumn sealedContactsOfWaiting() {
            return new SealedColumn("appointments.wait", "said", "'appointment wait ' || id");
        }
    }

    /** @return false when the identifier is there already */
    boolean insert(Waiting it, Contact contact) {
        var said = contacts.seal(SealedContacts.Of.WAIT, it.id(), contact);
        return database.sql("""
                        insert into appointments.wait (id, association, motive, point, first_day, last_day, state, person, said, key, asked_at, asked_by,
                            since)
                        values (:id, :association, :motive, :point, :first, :last, :state, :person, :said, :key, :now, :by, :now)
                        on conflict do nothing""")
                        .param("id", it.id())
                        .param("association", Asking.association())
                        .param("motive", it.motive())
                        .param("point", it.point())
                        .param("first", it.first())
                        .param("last", it.last())
                        .param("state", it.state().key())
                        .param("person", it.person())
                        .param("said", said == null ? null : said.bytes())
                        .param("key", said == null ? null : said.key())
                        .param("now", it.askedAt())
                        .param("by", Actor.account())
                        .update()
                == 1;
    }

    Optional<Waiting> find(UUID id) {
        return one(id, "");
    }

    /** Finds one by its identifier, with a row lock until the transaction ends. */
    Optional<Waiting> findLocked(UUID id) {
        return one(id, " for update");
    }

    private Optional<Waiting> one(UUID id, String more) {
        return database.sql(SELECT + "and id = :id" + more)
                .param("association", Asking.association())
                .param("id", id)
                .query(ResultRow.map(WaitTable::waiting))
                .optional();
    }

    /** Those with an offer, then those who wait, in the order in which offers go. */
    List<Waiting> open() {
        return database.sql(SELECT + """
                        and state in ('waiting', 'offered') order by state = 'waiting', offered_until, offers, asked_at, id limit 500""")
                .param("association", Asking.association())
                .query(ResultRow.map(WaitTable::waiting))
                .list();
    }

    /** Those who wait, in the order in which offers go. */
    List<Waiting> inLine() {
        return database.sql(SELECT + "and state = 'waiting' order by offers, asked_at, id limit 500")
                .param("association", Asking.association())
                .query(ResultRow.map(WaitTable::waiting))
                .list();
    }

    List<Waiting> of(UUID person) {
        return database.sql(SELECT + "and person = :person order by asked_at desc, id")
                .param("association", Asking.association())
                .param("person", person)
                .query(ResultRow.map(WaitTable::waiting))
                .list();
    }

    /** Offers whose lease is over. */
    List<UUID> lapsed(Instant now) {
        return database.sql("""
                        select id from appointments.wait
                        where association = :association and state = 'offered' and offered_until <= :now order by offered_until""")
                .param("association", Asking.association())
                .param("now", now)
                .query(UUID.class)
                .list();
    }

    /**
     * Those who wait for a motive that is closed, and whose days are not over.
     *
     * @param again time before which a failed attempt is tried again
     */
    List<UUID> ofClosed(LocalDate today, Instant again) {
        return database.sql("""
                        select w.id from appointments.wait w
                        join appointments.motive m on m.association = w.association and m.id = w.motive
                        where w.association = :association and w.state in ('waiting', 'offered') and w.last_day >= :today
                            and m.closed_at is not null and (w.since < m.closed_at or w.since < :again)
                        order by w.asked_at, w.id limit 500""")
                .param("association", Asking.association())
                .param("today", today)
                .param("again", again)
                .query(UUID.class)
                .list();
    }

    /** Contacts that were given and are not deleted. */
    Map<UUID, Contact> contacts(Collection<UUID> some) {
        return contacts.find(SealedContacts.Of.WAIT, some);
    }

    void change(UUID id, State state, Instant now) {
        database.sql("""
                        update appointments.wait set state = :state, offered_point = null, offered_from = null, offered_until = null, since = :now
                        where association = :association and id = :id""")
                .param("association", Asking.association())
                .param("id", id)
                .param("state", state.key())
                .param("now", now)
                .update();
    }

    void offer(UUID id, Offer offer, Instant now) {
        database.sql("""
                        update appointments.wait set state = 'offered', offered_point = :point, offered_from = :from, offered_until = :until,
                            offers = offers + 1, since = :now
                        where association = :association and id = :id""")
                .param("association", Asking.association())
                .param("id", id)
                .param("point", offer.point())
                .param("from", offer.from())
                .param("until", offer.until())
                .param("now", now)
                .update();
    }

    /** Time that was given back. */
    record Freed(
            UUID id,
            UUID point,
            Instant from,
            Instant until,
            @Nullable UUID declinedBy) {}

    /** Notes time to be offered on; none where nobody waits. */
    void freed(UUID point, Instant from, Instant until, @Nullable UUID declinedBy) {
        database.sql("""
                        insert into appointments.freed (association, id, point, starts_at, ends_at, declined_by)
                        select :association, :id, :point, :from, :until, :by
                        where exists (select from appointments.wait where association = :association and state in ('waiting', 'offered'))""")
                .param("association", Asking.association())
                .param("id", Ids.next())
                .param("point", point)
                .param("from", from)
                .param("until", until)
                .param("by", declinedBy)
                .update();
    }

    /** The next one that nobody else works on. */
    Optional<Freed> nextFreed() {
        return database.sql("""
                        select id, point, starts_at, ends_at, declined_by from appointments.freed
                        where association = :association order by starts_at, id limit 1 for update skip locked""")
                .param("association", Asking.association())
                .query(ResultRow.map(row -> new Freed(
                        row.uuid("id"),
                        row.uuid("point"),
                        row.instant("starts_at"),
                        row.instant("ends_at"),
                        row.uuidOrNull("declined_by"))))
                .optional();
    }

    void done(Freed it) {
        database.sql("delete from appointments.freed where association = :association and id = :id")
                .param("association", Asking.association())
                .param("id", it.id())
                .update();
    }

    /** Deletes waits that ended before, and those whose days are over. */
    void deleteOver(LocalDate lastDayBefore, Instant endedBefore) {
        database.sql("""
                        delete from appointments.wait where association = :association
                            and (last_day < :day and state <> 'offered' or state in ('booked', 'declined') and since < :before)""")
                .param("association", Asking.association())
                .param("day", lastDayBefore)
                .param("before", endedBefore)
                .update();
    }

    private static Waiting waiting(ResultRow row) {
        var until = row.instantOrNull("offered_until");
        return new Waiting(
                row.uuid("id"),
                row.uuid("motive"),
                row.uuidOrNull("point"),
                row.day("first_day"),
                row.day("last_day"),
                State.of(row.text("state")),
                row.uuidOrNull("person"),
                row.instant("asked_at"),
                row.integer("offers"),
                until == null ? null : new Offer(row.uuid("offered_point"), row.instant("offered_from"), until));
    }
}
