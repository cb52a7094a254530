// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.jobs;

import fr.parvis.reading.domain.HeldLetters;
import fr.parvis.shell.InEachProcess;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Each minute lets go of letters whose half hour is over, also when nobody looks at any. */
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
