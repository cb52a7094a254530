// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.sheets.Cards;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.skills.domain.Gesture;
import fr.parvis.skills.domain.Gestures;
import fr.parvis.skills.domain.KeepAssessment;
import fr.parvis.skills.domain.Level;
import fr.parvis.skills.domain.ReadPath;
import fr.parvis.skills.domain.SeenAtDesk;
import fr.parvis.values.Outcome;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsAddresses;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A gesture that was seen while something real was done at the desk: one press, for the card at hand. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class VisitGesturesController {
    private final Visits visits;
    private final Cards cards;
    private final Gestures gestures;
    private final KeepAssessment keep;
    private final ReadPath read;
    private final SeenAtDesk atDesk;
    private final OpenPath open;

    VisitGesturesController(
            Visits visits,
            Cards cards,
            Gestures gestures,
            KeepAssessment keep,
            ReadPath read,
            SeenAtDesk atDesk,
            OpenPath open) {
        this.visits = visits;
        this.cards = cards;
        this.gestures = gestures;
        this.keep = keep;
        this.read = read;
        this.atDesk = atDesk;
        this.open = open;
    }

    @GetMapping(Addresses.VISIT)
    String show(@PathVariable UUID visit, @RequestParam(defaultValue = "") String carte, Model model) {
        return page(visit(visit), carte, FilledForm.empty(), model);
    }

    /** The code of the person's card, typed where it is asked for. */
    @PostMapping(Addresses.CARD_OF_VISIT)
    String read(@PathVariable UUID visit, @RequestParam(defaultValue = "") String code, Model model) {
        var it = visit(visit);
        var typed = OpenPath.typed(code);
        return switch (cards.read(typed)) {
            case Cards.Reading.Found found -> "redirect:" + Addresses.visit(visit) + "?carte=" + found.card();
            case Cards.Reading.Refused refused -> {
                var problems = new Problems().add("code", Words.t(refused.problem()));
                yield FormAnswer.invalid(page(it, "", new FilledForm(Map.of("code", typed), problems), model));
            }
        };
    }

    private String page(Visit it, String carte, FilledForm filled, Model model) {
        var visit = it.id();
        var held = cards.atHand();
        var said = FormFields.id(carte);
        var card = held.stream()
                .map(Cards.Held::card)
                .filter(one -> said == null || one.equals(said))
                .findFirst()
                .orElse(null);
        var learner = card == null ? null : keep.findOfCard(card).orElse(null);
        Map<String, Level> seen = learner == null ? Map.of() : read.duringVisit(visit, learner.id());
        var noted = atDesk.of(visit);
        var names = gestures.list().stream().collect(Collectors.toMap(Gesture::code, one -> one.label(Words.locale())));
        var themed = gestures.inThemes(
                it.day(), it.requests().stream().map(Visit.Request::theme).toList());
        model.addAttribute(
                "page",
                new AssessmentPage.OfVisit(
                        Addresses.visit(visit),
                        VisitsAddresses.DAY,
                        card == null ? "" : card.toString(),
                        open.cards(held),
                        filled.value("code"),
                        filled.problems(),
                        noted.entrySet().stream()
                                .map(one -> Words.t(
                                        "skills.visit.one",
                                        names.getOrDefault(one.getKey(), one.getKey()),
                                        LevelChoice.label(one.getValue())))
                                .toList(),
                        card != null && !seen.keySet().containsAll(noted.keySet()),
                        (themed.isEmpty() ? gestures.on(it.day()) : themed)
                                .stream()
                                        .map(gesture -> new AssessmentPage.Row(
                                                gesture.code(),
                                                gesture.label(Words.locale()),
                                                gesture.watchFor(Words.locale()),
                                                gesture.picture(),
                                                LevelChoice.all(seen.get(gesture.code()))))
                                        .toList()));
        return "skills/visit";
    }

    @PostMapping(Addresses.VISIT)
    String keep(
            @PathVariable UUID visit,
            @RequestParam(defaultValue = "") String carte,
            @RequestParam(defaultValue = "") String geste,
            @RequestParam(defaultValue = "") String niveau) {
        var it = visit(visit);
        var card = FormFields.id(carte);
        var learner = card == null ? null : keep.learnerOfCard(card).orElse(null);
        var level = Level.find(niveau).orElse(null);
        if (learner == null || level == null)
            Notice.warning(Words.t("skills.type-again")).onNextPage();
        else if (keep.keep(new KeepAssessment.Command(
                        learner.id(), it.point(), it.day(), Map.of(geste, level), null, null, visit))
                instanceof Outcome.Refused(var refused))
            Notice.danger(Words.t(refused.getFirst())).onNextPage();
        else Notice.success(Words.t("skills.noted")).onNextPage();
        return "redirect:" + Addresses.visit(visit) + (card == null ? "" : "?carte=" + card);
    }

    /** Puts what was noted at the desk on the path of the card. */
    @PostMapping(Addresses.DESK_OF_VISIT)
    String put(@PathVariable UUID visit, @RequestParam(defaultValue = "") String carte) {
        var it = visit(visit);
        var card = FormFields.id(carte);
        if (card == null || !cards.reads(card))
            Notice.warning(Words.t("skills.type-again")).onNextPage();
        else if (atDesk.put(card, it.id()) instanceof Outcome.Refused(var refused))
            Notice.danger(Words.t(refused.getFirst())).onNextPage();
        else Notice.success(Words.t("skills.noted")).onNextPage();
        return "redirect:" + Addresses.visit(visit) + (card == null ? "" : "?carte=" + card);
    }

    private Visit visit(UUID id) {
        return visits.find(List.of(id)).stream().findFirst().orElseThrow(() -> new NotFound("visit " + id));
    }
}
