// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import fr.parvis.database.ResultRow;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts that are not in the sheets yet. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Pending {

    /**
     * Amounts that one act, correction or load adds or takes.
     *
     * @param networkAlone whether it corrects the network's sheets and no other
     */
    record Row(UUID association, Place place, Cells cells, boolean networkAlone) {
        Row(UUID association, Place place, Cells cells) {
            this(association, place, cells, false);
        }
    }

    private final JdbcClient database;

    Pending(JdbcClient database) {
        this.database = database;
    }

    void append(UUID association, Place place, Cells cells) {
        append(new Row(association, place, cells));
    }

    void append(Row row) {
        if (row.cells().isEmpty()) return;
        database.sql("""
                        insert into statistics.pending (association, point, team, day, cells, network_alone)
                        values (:association, :point, :team, :day, :cells, :networkAlone)""")
                .param("association", row.association())
                .param("point", row.place().point())
                .param("team", row.place().team())
                .param("day", row.place().day())
                .param("cells", row.cells().toJson())
                .param("networkAlone", row.networkAlone())
                .update();
    }

    /** Takes the oldest rows away: so many at most, and no more once they hold so many bytes. */
    List<Row> take(int most, int bytes) {
        return rows(database.sql("""
                        delete from statistics.pending where id in (
                            select id from (
                                select id, sum(octet_length(cells)) over (order by id) - octet_length(cells) as before
                                from (select id, cells from statistics.pending order by id limit :most) oldest) sized
                            where before < :bytes)
                        returning association, point, team, day, cells, network_alone""").param("most", most).param("bytes", bytes));
    }

    /** Whether so many rows wait at least. */
    boolean isAtLeast(int rows) {
        return database.sql("select count(*) from (select from statistics.pending limit :rows) waiting")
                        .param("rows", rows)
                        .query(Integer.class)
                        .single()
                >= rows;
    }

    /** Keeps everybody from counting until the end of the transaction; waits for transactions that have begun to. */
    void closeTheDoor() {
        database.sql("lock table statistics.pending in share row exclusive mode")
                .update();
    }

    /** Pending rows for the sheets inside an association. */
    List<Row> ofAssociation(UUID association, LocalDate from, LocalDate to) {
        return rows(database.sql("""
                        select association, point, team, day, cells, network_alone from statistics.pending
                        where association = :association and not network_alone and day between :from and :to""")
                .param("association", association)
                .param("from", from)
                .param("to", to));
    }

    /** Takes away what waits for the sheets inside an association. */
    void forgetOfAssociation(UUID association, LocalDate from, LocalDate to) {
        database.sql("""
                        delete from statistics.pending
                        where association = :association and not network_alone and day between :from and :to""")
                .param("association", association)
                .param("from", from)
                .param("to", to)
                .update();
    }

    /** Pending rows for the network's sheets alone. */
    List<Row> ofTheNetworkAlone(LocalDate from, LocalDate to) {
        return rows(database.sql("""
                        select association, point, team, day, cells, network_alone from statistics.pending
                        where network_alone and day between :from and :to""").param("from", from).param("to", to));
    }

    /** Takes away what waits for the network's sheets alone. */
    void forgetOfTheNetworkAlone(LocalDate from, LocalDate to) {
        database.sql("delete from statistics.pending where network_alone and day between :from and :to")
                .param("from", from)
                .param("to", to)
                .update();
    }

    private static List<Row> rows(JdbcClient.StatementSpec statement) {
        return statement
                .query(ResultRow.map(row -> new Row(
                        row.uuid("association"),
                        new Place(row.uuidOrNull("point"), row.textOrNull("team"), row.day("day")),
                        Cells.read(row.text("cells")),
                        row.flag("network_alone"))))
                .list();
    }
}
