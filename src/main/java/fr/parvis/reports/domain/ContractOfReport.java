// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.domain;

import fr.parvis.contracts.Contracts;
import fr.parvis.contracts.Contracts.Contract;
import fr.parvis.contracts.Contracts.Done;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The contract that a report is on: a frozen report closes the days that it covers, so that what it said stays. */
@Component
@Transactional
public class ContractOfReport {
    private final JdbcClient database;
    private final Contracts contracts;
    private final LocalDays localDays;

    ContractOfReport(JdbcClient database, Contracts contracts, LocalDays localDays) {
        this.database = database;
        this.contracts = contracts;
        this.localDays = localDays;
    }

    /** Contracts that a report may be on, those that began last first. */
    @Transactional(readOnly = true)
    public List<Contract> list() {
        return contracts.list();
    }

    @Transactional(readOnly = true)
    public Optional<Contract> find(UUID report) {
        return contract(report).flatMap(contracts::find);
    }

    private Optional<UUID> contract(UUID report) {
        return database.sql(
                        "select contract from reports.of_contract where association = :association and report = :report")
                .param("association", Asking.association())
                .param("report", report)
                .query(UUID.class)
                .optional();
    }

    /** Reports on a contract, the latest first. */
    @Transactional(readOnly = true)
    public List<UUID> reports(UUID contract) {
        return database.sql("""
                        select r.id from reports.of_contract c join reports.report r on r.association = c.association and r.id = c.report
                        where c.association = :association and c.contract = :contract order by r.made_at desc, r.id""")
                .param("association", Asking.association())
                .param("contract", contract)
                .query(UUID.class)
                .list();
    }

    /** Figures of the contract that a report is on; nothing where it is on none. */
    Optional<ContractFigures> figures(Report report) {
        return find(report.id()).map(contract -> {
            var until = report.period().to();
            var months = new HashMap<UUID, SortedMap<YearMonth, Done>>();
            for (var done : contracts.months(contract.id(), until))
                months.computeIfAbsent(done.line(), _ -> new TreeMap<>()).put(done.month(), done);
            return new ContractFigures(
                    contract.name(),
                    contracts.promises(contract.id()).stream()
                            .map(line -> new ContractFigures.Line(
                                    line.line(),
                                    line.name(),
                                    line.unit(),
                                    (long) line.promised() * line.unit().parts(),
                                    months.getOrDefault(line.line(), new TreeMap<>())))
                            .toList());
        });
    }

    boolean exists(UUID contract) {
        return contracts.find(contract).isPresent();
    }

    void bind(UUID report, UUID contract) {
        database.sql(
                        "insert into reports.of_contract (association, report, contract) values (:association, :report, :contract)")
                .param("association", Asking.association())
                .param("report", report)
                .param("contract", contract)
                .update();
    }

    /** The version that replaces a report is on the same contract. */
    void inherit(UUID earlier, UUID later) {
        contract(earlier).ifPresent(contract -> bind(later, contract));
    }

    /** Closes the contract until the end of the report's period, of the contract, or today, whichever is first. */
    void frozen(Report report) {
        var contract = find(report.id()).orElse(null);
        if (contract == null) return;
        var until = closes(report.period(), contract);
        if (until != null) contracts.closeUntil(contract.id(), until);
    }

    /** Day until which a report of the period closes the contract; null for a period before it. */
    public @Nullable LocalDate closes(ReportPeriod period, Contract contract) {
        var until = period.to();
        if (until.isAfter(contract.lastDay())) until = contract.lastDay();
        if (until.isAfter(localDays.today())) until = localDays.today();
        return until.isBefore(contract.firstDay()) ? null : until;
    }
}
