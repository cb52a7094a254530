package fr.parvis.workshops.domain;

import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of enrolments; called inside a transaction, which holds the cycle locked where it writes. */
@Component
class EnrolmentTable {
    private final JdbcClient database;

    EnrolmentTable(JdbcClient database) {
        this.database = database;
    }

    Optional<Enrolment> find(UUID id) {
        return database.sql("select * from workshops.enrolment where association = :association and id = :id")
                .param("association", Asking.association())
                .param("id", id)
                .query(ResultRow.map(EnrolmentTable::read))
                .optional();
    }

    /** Of a cycle by number. */
    List<Enrolment> of(UUID cycle) {
        return database.sql(
                        "select * from workshops.enrolment where association = :association and cycle = :cycle order by number")
                .param("association", Asking.association())
                .param("cycle", cycle)
                .query(ResultRow.map(EnrolmentTable::read))
                .list();
    }

    /** Of some learners, the latest first. */
    List<Enrolment> ofLearners(Collection<UUID> learners) {
        return database.sql("""
                        select * from workshops.enrolment where association = :association and learner = any (:learners::uuid[])
                        order by asked_at desc, id""")
                .param("association", Asking.association())
                .param("learners", learners.toArray(UUID[]::new))
                .query(ResultRow.map(EnrolmentTable::read))
                .list();
    }

    /** Under the next number of the cycle. */
    void insert(UUID id, UUID cycle, UUID learner, int persons, Enrolment.State state, Instant now) {
        database.sql("""
                        insert into workshops.enrolment (id, association, cycle, learner, number, persons, state, asked_at, changed_by)
                        select :id, :association, :cycle, :learner, coalesce(max(number), 0) + 1, :persons, :state, :now, :by
                        from workshops.enrolment where association = :association and cycle = :cycle""")
                .param("id", id)
                .param("association", Asking.association())
                .param("cycle", cycle)
                .param("learner", learner)
                .param("persons", persons)
                .param("state", state.key())
                .param("now", now)
                .param("by", Actor.account())
                .update();
    }

    /** Request anew of somebody who was out, at the end of those who wait. */
    void askAgain(UUID id, int persons, Enrolment.State state, Instant now) {
        database.sql("""
                        update workshops.enrolment set persons = :persons, state = :state, asked_at = :now, changed_by = :by
                        where association = :association and id = :id""")
                .param("association", Asking.association())
                .param("id", id)
                .param("persons", persons)
                .param("state", state.key())
                .param("now", now)
                .param("by", Actor.account())
                .update();
    }

    void change(UUID id, Enrolment.State state) {
        database.sql("""
                        update workshops.enrolment set state = :state, offered_until = null, changed_by = :by
                        where association = :association and id = :id""")
                .param("association", Asking.association())
                .param("id", id)
                .param("state", state.key())
                .param("by", Actor.account())
                .update();
    }

    void offer(UUID id, Instant until) {
        database.sql("""
                        update workshops.enrolment set state = 'offered', offered_until = :until, offers = offers + 1
                        where association = :association and id = :id""")
                .param("association", Asking.association())
                .param("id", id)
                .param("until", until)
                .update();
    }

    /** Waiting enrolments for which so many seats are enough: those without an offer so far first, then in the order of asking. */
    List<Enrolment> waiting(UUID cycle, int seats) {
        return database.sql("""
                        select * from workshops.enrolment
                        where association = :association and cycle = :cycle and state = 'waiting' and persons <= :seats
                        order by offers, asked_at, number""")
                .param("association", Asking.association())
                .param("cycle", cycle)
                .param("seats", seats)
                .query(ResultRow.map(EnrolmentTable::read))
                .list();
    }

    /** Persons who wait before somebody. */
    int ahead(Enrolment it) {
        return database.sql("""
                        select coalesce(sum(persons), 0)::int from workshops.enrolment
                        where association = :association and cycle = :cycle and state = 'waiting'
                        and (offers, asked_at, number) < (:offers, :asked, :number)""")
                .param("association", Asking.association())
                .param("cycle", it.cycle())
                .param("offers", it.offers())
                .param("asked", it.askedAt())
                .param("number", it.number())
                .query(Integer.class)
                .single();
    }

    /** The days on which a sheet that stands says that they were there. */
    List<LocalDate> attended(UUID enrolment) {
        return database.sql("""
                        select distinct s.day from workshops.attendance a
                        join workshops.sheet h on h.association = a.association and h.session = a.session and h.device = a.device
                        join workshops.session s on s.association = a.association and s.id = a.session
                        where a.association = :association and a.enrolment = :enrolment and a.attendance <> 'absent' and not h.overruled
                        order by s.day""")
                .param("association", Asking.association())
                .param("enrolment", enrolment)
                .query(ResultRow.map(row -> row.day("day")))
                .list();
    }

    /** Offers whose lease is over, by cycle. */
    List<Enrolment> lapsed(Instant now) {
        return database.sql("""
                        select * from workshops.enrolment
                        where association = :association and state = 'offered' and offered_until <= :now order by cycle, number""")
                .param("association", Asking.association())
                .param("now", now)
                .query(ResultRow.map(EnrolmentTable::read))
                .list();
    }

    private static Enrolment read(ResultRow row) {
        return new Enrolment(
                row.uuid("id"),
                row.uuid("cycle"),
                row.uuidOrNull("learner"),
                row.integer("number"),
                row.integer("persons"),
                Enrolment.State.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
                row.instant("asked_at"),
                row.instantOrNull("offered_until"),
                row.integer("offers"));
    }
}
