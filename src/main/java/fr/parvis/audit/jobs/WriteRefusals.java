// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.audit.jobs;

import fr.parvis.audit.domain.CountedRefusals;
import fr.parvis.runtime.InEachProcess;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Notes, every minute and at the end, what was refused. */
@Component
class WriteRefusals {
    private static final Logger LOG = LoggerFactory.getLogger(WriteRefusals.class);

    private final CountedRefusals refusals;

    WriteRefusals(CountedRefusals refusals) {
        this.refusals = refusals;
    }

    @InEachProcess
    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void write() {
        refusals.write();
    }

    @PreDestroy
    void writeTheLast() {
        try {
            refusals.write();
        } catch (RuntimeException e) {
            LOG.warn(
                    "the refusals of the last minute were not noted: {}",
                    e.getClass().getName());
        }
    }
}
