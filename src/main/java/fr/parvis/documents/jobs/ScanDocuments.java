// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.jobs;

import fr.parvis.documents.domain.ScanWaiting;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Scans, every few minutes, the documents that wait for a virus scan. */
@Component
class ScanDocuments {
    private static final Logger LOG = LoggerFactory.getLogger(ScanDocuments.class);

    private final ScanWaiting scanWaiting;

    ScanDocuments(ScanWaiting scanWaiting) {
        this.scanWaiting = scanWaiting;
    }

    @Scheduled(initialDelay = 2, fixedDelay = 5, timeUnit = TimeUnit.MINUTES)
    void run() {
        int done = scanWaiting.handle();
        if (done > 0) LOG.info("documents: {} scanned that had waited", done);
    }
}
