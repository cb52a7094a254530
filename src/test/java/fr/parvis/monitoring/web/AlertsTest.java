// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.monitoring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fr.parvis.GivenSettings;
import fr.parvis.Machine;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.database.DatabaseSettings;
import fr.parvis.database.LastBackup;
import fr.parvis.monitoring.domain.JobRuns;
import fr.parvis.monitoring.domain.MachineState;
import fr.parvis.monitoring.domain.NetworkCounts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

/** The numbers for Prometheus, and the alerts on them in the real one. */
@ParvisTest
class AlertsTest {
    private static final Path PROMETHEUS = Path.of("/usr/bin/prometheus");
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");
    private static final Path RULES = Path.of("ops/prometheus-rules.yml");

    @Autowired
    JobRuns jobs;

    @Autowired
    NetworkCounts counts;

    @Autowired
    Pages pages;

    @TempDir
    Path folder;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private MetricsPort port;

    @BeforeEach
    void open() {
        Metrics.addRegistry(registry);
        jobs.bindTo(registry);
        new MachineState(
                        GivenSettings.data(folder),
                        new LastBackup(GivenSettings.data(folder), GivenSettings.of(DatabaseSettings.class)))
                .bindTo(registry);
        counts.bindTo(registry);
        port = new MetricsPort(registry, 0);
        port.start();
    }

    @AfterEach
    void close() {
        port.stop();
        Metrics.removeRegistry(registry);
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
        }
    }

    private String numbers() throws IOException, InterruptedException {
        return get("http://127.0.0.1:" + port.port() + "/metrics").body();
    }

    @Test
    void every_number_that_an_alert_or_the_dashboard_asks_for_is_there() throws Exception {
        counts.gather();
        jobs.ended("FoldFigures.fold", true, Duration.ofMillis(3));
        new RouteTimes.Filter(registry)
                .doFilter(new MockHttpServletRequest(), new MockHttpServletResponse(), new MockFilterChain());
        var asked = new TreeSet<String>();
        for (var file : Set.of(RULES, Path.of("ops/grafana-dashboard.json")))
            Pattern.compile("\\bparvis_[a-z_]+")
                    .matcher(Files.readString(file))
                    .results()
                    .forEach(found -> asked.add(found.group()));
        var numbers = numbers();
        assertThat(asked)
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(numbers).containsPattern("(?m)^" + name + "[ {]"));
    }

    @Test
    void addresses_and_what_they_say_of_a_person_are_not_among_the_numbers() throws Exception {
        var filter = new RouteTimes.Filter(registry);
        var request = new MockHttpServletRequest("GET", "/bureau/personnes/0b8c7b0e");
        request.setQueryString("nom=Amina");
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/bureau/personnes/{id}");
        filter.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
        var lost = new MockHttpServletRequest("GET", "/Amina");
        try {
            filter.doFilter(lost, new MockHttpServletResponse(), new MockFilterChain() {
                @Override
                public void doFilter(jakarta.servlet.ServletRequest asked, jakarta.servlet.ServletResponse answer)
                        throws ServletException {
                    throw new ServletException("broken");
                }
            });
        } catch (ServletException e) {
            assertThat(e).hasMessage("broken");
        }
        assertThat(numbers())
                .contains("route=\"/bureau/personnes/{id}\",status=\"2xx\"", "route=\"none\",status=\"5xx\"")
                .doesNotContain("Amina", "0b8c7b0e");
    }

    @Test
    void the_port_answers_one_question_and_the_public_one_only_says_whether_it_is_well() throws Exception {
        assertThat(get("http://127.0.0.1:" + port.port() + "/").statusCode()).isEqualTo(404);
        assertThat(get("http://127.0.0.1:" + port.port() + "/metrics/").statusCode())
                .isEqualTo(404);
        for (var closed : Set.of(
                "/actuator",
                "/actuator/prometheus",
                "/actuator/metrics",
                "/actuator/env",
                "/actuator/sbom",
                "/metrics")) assertThat(pages.get(closed)).as(closed).hasStatus(404);
        assertThat(pages.get("/actuator/health")).hasStatusOk();
    }

    @Test
    void a_scrape_during_a_restart_finds_nobody_and_the_next_one_the_numbers_again() throws Exception {
        counts.gather();
        int same = port.port();
        assertThat(numbers()).contains("parvis_database_up 1.0");
        port.stop();
        assertThatThrownBy(this::numbers).isInstanceOf(ConnectException.class);
        port = new MetricsPort(registry, same);
        port.start();
        assertThat(numbers()).contains("parvis_database_up 1.0");
    }

    @Test
    void a_job_that_fails_is_counted_until_it_succeeds() throws Exception {
        for (int i = 0; i < 3; i++) jobs.ended("Trial.run", false, Duration.ZERO);
        assertThat(numbers()).contains("parvis_job_failures_in_a_row{task=\"Trial.run\"} 3.0");
        jobs.ended("Trial.run", true, Duration.ZERO);
        assertThat(numbers())
                .contains(
                        "parvis_job_failures_in_a_row{task=\"Trial.run\"} 0.0",
                        "parvis_job_failures_since_start{task=\"Trial.run\"} 3.0");
    }

    @Test
    void the_rules_hold_with_their_times() throws Exception {
        Machine.needs(PROMTOOL);
        var trial = new ProcessBuilder(PROMTOOL.toString(), "test", "rules", "prometheus-rules-test.yml")
                .directory(Path.of("ops").toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(trial.getInputStream().readAllBytes());
        assertThat(trial.waitFor()).as(said).isZero();
    }

    @Test
    void the_real_prometheus_reads_the_numbers_and_fires_each_alert() throws Exception {
        Machine.needs(PROMETHEUS);
        for (int i = 0; i < 3; i++) jobs.ended("Alarm.run", false, Duration.ZERO);
        var ill = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Gauge.builder("parvis.disk.free.bytes", () -> 5e8).register(ill);
        Gauge.builder("parvis.disk.size.bytes", () -> 1e11).register(ill);
        Gauge.builder("parvis.backup.last.success.seconds", () -> 0).register(ill);
        Gauge.builder("parvis.messages.overdue", () -> 2).register(ill);
        var second = new MetricsPort(ill, 0);
        second.start();
        int nobody = Machine.freePort();
        int own = Machine.freePort();
        Files.writeString(folder.resolve("rules.yml"), Files.readString(RULES).replaceAll("for: \\S+", "for: 0s"));
        Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
                rule_files: [rules.yml]
                scrape_configs:
                  - job_name: parvis
                    static_configs:
                      - targets: ["127.0.0.1:%d", "127.0.0.1:%d", "127.0.0.1:%d"]
                """.formatted(port.port(), second.port(), nobody));
        var prometheus = new ProcessBuilder(
                        PROMETHEUS.toString(),
                        "--config.file=" + folder.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + own)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(500))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(firing(own))
                            .contains(
                                    "ParvisAway",
                                    "ParvisBackupOld",
                                    "ParvisDiskFilling",
                                    "ParvisJobFailing",
                                    "ParvisWorkStuck"));
            assertThat(get("http://127.0.0.1:" + own + "/api/v1/query?query=up").body())
                    .contains("127.0.0.1:" + port.port());
        } finally {
            prometheus.destroy();
            if (!prometheus.waitFor(10, TimeUnit.SECONDS)) prometheus.destroyForcibly();
            second.stop();
            jobs.ended("Alarm.run", true, Duration.ZERO);
        }
    }

    private static Set<String> firing(int port) throws IOException, InterruptedException {
        var names = new TreeSet<String>();
        Pattern.compile("\"alertname\":\"(\\w+)\"[^{}]*}[^{}]*\\{[^{}]*}[^{}]*\"state\":\"firing\"")
                .matcher(get("http://127.0.0.1:" + port + "/api/v1/alerts").body())
                .results()
                .forEach(found -> names.add(found.group(1)));
        return names;
    }
}
