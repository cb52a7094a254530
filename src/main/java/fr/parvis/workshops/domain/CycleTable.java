// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.values.Paging;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of cycles and sessions; called inside a transaction. */
@Component
class CycleTable {
    private static final String SESSION =
            "select s.*, lower(s.during) as begins, upper(s.during) as ends from workshops.session s ";

    private final JdbcClient database;
    private final Clock clock;

    CycleTable(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Optional<Cycle> find(UUID id) {
        return find(id, "");
    }

    /** Finds a cycle, with a row lock until the transaction ends: whoever changes seats or sessions locks the cycle first. */
    Optional<Cycle> findLocked(UUID id) {
        return find(id, " for update");
    }

    private Optional<Cycle> find(UUID id, String locked) {
        return database.sql("select * from workshops.cycle where association = :association and id = :id" + locked)
                .param("association", Asking.association())
                .param("id", id)
                .query(ResultRow.map(CycleTable::cycle))
                .optional();
    }

    List<Cycle> all(Collection<UUID> ids) {
        return database.sql(
                        "select * from workshops.cycle where association = :association and id = any (:ids::uuid[])")
                .param("association", Asking.association())
                .param("ids", ids.toArray(UUID[]::new))
                .query(ResultRow.map(CycleTable::cycle))
                .list();
    }

    /** Once; the same identifier again writes nothing. */
    boolean insert(Cycle it) {
        return database.sql("""
                        insert into workshops.cycle (id, association, workshop, point, language, programmes, open, seats, made_by, made_at)
                        values (:id, :association, :workshop, :point, :language, :programmes::text[], :open, :seats, :by, :now)
                        on conflict (id) do nothing""")
                        .param("id", it.id())
                        .param("association", Asking.association())
                        .param("workshop", it.workshop())
                        .param("point", it.point())
                        .param("language", it.language())
                        .param("programmes", it.programmes().toArray(String[]::new))
                        .param("open", it.open())
                        .param("seats", it.seats())
                        .param("by", Objects.requireNonNull(Actor.account(), "a cycle is made by somebody"))
                        .param("now", clock.instant())
                        .update()
                == 1;
    }

    /** Takes seats if there are as many: one statement, and no other cycle waits. */
    boolean take(UUID cycle, int persons) {
        return database.sql("""
                        update workshops.cycle set taken = taken + :persons
                        where association = :association and id = :id and taken + :persons <= seats and cancelled_at is null""")
                        .param("association", Asking.association())
                        .param("id", cycle)
                        .param("persons", persons)
                        .update()
                == 1;
    }

    void free(UUID cycle, int persons) {
        database.sql(
                        "update workshops.cycle set taken = taken - :persons where association = :association and id = :id")
                .param("association", Asking.association())
                .param("id", cycle)
                .param("persons", persons)
                .update();
    }

    void seats(UUID cycle, int seats) {
        database.sql("""
                        update workshops.cycle set seats = :seats, version = version + 1
                        where association = :association and id = :id""")
                .param("association", Asking.association())
                .param("id", cycle)
                .param("seats", seats)
                .update();
    }

    /** Notes the moment for those who read what is published: the words of a workshop are those of its cycles to come. */
    void noteChange(UUID workshop) {
        database.sql("""
                        update workshops.cycle c set workshop = c.workshop
                        where c.association = :association and c.workshop = :workshop and c.open and c.cancelled_at is null
                            and exists (select from workshops.session s where s.association = c.association and s.cycle = c.id
                                and s.cancelled_at is null and lower(s.during) > :now)""")
                .param("association", Asking.association())
                .param("workshop", workshop)
                .param("now", clock.instant())
                .update();
    }

    void cancel(UUID cycle) {
        database.sql("""
                        update workshops.cycle set cancelled_at = :now, version = version + 1
                        where association = :association and id = :id""")
                .param("association", Asking.association())
                .param("id", cycle)
                .param("now", clock.instant())
                .update();
    }

    Optional<Session> session(UUID id) {
        return database.sql(SESSION + "where s.association = :association and s.id = :id")
                .param("association", Asking.association())
                .param("id", id)
                .query(ResultRow.map(CycleTable::session))
                .optional();
    }

    /** Of a cycle, in order of time; the cancelled ones too. */
    List<Session> sessions(UUID cycle) {
        return database.sql(SESSION
                        + "where s.association = :association and s.cycle = :cycle order by lower(s.during), s.id")
                .param("association", Asking.association())
                .param("cycle", cycle)
                .query(ResultRow.map(CycleTable::session))
                .list();
    }

    /** Those of a day that take place, in order of time. */
    List<Session> on(LocalDate day) {
        return database.sql(SESSION + """
                        where s.association = :association and s.day = :day and s.cancelled_at is null order by lower(s.during), s.id""")
                .param("association", Asking.association())
                .param("day", day)
                .query(ResultRow.map(CycleTable::session))
                .list();
    }

    /** The next one that takes place. */
    Optional<Session> next(UUID cycle, Instant now) {
        return nextOfEach(List.of(cycle), now).stream().findFirst();
    }

    /** Of each cycle that has one, the next session that takes place. */
    List<Session> nextOfEach(Collection<UUID> cycles, Instant now) {
        return database.sql("""
                        select distinct on (s.cycle) s.*, lower(s.during) as begins, upper(s.during) as ends
                        from workshops.session s where s.association = :association and s.cycle = any (:cycles::uuid[])
                        and s.cancelled_at is null and lower(s.during) > :now order by s.cycle, lower(s.during)""")
                .param("association", Asking.association())
                .param("cycles", cycles.toArray(UUID[]::new))
                .param("now", now)
                .query(ResultRow.map(CycleTable::session))
                .list();
    }

    /** Whether a session of it has begun and has not ended. */
    boolean isRunning(UUID cycle, Instant now) {
        return database.sql("""
                        select exists (select from workshops.session where association = :association and cycle = :cycle
                            and during @> cast(:now as timestamptz) and cancelled_at is null)""")
                .param("association", Asking.association())
                .param("cycle", cycle)
                .param("now", now)
                .query(Boolean.class)
                .single();
    }

    /** Whether a room is held by another session at that time. */
    boolean held(UUID room, Instant begins, Instant ends, @Nullable UUID but) {
        return database.sql("""
                        select exists (select from workshops.session where association = :association and room = :room
                            and during && tstzrange(:begins, :ends) and cancelled_at is null and id is distinct from :but)""")
                .param("association", Asking.association())
                .param("room", room)
                .param("begins", begins)
                .param("ends", ends)
                .param("but", but)
                .query(Boolean.class)
                .single();
    }

    void insert(Session it) {
        database.sql("""
                        insert into workshops.session (id, association, cycle, room, during, day, trainers)
                        values (:id, :association, :cycle, :room, tstzrange(:begins, :ends), :day, :trainers::uuid[])""")
                .param("id", it.id())
                .param("association", Asking.association())
                .param("cycle", it.cycle())
                .param("room", it.room())
                .param("begins", it.begins())
                .param("ends", it.ends())
                .param("day", it.day())
                .param("trainers", it.trainers().toArray(UUID[]::new))
                .update();
    }

    /** @return false when it was changed meanwhile */
    boolean move(Session it) {
        return database.sql("""
                        update workshops.session set room = :room, during = tstzrange(:begins, :ends), day = :day, trainers = :trainers::uuid[],
                            version = version + 1
                        where association = :association and id = :id and version = :version and cancelled_at is null""")
                        .param("association", Asking.association())
                        .param("id", it.id())
                        .param("version", it.version())
                        .param("room", it.room())
                        .param("begins", it.begins())
                        .param("ends", it.ends())
                        .param("day", it.day())
                        .param("trainers", it.trainers().toArray(UUID[]::new))
                        .update()
                == 1;
    }

    /** Cancels sessions that have not begun. */
    void cancelSessions(UUID cycle, @Nullable UUID only) {
        database.sql("""
                        update workshops.session set cancelled_at = :now, version = version + 1
                        where association = :association and cycle = :cycle and cancelled_at is null and lower(during) > :now
                        and (cast(:only as uuid) is null or id = :only)""")
                .param("association", Asking.association())
                .param("cycle", cycle)
                .param("only", only)
                .param("now", clock.instant())
                .update();
    }

    /**
     * Sessions that take place from a moment on, the next one first; the index is by begin, and none lasts longer than eight hours.
     *
     * @param point null: at all of them
     * @param open whether only those that are shown to the public
     */
    List<SeeWorkshops.Coming> coming(Instant from, @Nullable UUID point, boolean open, Paging paging) {
        return database.sql("""
                        select s.*, lower(s.during) as begins, upper(s.during) as ends, w.title, c.point, c.seats, c.taken,
                            (select coalesce(sum(e.persons), 0)::int from workshops.enrolment e
                             where e.association = c.association and e.cycle = c.id and e.state = 'waiting') as waiting,
                            (select count(*)::int from workshops.session o where o.association = c.association and o.cycle = c.id
                             and o.cancelled_at is null and lower(o.during) <= lower(s.during)) as place,
                            (select count(*)::int from workshops.session o where o.association = c.association and o.cycle = c.id
                             and o.cancelled_at is null) as of_all
                        from workshops.session s
                        join workshops.cycle c on c.association = s.association and c.id = s.cycle
                        join workshops.workshop w on w.association = c.association and w.id = c.workshop
                        where s.association = :association and s.cancelled_at is null and s.day >= :since and upper(s.during) > :from
                        and lower(s.during) > cast(:from as timestamptz) - interval '8 hours'
                        and (cast(:point as uuid) is null or c.point = :point) and (c.open or not :open)
                        order by s.day, lower(s.during), s.id limit :most offset :offset""")
                .param("association", Asking.association())
                .param("from", from)
                .param("since", dayBefore(from))
                .param("point", point)
                .param("open", open)
                .param("most", paging.size())
                .param("offset", paging.offset())
                .query(ResultRow.map(row -> new SeeWorkshops.Coming(
                        session(row),
                        row.text("title"),
                        row.uuid("point"),
                        row.integer("seats"),
                        row.integer("taken"),
                        row.integer("waiting"),
                        row.integer("place"),
                        row.integer("of_all"))))
                .list();
    }

    int countComing(Instant from, @Nullable UUID point) {
        return database.sql("""
                        select count(*)::int from workshops.session s
                        join workshops.cycle c on c.association = s.association and c.id = s.cycle
                        where s.association = :association and s.cancelled_at is null and s.day >= :since and upper(s.during) > :from
                        and lower(s.during) > cast(:from as timestamptz) - interval '8 hours'
                        and (cast(:point as uuid) is null or c.point = :point)""")
                .param("association", Asking.association())
                .param("from", from)
                .param("since", dayBefore(from))
                .param("point", point)
                .query(Integer.class)
                .single();
    }

    /** Sessions that have begun, the latest first. */
    List<SeeWorkshops.Past> past(Instant now, @Nullable UUID point, Paging paging) {
        return database.sql("""
                        select s.*, lower(s.during) as begins, upper(s.during) as ends, w.title, c.point,
                            exists (select from workshops.sheet h where h.association = s.association and h.session = s.id) as noted
                        from workshops.session s
                        join workshops.cycle c on c.association = s.association and c.id = s.cycle
                        join workshops.workshop w on w.association = c.association and w.id = c.workshop
                        where s.association = :association and s.cancelled_at is null and lower(s.during) <= :now
                        and (cast(:point as uuid) is null or c.point = :point)
                        order by s.day desc, lower(s.during) desc, s.id limit :most offset :offset""")
                .param("association", Asking.association())
                .param("now", now)
                .param("point", point)
                .param("most", paging.size())
                .param("offset", paging.offset())
                .query(ResultRow.map(row ->
                        new SeeWorkshops.Past(session(row), row.text("title"), row.uuid("point"), row.flag("noted"))))
                .list();
    }

    int countPast(Instant now, @Nullable UUID point) {
        return database.sql("""
                        select count(*)::int from workshops.session s
                        join workshops.cycle c on c.association = s.association and c.id = s.cycle
                        where s.association = :association and s.cancelled_at is null and lower(s.during) <= :now
                        and (cast(:point as uuid) is null or c.point = :point)""")
                .param("association", Asking.association())
                .param("now", now)
                .param("point", point)
                .query(Integer.class)
                .single();
    }

    /** Cycles with a session between two moments. */
    List<UUID> cyclesBetween(Instant from, Instant to) {
        return database.sql("""
                        select distinct cycle from workshops.session
                        where association = :association and cancelled_at is null and day >= :since
                            and lower(during) > :from and lower(during) <= :to""")
                .param("association", Asking.association())
                .param("from", from)
                .param("since", dayBefore(from))
                .param("to", to)
                .query(UUID.class)
                .list();
    }

    /** A day that no session which is still to come has before it; the index by day serves under row-level security, one by a function of the range does not. */
    private static LocalDate dayBefore(Instant from) {
        return LocalDate.ofInstant(from, ZoneOffset.UTC).minusDays(2);
    }

    private static Cycle cycle(ResultRow row) {
        return new Cycle(
                row.uuid("id"),
                row.uuid("workshop"),
                row.uuid("point"),
                row.textOrNull("language"),
                row.texts("programmes"),
                row.flag("open"),
                row.integer("seats"),
                row.integer("taken"),
                !row.isNull("cancelled_at"),
                row.integer("version"));
    }

    private static Session session(ResultRow row) {
        return new Session(
                row.uuid("id"),
                row.uuid("cycle"),
                row.uuidOrNull("room"),
                row.instant("begins"),
                row.instant("ends"),
                row.day("day"),
                row.uuids("trainers"),
                !row.isNull("cancelled_at"),
                row.integer("version"));
    }
}
