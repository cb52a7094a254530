// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.webhooks.domain;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A program that is called, on this machine. */
public class Target implements AutoCloseable {
    /** A call as it arrived. */
    public record Call(String id, long seconds, String signature, String body) {}

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile int status = 204;
    private volatile long hang;

    public Target() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            calls.add(new Call(
                    headers.getFirst("webhook-id"),
                    Long.parseLong(headers.getFirst("webhook-timestamp")),
                    headers.getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            try {
                Thread.sleep(hang);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/parvis";
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    void answers(int status) {
        this.status = status;
    }

    /** @param millis before each answer */
    void hangs(long millis) {
        hang = millis;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
