// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.jobs;

import fr.parvis.loadcurves.domain.Readings;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes readings past their agreed time of keeping, once a day. It may run twice at once. */
@Component
class ForgetCurves {
    private static final Logger LOG = LoggerFactory.getLogger(ForgetCurves.class);

    private final Readings readings;

    ForgetCurves(Readings readings) {
        this.readings = readings;
    }

    @Scheduled(initialDelay = 55, fixedDelay = 1440, timeUnit = TimeUnit.MINUTES)
    void run() {
        int done = readings.forget();
        if (done > 0) LOG.info("loadcurves: {} readings past their agreement forgotten", done);
    }
}
