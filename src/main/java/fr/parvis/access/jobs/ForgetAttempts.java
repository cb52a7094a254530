// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.jobs;

import fr.parvis.access.domain.Attempts;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets, every hour, wrong attempts of the day before and invitations long out of date. Twice at once does no harm. */
@Component
class ForgetAttempts {
    private final Attempts attempts;

    ForgetAttempts(Attempts attempts) {
        this.attempts = attempts;
    }

    @Scheduled(initialDelay = 20, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        attempts.forget();
    }
}
