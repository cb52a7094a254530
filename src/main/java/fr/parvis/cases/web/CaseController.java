// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.cases.CaseBill;
import fr.parvis.cases.domain.CaseTemplates;
import fr.parvis.cases.domain.ContactMade;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.cases.domain.ReadCase;
import fr.parvis.cases.domain.Template;
import fr.parvis.cases.domain.WorkOnCase;
import fr.parvis.network.LocalDays;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.people.People;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Paging;
import fr.parvis.values.Problem;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Opens a case, and takes what is done in it until its outcome. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class CaseController {
    private static final String ONE = WorkController.ADDRESS + "/{id}";
    private static final String OTHER = "autre";

    private final OpenCase openCase;
    private final WorkOnCase workOnCase;
    private final ReadCase readCase;
    private final CaseTemplates templates;
    private final People people;
    private final Nomenclature nomenclature;
    private final ShowCase show;
    private final LocalDays localDays;

    CaseController(
            OpenCase openCase,
            WorkOnCase workOnCase,
            ReadCase readCase,
            CaseTemplates templates,
            People people,
            Nomenclature nomenclature,
            ShowCase show,
            LocalDays localDays) {
        this.openCase = openCase;
        this.workOnCase = workOnCase;
        this.readCase = readCase;
        this.templates = templates;
        this.people = people;
        this.nomenclature = nomenclature;
        this.show = show;
        this.localDays = localDays;
    }

    /** @param modele the kind of case, once it is chosen */
    @GetMapping(WorkController.ADDRESS + "/nouveau")
    String blank(
            @RequestParam(defaultValue = "") String personne,
            @RequestParam(defaultValue = "") String modele,
            Model model) {

        var template = templates.find(modele).orElse(null);
        var asked = template == null ? "" : template.label();
        return blank(
                template == null && !modele.equals(OTHER) ? "" : modele,
                template,
                FilledForm.of(Map.of("id", Ids.next().toString(), "personne", personne, "asked", asked)),
                model);
    }

    @PostMapping(WorkController.ADDRESS)
    String open(@RequestParam Map<String, String> sent, Model model) {

        var problems = new Problems();
        var id = FormFields.id(FormFields.text(sent, "id"));
        var person = FormFields.id(FormFields.text(sent, "personne"));
        if (id == null || person == null) throw new NotFound("case");
        var code = FormFields.text(sent, "modele");
        var template = templates.find(code).orElse(null);
        var operator = FormFields.text(sent, "operator");
        boolean warned = false;
        var countedFrom = FormFields.text(sent, "countedFrom");
        var payable = FormFields.text(sent, "payable");
        var amount = FormFields.text(sent, "amount");
        var reference = FormFields.text(sent, "reference");
        var cents = FormFields.cents(amount);
        var bill = new CaseBill(null, FormFields.day(payable), cents, null, reference.isEmpty() ? null : reference);
        Supplier<Outcome<UUID>> opening = () -> openCase.handle(new OpenCase.Command(
                id,
                person,
                template == null ? null : code,
                FormFields.text(sent, "theme"),
                operator.isEmpty() ? null : operator,
                FormFields.text(sent, "asked"),
                FormFields.day(countedFrom),
                bill,
                FormFields.text(sent, "knowing").equals("true")));
        Outcome<UUID> outcome = !amount.isEmpty() && cents == null
                ? Outcome.refused("amount", "cases.problem.bill.amount")
                : undated(countedFrom, "countedFrom", () -> undated(payable, "payable", opening));
        switch (outcome) {
            case Outcome.Done(var opened) -> {
                Notice.success(Words.t("cases.opened")).onNextPage();
                return "redirect:" + ShowCase.address(opened);
            }
            case Outcome.Refused(var refused) -> {
                problems.addAll(refused);
                warned = Problem.anyWarning(refused);
            }
            case Outcome.Changed() -> problems.stale(Words.t("cases.problem.changed"));
        }

        var filled = new FilledForm(sent, problems, warned);
        return FormAnswer.refused(problems, blank(code.isEmpty() ? OTHER : code, template, filled, model));
    }

    private String blank(String modele, @Nullable Template template, FilledForm filled, Model model) {
        var sent = filled.values();
        var asked = FormFields.id(FormFields.text(sent, "personne"));
        var person = asked == null ? null : people.find(asked).orElse(null);
        if (person == null) throw new NotFound("person");
        var catalogue = nomenclature.on(localDays.today());
        var kinds = new ArrayList<Option>();
        for (var one : openCase.templates()) kinds.add(new Option(one.code(), one.label()));
        kinds.add(new Option(OTHER, Words.t("cases.new.other")));
        model.addAttribute(
                "page",
                new NewCasePage(
                        FormFields.text(sent, "id"),
                        person.id().toString(),
                        person.name(),
                        kinds,
                        modele,
                        template == null ? Words.t("cases.new.other") : template.label(),
                        template == null ? "" : template.dateAsked(),
                        template != null && template.ofBill(),
                        FormFields.text(sent, "asked"),
                        sent.containsKey("theme") || template == null
                                ? FormFields.text(sent, "theme")
                                : template.theme(),
                        sent.containsKey("operator") || template == null
                                ? FormFields.text(sent, "operator")
                                : Objects.requireNonNullElse(template.operator(), ""),
                        FormFields.text(sent, "countedFrom"),
                        FormFields.text(sent, "payable"),
                        FormFields.text(sent, "amount"),
                        FormFields.text(sent, "reference"),
                        catalogue.options(CodeList.THEME),
                        catalogue.options(CodeList.OPERATOR),
                        filled.warned(),
                        filled.problems()));
        return "cases/new";
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
            var problems = new Problems().addAll(refused);

            var filled = new FilledForm(form.values, problems, Problem.anyWarning(refused));
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
    private static Outcome<UUID> undated(String typed, String field, Supplier<Outcome<UUID>> act) {
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
