// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.cases.CaseBill;
import fr.parvis.cases.domain.CaseTemplates;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.cases.domain.Template;
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
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Opens a case for a person, of a kind that is chosen first. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class NewCaseController {
    private static final String OTHER = "autre";

    private final OpenCase openCase;
    private final CaseTemplates templates;
    private final People people;
    private final Nomenclature nomenclature;
    private final LocalDays localDays;

    NewCaseController(
            OpenCase openCase, CaseTemplates templates, People people, Nomenclature nomenclature, LocalDays localDays) {
        this.openCase = openCase;
        this.templates = templates;
        this.people = people;
        this.nomenclature = nomenclature;
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
                : CaseController.undated(
                        countedFrom, "countedFrom", () -> CaseController.undated(payable, "payable", opening));
        switch (outcome) {
            case Outcome.Done(var opened) -> {
                Notice.success(Words.t("cases.opened")).onNextPage();
                return "redirect:" + ShowCase.address(opened);
            }
            case Outcome.Refused(var refused) -> problems.addAll(refused);
            case Outcome.Changed() -> problems.stale(Words.t("cases.problem.changed"));
        }

        var filled = new FilledForm(sent, problems);
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
}
