// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.sheets.Cards;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.skills.Learners;
import fr.parvis.values.Outcome;
import fr.parvis.workshops.WorkshopsAddresses;
import fr.parvis.workshops.domain.Enrol;
import fr.parvis.workshops.domain.EnrolOneself;
import fr.parvis.workshops.domain.PlanCycle;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A cycle: enrols a card in it, changes its seats, cancels it. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class CycleController {
    private final PlanCycle plan;
    private final Enrol enrol;
    private final EnrolOneself oneself;
    private final Cards cards;
    private final Learners learners;
    private final ShowCycle show;

    CycleController(PlanCycle plan, Enrol enrol, EnrolOneself oneself, Cards cards, Learners learners, ShowCycle show) {
        this.plan = plan;
        this.enrol = enrol;
        this.oneself = oneself;
        this.cards = cards;
        this.learners = learners;
        this.show = show;
    }

    @GetMapping(Addresses.CYCLE)
    String show(@PathVariable UUID id, SignedIn who, Model model) {
        return show.handle(id, FilledForm.empty(), who, model);
    }

    /** Enrols a card: one at hand, or that of the code that is typed here. */
    @PostMapping(Addresses.ENROL_CARD)
    String enrol(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var problems = new Problems();
        var card = FormFields.id(sent.get("carte"));
        var code = FormFields.text(sent, "code");
        if (!code.isEmpty())
            switch (cards.read(code.length() > 200 ? code.substring(0, 200) : code)) {
                case Cards.Reading.Found found -> card = found.card();
                case Cards.Reading.Refused refused -> problems.add("code", t(refused.problem()));
            }
        var phone = FormFields.text(sent, "telephone");
        if (!EnrolOneself.isReachable(phone)) problems.add("telephone", t("workshops.problem.phone"));
        var learner = card == null || !problems.isEmpty()
                ? null
                : learners.ofCard(card).orElse(null);
        if (problems.isEmpty() && learner == null) problems.add("code", t("workshops.problem.card"));
        if (problems.isEmpty() && learner != null)
            switch (enrol.enrol(id, learner.id(), FormFields.number(sent.getOrDefault("personnes", "1"), 0))) {
                case Outcome.Done(var kept) -> {
                    if (!phone.isEmpty()) oneself.leavePhone(kept.enrolment().id(), phone);
                    EnrolController.said(kept).onNextPage();
                    return "redirect:" + WorkshopsAddresses.cycle(id);
                }
                case Outcome.Refused(var refused) -> problems.addAll(refused);
                case Outcome.Changed() -> throw new IllegalStateException("an enrolment has no version to be based on");
            }
        return FormAnswer.invalid(show.handle(id, new FilledForm(sent, problems), who, model));
    }

    @PostMapping(Addresses.SEATS)
    String seats(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        return switch (plan.seats(id, FormFields.version(sent, "version"), FormFields.number(sent.get("places"), 0))) {
            case Outcome.Done(var _) -> {
                Notice.success(t("workshops.seats.kept")).onNextPage();
                yield "redirect:" + WorkshopsAddresses.cycle(id);
            }
            case Outcome.Refused(var problems) ->
                FormAnswer.invalid(show.handle(id, new FilledForm(sent, new Problems().addAll(problems)), who, model));
            case Outcome.Changed() -> {
                var problems = new Problems().add("places", t("workshops.problem.changed"));
                yield FormAnswer.stale(show.handle(id, new FilledForm(sent, problems), who, model));
            }
        };
    }

    @PostMapping(Addresses.CANCEL_CYCLE)
    String cancel(@PathVariable UUID id) {
        return after(plan.cancel(id), "workshops.cancelled", WorkshopsAddresses.cycle(id));
    }

    static String after(Outcome<UUID> outcome, String said, String to) {
        if (outcome instanceof Outcome.Refused(var problems))
            Notice.warning(t(problems.getFirst())).onNextPage();
        else Notice.success(t(said)).onNextPage();
        return "redirect:" + to;
    }
}
