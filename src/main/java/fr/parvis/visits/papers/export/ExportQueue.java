// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.papers.export;

import jakarta.annotation.PreDestroy;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Writes exports behind the scenes, one at a time, so that they leave the machine to those who work. */
@Component
class ExportQueue {
    private static final int PATIENCE_SECONDS = 5;

    private final WriteExport write;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("exports").daemon().factory());
    private volatile boolean stopping;

    ExportQueue(WriteExport write) {
        this.write = write;
    }

    void add(UUID association, UUID export) {
        if (stopping) return;
        writer.execute(() -> {
            if (!stopping) write.handle(association, export, () -> stopping);
        });
    }

    /** Stops the writer; an unfinished export is begun again at the next start. */
    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        writer.shutdown();
        if (!writer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) writer.shutdownNow();
    }
}
