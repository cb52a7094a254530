// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.queue.domain.Reason.Priority;
import fr.parvis.queue.domain.Ticket.Away;
import fr.parvis.queue.domain.Ticket.Origin;
import fr.parvis.queue.domain.Ticket.Standing;
import fr.parvis.values.EnumCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Table of tickets. A ticket that is to change is locked first; several are locked in the order of their identifiers. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Tickets {
    private static final String OF_THE_DAY = """
            select * from queue.ticket
            where association = :association and day = :day and point = :point
            """;
    private static final String IN_ORDER = " order by (priority is null), number";

    /** Sums of a day so far. */
    record DaySums(
            int served,
            int left,
            int refused,
            @Nullable Double medianWaitSeconds,
            int callers,
            int helps,
            @Nullable Double helpSeconds) {}

    private final JdbcClient database;

    Tickets(JdbcClient database) {
        this.database = database;
    }

    Optional<Ticket> find(UUID id) {
        return database.sql("select * from queue.ticket where id = :id")
                .param("id", id)
                .query(ResultRow.map(Tickets::ticket))
                .optional();
    }

    Optional<Ticket> lock(UUID id) {
        return database.sql("select * from queue.ticket where id = :id for update")
                .param("id", id)
                .query(ResultRow.map(Tickets::ticket))
                .optional();
    }

    /** The ticket and the one that the account has called, in one order for all: two who exchange tickets wait, never for ever. */
    List<Ticket> lockWithMine(UUID id, UUID account, UUID point, LocalDate day) {
        return ofDay(
                        database.sql(
                                OF_THE_DAY
                                        + " and (id = :id or state = 'called' and called_by = :account) order by id for update"),
                        point,
                        day)
                .param("id", id)
                .param("account", account)
                .query(ResultRow.map(Tickets::ticket))
                .list();
    }

    List<Ticket> lockMine(UUID account, UUID point, LocalDate day) {
        return ofDay(
                        database.sql(
                                OF_THE_DAY + " and state = 'called' and called_by = :account order by id for update"),
                        point,
                        day)
                .param("account", account)
                .query(ResultRow.map(Tickets::ticket))
                .list();
    }

    /** The next one in the order of calling that nobody else is calling at this instant. */
    Optional<Ticket> lockNext(UUID point, LocalDate day, Instant now) {
        return ofDay(
                        database.sql(OF_THE_DAY + " and state = 'waiting' and (return_at is null or return_at <= :now)"
                                + IN_ORDER + " limit 1 for update skip locked"),
                        point,
                        day)
                .param("now", now)
                .query(ResultRow.map(Tickets::ticket))
                .optional();
    }

    /** Open tickets of days before the given one. */
    List<Ticket> lockOpenBefore(UUID point, LocalDate day) {
        return ofDay(database.sql("""
                                select * from queue.ticket
                                where association = :association and day < :day and point = :point
                                  and state in ('waiting', 'called')
                                order by id for update skip locked"""), point, day)
                .query(ResultRow.map(Tickets::ticket))
                .list();
    }

    /** The points that have an open ticket of a day before the given one. */
    List<UUID> pointsOpenBefore(LocalDate day) {
        return database.sql("""
                        select distinct point from queue.ticket
                        where association = :association and day < :day and state in ('waiting', 'called')""")
                .param("association", Asking.association())
                .param("day", day)
                .query(UUID.class)
                .list();
    }

    /** Tickets that wait, in the order of calling, then those that are with a mediator. */
    List<Ticket> open(UUID point, LocalDate day) {
        return ofDay(database.sql(OF_THE_DAY + " and state in ('waiting', 'called')" + IN_ORDER), point, day)
                .query(ResultRow.map(Tickets::ticket))
                .list();
    }

    DaySums sums(UUID point, LocalDate day, Instant since) {
        return ofDay(database.sql("""
                                select count(*) filter (where state = 'served') as served,
                                       count(*) filter (where state = 'left') as left,
                                       count(*) filter (where state = 'refused') as refused,
                                       percentile_cont(0.5) within group (order by waited_seconds)
                                           filter (where state in ('called', 'served')) as median,
                                       count(distinct called_by) filter (where called_at > :since) as callers,
                                       count(*) filter (where state = 'served') as helps,
                                       avg(extract(epoch from ended_at - called_at)) filter (where state = 'served') as help
                                from queue.ticket
                                where association = :association and day = :day and point = :point"""), point, day)
                .param("since", since)
                .query(ResultRow.map(row -> new DaySums(
                        row.integer("served"),
                        row.integer("left"),
                        row.integer("refused"),
                        row.realOrNull("median"),
                        row.integer("callers"),
                        row.integer("helps"),
                        row.realOrNull("help"))))
                .single();
    }

    /** How many wait and are not away, by point, of the points where anybody does; each on the day that it is there. */
    Map<UUID, Integer> countDue(Map<UUID, LocalDate> days, Instant now) {
        return database
                .sql("""
                        select point, count(*)::int as due from queue.ticket
                        where association = :association and state = 'waiting' and (return_at is null or return_at <= :now)
                          and (point, day) in (select * from unnest(:points::uuid[], :days::date[]))
                        group by point""")
                .param("association", Asking.association())
                .param("now", now)
                .param("points", days.keySet().stream().map(UUID::toString).toArray(String[]::new))
                .param("days", days.values().stream().map(LocalDate::toString).toArray(String[]::new))
                .query(ResultRow.map(row -> Map.entry(row.uuid("point"), row.integer("due"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** How many of those who waited were called before a ticket's turn comes. */
    int dueBefore(Ticket ticket, Instant now) {
        return ofDay(database.sql("""
                                select count(*) from queue.ticket
                                where association = :association and day = :day and point = :point
                                  and state = 'waiting' and (return_at is null or return_at <= :now)
                                  and ((priority is null), number) < (:plain, :number)"""), ticket.point(), ticket.day())
                .param("now", now)
                .param("plain", ticket.priority() == null)
                .param("number", ticket.number())
                .query(Integer.class)
                .single();
    }

    /** Locks the numbers of a point's day until the end of the transaction; the last one that was given. */
    int lockNumbers(UUID point, LocalDate day) {
        ofDay(database.sql("""
                                insert into queue.last_number (association, day, point, number)
                                values (:association, :day, :point, 0) on conflict do nothing"""), point, day).update();
        return ofDay(database.sql("""
                                select number from queue.last_number
                                where association = :association and day = :day and point = :point for update"""), point, day).query(Integer.class).single();
    }

    int lastNumber(UUID point, LocalDate day) {
        return ofDay(database.sql("""
                                select number from queue.last_number
                                where association = :association and day = :day and point = :point"""), point, day)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** Where the account called last on that day. */
    Optional<UUID> lastPoint(UUID account, LocalDate day) {
        return database.sql("""
                        select point from queue.ticket
                        where association = :association and day = :day and called_by = :account
                        order by called_at desc limit 1""")
                .param("association", Asking.association())
                .param("day", day)
                .param("account", account)
                .query(UUID.class)
                .optional();
    }

    void setNumber(UUID point, LocalDate day, int number) {
        ofDay(database.sql("""
                                update queue.last_number set number = :number
                                where association = :association and day = :day and point = :point"""), point, day).param("number", number).update();
    }

    /** @return false when the identifier is known already, here or elsewhere */
    boolean insert(Ticket ticket) {
        return bind(database.sql("""
                                insert into queue.ticket (id, association, point, day, number, need, persons, language, origin,
                                    taken_at, priority, return_at, away_from, away_seconds, state, called_at, called_by,
                                    announced_at, ended_at, reason, waited_seconds)
                                values (:id, :association, :point, :day, :number, :need, :persons, :language, :origin,
                                    :takenAt, :priority, :returnAt, :awayFrom, :awaySeconds, :state, :calledAt, :calledBy,
                                    :announcedAt, :endedAt, :reason, :waited)
                                on conflict (id) do nothing"""), ticket)
                        .param("association", ticket.association())
                        .param("point", ticket.point())
                        .param("day", ticket.day())
                        .param("number", ticket.number())
                        .param("need", ticket.need())
                        .param("persons", ticket.persons())
                        .param("language", ticket.language())
                        .param("origin", EnumCode.of(ticket.origin()))
                        .param("takenAt", ticket.takenAt())
                        .update()
                == 1;
    }

    void update(Ticket ticket) {
        bind(database.sql("""
                        update queue.ticket set priority = :priority, return_at = :returnAt, away_from = :awayFrom,
                            away_seconds = :awaySeconds, state = :state, called_at = :calledAt, called_by = :calledBy,
                            announced_at = :announcedAt, ended_at = :endedAt, reason = :reason, waited_seconds = :waited
                        where id = :id"""), ticket).update();
    }

    void delete(UUID id) {
        database.sql("delete from queue.ticket where id = :id").param("id", id).update();
    }

    int deleteBefore(LocalDate day) {
        database.sql("delete from queue.last_number where association = :association and day < :day")
                .param("association", Asking.association())
                .param("day", day)
                .update();
        return database.sql("delete from queue.ticket where association = :association and day < :day")
                .param("association", Asking.association())
                .param("day", day)
                .update();
    }

    private static StatementSpec ofDay(StatementSpec statement, UUID point, LocalDate day) {
        return statement
                .param("association", Asking.association())
                .param("point", point)
                .param("day", day);
    }

    private static StatementSpec bind(StatementSpec statement, Ticket ticket) {
        var away = ticket.away();
        var standing = ticket.standing();
        var priority = ticket.priority();
        return statement
                .param("id", ticket.id())
                .param("priority", priority == null ? null : priority.code())
                .param("returnAt", away.returnAt())
                .param("awayFrom", away.from())
                .param("awaySeconds", away.seconds())
                .param("state", standing.state().word())
                .param("calledAt", standing.calledAt())
                .param("calledBy", standing.calledBy())
                .param("announcedAt", standing.announcedAt())
                .param("endedAt", standing.endedAt())
                .param("reason", standing.reason())
                .param("waited", standing.waitedSeconds());
    }

    private static Ticket ticket(ResultRow row) {
        var priority = row.textOrNull("priority");
        return new Ticket(
                row.uuid("id"),
                row.uuid("association"),
                row.uuid("point"),
                row.day("day"),
                row.integerOrNull("number"),
                row.textOrNull("need"),
                row.integer("persons"),
                row.textOrNull("language"),
                EnumCode.read(Origin.class, row.text("origin")),
                row.instant("taken_at"),
                priority == null ? null : Priority.of(priority).orElseThrow(),
                new Away(row.instantOrNull("return_at"), row.instantOrNull("away_from"), row.integer("away_seconds")),
                new Standing(
                        TicketState.of(row.text("state")),
                        row.instantOrNull("called_at"),
                        row.uuidOrNull("called_by"),
                        row.instantOrNull("announced_at"),
                        row.instantOrNull("ended_at"),
                        row.textOrNull("reason"),
                        row.integer("waited_seconds")));
    }
}
