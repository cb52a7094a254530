// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.week;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ordinary weeks of the association in scope, in PostgreSQL. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ShiftTable {
    private final JdbcClient database;

    ShiftTable(JdbcClient database) {
        this.database = database;
    }

    void insert(Shift shift, Instant at) {
        database.sql("""
                        insert into rota.shift (id, association, mediator, point, hours, valid_from, valid_until, made_at)
                        values (:id, :association, :mediator, :point, :hours, :from, :until, :at)""")
                .param("id", shift.id())
                .param("association", Asking.association())
                .param("mediator", shift.mediator())
                .param("point", shift.point())
                .param("hours", shift.hours())
                .param("from", shift.validFrom())
                .param("until", shift.validUntil())
                .param("at", at)
                .update();
    }

    /** Ends it; one that would end before it begins is taken back. */
    void end(UUID id, LocalDate last, Instant at) {
        database.sql("""
                        update rota.shift
                        set valid_until = case when valid_from > :last then valid_until else least(valid_until, :last::date) end,
                            cancelled_at = case when valid_from > :last then :at::timestamptz end
                        where id = :id and cancelled_at is null""").param("id", id).param("last", last).param("at", at).update();
    }

    Optional<Shift> find(UUID id) {
        return database.sql("select * from rota.shift where id = :id and cancelled_at is null")
                .param("id", id)
                .query(ResultRow.map(ShiftTable::shift))
                .optional();
    }

    /** Whether one that was taken back has the identifier. */
    boolean isCancelled(UUID id) {
        return database.sql("select exists (select from rota.shift where id = :id and cancelled_at is not null)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** Those that hold on a day between the two. */
    List<Shift> between(LocalDate first, LocalDate last) {
        return database.sql("""
                        select * from rota.shift
                        where association = :association and cancelled_at is null and valid_from <= :last
                          and (valid_until is null or valid_until >= :first)
                        order by valid_from, made_at limit 5000""")
                .param("association", Asking.association())
                .param("first", first)
                .param("last", last)
                .query(ResultRow.map(ShiftTable::shift))
                .list();
    }

    private static Shift shift(ResultRow row) {
        return new Shift(
                row.uuid("id"),
                row.uuid("mediator"),
                row.uuid("point"),
                row.text("hours"),
                row.day("valid_from"),
                row.dayOrNull("valid_until"));
    }
}
