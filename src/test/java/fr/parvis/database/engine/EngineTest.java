// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTest {

    private static final Path BINARIES = TestCluster.PROGRAMS;

    @TempDir
    Path place;

    @Test
    void keeps_its_data_across_restarts() throws Exception {
        try (var engine = Engine.startWith(TestCluster.prepare(home()), EngineTest::quick)) {
            assertThat(engine.joined()).isFalse();
            asOwner(engine, "create table kept (n int)");
            asOwner(engine, "insert into kept values (42)");
        }
        try (var engine = Engine.startWith(home(), EngineTest::quick)) {
            assertThat(value(owner(engine), "select n from kept")).isEqualTo("42");
        }
    }

    @Test
    void is_durable_checksummed_and_asks_everybody_for_a_password() throws Exception {
        try (var engine = Engine.startWith(TestCluster.prepare(home()), settings -> settings.programs(BINARIES))) {
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
        try (var engine = Engine.startWith(TestCluster.prepare(home()), EngineTest::quick)) {
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
        try (var engine = Engine.startWith(home(), EngineTest::quick)) {
            assertThat(engine.ownerPassword()).hasSize(48).isNotEqualTo(engine.appPassword());
            for (var role : List.of("postgres", "parvis_owner", "parvis_app")) {
                assertThat(Files.getPosixFilePermissions(home().resolve(role + ".secret")))
                        .hasSize(2);
            }
        }
    }

    @Test
    void a_second_parvis_on_the_same_folder_is_refused_and_harms_nothing() throws Exception {
        try (var first = Engine.startWith(TestCluster.prepare(home()), EngineTest::quick)) {
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
        try (var first = Engine.startWith(TestCluster.prepare(home()), EngineTest::quick)) {
            try (var second = Engine.join(home(), _ -> {})) {
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
        try (var killed = AnotherParvis.on(TestCluster.prepare(home()))) {
            killed.awaitReady();
            orphan = server();
            killed.kill();
        }
        assertThat(orphan.isAlive()).isTrue();
        try (var engine = Engine.startWith(home(), EngineTest::quick)) {
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
        try (var engine = Engine.startWith(home(), EngineTest::quick)) {
            assertThat(value(owner(engine), "select 1")).isEqualTo("1");
        }
        assertThat(unfinished).doesNotExist();
    }

    @Test
    void comes_back_on_the_same_address_when_the_server_dies() throws Exception {
        try (var engine = Engine.startWith(TestCluster.prepare(home()), settings -> settings.programs(BINARIES))) {
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
        Engine.startWith(TestCluster.prepare(home()), EngineTest::quick).close();
        Files.delete(home().resolve("postgresql/global/pg_control"));
        assertThatThrownBy(() -> Engine.startWith(home(), EngineTest::quick))
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

    @Test
    void waits_for_what_a_dead_server_left_and_ends_what_does_not_go() throws Exception {
        try (var engine = Engine.startWith(TestCluster.prepare(home()), settings -> settings.programs(BINARIES))) {
            asOwner(engine, "create table kept as select 1 n");
            try (var held = owner(engine)) {
                var backend = ProcessHandle.of(Long.parseLong(pid(held)));
                // a process that is stopped neither ends nor lets go of the shared memory
                kill("STOP", backend.orElseThrow());
                var dead = server();
                dead.destroyForcibly();
                assertThat(eventually(engine, "select n from kept")).isEqualTo("1");
                // it ended before the server began; who collects it may take a moment
                await(() -> !backend.orElseThrow().isAlive());
            }
        }
    }

    @Test
    void an_attempt_that_failed_leaves_nothing_in_the_way_of_the_next() throws Exception {
        var limits = new Revival.Limits(10_000, Duration.ofMillis(20), () -> {});
        try (var engine = Engine.startWith(
                TestCluster.prepare(home()),
                settings -> settings.programs(BINARIES).revival(limits))) {
            asOwner(engine, "create table kept as select 1 n");
            try (var _ = portTakenWhenTheServerDies(engine)) {
                await(() -> logs().contains("could not bind"));
            }
            assertThat(eventually(engine, "select n from kept")).isEqualTo("1");
        }
    }

    @Test
    void gives_up_after_so_many_attempts_and_lets_the_process_end() throws Exception {
        var given = new CountDownLatch(1);
        var limits = new Revival.Limits(3, Duration.ofMillis(20), given::countDown);
        try (var engine = Engine.startWith(
                TestCluster.prepare(home()), settings -> quick(settings).revival(limits))) {
            try (var _ = portTakenWhenTheServerDies(engine)) {
                assertThat(given.await(2, TimeUnit.MINUTES)).isTrue();
            }
        }
        assertThat(Engine.startWith(home(), EngineTest::quick)).satisfies(Engine::close);
    }

    @Test
    void a_number_of_a_dead_server_that_another_program_has_now_does_not_keep_it_away() throws Exception {
        Engine.startWith(TestCluster.prepare(home()), EngineTest::quick).close();
        Path cluster = home().toRealPath().resolve("postgresql");
        Files.writeString(
                cluster.resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + cluster + "\n1700000000\n5432\n\n127.0.0.1\n");
        try (var engine = Engine.startWith(home(), EngineTest::quick)) {
            assertThat(value(owner(engine), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_first_preparation_tells_what_it_does_and_leaves_whole_programs_of_this_version_alone() throws Exception {
        Path programs = home().resolve("engine");
        Files.createDirectories(programs.resolve("PG-former/bin"));
        Files.createDirectories(programs.resolve("unpacking-cut/bin"));
        var said = new ArrayList<String>();
        Engine.start(home(), said::add).close();
        assertThat(said)
                .hasSizeGreaterThan(2)
                .allSatisfy(text -> assertThat(text).startsWith("Première préparation"));
        assertThat(said.getFirst()).contains("déballé");
        try (var folders = Files.list(programs)) {
            assertThat(folders)
                    .singleElement()
                    .satisfies(one -> assertThat(one.resolve("bin/postgres")).isExecutable());
        }
        assertThat(Files.getPosixFilePermissions(programs)).doesNotContain(PosixFilePermission.OTHERS_WRITE);
        said.clear();
        Engine.start(home(), said::add).close();
        assertThat(said).as("afterwards").isEmpty();
    }

    @Test
    void each_machine_finds_its_archive() {
        assertThat(Programs.name("Linux", "amd64", false)).isEqualTo("postgres-linux-x86_64.txz");
        assertThat(Programs.name("Linux", "aarch64", false)).isEqualTo("postgres-linux-arm_64.txz");
        assertThat(Programs.name("Linux", "amd64", true)).isEqualTo("postgres-linux-x86_64-alpine_linux.txz");
        assertThat(Programs.name("Mac OS X", "aarch64", false)).isEqualTo("postgres-darwin-arm_64.txz");
        assertThat(Programs.name("Windows 11", "amd64", false)).isEqualTo("postgres-windows-x86_64.txz");
    }

    @Test
    void a_warning_is_never_told_as_the_cause() {
        assertThat(Server.complaint(Stream.of(
                        "initdb: warning: specified text search configuration \"french\" might not match locale \"C\"",
                        "syncing data to disk ... ok")))
                .isEmpty();
        assertThat(Server.complaint(Stream.of(
                        "initdb: error: could not create directory: No space left on device",
                        "initdb: removing data directory")))
                .hasValueSatisfying(cause -> assertThat(cause).contains("No space left"));
    }

    @Test
    void after_another_version_worked_on_it_indexes_by_btree_gist_are_built_anew_once() throws Exception {
        String file = "select pg_relation_filenode('apart')::text";
        Path version = home().resolve("postgresql/parvis.server-version");
        String before;
        try (var engine = Engine.startWith(TestCluster.prepare(home()), EngineTest::quick)) {
            try (var connection = engine.connectAsSuperuser();
                    var statement = connection.createStatement()) {
                statement.execute("create extension btree_gist with schema public");
            }
            asOwner(
                    engine,
                    "create schema s create table t (n int, d daterange, constraint apart exclude using gist (n with =, d with &&))");
            before = value(owner(engine), file.replace("apart", "s.apart"));
        }
        String now = Files.readString(version);
        Files.writeString(version, "180004\n");
        String after;
        try (var engine = Engine.startWith(home(), EngineTest::quick)) {
            after = value(owner(engine), file.replace("apart", "s.apart"));
        }
        assertThat(after).isNotEqualTo(before);
        assertThat(version).hasContent(now);
        try (var engine = Engine.startWith(home(), EngineTest::quick)) {
            assertThat(value(owner(engine), file.replace("apart", "s.apart"))).isEqualTo(after);
        }
    }

    @Test
    void as_root_the_server_runs_under_another_account_that_gets_the_cluster_of_before() throws Exception {
        assumeThat(Account.isRoot()).isTrue();
        Engine.startWith(TestCluster.prepare(home()), EngineTest::quick).close();
        Path cluster = home().resolve("postgresql");
        // as the namespace of before left it
        try (var all = Files.walk(cluster)) {
            for (Path path : all.toList()) Files.setAttribute(path, "unix:uid", 0);
        }
        try (var engine = Engine.startWith(home(), EngineTest::quick)) {
            assertThat(value(owner(engine), "select 1")).isEqualTo("1");
            int owner = (int) Files.getAttribute(cluster.resolve("global/pg_control"), "unix:uid");
            assertThat(owner).isNotZero();
            assertThat(Files.readAllLines(Path.of("/proc/" + server().pid() + "/status")))
                    .contains("Uid:\t" + (owner + "\t").repeat(4).strip());
            assertThat(Files.getAttribute(home().resolve("postgres.secret"), "unix:uid"))
                    .isEqualTo(0);
        }
    }

    /** Something else takes the port as soon as the server is dead, before it can start again. */
    private AutoCloseable portTakenWhenTheServerDies(Engine engine) throws Exception {
        var held = owner(engine);
        var backend = ProcessHandle.of(Long.parseLong(pid(held))).orElseThrow();
        int port = URI.create(engine.url().substring("jdbc:".length())).getPort();
        // while it is stopped the next server waits for it
        kill("STOP", backend);
        var dead = server();
        dead.destroyForcibly();
        dead.onExit().get(10, TimeUnit.SECONDS);
        var taken = new ServerSocket();
        taken.setReuseAddress(true);
        taken.bind(new InetSocketAddress("127.0.0.1", port));
        kill("CONT", backend);
        held.close();
        return taken;
    }

    private static String pid(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getString(1);
        }
    }

    private static void kill(String signal, ProcessHandle process) throws Exception {
        assertThat(new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
                        .start()
                        .waitFor())
                .isZero();
    }

    private String logs() {
        try (var files = Files.newDirectoryStream(home().resolve("log"), "*.log")) {
            var text = new StringBuilder();
            for (Path file : files) text.append(Files.readString(file));
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(BooleanSupplier done) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(20);
        }
    }

    private static Engine.Settings quick(Engine.Settings settings) {
        return settings.programs(BINARIES).notDurable();
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
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
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
