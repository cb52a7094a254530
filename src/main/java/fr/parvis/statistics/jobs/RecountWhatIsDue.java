// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.jobs;

import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.statistics.domain.DueRecounts;
import fr.parvis.statistics.domain.OwnDue;
import fr.parvis.statistics.domain.RecountActs;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts anew, in the background, the associations whose figures an upgrade left to be counted; pages say so meanwhile. */
@Component
class RecountWhatIsDue {
    private static final Logger LOG = LoggerFactory.getLogger(RecountWhatIsDue.class);

    private final DueRecounts due;
    private final OwnDue ownDue;
    private final RecountActs recount;
    private final Associations associations;

    RecountWhatIsDue(DueRecounts due, OwnDue ownDue, RecountActs recount, Associations associations) {
        this.due = due;
        this.ownDue = ownDue;
        this.recount = recount;
        this.associations = associations;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 300, timeUnit = TimeUnit.SECONDS)
    void run() {
        runWhole();
        runOwn();
    }

    private void runWhole() {
        var some = Asking.as(Scope.network()).call(due::list);
        if (some.isEmpty()) return;
        LOG.info("figures: counting the acts of {} associations anew", some.size());
        associations.inEachOf(some, "figures: count anew", association -> {
            int rows = recount.recount(association);
            LOG.info("figures: association {} counted anew, {} rows", association, rows);
        });
        LOG.info("figures: counted anew");
    }

    private void runOwn() {
        var some = Asking.as(Scope.network()).call(ownDue::list);
        if (some.isEmpty()) return;
        LOG.info("figures: counting what each mediator of {} associations did", some.size());
        associations.inEachOf(some, "figures: count own ones anew", recount::recountOwn);
        LOG.info("figures: own figures are ready");
    }
}
