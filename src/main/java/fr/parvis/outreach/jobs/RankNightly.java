package fr.parvis.outreach.jobs;

import fr.parvis.outreach.domain.RankEntries;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts the days of open entries anew each night, and a few minutes after a start: nights that the server slept are made good then. */
@Component
class RankNightly {
    private static final Logger LOG = LoggerFactory.getLogger(RankNightly.class);

    private final RankEntries rank;

    RankNightly(RankEntries rank) {
        this.rank = rank;
    }

    @Scheduled(cron = "0 40 0 * * *", zone = "Europe/Paris")
    @Scheduled(initialDelay = 5, timeUnit = TimeUnit.MINUTES)
    void rank() {
        int ranked = rank.handle();
        if (ranked > 0) LOG.info("outreach: {} households ranked", ranked);
    }
}
