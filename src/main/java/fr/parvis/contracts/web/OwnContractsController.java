// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.HomePart;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.contracts.Unit;
import fr.parvis.contracts.domain.PublishFunderSums;
import fr.parvis.contracts.domain.PublishFunderSums.FundedContract;
import fr.parvis.contracts.domain.PublishFunderSums.FundedLine;
import fr.parvis.network.LocalDays;
import fr.parvis.partners.Partners;
import fr.parvis.protection.SmallCounts;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import fr.parvis.shell.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Contracts that a funder's own account sees: promised against done by whole months, reports due; never an act. */
@Controller
class OwnContractsController {
    static final String ADDRESS = "/partenaire/engagements";
    private static final int ROWS_AT_HOME = 5;

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry ownContractsEntry() {
            return new NavigationEntry(NavigationSection.HOME, 30, ADDRESS, "contracts.own.title", Right.SEE_OWN_LISTS);
        }

        @Bean
        HelpTopics ownContractsHelp() {
            return new HelpTopics(Map.of(ADDRESS, "12-listes-partenaires#ce-que-voit-le-partenaire"));
        }
    }

    private final PublishFunderSums contracts;
    private final Partners partners;
    private final SmallCounts smallCounts;
    private final LocalDays localDays;

    OwnContractsController(
            PublishFunderSums contracts, Partners partners, SmallCounts smallCounts, LocalDays localDays) {
        this.contracts = contracts;
        this.partners = partners;
        this.smallCounts = smallCounts;
        this.localDays = localDays;
    }

    @Requires(value = Right.SEE_OWN_LISTS, within = Within.PARTNER)
    @GetMapping(ADDRESS)
    String show(SignedIn who, Model model) {
        var partner = who.requirePartner();
        List<FundedContract> all = partners.isOpen(partner) ? contracts.of(partner) : List.of();
        var today = localDays.today();
        model.addAttribute(
                "page",
                new OwnContractsPage(
                        who.place(),
                        t("contracts.own.hiding", smallCounts.threshold()),
                        all.stream().map(it -> contract(it, today)).toList()));
        return "contracts/own";
    }

    private OwnContractsPage.Contract contract(FundedContract it, LocalDate today) {
        return new OwnContractsPage.Contract(
                it.id().toString(),
                it.name(),
                (it.reference().isEmpty() ? "" : it.reference() + " · ")
                        + t("contracts.own.period", Words.date(it.firstDay()), Words.date(it.lastDay())),
                it.lines().stream().map(line -> line(line, smallCounts)).toList(),
                report(it),
                it.reportOn() != null && it.reportOn().isBefore(today),
                it.sentOn() == null ? "" : t("contracts.own.sent", Words.date(it.sentOn())));
    }

    private static String report(FundedContract it) {
        var on = it.reportOn();
        var until = it.reportUntil();
        return on == null || until == null
                ? t("contracts.own.no-report")
                : t("contracts.own.report", Words.date(on), Words.date(until));
    }

    private static OwnContractsPage.Line line(FundedLine line, SmallCounts smallCounts) {
        var told = line.told();
        var until = line.until();
        long promised = (long) line.promised() * line.unit().parts();
        return new OwnContractsPage.Line(
                line.name(),
                ContractWords.quantity(line.unit(), promised),
                told == null
                        // of four acts there may be many hours
                        ? t(
                                line.unit() == Unit.HOURS ? "contracts.own.few-acts" : "contracts.own.few",
                                smallCounts.threshold())
                        : ContractWords.number(line.unit(), told),
                told == null ? "" : Words.percent((double) told / promised, 0),
                until == null ? t("contracts.own.not-yet") : t("contracts.own.until", Words.date(until)));
    }

    /** Part of a partner's home page: each line of the contracts that it pays for, and the next report. */
    @Component
    static class AtHome implements HomePart {
        private final PublishFunderSums contracts;
        private final Partners partners;
        private final SmallCounts smallCounts;
        private final LocalDays localDays;

        AtHome(PublishFunderSums contracts, Partners partners, SmallCounts smallCounts, LocalDays localDays) {
            this.contracts = contracts;
            this.partners = partners;
            this.smallCounts = smallCounts;
            this.localDays = localDays;
        }

        @Override
        public int order() {
            return 30;
        }

        @Override
        public Optional<HomePart.Content> of(SignedIn who) {
            var partner = who.partner();
            if (partner == null || !partners.isOpen(partner)) return Optional.empty();
            var all = contracts.of(partner);
            if (all.isEmpty()) return Optional.empty();
            var today = localDays.today();
            var rows = new ArrayList<HomePart.Row>();
            for (var it : all) {
                var on = it.reportOn();
                if (on != null)
                    rows.add(new HomePart.Row(
                            t("contracts.own.report.row", it.name()),
                            Words.date(on),
                            ADDRESS + "#c-" + it.id(),
                            on.isBefore(today)));
            }
            for (var it : all)
                if (!it.lastDay().isBefore(today))
                    for (var line : it.lines()) {
                        var shown = line(line, smallCounts);
                        rows.add(new HomePart.Row(
                                Words.labelled(it.name(), line.name()),
                                t("contracts.own.row", shown.done(), shown.promised()),
                                ADDRESS + "#c-" + it.id(),
                                false));
                    }
            return Optional.of(new HomePart.Content(
                    t("contracts.own.title"),
                    ADDRESS,
                    List.of(),
                    rows.stream().limit(ROWS_AT_HOME).toList(),
                    t("contracts.own.all-over")));
        }
    }
}
