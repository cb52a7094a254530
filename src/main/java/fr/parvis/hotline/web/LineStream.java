package fr.parvis.hotline.web;

import fr.parvis.hotline.domain.LineNews;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Server-sent events that say that something changed on the line, never what: pages ask for their part again, within their rights. Each open page keeps
 * one virtual thread and no connection of the database; where there are too many, pages ask every few seconds instead.
 */
@Component
class LineStream {
    private static final int MOST = 400;
    private static final Duration BEAT = Duration.ofSeconds(20);
    private static final int BEATS = 30;

    private final LineNews news;
    private final Semaphore open = new Semaphore(MOST);

    LineStream(LineNews news) {
        this.news = news;
    }

    /** Answers until the browser is gone, ten minutes are over (it connects again), or Parvis stops. */
    void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var accepted = request.getHeader("Accept");
        if (accepted == null || !accepted.contains("text/event-stream")) {
            response.setStatus(HttpServletResponse.SC_NOT_ACCEPTABLE);
            return;
        }
        if (!open.tryAcquire()) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try {
            response.setContentType("text/event-stream;charset=UTF-8");
            response.setHeader("Cache-Control", "no-store");
            // a proxy would keep the events until it has enough of them
            response.setHeader("X-Accel-Buffering", "no");
            long seen = news.number();
            send(response, "retry: 3000\n\n");
            for (int beat = 0; beat < BEATS && !news.isClosed(); ) {
                long now = news.await(seen, BEAT);
                if (now == seen) beat++;
                send(response, now == seen ? ":\n\n" : "data: " + now + "\n\n");
                seen = now;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            // the browser left the page
        } finally {
            open.release();
        }
    }

    private static void send(HttpServletResponse response, String event) throws IOException {
        response.getOutputStream().write(event.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }
}
