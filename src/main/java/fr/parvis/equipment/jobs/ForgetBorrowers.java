// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.jobs;

import fr.parvis.equipment.domain.FollowBorrowers;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets each day who had what, after the time of keeping. */
@Component
class ForgetBorrowers {
    private static final Logger LOG = LoggerFactory.getLogger(ForgetBorrowers.class);

    private final FollowBorrowers follow;

    ForgetBorrowers(FollowBorrowers follow) {
        this.follow = follow;
    }

    @Scheduled(initialDelay = 55, fixedDelay = 1440, timeUnit = TimeUnit.MINUTES)
    void forget() {
        int forgotten = follow.forgetOld();
        if (forgotten > 0) LOG.info("equipment: {} handovers are nobody's after their time of keeping", forgotten);
    }
}
