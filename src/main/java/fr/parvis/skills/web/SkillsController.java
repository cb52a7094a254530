// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.network.LocalDays;
import fr.parvis.people.People;
import fr.parvis.people.PeopleAddresses;
import fr.parvis.sheets.Cards;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.skills.domain.Gestures;
import fr.parvis.skills.domain.JoinPath;
import fr.parvis.skills.domain.KeepAssessment;
import fr.parvis.skills.domain.Learner;
import fr.parvis.skills.domain.SecondLooks;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Opens the path of a card or of a person, which begins with the first assessment. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class SkillsController {
    private final Cards cards;
    private final KeepAssessment keep;
    private final SecondLooks looks;
    private final OpenPath open;
    private final JoinPath join;
    private final Gestures gestures;
    private final People people;
    private final LocalDays localDays;

    SkillsController(
            Cards cards,
            KeepAssessment keep,
            SecondLooks looks,
            OpenPath open,
            JoinPath join,
            Gestures gestures,
            People people,
            LocalDays localDays) {
        this.cards = cards;
        this.keep = keep;
        this.looks = looks;
        this.open = open;
        this.join = join;
        this.gestures = gestures;
        this.people = people;
        this.localDays = localDays;
    }

    @GetMapping(Addresses.SKILLS)
    String begin(SignedIn who, Model model) {
        return page("", new Problems(), who, model);
    }

    @PostMapping(Addresses.CARD)
    String find(@RequestParam(defaultValue = "") String code, SignedIn who, Model model) {
        var typed = OpenPath.typed(code);
        return switch (cards.read(typed)) {
            case Cards.Reading.Found found -> "redirect:" + Addresses.card(found.card());
            case Cards.Reading.Refused refused ->
                FormAnswer.invalid(page(typed, new Problems().add("code", Words.t(refused.problem())), who, model));
        };
    }

    @PostMapping(Addresses.NEW_CARD)
    String make() {
        return "redirect:" + Addresses.card(cards.make().card());
    }

    @GetMapping(Addresses.OF_CARD)
    String ofCard(@PathVariable UUID card, Model model) {
        if (!cards.reads(card)) return OpenPath.typeAgain();
        return keep.findOfCard(card)
                .map(learner -> "redirect:" + Addresses.path(learner.id()))
                .orElseGet(() -> notBegun(Addresses.card(card), card, null, model));
    }

    @PostMapping(Addresses.OF_CARD)
    String beginOfCard(
            @PathVariable UUID card,
            @RequestParam(defaultValue = "") String point,
            @RequestParam(defaultValue = "") String geste,
            @RequestParam(defaultValue = "") String papier) {
        return keep.learnerOfCard(card)
                .map(learner -> begun(learner, point, geste, papier))
                .orElseGet(OpenPath::typeAgain);
    }

    @Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
    @GetMapping(Addresses.PERSON)
    String ofPerson(@PathVariable UUID person, Model model) {
        var found = people.find(person).orElseThrow(() -> new NotFound("person " + person));
        return keep.findOfPerson(person)
                .map(learner -> "redirect:" + Addresses.path(learner.id()))
                .orElseGet(() -> {
                    people.read(found.id(), "present");
                    return notBegun(Addresses.person(found.id()), null, found.id(), model);
                });
    }

    @Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
    @PostMapping(Addresses.PERSON)
    String beginOfPerson(
            @PathVariable UUID person,
            @RequestParam(defaultValue = "") String point,
            @RequestParam(defaultValue = "") String geste,
            @RequestParam(defaultValue = "") String papier) {
        return keep.learnerOfPerson(person)
                .map(learner -> begun(learner, point, geste, papier))
                .orElseThrow(() -> new NotFound("person " + person));
    }

    private static String begun(Learner learner, String point, String geste, String papier) {
        var at = FormFields.id(point);
        if (!papier.isEmpty()) return "redirect:" + Addresses.path(learner.id()) + "/saisie";
        return "redirect:"
                + (at == null ? Addresses.path(learner.id()) : Addresses.assessment(learner.id(), at, geste));
    }

    /** The page of a path that is not there yet. */
    private String notBegun(String here, @Nullable UUID card, @Nullable UUID person, Model model) {
        var at = open.here(null);
        model.addAttribute(
                "page",
                new PathPage(
                        here,
                        false,
                        open.name(person),
                        Words.t("skills.path.new"),
                        card == null ? null : cards.code(card).orElse(null),
                        person == null ? null : PeopleAddresses.person(person.toString()),
                        open.points(),
                        at == null ? "" : at.toString(),
                        person == null ? "" : person.toString(),
                        person == null ? List.of() : open.cards(join.joinable()),
                        List.of(),
                        gestures.on(localDays.today()).stream()
                                .map(gesture -> new PathPage.Step(
                                        gesture.code(), gesture.label(Words.locale()), gesture.picture(), null, null))
                                .toList(),
                        List.of()));
        return "skills/path";
    }

    private String page(String code, Problems problems, SignedIn who, Model model) {
        model.addAttribute(
                "page",
                new SkillsPage(
                        code,
                        cards.atHand().stream()
                                .map(held -> new SkillsPage.Line(
                                        Addresses.card(held.card()), open.readAt(held), "credit-card-2-front"))
                                .toList(),
                        looks.list().stream()
                                .map(look -> new SkillsPage.Line(
                                        Addresses.second(
                                                look.assessment(),
                                                look.gesture().code()),
                                        look.gesture().label(Words.locale()) + " · " + open.point(look.point()),
                                        look.gesture().picture()))
                                .toList(),
                        who.may(Right.READ_FIGURES),
                        problems));
        return "skills/skills";
    }
}
