// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.equipment.domain.HandOverItem;
import fr.parvis.equipment.domain.Handover;
import fr.parvis.equipment.domain.ReadEquipment;
import fr.parvis.network.LocalDays;
import fr.parvis.people.People;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Outcome;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes lent items back, and prolongs loans. */
@Controller
@Requires(value = Right.LEND_EQUIPMENT, within = Within.ASSOCIATION)
class ReturnController {
    private final ReadEquipment equipment;
    private final HandOverItem handOver;
    private final EquipmentChoices choices;
    private final People people;
    private final LocalDays localDays;

    ReturnController(
            ReadEquipment equipment,
            HandOverItem handOver,
            EquipmentChoices choices,
            People people,
            LocalDays localDays) {
        this.equipment = equipment;
        this.handOver = handOver;
        this.choices = choices;
        this.people = people;
        this.localDays = localDays;
    }

    @GetMapping(Addresses.RETURN)
    String back(@PathVariable UUID id, Model model) {
        return back(loan(id), Map.of(), new Problems(), model);
    }

    @PostMapping(Addresses.RETURN)
    String takeBack(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        var problems = new Problems();
        switch (handOver.takeBack(
                id,
                FormFields.text(sent, "state"),
                HandoverController.signing(sent),
                FormFields.text(sent, "manner").equals("none"))) {
            case Outcome.Done(var item) -> {
                Notice.success(Words.t("equipment.done.returned"))
                        .withLink(Addresses.receipt(id), Words.t("equipment.receipt"))
                        .onNextPage();
                return "redirect:" + Addresses.item(item);
            }
            case Outcome.Refused(var refused) -> problems.addAll(refused);
            case Outcome.Changed() -> problems.stale(Words.t("equipment.problem.changed"));
        }
        return FormAnswer.refused(problems, back(loan(id), sent, problems, model));
    }

    @PostMapping(Addresses.HANDOVER + "/prolonger")
    String prolong(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        var problems = new Problems();
        var day = FormFields.dayOrNone(sent.get("due"), "due", problems);
        if (problems.isEmpty())
            switch (handOver.prolong(id, day)) {
                case Outcome.Done(var item) -> {
                    Notice.success(
                                    day == null
                                            ? Words.t("equipment.done.no-end")
                                            : Words.t("equipment.done.prolonged", day))
                            .onNextPage();
                    return "redirect:" + Addresses.item(item);
                }
                case Outcome.Refused(var refused) -> problems.addAll(refused);
                case Outcome.Changed() -> problems.stale(Words.t("equipment.problem.changed"));
            }
        return FormAnswer.refused(problems, back(loan(id), sent, problems, model));
    }

    /** Looking at it is reading the person's file. */
    private Handover loan(UUID id) {
        var it = equipment
                .handover(id)
                .filter(found -> found.kind() == Handover.Kind.LOAN)
                .orElseThrow(() -> new NotFound("loan " + id));
        if (it.person() != null) people.read(it.person(), "case");
        return it;
    }

    private String back(Handover it, Map<String, String> typed, Problems problems, Model model) {
        var item = equipment.find(it.item()).orElseThrow(() -> new NotFound("item " + it.item()));
        var backOn = it.backOn();
        if (backOn != null && problems.isEmpty()) problems.add("", Words.t("equipment.problem.back-already", backOn));
        model.addAttribute(
                "page",
                new ReturnPage(
                        item.id().toString(),
                        item.label().text(),
                        item.model(),
                        Addresses.giveBack(it.id()),
                        Addresses.handover(it.id()) + "/prolonger",
                        choices.borrower(it),
                        Words.t("equipment.since", it.outOn()),
                        it.away(),
                        EquipmentChoices.options("equipment.back-state.", Handover.BACK_STATES),
                        typed.getOrDefault(
                                "due", it.due() == null ? "" : it.due().toString()),
                        localDays.todayAt(item.point()).toString(),
                        typed,
                        problems));
        return "equipment/return";
    }
}
