package fr.parvis.statistics.jobs;

import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.statistics.domain.FoldPending;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Moves what was counted into the sheets, every few seconds; figures are exact before as after. */
@Component
class FoldFigures {
    private final FoldPending fold;

    FoldFigures(FoldPending fold) {
        this.fold = fold;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void run() {
        Asking.as(Scope.network()).run(() -> {
            while (fold.handle() == FoldPending.AT_ONCE) {
                // until what waits is less than one transaction's worth
            }
        });
    }
}
