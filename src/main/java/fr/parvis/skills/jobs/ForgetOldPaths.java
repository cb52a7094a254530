// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.jobs;

import fr.parvis.skills.domain.ForgetPaths;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Once a day forgets the paths past their term. Two runs at once do no harm. */
@Component
class ForgetOldPaths {
    private static final Logger LOG = LoggerFactory.getLogger(ForgetOldPaths.class);

    private final ForgetPaths forget;

    ForgetOldPaths(ForgetPaths forget) {
        this.forget = forget;
    }

    @Scheduled(initialDelay = 55, fixedDelay = 1440, timeUnit = TimeUnit.MINUTES)
    void forget() {
        int forgotten = forget.handle();
        if (forgotten > 0) LOG.info("skills: {} paths forgotten", forgotten);
    }
}
