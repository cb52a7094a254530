package fr.parvis.statistics.jobs;

import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
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
    private final Clock clock;
    private Instant folded = Instant.EPOCH;

    FoldFigures(FoldPending fold, Clock clock) {
        this.fold = fold;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void run() {
        Asking.as(Scope.network()).run(() -> {
            boolean due = !clock.instant().isBefore(folded.plus(LONGEST));
            if (due) folded = clock.instant();
            while ((due || fold.isWorthWhile()) && fold.handle() > 0) {
                // until little waits
            }
        });
    }
}
