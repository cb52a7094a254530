// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import fr.parvis.Machine;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ops/upgrade}, with versions that only save and restore one file: to the new one, or back with nothing lost, whenever it is killed. */
class UpgradeTest {
    private static final String PROGRAM = """
            #!/bin/bash
            case $1 in
              backup) cp "$PARVIS_DATA/data" "$2" ;;
              restore) cp "$2" "$PARVIS_DATA/data" ;;
              *) exit 2 ;;
            esac
            """;

    @TempDir
    Path folder;

    private HttpServer health;
    private String said = "";

    @BeforeEach
    void installTheFirst() throws Exception {
        for (var name : List.of("opt", "data", "backups", "archives")) Files.createDirectories(folder.resolve(name));
        Files.writeString(folder.resolve("data/data"), "acts");
        health = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        health.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        health.createContext("/", exchange -> {
            if (Files.exists(folder.resolve("opt/current/silent"))) pause();
            boolean well = !Files.exists(folder.resolve("opt/current/broken"));
            exchange.sendResponseHeaders(well ? 200 : 503, -1);
            exchange.close();
        });
        health.start();
        archive("parvis-1.0.0-linux-amd64", false);
        assertThat(upgrade("parvis-1.0.0-linux-amd64", Map.of())).as(said).isZero();
        assertThat(current()).isEqualTo("parvis-1.0.0-linux-amd64");
    }

    @AfterEach
    void close() {
        health.stop(0);
    }

    /** Longer than anybody waits. */
    private static void pause() throws IOException {
        try {
            Thread.sleep(Duration.ofSeconds(50));
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }

    private void archive(String name, boolean broken) throws Exception {
        var place = folder.resolve("archives/" + name);
        Files.createDirectories(place.resolve("bin"));
        var program = Files.writeString(place.resolve("bin/parvis"), PROGRAM);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        if (broken) Files.writeString(place.resolve("broken"), "");
        pack(name);
    }

    private void pack(String name) throws Exception {
        run(folder.resolve("archives"), "tar", "-czf", name + ".tar.gz", name);
        sum();
    }

    private void sum() throws Exception {
        run(folder.resolve("archives"), "bash", "-c", "sha256sum *.tar.* >SHA256SUMS");
    }

    private int run(Path where, String... words) throws IOException, InterruptedException {
        return run(where, Map.of(), words);
    }

    private int run(Path where, Map<String, String> settings, String... words)
            throws IOException, InterruptedException {
        var begun = new ProcessBuilder(words).directory(where.toFile()).redirectErrorStream(true);
        begun.environment().putAll(settings);
        var process = begun.start();
        said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private int upgrade(String name, Map<String, String> more) throws IOException, InterruptedException {
        return upgradeBy(name + ".tar.gz", more);
    }

    private int upgradeBy(String archive, Map<String, String> more) throws IOException, InterruptedException {
        var settings = new java.util.HashMap<>(Map.of(
                "PARVIS_AS", "",
                "PARVIS_STOP", "true",
                "PARVIS_START", "true",
                "PARVIS_WAIT", "2",
                "PARVIS_PORT", Integer.toString(health.getAddress().getPort()),
                "PARVIS_DATA", folder.resolve("data").toString(),
                "PARVIS_BACKUPS", folder.resolve("backups").toString()));
        settings.putAll(more);
        return run(
                Path.of("").toAbsolutePath(),
                settings,
                "bash",
                "ops/upgrade",
                folder.resolve("archives/" + archive).toString(),
                folder.resolve("opt").toString());
    }

    private String current() throws IOException {
        return Files.readSymbolicLink(folder.resolve("opt/current")).toString();
    }

    private List<String> left() throws IOException {
        try (var files = Files.list(folder.resolve("opt"))) {
            return new ArrayList<>(files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(".unpacking"))
                    .toList());
        }
    }

    @Test
    void the_new_version_runs_and_the_former_stays_beside_it() throws Exception {
        archive("parvis-1.1.0-linux-amd64", false);
        assertThat(upgrade("parvis-1.1.0-linux-amd64", Map.of())).as(said).isZero();
        assertThat(current()).isEqualTo("parvis-1.1.0-linux-amd64");
        assertThat(Files.readSymbolicLink(folder.resolve("opt/previous"))).hasToString("parvis-1.0.0-linux-amd64");
        assertThat(said).contains("parvis-1.1.0-linux-amd64 répond");
    }

    @Test
    void an_archive_that_xz_compressed_is_taken_as_well() throws Exception {
        Machine.needs(Path.of("/usr/bin/xz"));
        archive("parvis-1.1.0-linux-amd64", false);
        var archives = folder.resolve("archives");
        Files.delete(archives.resolve("parvis-1.1.0-linux-amd64.tar.gz"));
        run(archives, "tar", "-cJf", "parvis-1.1.0-linux-amd64.tar.xz", "parvis-1.1.0-linux-amd64");
        sum();
        assertThat(upgradeBy("parvis-1.1.0-linux-amd64.tar.xz", Map.of()))
                .as(said)
                .isZero();
        assertThat(current()).isEqualTo("parvis-1.1.0-linux-amd64");
        assertThat(said).contains("parvis-1.1.0-linux-amd64 répond");
    }

    @Test
    void a_machine_without_xz_is_told_so_before_anything_is_stopped() throws Exception {
        var programs = Files.createDirectory(folder.resolve("programs"));
        for (var name : List.of("basename", "dirname", "grep", "readlink", "sha256sum"))
            Files.createSymbolicLink(programs.resolve(name), Path.of("/usr/bin", name));
        Files.writeString(folder.resolve("archives/parvis-1.1.0-linux-amd64.tar.xz"), "not looked at");
        sum();
        var stopped = folder.resolve("stopped");
        var stop = Files.writeString(folder.resolve("stop"), "#!/bin/bash\n>" + stopped + "\n");
        assertThat(stop.toFile().setExecutable(true)).isTrue();
        var without = Map.of("PATH", programs.toString(), "PARVIS_STOP", stop.toString());
        assertThat(upgradeBy("parvis-1.1.0-linux-amd64.tar.xz", without)).isEqualTo(1);
        assertThat(said).contains("apt install xz-utils", "Rien n'a été fait");
        assertThat(stopped).doesNotExist();
        assertThat(current()).isEqualTo("parvis-1.0.0-linux-amd64");
    }

    @Test
    void what_the_start_leaves_running_does_not_keep_the_next_upgrade_out() throws Exception {
        var script = Files.writeString(folder.resolve("start"), "sleep 20 </dev/null >/dev/null 2>&1 &");
        archive("parvis-1.1.0-linux-amd64", false);
        assertThat(upgrade("parvis-1.1.0-linux-amd64", Map.of("PARVIS_START", "bash " + script)))
                .as(said)
                .isZero();
        archive("parvis-1.2.0-linux-amd64", false);
        assertThat(upgrade("parvis-1.2.0-linux-amd64", Map.of())).as(said).isZero();
        assertThat(current()).isEqualTo("parvis-1.2.0-linux-amd64");
    }

    @Test
    void a_version_that_does_not_answer_is_left_again_with_the_data_as_they_were() throws Exception {
        archive("parvis-1.1.0-linux-amd64", true);
        assertThat(upgrade("parvis-1.1.0-linux-amd64", spoiling())).isEqualTo(1);
        assertThat(current()).isEqualTo("parvis-1.0.0-linux-amd64");
        assertThat(Files.readString(folder.resolve("data/data"))).isEqualTo("acts");
        assertThat(said).contains("retour à parvis-1.0.0-linux-amd64", "répond de nouveau");
    }

    /** The start of a version that does something to the data before it fails. */
    private Map<String, String> spoiling() throws IOException {
        var start =
                "bash -c \"[ $(readlink %1$s/opt/current) != parvis-1.1.0-linux-amd64 ] || echo spoilt >%1$s/data/data\""
                        .formatted(folder);
        return Map.of("PARVIS_START", "bash " + Files.writeString(folder.resolve("start"), start));
    }

    @Test
    void begun_again_after_it_succeeded_it_never_takes_back_what_was_recorded_since() throws Exception {
        archive("parvis-1.1.0-linux-amd64", false);
        assertThat(upgrade("parvis-1.1.0-linux-amd64", Map.of())).as(said).isZero();
        Files.writeString(folder.resolve("data/data"), "acts of weeks");
        Files.writeString(folder.resolve("opt/parvis-1.1.0-linux-amd64/broken"), "");
        assertThat(upgrade("parvis-1.1.0-linux-amd64", Map.of())).isEqualTo(1);
        assertThat(said).contains("parvis-1.1.0-linux-amd64 ne répond pas");
        assertThat(current()).isEqualTo("parvis-1.1.0-linux-amd64");
        assertThat(Files.readString(folder.resolve("data/data"))).isEqualTo("acts of weeks");
    }

    @Test
    void an_archive_cut_in_half_changes_nothing() throws Exception {
        archive("parvis-1.1.0-linux-amd64", false);
        var file = folder.resolve("archives/parvis-1.1.0-linux-amd64.tar.gz");
        var whole = Files.readAllBytes(file);
        Files.write(file, HexFormat.of().parseHex(HexFormat.of().formatHex(whole, 0, whole.length / 2)));
        assertThat(upgrade("parvis-1.1.0-linux-amd64", Map.of())).isEqualTo(1);
        assertThat(said).contains("SHA256SUMS", "Rien n'a été fait");
        assertThat(current()).isEqualTo("parvis-1.0.0-linux-amd64");
        assertThat(folder.resolve("opt/parvis-1.1.0-linux-amd64")).doesNotExist();
        Files.write(file, whole);
        Files.delete(folder.resolve("archives/SHA256SUMS"));
        assertThat(upgrade("parvis-1.1.0-linux-amd64", Map.of()))
                .as("without sums")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PARVIS_STOP", "PARVIS_START"})
    void killed_in_the_middle_it_is_begun_again(String where) throws Exception {
        archive("parvis-1.1.0-linux-amd64", false);
        Files.createDirectory(folder.resolve("opt/.unpacking.left"));
        var script = Files.writeString(folder.resolve("kill"), "kill -9 $PPID");
        assertThat(upgrade("parvis-1.1.0-linux-amd64", Map.of(where, "bash " + script)))
                .isEqualTo(137);
        assertThat(upgrade("parvis-1.1.0-linux-amd64", Map.of())).as(said).isZero();
        assertThat(current()).isEqualTo("parvis-1.1.0-linux-amd64");
        assertThat(Files.readSymbolicLink(folder.resolve("opt/previous"))).hasToString("parvis-1.0.0-linux-amd64");
        assertThat(Files.readString(folder.resolve("data/data"))).isEqualTo("acts");
        assertThat(left()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"backup, parvis-1.0.0-linux-amd64", "restore, parvis-1.1.0-linux-amd64"})
    void killed_while_it_saves_or_on_the_way_back_it_is_begun_again_with_the_data_as_they_were(
            String command, String reached) throws Exception {
        archive("parvis-1.1.0-linux-amd64", true);
        var program = folder.resolve("opt/parvis-1.0.0-linux-amd64/bin/parvis");
        var deadly = "[ $1 != %s ] || { kill -9 $PPID; exit 1; }\ncase $1 in".formatted(command);
        Files.writeString(program, PROGRAM.replace("case $1 in", deadly));
        assertThat(upgrade("parvis-1.1.0-linux-amd64", spoiling())).as(said).isEqualTo(137);
        assertThat(current()).isEqualTo(reached);
        Files.writeString(program, PROGRAM);
        assertThat(upgrade("parvis-1.1.0-linux-amd64", spoiling())).as(said).isEqualTo(1);
        assertThat(current()).isEqualTo("parvis-1.0.0-linux-amd64");
        assertThat(Files.readString(folder.resolve("data/data"))).isEqualTo("acts");
        assertThat(said).contains("retour à parvis-1.0.0-linux-amd64", "répond de nouveau");
    }

    @Test
    void it_is_told_what_the_service_is_told() throws Exception {
        var settings = Files.writeString(folder.resolve("parvis.env"), """
                # of the service
                PARVIS_PORT=1
                PARVIS_PEOPLE_KEYS="a:b c"
                """);
        var program = folder.resolve("opt/parvis-1.0.0-linux-amd64/bin/parvis");
        var keys = folder.resolve("keys");
        Files.writeString(program, """
                #!/bin/bash
                printf '%%s' "$PARVIS_PEOPLE_KEYS" >"%s"
                touch "$2"
                """.formatted(keys));
        archive("parvis-1.1.0-linux-amd64", false);
        assertThat(upgrade("parvis-1.1.0-linux-amd64", Map.of("PARVIS_SETTINGS", settings.toString())))
                .as("the port that is set beside the file comes first: " + said)
                .isZero();
        assertThat(keys).hasContent("a:b c");
    }

    @Test
    void an_external_database_is_saved_by_who_has_it() throws Exception {
        archive("parvis-1.1.0-linux-amd64", false);
        archive("parvis-1.2.0-linux-amd64", true);
        var settings = Files.writeString(folder.resolve("parvis.env"), "PARVIS_DB_URL=jdbc:postgresql://db/parvis\n");
        var external = Map.of("PARVIS_SETTINGS", settings.toString());
        var saved = Map.of("PARVIS_SETTINGS", settings.toString(), "PARVIS_SAVED", "true");
        assertThat(upgrade("parvis-1.1.0-linux-amd64", external)).isEqualTo(1);
        assertThat(said).contains("PARVIS_DB_URL", "PARVIS_SAVED=true", "Rien n'a été fait");
        assertThat(current()).isEqualTo("parvis-1.0.0-linux-amd64");
        assertThat(upgrade("parvis-1.1.0-linux-amd64", saved)).as(said).isZero();
        assertThat(upgrade("parvis-1.2.0-linux-amd64", saved)).isEqualTo(1);
        assertThat(said).contains("reprenez votre sauvegarde", "parvis-1.1.0-linux-amd64");
        assertThat(folder.resolve("backups")).isEmptyDirectory();
        assertThat(Files.readString(folder.resolve("data/data"))).isEqualTo("acts");
    }

    @Test
    void a_backup_that_fails_leaves_the_former_version_running() throws Exception {
        archive("parvis-1.1.0-linux-amd64", false);
        assertThat(upgrade("parvis-1.1.0-linux-amd64", Map.of("PARVIS_BACKUPS", folder + "/nowhere")))
                .isEqualTo(1);
        assertThat(said).contains("La sauvegarde a échoué");
        assertThat(current()).isEqualTo("parvis-1.0.0-linux-amd64");
    }

    @Test
    void what_could_not_be_unpacked_whole_leaves_nothing_on_the_disk() throws Exception {
        archive("parvis-1.1.0-linux-amd64", false);
        Files.delete(folder.resolve("archives/parvis-1.1.0-linux-amd64/bin/parvis"));
        pack("parvis-1.1.0-linux-amd64");
        assertThat(upgrade("parvis-1.1.0-linux-amd64", Map.of())).isEqualTo(1);
        assertThat(said).contains("Rien n'a changé");
        assertThat(left()).isEmpty();
    }

    @Test
    void a_version_that_takes_the_call_and_says_nothing_is_left_again() throws Exception {
        archive("parvis-1.1.0-linux-amd64", false);
        Files.writeString(folder.resolve("archives/parvis-1.1.0-linux-amd64/silent"), "");
        pack("parvis-1.1.0-linux-amd64");
        assertThat(upgrade("parvis-1.1.0-linux-amd64", Map.of())).isEqualTo(1);
        assertThat(current()).isEqualTo("parvis-1.0.0-linux-amd64");
        assertThat(said).contains("retour à parvis-1.0.0-linux-amd64", "répond de nouveau");
    }

    @ParameterizedTest
    @ValueSource(strings = {".backup.new", ".current.new"})
    void where_its_folder_cannot_be_written_the_former_version_goes_on(String file) throws Exception {
        archive("parvis-1.1.0-linux-amd64", false);
        // as on a full disk: nothing gets this name
        Files.createDirectory(folder.resolve("opt/" + file));
        assertThat(upgrade("parvis-1.1.0-linux-amd64", Map.of())).isEqualTo(1);
        assertThat(said)
                .contains("rien n'a changé, parvis-1.0.0-linux-amd64 continue")
                .doesNotContain("répond");
        assertThat(current()).isEqualTo("parvis-1.0.0-linux-amd64");
        // nobody goes back to it later: what was recorded since is not in it
        assertThat(folder.resolve("opt/.backup")).doesNotExist();
    }

    @Test
    void a_folder_that_is_not_there_is_no_upgrade_under_way() throws Exception {
        archive("parvis-1.1.0-linux-amd64", false);
        var nowhere = folder.resolve("nowhere").toString();
        var archive = folder.resolve("archives/parvis-1.1.0-linux-amd64.tar.gz").toString();
        assertThat(run(Path.of("").toAbsolutePath(), "bash", "ops/upgrade", archive, nowhere))
                .isEqualTo(1);
        assertThat(said).contains(nowhere + " ne peut pas être écrit").doesNotContain("déjà en cours");
    }

    @Test
    void it_does_not_say_that_a_backup_came_back_which_did_not() throws Exception {
        archive("parvis-1.1.0-linux-amd64", true);
        var program = folder.resolve("opt/parvis-1.0.0-linux-amd64/bin/parvis");
        Files.writeString(program, PROGRAM.replace("restore) ", "restore) exit 1; "));
        assertThat(upgrade("parvis-1.1.0-linux-amd64", Map.of())).isEqualTo(1);
        assertThat(said)
                .contains("parvis-1.0.0-linux-amd64 répond de nouveau", "n'a pas pu être reprise")
                .doesNotContain("sont celles de la sauvegarde");
    }
}
