// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.equipment.domain.Finding;
import fr.parvis.equipment.domain.Inventories;
import fr.parvis.equipment.domain.Inventory;
import fr.parvis.equipment.domain.Label;
import fr.parvis.shell.Camera;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Counts what is at a point by its labels. */
@Controller
@Requires(value = Right.LEND_EQUIPMENT, within = Within.ASSOCIATION)
class InventoryController {
    private static final int SHOWN = 50;

    private final Inventories inventories;
    private final EquipmentChoices choices;

    InventoryController(Inventories inventories, EquipmentChoices choices) {
        this.inventories = inventories;
        this.choices = choices;
    }

    @GetMapping(Addresses.INVENTORIES)
    String all(SignedIn who, Model model) {
        return all("", new Problems(), who, model);
    }

    @PostMapping(Addresses.INVENTORIES)
    String begin(@RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var id = FormFields.idOrNew(sent.get("inventory"));
        var point = EquipmentChoices.point(FormFields.text(sent, "point"), choices.points(who));
        var problems = new Problems();
        switch (inventories.begin(id, FormFields.id(point))) {
            case Outcome.Done(var begun) -> {
                return "redirect:" + Addresses.inventory(begun);
            }
            case Outcome.Refused(var refused) -> problems.addAll(refused);
            case Outcome.Changed() -> problems.stale(Words.t("equipment.problem.changed"));
        }
        return FormAnswer.refused(problems, all(point, problems, who, model));
    }

    private String all(String point, Problems problems, SignedIn who, Model model) {
        var points = choices.points(who);
        model.addAttribute(
                "page",
                new InventoryPage.All(
                        inventories.list(SHOWN).stream()
                                .map(it -> new InventoryPage.Row(
                                        Addresses.inventory(it.id()),
                                        choices.pointName(it.point()),
                                        when(it),
                                        it.open()))
                                .toList(),
                        points,
                        Ids.next().toString(),
                        EquipmentChoices.point(point, points),
                        problems));
        return "equipment/inventories";
    }

    private String when(Inventory it) {
        var closed = it.closedAt();
        return closed == null
                ? Words.t("equipment.inventory.since", choices.when(it.startedAt()))
                : Words.t("equipment.inventory.closed", choices.when(closed));
    }

    @GetMapping(Addresses.INVENTORY)
    String one(@PathVariable UUID id, Model model, HttpServletResponse response) {
        return one(id, FilledForm.empty(), model, response);
    }

    @PostMapping(Addresses.INVENTORY + "/lire")
    String read(
            @PathVariable UUID id, @RequestParam Map<String, String> sent, Model model, HttpServletResponse response) {
        var batch = FormFields.idOrNew(sent.get("batch"));
        var labels = FormFields.lines(sent, "labels");
        var typed = EquipmentChoices.labels(labels);
        var problems = new Problems();
        if (problems.noneOf(inventories.see(id, batch, typed), "equipment.problem.changed")) {
            Notice.success(Words.n("equipment.inventory.added", typed.size())).onNextPage();
            return "redirect:" + Addresses.inventory(id);
        }
        return FormAnswer.refused(
                problems, one(id, new FilledForm(Map.of("labels", labels), problems), model, response));
    }

    @PostMapping(Addresses.INVENTORY + "/terminer")
    String close(@PathVariable UUID id, Model model, HttpServletResponse response) {
        var problems = new Problems();
        if (problems.noneOf(inventories.close(id), "equipment.problem.changed")) {
            Notice.success(Words.t("equipment.inventory.done")).onNextPage();
            return "redirect:" + Addresses.inventory(id);
        }
        return FormAnswer.refused(problems, one(id, new FilledForm(Map.of(), problems), model, response));
    }

    private String one(UUID id, FilledForm filled, Model model, HttpServletResponse response) {
        var found = inventories.find(id).orElseThrow(() -> new NotFound("inventory " + id));
        if (found.it().open()) Camera.allow(response);
        model.addAttribute(
                "page",
                new InventoryPage(
                        id.toString(),
                        choices.pointName(found.it().point()),
                        found.it().open(),
                        when(found.it()),
                        found.read(),
                        Stream.of(Finding.Kind.values())
                                .map(kind -> group(kind, found.of(kind)))
                                .filter(group -> !group.lines().isEmpty())
                                .toList(),
                        Ids.next().toString(),
                        filled.value("labels"),
                        filled.problems()));
        return "equipment/inventory";
    }

    private InventoryPage.Group group(Finding.Kind kind, List<Finding> findings) {
        return new InventoryPage.Group(
                kind.code(),
                Words.n("equipment.found." + kind.code(), findings.size()),
                Words.t("equipment.found." + kind.code() + ".hint"),
                switch (kind) {
                    case MISSING -> "danger";
                    case HERE -> "success";
                    default -> "warning";
                },
                findings.stream().map(this::line).toList());
    }

    private InventoryPage.Line line(Finding finding) {
        var item = finding.item();
        if (item == null) return new InventoryPage.Line(Label.text(finding.label()), "", "");
        var text = item.model();
        if (finding.kind() == Finding.Kind.ELSEWHERE) text += " · " + choices.pointName(item.point());
        if (finding.kind() == Finding.Kind.NOT_EXPECTED)
            text += " · " + Words.t("equipment.state." + item.state().code());
        return new InventoryPage.Line(item.label().text(), Addresses.item(item.id()), text);
    }
}
