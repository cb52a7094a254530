// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.jobs;

import fr.parvis.access.Associations;
import fr.parvis.referrals.domain.RemindOfReferrals;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Each hour reminds, ends and forgets; two servers at once remind nobody twice. */
@Component
class WatchOverReferrals {
    private final Associations associations;
    private final RemindOfReferrals remind;

    WatchOverReferrals(Associations associations, RemindOfReferrals remind) {
        this.associations = associations;
        this.remind = remind;
    }

    @Scheduled(initialDelay = 7, fixedRate = 60, timeUnit = TimeUnit.MINUTES)
    void run() {
        associations.inEach("referrals: ends and reminders", _ -> {
            remind.end();
            remind.remind();
        });
    }
}
