// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.jobs;

import fr.parvis.mandates.domain.KeepMandates;
import fr.parvis.mandates.domain.WarnOfEnd;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Once a day warns of mandates that end soon, and deletes those whose time of keeping is over. */
@Component
class CareForMandates {
    private static final Logger LOG = LoggerFactory.getLogger(CareForMandates.class);

    private final WarnOfEnd warn;
    private final KeepMandates keep;

    CareForMandates(WarnOfEnd warn, KeepMandates keep) {
        this.warn = warn;
        this.keep = keep;
    }

    @Scheduled(initialDelay = 50, fixedDelay = 1440, timeUnit = TimeUnit.MINUTES)
    void care() {
        int warned = warn.handle();
        if (warned > 0) LOG.info("mandates: {} end soon, their responsible was told", warned);
        int deleted = keep.handle();
        if (deleted > 0) LOG.info("mandates: {} deleted after their time of keeping", deleted);
    }
}
