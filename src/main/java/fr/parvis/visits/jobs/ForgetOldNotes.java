// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.jobs;

import fr.parvis.visits.domain.ForgetNotes;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes the notes whose time is over. */
@Component
class ForgetOldNotes {
    private final ForgetNotes forget;

    ForgetOldNotes(ForgetNotes forget) {
        this.forget = forget;
    }

    @Scheduled(initialDelay = 30, fixedDelay = 360, timeUnit = TimeUnit.MINUTES)
    void run() {
        forget.handle();
    }
}
