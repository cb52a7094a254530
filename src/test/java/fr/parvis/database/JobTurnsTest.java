// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.database.engine.Engine;
import fr.parvis.database.engine.TestCluster;
import fr.parvis.runtime.JobTurns;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

class JobTurnsTest {
    @TempDir
    Path folder;

    @Test
    void a_command_beside_a_parvis_that_serves_runs_no_jobs() throws Exception {
        var home = folder.resolve("données");
        TestCluster.prepare(home);
        try (var serving = Engine.start(home);
                var command = Engine.join(home, _ -> {})) {
            assertThat(turns(serving).areOurs()).isTrue();
            assertThat(turns(command).areOurs()).isFalse();
        }
        try (var alone = Engine.join(home, _ -> {})) {
            assertThat(turns(alone).areOurs()).isTrue();
        }
    }

    @Test
    void a_command_on_an_external_database_runs_no_jobs() {
        assertThat(turns(null).areOurs()).isFalse();
    }

    private static JobTurns turns(@Nullable Engine embedded) {
        var beans = new DefaultListableBeanFactory();
        if (embedded != null) beans.registerSingleton("engine", embedded);
        return new DatabaseConfiguration()
                .jobTurns(beans.getBeanProvider(Engine.class), beans.getBeanProvider(ExternalServer.class));
    }
}
