// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.jobs;

import fr.parvis.energy.domain.MoveDeadlines;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Moves the deadlines of unpaid bills when an association's day has begun, and a few minutes after a start: it catches up on nights when the server was off. */
@Component
class MoveDeadlinesNightly {
    private static final Logger LOG = LoggerFactory.getLogger(MoveDeadlinesNightly.class);

    private final MoveDeadlines move;

    MoveDeadlinesNightly(MoveDeadlines move) {
        this.move = move;
    }

    @Scheduled(cron = "0 20 * * * *")
    void move() {
        log(move.handleAt(0));
    }

    @Scheduled(initialDelay = 4, timeUnit = TimeUnit.MINUTES)
    void catchUp() {
        log(move.handle());
    }

    private static void log(int done) {
        if (done > 0) LOG.info("energy: {} deadlines of unpaid bills moved", done);
    }
}
