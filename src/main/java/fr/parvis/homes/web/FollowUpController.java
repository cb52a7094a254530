// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.cases.Cases;
import fr.parvis.homes.domain.FollowUp;
import fr.parvis.homes.domain.FollowUpQuestions;
import fr.parvis.homes.domain.KeepHome;
import fr.parvis.homes.domain.ReadHomes;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asking a home again 3 and 12 months after its last visit. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class FollowUpController {
    private final ReadHomes homes;
    private final KeepHome keep;
    private final ShowHome show;
    private final OpenHome openHome;

    FollowUpController(ReadHomes homes, KeepHome keep, ShowHome show, OpenHome openHome) {
        this.homes = homes;
        this.keep = keep;
        this.show = show;
        this.openHome = openHome;
    }

    @GetMapping(Addresses.FOLLOW_UP)
    String form(@PathVariable UUID id, @PathVariable int months, Model model) {
        var it = openHome.ofCase(id);
        if (!FollowUp.TERMS.contains(months)) throw new NotFound("follow-up after " + months + " months");

        var known = known(id, months);
        var values = new LinkedMultiValueMap<String, String>();
        if (known != null) {
            known.answers().all().forEach(values::addAll);
            values.add("note", known.note());
        }
        values.add("day", (known == null ? homes.today() : known.day()).toString());
        return page(it, months, FilledAnswers.of(values), model);
    }

    @PostMapping(Addresses.FOLLOW_UP)
    String keep(
            @PathVariable UUID id,
            @PathVariable int months,
            @RequestParam MultiValueMap<String, String> sent,
            Model model) {
        var it = openHome.ofCase(id);
        if (!FollowUp.TERMS.contains(months)) throw new NotFound("follow-up after " + months + " months");

        var problems = new Problems();
        var single = sent.toSingleValueMap();
        if (problems.noneOf(
                keep.followUp(
                        id,
                        months,
                        FormFields.day(single.get("day")),
                        new KeepHome.Said(
                                sent,
                                FormFields.lines(sent, "note"),
                                FormFields.version(single, "basedOn"),
                                sent.containsKey("knowing"))),
                "homes.problem.changed")) {
            Notice.success(Words.t("homes.follow-up.kept", months)).onNextPage();
            return "redirect:" + Addresses.ofCase(id);
        }

        return FormAnswer.refused(problems, page(it, months, new FilledAnswers(sent, problems), model));
    }

    private @Nullable FollowUp known(UUID caseFile, int months) {
        return homes.followUps(caseFile).stream()
                .filter(one -> one.months() == months)
                .findFirst()
                .orElse(null);
    }

    private String page(Cases.Named it, int months, FilledAnswers filled, Model model) {
        var visits = homes.of(it.id());
        if (visits.isEmpty()) throw new NotFound("a home that was never visited");
        var last = visits.getLast();
        var known = known(it.id(), months);
        var left = homes.left(it.id());
        model.addAttribute(
                "page",
                new FollowUpPage(
                        it.id().toString(),
                        openHome.name(it),
                        it.asked(),
                        months,
                        Words.t("homes.follow-up.lead", last.day()),
                        FormFields.text(filled.values(), "day"),
                        last.day().toString(),
                        homes.today(last.point()).toString(),
                        List.of(new ShownQuestion.Group(
                                "", show.questions(FollowUpQuestions.of(left), filled, last.day(), null))),
                        filled.note(),
                        filled.warned(),
                        known == null ? 0 : known.version(),
                        ShowHome.proof(it.id(), homes.measured(it.id()).orElse(null)),
                        show.expected(show.worth(left, homes.expected(it.id()), last.day()), last.day()),
                        filled.problems()));
        return "homes/followup";
    }
}
