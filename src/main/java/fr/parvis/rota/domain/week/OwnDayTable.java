// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.week;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.database.TransactionLock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Days that were planned on their own, with their turns, in PostgreSQL. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class OwnDayTable {
    private final JdbcClient database;

    OwnDayTable(JdbcClient database) {
        this.database = database;
    }

    /** A day of somebody that does not follow the ordinary week. */
    record OwnDay(UUID mediator, LocalDate day, int version) {}

    /** Lets one change of the rota at a time be made for the association. */
    void lock() {
        TransactionLock.take(database, "rota.week " + Asking.association());
    }

    /** Puts these turns in the place of whatever the day was. */
    void replace(PlanDays.Own own, List<Turn> turns, UUID by, Instant at) {
        int version = find(own.mediator(), own.day()).map(OwnDay::version).orElse(-1) + 1;
        delete(own.mediator(), own.day());
        database.sql("""
                        insert into rota.own_day (association, mediator, day, planned_at, planned_by, version)
                        values (:association, :mediator, :day, :at, :by, :version)""")
                .param("association", Asking.association())
                .param("mediator", own.mediator())
                .param("day", own.day())
                .param("at", at)
                .param("by", by)
                .param("version", version)
                .update();
        for (var turn : turns)
            database.sql("""
                            insert into rota.turn (association, mediator, day, from_minute, until_minute, point)
                            values (:association, :mediator, :day, :from, :until, :point)""")
                    .param("association", Asking.association())
                    .param("mediator", own.mediator())
                    .param("day", own.day())
                    .param("from", turn.fromMinute())
                    .param("until", turn.untilMinute())
                    .param("point", turn.point())
                    .update();
    }

    /** The day follows the ordinary week again. */
    boolean delete(UUID mediator, LocalDate day) {
        return database.sql("""
                        delete from rota.own_day where association = :association and mediator = :mediator and day = :day""")
                        .param("association", Asking.association())
                        .param("mediator", mediator)
                        .param("day", day)
                        .update()
                == 1;
    }

    /** @return those that there were */
    List<LocalDate> deleteAfter(UUID mediator, LocalDate last) {
        return database.sql("""
                        delete from rota.own_day where association = :association and mediator = :mediator and day > :last returning day""")
                .param("association", Asking.association())
                .param("mediator", mediator)
                .param("last", last)
                .query(ResultRow.map(row -> row.day("day")))
                .list();
    }

    Optional<OwnDay> find(UUID mediator, LocalDate day) {
        return database.sql("""
                        select mediator, day, version from rota.own_day
                        where association = :association and mediator = :mediator and day = :day""")
                .param("association", Asking.association())
                .param("mediator", mediator)
                .param("day", day)
                .query(ResultRow.map(OwnDayTable::day))
                .optional();
    }

    List<OwnDay> between(LocalDate first, LocalDate last) {
        return database.sql("""
                        select mediator, day, version from rota.own_day where association = :association and day between :first and :last""")
                .param("association", Asking.association())
                .param("first", first)
                .param("last", last)
                .query(ResultRow.map(OwnDayTable::day))
                .list();
    }

    List<Turn> turns(LocalDate first, LocalDate last) {
        return database.sql("""
                        select * from rota.turn where association = :association and day between :first and :last""")
                .param("association", Asking.association())
                .param("first", first)
                .param("last", last)
                .query(ResultRow.map(row -> Turn.planned(
                        row.uuid("mediator"),
                        row.day("day"),
                        new PlanDays.Part(row.integer("from_minute"), row.integer("until_minute"), row.uuid("point")))))
                .list();
    }

    private static OwnDay day(ResultRow row) {
        return new OwnDay(row.uuid("mediator"), row.day("day"), row.integer("version"));
    }
}
