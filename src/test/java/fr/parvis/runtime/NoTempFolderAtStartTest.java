// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that fails without a folder for temporary files says which one. */
class NoTempFolderAtStartTest {
    @TempDir
    Path folder;

    @Test
    void the_folder_is_named_where_it_is_missing_and_nothing_said_where_it_is_there() {
        var missing = folder.resolve("tmp");
        var said = new NoTempFolderAtStart(missing).analyze(new IllegalStateException("any"));
        assertThat(said).isNotNull();
        assertThat(said.getDescription()).contains(missing.toString(), "n’existe pas");
        assertThat(said.getAction()).contains("java.io.tmpdir");
        assertThat(new NoTempFolderAtStart(folder).analyze(new IllegalStateException("any")))
                .isNull();
    }

    @Test
    void it_is_asked_at_each_failed_start() throws IOException {
        assertThat(Path.of("src/main/resources/META-INF/spring.factories"))
                .content()
                .contains(NoTempFolderAtStart.class.getName());
    }
}
