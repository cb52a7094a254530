// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.jobs;

import fr.parvis.access.Associations;
import fr.parvis.reports.domain.WriteReports;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Once a day forgets, in every association, the addresses that reports went to longer ago than their term. */
@Component
class ForgetReportAddresses {
    private final WriteReports reports;
    private final Associations associations;

    ForgetReportAddresses(WriteReports reports, Associations associations) {
        this.reports = reports;
        this.associations = associations;
    }

    @Scheduled(initialDelay = 55, fixedDelay = 1440, timeUnit = TimeUnit.MINUTES)
    void run() {
        associations.inEach("reports: addresses", _ -> reports.forgetAddresses());
    }
}
