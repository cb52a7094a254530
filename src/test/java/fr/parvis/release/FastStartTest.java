// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The preparation of the fast start ({@code bin/java.sh}), with a Java that only writes down what it was told. */
class FastStartTest {
    private static final String JAVA = """
            #!/bin/bash
            env | grep ^PARVIS_ | sort >>"%s"
            """;

    private static final String UNPACKS = """
            #!/bin/bash
            while [ $# -gt 0 ]; do
              [ "$1" != --destination ] || { mkdir -p "$2" && touch "$2/parvis-1.0.0.jar"; }
              shift
            done
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

    @Test
    void of_what_was_prepared_for_versions_the_last_two_stay() throws Exception {
        var release = folder.resolve("release");
        Files.createDirectories(release.resolve("bin"));
        Files.createDirectories(release.resolve("app"));
        Files.copy(Path.of("src/main/dist/bin/parvis"), release.resolve("bin/parvis"));
        Files.copy(Path.of("bin/java.sh"), release.resolve("bin/java.sh"));
        Files.writeString(release.resolve("FILES"), "VERSION\n");
        var java = folder.resolve("java/bin/java");
        Files.createDirectories(java.getParent());
        var program = Files.writeString(java, "#!/bin/bash\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("java/release"), "JAVA_VERSION=\"25\"\n");
        var prepared = new ArrayList<List<Path>>();
        for (var version : List.of("1.0.0", "1.1.0", "1.2.0")) {
            Files.writeString(release.resolve("VERSION"), version);
            var begun = new ProcessBuilder("bash", release.resolve("bin/parvis").toString()).redirectErrorStream(true);
            begun.environment().put("JAVA_HOME", folder.resolve("java").toString());
            begun.environment().put("PARVIS_DATA", folder.resolve("data").toString());
            var process = begun.start();
            var said = new String(process.getInputStream().readAllBytes());
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
            try (var folders = Files.list(folder.resolve("data/ready"))) {
                prepared.add(folders.toList());
            }
        }
        assertThat(prepared.get(0)).hasSize(1);
        assertThat(prepared.get(1)).hasSize(2).containsAll(prepared.get(0));
        assertThat(prepared.get(2)).hasSize(2).doesNotContainAnyElementsOf(prepared.get(0));
    }

    @Test
    void what_was_prepared_in_a_folder_is_prepared_anew_once_the_folder_is_moved() throws Exception {
        var checkout = folder.resolve("checkout");
        Files.createDirectories(checkout.resolve("bin"));
        Files.createDirectories(checkout.resolve("target/demo"));
        for (var script : List.of("bin/tools.sh", "bin/java.sh")) Files.copy(Path.of(script), checkout.resolve(script));
        Files.writeString(checkout.resolve("target/parvis-1.0.0.jar"), "the application");
        Files.writeString(checkout.resolve("target/demo/parvis-1.0.0-demo.jar"), "the demonstration");
        for (var program : List.of("java", "javac")) {
            var path = folder.resolve("java/bin").resolve(program);
            Files.createDirectories(path.getParent());
            assertThat(Files.writeString(path, UNPACKS).toFile().setExecutable(true))
                    .isTrue();
        }
        Files.writeString(folder.resolve("java/release"), "JAVA_VERSION=\"25\"\n");
        var first = prepare(checkout);
        assertThat(first).contains("Préparation").contains(checkout + "/target/run/");
        assertThat(prepare(checkout)).doesNotContain("Préparation");
        var moved = Files.move(checkout, folder.resolve("moved"));
        assertThat(prepare(moved)).contains("Préparation").contains(moved + "/target/run/");
        assertThat(prepare(moved)).doesNotContain("Préparation");
    }

    private String prepare(Path checkout) throws IOException, InterruptedException {
        var begun = new ProcessBuilder("bash", "-uc", ". bin/tools.sh; need_application; echo \"$JAR\"")
                .directory(checkout.toFile())
                .redirectErrorStream(true);
        begun.environment().put("JAVA_HOME", folder.resolve("java").toString());
        var process = begun.start();
        var said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
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
