// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.jobs;

import fr.parvis.reading.domain.HeldLetters;
import fr.parvis.runtime.InEachProcess;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes, each minute, letters whose half hour in memory is over. */
@Component
class ForgetLetters {
    private final HeldLetters readings;

    ForgetLetters(HeldLetters readings) {
        this.readings = readings;
    }

    @InEachProcess
    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void forget() {
        readings.clear();
    }
}
