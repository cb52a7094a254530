// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.JournalLinks;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.activities.ActivityRemarks;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.SubjectRows;
import fr.parvis.contracts.domain.ActKey;
import fr.parvis.contracts.domain.ActKind;
import fr.parvis.contracts.domain.SeeContracts;
import fr.parvis.contracts.domain.SeeContracts.ActAttribution;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import fr.parvis.visits.VisitRemarks;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Contracts beside the figures, the sentence on each visit and activity, and words of the journal. */
@Configuration(proxyBeanMethods = false)
class ContractsNavigation {
    @Bean
    HelpTopics contractsHelp() {
        return new HelpTopics(Map.of(Addresses.CONTRACTS, "23-conventions"));
    }

    @Bean
    NavigationEntry contractsEntry() {
        return new NavigationEntry(
                NavigationSection.FIGURES, 30, Addresses.CONTRACTS, "contracts.title", Right.READ_CONTRACTS);
    }

    @Bean
    NavigationEntry networkContractsEntry() {
        return new NavigationEntry(
                NavigationSection.FIGURES,
                31,
                Addresses.NETWORK,
                "contracts.network.title",
                Right.READ_NETWORK_FIGURES);
    }

    @Bean
    VisitRemarks contractsOfVisit(SeeContracts contracts, ContractWords words, Nomenclature nomenclature) {
        return visit -> {
            var acts = contracts.ofVisit(visit);
            var names = words.names(acts);
            var who = SignedIn.current();
            boolean decides = who != null && who.may(Right.KEEP_CONTRACTS);
            return acts.stream()
                    .filter(act -> !act.rows().isEmpty() || (decides && !names.isEmpty()))
                    .map(act -> new VisitRemarks.Remark(
                            acts.size() == 1 ? "" : about(act, nomenclature),
                            act.rows().isEmpty() ? t("contracts.paid.no-contract") : words.sentence(act, names),
                            decides ? Addresses.act(act.act().key()) : null,
                            t("contracts.decide")))
                    .toList();
        };
    }

    @Bean
    ActivityRemarks contractsOfActivity(SeeContracts contracts, ContractWords words) {
        return activity -> {
            var who = SignedIn.current();
            boolean decides = who != null && who.may(Right.KEEP_CONTRACTS);
            return contracts.ofAct(new ActKey(ActKind.ACTIVITY, activity)).stream()
                    .filter(act -> !act.rows().isEmpty() || (decides && act.overrule() != null))
                    .map(act -> new ActivityRemarks.Remark(
                            act.rows().isEmpty() ? t("contracts.paid.no-contract") : words.sentence(act),
                            decides ? Addresses.act(act.act().key()) : null,
                            t("contracts.decide")))
                    .toList();
        };
    }

    private static String about(ActAttribution act, Nomenclature nomenclature) {
        return nomenclature.on(act.act().day()).label(CodeList.THEME, act.act().theme());
    }

    @Bean
    JournalSubjects contractSubjects(SubjectRows rows) {
        return rows.of(
                "contract",
                "select id, name from contracts.contract where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        t("audit.subject.contract", row.text("name")),
                        Right.READ_CONTRACTS,
                        Addresses.contract(row.uuid("id"))));
    }
}
