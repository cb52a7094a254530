// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.equipment.domain.ItemKind;
import fr.parvis.equipment.domain.KeepLots;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Pages of lots: small things without a label, such as SIM cards and cables, which are counted. */
@Controller
@Requires(value = Right.LEND_EQUIPMENT, within = Within.ASSOCIATION)
class LotsController {
    private final KeepLots lots;
    private final EquipmentChoices choices;

    LotsController(KeepLots lots, EquipmentChoices choices) {
        this.lots = lots;
        this.choices = choices;
    }

    @GetMapping(Addresses.LOTS)
    String list(SignedIn who, Model model) {
        return page(Map.of("kind", "received"), new Problems(), who, model);
    }

    @PostMapping(Addresses.LOTS)
    String note(@RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var problems = new Problems();
        if (problems.noneOf(
                lots.handle(new KeepLots.Command(
                        FormFields.idOrNew(sent.get("movement")),
                        FormFields.id(EquipmentChoices.point(FormFields.text(sent, "point"), choices.points(who))),
                        FormFields.text(sent, "lot"),
                        FormFields.text(sent, "kind"),
                        FormFields.number(FormFields.text(sent, "number")),
                        FormFields.id(sent.get("to")))),
                "equipment.problem.changed")) {
            Notice.success(Words.t("equipment.lots.noted")).onNextPage();
            return "redirect:" + Addresses.LOTS;
        }
        return FormAnswer.refused(problems, page(sent, problems, who, model));
    }

    private String page(Map<String, String> sent, Problems problems, SignedIn who, Model model) {
        var points = choices.points(who);
        var typed = new HashMap<>(sent);
        typed.put("point", EquipmentChoices.point(sent.getOrDefault("point", ""), points));
        model.addAttribute(
                "page",
                new LotsPage(
                        lots.list().stream()
                                .map(lot -> new LotsPage.Row(
                                        choices.pointName(lot.point()),
                                        Words.t("equipment.lot." + lot.kind()),
                                        Words.number(lot.number())))
                                .toList(),
                        points,
                        EquipmentChoices.options("equipment.lot.", ItemKind.LOTS),
                        EquipmentChoices.options("equipment.lot-kind.", KeepLots.KINDS),
                        Ids.next().toString(),
                        typed,
                        problems));
        return "equipment/lots";
    }
}
