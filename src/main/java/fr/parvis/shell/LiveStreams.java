// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Server-sent events for pages that stay open. Each page keeps one virtual thread and no connection of the database. A comment every 15 seconds finds out
 * which browsers are gone; a stream ends after ten minutes (the browser comes back at once), once its reader may no longer read, and before Parvis stops.
 */
@Component
public class LiveStreams implements SmartLifecycle {
    private static final Duration BEAT = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** Seconds after which a browser that was sent away may try again. */
    private static final String RETRY_AFTER = "30";

    /** Milliseconds until a browser opens its stream again: after a broken one, which many may have lost at once. */
    private static final String AFTER_A_BREAK = "retry: 3000\n\n";

    /** Milliseconds until a browser opens its stream again after one that ended in time: short, so that it misses no news. */
    private static final String AFTER_ITS_TIME = "retry: 100\n\n";

    private final List<LiveNews> channels;
    private final Duration beat;
    private final Duration longest;
    private volatile boolean running;

    @Autowired
    LiveStreams(List<LiveNews> channels) {
        this(channels, BEAT, LONGEST);
    }

    LiveStreams(List<LiveNews> channels, Duration beat, Duration longest) {
        this.channels = channels;
        this.beat = beat;
        this.longest = longest;
    }

    /**
     * Page that stays open and reads a channel.
     *
     * @param seen the number of the news that the page shows already; 0 for none: then the latest is told at once
     * @param event text of the event for a number, in the form of server-sent events
     * @param allowed whether the reader may still read; asked about every 15 seconds
     */
    public record OpenPage(LiveNews news, long seen, LongFunction<String> event, BooleanSupplier allowed) {}

    /** Answers with the news of a channel. */
    public void write(HttpServletRequest request, HttpServletResponse response, OpenPage page) throws IOException {
        var accepted = request.getHeader("Accept");
        if (accepted == null || !accepted.contains("text/event-stream")) {
            response.setStatus(HttpServletResponse.SC_NOT_ACCEPTABLE);
            return;
        }
        if (!page.news().join()) {
            response.setHeader("Retry-After", RETRY_AFTER);
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try {
            response.setContentType("text/event-stream;charset=UTF-8");
            response.setHeader("Cache-Control", "no-store");
            // a proxy would keep the events until it has enough of them
            response.setHeader("X-Accel-Buffering", "no");
            send(response, AFTER_A_BREAK);
            write(response, page);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            // the browser left the page
        } finally {
            page.news().leave();
        }
    }

    private void write(HttpServletResponse response, OpenPage page) throws IOException, InterruptedException {
        var news = page.news();
        long seen = page.seen();
        long end = System.nanoTime() + longest.toNanos();
        long checked = System.nanoTime();
        while (System.nanoTime() < end) {
            long now = news.await(seen, beat);
            if (news.isClosed()) return;
            if (System.nanoTime() - checked >= beat.toNanos()) {
                checked = System.nanoTime();
                if (!page.allowed().getAsBoolean()) {
                    send(response, "event: over\ndata: \n\n");
                    return;
                }
            }
            send(response, now == seen ? ":\n\n" : page.event().apply(now));
            seen = now;
        }
        send(response, AFTER_ITS_TIME);
    }

    private static void send(HttpServletResponse response, String event) throws IOException {
        response.getOutputStream().write(event.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }

    @Override
    public void start() {
        channels.forEach(LiveNews::open);
        running = true;
    }

    /** Ends all streams, so that the web server does not wait for them. */
    @Override
    public void stop() {
        channels.forEach(LiveNews::close);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stopped before the web server, which waits for its requests. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
