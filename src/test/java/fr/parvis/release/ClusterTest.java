// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import fr.parvis.database.engine.Engine;
import fr.parvis.database.engine.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ops/cluster}, as far as it goes without its parts; with them {@code benchmarks/run cluster-faults} tries it. */
class ClusterTest {
    @TempDir
    Path folder;

    private String said = "";

    @BeforeEach
    void aReleaseInAFolderWithASpaceInItsName() throws IOException {
        Files.createDirectories(script().getParent());
        Files.copy(Path.of("ops/cluster"), script());
    }

    private Path script() {
        return folder.resolve("a release/ops/cluster");
    }

    private Path cluster() {
        return folder.resolve("cluster");
    }

    private int run(Map<String, String> settings, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("bash", script().toString()));
        command.addAll(List.of(words));
        command.add(cluster().toString());
        var begun = new ProcessBuilder(command).redirectErrorStream(true);
        begun.environment().put("HOME", folder.resolve("home").toString());
        begun.environment().put("PARVIS_CLUSTER_ACCOUNT", System.getProperty("user.name"));
        begun.environment().putAll(settings);
        var process = begun.start();
        said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    @Test
    void without_a_postgresql_it_says_so() throws Exception {
        assumeFalse(Files.exists(Path.of("/usr/lib/postgresql/18/bin/pg_basebackup")), "this machine has one");
        assertThat(run(Map.of(), "start", "etcd")).isEqualTo(1);
        assertThat(said).contains("PostgreSQL 18 is needed", "looked for in /usr/lib/postgresql/18/bin,");
    }

    @Test
    void settings_without_passwords_are_not_printed() throws Exception {
        assertThat(run(Map.of(), "environment")).isEqualTo(1);
        assertThat(said).contains("No passwords in").doesNotContain("PARVIS_DB_PASSWORD");
    }

    @Test
    void the_database_is_made_wherever_an_earlier_try_was_killed() throws Exception {
        Files.createDirectories(cluster().resolve("secrets"));
        var printed = new ProcessBuilder("bash", "-c", """
                        folder=$1
                        secret() { echo word; }
                        sql() { [ "$1" = parvis ] || cat; }
                        eval "$(sed -n '/^make_database()/,/^}/p' "$2")"
                        make_database
                        """, "bash", cluster().toString(), script().toString())
                .redirectErrorStream(true)
                .start();
        // beside the roles and the database that the server of tests has
        var statements = List.of(new String(printed.getInputStream().readAllBytes())
                .replace("parvis", "trial")
                .split("(?<=;|\\\\gexec)\n"));
        var home = TestCluster.prepare(folder.resolve("home"));
        try (var engine = Engine.start(home);
                var superuser = DriverManager.getConnection(
                        engine.url(),
                        "postgres",
                        Files.readString(home.resolve("postgres.secret")).strip())) {
            for (int done = 1; done <= statements.size(); done++)
                for (var statement : statements.subList(0, done)) execute(superuser, statement);
            assertThat(column(
                            superuser,
                            "select datname || ' ' || rolname from pg_database join pg_roles r on r.oid = datdba"
                                    + " where datname = 'trial' and rolcanlogin"))
                    .containsExactly("trial trial_owner");
        }
    }

    /** As psql does. */
    private static void execute(Connection connection, String statement) throws SQLException {
        var sentences = statement.endsWith("\\gexec")
                ? column(connection, statement.replace("\\gexec", ""))
                : List.of(statement);
        try (var asked = connection.createStatement()) {
            for (var sentence : sentences) asked.execute(sentence);
        }
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        var values = new ArrayList<String>();
        try (var asked = connection.createStatement();
                var rows = asked.executeQuery(query)) {
            while (rows.next()) values.add(rows.getString(1));
        }
        return values;
    }

    @Test
    void a_process_whose_number_was_one_of_its_own_before_a_restart_of_the_machine_is_left_alone() throws Exception {
        var foreign = new ProcessBuilder("sleep", "60").start();
        try {
            var number = foreign.pid() + "\n";
            Files.createDirectories(cluster().resolve("run"));
            Files.writeString(cluster().resolve("run/etcd.pid"), number);
            Files.createDirectories(cluster().resolve("postgres-a"));
            Files.writeString(cluster().resolve("postgres-a/postmaster.pid"), number);
            assertThat(run(Map.of(), "status")).as(said).isZero();
            assertThat(said).contains("etcd does not run");
            assertThat(run(Map.of(), "kill", "etcd")).as(said).isZero();
            assertThat(run(Map.of(), "crash", "postgres-a")).as(said).isZero();
            assertThat(foreign.waitFor(1, TimeUnit.SECONDS)).isFalse();
        } finally {
            foreign.destroyForcibly();
        }
    }

    @Test
    void it_starts_the_parvis_of_a_folder_with_a_space_in_its_name() throws Exception {
        for (var program : List.of("bin/parvis", "bin/pg_basebackup")) {
            var file = folder.resolve("a release").resolve(program);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "#!/bin/bash\ntouch \"$PARVIS_DATA.started\"\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        for (var name : List.of("run", "log", "secrets"))
            Files.createDirectories(cluster().resolve(name));
        var postgres = folder.resolve("a release/bin").toString();
        assertThat(run(Map.of("PARVIS_CLUSTER_POSTGRES", postgres), "start", "parvis-a"))
                .as(said)
                .isZero();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(cluster().resolve("parvis-a.started")).exists());
    }
}
