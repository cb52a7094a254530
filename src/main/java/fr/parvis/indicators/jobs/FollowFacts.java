// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.jobs;

import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.indicators.domain.ForgetOutbox;
import fr.parvis.indicators.domain.copy.FigureCopy;
import fr.parvis.runtime.InEachProcess;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Brings the copy up to date each second while it is open, and forgets each hour what all copies have seen or are too old for. */
@Component
class FollowFacts {
    private final FigureCopy copy;
    private final ForgetOutbox forget;

    FollowFacts(FigureCopy copy, ForgetOutbox forget) {
        this.copy = copy;
        this.forget = forget;
    }

    @InEachProcess
    @Scheduled(initialDelay = 5, fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void follow() {
        copy.follow();
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        Asking.as(Scope.network()).run(forget::handle);
    }
}
