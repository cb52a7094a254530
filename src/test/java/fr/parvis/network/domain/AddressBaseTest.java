// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.parvis.GivenSettings;
import fr.parvis.network.Addresses.Located;
import fr.parvis.network.AddressesSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Against a real server on this machine that answers as the national address base does, or as nobody should. */
/** No answer is waited for beyond its time: that a test ends says so. */
@Timeout(60)
class AddressBaseTest {
    private static final String PORT = "12 rue du Port 29200 Brest";
    private static final String FOUND = """
            {"type":"FeatureCollection","features":[{"type":"Feature",
              "geometry":{"type":"Point","coordinates":[-4.4861,48.3904]},
              "properties":{"label":"12 Rue du Port 29200 Brest","score":0.94,"type":"housenumber","citycode":"29019",
                "postcode":"29200","city":"Brest"}}],"query":"12 rue du port"}""";

    /** How the server answers one question. */
    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    /** Megabytes that the server could get rid of. */
    private final AtomicInteger poured = new AtomicInteger();

    private HttpServer server;
    private Answer answer = exchange -> say(exchange, 200, FOUND);
    private Instant now = Instant.parse("2026-11-26T09:00:00Z");

    @BeforeEach
    void aServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/search", exchange -> {
            asked.add(exchange.getRequestURI().getRawQuery());
            try (exchange) {
                answer.to(exchange);
            }
        });
        server.start();
    }

    @AfterEach
    void noServer() {
        ended.countDown();
        server.stop(0);
    }

    @Test
    void an_address_is_found_with_its_place_and_asked_for_once() {
        var base = base();
        assertThat(base.ask(PORT)).contains(new Located(48.3904, -4.4861, "12 Rue du Port 29200 Brest", "29019", true));
        assertThat(base.ask("12, rue du port, 29200 BREST"))
                .as("as plain as before")
                .isPresent();
        assertThat(asked).containsExactly("limit=1&autocomplete=0&q=12+rue+du+Port+29200+Brest");
        now = now.plus(Duration.ofHours(2));
        base.ask(PORT);
        assertThat(asked).as("what was kept is forgotten after an hour").hasSize(2);
    }

    @Test
    void nobody_is_asked_without_a_setting_nor_what_is_no_address() {
        assertThat(new AddressBase(settings(""), clock(), JsonMapper.builder().build()).ask(PORT))
                .isEmpty();
        assertThat(base().ask("ab")).isEmpty();
        assertThat(base().ask("?? rue")).isEmpty();
        assertThat(base().ask("rue ".repeat(80))).isEmpty();
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"data.geopf.fr", "file:///etc/passwd", "https://data geopf.fr", "oui"})
    void a_setting_that_is_no_address_of_the_web_is_refused_at_the_start(String setting) {
        assertThatThrownBy(() -> new AddressBase(
                        settings(setting), clock(), JsonMapper.builder().build()))
                .hasMessageContaining("PARVIS_ADDRESSES_SERVICE");
    }

    @Test
    void a_doubtful_answer_and_none_are_no_place_and_no_failure() {
        var base = base();
        answer = exchange -> say(exchange, 200, FOUND.replace("0.94", "0.2"));
        assertThat(base.ask("rue qui n'existe pas")).isEmpty();
        answer = exchange -> say(exchange, 200, "{\"type\":\"FeatureCollection\",\"features\":[]}");
        assertThat(base.ask("une autre rue")).isEmpty();
        answer = exchange -> say(exchange, 400, "{\"code\":400}");
        for (int i = 0; i < 5; i++) assertThat(base.ask("rue refusée " + i)).isEmpty();
        answer = exchange -> say(exchange, 200, FOUND);
        assertThat(base.ask(PORT)).as("it is still asked").isPresent();
    }

    @Test
    void a_slow_one_is_not_waited_for() {
        answer = exchange -> {
            silentUntilTheEnd();
            say(exchange, 200, FOUND);
        };
        isAnsweredWithNothing();
    }

    @Test
    void one_that_begins_to_answer_and_goes_to_sleep_is_not_waited_for() {
        answer = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{\"features\":".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            silentUntilTheEnd();
        };
        isAnsweredWithNothing();
    }

    @Test
    void three_hundred_megabytes_are_not_read() {
        answer = exchange -> {
            exchange.sendResponseHeaders(200, 300_000_000);
            var piece = new byte[1_000_000];
            Arrays.fill(piece, (byte) ' ');
            for (int i = 0; i < 300; i++) {
                exchange.getResponseBody().write(piece);
                poured.incrementAndGet();
            }
        };
        isAnsweredWithNothing();
        assertThat(poured).hasValueLessThan(100);
    }

    private void isAnsweredWithNothing() {
        assertThat(base(AddressBase.PATIENCE).ask(PORT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing of the kind",
                "{",
                "[]",
                "{\"features\":\"none\"}",
                "{\"features\":[{\"geometry\":{\"coordinates\":[\"a\",\"b\"]}}]}",
                "{\"features\":[{\"geometry\":{\"coordinates\":[999,48]},\"properties\":{\"score\":1,\"label\":\"x\"}}]}",
                "{\"features\":[{\"geometry\":{\"coordinates\":[null]}}]}"
            })
    void rubbish_is_no_place(String rubbish) {
        answer = exchange -> say(exchange, 200, rubbish);
        assertThat(base().ask(PORT)).isEmpty();
    }

    @Test
    void one_that_fails_three_times_rests_for_a_minute_and_is_tried_again() {
        var base = base();
        answer = exchange -> say(exchange, 500, "");
        for (int i = 0; i < 10; i++) assertThat(base.ask("rue numéro " + i)).isEmpty();
        assertThat(asked).hasSize(3);
        answer = exchange -> say(exchange, 200, FOUND);
        assertThat(base.ask(PORT)).isEmpty();
        now = now.plus(AddressBase.REST).plusSeconds(1);
        assertThat(base.ask(PORT)).isPresent();
    }

    @Test
    void one_that_is_not_there_is_a_failure_like_another() {
        server.stop(0);
        assertThat(base().ask(PORT)).isEqualTo(Optional.empty());
    }

    /** One that waits for the answer however busy the machine is. */
    private AddressBase base() {
        return base(Duration.ofSeconds(20));
    }

    private AddressBase base(Duration patience) {
        return new AddressBase(
                settings("http://127.0.0.1:" + server.getAddress().getPort() + "/search"),
                clock(),
                JsonMapper.builder().build(),
                patience);
    }

    private static void say(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) exchange.getResponseBody().write(bytes);
    }

    /** Never answers. */
    private void silentUntilTheEnd() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    private static AddressesSettings settings(String service) {
        return GivenSettings.of(AddressesSettings.class, "service", service);
    }
}
