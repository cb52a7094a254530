// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.equipment.domain.Item;
import fr.parvis.equipment.domain.Move;
import fr.parvis.equipment.domain.MoveItem;
import fr.parvis.equipment.domain.ReadEquipment;
import fr.parvis.equipment.domain.Wipe;
import fr.parvis.shell.FilledForm;
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

/** An item, and what happens to it in the house. */
@Controller
@Requires(value = Right.LEND_EQUIPMENT, within = Within.ASSOCIATION)
class ItemController {
    private final ReadEquipment equipment;
    private final MoveItem move;
    private final ShowItem show;

    ItemController(ReadEquipment equipment, MoveItem move, ShowItem show) {
        this.equipment = equipment;
        this.move = move;
        this.show = show;
    }

    @GetMapping(Addresses.ITEM)
    String show(@PathVariable UUID id, SignedIn who, Model model) {
        return page(id, FilledForm.empty(), who, model);
    }

    @PostMapping(Addresses.ITEM + "/effacer")
    String wipe(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var wipe =
                new Wipe(FormFields.text(sent, "method"), FormFields.text(sent, "tool"), FormFields.text(sent, "disk"));
        var outcome = move.wipe(new MoveItem.Erasure(
                movement(sent), id, wipe, FormFields.day(sent.get("on")), sent.containsKey("ready")));
        return after(new Change(id, outcome, "wiped"), sent, who, model);
    }

    @PostMapping(Addresses.ITEM + "/reparer")
    String repair(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var outcome = move.repair(movement(sent), id, FormFields.id(sent.get("partner")));
        return after(new Change(id, outcome, "sent-to-repair"), sent, who, model);
    }

    @PostMapping(Addresses.ITEM + "/deplacer")
    String transfer(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var outcome = move.transfer(movement(sent), id, FormFields.id(sent.get("point")));
        return after(new Change(id, outcome, "moved"), sent, who, model);
    }

    @PostMapping(Addresses.ITEM + "/etat")
    String handle(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var kind = kind(FormFields.text(sent, "move"));
        return after(new Change(id, move.handle(movement(sent), id, kind), kind.code()), sent, who, model);
    }

    /** Scrapping, by who keeps the stock. */
    @Requires(value = Right.KEEP_STOCK, within = Within.ASSOCIATION)
    @PostMapping(Addresses.ITEM + "/rebut")
    String scrap(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var change = new Change(id, move.handle(movement(sent), id, Move.SCRAPPED), "scrapped");
        return after(change, sent, who, model);
    }

    private static UUID movement(Map<String, String> sent) {
        return FormFields.idOrNew(sent.get("movement"));
    }

    /** One that this address offers; what leaves for good has an address of its own. */
    private static Move kind(String code) {
        return switch (code) {
            case "readied", "repaired", "lost", "found" -> Move.of(code);
            default -> throw new NotFound("move: " + code);
        };
    }

    /** @param done end of the key of the sentence that says so */
    private record Change(UUID item, Outcome<UUID> outcome, String done) {}

    private String after(Change change, Map<String, String> sent, SignedIn who, Model model) {
        var problems = new Problems();
        if (problems.noneOf(change.outcome, "equipment.problem.changed")) {
            Notice.success(Words.t("equipment.done." + change.done)).onNextPage();
            return "redirect:" + Addresses.item(change.item);
        }
        return FormAnswer.refused(problems, page(change.item, new FilledForm(sent, problems), who, model));
    }

    private String page(UUID id, FilledForm filled, SignedIn who, Model model) {
        Item it = equipment.find(id).orElseThrow(() -> new NotFound("item " + id));
        model.addAttribute("page", show.page(it, filled, who));
        return "equipment/item";
    }
}
