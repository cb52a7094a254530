// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.jobs;

import fr.parvis.access.Associations;
import fr.parvis.skills.domain.AutonomyFigures;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Each hour folds the sums that the network's head reads. Two runs at once do no harm. */
@Component
class FoldSums {
    private final Associations associations;
    private final AutonomyFigures figures;

    FoldSums(Associations associations, AutonomyFigures figures) {
        this.associations = associations;
        this.figures = figures;
    }

    @Scheduled(initialDelay = 2, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void fold() {
        associations.inEach("skills: sums", _ -> figures.fold());
    }
}
