// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database.commands;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.GivenSettings;
import fr.parvis.database.DatabaseSettings;
import fr.parvis.database.engine.TestCluster;
import fr.parvis.runtime.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupCommandTest {

    private final List<String> said = new ArrayList<>();
    private final Command.Out out = said::add;

    @TempDir
    Path place;

    @Test
    void saves_under_the_given_name() {
        TestCluster.prepare(home());
        assertThat(new BackupCommand(GivenSettings.data(home()), database("")).run(List.of(file()), out))
                .isZero();
        assertThat(said.getLast()).contains("Sauvegarde vérifiée").contains(file());
    }

    @Test
    void says_how_to_save_an_external_database() {
        assertThat(new BackupCommand(GivenSettings.data(home()), database("jdbc:postgresql://db/parvis"))
                        .run(List.of(file()), out))
                .isEqualTo(1);
        assertThat(said.getLast()).contains("pg_dump");
    }

    @Test
    void asks_for_the_file() {
        assertThat(new BackupCommand(GivenSettings.data(home()), database("")).run(List.of(), out))
                .isEqualTo(2);
        assertThat(Files.exists(home())).isFalse();
    }

    private Path home() {
        return place.resolve("data");
    }

    private String file() {
        return place.resolve("saved.zip").toString();
    }

    private static DatabaseSettings database(String url) {
        return GivenSettings.of(DatabaseSettings.class, "url", url, "user", "parvis_app", "owner.user", "parvis_owner");
    }
}
