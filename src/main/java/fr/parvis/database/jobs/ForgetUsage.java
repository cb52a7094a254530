// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database.jobs;

import fr.parvis.database.DatabaseUsage;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets who used a limit that counts for nothing any more. */
@Component
@ConditionalOnExpression("!'${parvis.shared-folder:}'.isBlank()")
class ForgetUsage {
    private final DatabaseUsage usage;

    ForgetUsage(DatabaseUsage usage) {
        this.usage = usage;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void run() {
        usage.forget();
    }
}
