// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The associations in scope whose figures are still to be counted from their acts. */
@Component
@Transactional(readOnly = true)
public class DueRecounts {
    private final JdbcClient database;

    DueRecounts(JdbcClient database) {
        this.database = database;
    }

    public List<UUID> list() {
        return database.sql("select association from statistics.recount_due order by 1")
                .query(UUID.class)
                .list();
    }
}
