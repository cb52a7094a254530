package fr.parvis.database.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTest {

    private static final Path BINARIES = Path.of("target", "engine", "binaries").toAbsolutePath();

    @TempDir
    Path place;

    @Test
    void keeps_its_data_across_restarts() throws Exception {
        try (var engine = Engine.start(home(), BINARIES)) {
            assertThat(engine.joined()).isFalse();
            asOwner(engine, "create table kept (n int)");
            asOwner(engine, "insert into kept values (42)");
        }
        try (var engine = Engine.start(home(), BINARIES)) {
            assertThat(value(owner(engine), "select n from kept")).isEqualTo("42");
        }
    }

    @Test
    void is_durable_checksummed_and_asks_everybody_for_a_password() throws Exception {
        try (var engine = Engine.start(home(), BINARIES)) {
            assertThat(value(owner(engine), "show fsync")).isEqualTo("on");
            assertThat(value(owner(engine), "show synchronous_commit")).isEqualTo("on");
            assertThat(value(owner(engine), "show data_checksums")).isEqualTo("on");
            assertThat(value(
                            engine.connectAsSuperuser(),
                            "select string_agg(distinct auth_method, ' ') from pg_hba_file_rules"))
                    .isEqualTo("reject scram-sha-256");
            for (var user : List.of("postgres", engine.ownerUser(), engine.appUser())) {
                assertThatThrownBy(() -> DriverManager.getConnection(engine.url(), user, "guess"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password");
            }
            assertThat(value(owner(engine), "select 'a' < 'É' and 'É' < 'f'")).isEqualTo("t");
        }
    }

    @Test
    void neither_the_owner_nor_the_application_is_a_superuser() throws Exception {
        try (var engine = Engine.start(home(), BINARIES)) {
            assertThat(
                            value(
                                    owner(engine),
                                    "select count(*) from pg_roles where rolname like 'parvis%' "
                                            + "and not rolsuper and not rolbypassrls and not rolcreaterole and not rolcreatedb"))
                    .isEqualTo("2");
            assertThatThrownBy(() -> {
                        try (var connection = DriverManager.getConnection(
                                        engine.url(), engine.appUser(), engine.appPassword());
                                var statement = connection.createStatement()) {
                            statement.execute("create table mine (n int)");
                        }
                    })
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void passwords_are_readable_by_their_owner_only() throws Exception {
        try (var engine = Engine.start(home(), BINARIES)) {
            assertThat(engine.ownerPassword()).hasSize(48).isNotEqualTo(engine.appPassword());
            for (var role : List.of("postgres", "parvis_owner", "parvis_app")) {
                assertThat(Files.getPosixFilePermissions(home().resolve(role + ".secret")))
                        .hasSize(2);
            }
        }
    }

    @Test
    void a_second_parvis_on_the_same_folder_is_refused_and_harms_nothing() throws Exception {
        try (var first = Engine.start(home(), BINARIES)) {
            assertThatThrownBy(() -> Engine.start(home()))
                    .isInstanceOf(DataFolderInUse.class)
                    .hasMessageContaining("processus " + ProcessHandle.current().pid());
            try (var other = AnotherParvis.on(home())) {
                assertThat(other.output())
                        .contains("DataFolderInUse")
                        .contains("processus " + ProcessHandle.current().pid());
            }
            assertThatThrownBy(() -> Engine.start(home())).isInstanceOf(DataFolderInUse.class);
            assertThat(value(owner(first), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_command_joins_the_server_that_runs_and_leaves_it_running() throws Exception {
        try (var first = Engine.start(home(), BINARIES)) {
            try (var second = Engine.join(home())) {
                assertThat(second.joined()).isTrue();
                assertThat(second.url()).isEqualTo(first.url());
                assertThat(value(owner(second), "select 1")).isEqualTo("1");
            }
            assertThat(value(owner(first), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void starts_again_after_its_process_was_killed() throws Exception {
        ProcessHandle orphan;
        try (var killed = AnotherParvis.on(home())) {
            killed.awaitReady();
            orphan = server();
            killed.kill();
        }
        assertThat(orphan.isAlive()).isTrue();
        try (var engine = Engine.start(home(), BINARIES)) {
            assertThat(value(owner(engine), "select n from written")).isEqualTo("7");
            assertThat(orphan.isAlive()).isFalse();
        }
    }

    @Test
    void a_first_run_cut_in_its_middle_begins_again() throws Exception {
        var unfinished = home().resolve("postgresql.new");
        Files.createDirectories(unfinished.resolve("base"));
        Files.writeString(unfinished.resolve("PG_VERSION"), "18\n");
        Files.writeString(unfinished.resolve("postgresql.conf"), "");
        try (var engine = Engine.start(home(), BINARIES)) {
            assertThat(value(owner(engine), "select 1")).isEqualTo("1");
        }
        assertThat(unfinished).doesNotExist();
    }

    @Test
    void comes_back_on_the_same_address_when_the_server_dies() throws Exception {
        try (var engine = Engine.start(home(), BINARIES)) {
            asOwner(engine, "create table kept (n int)");
            asOwner(engine, "insert into kept values (1)");
            var dead = server();
            dead.destroyForcibly();
            dead.onExit().get(10, TimeUnit.SECONDS);
            assertThat(eventually(engine, "select n from kept")).isEqualTo("1");
        }
    }

    @Test
    void says_where_to_look_when_the_server_does_not_start() throws Exception {
        Engine.start(home(), BINARIES).close();
        Files.delete(home().resolve("postgresql/global/pg_control"));
        assertThatThrownBy(() -> Engine.start(home(), BINARIES))
                .isInstanceOf(EngineRefused.class)
                .hasMessageContaining("n'a pas démarré")
                .hasMessageContaining("log");
    }

    @Test
    void refuses_the_data_of_another_major_version() throws Exception {
        Files.createDirectories(home().resolve("postgresql"));
        Files.writeString(home().resolve("postgresql/PG_VERSION"), "17\n");
        assertThatThrownBy(() -> Engine.start(home()))
                .isInstanceOf(EngineRefused.class)
                .hasMessageContaining("PostgreSQL 17")
                .hasMessageContaining("PostgreSQL 18");
    }

    @Test
    void says_so_when_the_folder_cannot_be_written() throws Exception {
        Files.writeString(place.resolve("file"), "");
        assertThatThrownBy(() -> Engine.start(place.resolve("file")))
                .isInstanceOf(EngineRefused.class)
                .hasMessageContaining("ne peut pas être écrit");
        assertThatThrownBy(() -> Engine.start(place.resolve("file/below")))
                .isInstanceOf(EngineRefused.class)
                .hasMessageContaining("ne peut pas être écrit");
    }

    private Path home() {
        return place.resolve("data of ours");
    }

    private ProcessHandle server() throws Exception {
        var pid =
                Files.readAllLines(home().resolve("postgresql/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    private static Connection owner(Engine engine) throws SQLException {
        return DriverManager.getConnection(engine.url(), engine.ownerUser(), engine.ownerPassword());
    }

    private static void asOwner(Engine engine, String sql) throws SQLException {
        try (var connection = owner(engine);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(Connection opened, String sql) throws SQLException {
        try (var connection = opened;
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static String eventually(Engine engine, String sql) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            try {
                return value(owner(engine), sql);
            } catch (SQLException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                Thread.sleep(100);
            }
        }
    }
}
