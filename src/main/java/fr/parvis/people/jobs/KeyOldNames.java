// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.jobs;

import fr.parvis.people.domain.KeyNames;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** After the start, a little each second, gives files from before the keys by which names written otherwise are found. */
@Component
class KeyOldNames {
    private static final Logger LOG = LoggerFactory.getLogger(KeyOldNames.class);

    /** Batches of one turn: some thousand files a second, and the rest of the second for people. */
    private static final int BATCHES = 4;

    private final KeyNames keyNames;
    private boolean finished;
    private boolean worked;

    KeyOldNames(KeyNames keyNames) {
        this.keyNames = keyNames;
    }

    @Scheduled(initialDelay = 20_000, fixedDelay = 1_000, timeUnit = TimeUnit.MILLISECONDS)
    void go() {
        if (finished) return;
        finished = !keyNames.handle(BATCHES);
        if (finished && worked) LOG.info("people: every file is found by names written otherwise");
        worked = true;
    }
}
