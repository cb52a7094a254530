// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.jobs;

import fr.parvis.returns.domain.MakeReturnFile;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Makes the return files that are due, early on each association's day, and a few minutes after a start: it catches up on days when the server was off. */
@Component
class MakeReturnFiles {
    private static final Logger LOG = LoggerFactory.getLogger(MakeReturnFiles.class);

    private final MakeReturnFile make;

    MakeReturnFiles(MakeReturnFile make) {
        this.make = make;
    }

    @Scheduled(cron = "0 30 * * * *")
    void run() {
        log(make.handleDueAt(5));
    }

    @Scheduled(initialDelay = 6, timeUnit = TimeUnit.MINUTES)
    void catchUp() {
        log(make.handleDue());
    }

    private static void log(int made) {
        if (made > 0) LOG.info("returns: {} return files made", made);
    }
}
