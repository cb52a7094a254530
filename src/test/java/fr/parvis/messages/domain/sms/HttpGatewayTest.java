// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import fr.parvis.GivenSettings;
import fr.parvis.messages.SmsSettings;
import fr.parvis.messages.domain.Delivery;
import fr.parvis.runtime.SettingRefused;
import fr.parvis.values.Ids;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class HttpGatewayTest {
    private static final SmsText TEXT = new SmsText("À demain & merci \"Nour\"");

    HttpServer server;
    String asked;
    String body;
    String header;
    int status = 200;
    String answer = "{\"id\": \"abc-1\"}";
    boolean hangUp;
    UUID id = Ids.next();

    @BeforeEach
    void a_provider() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            asked = exchange.getRequestURI().toString();
            body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            header = exchange.getRequestHeaders().getFirst("X-Key");
            if (!hangUp) {
                var bytes = answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void the_end() {
        server.stop(0);
    }

    private HttpGateway gateway(String path, String body, String type, String accepted) {
        return new HttpGateway(
                GivenSettings.of(
                        SmsSettings.class,
                        "url",
                        "http://127.0.0.1:" + server.getAddress().getPort() + path,
                        "body",
                        body,
                        "type",
                        type,
                        "headers",
                        "X-Key: k1 | X-Other: 2",
                        "accepted",
                        accepted,
                        "from",
                        "Parvis"),
                JsonMapper.shared());
    }

    private Delivery send(HttpGateway gateway) {
        return gateway.send(id, "+33612345678", TEXT);
    }

    @Test
    void a_form_is_filled_and_encoded() {
        var sent = send(gateway(
                "/send", "to={to}&text={text}&from={from}&ref={id}", "application/x-www-form-urlencoded", "\"id\""));
        assertThat(sent).isEqualTo(new Delivery.Taken(id.toString()));
        assertThat(body).isEqualTo("to=%2B33612345678&text=%C3%80+demain+%26+merci+%22Nour%22&from=Parvis&ref=" + id);
        assertThat(header).isEqualTo("k1");
    }

    @Test
    void so_is_json_and_the_providers_own_reference_is_read() {
        var sent = send(gateway(
                "/send", "{\"to\": \"{to}\", \"text\": \"{text}\"}", "application/json", "\"id\": \"([^\"]+)\""));
        assertThat(sent).isEqualTo(new Delivery.Taken("abc-1"));
        assertThat(body).isEqualTo("{\"to\": \"+33612345678\", \"text\": \"À demain & merci \\\"Nour\\\"\"}");
    }

    @Test
    void without_a_body_it_is_the_address() {
        send(gateway("/send?n={to}&m={text}", "", "", ""));
        assertThat(asked).startsWith("/send?n=%2B33612345678&m=%C3%80+demain+%26");
    }

    @ParameterizedTest
    @CsvSource({
        "200, OK 1, Taken",
        "200, ERROR no credit, Unknown",
        "400, bad number, Refused",
        "401, who, Later",
        "429, slow, Later",
        "503, away, Later",
        "500, oops, Unknown",
        "504, gone, Unknown"
    })
    void what_it_answers_counts_as(int status, String answer, String delivery) {
        this.status = status;
        this.answer = answer;
        assertThat(send(gateway("/", "to={to}", "application/x-www-form-urlencoded", "^OK"))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(delivery);
    }

    @ParameterizedTest
    @CsvSource({
        "200, '{\"status\": \"delivered\"}', ARRIVED",
        "200, '{\"status\": \"undelivered\"}', LOST",
        "200, '{\"status\": \"queued\"}', UNDERWAY",
        "200, sorry, NOTHING",
        "404, no such message, LOST",
        "503, away, NOTHING"
    })
    void asked_what_became_of_an_sms_it_answers(int status, String answer, SmsQuery.Known known) {
        this.status = status;
        this.answer = answer;
        assertThat(query("/status/{id}?ref={reference}").ask(id, "a/1")).isEqualTo(known);
        assertThat(asked).isEqualTo("/status/" + id + "?ref=a%2F1");
        assertThat(header).isEqualTo("k1");
    }

    private HttpQuery query(String path) {
        return new HttpQuery(GivenSettings.of(
                SmsSettings.class,
                "ask-url",
                path.isEmpty() ? "" : "http://127.0.0.1:" + server.getAddress().getPort() + path,
                "headers",
                "X-Key: k1",
                "ask-status",
                "\"status\": \"(\\w+)\"",
                "arrived",
                "delivered",
                "lost",
                "undelivered"));
    }

    @Test
    void a_provider_that_cannot_be_asked_is_not() {
        assertThat(query("").ask(id, "a1")).isEqualTo(SmsQuery.Known.NOTHING);
        assertThat(query("/status/{reference}").ask(id, null)).isEqualTo(SmsQuery.Known.NOTHING);
        assertThat(asked).isNull();
    }

    @Test
    void a_line_that_breaks_says_nothing_and_one_that_is_not_there_says_no() {
        hangUp = true;
        assertThat(send(gateway("/", "to={to}", "application/x-www-form-urlencoded", "")))
                .isInstanceOf(Delivery.Unknown.class);
        var gateway = gateway("/", "to={to}", "application/x-www-form-urlencoded", "");
        server.stop(0);
        assertThat(send(gateway)).isInstanceOf(Delivery.Later.class);
    }

    @Test
    void a_wrong_setting_is_refused_at_the_start() {
        assertThatThrownBy(() -> gateway("url", "sms.example"))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("PARVIS_SMS_URL");
        assertThatThrownBy(() -> gateway("url", "https://sms.example", "accepted", "("))
                .hasMessageContaining("PARVIS_SMS_ACCEPTED");
        assertThatThrownBy(() -> gateway("/{number}", "", "", "")).hasMessageContaining("PARVIS_SMS_URL");
        assertThatThrownBy(() -> gateway("url", "https://sms.example", "headers", "Host: here"))
                .hasMessageContaining("PARVIS_SMS_HEADERS");
    }

    private static HttpGateway gateway(Object... settings) {
        return new HttpGateway(GivenSettings.of(SmsSettings.class, settings), JsonMapper.shared());
    }
}
