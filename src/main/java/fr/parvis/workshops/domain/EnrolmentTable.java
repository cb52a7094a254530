// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.database.TransactionLock;
import fr.parvis.database.TransactionSetting;
import fr.parvis.people.SealedColumn;
import fr.parvis.people.Sealing;
import fr.parvis.values.EnumCode;
import fr.parvis.values.OwnCode;
import fr.parvis.values.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** SQL of enrolments; called inside a transaction, which holds the cycle locked where it writes. */
@Component
class EnrolmentTable {
    private final JdbcClient database;
    private final Sealing sealing;
    private final JsonMapper json;

    EnrolmentTable(JdbcClient database, Sealing sealing, JsonMapper json) {
        this.database = database;
        this.sealing = sealing;
        this.json = json;
    }

    /** A change of keys reaches what is kept. */
    @Configuration(proxyBeanMethods = false)
    static class Columns {
        @Bean
        SealedColumn sealedContactsOfWorkshops() {
            return new SealedColumn("workshops.enrolment", "said", "'workshop seat ' || id");
        }
    }

    private static String about(UUID id) {
        return "workshop seat " + id;
    }

    private static String hashed(OwnCode code) {
        return "workshop code " + code.signs();
    }

    private static String hashed(String phone) {
        return "workshop phone " + PhoneNumber.normalize(phone);
    }

    /** Until the end of the transaction: the same form twice, or two forms of one telephone, go one after the other. */
    void lock(String what) {
        TransactionLock.take(database, "workshops " + what);
    }

    void lockPhone(String phone) {
        lock(hashed(phone));
    }

    /** Keeps how somebody is reached, sealed. */
    void reach(UUID id, Reach it) {
        var sealed = sealing.seal(json.writeValueAsString(it), about(id));
        var phone = it.phone();
        var code = it.code() == null ? null : OwnCode.read(it.code()).orElseThrow();
        database.sql("""
                        update workshops.enrolment set said = :said, key = :key, phone_hash = :phone, code_hash = coalesce(:code, code_hash)
                        where association = :association and id = :id""")
                .param("association", Asking.association())
                .param("id", id)
                .param("said", sealed.bytes())
                .param("key", sealed.key())
                .param("phone", phone == null ? null : sealing.hash(hashed(phone)))
                .param("code", code == null ? null : sealing.hash(hashed(code)))
                .update();
    }

    /** How somebody who left that is reached. */
    Optional<Reach> reach(UUID id) {
        return database.sql(
                        "select said, key from workshops.enrolment where association = :association and id = :id and said is not null")
                .param("association", Asking.association())
                .param("id", id)
                .query(ResultRow.map(row -> json.readValue(
                        sealing.open(new Sealing.Text(row.text("key"), row.bytes("said")), about(id)), Reach.class)))
                .optional();
    }

    /** A code that leads to the enrolment from now on, in the place of the former one. */
    void code(UUID id, OwnCode code) {
        database.sql("update workshops.enrolment set code_hash = :code where association = :association and id = :id")
                .param("association", Asking.association())
                .param("id", id)
                .param("code", sealing.hash(hashed(code)))
                .update();
    }

    /** Enrolment of a code, and its association. */
    record Behind(UUID association, UUID enrolment) {}

    /** Asked in nobody's name. */
    Optional<Behind> findByCode(OwnCode code) {
        var hashes = sealing.hashes(hashed(code)).toArray(byte[][]::new);
        TransactionSetting.set(database, "parvis.workshop_codes", hashes);
        return database.sql("select association, id from workshops.enrolment where code_hash = any(:hashes::bytea[])")
                .param("hashes", hashes)
                .query(ResultRow.map(row -> new Behind(row.uuid("association"), row.uuid("id"))))
                .optional();
    }

    /** How many seats of cycles to come one telephone has, or has asked for within a day, given up or not. */
    int countOpen(String phone, Instant now) {
        return database.sql("""
                        select count(*)::int from workshops.enrolment e
                        where e.association = :association and e.phone_hash = any(:phones::bytea[])
                            and (e.asked_at > :yesterday or e.state in ('enrolled', 'waiting', 'offered') and exists (
                                select from workshops.session s where s.association = e.association and s.cycle = e.cycle
                                    and s.cancelled_at is null and lower(s.during) > :now))""")
                .param("association", Asking.association())
                .param("phones", sealing.hashes(hashed(phone)).toArray(byte[][]::new))
                .param("now", now)
                .param("yesterday", now.minus(Duration.ofDays(1)))
                .query(Integer.class)
                .single();
    }

    /** Forgets codes and telephones of cycles whose last session ended before that, and of those that were cancelled before. */
    void forgetReach(Instant endedBefore) {
        database.sql("""
                        update workshops.enrolment e set said = null, key = null, code_hash = null, phone_hash = null
                        where e.association = :association and (e.said is not null or e.code_hash is not null)
                            and not exists (select from workshops.session s
                                join workshops.cycle c on c.association = s.association and c.id = s.cycle
                                where s.association = e.association and s.cycle = e.cycle
                                    and coalesce(c.cancelled_at, upper(s.during)) >= :before)""")
                .param("association", Asking.association())
                .param("before", endedBefore)
                .update();
    }

    Optional<Enrolment> find(UUID id) {
        return database.sql("select * from workshops.enrolment where association = :association and id = :id")
                .param("association", Asking.association())
                .param("id", id)
                .query(ResultRow.map(EnrolmentTable::read))
                .optional();
    }

    /** Enrolments of a cycle, by number. */
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

    /** Under the next number of the cycle, whatever number it bears. */
    void insert(Enrolment it) {
        database.sql("""
                        insert into workshops.enrolment (id, association, cycle, learner, number, persons, state, asked_at, changed_by)
                        select :id, :association, :cycle, :learner, coalesce(max(number), 0) + 1, :persons, :state, :now, :by
                        from workshops.enrolment where association = :association and cycle = :cycle""")
                .param("id", it.id())
                .param("association", Asking.association())
                .param("cycle", it.cycle())
                .param("learner", it.learner())
                .param("persons", it.persons())
                .param("state", it.state().key())
                .param("now", it.askedAt())
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
                        where association = :association and cycle = :cycle and state = 'waiting' and (learner is not null or said is not null)
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

    /** Sessions at which a sheet that stands says that they were there, in order of time. */
    List<SeeWorkshops.Attended> attendedSessions(UUID enrolment) {
        return database.sql("""
                        select s.day, (extract(epoch from upper(s.during) - lower(s.during)) / 60)::int as minutes from workshops.session s
                        where s.association = :association and s.cancelled_at is null and exists (
                            select from workshops.attendance a
                            join workshops.sheet h on h.association = a.association and h.session = a.session and h.device = a.device
                            where a.association = s.association and a.session = s.id and a.enrolment = :enrolment and a.attendance <> 'absent'
                                and not h.overruled)
                        order by lower(s.during)""")
                .param("association", Asking.association())
                .param("enrolment", enrolment)
                .query(ResultRow.map(row -> new SeeWorkshops.Attended(row.day("day"), row.integer("minutes"))))
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
                EnumCode.read(Enrolment.State.class, row.text("state")),
                row.instant("asked_at"),
                row.instantOrNull("offered_until"),
                row.integer("offers"),
                !row.isNull("said"));
    }
}
