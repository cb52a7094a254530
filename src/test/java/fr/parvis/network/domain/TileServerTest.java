// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.parvis.GivenSettings;
import fr.parvis.SettableClock;
import fr.parvis.limits.RateLimits;
import fr.parvis.network.MapSettings;
import fr.parvis.runtime.SettingRefused;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tiles of a server that stands in for OpenStreetMap's or IGN's, and may be as bad as one can be. */
class TileServerTest {
    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 1, 2, 3};

    /** What the server does with a question. */
    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    @TempDir
    Path folder;

    private HttpServer server;
    private volatile Answer answer = exchange -> send(exchange, 200, PICTURE);
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch end = new CountDownLatch(1);
    private final SettableClock clock = new SettableClock();

    @BeforeEach
    void a_server() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("User-Agent"));
            answer.to(exchange);
        });
        server.start();
    }

    @AfterEach
    void its_end() {
        end.countDown();
        server.stop(0);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private TileServer tiles(int aMinute) {
        return tiles(aMinute, 1 << 20, Duration.ofSeconds(20));
    }

    private TileServer tiles(int aMinute, long cache, Duration patience) {
        return new TileServer(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/{z}/{x}/{y}.png",
                "© personne",
                aMinute,
                "https://parvis.example",
                patience,
                new TileCache(folder, cache, Duration.ofDays(30), clock),
                RateLimits.inMemory(clock),
                clock);
    }

    @Test
    void a_tile_is_asked_for_once_and_by_name_then_kept_on_disk() {
        var tiles = tiles(100);
        var tile = tiles.find(3, 4, 2).orElseThrow();
        assertThat(tile.picture()).isEqualTo(PICTURE);
        assertThat(tile.type()).isEqualTo("image/png");
        assertThat(tiles.find(3, 4, 2)).isPresent();
        assertThat(tiles(100).find(3, 4, 2)).as("after a restart").isPresent();
        assertThat(asked).containsExactly("/3/4/2.png Parvis (https://parvis.example)");
    }

    @Test
    void no_tile_outside_the_world_is_asked_for() {
        var tiles = tiles(100);
        for (var wrong : List.of(
                new int[] {-1, 0, 0}, new int[] {20, 0, 0}, new int[] {3, 8, 0}, new int[] {3, 0, 8}, new int[] {
                    0, -1, 0
                })) assertThat(tiles.find(wrong[0], wrong[1], wrong[2])).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void an_old_tile_is_asked_for_again_and_shown_when_the_server_fails() {
        var tiles = tiles(100);
        tiles.find(3, 4, 2);
        clock.forward(Duration.ofDays(31));
        answer = exchange -> send(exchange, 500, new byte[0]);
        assertThat(tiles.find(3, 4, 2)).isPresent();
        assertThat(asked).hasSize(2);
    }

    @Test
    void a_web_page_is_no_tile_and_a_server_that_gives_three_of_them_is_left_alone_for_a_minute() {
        var tiles = tiles(100);
        answer = exchange -> send(exchange, 200, "<!doctype html><p>Oops".getBytes(StandardCharsets.UTF_8));
        for (int x = 0; x < 6; x++) assertThat(tiles.find(3, x, 0)).isEmpty();
        assertThat(asked).hasSize(TileServer.FAILURES);
        answer = exchange -> send(exchange, 200, PICTURE);
        clock.forward(TileServer.REST);
        assertThat(tiles.find(3, 0, 0)).isPresent();
    }

    @Test
    void a_tile_of_fifty_megabytes_is_not_read_to_its_end() {
        var tiles = tiles(100);
        answer = exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 50L << 20);
                var piece = new byte[1 << 16];
                System.arraycopy(PICTURE, 0, piece, 0, PICTURE.length);
                for (int i = 0; i < 800; i++) exchange.getResponseBody().write(piece);
            }
        };
        assertThat(tiles.find(3, 4, 2)).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void who_is_told_that_it_asks_too_much_waits_as_long_as_it_is_told() {
        var tiles = tiles(100);
        answer = exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "120");
            send(exchange, 429, new byte[0]);
        };
        assertThat(tiles.find(3, 4, 2)).isEmpty();
        answer = exchange -> send(exchange, 200, PICTURE);
        clock.forward(Duration.ofSeconds(119));
        assertThat(tiles.find(3, 4, 2)).isEmpty();
        clock.forward(Duration.ofSeconds(1));
        assertThat(tiles.find(3, 4, 2)).isPresent();
        assertThat(asked).hasSize(2);
    }

    @Test
    void a_server_that_hangs_is_waited_for_no_longer_than_patience_lasts() {
        var tiles = tiles(100, 1 << 20, Duration.ofMillis(300));
        answer = exchange -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        };
        for (int x = 0; x < 6; x++) assertThat(tiles.find(3, x, 0)).isEmpty();
        assertThat(asked).as("then it is left alone").hasSizeLessThanOrEqualTo(TileServer.FAILURES);
    }

    @Test
    void its_pace_is_kept() {
        var tiles = tiles(2);
        for (int x = 0; x < 5; x++) tiles.find(3, x, 0);
        assertThat(asked).hasSize(2);
        clock.forward(Duration.ofMinutes(1));
        assertThat(tiles.find(3, 4, 0)).isPresent();
    }

    @Test
    void that_there_is_no_tile_is_kept_too() {
        var tiles = tiles(100);
        answer = exchange -> send(exchange, 404, new byte[0]);
        assertThat(tiles.find(3, 4, 2)).isEmpty();
        assertThat(tiles.find(3, 4, 2)).isEmpty();
        assertThat(asked).hasSize(1);
    }

    @Test
    void the_oldest_go_when_the_disk_holds_as_much_as_it_may() throws IOException {
        var tiles = tiles(100, 5 * TileCache.BLOCK, Duration.ofSeconds(20));
        for (int x = 0; x < 8; x++) {
            tiles.find(3, x, 0);
            clock.forward(Duration.ofSeconds(5));
        }
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile).map(Path::toString))
                    .hasSizeLessThanOrEqualTo(5)
                    .anyMatch(file -> file.endsWith("/3/7/0"))
                    .noneMatch(file -> file.endsWith("/3/0/0"));
        }
    }

    @Test
    void places_without_a_picture_take_room_too() throws IOException {
        var cache = new TileCache(folder, 5 * TileCache.BLOCK, Duration.ofDays(30), clock);
        for (int x = 0; x < 8; x++) {
            cache.keep(new TileCache.Key("a", 3, x, 1), new byte[0]);
            clock.forward(Duration.ofSeconds(1));
        }
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).hasSizeLessThanOrEqualTo(5);
        }
    }

    @Test
    void without_a_setting_nobody_is_asked() {
        var none = new TileServer(
                GivenSettings.of(MapSettings.class),
                GivenSettings.address(""),
                new TileCache(folder, 1, Duration.ofDays(1), clock),
                RateLimits.inMemory(clock),
                clock);
        assertThat(none.isSet()).isFalse();
        assertThat(none.find(0, 0, 0)).isEmpty();
    }

    @Test
    void what_is_no_address_of_tiles_is_refused_with_its_name() {
        var cache = new TileCache(folder, 1, Duration.ofDays(1), clock);
        for (var wrong : Arrays.asList(
                "tile.example/{z}/{x}/{y}.png",
                "https://tile.example/",
                "https://tile.example; script-src */{z}/{x}/{y}",
                "https://{s}.tile.example/{z}/{x}/{y}.png",
                "https://tile.example/{z}/{x}/{y}/{r}.png",
                "javascript:{z}{x}{y}",
                "file:///etc/{z}/{x}/{y}"))
            assertThatThrownBy(() -> new TileServer(
                            settings(wrong, "x"), GivenSettings.address(""), cache, RateLimits.inMemory(clock), clock))
                    .as(wrong)
                    .isInstanceOf(SettingRefused.class)
                    .hasMessageContaining("PARVIS_MAP_TILES");
        assertThatThrownBy(() -> new TileServer(
                        settings("https://tile.example/{z}/{x}/{y}.png", " "),
                        GivenSettings.address(""),
                        cache,
                        RateLimits.inMemory(clock),
                        clock))
                .hasMessageContaining("PARVIS_MAP_ATTRIBUTION");
    }

    private static MapSettings settings(String tiles, String attribution) {
        return GivenSettings.of(MapSettings.class, "tiles", tiles, "attribution", attribution);
    }
}
