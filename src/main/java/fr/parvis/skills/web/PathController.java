// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.files.Download;
import fr.parvis.network.LocalDays;
import fr.parvis.people.PeopleAddresses;
import fr.parvis.sheets.Cards;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Words;
import fr.parvis.skills.domain.Assessment;
import fr.parvis.skills.domain.Gestures;
import fr.parvis.skills.domain.JoinPath;
import fr.parvis.skills.domain.Level;
import fr.parvis.skills.domain.ReadPath;
import fr.parvis.skills.papers.PathPaper;
import fr.parvis.values.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows what a learner did the first time and does now, and prints it in pictures; joins the path of a card to a person's file. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class PathController {
    private static final int DAYS = 12;

    private final ReadPath read;
    private final Gestures gestures;
    private final Cards cards;
    private final JoinPath join;
    private final OpenPath open;
    private final PathPaper paper;
    private final LocalDays localDays;

    PathController(
            ReadPath read,
            Gestures gestures,
            Cards cards,
            JoinPath join,
            OpenPath open,
            PathPaper paper,
            LocalDays localDays) {
        this.read = read;
        this.gestures = gestures;
        this.cards = cards;
        this.join = join;
        this.open = open;
        this.paper = paper;
        this.localDays = localDays;
    }

    @GetMapping(Addresses.PATH)
    String show(@PathVariable UUID learner, @RequestParam(defaultValue = "") String point, SignedIn who, Model model) {
        var path = read.handle(learner).orElse(null);
        if (path == null) return OpenPath.typeAgain();
        var card = path.learner().card();
        var person = path.learner().person();
        var last =
                path.assessments().stream().findFirst().map(Assessment::point).orElse(null);
        var said = FormFields.id(point);
        var here = open.here(said);
        var at = here == null ? open.here(last) : here;
        model.addAttribute(
                "page",
                new PathPage(
                        Addresses.path(learner),
                        true,
                        open.name(path.learner()),
                        path.assessments().isEmpty()
                                ? Words.t("skills.path.new")
                                : Words.n("skills.path.days", path.assessments().size()),
                        card == null ? null : cards.code(card).orElse(null),
                        person == null || !who.may(Right.FOLLOW_PEOPLE)
                                ? null
                                : PeopleAddresses.person(person.toString()),
                        open.points(),
                        at == null ? "" : at.toString(),
                        person == null ? "" : person.toString(),
                        person == null ? List.of() : open.cards(join.joinable()),
                        path.joined().stream().map(Addresses::path).toList(),
                        path.steps().stream().map(PathController::step).toList(),
                        path.assessments().stream()
                                .limit(DAYS)
                                .map(one -> Words.longDate(one.day()) + " · " + open.point(one.point()))
                                .toList()));
        return "skills/path";
    }

    @Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
    @PostMapping(Addresses.JOIN)
    String join(@PathVariable UUID person, @RequestParam(defaultValue = "") String carte) {
        var card = FormFields.id(carte);
        Outcome<UUID> outcome =
                card == null ? Outcome.refused("carte", "skills.problem.not-joined") : join.handle(card, person);
        if (outcome instanceof Outcome.Done(var id)) {
            Notice.success(Words.t("skills.join.done")).onNextPage();
            return "redirect:" + Addresses.path(id);
        }
        Notice.warning(Words.t("skills.problem.not-joined")).onNextPage();
        return "redirect:" + Addresses.SKILLS;
    }

    @Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
    @PostMapping(Addresses.PART)
    String part(@PathVariable UUID learner) {
        if (join.part(learner) instanceof Outcome.Refused(var refused))
            Notice.warning(Words.t(refused.getFirst())).onNextPage();
        else Notice.success(Words.t("skills.part.done")).onNextPage();
        return "redirect:" + Addresses.SKILLS;
    }

    @GetMapping(Addresses.SHEET)
    ResponseEntity<byte[]> sheet(@PathVariable UUID learner, SignedIn who) {
        var path = read.handle(learner).orElseThrow(() -> new NotFound("learner " + learner));
        var card = path.learner().card();
        return Words.in(Words.FRENCH)
                .call(() -> Download.pdf("mes-progres.pdf")
                        .entity(paper.progress(
                                path,
                                who.place(),
                                localDays.today(),
                                card == null ? null : cards.code(card).orElse(null))));
    }

    @GetMapping(Addresses.BLANK)
    ResponseEntity<byte[]> blank(SignedIn who) {
        return Words.in(Words.FRENCH)
                .call(() -> Download.pdf("bilan-a-remplir.pdf")
                        .entity(paper.blank(gestures.on(localDays.today()), who.place())));
    }

    private static PathPage.Step step(ReadPath.Step step) {
        var gesture = step.gesture();
        return new PathPage.Step(
                gesture.code(),
                gesture.label(Words.locale()),
                gesture.picture(),
                seen(step.first(), step.firstDay()),
                seen(step.last(), step.lastDay()));
    }

    private static PathPage.@Nullable Seen seen(@Nullable Level level, @Nullable LocalDate day) {
        return level == null || day == null
                ? null
                : new PathPage.Seen(level.key(), LevelChoice.label(level), LevelChoice.icon(level), Words.date(day));
    }
}
