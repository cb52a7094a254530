// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database.engine;

import io.micrometer.core.instrument.Metrics;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the server again, on the same port, when it ends although nobody asked. When that does not succeed the process ends
 * with an error, so that the service manager restarts it; while the disk is full, it waits for room instead.
 */
final class Revival {

    private static final Logger log = LoggerFactory.getLogger(Revival.class);

    /** A server that has less room than a segment of its log and a little does not start. */
    private static final long ROOM = 20L << 20;

    private final Server.Place place;
    private final Limits limits;
    private final Check check;
    private Server server;
    private boolean ended;
    private volatile boolean closing;

    /**
     * Limits of the attempts.
     *
     * @param attempts after so many that failed it is given up
     * @param longestPause between two attempts; the first pauses are shorter
     * @param giveUp action once it is given up
     */
    record Limits(int attempts, Duration longestPause, Runnable giveUp) {

        /** About two minutes. */
        static final Limits USUAL = new Limits(15, Duration.ofSeconds(10), ProcessEnd::withError);
    }

    /** Whether the server that answers is ours. */
    @FunctionalInterface
    interface Check {
        void run() throws SQLException, IOException;
    }

    /** Watches over a server that has started. */
    Revival(Server.Place place, Server server, Limits limits, Check check) {
        this.place = place;
        this.server = server;
        this.limits = limits;
        this.check = check;
        watch(server);
    }

    private void watch(Server started) {
        var _ = started.onExit()
                .thenRunAsync(
                        this::revive,
                        task -> Thread.ofVirtual().name("database watch").start(task));
    }

    private void revive() {
        for (int attempt = 1; attempt <= limits.attempts() && !closing; attempt++) {
            log.warn("the database server ended by itself, starting it again (attempt {})", attempt);
            try {
                startAgain();
                return;
            } catch (IOException | SQLException | RuntimeException e) {
                if (closing) {
                    return;
                }
                log.error("the database server does not start again on port {}: {}", server.port(), e.getMessage());
                log.debug("why it does not start", e);
            }
            var pause = Duration.ofSeconds(attempt);
            Engine.pause(pause.compareTo(limits.longestPause()) < 0 ? pause : limits.longestPause());
            awaitRoom();
        }
        if (!closing) {
            log.error("the database server does not start again after {} attempts: Parvis ends", limits.attempts());
            limits.giveUp().run();
        }
    }

    /** Starts the server again, once nothing is left of the former server or attempt. */
    private synchronized void startAgain() throws IOException, SQLException {
        Postmaster.stopOrphan(place.cluster(), () -> closing);
        if (closing) {
            return;
        }
        var again = Server.start(place, server.port(), () -> closing);
        boolean good = false;
        try {
            check.run();
            good = true;
        } finally {
            if (!good) {
                again.stop();
            }
        }
        server = again;
        Metrics.counter("parvis.engine.restarts").increment();
        watch(again);
    }

    private void awaitRoom() {
        Path folder = place.cluster();
        boolean said = false;
        while (!closing && folder.toFile().getUsableSpace() < ROOM) {
            if (!said) {
                log.error("no room on the disk of {}: the database server starts again when there is", folder);
                said = true;
            }
            Engine.pause(Duration.ofSeconds(1));
        }
    }

    /** Stops the server for good; false when that was done before. */
    boolean end() {
        closing = true;
        synchronized (this) {
            if (ended) {
                return false;
            }
            ended = true;
            try {
                server.stop();
            } catch (EngineRefused e) {
                log.error("the database server did not stop cleanly", e);
            }
            return true;
        }
    }
}
