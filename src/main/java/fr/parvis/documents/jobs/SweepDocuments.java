// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.jobs;

import fr.parvis.documents.domain.SweepStore;
import fr.parvis.runtime.InEachProcess;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes orphaned files of the store, once a day. */
@Component
class SweepDocuments {
    private static final Logger LOG = LoggerFactory.getLogger(SweepDocuments.class);

    private final SweepStore sweepStore;

    SweepDocuments(SweepStore sweepStore) {
        this.sweepStore = sweepStore;
    }

    @InEachProcess
    @Scheduled(initialDelay = 55, fixedDelay = 1440, timeUnit = TimeUnit.MINUTES)
    void run() {
        int done = sweepStore.handle();
        if (done > 0) LOG.info("documents: {} files of no document deleted", done);
    }
}
