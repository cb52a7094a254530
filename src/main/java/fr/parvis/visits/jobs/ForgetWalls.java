// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.jobs;

import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.visits.domain.Blockers;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets the walls that were met days ago: they serve within the hour. */
@Component
class ForgetWalls {
    private final Blockers walls;

    ForgetWalls(Blockers walls) {
        this.walls = walls;
    }

    @Scheduled(initialDelay = 20, fixedDelay = 120, timeUnit = TimeUnit.MINUTES)
    void run() {
        Asking.as(Scope.network()).run(walls::forgetOld);
    }
}
