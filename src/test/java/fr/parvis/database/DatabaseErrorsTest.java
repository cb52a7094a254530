// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.ParvisTest;
import fr.parvis.values.Ids;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the database complains of ends in logs, so it must quote no value. */
@ParvisTest
class DatabaseErrorsTest {
    @Autowired
    JdbcClient database;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void a_refused_row_is_not_quoted() {
        var secret = "personne-" + Ids.next();
        assertThatThrownBy(() -> Asking.as(Scope.network())
                        .run(() -> new TransactionTemplate(transactions).executeWithoutResult(_ -> {
                            for (int twice = 0; twice < 2; twice++)
                                database.sql("insert into access.association (id, name) values (:id, :name)")
                                        .param("id", Ids.next())
                                        .param("name", secret)
                                        .update();
                        })))
                .isInstanceOf(DuplicateKeyException.class)
                .satisfies(refused -> {
                    for (Throwable cause = refused; cause != null; cause = cause.getCause())
                        org.assertj.core.api.Assertions.assertThat(cause.toString())
                                .doesNotContain(secret);
                });
    }
}
