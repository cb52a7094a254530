// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.jobs;

import fr.parvis.visits.domain.ChangedVisits;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets which old visits were taken back: no device asks for those days any more. */
@Component
class ForgetGone {
    private final ChangedVisits changed;

    ForgetGone(ChangedVisits changed) {
        this.changed = changed;
    }

    @Scheduled(initialDelay = 40, fixedDelay = 720, timeUnit = TimeUnit.MINUTES)
    void run() {
        changed.forgetOld();
    }
}
