// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Words;
import fr.parvis.skills.domain.KeepAssessment;
import fr.parvis.skills.domain.Level;
import fr.parvis.skills.domain.SecondLooks;
import fr.parvis.values.Outcome;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A colleague sees the same gesture, without knowing what the first one said. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class SecondLookController {
    private final SecondLooks looks;
    private final KeepAssessment keep;

    SecondLookController(SecondLooks looks, KeepAssessment keep) {
        this.looks = looks;
        this.keep = keep;
    }

    @GetMapping(Addresses.SECOND)
    String ask(@PathVariable UUID assessment, @PathVariable String gesture, Model model) {
        var look = looks.find(assessment, gesture).orElse(null);
        if (look == null) {
            Notice.warning(Words.t("skills.problem.not-asked")).onNextPage();
            return "redirect:" + Addresses.SKILLS;
        }
        model.addAttribute(
                "page",
                new AssessmentPage.Second(
                        Addresses.second(assessment, gesture),
                        look.gesture().label(Words.locale()),
                        look.gesture().watchFor(Words.locale()),
                        look.gesture().picture(),
                        LevelChoice.all(null)));
        return "skills/second";
    }

    @PostMapping(Addresses.SECOND)
    String keep(
            @PathVariable UUID assessment,
            @PathVariable String gesture,
            @RequestParam(defaultValue = "") String niveau) {
        var level = Level.find(niveau).orElse(null);
        if (level == null) return "redirect:" + Addresses.second(assessment, gesture);
        if (keep.keepSecond(assessment, gesture, level) instanceof Outcome.Refused(var refused))
            Notice.warning(Words.t(refused.getFirst())).onNextPage();
        else Notice.success(Words.t("skills.second.kept")).onNextPage();
        return "redirect:" + Addresses.SKILLS;
    }
}
