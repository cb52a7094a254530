// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Whether the database answers; asked, as everything, inside a transaction. */
@Component
class DatabaseHealth implements HealthIndicator {

    private final TransactionOperations transactions;
    private final JdbcClient database;

    DatabaseHealth(TransactionOperations transactions, JdbcClient database) {
        this.transactions = transactions;
        this.database = database;
    }

    @Override
    public Health health() {
        try {
            transactions.executeWithoutResult(
                    status -> database.sql("select 1").query(Integer.class).single());
            return Health.up().build();
        } catch (RuntimeException e) {
            return Health.down(e).build();
        }
    }
}
