// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.network.LocalDays;
import fr.parvis.people.Treatments;
import fr.parvis.people.domain.KeepFiles;
import fr.parvis.people.domain.UnusualReadings;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Paging;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the site lead what is unusual, and the data protection officer the register, the terms and the proof that they are kept. */
@Controller
class PrivacyController {
    static final String REGISTER = "/bureau/registre";
    static final String READINGS = SearchController.ADDRESS + "/lectures";
    private static final int SHOWN = 100;

    private final KeepFiles keep;
    private final Treatments treatments;
    private final UnusualReadings unusual;
    private final ShowPerson show;
    private final LocalDays localDays;

    PrivacyController(
            KeepFiles keep, Treatments treatments, UnusualReadings unusual, ShowPerson show, LocalDays localDays) {
        this.keep = keep;
        this.treatments = treatments;
        this.unusual = unusual;
        this.show = show;
        this.localDays = localDays;
    }

    @Requires(value = Right.LEAD_FOLLOW_UP, within = Within.ASSOCIATION)
    @GetMapping(READINGS)
    String readings(Model model) {
        var team = show.team();
        model.addAttribute(
                "days",
                unusual.list().stream()
                        .map(day -> new ReadingsRow(
                                Words.longDate(day.day()),
                                team.getOrDefault(day.account(), "—"),
                                day.files(),
                                day.withoutAct(),
                                day.names()))
                        .toList());
        return "people/readings";
    }

    @Requires(Right.READ_PRIVACY)
    @GetMapping(REGISTER)
    String register(@RequestParam(defaultValue = "1") String preuves, SignedIn who, Model model) {
        return page(FilledForm.empty(), preuves, who, model);
    }

    @Requires(Right.SET_RETENTION)
    @PostMapping(REGISTER + "/duree")
    String decide(@RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var problems = new Problems();
        var months = FormFields.given(sent.get("months"));
        var from = FormFields.day(sent.get("validFrom"));
        if (from == null) problems.add("validFrom", Words.t("people.problem.past"));
        else if (problems.noneOf(
                keep.decide(new KeepFiles.Term(
                        from,
                        months.matches("\\d{1,3}") ? Integer.parseInt(months) : 0,
                        FormFields.given(sent.get("justification")))),
                "people.problem.changed")) {
            Notice.success(Words.t("people.term.decided")).onNextPage();
            return "redirect:" + REGISTER;
        }

        return FormAnswer.refused(problems, page(new FilledForm(sent, problems), "1", who, model));
    }

    /** @param proofs the page of the proofs */
    private String page(FilledForm filled, String proofs, SignedIn who, Model model) {
        boolean ours = who.association() != null;
        var paging = Paging.of(proofs, ours ? keep.countForgotten() : 0, SHOWN);
        model.addAttribute(
                "page",
                new RegisterPage(
                        who.place(),
                        treatments.list(),
                        keep.current().months(),
                        keep.terms(),
                        ours ? keep.soon() : 0,
                        ours
                                ? keep.forgotten(SHOWN, paging.offset()).stream()
                                        .map(one -> new RegisterPage.Proof(
                                                Words.date(show.day(one.at())),
                                                Words.t("people.forgotten." + one.cause()),
                                                one.files()))
                                        .toList()
                                : List.of(),
                        paging.page(),
                        paging.pages(),
                        ours,
                        who.may(Right.SET_RETENTION),
                        filled,
                        localDays.today().toString()));
        return "people/register";
    }
}
