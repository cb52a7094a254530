// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.jobs;

import fr.parvis.outreach.domain.RankEntries;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts the days of open entries anew when an association's day has begun, and a few minutes after a start: it catches up on nights when the server was off. */
@Component
class RankNightly {
    private static final Logger LOG = LoggerFactory.getLogger(RankNightly.class);

    private final RankEntries rank;

    RankNightly(RankEntries rank) {
        this.rank = rank;
    }

    @Scheduled(cron = "0 40 * * * *")
    void rank() {
        log(rank.handleAt(0));
    }

    @Scheduled(initialDelay = 5, timeUnit = TimeUnit.MINUTES)
    void catchUp() {
        log(rank.handle());
    }

    private static void log(int done) {
        if (done > 0) LOG.info("outreach: {} households ranked", done);
    }
}
