// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.jobs;

import fr.parvis.access.Associations;
import fr.parvis.skills.domain.FollowUps;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Once a day plans the calls to persons who were last seen some months ago. Two runs at once do no harm. */
@Component
class PlanFollowUps {
    private final Associations associations;
    private final FollowUps followUps;

    PlanFollowUps(Associations associations, FollowUps followUps) {
        this.associations = associations;
        this.followUps = followUps;
    }

    @Scheduled(initialDelay = 50, fixedDelay = 1440, timeUnit = TimeUnit.MINUTES)
    void plan() {
        associations.inEach("skills: calls some months after", _ -> followUps.plan());
    }
}
