// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The associations in scope whose mediators' own sheets must be recounted after an upgrade; until then these sheets are incomplete. */
@Component
@Transactional(readOnly = true)
public class OwnDue {
    private final JdbcClient database;

    OwnDue(JdbcClient database) {
        this.database = database;
    }

    public List<UUID> list() {
        return database.sql("select association from statistics.own_due order by 1")
                .query(UUID.class)
                .list();
    }

    boolean holds(UUID association) {
        return database.sql("select exists (select from statistics.own_due where association = :association)")
                .param("association", association)
                .query(Boolean.class)
                .single();
    }

    @Transactional
    void settle(UUID association) {
        database.sql("delete from statistics.own_due where association = :association")
                .param("association", association)
                .update();
    }
}
