// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.network.LocalDays;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.skills.domain.Gestures;
import fr.parvis.skills.domain.KeepAssessment;
import fr.parvis.skills.domain.Learner;
import fr.parvis.skills.domain.Level;
import fr.parvis.skills.domain.ReadPath;
import fr.parvis.values.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes an assessment that was made on paper, in the order of the paper: one press a gesture. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class PaperController {
    private final KeepAssessment keep;
    private final ReadPath read;
    private final Gestures gestures;
    private final OpenPath open;
    private final LocalDays localDays;

    PaperController(KeepAssessment keep, ReadPath read, Gestures gestures, OpenPath open, LocalDays localDays) {
        this.keep = keep;
        this.read = read;
        this.gestures = gestures;
        this.open = open;
        this.localDays = localDays;
    }

    @GetMapping(Addresses.PAPER)
    String form(@PathVariable UUID learner, Model model) {
        var it = read.today(learner).map(ReadPath.Today::learner).orElse(null);
        if (it == null) return OpenPath.typeAgain();
        var sent = new HashMap<String, String>();
        sent.put("jour", localDays.today().toString());
        var point = open.here(null);
        if (point != null) sent.put("point", point.toString());
        return page(it, FilledForm.of(sent), model);
    }

    @PostMapping(Addresses.PAPER)
    String keep(@PathVariable UUID learner, @RequestParam Map<String, String> sent, Model model) {
        var it = keep.find(learner).orElse(null);
        if (it == null) return OpenPath.typeAgain();
        var problems = new Problems();
        var day = FormFields.day(sent.get("jour"), "jour", problems);
        var point = FormFields.id(sent.get("point"));
        if (point == null) problems.add("point", Words.t("skills.problem.point"));
        var levels = new LinkedHashMap<String, Level>();
        for (var gesture : gestures.on(day == null ? localDays.today() : day))
            Level.find(FormFields.text(sent, "geste-" + gesture.code()))
                    .ifPresent(level -> levels.put(gesture.code(), level));
        if (!problems.isEmpty() || day == null || point == null)
            return FormAnswer.invalid(page(it, new FilledForm(sent, problems), model));
        return switch (keep.keep(new KeepAssessment.Command(learner, point, day, levels, null, null, null))) {
            case Outcome.Done(var _) -> {
                Notice.success(Words.t("skills.paper.kept", Words.longDate(day)))
                        .onNextPage();
                yield "redirect:" + Addresses.path(learner);
            }
            case Outcome.Refused(var refused) ->
                FormAnswer.invalid(page(it, new FilledForm(sent, problems.addAll(refused)), model));
            case Outcome.Changed() -> throw new IllegalStateException("an assessment has no version to be based on");
        };
    }

    private String page(Learner learner, FilledForm filled, Model model) {
        var levels = new ArrayList<Option>();
        Arrays.stream(Level.values())
                .map(level -> new Option(level.key(), LevelChoice.label(level)))
                .forEach(levels::add);
        levels.add(new Option("", Words.t("skills.not-tried")));
        var day = FormFields.day(filled.values().get("jour"));
        model.addAttribute(
                "page",
                new PaperPage(
                        Addresses.path(learner.id()) + "/saisie",
                        Addresses.path(learner.id()),
                        open.name(learner),
                        localDays.today().toString(),
                        open.points(),
                        gestures.on(day == null ? localDays.today() : day).stream()
                                .map(gesture -> new Option("geste-" + gesture.code(), gesture.label(Words.locale())))
                                .toList(),
                        levels,
                        filled.values(),
                        filled.problems()));
        return "skills/paperform";
    }
}
