// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.jobs;

import fr.parvis.outreach.domain.ForgetEntries;
import fr.parvis.values.NetworkTime;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what is past its term each night, and some minutes after a start: it catches up on nights when the server was off. */
@Component
class ForgetEntriesNightly {
    private static final Logger LOG = LoggerFactory.getLogger(ForgetEntriesNightly.class);

    private final ForgetEntries forget;

    ForgetEntriesNightly(ForgetEntries forget) {
        this.forget = forget;
    }

    @Scheduled(cron = "0 50 1 * * *", zone = NetworkTime.ZONE_NAME)
    @Scheduled(initialDelay = 12, timeUnit = TimeUnit.MINUTES)
    void forget() {
        int gone = forget.handle();
        if (gone > 0) LOG.info("outreach: {} entries past their term forgotten", gone);
    }
}
