// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.jobs;

import fr.parvis.outreach.domain.UpdateFromCases;
import fr.parvis.values.NetworkTime;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks each night, before lists are counted, what came of the cases of their households; and a while after a start. */
@Component
class UpdateFromCasesNightly {
    private static final Logger LOG = LoggerFactory.getLogger(UpdateFromCasesNightly.class);

    private final UpdateFromCases learn;

    UpdateFromCasesNightly(UpdateFromCases learn) {
        this.learn = learn;
    }

    @Scheduled(cron = "0 20 1 * * *", zone = NetworkTime.ZONE_NAME)
    @Scheduled(initialDelay = 6, timeUnit = TimeUnit.MINUTES)
    void learn() {
        int changed = learn.handle();
        if (changed > 0) LOG.info("outreach: what came of the cases of {} households noted", changed);
    }
}
