package fr.parvis.outreach.jobs;

import fr.parvis.outreach.domain.NoteSavings;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks each night, before lists are counted, what was saved in the homes of their households; and a while after a start. */
@Component
class NoteSavingsNightly {
    private static final Logger LOG = LoggerFactory.getLogger(NoteSavingsNightly.class);

    private final NoteSavings note;

    NoteSavingsNightly(NoteSavings note) {
        this.note = note;
    }

    @Scheduled(cron = "0 20 1 * * *", zone = "Europe/Paris")
    @Scheduled(initialDelay = 6, timeUnit = TimeUnit.MINUTES)
    void note() {
        int changed = note.handle();
        if (changed > 0) LOG.info("outreach: savings of {} households noted", changed);
    }
}
