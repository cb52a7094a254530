// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.domain;

import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.database.TransactionLock;
import fr.parvis.database.TransactionSetting;
import fr.parvis.people.PersonColumn;
import fr.parvis.people.SealedColumn;
import fr.parvis.people.Sealing;
import fr.parvis.values.OwnCode;
import fr.parvis.values.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
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

/** Appointments of the association in scope, in PostgreSQL; contacts are sealed. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class BookingTable {
    private static final String SELECT = """
            select id, motive, point, day, starts_at, ends_at, state, person, visit, ticket, version, travel_minutes, meeting from appointments.booking
            where association = :association
            """;

    private final JdbcClient database;
    private final Sealing sealing;
    private final SealedContacts contacts;

    BookingTable(JdbcClient database, Sealing sealing, SealedContacts contacts) {
        this.database = database;
        this.sealing = sealing;
        this.contacts = contacts;
    }

    /** A change of keys reaches what is kept. */
    @Configuration(proxyBeanMethods = false)
    static class Columns {
        /** Appointments to come take nobody's time any more. */
        @Bean
        PersonColumn personsOfAppointments(BookingTable bookings, TakeTime time) {
            return PersonColumn.deleted("appointments.booking")
                    .beforeErasure(
                            person -> bookings.of(person, Integer.MAX_VALUE).forEach(time::giveBack));
        }

        @Bean
        SealedColumn sealedContactsOfAppointments() {
            return new SealedColumn("appointments.booking", "said", "'appointment ' || id");
        }
    }

    /** Until the end of the transaction: the same form twice, or two forms of one telephone, go one after the other. */
    void lock(String what) {
        TransactionLock.take(database, "appointments " + what);
    }

    void lockPhone(String phone) {
        lock(hashed(phone));
    }

    /** @return false when another has the identifier */
    boolean insert(Booking it, Contact contact, Instant now) {
        var said = contacts.seal(SealedContacts.Of.BOOKING, it.id(), contact);
        var phone = contact.phone();
        return database.sql("""
                        insert into appointments.booking (id, association, motive, point, day, starts_at, ends_at, state, person, visit, said, key,
                            phone_hash, code_hash, booked_at, booked_by, since, travel_minutes, meeting)
                        values (:id, :association, :motive, :point, :day, :from, :until, :state, :person, :visit, :said, :key, :phone, :code, :now, :by, :now,
                            :travel, :meeting)
                        on conflict do nothing""")
                        .param("id", it.id())
                        .param("association", Asking.association())
                        .param("motive", it.motive())
                        .param("point", it.point())
                        .param("day", it.day())
                        .param("from", it.from())
                        .param("until", it.until())
                        .param("state", it.state().key())
                        .param("person", it.person())
                        .param("visit", it.visit())
                        .param("said", said == null ? null : said.bytes())
                        .param("key", said == null ? null : said.key())
                        .param("phone", phone == null ? null : sealing.hash(hashed(phone)))
                        .param("code", code(contact))
                        .param("now", now)
                        .param("by", Actor.account())
                        .param("travel", it.travelMinutes())
                        .param("meeting", it.meeting())
                        .update()
                == 1;
    }

    private static String hashed(String phone) {
        return "appointment phone " + PhoneNumber.normalize(phone);
    }

    private byte @Nullable [] code(Contact contact) {
        if (contact.code() == null) return null;
        return OwnCode.read(contact.code())
                .map(code -> sealing.hash(hashed(code)))
                .orElseThrow();
    }

    private static String hashed(OwnCode code) {
        return "appointment code " + code.signs();
    }

    /** Appointment of a code, and its association. */
    public record Behind(UUID association, UUID booking) {}

    /** Asked in nobody's name. */
    Optional<Behind> findByCode(OwnCode code) {
        var hashes = sealing.hashes(hashed(code)).toArray(byte[][]::new);
        TransactionSetting.set(database, "parvis.appointment_codes", hashes);
        return database.sql("select association, id from appointments.booking where code_hash = any(:hashes::bytea[])")
                .param("hashes", hashes)
                .query(ResultRow.map(row -> new Behind(row.uuid("association"), row.uuid("id"))))
                .optional();
    }

    /** How many appointments one telephone has to come, or has booked within a day, given up or not. */
    int countOpen(String phone, Instant now) {
        return database.sql("""
                        select count(*)::int from appointments.booking
                        where association = :association and phone_hash = any(:phones::bytea[])
                            and (state = 'booked' and starts_at > :now or booked_at > :yesterday)""")
                .param("association", Asking.association())
                .param("phones", sealing.hashes(hashed(phone)).toArray(byte[][]::new))
                .param("now", now)
                .param("yesterday", now.minus(Duration.ofDays(1)))
                .query(Integer.class)
                .single();
    }

    Optional<Booking> find(UUID id) {
        return database.sql(SELECT + "and id = :id")
                .param("association", Asking.association())
                .param("id", id)
                .query(ResultRow.map(BookingTable::booking))
                .optional();
    }

    /** Finds one by its identifier, with a row lock until the transaction ends. */
    Optional<Booking> findLocked(UUID id) {
        return database.sql(SELECT + "and id = :id for update")
                .param("association", Asking.association())
                .param("id", id)
                .query(ResultRow.map(BookingTable::booking))
                .optional();
    }

    /** Appointments whose time is held under these identifiers, in order of time. */
    List<Booking> all(Collection<UUID> some) {
        return database.sql(SELECT + "and (id = any(:ids) or meeting = any(:ids)) order by starts_at, id")
                .param("association", Asking.association())
                .param("ids", some.toArray(UUID[]::new))
                .query(ResultRow.map(BookingTable::booking))
                .list();
    }

    /** Appointments of a day, in order of time. */
    List<Booking> ofDay(LocalDate day) {
        return database.sql(SELECT + "and day = :day order by starts_at, id")
                .param("association", Asking.association())
                .param("day", day)
                .query(ResultRow.map(BookingTable::booking))
                .list();
    }

    /** Those that are expected after a moment, up to a day; in order of time. */
    List<Booking> coming(Instant now, LocalDate last) {
        return database.sql(SELECT + """
                        and day between :today and :last and starts_at > :now and state = 'booked' order by starts_at, id limit 5000""")
                .param("association", Asking.association())
                .param("today", LocalDate.ofInstant(now.minus(Duration.ofDays(1)), ZoneOffset.UTC))
                .param("last", last)
                .param("now", now)
                .query(ResultRow.map(BookingTable::booking))
                .list();
    }

    /** Appointments to come at a point, between two days. */
    List<Booking> coming(UUID point, LocalDate first, LocalDate last, Instant now) {
        return database.sql(SELECT + """
                        and day between :first and :last and point = :point and starts_at > :now and state = 'booked' order by starts_at, id""")
                .param("association", Asking.association())
                .param("first", first)
                .param("last", last)
                .param("point", point)
                .param("now", now)
                .query(ResultRow.map(BookingTable::booking))
                .list();
    }

    /** Appointments of a person, the last first. */
    List<Booking> of(UUID person, int most) {
        return database.sql(SELECT + "and person = :person order by starts_at desc, id limit :most")
                .param("association", Asking.association())
                .param("person", person)
                .param("most", most)
                .query(ResultRow.map(BookingTable::booking))
                .list();
    }

    /** Whether the person, or somebody with the same telephone, has another appointment on that day. */
    boolean isAnyOnDay(LocalDate day, UUID except, @Nullable UUID person, @Nullable String phone) {
        return database.sql("""
                        select exists (select from appointments.booking
                            where association = :association and day = :day and id <> :except and state in ('booked', 'arrived')
                                and (person = :person::uuid or phone_hash = any(:phones::bytea[])))""")
                .param("association", Asking.association())
                .param("day", day)
                .param("except", except)
                .param("person", person)
                .param(
                        "phones",
                        phone == null
                                ? new byte[0][]
                                : sealing.hashes(hashed(phone)).toArray(byte[][]::new))
                .query(Boolean.class)
                .single();
    }

    /** Contact of one appointment; nothing once it is deleted, or where none was given. */
    Optional<Contact> contact(UUID id) {
        return Optional.ofNullable(contacts(List.of(id)).get(id));
    }

    /** Those that were given and are not forgotten, by the appointment. */
    Map<UUID, Contact> contacts(Collection<UUID> some) {
        return contacts.find(SealedContacts.Of.BOOKING, some);
    }

    /** @return false when it is in none of the states that come before, or was changed meanwhile */
    boolean change(UUID id, BookingState to, @Nullable UUID ticket, Instant now) {
        return database.sql("""
                        update appointments.booking set state = :state, ticket = :ticket, since = :now, version = version + 1
                        where association = :association and id = :id and state = any(:from::text[])""")
                        .param("association", Asking.association())
                        .param("id", id)
                        .param("state", to.key())
                        .param("ticket", ticket)
                        .param("now", now)
                        .param(
                                "from",
                                Arrays.stream(BookingState.values())
                                        .filter(state -> state.next().contains(to))
                                        .map(BookingState::key)
                                        .toArray(String[]::new))
                        .update()
                == 1;
    }

    /** Time that several persons share. @param taken number of persons who come */
    record Meeting(UUID id, UUID point, Instant from, Instant until, int taken) {}

    /** Meetings of a motive to come, on these days. */
    List<Meeting> meetings(UUID motive, LocalDate first, LocalDate last, Instant now) {
        return database.sql("""
                        select meeting, point, starts_at, ends_at, count(*)::int as taken from appointments.booking
                        where association = :association and motive = :motive and day between :first and :last and meeting is not null
                            and state in ('booked', 'arrived') and starts_at > :now
                        group by meeting, point, starts_at, ends_at order by starts_at, meeting""")
                .param("association", Asking.association())
                .param("motive", motive)
                .param("first", first)
                .param("last", last)
                .param("now", now)
                .query(ResultRow.map(row -> new Meeting(
                        row.uuid("meeting"),
                        row.uuid("point"),
                        row.instant("starts_at"),
                        row.instant("ends_at"),
                        row.integer("taken"))))
                .list();
    }

    /** Whether anybody but one still comes to a meeting. */
    boolean isAnyElse(UUID meeting, UUID except) {
        return database.sql("""
                        select exists (select from appointments.booking where association = :association and meeting = :meeting and id <> :except
                            and state in ('booked', 'arrived', 'absent'))""")
                .param("association", Asking.association())
                .param("meeting", meeting)
                .param("except", except)
                .query(Boolean.class)
                .single();
    }

    /** @param way minutes there, and back */
    void move(UUID id, ProposeSlots.Proposal to, LocalDate day, int way) {
        database.sql("""
                        update appointments.booking set point = :point, day = :day, starts_at = :from, ends_at = :until, travel_minutes = :way,
                            version = version + 1
                        where association = :association and id = :id""")
                .param("association", Asking.association())
                .param("id", id)
                .param("point", to.point())
                .param("day", day)
                .param("from", to.from())
                .param("until", to.until())
                .param("way", way)
                .update();
    }

    void delete(UUID id) {
        database.sql("delete from appointments.booking where association = :association and id = :id")
                .param("association", Asking.association())
                .param("id", id)
                .update();
    }

    void forgetContacts(Instant endedBefore) {
        database.sql("""
                        update appointments.booking set said = null, key = null, phone_hash = null, code_hash = null
                        where association = :association and said is not null
                            and (ends_at < :before or state in ('excused', 'cancelled') and since < :before)""")
                .param("association", Asking.association())
                .param("before", endedBefore)
                .update();
    }

    void deleteBefore(LocalDate day) {
        database.sql("delete from appointments.booking where association = :association and day < :day")
                .param("association", Asking.association())
                .param("day", day)
                .update();
    }

    private static Booking booking(ResultRow row) {
        return new Booking(
                row.uuid("id"),
                row.uuid("motive"),
                row.uuid("point"),
                row.day("day"),
                row.instant("starts_at"),
                row.instant("ends_at"),
                BookingState.of(row.text("state")),
                row.uuidOrNull("person"),
                row.uuidOrNull("visit"),
                row.uuidOrNull("ticket"),
                row.integer("version"),
                row.integer("travel_minutes"),
                row.uuidOrNull("meeting"));
    }
}
