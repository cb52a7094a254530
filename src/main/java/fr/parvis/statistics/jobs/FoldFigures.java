// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.jobs;

import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.statistics.domain.FoldOwn;
import fr.parvis.statistics.domain.FoldPending;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Moves what was counted into the sheets, when it is much or has waited for minutes; figures are exact before as after. */
@Component
class FoldFigures {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final FoldPending fold;
    private final FoldOwn foldOwn;
    private final Associations associations;
    private final Clock clock;
    private Instant folded = Instant.EPOCH;

    FoldFigures(FoldPending fold, FoldOwn foldOwn, Associations associations, Clock clock) {
        this.fold = fold;
        this.foldOwn = foldOwn;
        this.associations = associations;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void run() {
        boolean due = !clock.instant().isBefore(folded.plus(LONGEST));
        if (due) folded = clock.instant();
        Asking.as(Scope.network()).run(() -> {
            while ((due || fold.isWorthWhile()) && fold.handle() > 0) {
                // until little waits
            }
        });
        if (due) runOwn();
    }

    private void runOwn() {
        associations.inEachOf(Asking.as(Scope.network()).call(foldOwn::waiting), "figures: own ones", association -> {
            while (foldOwn.handle(association) > 0) {
                // until nothing waits
            }
        });
    }
}
