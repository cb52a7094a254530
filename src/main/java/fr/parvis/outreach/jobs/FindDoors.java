// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.jobs;

import fr.parvis.outreach.domain.LocateDoors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Finds the doors of lists that came, a few each minute, where that is allowed. */
@Component
class FindDoors {
    private static final Logger LOG = LoggerFactory.getLogger(FindDoors.class);

    private final LocateDoors locate;

    FindDoors(LocateDoors locate) {
        this.locate = locate;
    }

    @Scheduled(initialDelay = 75, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    void find() {
        int found = locate.handle();
        if (found > 0) LOG.info("outreach: {} doors located", found);
    }
}
