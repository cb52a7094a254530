// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Machine;
import fr.parvis.documents.Clamd;
import fr.parvis.documents.Papers;
import fr.parvis.documents.domain.VirusScan.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What clamd says, and what is believed when it says nothing. */
class VirusScanTest {

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static Verdict scan(String address, String text) {
        return new VirusScan(address, 2).scan(bytes(text));
    }

    @Test
    void a_clean_file_a_virus_and_an_answer_that_says_nothing() throws IOException {
        try (var clamd = new Clamd()) {
            assertThat(scan(clamd.address(), "bonjour")).isEqualTo(new Verdict.Clean());
            assertThat(scan(clamd.address(), Papers.EICAR)).isEqualTo(new Verdict.Found("Eicar-Signature"));
            assertThat(clamd.lastScanned()).isEqualTo(Papers.EICAR.length());
            var large = new byte[3_000_000];
            new Random(1).nextBytes(large);
            assertThat(new VirusScan(clamd.address(), 20).scan(new ByteArrayInputStream(large)))
                    .isEqualTo(new Verdict.Clean());
            assertThat(clamd.lastScanned()).isEqualTo(large.length);
            clamd.answersOnly("INSTREAM size limit exceeded. ERROR");
            assertThat(scan(clamd.address(), "bonjour")).isEqualTo(new Verdict.Unknown());
        }
    }

    @Test
    @Timeout(60)
    void one_that_keeps_silent_or_is_not_there_says_nothing_in_time() throws IOException {
        String address;
        try (var clamd = new Clamd()) {
            address = clamd.address();
            clamd.keepsSilent();
            assertThat(new VirusScan(address, 1).scan(bytes("bonjour"))).isEqualTo(new Verdict.Unknown());
        }
        assertThat(scan(address, "bonjour")).isEqualTo(new Verdict.Unknown());
        assertThat(scan("/nulle/part/clamd.ctl", "bonjour")).isEqualTo(new Verdict.Unknown());
    }

    @Test
    @Timeout(60)
    void says_whether_it_is_there_and_is_not_kept_by_a_file_that_cannot_be_read() throws IOException {
        String address;
        try (var clamd = new Clamd()) {
            address = clamd.address();
            clamd.answersOnly("INSTREAM size limit exceeded. ERROR");
            assertThat(new VirusScan(address, 2).answers()).isTrue();
            var damaged = new java.io.InputStream() {
                @Override
                public int read() throws IOException {
                    throw new IOException("damaged");
                }
            };
            assertThat(new VirusScan(address, 600).scan(damaged)).isEqualTo(new Verdict.Unknown());
            clamd.keepsSilent();
            assertThat(new VirusScan(address, 1).answers()).isFalse();
        }
        assertThat(new VirusScan(address, 2).answers()).isFalse();
    }

    @Test
    void where_none_is_set_nothing_is_asked() {
        assertThat(new VirusScan("", 2).isSet()).isFalse();
        assertThat(scan("", Papers.EICAR)).isEqualTo(new Verdict.Clean());
    }

    /** The real one, with one signature of our own, by its socket. */
    @Test
    void the_real_clamd_finds_the_harmless_test_virus(@TempDir Path folder) throws Exception {
        var program = Path.of("/usr/sbin/clamd");
        Machine.needs(program);
        var database = Files.createDirectories(folder.resolve("signatures"));
        Files.writeString(
                database.resolve("parvis.ndb"),
                "Parvis-Essai:0:*:"
                        + HexFormat.of().formatHex(Papers.EICAR.substring(0, 40).getBytes(StandardCharsets.US_ASCII))
                        + "\n");
        var socket = Files.createTempDirectory("clamd").resolve("c.ctl");
        var settings = Files.writeString(folder.resolve("clamd.conf"), """
                LocalSocket %s
                DatabaseDirectory %s
                Foreground yes
                User root
                """.formatted(socket, database));
        if (!System.getProperty("user.name").equals("root"))
            Files.writeString(settings, Files.readString(settings).replace("User root\n", ""));
        var clamd = new ProcessBuilder(program.toString(), "-c", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("clamd.log").toFile())
                .start();
        try {
            for (int i = 0; i < 300 && !Files.exists(socket) && clamd.isAlive(); i++) Thread.sleep(100);
            assertThat(socket).as(Files.readString(folder.resolve("clamd.log"))).exists();
            var scan = new VirusScan(socket.toString(), 30);
            assertThat(scan.answers()).isTrue();
            assertThat(scan.scan(bytes("bonjour"))).isEqualTo(new Verdict.Clean());
            assertThat(scan.scan(bytes(Papers.EICAR)))
                    .isInstanceOfSatisfying(
                            Verdict.Found.class,
                            found -> assertThat(found.virus()).contains("Parvis-Essai"));
        } finally {
            clamd.destroy();
            clamd.waitFor(10, TimeUnit.SECONDS);
        }
    }
}
