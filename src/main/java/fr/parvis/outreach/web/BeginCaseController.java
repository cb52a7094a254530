// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.cases.CasesAddresses;
import fr.parvis.outreach.domain.BeginCase;
import fr.parvis.outreach.domain.OpenCard;
import fr.parvis.people.People;
import fr.parvis.people.PeopleWords;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotAllowed;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
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

/** Begins a case from the card of a household. */
@Controller
@Requires(value = Right.WORK_LISTS, within = Within.ASSOCIATION)
class BeginCaseController {
    private final OpenCard cards;
    private final BeginCase cases;

    BeginCaseController(OpenCard cards, BeginCase cases) {
        this.cards = cards;
        this.cases = cases;
    }

    @GetMapping(HouseholdController.ONE + "/suivi")
    String beginForm(@PathVariable UUID id, SignedIn who, Model model) {
        follows(who);
        var card = cards.handle(id);
        var household = card.household();
        var values = Map.of(
                "person",
                Ids.next().toString(),
                "caseFile",
                Ids.next().toString(),
                "given",
                household.given(),
                "family",
                household.family(),
                "phone",
                household.phones().isEmpty() ? "" : household.phones().getFirst());
        return casePage(card, FilledForm.of(values), List.of(), model);
    }

    @PostMapping(HouseholdController.ONE + "/suivi")
    String begin(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        follows(who);

        cards.find(id);
        var problems = new Problems();
        List<People.Named> alike = List.of();
        var person = FormFields.id(FormFields.text(sent, "person"));
        var caseFile = FormFields.id(FormFields.text(sent, "caseFile"));
        if (person == null || caseFile == null) problems.add("", Words.t("outreach.work.problem.stale"));
        else
            switch (cases.handle(
                    new BeginCase.Command(
                            id,
                            person,
                            caseFile,
                            FormFields.id(FormFields.text(sent, "known")),
                            FormFields.text(sent, "given"),
                            FormFields.text(sent, "family"),
                            FormFields.text(sent, "phone"),
                            FormFields.text(sent, "agreed"),
                            FormFields.text(sent, "another").equals("true")),
                    matter -> Words.t("outreach.work.case.asked." + matter))) {
                case Outcome.Done(BeginCase.Beginning.Begun(var begun)) -> {
                    Notice.success(Words.t("outreach.work.case.begun")).onNextPage();
                    return "redirect:" + CasesAddresses.caseFile(begun);
                }
                case Outcome.Refused(var refused) -> problems.addAll(refused);
                case Outcome.Changed() -> problems.stale(Words.t("outreach.work.problem.stale"));
                case Outcome.Done(BeginCase.Beginning.Known(var known)) -> {
                    alike = known;
                    problems.add("", Words.t("outreach.work.case.alike"));
                }
            }

        return FormAnswer.refused(problems, casePage(cards.handle(id), new FilledForm(sent, problems), alike, model));
    }

    private static void follows(SignedIn who) {
        if (!who.may(Right.FOLLOW_PEOPLE)) throw new NotAllowed("cases are followed by mediators");
    }

    private static String casePage(OpenCard.Card card, FilledForm filled, List<People.Named> alike, Model model) {
        model.addAttribute(
                "page",
                new BeginCasePage(
                        card.entry().id().toString(),
                        card.entry().code(),
                        filled.values(),
                        filled.problems(),
                        Stream.of("telephone", "spoken", "written")
                                .map(it -> new Option(it, PeopleWords.manner(it)))
                                .toList(),
                        alike.stream()
                                .map(it -> new Option(
                                        it.id().toString(),
                                        it.birthYear() == null ? it.name() : it.name() + " (" + it.birthYear() + ")"))
                                .toList()));
        return "outreach/work/begin-case";
    }
}
