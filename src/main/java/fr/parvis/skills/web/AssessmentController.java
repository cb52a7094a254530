// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.network.LocalDays;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.skills.domain.Assessment;
import fr.parvis.skills.domain.Gesture;
import fr.parvis.skills.domain.Gestures;
import fr.parvis.skills.domain.KeepAssessment;
import fr.parvis.skills.domain.Level;
import fr.parvis.skills.domain.ReadPath;
import fr.parvis.skills.domain.SecondLooks;
import fr.parvis.values.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** An assessment beside the learner: one gesture a screen, one press a gesture, each press kept at once. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class AssessmentController {
    private final ReadPath read;
    private final KeepAssessment keep;
    private final Gestures gestures;
    private final SecondLooks looks;
    private final OpenPath open;
    private final LocalDays localDays;

    AssessmentController(
            ReadPath read,
            KeepAssessment keep,
            Gestures gestures,
            SecondLooks looks,
            OpenPath open,
            LocalDays localDays) {
        this.read = read;
        this.keep = keep;
        this.gestures = gestures;
        this.looks = looks;
        this.open = open;
        this.localDays = localDays;
    }

    @GetMapping(Addresses.ASSESSMENT)
    String show(
            @PathVariable UUID learner,
            @RequestParam(defaultValue = "") String point,
            @RequestParam(defaultValue = "") String geste,
            Model model) {
        var at = open.here(FormFields.id(point));
        if (at == null) return choosePoint(learner);
        var today = read.today(learner).orElse(null);
        if (today == null) return OpenPath.typeAgain();
        var ofToday = today.gestures();
        if (ofToday.isEmpty()) return "redirect:" + Addresses.path(learner);
        int index = Math.max(0, index(ofToday, geste));
        var gesture = ofToday.get(index);
        var said = today.levels().get(gesture.code());
        model.addAttribute(
                "page",
                new AssessmentPage(
                        Addresses.path(learner) + "/bilan",
                        open.name(today.learner()),
                        at.toString(),
                        gesture.code(),
                        gesture.label(Words.locale()),
                        gesture.watchFor(Words.locale()),
                        gesture.picture(),
                        LevelChoice.all(said),
                        index + 1,
                        ofToday.size(),
                        index == 0
                                ? Addresses.path(learner)
                                : Addresses.assessment(
                                        learner, at, ofToday.get(index - 1).code()),
                        next(learner, at, ofToday, index),
                        said != null,
                        Addresses.path(learner)));
        return "skills/assessment";
    }

    @PostMapping(Addresses.ASSESSMENT)
    String keep(
            @PathVariable UUID learner,
            @RequestParam(defaultValue = "") String point,
            @RequestParam(defaultValue = "") String geste,
            @RequestParam(defaultValue = "") String niveau) {
        var at = open.here(FormFields.id(point));
        if (at == null) return choosePoint(learner);
        var level = Level.find(niveau).orElse(null);
        var outcome = level == null
                ? keep.notTried(learner, at, geste)
                : keep.keep(KeepAssessment.Command.of(learner, at, geste, level));
        if (outcome instanceof Outcome.Refused(var refused)) {
            Notice.danger(Words.t(refused.getFirst())).onNextPage();
            return "redirect:" + Addresses.SKILLS;
        }
        var ofToday = gestures.on(localDays.today());
        return "redirect:" + next(learner, at, ofToday, index(ofToday, geste));
    }

    @GetMapping(Addresses.END)
    String end(@PathVariable UUID learner, @RequestParam(defaultValue = "") String point, Model model) {
        var at = open.here(FormFields.id(point));
        if (at == null) return choosePoint(learner);
        var today = read.today(learner).orElse(null);
        if (today == null) return OpenPath.typeAgain();
        var latest = today.assessment();
        model.addAttribute(
                "page",
                new AssessmentPage.End(
                        Addresses.path(learner) + "/fin",
                        Addresses.path(learner),
                        open.name(today.learner()),
                        at.toString(),
                        today.gestures().stream()
                                .flatMap(gesture -> Optional.ofNullable(
                                                today.levels().get(gesture.code()))
                                        .stream()
                                        .map(level -> line(gesture, level)))
                                .toList(),
                        latest == null
                                ? List.of()
                                : looks.asked(latest.id()).stream()
                                        .map(gesture -> gesture.label(Words.locale()))
                                        .toList(),
                        options("skills.access.", Assessment.ACCESS),
                        latest == null || latest.access() == null ? List.of() : latest.access(),
                        options("skills.brake.", Assessment.BRAKES),
                        latest == null || latest.brakes() == null ? List.of() : latest.brakes()));
        return "skills/end";
    }

    @PostMapping(Addresses.END)
    String finish(
            @PathVariable UUID learner,
            @RequestParam(defaultValue = "") String point,
            @RequestParam(required = false) @Nullable List<String> equipement,
            @RequestParam(required = false) @Nullable List<String> freins) {
        var at = open.here(FormFields.id(point));
        if (at == null) return choosePoint(learner);
        var outcome = keep.keep(new KeepAssessment.Command(
                learner,
                at,
                null,
                Map.of(),
                equipement == null ? List.of() : equipement,
                freins == null ? List.of() : freins,
                null));
        if (outcome instanceof Outcome.Refused(var refused))
            Notice.danger(Words.t(refused.getFirst())).onNextPage();
        else Notice.success(Words.t("skills.finished")).onNextPage();
        return "redirect:" + Addresses.path(learner);
    }

    private static String choosePoint(UUID learner) {
        Notice.warning(Words.t("skills.problem.point")).onNextPage();
        return "redirect:" + Addresses.path(learner);
    }

    private static int index(List<Gesture> gestures, String code) {
        return gestures.stream().map(Gesture::code).toList().indexOf(code);
    }

    private static String next(UUID learner, UUID point, List<Gesture> gestures, int index) {
        return index + 1 < gestures.size()
                ? Addresses.assessment(learner, point, gestures.get(index + 1).code())
                : Addresses.end(learner, point);
    }

    private static AssessmentPage.Line line(Gesture gesture, Level level) {
        return new AssessmentPage.Line(
                gesture.label(Words.locale()),
                gesture.picture(),
                level.key(),
                LevelChoice.label(level),
                LevelChoice.icon(level));
    }

    static List<Option> options(String prefix, List<String> codes) {
        return codes.stream()
                .map(code -> new Option(code, Words.t(prefix + code)))
                .toList();
    }
}
