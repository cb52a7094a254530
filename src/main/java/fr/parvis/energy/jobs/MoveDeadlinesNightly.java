package fr.parvis.energy.jobs;

import fr.parvis.energy.domain.MoveDeadlines;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Moves the deadlines of unpaid bills each night, and a few minutes after a start: nights that the server slept are made good then. */
@Component
class MoveDeadlinesNightly {
    private static final Logger LOG = LoggerFactory.getLogger(MoveDeadlinesNightly.class);

    private final MoveDeadlines move;

    MoveDeadlinesNightly(MoveDeadlines move) {
        this.move = move;
    }

    @Scheduled(cron = "0 20 0 * * *", zone = "Europe/Paris")
    @Scheduled(initialDelay = 4, timeUnit = TimeUnit.MINUTES)
    void move() {
        int moved = move.handle();
        if (moved > 0) LOG.info("energy: {} deadlines of unpaid bills moved", moved);
    }
}
