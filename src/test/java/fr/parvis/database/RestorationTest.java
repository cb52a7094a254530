// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.database.engine.Backup;
import fr.parvis.database.engine.Engine;
import fr.parvis.database.engine.TestCluster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestorationTest {

    private final List<String> said = new ArrayList<>();

    @TempDir
    Path place;

    @Test
    void is_refused_while_parvis_runs_and_keeps_the_former_data_otherwise() {
        Path home = place.resolve("data");
        Path file = place.resolve("saved.zip");
        TestCluster.prepare(home);
        Backup.take(home, file);
        try (var running = Engine.start(home)) {
            assertThat(running.joined()).isFalse();
            assertThat(Restoration.run(List.of(file.toString()), home, "", said::add))
                    .isEqualTo(1);
            assertThat(said.getLast()).contains("déjà utilisé par un autre Parvis");
        }
        assertThat(Restoration.run(List.of(file.toString()), home, "", said::add))
                .isZero();
        assertThat(said.getLast()).contains("Les données d'avant sont gardées dans");
    }

    @Test
    void is_refused_where_the_database_is_an_external_one() {
        assertThat(Restoration.run(List.of("saved.zip"), place, "jdbc:postgresql://host/parvis", said::add))
                .isEqualTo(1);
        assertThat(said.getLast()).contains("PARVIS_DB_URL");
        assertThat(place).isEmptyDirectory();
    }

    @Test
    void is_asked_for_by_its_name_and_one_file() {
        assertThat(Restoration.isMeant("restore", "file")).isTrue();
        assertThat(Restoration.isMeant("backup", "file")).isFalse();
        assertThat(Restoration.isMeant()).isFalse();
        assertThat(Restoration.run(List.of("restore"), said::add)).isEqualTo(2);
    }
}
