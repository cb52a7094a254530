// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.jobs;

import fr.parvis.sheets.domain.ForgetCards;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Once a day forgets what expired cards led to. Two runs at once do no harm. */
@Component
class ForgetExpiredCards {
    private static final Logger LOG = LoggerFactory.getLogger(ForgetExpiredCards.class);

    private final ForgetCards forget;

    ForgetExpiredCards(ForgetCards forget) {
        this.forget = forget;
    }

    @Scheduled(initialDelay = 50, fixedDelay = 1440, timeUnit = TimeUnit.MINUTES)
    void forget() {
        int expired = forget.handle();
        if (expired > 0) LOG.info("sheets: {} cards expired", expired);
    }
}
