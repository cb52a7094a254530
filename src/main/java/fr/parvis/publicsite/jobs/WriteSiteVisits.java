// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.jobs;

import fr.parvis.publicsite.domain.SiteVisits;
import fr.parvis.runtime.InEachProcess;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Writes, every minute and at the end, how often the public's pages were opened. */
@Component
class WriteSiteVisits {
    private static final Logger LOG = LoggerFactory.getLogger(WriteSiteVisits.class);

    private final SiteVisits visits;

    WriteSiteVisits(SiteVisits visits) {
        this.visits = visits;
    }

    @InEachProcess
    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void write() {
        visits.write();
    }

    @PreDestroy
    void writeTheLast() {
        try {
            visits.write();
        } catch (RuntimeException e) {
            LOG.warn("the last minute of visits to the public's pages was not written: {}", e.toString());
        }
    }
}
