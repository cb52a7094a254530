// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.contracts.ContractReports;
import fr.parvis.reports.domain.ContractOfReport;
import fr.parvis.reports.domain.WriteReports;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reports on a contract, for its page. */
@Component
class ReportsOnContracts implements ContractReports {
    private final ContractOfReport contracts;
    private final WriteReports reports;

    ReportsOnContracts(ContractOfReport contracts, WriteReports reports) {
        this.contracts = contracts;
        this.reports = reports;
    }

    @Override
    public List<Written> of(UUID contract) {
        return contracts.reports(contract).stream()
                .map(reports::find)
                .flatMap(Optional::stream)
                .map(it -> new Written(
                        it.title(),
                        t(it.frozen() != null ? "reports.state.frozen" : "reports.state.draft") + ", "
                                + t("reports.version", it.version()),
                        it.frozen() != null,
                        Addresses.of(it.id())))
                .toList();
    }

    @Override
    public String begin(UUID contract) {
        return Addresses.NEW + "?convention=" + contract;
    }
}
