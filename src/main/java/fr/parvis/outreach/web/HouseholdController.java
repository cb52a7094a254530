// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.files.Download;
import fr.parvis.files.TaggedPdf;
import fr.parvis.outreach.domain.FindSolution;
import fr.parvis.outreach.domain.ListedHousehold;
import fr.parvis.outreach.domain.NoteAttempt;
import fr.parvis.outreach.domain.OpenCard;
import fr.parvis.outreach.domain.RecordTalk;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Outcome;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The card of a household: who it is, what may be said, what was tried, what was found; its papers. Opening it is noted. */
@Controller
@Requires(value = Right.WORK_LISTS, within = Within.ASSOCIATION)
class HouseholdController {
    static final String ONE = HouseholdsController.ADDRESS + "/foyers/{id}";
    private static final String UNDO = HouseholdsController.ADDRESS + "/essais/";

    private final OpenCard cards;
    private final NoteAttempt attempts;
    private final FindSolution solutions;
    private final RecordTalk talks;
    private final ShowCard show;
    private final TaggedPdf pdf;

    HouseholdController(
            OpenCard cards,
            NoteAttempt attempts,
            FindSolution solutions,
            RecordTalk talks,
            ShowCard show,
            TaggedPdf pdf) {
        this.cards = cards;
        this.attempts = attempts;
        this.solutions = solutions;
        this.talks = talks;
        this.show = show;
        this.pdf = pdf;
    }

    static String address(UUID entry) {
        return address(entry.toString());
    }

    static String address(String entry) {
        return HouseholdsController.ADDRESS + "/foyers/" + entry;
    }

    @GetMapping(ONE)
    String show(@PathVariable UUID id, SignedIn who, Model model) {
        return page(id, FilledForm.empty(), who, model);
    }

    @PostMapping(ONE + "/essais")
    String attempt(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var entry = cards.find(id);
        var problems = new Problems();
        var attempt = FormFields.id(FormFields.text(sent, "attempt"));
        var back = FormFields.text(sent, "outcome").equals("call-back") ? back(sent, entry, problems) : null;
        if (attempt == null) problems.add("", Words.t("outreach.work.problem.stale"));
        if (problems.isEmpty() && attempt != null)
            switch (attempts.handle(new NoteAttempt.Command(
                    attempt,
                    id,
                    null,
                    FormFields.text(sent, "channel"),
                    FormFields.text(sent, "outcome"),
                    back,
                    version(sent)))) {
                case Outcome.Done(NoteAttempt.Noting.Noted(var _, var noted)) -> {
                    noted(sent, attempt);
                    return "redirect:" + after(sent, id, noted.open() && noted.reachedOn() == null);
                }
                case Outcome.Done(NoteAttempt.Noting.ClosedMeanwhile(var _, var closed)) -> {
                    Notice.warning(Words.t(
                                    "outreach.work.closed-meanwhile",
                                    Words.t("outreach.work.closed." + closed.closedWhy())))
                            .onNextPage();
                    return "redirect:" + address(id);
                }
                case Outcome.Refused(var refused) -> problems.addAll(refused);
                case Outcome.Changed() -> problems.stale(Words.t("outreach.work.problem.stale"));
            }
        return FormAnswer.refused(problems, page(id, filled(sent, "attempt", problems), who, model));
    }

    private static void noted(Map<String, String> sent, UUID attempt) {
        var said = Words.t(
                "outreach.work.noted",
                ShowHousehold.outcome(FormFields.text(sent, "channel"), FormFields.text(sent, "outcome")));
        var notice = Notice.success(said);
        (FormFields.text(sent, "outcome").equals("objected")
                        ? notice
                        : notice.withAction(UNDO + attempt + "/annuler", Words.t("outreach.work.undo")))
                .onNextPage();
    }

    /** From a door, back to the round; else the card again. */
    private static String after(Map<String, String> sent, UUID id, boolean goesOn) {
        var round = FormFields.id(FormFields.text(sent, "round"));
        return round != null && goesOn ? DoorRoundsController.address(round) + "#p-" + id : address(id);
    }

    @PostMapping(UNDO + "{attempt}/annuler")
    String undo(@PathVariable UUID attempt) {
        var entry = attempts.entryOf(attempt);
        boolean undone = attempts.undo(attempt);
        (undone
                        ? Notice.success(Words.t("outreach.work.undone"))
                        : Notice.warning(Words.t("outreach.work.undone.late")))
                .onNextPage();
        return "redirect:" + entry.map(HouseholdController::address).orElse(HouseholdsController.ADDRESS);
    }

    @PostMapping(ONE + "/solutions")
    String found(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        cards.find(id);
        var problems = new Problems();
        var cents = cents(FormFields.text(sent, "amount"), problems);
        var on = FormFields.dayOrNone(sent.get("plannedOn"), "plannedOn", problems);
        var solution = FormFields.id(FormFields.text(sent, "solution"));
        if (solution == null) problems.add("", Words.t("outreach.work.problem.stale"));
        if (problems.isEmpty() && solution != null)
            switch (solutions.handle(new FindSolution.Command(
                    solution,
                    id,
                    FormFields.text(sent, "kind"),
                    cents,
                    FormFields.text(sent, "planned").isEmpty() ? null : FormFields.text(sent, "planned"),
                    on,
                    version(sent)))) {
                case Outcome.Done(FindSolution.Finding.Found(var _, var confirmFrom)) -> {
                    Notice.success(
                                    confirmFrom == null
                                            ? Words.t("outreach.work.found")
                                            : Words.t("outreach.work.found.confirm", Words.longDate(confirmFrom)))
                            .onNextPage();
                    return "redirect:" + address(id);
                }
                case Outcome.Done(FindSolution.Finding.ClosedMeanwhile(var closed)) ->
                    problems.stale(Words.t(
                            "outreach.work.problem.closed-meanwhile",
                            Words.t("outreach.work.closed." + closed.closedWhy())));
                case Outcome.Refused(var refused) -> problems.addAll(refused);
                case Outcome.Changed() -> problems.stale(Words.t("outreach.work.problem.stale"));
            }
        return FormAnswer.refused(problems, page(id, filled(sent, "solution", problems), who, model));
    }

    @PostMapping(ONE + "/passage")
    String talk(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        cards.find(id);
        var problems = new Problems();
        var visit = FormFields.id(FormFields.text(sent, "visit"));
        var point = FormFields.id(FormFields.text(sent, "point"));
        int minutes = FormFields.number(FormFields.text(sent, "minutes"), 0);
        if (visit == null) problems.add("", Words.t("outreach.work.problem.stale"));
        if (point == null) problems.add("point", Words.t("outreach.work.problem.point"));
        if (minutes < 1 || minutes > 600) problems.add("minutes", Words.t("outreach.work.problem.minutes"));
        if (problems.isEmpty() && visit != null && point != null)
            problems.addAll(talks.handle(new RecordTalk.Command(
                    id, visit, point, FormFields.text(sent, "level"), FormFields.text(sent, "result"), minutes)));
        if (problems.isEmpty()) {
            Notice.success(Words.t("outreach.work.talk.recorded")).onNextPage();
            return "redirect:" + address(id);
        }
        return FormAnswer.invalid(page(id, filled(sent, "talk", problems), who, model));
    }

    @GetMapping(ONE + "/avis.pdf")
    ResponseEntity<byte[]> notice(@PathVariable UUID id, SignedIn who) {
        return paper(id, who, "outreach/work/notice.jte", "avis.pdf");
    }

    @GetMapping(ONE + "/lettre.pdf")
    ResponseEntity<byte[]> letter(@PathVariable UUID id, SignedIn who) {
        return paper(id, who, "outreach/work/letter.jte", "lettre.pdf");
    }

    private ResponseEntity<byte[]> paper(UUID id, SignedIn who, String template, String name) {
        // no paper is drawn for a household that refused, however old the page that offered it
        if ("objected".equals(cards.find(id).closedWhy())) throw new NotFound("paper for " + id);
        var card = cards.handle(id);
        var drawn = Words.in(Words.FRENCH).call(() -> pdf.of(template, Map.of("paper", show.paper(card, who))));
        return Download.pdf(name).entity(drawn);
    }

    private String page(UUID id, FilledForm filled, SignedIn who, Model model) {
        model.addAttribute("page", show.card(cards.handle(id), filled.values(), filled.problems(), who));
        return "outreach/work/card";
    }

    private static FilledForm filled(Map<String, String> sent, String form, Problems problems) {
        var typed = new HashMap<>(sent);
        typed.put("form", form);
        return new FilledForm(typed, problems);
    }

    static int version(Map<String, String> sent) {
        return FormFields.number(sent.get("basedOn"), Integer.MAX_VALUE);
    }

    /** In the household's own time. */
    private @Nullable Instant back(Map<String, String> sent, ListedHousehold entry, Problems problems) {
        var on = FormFields.dayOrNone(sent.get("backDay"), "backAt", problems);
        var time = FormFields.time(sent.get("backTime"));
        if (time == null) problems.add("backAt", Words.t("outreach.work.problem.back-missing"));
        return on == null || time == null ? null : show.instant(on.atTime(time), entry);
    }

    private static @Nullable Long cents(String typed, Problems problems) {
        if (typed.isEmpty()) return null;
        var cents = FormFields.cents(typed);
        if (cents == null) problems.add("amount", Words.t("outreach.work.problem.amount"));
        return cents;
    }
}
