// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.jobs;

import fr.parvis.returns.domain.CountProgress;
import fr.parvis.values.NetworkTime;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts lists that changed within a minute, and all of them each night. Two runs at once do no harm. */
@Component
class CountLists {
    private static final Logger LOG = LoggerFactory.getLogger(CountLists.class);

    private final CountProgress count;

    CountLists(CountProgress count) {
        this.count = count;
    }

    @Scheduled(initialDelay = 60, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    void changed() {
        count.handleDue();
    }

    @Scheduled(cron = "0 40 1 * * *", zone = NetworkTime.ZONE_NAME)
    void all() {
        LOG.info("returns: {} lists counted", count.handleAll());
    }
}
