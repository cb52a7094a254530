// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rollout.jobs;

import fr.parvis.access.Associations;
import fr.parvis.rollout.domain.SeeRollout;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Folds each hour the weekly sums that the network's head reads. Two runs at once do no harm. */
@Component
class FoldWeeks {
    private final Associations associations;
    private final SeeRollout rollout;

    FoldWeeks(Associations associations, SeeRollout rollout) {
        this.associations = associations;
        this.rollout = rollout;
    }

    @Scheduled(initialDelay = 4, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void fold() {
        associations.inEach("rollout: weeks", _ -> rollout.fold());
    }
}
