// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import fr.parvis.statistics.domain.SheetKey.Grain;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The sheets of each mediator's own figures: the account is their scope. They hold what the page of figures shows, no more. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OwnSheets extends SheetTable {
    OwnSheets(JdbcClient database) {
        super(database, "statistics.own_sheet");
    }

    /** Sheets of accounts that pending rows add up to. */
    static Map<SheetKey, Cells> of(Collection<OwnPending.Row> rows) {
        var sheets = new HashMap<SheetKey, Cells>();
        for (var row : rows)
            for (var grain : Grain.values())
                sheets.computeIfAbsent(
                                new SheetKey(row.account(), row.association(), grain, grain.start(row.day())),
                                k -> new Cells())
                        .add(row.cells());
        return sheets;
    }
}
