// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.jobs;

import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import fr.parvis.referrals.domain.RemindOfReferrals;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Each hour reminds, ends and forgets; two servers at once remind nobody twice. */
@Component
class WatchOverReferrals {
    private static final Logger LOG = LoggerFactory.getLogger(WatchOverReferrals.class);

    private final Associations associations;
    private final RemindOfReferrals remind;

    WatchOverReferrals(Associations associations, RemindOfReferrals remind) {
        this.associations = associations;
        this.remind = remind;
    }

    @Scheduled(initialDelay = 7, fixedRate = 60, timeUnit = TimeUnit.MINUTES)
    void run() {
        for (var association : associations.list())
            try {
                Asking.as(association.id()).run(() -> {
                    remind.end();
                    remind.remind();
                });
            } catch (RuntimeException e) {
                // those of one association never keep another's waiting
                LOG.error("referrals of association {} could not be watched over", association.id(), e);
            }
    }
}
