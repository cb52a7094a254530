// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The sheets of points, teams, associations and the network. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Sheets extends SheetTable {
    Sheets(JdbcClient database) {
        super(database, "statistics.sheet");
    }

    /** The sheets of whole associations, of every one, that start on a day. */
    Map<SheetKey, Cells> ofAllAssociations(LocalDate start) {
        return read(database.sql("select * from statistics.sheet where scope = association and start = :start")
                .param("start", start));
    }

    /** The network's sheets that start on a day. */
    Map<SheetKey, Cells> ofTheNetwork(LocalDate start) {
        return read(database.sql("""
                        select * from statistics.sheet
                        where scope = :network and grain in ('d', 'm') and part in ('total', 'main', 'walls', 'acts')
                          and start = :start""").param("network", SheetKey.NETWORK).param("start", start));
    }

    void forgetOfTheNetwork(LocalDate month) {
        database.sql("delete from statistics.sheet where scope = :network and start between :first and :last")
                .param("network", SheetKey.NETWORK)
                .param("first", month)
                .param("last", last(month))
                .update();
    }

    /** Sheets inside associations that pending rows add up to. */
    static Map<SheetKey, Cells> inside(Collection<Pending.Row> rows) {
        var sheets = new HashMap<SheetKey, Cells>();
        for (var row : rows)
            if (!row.networkAlone())
                for (var key : SheetKey.inside(row.association(), row.place()))
                    sheets.computeIfAbsent(key, k -> new Cells()).add(row.cells());
        return sheets;
    }
}
