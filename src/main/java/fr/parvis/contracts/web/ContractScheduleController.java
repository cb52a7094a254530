// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.contracts.domain.Instalment;
import fr.parvis.contracts.domain.KeepContract;
import fr.parvis.contracts.domain.ReattributeActs;
import fr.parvis.contracts.domain.ReportDue;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Problems;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The schedule of a contract: what is paid when, and the reports that are due. */
@Controller
@Requires(value = Right.KEEP_CONTRACTS, within = Within.ASSOCIATION)
class ContractScheduleController {
    private final KeepContract keep;
    private final ReattributeActs reattribute;
    private final ShowContract show;

    ContractScheduleController(KeepContract keep, ReattributeActs reattribute, ShowContract show) {
        this.keep = keep;
        this.reattribute = reattribute;
        this.show = show;
    }

    @PostMapping(Addresses.INSTALMENTS)
    String addInstalment(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var missing = new Problems();
        var day = FormFields.day(sent.get("versement-du"), "versement-du", missing);
        var cents = FormFields.cents(sent.get("versement"));
        if (day == null) return FormAnswer.invalid(show.handle(id, who, new FilledForm(sent, missing), model));
        return act(
                id,
                keep.add(new Instalment(Ids.next(), id, day, cents == null ? 0 : cents, null)),
                problems -> show.handle(id, who, new FilledForm(sent, problems), model));
    }

    @PostMapping(Addresses.INSTALMENT)
    String instalment(
            @PathVariable UUID id, @PathVariable UUID part, @PathVariable String what, SignedIn who, Model model) {
        var outcome = switch (what) {
            case "recu" -> keep.received(id, part, true);
            case "pas-recu" -> keep.received(id, part, false);
            case "retirer" -> keep.removeInstalment(id, part);
            default -> throw new NotFound("instalment " + what);
        };
        return act(id, outcome, problems -> show.handle(id, who, new FilledForm(Map.of(), problems), model));
    }

    @PostMapping(Addresses.REPORTS)
    String addReport(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var missing = new Problems();
        var covers = FormFields.day(sent.get("bilan-jusqu-au"), "bilan-jusqu-au", missing);
        var due = FormFields.day(sent.get("bilan-du"), "bilan-du", missing);
        if (covers == null || due == null)
            return FormAnswer.invalid(show.handle(id, who, new FilledForm(sent, missing), model));
        return act(
                id,
                keep.add(new ReportDue(Ids.next(), id, due, covers, null)),
                problems -> show.handle(id, who, new FilledForm(sent, problems), model));
    }

    @PostMapping(Addresses.REPORT)
    String report(
            @PathVariable UUID id, @PathVariable UUID report, @PathVariable String what, SignedIn who, Model model) {
        var outcome = switch (what) {
            case "envoye" -> keep.sent(id, report);
            case "pas-envoye" -> keep.notSent(id, report);
            case "retirer" -> keep.removeReport(id, report);
            default -> throw new NotFound("report " + what);
        };
        reattribute.run();
        return act(id, outcome, problems -> show.handle(id, who, new FilledForm(Map.of(), problems), model));
    }

    private static String act(UUID id, Outcome<UUID> outcome, Function<Problems, String> again) {
        return Answers.to(outcome, _ -> Addresses.contract(id), "contracts.kept", again);
    }
}
