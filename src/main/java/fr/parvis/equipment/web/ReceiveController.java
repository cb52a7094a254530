// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.equipment.domain.ItemKind;
import fr.parvis.equipment.domain.ReadEquipment;
import fr.parvis.equipment.domain.ReceiveItems;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Adds items to the stock, one or several of a model. */
@Controller
@Requires(value = Right.LEND_EQUIPMENT, within = Within.ASSOCIATION)
class ReceiveController {
    private final ReceiveItems receive;
    private final ReadEquipment equipment;
    private final EquipmentChoices choices;

    ReceiveController(ReceiveItems receive, ReadEquipment equipment, EquipmentChoices choices) {
        this.receive = receive;
        this.equipment = equipment;
        this.choices = choices;
    }

    @GetMapping(Addresses.RECEIVE)
    String form(SignedIn who, Model model) {
        return page(
                Map.of("reception", Ids.next().toString(), "number", "1", "origin", "donated", "kind", "laptop"),
                new Problems(),
                who,
                model);
    }

    @PostMapping(Addresses.RECEIVE)
    String receive(@RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var serials = FormFields.lines(sent, "serials")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        var problems = new Problems();
        switch (receive.handle(new ReceiveItems.Command(
                FormFields.idOrNew(sent.get("reception")),
                FormFields.id(EquipmentChoices.point(FormFields.text(sent, "point"), choices.points(who))),
                FormFields.text(sent, "kind"),
                FormFields.text(sent, "model"),
                FormFields.number(FormFields.text(sent, "number")),
                serials,
                FormFields.text(sent, "imei").replaceAll("[\\s-]", ""),
                FormFields.text(sent, "label"),
                FormFields.text(sent, "origin"),
                FormFields.id(sent.get("partner"))))) {
            case Outcome.Done(var id) -> {
                var received = equipment.ofReception(id);
                Notice.success(Words.n(
                                "equipment.received",
                                received.size(),
                                received.getFirst().model()))
                        .withLink(Addresses.labels(id), Words.n("equipment.print-labels", received.size()))
                        .onNextPage();
                return "redirect:"
                        + (received.size() == 1
                                ? Addresses.item(received.getFirst().id())
                                : Addresses.STOCK + "?voir=to-prepare");
            }
            case Outcome.Refused(var refused) -> problems.addAll(refused);
            case Outcome.Changed() -> problems.stale(Words.t("equipment.problem.changed"));
        }
        return FormAnswer.refused(problems, page(sent, problems, who, model));
    }

    private String page(Map<String, String> sent, Problems problems, SignedIn who, Model model) {
        var points = choices.points(who);
        var typed = new HashMap<>(sent);
        typed.put("point", EquipmentChoices.point(sent.getOrDefault("point", ""), points));
        model.addAttribute(
                "page",
                new ReceivePage(
                        typed,
                        points,
                        EquipmentChoices.options("equipment.kind.", ItemKind.ALL),
                        EquipmentChoices.options("equipment.origin.", ItemKind.ORIGINS),
                        choices.partners(),
                        problems));
        return "equipment/receive";
    }
}
