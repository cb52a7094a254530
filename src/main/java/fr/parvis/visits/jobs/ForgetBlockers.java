// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.jobs;

import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.visits.domain.Blockers;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets the blockers that were met days ago: they serve within the hour. */
@Component
class ForgetBlockers {
    private final Blockers blockers;

    ForgetBlockers(Blockers blockers) {
        this.blockers = blockers;
    }

    @Scheduled(initialDelay = 20, fixedDelay = 120, timeUnit = TimeUnit.MINUTES)
    void run() {
        Asking.as(Scope.network()).run(blockers::forgetOld);
    }
}
