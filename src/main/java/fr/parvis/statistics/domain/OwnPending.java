// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import fr.parvis.database.ResultRow;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts of mediators' own work that are not in their sheets yet. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OwnPending {

    /** Amounts that one act, correction or load adds to an account's own figures or takes from them. */
    record Row(UUID association, UUID account, LocalDate day, Cells cells) {
        Row {
            cells = new Cells().add(cells.of(Part.TOTAL)).add(cells.of(Part.MAIN));
        }
    }

    private final JdbcClient database;

    OwnPending(JdbcClient database) {
        this.database = database;
    }

    /** Adds the same to the figures of several accounts. */
    void append(UUID association, Collection<UUID> accounts, LocalDate day, Cells cells) {
        for (var account : new LinkedHashSet<>(accounts)) append(new Row(association, account, day, cells));
    }

    void append(Row row) {
        if (row.cells().isEmpty()) return;
        database.sql("""
                        insert into statistics.own_pending (association, account, day, cells)
                        values (:association, :account, :day, :cells)""")
                .param("association", row.association())
                .param("account", row.account())
                .param("day", row.day())
                .param("cells", row.cells().toJson())
                .update();
    }

    /** Takes the oldest rows of an association away: so many at most. */
    List<Row> take(UUID association, int most) {
        return rows(database.sql("""
                        delete from statistics.own_pending where id in (
                            select id from statistics.own_pending where association = :association order by id limit :most)
                        returning association, account, day, cells""").param("association", association).param("most", most));
    }

    /** Keeps everybody from counting until the end of the transaction; waits for transactions that have begun to. */
    void closeTheDoor() {
        database.sql("lock table statistics.own_pending in share row exclusive mode")
                .update();
    }

    List<Row> ofAssociation(UUID association, LocalDate from, LocalDate to) {
        return rows(database.sql("""
                        select association, account, day, cells from statistics.own_pending
                        where association = :association and day between :from and :to""")
                .param("association", association)
                .param("from", from)
                .param("to", to));
    }

    void forgetOfAssociation(UUID association, LocalDate from, LocalDate to) {
        database.sql(
                        "delete from statistics.own_pending where association = :association and day between :from and :to")
                .param("association", association)
                .param("from", from)
                .param("to", to)
                .update();
    }

    private static List<Row> rows(JdbcClient.StatementSpec statement) {
        return statement
                .query(ResultRow.map(row -> new Row(
                        row.uuid("association"), row.uuid("account"), row.day("day"), Cells.read(row.text("cells")))))
                .list();
    }
}
