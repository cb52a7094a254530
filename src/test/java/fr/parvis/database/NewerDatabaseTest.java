// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.database.engine.EngineRefused;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ParvisTest
class NewerDatabaseTest {
    @Autowired
    RegisterProcess register;

    @Test
    void an_older_parvis_does_not_work_on_what_a_newer_one_migrated() throws SQLException {
        try (var owner = RawDatabase.asOwner()) {
            RawDatabase.run(owner, """
                    insert into flyway_history (installed_rank, version, description, type, script, installed_by, execution_time, success)
                    values (99999, '299901010000', 'of tomorrow', 'SQL', 'V299901010000__of_tomorrow.sql', 'test', 1, true)""");
            try {
                assertThatThrownBy(() -> register.afterSingletonsInstantiated())
                        .isInstanceOf(EngineRefused.class)
                        .hasMessageContaining("plus récent (V299901010000__of_tomorrow.sql)")
                        .hasMessageContaining("reprenez une sauvegarde");
            } finally {
                RawDatabase.run(owner, "delete from flyway_history where installed_rank = 99999");
            }
        }
        register.afterSingletonsInstantiated();
    }
}
