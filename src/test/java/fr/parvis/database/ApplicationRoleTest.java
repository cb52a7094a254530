// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.database.DatabaseConfiguration.OnlyInTransactions;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Parvis refuses to start as a role that row-level security would not bind. */
@ParvisTest
class ApplicationRoleTest {
    @Autowired
    JdbcClient database;

    @Test
    void the_owner_of_the_tables_is_refused() {
        assertThatThrownBy(
                        as(System.getProperty("parvis.db.owner.user"), System.getProperty("parvis.db.owner.password"))
                                ::refuseARoleAbovePolicies)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("parvis_owner");
    }

    @Test
    void a_superuser_is_refused() {
        assertThatThrownBy(as("postgres", RawDatabase.superuserPassword())::refuseARoleAbovePolicies)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("postgres");
    }

    @Test
    void a_role_that_can_become_the_owner_is_refused() throws SQLException {
        try (var superuser = RawDatabase.asSuperuser()) {
            RawDatabase.run(superuser, "create role sly login password 'sly' in role parvis_owner");
            RawDatabase.run(superuser, "grant connect on database parvis to sly");
            try {
                assertThatThrownBy(as("sly", "sly")::refuseARoleAbovePolicies)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("sly");
            } finally {
                RawDatabase.run(superuser, "revoke connect on database parvis from sly");
                RawDatabase.run(superuser, "drop role sly");
            }
        }
    }

    @Test
    void the_application_is_welcome() {
        assertThatCode(
                        as(System.getProperty("parvis.db.user"), System.getProperty("parvis.db.password"))
                                ::refuseARoleAbovePolicies)
                .doesNotThrowAnyException();
    }

    @Test
    void the_database_is_not_asked_outside_a_transaction_where_no_scope_is_set() {
        assertThatThrownBy(() -> database.sql("select 1").query(Integer.class).single())
                .hasStackTraceContaining("outside a transaction");
    }

    private static OnlyInTransactions as(String user, String password) {
        return new OnlyInTransactions(new DriverManagerDataSource(System.getProperty("parvis.db.url"), user, password));
    }
}
