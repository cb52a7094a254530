// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.documents.S3Server;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The S3 store against a real S3 server, well and ill. */
class S3StoreTest {
    private static S3Server server;

    @TempDir
    Path folder;

    @BeforeAll
    static void starts() throws Exception {
        server = new S3Server();
    }

    @AfterAll
    static void stops() throws Exception {
        server.close();
    }

    private static S3Store store(String endpoint, int seconds) {
        return new S3Store(new S3Store.Place(
                URI.create(endpoint),
                "eu-west-3",
                S3Server.BUCKET,
                S3Server.KEY,
                S3Server.SECRET,
                true,
                Duration.ofSeconds(seconds)));
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file" + System.nanoTime()), bytes);
    }

    private static List<String> names(Store store, String under, Instant before) {
        var names = new ArrayList<String>();
        store.list(under, before, names::addAll);
        return names;
    }

    @Test
    void bytes_are_put_read_listed_and_deleted() throws Exception {
        var bytes = new byte[7_000_001];
        new Random(3).nextBytes(bytes);
        try (var store = store(server.endpoint(), 20)) {
            var file = file(bytes);
            store.put("ici/un", file);
            store.put("ici/deux", file(new byte[] {1}));
            store.put("ailleurs/trois", file(new byte[] {2}));
            assertThat(file).doesNotExist();
            try (var back = store.open("ici/un")) {
                assertThat(back.readAllBytes()).isEqualTo(bytes);
            }
            assertThat(names(store, "ici", Instant.now().plusSeconds(60)))
                    .containsExactlyInAnyOrder("ici/un", "ici/deux");
            assertThat(names(store, "ici", Instant.now().minusSeconds(3600))).isEmpty();
            store.delete(List.of("ici/un", "ici/nulle-part"));
            assertThatThrownBy(() -> store.open("ici/un")).isInstanceOf(FileNotFoundException.class);
            assertThat(names(store, "ici", Instant.now().plusSeconds(60))).containsExactly("ici/deux");
        }
    }

    @Test
    @Timeout(60)
    void one_that_accepts_and_keeps_silent_is_given_up_in_time() throws Exception {
        server.line().keepsSilent();
        try (var store = store(server.line().endpoint(), 1)) {
            var file = file(new byte[100]);
            assertThatThrownBy(() -> store.put("ici/un", file)).isInstanceOf(StorageUnavailable.class);
            assertThatThrownBy(() -> store.open("ici/un")).isInstanceOf(StorageUnavailable.class);
            assertThat(file).as("nothing is lost").exists();
        } finally {
            server.line().isWell();
        }
    }

    @Test
    void one_that_is_slow_but_in_time_keeps_everything() throws Exception {
        var bytes = new byte[100_001];
        new Random(5).nextBytes(bytes);
        server.line().isSlow(Duration.ofMillis(400));
        try (var store = store(server.line().endpoint(), 4)) {
            long begun = System.nanoTime();
            var file = file(bytes);
            store.put("lent/un", file);
            assertThat(System.nanoTime() - begun)
                    .as("it was slow")
                    .isGreaterThan(Duration.ofMillis(1700).toNanos());
            assertThat(file).as("the store has it").doesNotExist();
            try (var back = store.open("lent/un")) {
                assertThat(back.readAllBytes()).isEqualTo(bytes);
            }
            assertThat(names(store, "lent", Instant.now().plusSeconds(60))).containsExactly("lent/un");
            store.delete(List.of("lent/un"));
            assertThatThrownBy(() -> store.open("lent/un")).isInstanceOf(FileNotFoundException.class);
        } finally {
            server.line().isWell();
        }
    }

    @Test
    void a_large_file_has_the_time_that_a_slow_line_needs() throws Exception {
        var bytes = new byte[20_000_001];
        server.line().carries(2_000_000);
        try (var store = store(server.line().endpoint(), 4)) {
            long begun = System.nanoTime();
            var file = file(bytes);
            store.put("long/un", file);
            assertThat(System.nanoTime() - begun)
                    .as("longer than an attempt to send a small one may last")
                    .isGreaterThan(Duration.ofSeconds(8).toNanos());
            assertThat(file).as("the store has it").doesNotExist();
        } finally {
            server.line().isWell();
        }
    }

    @Test
    void one_that_is_slower_than_its_limit_is_given_up_and_the_file_stays() throws Exception {
        server.line().isSlow(Duration.ofMillis(1500));
        try (var store = store(server.line().endpoint(), 1)) {
            var file = file(new byte[100]);
            assertThatThrownBy(() -> store.put("tardif/un", file)).isInstanceOf(StorageUnavailable.class);
            assertThat(file).as("nothing is lost").exists();
        } finally {
            server.line().isWell();
        }
    }

    @Test
    void one_that_is_not_there_or_knows_us_not_is_away() throws Exception {
        try (var store = store("http://127.0.0.1:1", 1)) {
            assertThatThrownBy(() -> store.put("ici/un", file(new byte[1]))).isInstanceOf(StorageUnavailable.class);
            assertThatThrownBy(() -> store.delete(List.of("ici/un"))).isInstanceOf(StorageUnavailable.class);
        }
        try (var store = new S3Store(new S3Store.Place(
                URI.create(server.endpoint()),
                "eu-west-3",
                S3Server.BUCKET,
                S3Server.KEY,
                "autre",
                true,
                Duration.ofSeconds(5)))) {
            assertThatThrownBy(() -> store.put("ici/un", file(new byte[1]))).isInstanceOf(StorageUnavailable.class);
        }
    }
}
