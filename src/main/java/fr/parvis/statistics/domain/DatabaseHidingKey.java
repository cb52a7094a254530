// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import fr.parvis.protection.HidingKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Key that the migration made once for this installation; it is part of each backup. */
@Component
class DatabaseHidingKey implements HidingKey {
    private final JdbcClient database;

    DatabaseHidingKey(JdbcClient database) {
        this.database = database;
    }

    @Override
    public byte[] bytes() {
        return database.sql("select key from statistics.hiding_key")
                .query(byte[].class)
                .single();
    }
}
