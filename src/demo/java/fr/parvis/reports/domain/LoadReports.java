// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.domain;

import fr.parvis.reports.PastReports;
import fr.parvis.shell.Outcome;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Makes the demonstration's reports by the ways of the screens. */
@Component
class LoadReports implements PastReports {
    private final WriteReports reports;

    LoadReports(WriteReports reports) {
        this.reports = reports;
    }

    @Override
    public void make(LocalDate today) {
        var quarter = ReportPeriod.quarterOf(today).before();
        freeze("france-services", quarter.before());
        freeze("france-services", quarter);
        freeze("digital-points", quarter);
        begin("town-hall", quarter);
    }

    private void freeze(String template, ReportPeriod period) {
        if (begin(template, period) instanceof Outcome.Done done) reports.freeze(done.id(), 0);
    }

    private Outcome begin(String template, ReportPeriod period) {
        return reports.make(
                new WriteReports.Make(WriteReports.fresh(), template, period.key(), ReportExtents.ASSOCIATION, ""));
    }
}
