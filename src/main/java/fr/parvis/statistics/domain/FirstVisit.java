// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whether any visit was counted yet, for the association or the network that asks. */
@Component
@Transactional(readOnly = true)
public class FirstVisit {
    private final JdbcClient database;

    FirstVisit(JdbcClient database) {
        this.database = database;
    }

    public boolean recorded() {
        return database.sql("""
                        select exists (select from statistics.sheet where part = :total)
                            or exists (select from statistics.pending where strpos(cells, :visits) > 0)""")
                .param("total", Part.TOTAL.key())
                .param("visits", "\"" + Dimension.TOTAL.name() + "\"")
                .query(Boolean.class)
                .single();
    }
}
