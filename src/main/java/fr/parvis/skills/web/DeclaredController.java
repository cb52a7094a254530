// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.messages.MessagesAddresses;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Words;
import fr.parvis.skills.domain.FollowUps;
import fr.parvis.skills.domain.Level;
import fr.parvis.skills.domain.ReadPath;
import fr.parvis.values.Outcome;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Notes in one press what a person says on the telephone of doing it alone. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class DeclaredController {
    private static final String YES = "oui";
    private static final String NO = "non";

    private final ReadPath read;
    private final FollowUps followUps;
    private final OpenPath open;

    DeclaredController(ReadPath read, FollowUps followUps, OpenPath open) {
        this.read = read;
        this.followUps = followUps;
        this.open = open;
    }

    @GetMapping(Addresses.FOLLOW_UP)
    String show(@PathVariable UUID learner, Model model) {
        var path = read.handle(learner).orElseThrow(() -> new NotFound("learner " + learner));
        var person = path.learner().person();
        if (person == null || path.assessments().isEmpty()) throw new NotFound("learner " + learner);
        var seenOn = path.assessments().getFirst().day();
        var alone = path.steps().stream()
                .filter(step -> step.now() == Level.ALONE)
                .map(step -> step.gesture().label(Words.locale()))
                .toList();
        model.addAttribute(
                "page",
                new FollowUpPage(
                        Addresses.followUp(learner),
                        open.name(path.learner()),
                        t(alone.isEmpty() ? "skills.follow-up.seen-none" : "skills.follow-up.seen", seenOn),
                        alone,
                        followUps.of(person).stream()
                                .filter(one -> one.seenOn().equals(seenOn))
                                .findFirst()
                                .map(one -> t("skills.follow-up.said." + (one.alone() ? "yes" : "no"), one.notedOn()))
                                .orElse(null)));
        return "skills/follow-up";
    }

    @PostMapping(Addresses.FOLLOW_UP)
    String answer(@PathVariable UUID learner, @RequestParam(defaultValue = "") String seul) {
        if (!List.of(YES, NO).contains(seul)) return "redirect:" + Addresses.followUp(learner);
        if (followUps.answer(learner, seul.equals(YES)) instanceof Outcome.Refused(var refused)) {
            Notice.warning(t(refused.getFirst())).onNextPage();
            return "redirect:" + Addresses.SKILLS;
        }
        Notice.success(t("skills.follow-up.noted")).onNextPage();
        return "redirect:" + MessagesAddresses.MESSAGES;
    }
}
