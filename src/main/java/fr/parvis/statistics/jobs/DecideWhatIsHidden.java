// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.jobs;

import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.statistics.domain.HiddenMonths;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Decides ahead what months hide outside, so that the first page of figures after a start does not wait for it. */
@Component
class DecideWhatIsHidden {
    private static final int MONTHS = 36;

    private final HiddenMonths months;

    DecideWhatIsHidden(HiddenMonths months) {
        this.months = months;
    }

    @Scheduled(initialDelay = 15, fixedDelay = 900, timeUnit = TimeUnit.SECONDS)
    void run() {
        var last = months.last();
        // a month at a time: nothing waits for them
        for (int back = 0; back < MONTHS; back++) {
            var month = last.minusMonths(back);
            Asking.as(Scope.network()).run(() -> months.prepare(month));
        }
    }
}
