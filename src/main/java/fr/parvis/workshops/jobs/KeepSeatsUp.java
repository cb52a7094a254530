// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.jobs;

import fr.parvis.workshops.domain.Enrol;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every ten minutes offers on the seats whose offer has ended, and plans reminders. Two runs at once do no harm. */
@Component
class KeepSeatsUp {
    private final Enrol enrol;

    KeepSeatsUp(Enrol enrol) {
        this.enrol = enrol;
    }

    @Scheduled(initialDelay = 4, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void keepUp() {
        enrol.keepUp();
    }
}
