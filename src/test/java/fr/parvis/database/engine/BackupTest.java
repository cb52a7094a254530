// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

    private static final Path BINARIES = TestCluster.PROGRAMS;
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path place;

    @BeforeEach
    void shareBinaries() throws Exception {
        Files.createDirectories(BINARIES);
        Files.createDirectories(home());
        Files.createSymbolicLink(home().resolve("engine"), BINARIES);
    }

    @Test
    void a_backup_of_a_stopped_parvis_brings_everything_back_and_keeps_what_was_there() throws Exception {
        try (var engine = Engine.start(TestCluster.prepare(home()))) {
            run(engine, "create table kept as select generate_series(1, 500) n");
        }
        Path papers = home().resolve("documents").resolve("une-association");
        Files.createDirectories(papers);
        Files.writeString(papers.resolve("un-papier"), "scellé");
        var backup = Backup.take(home(), file());
        assertThat(backup.tables()).isEqualTo(1);
        assertThat(backup.rows()).isEqualTo(500);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");

        try (var engine = Engine.start(home())) {
            run(engine, "drop table kept");
        }
        Files.writeString(papers.resolve("un-papier"), "autre chose");
        Files.writeString(papers.resolve("un-autre"), "venu après");
        var restored = Restore.from(file(), home(), NOON, _ -> {});
        assertThat(restored.former()).contains(home().toRealPath().resolveSibling("data.avant-20260302-120000"));
        assertThat(restored.former().orElseThrow().resolve("postgresql")).isDirectory();
        try (var engine = Engine.start(home())) {
            assertThat(count(engine, "kept")).isEqualTo(500);
        }
        assertThat(papers.resolve("un-papier")).as("a paper of a case").hasContent("scellé");
        assertThat(papers.resolve("un-autre")).doesNotExist();
        assertThat(restored.former().orElseThrow().resolve("documents/une-association/un-autre"))
                .hasContent("venu après");
        try (var left = Files.list(home())) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "backup.last",
                            "backup.lock",
                            "documents",
                            "engine",
                            "log",
                            "parvis.lock",
                            "postgresql",
                            "postgres.secret",
                            "parvis_owner.secret",
                            "parvis_app.secret");
        }
    }

    @Test
    void a_backup_can_be_taken_while_others_write_and_lands_on_another_machine() throws Exception {
        try (var engine = Engine.start(TestCluster.prepare(home()))) {
            run(engine, "create table acts (n int)");
            run(engine, "create table quiet as select generate_series(1, 1000) n");
            var stop = new AtomicBoolean();
            var writer = Thread.ofVirtual().start(() -> {
                while (!stop.get()) {
                    try {
                        run(engine, "insert into acts select generate_series(1, 5)");
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }
            });
            Backup.take(home(), file());
            stop.set(true);
            writer.join();
            assertThat(count(engine, "acts")).isPositive();
        }
        Path elsewhere = place.resolve("elsewhere");
        Files.createDirectories(elsewhere);
        Files.createSymbolicLink(elsewhere.resolve("engine"), BINARIES);
        assertThat(Restore.from(file(), elsewhere, NOON, _ -> {}).former()).isEmpty();
        try (var engine = Engine.start(elsewhere)) {
            assertThat(count(engine, "quiet")).isEqualTo(1000);
            assertThat(count(engine, "acts")).isPositive();
        }
    }

    @Test
    void a_damaged_backup_is_refused_by_the_name_of_the_entry_and_nothing_moves() throws Exception {
        try (var engine = Engine.start(TestCluster.prepare(home()))) {
            run(engine, "create table kept as select 1 n");
        }
        Backup.take(home(), file());
        var whole = Files.readAllBytes(file());
        var changed = whole.clone();
        for (int i = changed.length / 2; i < changed.length / 2 + 2000; i++) {
            changed[i] ^= 0x55;
        }
        Files.write(file(), changed);
        assertThatThrownBy(() -> Restore.from(file(), home(), NOON, _ -> {}))
                .isInstanceOf(EngineRefused.class)
                .hasMessageMatching(".*(est abîmée : « postgresql/.*|pas une sauvegarde lisible.*)");

        Files.write(file(), whole);
        try (var zip = FileSystems.newFileSystem(file(), Map.of())) {
            Files.writeString(zip.getPath("postgresql/PG_VERSION"), "18 \n");
        }
        assertThatThrownBy(() -> Restore.from(file(), home(), NOON, _ -> {}))
                .isInstanceOf(EngineRefused.class)
                .hasMessageContaining("postgresql/PG_VERSION")
                .hasMessageContaining("Rien n'a été restauré");

        var bytes = Files.readAllBytes(file());
        Files.write(file(), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> Restore.from(file(), home(), NOON, _ -> {}))
                .isInstanceOf(EngineRefused.class)
                .hasMessageContaining("pas une sauvegarde lisible");

        Files.writeString(file(), "une lettre");
        assertThatThrownBy(() -> Restore.from(file(), home(), NOON, _ -> {}))
                .hasMessageContaining("pas une sauvegarde lisible");
        assertThatThrownBy(() -> Restore.from(place.resolve("none.zip"), home(), NOON, _ -> {}))
                .hasMessageContaining("n'existe pas");
        try (var engine = Engine.start(home())) {
            assertThat(count(engine, "kept")).isEqualTo(1);
        }
    }

    @Test
    void a_restore_is_refused_while_parvis_runs() throws Exception {
        try (var engine = Engine.start(TestCluster.prepare(home()))) {
            run(engine, "create table kept as select 1 n");
            Backup.take(home(), file());
            assertThatThrownBy(() -> Restore.from(file(), home(), NOON, _ -> {}))
                    .isInstanceOf(DataFolderInUse.class);
            assertThat(count(engine, "kept")).isEqualTo(1);
        }
    }

    @Test
    void a_folder_whose_restore_was_cut_does_not_start_as_an_empty_one() throws Exception {
        Files.writeString(home().resolve("restore.unfinished"), "");
        assertThatThrownBy(() -> Engine.start(home()))
                .isInstanceOf(EngineRefused.class)
                .hasMessageContaining("interrompue");
    }

    @Test
    void refuses_to_overwrite_and_to_save_nothing() throws Exception {
        assertThatThrownBy(() -> Backup.take(home(), file())).hasMessageContaining("rien à sauvegarder");
        Files.writeString(file(), "");
        assertThatThrownBy(() -> Backup.take(home(), file())).hasMessageContaining("existe déjà");
        assertThatThrownBy(() -> Backup.take(home(), place.resolve("none/f.zip")))
                .hasMessageContaining("ne peut pas être écrit");
    }

    @Test
    void nothing_of_a_killed_backup_stays() throws Exception {
        try (var engine = Engine.start(TestCluster.prepare(home()))) {
            run(engine, "create table kept as select 1 n");
        }
        leaveWhatAKilledBackupLeaves();
        Engine.start(home()).close();
        assertNothingIsLeft();

        leaveWhatAKilledBackupLeaves();
        Backup.take(home(), file());
        assertNothingIsLeft();
    }

    @Test
    void a_killed_backup_whose_file_cannot_be_deleted_from_here_keeps_nothing_from_starting() throws Exception {
        Engine.start(TestCluster.prepare(home())).close();
        // as for a service to which all but its data folder is read-only: a folder that holds something is not deleted
        Path unverified = place.resolve("elsewhere.zip.part");
        Files.createDirectories(unverified.resolve("something"));
        Files.writeString(home().resolve("backup.unfinished"), unverified.toString());
        Engine.start(home()).close();
        assertThat(home().resolve("backup.unfinished")).hasContent(unverified.toString());
        Backup.take(home(), file());
        assertThat(file()).exists();
        assertThat(home().resolve("backup.unfinished")).doesNotExist();
    }

    @Test
    void what_a_backup_is_doing_is_left_alone_and_a_second_one_is_refused() throws Exception {
        Engine.start(TestCluster.prepare(home())).close();
        try (var work = BackupWork.begin(home()).orElseThrow()) {
            leaveWhatAKilledBackupLeaves();
            Engine.start(home()).close();
            assertThat(work.copy()).exists();
            assertThatThrownBy(() -> Backup.take(home(), file())).hasMessageContaining("en cours");
        }
        assertNothingIsLeft();
    }

    private void leaveWhatAKilledBackupLeaves() throws Exception {
        for (var name : List.of("backup-check", "backup-check-12944")) {
            Files.createDirectories(home().resolve(name).resolve("postgresql"));
            Files.writeString(home().resolve(name).resolve("postgres.secret"), "secret");
        }
        Path unverified = place.resolve("elsewhere.zip.part");
        Files.writeString(unverified, "half");
        Files.writeString(home().resolve("backup.unfinished"), unverified.toString());
    }

    private void assertNothingIsLeft() {
        assertThat(home().resolve("backup-check")).doesNotExist();
        assertThat(home().resolve("backup-check-12944")).doesNotExist();
        assertThat(home().resolve("backup.unfinished")).doesNotExist();
        assertThat(place.resolve("elsewhere.zip.part")).doesNotExist();
    }

    @Test
    void a_backup_that_does_not_start_is_refused_and_its_log_stays() throws Exception {
        try (var out = new BackupFile.Writer(file())) {
            out.directory("postgresql");
            out.text("postgresql/PG_VERSION", "18\n");
            out.finish("trial", "18.6", new TreeMap<>());
        }
        assertThatThrownBy(() -> Restore.from(file(), home(), NOON, _ -> {}))
                .isInstanceOf(EngineRefused.class)
                .hasMessageContaining(home().toRealPath().resolve("log/check").toString());
        assertThat(home().resolve("log/check/start.log")).content().contains("postgresql.conf");
        assertThat(home().resolve("restore-check")).doesNotExist();
    }

    @Test
    void a_backup_that_the_account_cannot_read_is_told_as_such() throws Exception {
        Files.writeString(file(), "");
        DataFolder.ownerOnly(file(), "---------");
        var words = new ArrayList<String>();
        if (Account.isRoot()) {
            // root without what lets it pass everywhere
            Files.setAttribute(file(), "unix:uid", 65534);
            words.addAll(List.of("setpriv", "--inh-caps=-all", "--bounding-set=-dac_override,-dac_read_search", "--"));
        }
        words.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "fr.parvis.Parvis",
                "restore",
                file().toString()));
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("PARVIS_DATA", home().toString());
        var process = builder.start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("ne peut pas être lue par le compte « " + System.getProperty("user.name") + " »");
        assertThat(process.waitFor()).isEqualTo(1);
    }

    private Path home() {
        return place.resolve("data");
    }

    private Path file() {
        return place.resolve("backup.zip");
    }

    private static void run(Engine engine, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(engine.url(), engine.ownerUser(), engine.ownerPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(Engine engine, String table) throws SQLException {
        try (var connection = DriverManager.getConnection(engine.url(), engine.ownerUser(), engine.ownerPassword());
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }
}
