// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.jobs;

import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.network.domain.ImportDrafts;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets the files that somebody began to import more than a day ago. */
@Component
class ForgetImportDrafts {
    private final ImportDrafts drafts;

    ForgetImportDrafts(ImportDrafts drafts) {
        this.drafts = drafts;
    }

    @Scheduled(initialDelay = 15, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void run() {
        Asking.as(Scope.network()).run(drafts::forgetOld);
    }
}
