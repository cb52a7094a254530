// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.jobs;

import fr.parvis.visits.papers.export.Exports;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes the exports that were kept long enough. */
@Component
class ForgetExports {
    private final Exports exports;

    ForgetExports(Exports exports) {
        this.exports = exports;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void run() {
        exports.forgetOld();
    }
}
