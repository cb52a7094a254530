// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.jobs;

import fr.parvis.opendata.papers.Feed;
import fr.parvis.opendata.papers.FeedCache;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Has the whole feeds ready for the first who asks after a start. It begins when those who wait for the start are served, makes only what has
 * changed, one feed after the other, and rests after each as long as that took: half a processor at most.
 */
@Component
class PrepareFeeds {
    private static final Logger LOG = LoggerFactory.getLogger(PrepareFeeds.class);
    private static final Duration LATER = Duration.ofSeconds(20);

    private final FeedCache shelf;
    private @Nullable Thread working;

    PrepareFeeds(FeedCache shelf) {
        this.shelf = shelf;
    }

    @EventListener
    void begin(ApplicationReadyEvent ready) {
        // a command of the command line serves nobody
        var port = ready.getApplicationContext().getEnvironment().getProperty("local.server.port", "-1");
        if (port.equals("-1")) return;
        working = Thread.ofPlatform()
                .name("prepare-feeds")
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .start(() -> {
                    try {
                        Thread.sleep(LATER);
                        prepare();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    @PreDestroy
    void end() {
        if (working != null) working.interrupt();
    }

    void prepare() throws InterruptedException {
        for (var feed : Feed.values()) {
            long begun = System.nanoTime();
            try {
                shelf.prepare(feed);
            } catch (RuntimeException e) {
                LOG.warn("feed {} is not ready; it is made when it is asked for: {}", feed, e.toString());
            }
            Thread.sleep(Duration.ofNanos(System.nanoTime() - begun));
        }
    }
}
