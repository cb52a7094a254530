// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.monitoring.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import fr.parvis.GivenSettings;
import fr.parvis.ParvisTest;
import fr.parvis.access.Associations;
import fr.parvis.database.DatabaseSettings;
import fr.parvis.database.LastBackup;
import fr.parvis.database.Processes;
import fr.parvis.monitoring.domain.NetworkCounts;
import fr.parvis.runtime.WatchedCount;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.info.BuildProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.support.TransactionOperations;

/** {@code bin/parvis doctor}: what it says of one machine, and its exit code. */
@ParvisTest
class DoctorTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-03-04T15:00:00Z"), ZoneOffset.UTC);

    @Autowired
    Associations associations;

    @Autowired
    Processes processes;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    ObjectProvider<BuildProperties> build;

    @TempDir
    Path data;

    private final MockEnvironment settings = new MockEnvironment();
    private final List<String> said = new ArrayList<>();
    private final List<WatchedCount> watched = new ArrayList<>();

    @BeforeEach
    void closeTheFolder() throws IOException {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        settings.setProperty("parvis.data", data.toString());
        // as for each command
        settings.setProperty("server.port", "-1");
        settings.setProperty("parvis.port", "1");
    }

    /** What waits in the associations of other tests is not this machine's. */
    private NetworkCounts waiting() {
        return new NetworkCounts(watched, associations, transactions);
    }

    private int ask(String... words) {
        said.clear();
        return new Doctor(
                        settings,
                        build,
                        new LastBackup(GivenSettings.data(data), GivenSettings.of(DatabaseSettings.class)),
                        waiting(),
                        processes,
                        database,
                        transactions,
                        NOW)
                .run(List.of(words), said::add);
    }

    @Test
    void a_folder_without_a_backup_or_with_an_old_one_needs_a_hand() throws IOException {
        assertThat(ask()).isEqualTo(1);
        assertThat(said).anyMatch(line -> line.contains("À VOIR") && line.contains("aucune sauvegarde vérifiée"));
        Files.writeString(data.resolve("backup.last"), "2026-03-02T23:00:00Z\n");
        assertThat(ask()).isEqualTo(1);
        assertThat(said).anyMatch(line -> line.contains("À VOIR") && line.contains("il y a 40 h"));
    }

    @Test
    void where_all_is_well_it_says_so_and_what_could_be_set() throws IOException {
        Files.writeString(data.resolve("backup.last"), "2026-03-04T02:00:00Z\n");
        assertThat(ask()).as(String.join("\n", said)).isZero();
        assertThat(said).last().isEqualTo("Tout va bien.");
        assertThat(String.join("\n", said))
                .contains(
                        "la base de données répond (PostgreSQL 18",
                        "il y a 13 h",
                        "SPRING_MAIL_HOST",
                        "PARVIS_METRICS_PORT");
    }

    @Test
    void an_address_in_https_needs_a_proxy_and_one_on_this_machine_does_not() {
        settings.setProperty("parvis.address", "http://localhost:8080");
        ask();
        assertThat(said).contains("  bien    l'adresse est réglée");
        settings.setProperty("parvis.address", "https://parvis.example.org");
        ask();
        assertThat(said).anyMatch(line -> line.contains("À VOIR") && line.contains("PARVIS_BEHIND_PROXY"));
        settings.setProperty("parvis.behind-proxy", "true");
        ask();
        assertThat(said).contains("  bien    l'adresse et le serveur mandataire sont réglés");
    }

    @Test
    void a_parvis_that_answers_and_is_not_ready_needs_a_hand() throws IOException {
        Files.writeString(data.resolve("backup.last"), "2026-03-04T02:00:00Z\n");
        var status = new AtomicInteger(503);
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/actuator/health/readiness", exchange -> {
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        server.start();
        int port = server.getAddress().getPort();
        settings.setProperty("parvis.port", String.valueOf(port));
        try {
            assertThat(ask()).isEqualTo(1);
            assertThat(said).anyMatch(line -> line.contains("À VOIR") && line.contains("pas prêt (503)"));
            status.set(200);
            assertThat(ask()).as(String.join("\n", said)).isZero();
            assertThat(said).anyMatch(line -> line.contains("Parvis répond et se dit prêt"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_folder_that_everybody_can_open_is_told() throws IOException {
        Files.writeString(data.resolve("backup.last"), "not an instant");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(ask()).isEqualTo(1);
        assertThat(said)
                .anyMatch(line -> line.contains("ouvert à tous les comptes"))
                .anyMatch(line -> line.contains("aucune sauvegarde"))
                .last()
                .isEqualTo("2 points sont à voir.");
    }

    @Test
    void one_thing_that_waits_is_told_as_one_and_two_as_two() {
        for (int count = 1; count <= 2; count++) {
            long each = count;
            watched.clear();
            for (var name : List.of("parvis.messages.overdue", "parvis.commands.rejected", "parvis.promises.late"))
                watched.add(new WatchedCount(name, "", WatchedCount.Scope.NETWORK, () -> each));
            ask();
            assertThat(String.join("\n", said))
                    .contains(
                            count == 1
                                    ? List.of(
                                            "1 message aurait déjà dû partir",
                                            "1 saisie de tablette attend d'être corrigée",
                                            "1 promesse de rappel a dépassé son heure")
                                    : List.of(
                                            "2 messages auraient déjà dû partir",
                                            "2 saisies de tablettes attendent d'être corrigées",
                                            "2 promesses de rappel ont dépassé leur heure"));
        }
    }

    @Test
    void it_takes_no_words() {
        assertThat(ask("vite")).isEqualTo(2);
        assertThat(said).containsExactly("« doctor » ne prend pas d'argument.");
    }
}
