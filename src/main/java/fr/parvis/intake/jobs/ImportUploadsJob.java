// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.jobs;

import fr.parvis.intake.domain.ImportUploads;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Imports the files that partners uploaded, a minute later at most. */
@Component
class ImportUploadsJob {
    private static final Logger LOG = LoggerFactory.getLogger(ImportUploadsJob.class);

    private final ImportUploads takeIn;

    ImportUploadsJob(ImportUploads takeIn) {
        this.takeIn = takeIn;
    }

    @Scheduled(initialDelay = 45, fixedDelay = 45, timeUnit = TimeUnit.SECONDS)
    void run() {
        int taken = takeIn.handle();
        if (taken > 0) LOG.info("intake: {} lists of partners taken in", taken);
    }
}
