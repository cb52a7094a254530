// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import fr.parvis.GivenSettings;
import fr.parvis.opendata.OpenDataSettings;
import fr.parvis.opendata.domain.FetchFeed.Fetched;
import fr.parvis.opendata.domain.FetchFeed.NotFetched;
import fr.parvis.runtime.OutsideClient;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchFeedTest {
    private static final int MB = 1_000_000;

    @TempDir
    Path folder;

    HttpServer server;
    String address;
    final CountDownLatch ended = new CountDownLatch(1);

    /** Bytes that the server could get rid of. */
    final AtomicLong sent = new AtomicLong();

    @BeforeEach
    void aServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        address = "http://127.0.0.1:" + server.getAddress().getPort();
        server.start();
    }

    @AfterEach
    void closed() {
        ended.countDown();
        server.stop(0);
    }

    private FetchFeed fetch(long bytes, long seconds) {
        return new FetchFeed(GivenSettings.of(
                OpenDataSettings.class,
                "feeds.bytes",
                bytes,
                "feeds.seconds",
                seconds,
                "feeds.inner-addresses",
                true,
                "feeds.folder",
                folder));
    }

    private static String why(FetchFeed.Outcome outcome) {
        return ((NotFetched) outcome).key();
    }

    @Test
    void a_feed_is_brought_as_it_is_sent() throws IOException {
        answers("/feed", 200, "[é]");
        var fetched = (Fetched) fetch(MB, 10).fetch(address + "/feed");
        assertThat(Files.readString(fetched.file())).isEqualTo("[é]");
        Files.delete(fetched.file());
    }

    @Test
    void a_feed_of_300_megabytes_is_left_in_the_middle() {
        server.createContext("/announced", exchange -> {
            exchange.sendResponseHeaders(200, 300L * MB);
            pour(exchange.getResponseBody(), 300L * MB);
        });
        server.createContext("/unannounced", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            pour(exchange.getResponseBody(), 300L * MB);
        });
        for (var path : new String[] {"/announced", "/unannounced"}) {
            sent.set(0);
            var outcome = (NotFetched) fetch(5L * MB, 60).fetch(address + path);
            assertThat(outcome.key()).isEqualTo("opendata.reading.too-large");
            assertThat(outcome.args()).containsExactly("5");
            assertThat(sent.get()).as(path).isLessThan(100L * MB);
        }
        await().until(() -> leftBehind() == 0);
    }

    @Test
    @Timeout(60)
    void a_feed_that_drips_without_end_is_cut_when_its_time_is_over() {
        server.createContext("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                while (true) {
                    out.write(' ');
                    out.flush();
                    Thread.sleep(50);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.createContext("/mute", exchange -> {
            try {
                ended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        for (var path : new String[] {"/drip", "/mute"}) {
            assertThat(why(fetch(MB, 1).fetch(address + path))).as(path).isEqualTo("opendata.reading.slow");
        }
        await().until(() -> leftBehind() == 0);
    }

    @Test
    void an_endless_feed_is_cut_by_its_size() {
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            pour(exchange.getResponseBody(), Long.MAX_VALUE);
        });
        assertThat(why(fetch(2L * MB, 60).fetch(address + "/endless"))).isEqualTo("opendata.reading.too-large");
    }

    @Test
    void a_redirect_is_followed_a_circle_is_not() throws IOException {
        answers("/there", 200, "[]");
        redirects("/here", "/there");
        redirects("/round", "/round");
        var fetched = (Fetched) fetch(MB, 10).fetch(address + "/here");
        assertThat(Files.readString(fetched.file())).isEqualTo("[]");
        Files.delete(fetched.file());
        assertThat(why(fetch(MB, 10).fetch(address + "/round"))).isEqualTo("opendata.reading.redirects");
    }

    @Test
    void an_inner_address_is_not_read_by_whatever_name_nor_behind_a_redirect() {
        answers("/secret", 200, "[]");
        var careful = new FetchFeed(GivenSettings.of(OpenDataSettings.class, "feeds.bytes", MB, "feeds.seconds", 10));
        int port = server.getAddress().getPort();
        for (var inner : new String[] {
            "http://127.0.0.1:" + port + "/secret",
            "http://localhost:" + port + "/secret",
            "http://127.1:" + port + "/secret",
            "http://2130706433:" + port + "/secret",
            "http://[::1]:" + port + "/secret",
            "http://[::ffff:127.0.0.1]:" + port + "/secret",
            "http://0.0.0.0:" + port + "/secret"
        })
            assertThat(why(careful.fetch(inner)))
                    .as(inner)
                    .isIn("opendata.reading.inner", "opendata.reading.no-host", "opendata.reading.address");
        redirects("/to-metadata", "http://169.254.169.254/latest/meta-data/");
        redirects("/to-file", "file:///etc/passwd");
        redirects("/to-somebody", "http://me:secret@localhost/");
        var open = fetch(MB, 5);
        assertThat(why(open.fetch(address + "/to-file"))).isEqualTo("opendata.reading.address");
        assertThat(why(open.fetch(address + "/to-somebody"))).isEqualTo("opendata.reading.address");
    }

    @Test
    void a_redirect_from_outside_to_an_inner_address_is_refused() throws Exception {
        answers("/secret", 200, "[]");
        // a server of the open internet is played by one whose address alone is let through
        try (var outside = HttpServerOutside.redirectingTo(address + "/secret")) {
            var careful =
                    new FetchFeed(GivenSettings.of(OpenDataSettings.class, "feeds.bytes", MB, "feeds.seconds", 10)) {
                        @Override
                        InetAddress[] lookedAt(String host) throws UnknownHostException {
                            return host.equals("outside.example")
                                    ? new InetAddress[] {InetAddress.getLoopbackAddress()}
                                    : super.lookedAt(host);
                        }
                    };
            assertThat(why(careful.fetch(outside.address()))).isEqualTo("opendata.reading.inner");
            assertThat(outside.asked()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "192.0.0.1",
                "198.18.0.1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "64:ff9b:1::a00:1",
                "2001:0:a00:1::1",
                "2002:a00:1::1",
                "::10.0.0.1"
            })
    void these_addresses_are_inner(String inner) throws UnknownHostException {
        assertThat(OutsideClient.Names.isInner(InetAddress.getByName(inner))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "172.32.0.1",
                "100.128.0.1",
                "192.0.2.1",
                "198.20.0.1",
                "64:ff9b::808:808",
                "2001:4860:4860::8888",
                "2a01:e00::1"
            })
    void these_are_not(String outer) throws UnknownHostException {
        assertThat(OutsideClient.Names.isInner(InetAddress.getByName(outer))).isFalse();
    }

    @Test
    void what_cannot_be_read_is_said() throws IOException {
        answers("/gone", 404, "nothing");
        var fetch = fetch(MB, 10);
        assertThat(((NotFetched) fetch.fetch(address + "/gone")).args()).containsExactly("404");
        assertThat(why(fetch.fetch("ftp://example.org/feed"))).isEqualTo("opendata.reading.address");
        assertThat(why(fetch.fetch("file:///etc/passwd"))).isEqualTo("opendata.reading.address");
        assertThat(why(fetch.fetch("https://me:secret@example.org/"))).isEqualTo("opendata.reading.address");
        assertThat(why(fetch.fetch("https://example.org:99999/feed"))).isEqualTo("opendata.reading.address");
        assertThat(fetch.canFollow("https://example.org:99999/feed")).isFalse();
        assertThat(why(fetch.fetch("http://nowhere.invalid/feed"))).isEqualTo("opendata.reading.no-host");
    }

    @Test
    void a_file_is_read_from_the_folder_and_from_nowhere_else() throws IOException {
        Files.writeString(folder.resolve("points.csv"), "id;nom");
        var fetched = (Fetched) fetch(MB, 10).fetch("points.csv");
        assertThat(Files.readString(fetched.file())).isEqualTo("id;nom");
        Files.delete(fetched.file());
        for (var elsewhere : new String[] {"../points.csv", "/etc/passwd", "..", ".hidden", "a/b.csv", "a\\b.csv"})
            assertThat(why(fetch(MB, 10).fetch(elsewhere))).as(elsewhere).isEqualTo("opendata.reading.no-file");
        assertThat(why(fetch(3, 10).fetch("points.csv"))).isEqualTo("opendata.reading.too-large");
        assertThat(why(new FetchFeed(GivenSettings.of(OpenDataSettings.class, "feeds.bytes", MB, "feeds.seconds", 10))
                        .fetch("points.csv")))
                .isEqualTo("opendata.reading.no-folder");
    }

    private void answers(String path, int status, String body) {
        server.createContext(path, exchange -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            try (var out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
    }

    private void redirects(String path, String to) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
    }

    private void pour(OutputStream out, long bytes) {
        var buffer = new byte[1 << 16];
        try (out) {
            for (long left = bytes; left > 0; left -= buffer.length) {
                out.write(buffer, 0, (int) Math.min(buffer.length, left));
                sent.addAndGet(buffer.length);
            }
        } catch (IOException e) {
            // who reads has left
        }
    }

    /** Another test may be reading a feed at the same time: what it keeps goes again. */
    private static long leftBehind() {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith("parvis-feed-"))
                    .filter(file -> file.toFile().lastModified() > System.currentTimeMillis() - 60_000)
                    .count();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A server that is known by a name of its own. */
    private record HttpServerOutside(HttpServer server, AtomicInteger count) implements AutoCloseable {
        static HttpServerOutside redirectingTo(String target) throws IOException {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var count = new AtomicInteger();
            server.createContext("/", exchange -> {
                count.incrementAndGet();
                exchange.getResponseHeaders().set("Location", target);
                exchange.sendResponseHeaders(302, -1);
                exchange.close();
            });
            server.start();
            return new HttpServerOutside(server, count);
        }

        String address() {
            return "http://outside.example:" + server.getAddress().getPort() + "/";
        }

        int asked() {
            return count.get();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
