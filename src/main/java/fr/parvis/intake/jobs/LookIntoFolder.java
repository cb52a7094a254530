// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.jobs;

import fr.parvis.intake.domain.ImportFromFolder;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Imports files of the watched folder, every minute; a file is read at the second look at the earliest. */
@Component
class LookIntoFolder {
    private static final Logger LOG = LoggerFactory.getLogger(LookIntoFolder.class);

    private final ImportFromFolder take;

    LookIntoFolder(ImportFromFolder take) {
        this.take = take;
    }

    @Scheduled(initialDelay = 60, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    void look() {
        int moved = take.handle();
        if (moved > 0) LOG.info("intake: {} files of the watched folder taken in or refused", moved);
    }
}
