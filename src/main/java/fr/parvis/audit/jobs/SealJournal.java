// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.audit.jobs;

import fr.parvis.audit.Chain;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Closes the journal's segments every quarter of an hour, and once a day forgets those past their time. */
@Component
class SealJournal {
    private static final Logger LOG = LoggerFactory.getLogger(SealJournal.class);

    private final Chain chain;

    SealJournal(Chain chain) {
        this.chain = chain;
    }

    @Scheduled(initialDelay = 15, fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
    void close() {
        chain.close();
    }

    @Scheduled(initialDelay = 1, fixedDelay = 24, timeUnit = TimeUnit.HOURS)
    void forget() {
        int forgotten = chain.forget();
        if (forgotten > 0) LOG.info("journal: {} segments past their time of keeping deleted", forgotten);
    }
}
