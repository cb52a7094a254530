// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.jobs;

import fr.parvis.sync.domain.ForgetCommands;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ends commands that have waited too long, several times a day. */
@Component
class ForgetOldCommands {
    private final ForgetCommands forget;

    ForgetOldCommands(ForgetCommands forget) {
        this.forget = forget;
    }

    @Scheduled(initialDelay = 50, fixedDelay = 360, timeUnit = TimeUnit.MINUTES)
    void run() {
        forget.handle();
    }
}
