// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.monitoring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import fr.parvis.ParvisTest;
import fr.parvis.monitoring.MonitoringSettings;
import fr.parvis.runtime.SettingRefused;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.InfrastructureProxy;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

/** Traces as a collector receives them. */
@ParvisTest
class TracesTest {
    @Autowired
    DataSource database;

    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer collector;
    private String address;

    @BeforeEach
    void a_collector() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        address = "http://127.0.0.1:" + collector.getAddress().getPort();
    }

    @AfterEach
    void the_collector_ends() {
        collector.stop(0);
    }

    @Test
    void a_request_is_told_by_its_route_with_its_statements_and_nothing_personal() throws Exception {
        try (var telemetry = sdk(address, 1)) {
            request(telemetry);
        }
        assertThat(received)
                .singleElement()
                .satisfies(trace -> assertThat(trace)
                        .contains("GET /bureau/personnes/{id}", "select ?::text", "parvis")
                        .doesNotContain("4711", "Dupont", "raison"));
    }

    @Test
    void what_is_asked_outside_a_request_and_what_is_not_drawn_is_not_told() throws Exception {
        try (var telemetry = sdk(address, 1)) {
            ask(telemetry);
        }
        try (var telemetry = sdk(address, 0)) {
            request(telemetry);
        }
        assertThat(received).isEmpty();
    }

    @Test
    void a_collector_that_is_away_stops_nobody() throws Exception {
        collector.stop(0);
        try (var telemetry = sdk(address, 1)) {
            request(telemetry);
        }
        assertThat(received).isEmpty();
    }

    @Test
    void a_setting_that_cannot_be_is_refused_in_words() {
        assertThatThrownBy(() -> sdk("collecteur", 1))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("PARVIS_TRACES_URL")
                .hasMessageContaining("« collecteur »");
        assertThatThrownBy(() -> sdk(address, 10))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("PARVIS_TRACES_SHARE");
    }

    @Test
    void nothing_of_it_exists_unless_the_settings_name_a_collector() {
        var application = new ApplicationContextRunner().withUserConfiguration(Settings.class, Traces.class);
        application.run(it -> assertThat(it).doesNotHaveBean(OpenTelemetry.class));
        application
                .withPropertyValues(Traces.COLLECTOR + "=" + address)
                .run(it -> assertThat(it).hasSingleBean(OpenTelemetry.class));
    }

    @EnableConfigurationProperties(MonitoringSettings.class)
    static class Settings {}

    private static OpenTelemetrySdk sdk(String collector, double share) {
        return Traces.openTelemetry(new MonitoringSettings("", collector, share));
    }

    private void request(OpenTelemetrySdk telemetry) throws ServletException, IOException {
        var request = new MockHttpServletRequest("GET", "/bureau/personnes/4711");
        request.setQueryString("pourquoi=raison");
        var page = new HttpServlet() {
            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response) {
                request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/bureau/personnes/{id}");
                ask(telemetry);
            }
        };
        new TracedRequests(telemetry).doFilter(request, new MockHttpServletResponse(), new MockFilterChain(page));
    }

    private void ask(OpenTelemetrySdk telemetry) {
        var pool = (DataSource) ((InfrastructureProxy) database).getWrappedObject();
        try (var connection = Traces.tracedStatements(telemetry).decorate(pool).getConnection();
                var statement = connection.prepareStatement("select ?::text")) {
            statement.setString(1, "Dupont");
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
