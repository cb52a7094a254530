// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.ParvisTest;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@ParvisTest
class ParametersTest {
    private static final int TIMES = 40;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionOperations transactions;

    @Test
    void a_statement_stays_prepared_whether_a_value_is_null_or_not() {
        var runs = Asking.as(Scope.network())
                .call(() -> transactions.execute(_ -> {
                    for (int i = 0; i < TIMES; i++)
                        assertThat(found(i % 2 == 0 ? null : "parameter", i % 3 == 0 ? null : Instant.EPOCH))
                                .isEqualTo(i % 2 == 1);
                    // of the statement as it was prepared last
                    return database.sql(
                                    "select generic_plans + custom_plans from pg_prepared_statements"
                                            + " where statement like '%as parameters_test%' and statement not like '%pg_prepared%'")
                            .query(Integer.class)
                            .single();
                }));
        // the driver prepares a statement when a connection has sent it some times
        assertThat(runs).isGreaterThan(TIMES / 2);
    }

    private boolean found(@Nullable String text, @Nullable Instant at) {
        return Objects.requireNonNull(database.sql("select coalesce(:text = 'parameter'"
                        + " and (:at::timestamptz is null or :at::timestamptz < now()), false) as parameters_test")
                .param("text", text)
                .param("at", at)
                .query(Boolean.class)
                .single());
    }
}
