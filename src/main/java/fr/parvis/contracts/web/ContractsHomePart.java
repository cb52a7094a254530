// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.HomePart;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.contracts.domain.SeeContracts;
import fr.parvis.contracts.domain.SeeContracts.Pace;
import fr.parvis.shell.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Part of the home page of who writes contracts: lines below pace or over, reports due within 15 days, acts to look at. */
@Component
class ContractsHomePart implements HomePart {
    private static final int MOST = 5;
    private static final List<Pace> TOLD = List.of(Pace.BELOW, Pace.OVER);

    private final SeeContracts contracts;

    ContractsHomePart(SeeContracts contracts) {
        this.contracts = contracts;
    }

    @Override
    public int order() {
        return 35;
    }

    @Override
    public Optional<Content> of(SignedIn who) {
        if (who.association() == null || !who.may(Right.KEEP_CONTRACTS)) return Optional.empty();
        var today = contracts.today();
        var all = contracts.pressing();
        if (all.isEmpty()) return Optional.empty();
        var rows = new ArrayList<Row>();
        for (var it : all)
            it.nextReport()
                    .filter(_ -> it.reportPresses(today))
                    .ifPresent(report -> rows.add(new Row(
                            t("contracts.home.report", it.contract().name()),
                            Words.date(report.dueOn()),
                            Addresses.contract(it.contract().id()),
                            report.dueOn().isBefore(today))));
        for (var it : all)
            if (it.contract().runsOn(today))
                for (var line : it.lines())
                    if (TOLD.contains(line.pace()))
                        rows.add(new Row(
                                Words.labelled(it.contract().name(), line.line().name()),
                                ContractWords.pace(line.pace()),
                                Addresses.contract(it.contract().id()),
                                line.pace() == Pace.BELOW));
        int findings = contracts.countFindings();
        if (rows.isEmpty() && findings == 0) return Optional.empty();
        return Optional.of(new Content(
                t("contracts.title"),
                Addresses.CONTRACTS,
                findings == 0
                        ? List.of()
                        : List.of(new Figure(
                                Words.number(findings),
                                n("contracts.home.conflicts", findings),
                                Addresses.CONFLICTS,
                                false)),
                rows.stream().limit(MOST).toList(),
                t("contracts.home.empty")));
    }
}
