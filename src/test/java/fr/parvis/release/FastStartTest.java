// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The preparation of the fast start ({@code bin/java.sh}), with a Java that only writes down what it was told. */
class FastStartTest {
    private static final String JAVA = """
            #!/bin/bash
            env | grep ^PARVIS_ | sort >>"%s"
            """;

    @TempDir
    Path folder;

    @Test
    void it_starts_on_a_folder_of_its_own_with_no_setting_of_the_installation() throws Exception {
        var told = folder.resolve("told");
        var java = folder.resolve("java/bin/java");
        Files.createDirectories(java.getParent());
        Files.createDirectories(folder.resolve("run"));
        var program = Files.writeString(java, JAVA.formatted(told));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        train(java.getParent().getParent());
        assertThat(Files.readAllLines(told))
                .contains("PARVIS_PORT=0")
                .allMatch(line -> line.equals("PARVIS_PORT=0") || line.equals("PARVIS_DATA=" + trained()));
        assertThat(folder.resolve("out/training.log")).exists();
    }

    @Test
    void a_java_is_looked_for_where_the_account_has_no_home_too() throws Exception {
        var begun = new ProcessBuilder("bash", "-uc", ". bin/java.sh; find_java java").redirectErrorStream(true);
        begun.environment().remove("HOME");
        var process = begun.start();
        var said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    private Path trained() {
        return folder.resolve("out/training");
    }

    private void train(Path home) throws IOException, InterruptedException {
        var begun = new ProcessBuilder(
                        "bash",
                        "-uc",
                        ". bin/java.sh; JAVA_HOME=$1; train \"$2/run\" parvis.jar \"$2/out\"",
                        "train",
                        home.toString(),
                        folder.toString())
                .redirectErrorStream(true);
        var settings = begun.environment();
        settings.put("PARVIS_DB_URL", "jdbc:postgresql://elsewhere/parvis");
        settings.put("PARVIS_SHARED_FOLDER", folder.toString());
        settings.put("PARVIS_PROXY", "192.0.2.10");
        settings.put("PARVIS_DOCUMENTS_S3_ENDPOINT", "https://s3.example");
        settings.put("PARVIS_DATA", folder.resolve("data").toString());
        var process = begun.start();
        var said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }
}
