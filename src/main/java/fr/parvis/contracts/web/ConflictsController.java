// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.contracts.domain.Finding;
import fr.parvis.contracts.domain.SeeContracts;
import fr.parvis.contracts.domain.SeeContracts.Conflict;
import fr.parvis.shell.Words;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Acts that two contracts would pay, or whose payment a decision or a later change contradicts: what is to be looked at. */
@Controller
@Requires(value = Right.READ_CONTRACTS, within = Within.ASSOCIATION)
class ConflictsController {
    private static final int ACTS_SHOWN = 5;

    private final SeeContracts contracts;

    ConflictsController(SeeContracts contracts) {
        this.contracts = contracts;
    }

    @GetMapping(Addresses.CONFLICTS)
    String conflicts(Model model) {
        var all = contracts.conflicts();
        var names = contracts.names(all.stream()
                .flatMap(it -> it.other() == null ? Stream.of(it.line()) : Stream.of(it.line(), it.other()))
                .collect(Collectors.toSet()));
        model.addAttribute(
                "page",
                new ConflictsPage(all.stream().map(it -> item(it, names)).toList()));
        return "contracts/conflicts";
    }

    private ConflictsPage.Item item(Conflict it, Map<UUID, SeeContracts.Named> names) {
        var line = names.get(it.line());
        var other = it.other() == null ? null : names.get(it.other());
        var contract = line == null ? "" : line.contractName();
        var key = "contracts.conflict." + it.kind().code();
        return new ConflictsPage.Item(
                t(key, contract, other == null ? "" : other.contractName()),
                n(key + ".text", it.acts(), it.first(), it.last()),
                line == null || it.kind() == Finding.Kind.OVERRULE ? "" : Addresses.contract(line.contract()),
                t("contracts.conflict.open", contract),
                contracts.actsOf(it, ACTS_SHOWN).stream()
                        .map(ConflictsController::act)
                        .toList());
    }

    /** An act that was taken back has no page. */
    private static ConflictsPage.Act act(SeeContracts.ConflictingAct it) {
        var text = t("contracts.act." + it.act().kind().code(), it.day());
        return it.gone()
                ? new ConflictsPage.Act(Words.labelled(text, t("contracts.acts.gone")), "")
                : new ConflictsPage.Act(text, Addresses.act(it.act()));
    }
}
