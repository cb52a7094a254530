// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.jobs;

import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.statistics.domain.MakeReleases;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells the public the months that are over, each once, and what was corrected in them since. */
@Component
class MakePublicReleases {
    private static final Logger LOG = LoggerFactory.getLogger(MakePublicReleases.class);
    private static final int MONTHS = 36;

    private final MakeReleases makeReleases;

    MakePublicReleases(MakeReleases makeReleases) {
        this.makeReleases = makeReleases;
    }

    @Scheduled(initialDelay = 20, fixedDelay = 3600, timeUnit = TimeUnit.SECONDS)
    void run() {
        var last = makeReleases.last();
        for (int back = 0; back < MONTHS; back++) {
            var month = last.minusMonths(back);
            var outcome = Asking.as(Scope.network()).call(() -> makeReleases.make(month));
            switch (outcome) {
                case MADE -> LOG.info("figures: the public is told of {}", month);
                case NOT_SAFE ->
                    LOG.warn("figures: {} cannot be told to the public without telling small counts", month);
                case UNCHANGED, STAYS -> {}
            }
        }
    }
}
