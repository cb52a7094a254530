// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.jobs;

import fr.parvis.rounds.domain.walks.ForgetPhotos;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes the photos whose time is over. */
@Component
class ForgetOldPhotos {
    private final ForgetPhotos forget;

    ForgetOldPhotos(ForgetPhotos forget) {
        this.forget = forget;
    }

    @Scheduled(initialDelay = 35, fixedDelay = 360, timeUnit = TimeUnit.MINUTES)
    void run() {
        forget.handle();
    }
}
