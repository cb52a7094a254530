// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rollout.jobs;

import fr.parvis.access.Associations;
import fr.parvis.rollout.domain.KeepStaffSkills;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Each day deletes what staff of closed accounts learnt, thirty days after it was removed. */
@Component
class ForgetStaffSkills {
    private final Associations associations;
    private final KeepStaffSkills skills;

    ForgetStaffSkills(Associations associations, KeepStaffSkills skills) {
        this.associations = associations;
        this.skills = skills;
    }

    @Scheduled(initialDelay = 55, fixedDelay = 1440, timeUnit = TimeUnit.MINUTES)
    void forget() {
        associations.inEach("rollout: skills of staff", _ -> skills.forget());
    }
}
