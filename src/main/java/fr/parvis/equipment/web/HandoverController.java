// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.equipment.domain.HandOverItem;
import fr.parvis.equipment.domain.Handover;
import fr.parvis.equipment.domain.Item;
import fr.parvis.equipment.domain.Label;
import fr.parvis.equipment.domain.ReadEquipment;
import fr.parvis.equipment.domain.Signing;
import fr.parvis.network.LocalDays;
import fr.parvis.people.People;
import fr.parvis.sheets.Cards;
import fr.parvis.shell.Camera;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotAllowed;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lends, gives and sells items. */
@Controller
@Requires(value = Right.LEND_EQUIPMENT, within = Within.ASSOCIATION)
class HandoverController {
    private static final int SHORT = 7;
    private static final int MIDDLE = 30;
    private static final int LONG = 90;

    private final ReadEquipment equipment;
    private final HandOverItem handOver;
    private final EquipmentChoices choices;
    private final People people;
    private final Cards cards;
    private final LocalDays localDays;

    HandoverController(
            ReadEquipment equipment,
            HandOverItem handOver,
            EquipmentChoices choices,
            People people,
            Cards cards,
            LocalDays localDays) {
        this.equipment = equipment;
        this.handOver = handOver;
        this.choices = choices;
        this.people = people;
        this.cards = cards;
        this.localDays = localDays;
    }

    /** Lending by the label, from a person's page. */
    @GetMapping(Addresses.CHOOSE)
    String choose(@RequestParam Map<String, String> sent, Model model, HttpServletResponse response) {
        return choose(sent, new Problems(), model, response);
    }

    @PostMapping(Addresses.CHOOSE)
    String chosen(@RequestParam Map<String, String> sent, Model model, HttpServletResponse response) {
        var label = FormFields.text(sent, "label");
        var item = equipment.find(label).orElse(null);
        if (item == null)
            return FormAnswer.invalid(choose(
                    sent,
                    new Problems()
                            .add(
                                    "label",
                                    Words.t(
                                            Label.read(label).isPresent()
                                                    ? "equipment.problem.label-not-ours"
                                                    : "equipment.problem.label")),
                    model,
                    response));
        var person = FormFields.id(sent.get("personne"));
        var card = FormFields.id(sent.get("carte"));
        return "redirect:" + Addresses.handOver(item.id(), Handover.Kind.LOAN)
                + (person != null ? "?personne=" + person : card != null ? "?carte=" + card : "");
    }

    private String choose(Map<String, String> sent, Problems problems, Model model, HttpServletResponse response) {
        var person = FormFields.id(sent.get("personne"));
        var card = FormFields.id(sent.get("carte"));
        Camera.allow(response);
        model.addAttribute(
                "page",
                new FindPage(
                        Addresses.CHOOSE,
                        FormFields.text(sent, "label"),
                        person == null ? "" : person.toString(),
                        card == null ? "" : card.toString(),
                        whom(person, card),
                        problems));
        return "equipment/find";
    }

    private String whom(@Nullable UUID person, @Nullable UUID card) {
        if (person != null) {
            var found = people.find(person).orElseThrow(() -> new NotFound("person"));
            people.read(person, "case");
            return found.name();
        }
        return card != null && cards.reads(card) ? Words.t("equipment.borrower.card") : "";
    }

    @GetMapping(Addresses.HAND_OVER)
    String form(
            @PathVariable UUID id,
            @PathVariable String kind,
            @RequestParam Map<String, String> sent,
            SignedIn who,
            Model model) {
        var typed = new HashMap<>(sent);
        typed.put("handover", Ids.next().toString());
        return page(open(id), allowed(Addresses.kind(kind), who), FilledForm.of(typed), model);
    }

    @PostMapping(Addresses.HAND_OVER)
    String hand(
            @PathVariable UUID id,
            @PathVariable String kind,
            @RequestParam Map<String, String> sent,
            SignedIn who,
            Model model) {
        var it = open(id);
        var how = allowed(Addresses.kind(kind), who);
        var problems = new Problems();
        var typed = new HashMap<>(sent);
        var code = FormFields.text(sent, "code");
        if (!code.isEmpty()) {
            switch (cards.read(code)) {
                case Cards.Reading.Found(var card) -> typed.put("carte", card.toString());
                case Cards.Reading.Refused(var problem) -> problems.add("code", Words.t(problem));
            }
        }
        var due = FormFields.text(sent, "due");
        // a day that was typed is meant, whatever stands above it
        if (!due.isEmpty()) typed.put("until", "day");
        var until = FormFields.text(typed, "until");
        var end = until.equals("day")
                ? FormFields.day(due, "due", problems)
                : FormFields.dayOrNone(until, "due", problems);
        var handover = FormFields.id(sent.get("handover"));
        if (problems.isEmpty())
            if (problems.noneOf(
                    handOver.handle(new HandOverItem.Command(
                            handover == null ? Ids.next() : handover,
                            id,
                            how,
                            FormFields.id(typed.get("carte")),
                            FormFields.id(typed.get("personne")),
                            end,
                            FormFields.text(sent, "condition"),
                            FormFields.id(sent.get("partner")),
                            FormFields.cents(FormFields.text(sent, "price")),
                            signing(sent))),
                    "equipment.problem.changed")) {
                var notice = Notice.success(Words.t("equipment.done." + how.code(), it.model()));
                (handover == null ? notice : notice.withLink(Addresses.receipt(handover), Words.t("equipment.receipt")))
                        .onNextPage();
                return "redirect:" + Addresses.item(id);
            }
        return FormAnswer.refused(problems, page(it, how, new FilledForm(typed, problems), model));
    }

    private static Handover.Kind allowed(Handover.Kind kind, SignedIn who) {
        if (kind != Handover.Kind.LOAN && !who.may(Right.KEEP_STOCK)) throw new NotAllowed("what goes for good");
        return kind;
    }

    static Signing signing(Map<String, String> sent) {
        return new Signing(
                Signing.Manner.of(FormFields.text(sent, "manner")),
                FormFields.text(sent, "drawn"),
                FormFields.text(sent, "typed"));
    }

    private Item open(UUID id) {
        return equipment.find(id).orElseThrow(() -> new NotFound("item " + id));
    }

    private String page(Item it, Handover.Kind kind, FilledForm filled, Model model) {
        var person = FormFields.id(filled.value("personne"));
        var card = FormFields.id(filled.value("carte"));
        var whom = whom(person, card);
        var today = localDays.todayAt(it.point());
        var problems = filled.problems();
        if (!it.may(kind.move()) && problems.isEmpty())
            problems.add(
                    "",
                    Words.t(it.wiped() ? "equipment.problem.is-" + it.state().code() : "equipment.problem.not-wiped"));
        model.addAttribute(
                "page",
                new HandOverPage(
                        it.id().toString(),
                        it.label().text(),
                        it.model(),
                        Addresses.handOver(it.id(), kind),
                        kind.code(),
                        whom,
                        whom.isEmpty(),
                        card == null,
                        Stream.of(SHORT, MIDDLE, LONG)
                                .map(days -> chip(today.plusDays(days)))
                                .toList(),
                        EquipmentChoices.options("equipment.condition.", Handover.CONDITIONS),
                        kind == Handover.Kind.LOAN ? List.<Option>of() : choices.partners(),
                        today.toString(),
                        filled.values(),
                        problems));
        return "equipment/handover";
    }

    private static Option chip(LocalDate day) {
        return new Option(day.toString(), Words.t("equipment.until", day));
    }
}
