// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.cases.domain.ContactMade;
import fr.parvis.cases.domain.ReadCase;
import fr.parvis.cases.domain.WorkOnCase;
import fr.parvis.network.LocalDays;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Paging;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows a case, and takes what is done in it until its outcome. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class CaseController {
    private static final String ONE = WorkController.ADDRESS + "/{id}";

    private final WorkOnCase workOnCase;
    private final ReadCase readCase;
    private final ShowCase show;
    private final LocalDays localDays;

    CaseController(WorkOnCase workOnCase, ReadCase readCase, ShowCase show, LocalDays localDays) {
        this.workOnCase = workOnCase;
        this.readCase = readCase;
        this.show = show;
        this.localDays = localDays;
    }

    /** @param contacts the page of the contacts made */
    @GetMapping(ONE)
    String show(@PathVariable UUID id, @RequestParam(defaultValue = "1") String contacts, Model model) {
        return page(id, Paging.number(contacts), CasePage.Typed.nothing(), model);
    }

    private String page(UUID id, int contacts, CasePage.Typed typed, Model model) {
        var whole = readCase.handle(id, contacts).orElseThrow(() -> new NotFound("case"));
        model.addAttribute("page", show.page(whole, typed));
        return "cases/case";
    }

    /** Form of a case's page as it was sent, under the name that the page gives it. */
    private record SentForm(UUID caseFile, String name, Map<String, String> values) {}

    /** Answers a form of the page: leads back to it, or shows it with what was typed when that was refused. */
    private String answer(SentForm form, Outcome<?> outcome, String done, Model model) {
        if (outcome instanceof Outcome.Refused(var refused)
                && !refused.getFirst().field().isEmpty()) {
            var filled = new FilledForm(form.values, new Problems().addAll(refused));
            return FormAnswer.invalid(page(form.caseFile, 1, new CasePage.Typed(form.name, filled), model));
        }
        ShowCase.tell(outcome, done);
        return "redirect:" + ShowCase.address(form.caseFile);
    }

    @PostMapping(ONE + "/etapes")
    String addStep(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        var due = FormFields.text(sent, "due");
        var outcome = undated(
                due,
                "due",
                () -> workOnCase.addStep(
                        id,
                        FormFields.text(sent, "text"),
                        FormFields.day(due),
                        FormFields.text(sent, "knowing").equals("true")));
        return answer(new SentForm(id, "step", sent), outcome, "cases.step.added", model);
    }

    /** @param faite {@code oui}, or {@code non}: not after all */
    @PostMapping(ONE + "/etapes/{step}")
    String mark(@PathVariable UUID id, @PathVariable UUID step, @RequestParam(defaultValue = "oui") String faite) {
        boolean done = faite.equals("oui");
        var outcome = workOnCase.markStep(id, step, done);
        if (!(outcome instanceof Outcome.Done)) ShowCase.tell(outcome, "");
        return "redirect:" + ShowCase.address(id) + "#step-" + step;
    }

    @PostMapping(ONE + "/etapes/{step}/date")
    String date(
            @PathVariable UUID id, @PathVariable UUID step, @RequestParam(defaultValue = "") String due, Model model) {
        var outcome = undated(due, "due", () -> workOnCase.dateStep(id, step, FormFields.day(due)));
        return answer(new SentForm(id, "date-" + step, Map.of("due", due)), outcome, "cases.step.dated", model);
    }

    /** The date from which delays run, said or corrected later. */
    @PostMapping(ONE + "/depuis")
    String countFrom(@PathVariable UUID id, @RequestParam(defaultValue = "") String countedFrom, Model model) {
        var from = FormFields.day(countedFrom.strip());
        Outcome<Integer> outcome = from == null ? notADay("countedFrom") : workOnCase.countFrom(id, from);
        if (outcome instanceof Outcome.Done(var counted)) {
            Notice.success(counted == 0 ? Words.t("cases.counted.none") : Words.n("cases.counted.saved", counted))
                    .onNextPage();
            return "redirect:" + ShowCase.address(id);
        }
        return answer(new SentForm(id, "counted", Map.of("countedFrom", countedFrom)), outcome, "", model);
    }

    @PostMapping(ONE + "/contacts")
    String contacted(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var day = FormFields.day(FormFields.text(sent, "day"));
        var outcome = undated(
                FormFields.text(sent, "day"),
                "day",
                () -> workOnCase.contacted(
                        new ContactMade(
                                Ids.next(),
                                id,
                                day == null ? localDays.today() : day,
                                who.account(),
                                FormFields.text(sent, "channel"),
                                FormFields.text(sent, "party"),
                                FormFields.lines(sent, "said")),
                        FormFields.text(sent, "knowing").equals("true")));
        return answer(new SentForm(id, "contact", sent), outcome, "cases.contact.written", model);
    }

    @PostMapping(ONE + "/attente")
    String waitFor(@PathVariable UUID id, @RequestParam(defaultValue = "") String waitingOn) {
        ShowCase.tell(workOnCase.waitFor(id, waitingOn), "cases.waiting.saved");
        return "redirect:" + ShowCase.address(id);
    }

    @PostMapping(ONE + "/clore")
    String close(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        var amount = FormFields.text(sent, "amount");
        Long cents = cents(amount);
        var version = FormFields.text(sent, "basedOn");
        var outcome = !amount.isEmpty() && cents == null
                ? Outcome.<UUID>refused("amount", "cases.problem.amount")
                : workOnCase.close(id, FormFields.number(version, -1), FormFields.text(sent, "outcome"), cents);
        return answer(new SentForm(id, "close", sent), outcome, "cases.closed", model);
    }

    @PostMapping(ONE + "/rouvrir")
    String reopen(@PathVariable UUID id) {
        ShowCase.tell(workOnCase.reopen(id), "cases.reopened");
        return "redirect:" + ShowCase.address(id);
    }

    /** Does it, unless a date was typed that is none: what is not understood is never taken for nothing. */
    static Outcome<UUID> undated(String typed, String field, Supplier<Outcome<UUID>> act) {
        return !typed.isEmpty() && FormFields.day(typed) == null ? notADay(field) : act.get();
    }

    private static <T> Outcome<T> notADay(String field) {
        return Outcome.refused(field, "shell.problem.day");
    }

    /** An amount that was granted: below a million euros. */
    static @Nullable Long cents(String text) {
        var cents = FormFields.cents(text);
        return cents == null || cents < 0 || cents >= 100_000_000 ? null : cents;
    }
}
