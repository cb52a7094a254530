// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Machine;
import fr.parvis.Scale;
import fr.parvis.database.engine.TestCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Five devices and a page record through a line that breaks, on a server of its own that is killed with its database meanwhile: one seed of
 * {@code benchmarks/run sync-faults}, which says how it is done.
 */
class FaultsJourney {
    private static final String SEED = "20261125";
    private static final int RECORDS = Scale.of(60, 120);

    @TempDir
    Path folder;

    @Test
    void nothing_is_lost_and_nothing_doubled_whatever_breaks() throws Exception {
        var server = command();
        var home = folder.resolve("data");
        // the packaged application makes its database itself in the whole form
        if (!Scale.ALL) TestCluster.prepareWithTables(home);
        var data = home.toString();
        int port = Machine.freePort();
        var people = run(data, port, with(demonstration(), "--years", "1", "--requests-per-year", "1500", "accounts"))
                .lines()
                .filter(line -> line.contains("@") && line.contains("\t"))
                .limit(12)
                .collect(Collectors.joining("\n"));
        var list = Files.writeString(folder.resolve("people.tsv"), people);
        var words = new ArrayList<>(List.of(
                "node",
                "--experimental-websocket",
                "--no-warnings",
                "benchmarks/faults.mjs",
                "people=" + list,
                "seed=" + SEED,
                "devices=5",
                "records=" + RECORDS,
                "pages=1",
                "page-records=" + Scale.of(4, 8),
                "kills=" + Scale.of(1, 2),
                "limit=120",
                "chromium=" + System.getenv("PARVIS_CHROMIUM"),
                "--"));
        words.addAll(server);
        var said = last(run(data, port, words));
        assertThat(said.path("lost").asInt()).as("lost, of " + said).isZero();
        assertThat(said.path("doubled").asInt()).as("doubled, of " + said).isZero();
        assertThat(said.path("order_kept").asBoolean())
                .as("order kept, of " + said)
                .isTrue();
        assertThat(said.path("waiting").asInt()).as("waiting, of " + said).isZero();
        assertThat(said.path("stored").asInt())
                .isEqualTo(said.path("made").asInt())
                .isGreaterThanOrEqualTo(RECORDS);
    }

    /** The application as it was just packaged, by the Java that runs this. */
    private static List<String> command() throws IOException {
        return with(java(), "-jar", packaged("target"));
    }

    /** The same with the demonstration, which only the launcher with a class path can add to a packaged application. */
    private static List<String> demonstration() throws IOException {
        return with(
                java(),
                "-Dloader.main=fr.parvis.Parvis",
                "-Dloader.path=" + packaged("target/demo"),
                "-cp",
                packaged("target"),
                "org.springframework.boot.loader.launch.PropertiesLauncher",
                "demo");
    }

    private static List<String> java() {
        return List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                // it starts several times and lives for seconds
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8");
    }

    private static String packaged(String folder) throws IOException {
        try (var files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.getFileName().toString().matches("parvis-[^/]*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the application is not packaged: mvn verify does it"))
                    .toString();
        }
    }

    private static List<String> with(List<String> command, String... more) {
        var words = new ArrayList<>(command);
        words.addAll(List.of(more));
        return words;
    }

    private String run(String data, int port, List<String> words) throws Exception {
        var errors = folder.resolve("errors.txt").toFile();
        var builder = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.appendTo(errors))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PARVIS_DB_"));
        builder.environment().put("PARVIS_DATA", data);
        builder.environment().put("PARVIS_PORT", String.valueOf(port));
        var process = builder.start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(10, TimeUnit.MINUTES)) process.destroyForcibly();
        assertThat(process.exitValue())
                .as("%s said %s%n%s", words, out, Files.readString(errors.toPath()))
                .isZero();
        return out;
    }

    private static JsonNode last(String lines) {
        return JsonMapper.builder()
                .build()
                .readTree(lines.lines().reduce((a, b) -> b).orElseThrow());
    }
}
