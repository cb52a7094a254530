// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.monitoring.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.parvis.monitoring.MonitoringSettings;
import fr.parvis.runtime.SettingRefused;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/**
 * The port that Prometheus reads, in its text format: a server of its own, on the loopback address alone, so that no setting of a proxy in
 * front can open it to others.
 */
@Component
@Conditional(MetricsAsked.class)
class MetricsPort implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsPort.class);
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final HttpServer server;
    private final PrometheusMeterRegistry registry;
    private volatile boolean running;

    @Autowired
    MetricsPort(PrometheusMeterRegistry registry, MonitoringSettings settings) {
        this(registry, number(settings.metricsPort()));
    }

    /** @param port 0: any that is free */
    MetricsPort(PrometheusMeterRegistry registry, int port) {
        this.registry = registry;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new SettingRefused("Le port " + port
                    + " (PARVIS_METRICS_PORT) est déjà pris par un autre programme : choisissez-en un autre.");
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
    }

    private static int number(String setting) {
        try {
            int port = Integer.parseInt(setting.strip());
            if (port > 0 && port < 65_536) return port;
        } catch (NumberFormatException e) {
            LOG.debug("no number", e);
        }
        throw new SettingRefused("PARVIS_METRICS_PORT doit être un port, de 1 à 65535. Reçu : « " + setting + " ».");
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals("/metrics")) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            if (!exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            var body = registry.scrape().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", TEXT);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void start() {
        server.start();
        running = true;
        LOG.info("numbers for Prometheus at http://127.0.0.1:{}/metrics", port());
    }

    @Override
    public void stop() {
        server.stop(1);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
