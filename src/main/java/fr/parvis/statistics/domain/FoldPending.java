// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import fr.parvis.database.TransactionLock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves what was counted into the sheets: taken from one table and added to the other in one transaction, by one process at a
 * time, in the network's scope.
 */
@Component
public class FoldPending {
    /** Rows in one transaction: seconds of a whole network at its busiest. */
    static final int AT_ONCE = 5000;

    /** And bytes, for rows that stand for many acts written in bulk: what fits in a small memory several times. */
    static final int BYTES = 4_000_000;

    /**
     * From how many rows on moving them is worth while: each move writes the sheets of the day and month anew, and a reader adds up a
     * thousand rows in a few milliseconds.
     */
    static final int MANY = 1000;

    private static final String FOLD = "statistics.fold";
    private static final Cells NO_CELLS = new Cells();

    private final Pending pending;
    private final Sheets sheets;
    private final JdbcClient database;

    FoldPending(Pending pending, Sheets sheets, JdbcClient database) {
        this.pending = pending;
        this.sheets = sheets;
        this.database = database;
    }

    /** Whether many rows wait. */
    @Transactional(readOnly = true)
    public boolean isWorthWhile() {
        return pending.isAtLeast(MANY);
    }

    /** Moves the oldest rows. @return number of rows; 0 when another process moves some */
    @Transactional
    public int handle() {
        return TransactionLock.takeIfFree(database, FOLD) ? fold() : 0;
    }

    /** Moves the oldest rows after waiting for another process that does so; 0 when no row waits. */
    @Transactional
    public int handleInTurn() {
        TransactionLock.take(database, FOLD);
        return fold();
    }

    private int fold() {
        var rows = pending.take(AT_ONCE, BYTES);
        if (rows.isEmpty()) return 0;
        // many acts of one point and day are added up first
        var sums = new HashMap<Pending.Row, Cells>();
        for (var row : rows)
            sums.computeIfAbsent(
                            new Pending.Row(row.association(), row.place(), NO_CELLS, row.networkAlone()),
                            r -> new Cells())
                    .add(row.cells());
        var added = new ArrayList<Pending.Row>();
        sums.forEach(
                (row, cells) -> added.add(new Pending.Row(row.association(), row.place(), cells, row.networkAlone())));
        Map<SheetKey, Cells> all = Sheets.inside(added);
        for (var row : added)
            for (var key : SheetKey.network(row.place().day()))
                all.computeIfAbsent(key, k -> new Cells()).add(row.cells());
        sheets.add(all);
        return rows.size();
    }
}
