// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.people.People;
import fr.parvis.sheets.Cards;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.skills.Learners;
import fr.parvis.values.Outcome;
import fr.parvis.workshops.WorkshopsAddresses;
import fr.parvis.workshops.domain.Enrol;
import fr.parvis.workshops.domain.Enrolment;
import fr.parvis.workshops.domain.SeeWorkshops;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Enrols somebody from their card, their file or a visit; notes what they answer to an offer. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class EnrolController {
    private final Enrol enrol;
    private final SeeWorkshops see;
    private final ShowWorkshops show;
    private final Cards cards;
    private final Learners learners;
    private final People people;

    EnrolController(Enrol enrol, SeeWorkshops see, ShowWorkshops show, Cards cards, Learners learners, People people) {
        this.enrol = enrol;
        this.see = see;
        this.show = show;
        this.cards = cards;
        this.learners = learners;
        this.people = people;
    }

    /** Notice after an enrolment. */
    static Notice said(Enrol.Kept kept) {
        var it = kept.enrolment();
        return it.state() == Enrolment.State.WAITING
                ? Notice.warning(n("workshops.waits", kept.ahead(), it.number()))
                : Notice.success(t("workshops.enrolled", it.number()));
    }

    @GetMapping(Addresses.OF_CARD)
    String ofCard(@PathVariable UUID card, Model model) {
        if (!cards.reads(card)) return typeAgain();
        var known = learners.findOfCard(card);
        return choose(
                Addresses.card(card), t("workshops.of-card"), known.map(see::of).orElse(List.of()), model);
    }

    @PostMapping(Addresses.OF_CARD)
    String enrolCard(@PathVariable UUID card, @RequestParam Map<String, String> sent) {
        return learners.ofCard(card)
                .map(learner -> enrol(learner.id(), Addresses.card(card), sent))
                .orElseGet(EnrolController::typeAgain);
    }

    @PostMapping(Addresses.READ_CARD)
    String read(@RequestParam(defaultValue = "") String code, Model model) {
        var typed = code.length() > 200 ? code.substring(0, 200) : code;
        return switch (cards.read(typed)) {
            case Cards.Reading.Found found -> "redirect:" + Addresses.card(found.card());
            case Cards.Reading.Refused refused ->
                FormAnswer.invalid(whom(List.of(), typed, new Problems().add("code", t(refused.problem())), model));
        };
    }

    @Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
    @GetMapping(Addresses.PERSON)
    String ofPerson(@PathVariable UUID person, Model model) {
        var named = people.names(List.of(person)).get(person);
        if (named == null) throw new NotFound("person " + person);
        people.read(person, "present");
        return choose(Addresses.person(person), named.name(), see.ofPerson(person), model);
    }

    @Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
    @PostMapping(Addresses.PERSON)
    String enrolPerson(@PathVariable UUID person, @RequestParam Map<String, String> sent) {
        var learner = learners.ofPerson(person).orElseThrow(() -> new NotFound("person " + person));
        return enrol(learner.id(), Addresses.person(person), sent);
    }

    /** The persons named at the visit and the cards at hand; the only one of them at once. */
    @GetMapping(Addresses.VISIT)
    String ofVisit(@PathVariable UUID visit, Model model) {
        var named = people.names(people.namedAt(visit));
        if (named.size() == 1 && cards.atHand().isEmpty())
            return "redirect:" + Addresses.person(named.keySet().iterator().next());
        return whom(
                named.entrySet().stream()
                        .map(one -> new Option(
                                Addresses.person(one.getKey()), one.getValue().name()))
                        .toList(),
                "",
                new Problems(),
                model);
    }

    private String whom(List<Option> known, String code, Problems problems, Model model) {
        model.addAttribute(
                "page",
                new EnrolPage.Whom(
                        known,
                        show.cards(cards.atHand()).stream()
                                .map(card -> new Option(Addresses.card(UUID.fromString(card.value())), card.label()))
                                .toList(),
                        code,
                        problems));
        return "workshops/whom";
    }

    private String choose(String here, String name, List<SeeWorkshops.Theirs> theirs, Model model) {
        var now = new ArrayList<EnrolPage.Now>();
        for (var one : theirs) {
            var it = one.enrolment();
            var next = one.next();
            if (next == null || it.state().isOver()) continue;
            now.add(new EnrolPage.Now(
                    WorkshopsAddresses.cycle(it.cycle()),
                    one.workshop().title(),
                    show.when(next, one.cycle().point()) + " · " + t("workshops.number", it.number()),
                    ShowWorkshops.state(it.state()),
                    ShowWorkshops.kind(it.state())));
        }
        var in = now.stream().map(EnrolPage.Now::href).toList();
        model.addAttribute(
                "page",
                new EnrolPage(
                        here,
                        name,
                        now,
                        see.open().stream()
                                .filter(one -> !in.contains(
                                        WorkshopsAddresses.cycle(one.session().cycle())))
                                .map(one -> new EnrolPage.Row(
                                        one.session().cycle().toString(),
                                        WorkshopsAddresses.cycle(one.session().cycle()),
                                        one.title(),
                                        show.when(one.session(), one.point()) + " · " + show.point(one.point())
                                                + (one.of() > 1 ? " · " + n("workshops.sessions", one.of()) : ""),
                                        ShowWorkshops.seats(one),
                                        ShowWorkshops.kind(one),
                                        one.taken() < one.seats()))
                                .toList()));
        return "workshops/enrol";
    }

    private String enrol(UUID learner, String here, Map<String, String> sent) {
        var cycle = FormFields.id(sent.get("cycle"));
        if (cycle == null) throw new NotFound("cycle");
        switch (enrol.enrol(cycle, learner, FormFields.number(sent.getOrDefault("personnes", "1"), 0))) {
            case Outcome.Done(var kept) ->
                (kept.made()
                                ? said(kept)
                                        .withAction(
                                                Addresses.enrolment(
                                                                kept.enrolment().id()) + "/annuler",
                                                t("workshops.undo"))
                                : said(kept))
                        .onNextPage();
            case Outcome.Refused(var problems) ->
                Notice.warning(t(problems.getFirst())).onNextPage();
            case Outcome.Changed() -> throw new IllegalStateException("an enrolment has no version to be based on");
        }
        return "redirect:" + here;
    }

    /** From a list of messages to the cycle. */
    @GetMapping(Addresses.ENROLMENT)
    String enrolment(@PathVariable UUID id) {
        return "redirect:" + cycleOf(id);
    }

    @PostMapping(Addresses.CANCEL_ENROLMENT)
    String cancel(@PathVariable UUID id) {
        var to = cycleOf(id);
        switch (enrol.cancel(id)) {
            case Outcome.Done(var kept) ->
                Notice.success(t("workshops.left", kept.enrolment().number()) + offered(kept))
                        .onNextPage();
            case Outcome.Refused(var problems) ->
                Notice.warning(t(problems.getFirst())).onNextPage();
            case Outcome.Changed() -> throw new IllegalStateException("an enrolment has no version to be based on");
        }
        return "redirect:" + to;
    }

    @PostMapping(Addresses.ANSWER)
    String answer(@PathVariable UUID id, @RequestParam(defaultValue = "") String vient) {
        var to = cycleOf(id);
        switch (enrol.answer(id, vient.equals("oui"))) {
            case Outcome.Done(var kept) ->
                Notice.success(t(
                                        vient.equals("oui") ? "workshops.enrolled" : "workshops.declined",
                                        kept.enrolment().number())
                                + offered(kept))
                        .onNextPage();
            case Outcome.Refused(var problems) ->
                Notice.warning(t(problems.getFirst())).onNextPage();
            case Outcome.Changed() -> throw new IllegalStateException("an enrolment has no version to be based on");
        }
        return "redirect:" + to;
    }

    private static String offered(Enrol.Kept kept) {
        return kept.offered() ? " " + t("workshops.offered-on") : "";
    }

    private String cycleOf(UUID enrolment) {
        return see.enrolment(enrolment)
                .map(it -> WorkshopsAddresses.cycle(it.cycle()))
                .orElseThrow(() -> new NotFound("enrolment " + enrolment));
    }

    private static String typeAgain() {
        Notice.warning(t("workshops.type-again")).onNextPage();
        return "redirect:" + Addresses.WORKSHOPS;
    }
}
