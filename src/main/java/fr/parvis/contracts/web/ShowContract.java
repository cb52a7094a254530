// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.contracts.ContractReports;
import fr.parvis.contracts.domain.Contract;
import fr.parvis.contracts.domain.Instalment;
import fr.parvis.contracts.domain.MeasureContract;
import fr.parvis.contracts.domain.SeeContracts;
import fr.parvis.contracts.domain.SeeContracts.LineProgress;
import fr.parvis.contracts.domain.SeeContracts.Standing;
import fr.parvis.partners.Partners;
import fr.parvis.shell.Bar;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.Words;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Shows the page of a contract: how it is doing, what is paid and reported when. */
@Component
class ShowContract {
    private static final int MOST_WEEKS = 60;

    private final SeeContracts see;
    private final MeasureContract measure;
    private final List<ContractReports> written;
    private final ContractWords words;
    private final Partners partners;

    ShowContract(
            SeeContracts see,
            MeasureContract measure,
            List<ContractReports> written,
            ContractWords words,
            Partners partners) {
        this.see = see;
        this.measure = measure;
        this.written = written;
        this.words = words;
        this.partners = partners;
    }

    /** @param filled values of its forms, when they were refused */
    String handle(UUID id, SignedIn who, FilledForm filled, Model model) {
        var it = see.standing(id);
        var contract = it.contract();
        boolean mayKeep = who.may(Right.KEEP_CONTRACTS);
        boolean mayWrite = who.may(Right.WRITE_REPORTS);
        var funder = partners.names(Set.of(contract.partner())).getOrDefault(contract.partner(), "");
        var closed = contract.closedUntil();
        var presence = measure.presence(contract, see.lines(id));
        var chart = it.lines().stream().findFirst().orElse(null);
        model.addAttribute(
                "page",
                new ContractPage(
                        Addresses.contract(id),
                        contract.name(),
                        ContractsController.about(contract, funder)
                                + (contract.reference().isEmpty() ? "" : " · " + contract.reference()),
                        Words.euros(it.amount()),
                        Words.euros(it.due()),
                        presence.minutes() == 0 ? "—" : Words.duration(presence.minutes()),
                        presence.minutes() == 0
                                ? t("contracts.figure.presence.none")
                                : n("contracts.figure.presence.points", presence.points(), presence.until()),
                        presence.minutes() == 0 || it.due() == 0 ? "—" : Words.euros(presence.centsAnHour(it.due())),
                        closed == null ? "" : t("contracts.closed", closed),
                        mayKeep,
                        it.lines().stream().map(line -> line(contract, line)).toList(),
                        see.lines(id).stream()
                                .filter(line -> line.removed())
                                .map(line -> new ContractPage.Removed(
                                        line.name(), Addresses.line(id, line.id()) + "/remettre"))
                                .toList(),
                        chart == null ? "" : chartTitle(chart),
                        chart == null ? List.of() : bars(chart),
                        it.instalments().stream().map(this::instalment).toList(),
                        reports(it),
                        mayWrite
                                ? written.stream()
                                        .flatMap(one -> one.of(id).stream())
                                        .toList()
                                : List.of(),
                        mayWrite
                                ? written.stream()
                                        .map(one -> one.begin(id))
                                        .findFirst()
                                        .orElse("")
                                : "",
                        filled.values(),
                        filled.problems()));
        return "contracts/contract";
    }

    private ContractPage.Line line(Contract contract, LineProgress it) {
        var line = it.line();
        var unit = line.unit();
        var projection = it.projection();
        long due = line.due(it.done());
        return new ContractPage.Line(
                Addresses.line(contract.id(), line.id()),
                line.name(),
                ContractWords.quantity(unit, line.promisedParts()),
                ContractWords.number(unit, it.done()) + " ("
                        + Words.percent((double) it.done() / line.promisedParts(), 0) + ")",
                ContractWords.pace(it.pace()),
                ContractWords.badge(it.pace()),
                see.today().isAfter(contract.lastDay())
                        ? ""
                        : t("contracts.expected-today", ContractWords.number(unit, it.expectedToday())),
                projection == null
                        ? t("contracts.projection.none")
                        : projection.low() == projection.high()
                                ? ContractWords.number(unit, projection.expected())
                                : t(
                                        "contracts.projection",
                                        ContractWords.number(unit, projection.expected()),
                                        ContractWords.number(unit, projection.low()),
                                        ContractWords.number(unit, projection.high())),
                !line.pays() || it.done() == 0 ? "—" : Words.euros(Math.round((double) due * unit.parts() / it.done())),
                line.pays() ? Words.euros(due) : t("contracts.counts-only"),
                Words.duration(it.minutes()),
                line.rules().stream()
                        .map(rule -> t("contracts.rule.from", rule.from()) + " " + words.rule(rule))
                        .toList(),
                Addresses.line(contract.id(), line.id()) + "/retirer");
    }

    private static String chartTitle(LineProgress it) {
        var line = it.line().name();
        return it.weeks().size() > MOST_WEEKS
                ? t("contracts.chart.last", line, MOST_WEEKS)
                : t("contracts.chart", line);
    }

    private static List<Bar> bars(LineProgress it) {
        var weeks = it.weeks();
        return weeks.subList(Math.max(0, weeks.size() - MOST_WEEKS), weeks.size()).stream()
                .map(week -> new Bar(
                        t("contracts.week", Words.date(week.monday())),
                        (double) week.parts() / it.line().unit().parts(),
                        ContractWords.number(it.line().unit(), week.parts())))
                .toList();
    }

    private ContractPage.Part instalment(Instalment it) {
        var base = Addresses.contract(it.contract()) + "/versements/" + it.id();
        var received = it.receivedOn();
        boolean late = received == null && it.dueOn().isBefore(see.today());
        return new ContractPage.Part(
                t("contracts.instalment.said", Words.euros(it.amount()), Words.date(it.dueOn())),
                received != null ? t("contracts.received", received) : t(late ? "contracts.late" : "contracts.awaited"),
                received != null ? "success" : late ? "warning" : "plain",
                received == null ? base + "/recu" : "",
                t("contracts.receive"),
                received == null ? base + "/retirer" : base + "/pas-recu",
                t(received == null ? "contracts.remove" : "contracts.undo"));
    }

    private List<ContractPage.Part> reports(Standing standing) {
        var today = see.today();
        return standing.reports().stream()
                .map(it -> {
                    var base = Addresses.contract(it.contract()) + "/bilans/" + it.id();
                    var sent = it.sentOn();
                    boolean presses = sent == null && !it.dueOn().isAfter(today.plusDays(15));
                    return new ContractPage.Part(
                            t("contracts.report.said", Words.date(it.coversUntil()), Words.date(it.dueOn())),
                            sent != null
                                    ? t("contracts.sent", sent)
                                    : it.dueOn().isBefore(today)
                                            ? t("contracts.late")
                                            : presses ? t("contracts.soon") : t("contracts.awaited"),
                            sent != null ? "success" : presses ? "warning" : "plain",
                            sent == null && !it.coversUntil().isAfter(today) ? base + "/envoye" : "",
                            t("contracts.send"),
                            sent == null ? base + "/retirer" : base + "/pas-envoye",
                            t(sent == null ? "contracts.remove" : "contracts.undo"));
                })
                .toList();
    }
}
