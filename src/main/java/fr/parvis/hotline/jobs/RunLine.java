// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.jobs;

import fr.parvis.hotline.domain.ForgetCalls;
import fr.parvis.hotline.domain.KeepPromises;
import fr.parvis.hotline.domain.OfferCalls;
import fr.parvis.hotline.domain.SendMovedPromiseSms;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Jobs of the hotline: offers waiting calls each second, ends expired ones each five, deletes old data some times a day. */
@Component
class RunLine {
    private static final Logger LOG = LoggerFactory.getLogger(RunLine.class);

    private final OfferCalls offers;
    private final KeepPromises keep;
    private final SendMovedPromiseSms tell;
    private final ForgetCalls forget;

    RunLine(OfferCalls offers, KeepPromises keep, SendMovedPromiseSms tell, ForgetCalls forget) {
        this.offers = offers;
        this.keep = keep;
        this.tell = tell;
        this.forget = forget;
    }

    @Scheduled(initialDelay = 20, fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void offer() {
        offers.all();
    }

    @Scheduled(initialDelay = 25, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void keep() {
        keep.handle();
        tell.handle();
    }

    @Scheduled(initialDelay = 50, fixedDelay = 360, timeUnit = TimeUnit.MINUTES)
    void forget() {
        int forgotten = forget.handle();
        if (forgotten > 0) LOG.info("hotline: {} promises deleted after their time of keeping", forgotten);
    }
}
