// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.domain;

import fr.parvis.contracts.PastContracts;
import fr.parvis.reports.PastReports;
import fr.parvis.values.Outcome;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes the demonstration's reports by the ways of the screens. */
@Component
class LoadReports implements PastReports {
    private static final String SUPPLIER = "energy-supplier";

    private final WriteReports reports;
    private final ContractOfReport contracts;

    LoadReports(WriteReports reports, ContractOfReport contracts) {
        this.reports = reports;
        this.contracts = contracts;
    }

    @Override
    public void make(LocalDate today) {
        var quarter = ReportPeriod.quarterOf(today).before();
        freeze("france-services", quarter.before());
        freeze("france-services", quarter);
        freeze("digital-points", quarter);
        begin("town-hall", quarter);
    }

    @Override
    public void onContract(LocalDate today) {
        var quarter = ReportPeriod.quarterOf(today).before();
        contracts.list().stream()
                .filter(it -> it.name().startsWith(PastContracts.ENERGY) && it.runsOn(quarter.to()))
                .findFirst()
                .ifPresent(it -> freeze(reports.make(new WriteReports.Make(
                        WriteReports.fresh(),
                        "energy-partner",
                        quarter.key(),
                        ReportExtents.ASSOCIATION,
                        SUPPLIER,
                        it.id()))));
    }

    private void freeze(String template, ReportPeriod period) {
        freeze(begin(template, period));
    }

    private void freeze(Outcome<UUID> made) {
        if (made instanceof Outcome.Done(var id)) reports.freeze(id, 0);
    }

    private Outcome<UUID> begin(String template, ReportPeriod period) {
        return reports.make(
                new WriteReports.Make(WriteReports.fresh(), template, period.key(), ReportExtents.ASSOCIATION, ""));
    }
}
