// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import fr.parvis.database.TransactionLock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves what was counted of mediators' own work into their sheets, an association at a time, by one process at a time. */
@Component
public class FoldOwn {
    private static final int AT_ONCE = 2000;

    private final OwnPending pending;
    private final OwnSheets sheets;
    private final JdbcClient database;

    FoldOwn(OwnPending pending, OwnSheets sheets, JdbcClient database) {
        this.pending = pending;
        this.sheets = sheets;
        this.database = database;
    }

    /** The associations where something waits; in the network's scope. */
    @Transactional(readOnly = true)
    public List<UUID> waiting() {
        return database.sql("select association from statistics.own_waiting()")
                .query(UUID.class)
                .list();
    }

    /** Moves the oldest rows of the association in scope, which no account asks for; tells how many, 0 when somebody else is at it. */
    @Transactional
    public int handle(UUID association) {
        if (!TransactionLock.takeIfFree(database, "statistics.own " + association)) return 0;
        var rows = pending.take(association, AT_ONCE);
        sheets.add(OwnSheets.of(rows));
        return rows.size();
    }
}
