// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.homes.domain.KeepHome;
import fr.parvis.homes.domain.Part;
import fr.parvis.homes.domain.ReadHomes;
import fr.parvis.homes.domain.Section;
import fr.parvis.homes.papers.HomeWords;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Outcome;
import java.util.List;
import java.util.Map;
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

/** A visit to a home, and each part of its checklist. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class VisitController {
    private final ReadHomes homes;
    private final KeepHome keep;
    private final ShowHome show;
    private final OpenHome openHome;

    VisitController(ReadHomes homes, KeepHome keep, ShowHome show, OpenHome openHome) {
        this.homes = homes;
        this.keep = keep;
        this.show = show;
        this.openHome = openHome;
    }

    @GetMapping(Addresses.VISIT)
    String show(@PathVariable UUID visit, SignedIn who, Model model) {
        var found = openHome.visit(visit);
        return page(found, FilledForm.empty(), who, model);
    }

    /** Corrects where the visit is counted, and on which day. */
    @PostMapping(Addresses.VISIT)
    String correct(@PathVariable UUID visit, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var found = openHome.visit(visit);

        var problems = new Problems();
        if (problems.noneOf(
                keep.correct(
                        visit,
                        FormFields.id(sent.get("point")),
                        FormFields.day(sent.get("day")),
                        FormFields.version(sent, "basedOn")),
                "homes.problem.changed")) {
            Notice.success(Words.t("homes.corrected")).onNextPage();
            return "redirect:" + Addresses.visit(visit);
        }

        return FormAnswer.refused(problems, page(found, new FilledForm(sent, problems), who, model));
    }

    @PostMapping(Addresses.VISIT + "/retirer")
    String remove(@PathVariable UUID visit, SignedIn who, Model model) {
        var found = openHome.visit(visit);

        var problems = new Problems();
        switch (keep.remove(visit)) {
            case Outcome.Done(var caseFile) -> {
                Notice.success(Words.t("homes.removed")).onNextPage();
                return "redirect:" + Addresses.ofCase(caseFile);
            }
            case Outcome.Refused(var refused) -> problems.addAll(refused);
            case Outcome.Changed() -> problems.stale(Words.t("homes.problem.changed"));
        }

        return FormAnswer.refused(problems, page(found, new FilledForm(Map.of(), problems), who, model));
    }

    private String page(ReadHomes.Found found, FilledForm filled, SignedIn who, Model model) {
        var visit = found.visit();
        var worth = show.worth(found.left(), found.expected(), visit.day());
        model.addAttribute(
                "page",
                new HomePage(
                        visit.id().toString(),
                        visit.caseFile().toString(),
                        openHome.name(found.caseFile()),
                        found.caseFile().asked(),
                        title(found),
                        found.caseFile().open(),
                        ShowHome.alerts(found.dangers()),
                        show.sections(found),
                        worth.lines(),
                        worth.lines().isEmpty() ? "" : show.expected(worth, visit.day()),
                        show.price(visit.day()),
                        homes.sharing(visit.id()).map(HomeWords::agreement).orElse(null),
                        filled.values().getOrDefault("day", visit.day().toString()),
                        homes.today(visit.point()).toString(),
                        filled.values().getOrDefault("point", visit.point().toString()),
                        openHome.points(who, visit.point()),
                        visit.version(),
                        found.parts().values().stream().allMatch(part -> part.isEmpty()),
                        filled.problems()));
        return "homes/home";
    }

    static String title(ReadHomes.Found found) {
        return Words.t(
                "homes.visit.number",
                found.ordinal(),
                Words.longDate(found.visit().day()));
    }

    @GetMapping(Addresses.SECTION)
    String section(@PathVariable UUID visit, @PathVariable String section, Model model) {
        var found = openHome.visit(visit);
        var part = found.part(Addresses.section(section));
        var values = new LinkedMultiValueMap<>(part.answers().all());
        values.add("note", part.note());
        return form(found, part, FilledAnswers.of(values), model);
    }

    @PostMapping(Addresses.SECTION)
    String answer(
            @PathVariable UUID visit,
            @PathVariable String section,
            @RequestParam MultiValueMap<String, String> sent,
            Model model) {
        var found = openHome.visit(visit);
        var asked = Addresses.section(section);

        var problems = new Problems();
        if (problems.noneOf(
                keep.answer(
                        visit,
                        asked,
                        new KeepHome.Said(
                                sent,
                                FormFields.lines(sent, "note"),
                                FormFields.version(sent.toSingleValueMap(), "basedOn"),
                                sent.containsKey("knowing"))),
                "homes.problem.changed")) {
            Notice.success(Words.t("homes.answered", Words.t("homes.section." + asked.key())))
                    .onNextPage();
            var next = next(asked);
            return "redirect:"
                    + (sent.containsKey("next") && next != null
                            ? Addresses.section(visit, next)
                            : Addresses.visit(visit));
        }

        var part =
                homes.find(visit).orElseThrow(() -> new NotFound("home visit")).part(asked);
        return FormAnswer.refused(problems, form(found, part, new FilledAnswers(sent, problems), model));
    }

    private String form(ReadHomes.Found found, Part part, FilledAnswers filled, Model model) {
        var visit = found.visit();
        var section = part.section();
        var next = next(section);
        model.addAttribute(
                "page",
                new SectionPage(
                        visit.id().toString(),
                        title(found),
                        visit.caseFile().toString(),
                        openHome.name(found.caseFile()),
                        found.caseFile().asked(),
                        Words.t("homes.section." + section.key()),
                        Words.t("homes.section." + section.key() + ".lead"),
                        Addresses.section(visit.id(), section),
                        found.caseFile().open(),
                        ShowHome.alerts(found.dangers()),
                        show.groups(section, filled, visit.day()),
                        filled.note(),
                        filled.warned(),
                        part.version(),
                        next == null ? null : Words.t("homes.section." + next.key()),
                        filled.problems()));
        return "homes/section";
    }

    private static @Nullable Section next(Section section) {
        var all = List.of(Section.values());
        int place = all.indexOf(section) + 1;
        return place < all.size() ? all.get(place) : null;
    }
}
