// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.jobs;

import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.procedures.domain.CountSearches;
import fr.parvis.procedures.domain.GuideSource;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks each minute for a guide that was put into its folder, fetches it from the web once a day, and forgets words that too few have typed. */
@Component
class LookForGuide {
    private final GuideSource source;
    private final CountSearches counts;

    LookForGuide(GuideSource source, CountSearches counts) {
        this.source = source;
        this.counts = counts;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void look() {
        source.look();
    }

    @Scheduled(initialDelay = 3, fixedDelay = 24 * 60, timeUnit = TimeUnit.MINUTES)
    void fetch() {
        source.fetch();
        Asking.as(Scope.network()).run(counts::forget);
    }
}
