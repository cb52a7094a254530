package fr.parvis.skills.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.sheets.Cards;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.skills.domain.KeepAssessment;
import fr.parvis.skills.domain.Learner;
import fr.parvis.skills.domain.SecondLooks;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Opens the path of a card or of a person. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class SkillsController {
    private final Cards cards;
    private final KeepAssessment keep;
    private final SecondLooks looks;
    private final OpenPath open;

    SkillsController(Cards cards, KeepAssessment keep, SecondLooks looks, OpenPath open) {
        this.cards = cards;
        this.keep = keep;
        this.looks = looks;
        this.open = open;
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
    String ofCard(@PathVariable UUID card, RedirectAttributes redirect) {

        var learner = keep.learnerOfCard(card).orElse(null);
        return learner == null ? OpenPath.typeAgain(redirect) : "redirect:" + Addresses.path(learner.id());
    }

    @Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
    @GetMapping(Addresses.PERSON)
    String ofPerson(@PathVariable UUID person) {

        return "redirect:"
                + keep.learnerOfPerson(person)
                        .map(Learner::id)
                        .map(Addresses::path)
                        .orElseThrow(() -> new NotFound("person " + person));
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
