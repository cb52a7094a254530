// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.cases.domain.CaseTemplates;
import fr.parvis.cases.domain.Template;
import fr.parvis.network.LocalDays;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The templates of cases, which the network's head keeps. */
@Controller
@Requires(Right.EDIT_CASE_TEMPLATES)
class TemplatesController {
    static final String ADDRESS = "/bureau/modeles-de-suivi";

    private final CaseTemplates templates;
    private final Nomenclature nomenclature;
    private final LocalDays localDays;

    TemplatesController(CaseTemplates templates, Nomenclature nomenclature, LocalDays localDays) {
        this.templates = templates;
        this.nomenclature = nomenclature;
        this.localDays = localDays;
    }

    @GetMapping(ADDRESS)
    String list(Model model) {
        model.addAttribute("templates", templates.list());
        return "cases/templates";
    }

    @GetMapping(ADDRESS + "/nouveau")
    String blank(Model model) {
        return page(
                new Template("", "", "", null, "", false, List.of(), List.of(), false, 0),
                true,
                FilledForm.empty(),
                model);
    }

    @GetMapping(ADDRESS + "/{code}")
    String show(@PathVariable String code, Model model) {
        var template = templates.find(code).orElseThrow(() -> new NotFound("template"));
        return page(template, false, FilledForm.of(Map.of("steps", TemplateLines.of(template.steps()))), model);
    }

    @PostMapping(ADDRESS)
    String change(@RequestParam Map<String, String> sent, Model model) {
        var problems = new Problems();
        boolean fresh = FormFields.text(sent, "fresh").equals("true");
        var version = FormFields.text(sent, "version");
        var operator = FormFields.text(sent, "operator");
        var template = new Template(
                FormFields.text(sent, "code"),
                FormFields.text(sent, "label"),
                FormFields.text(sent, "theme"),
                operator.isEmpty() ? null : operator,
                FormFields.text(sent, "dateAsked"),
                FormFields.text(sent, "ofBill").equals("true"),
                Arrays.stream(FormFields.text(sent, "papers").split("\\R"))
                        .map(String::strip)
                        .filter(paper -> !paper.isEmpty())
                        .toList(),
                TemplateLines.read(FormFields.text(sent, "steps"), problems),
                FormFields.text(sent, "closed").equals("true"),
                FormFields.number(version, 0));
        if (!nomenclature.on(localDays.today()).isUsable(CodeList.THEME, template.theme()))
            problems.add("theme", Words.t("cases.problem.theme"));
        if (problems.isEmpty())
            if (problems.noneOf(templates.change(template, fresh), "cases.problem.changed")) {
                Notice.success(Words.t("cases.template.saved", template.label()))
                        .onNextPage();
                return "redirect:" + ADDRESS;
            }

        var filled = new FilledForm(Map.of("steps", FormFields.text(sent, "steps")), problems);
        return FormAnswer.refused(problems, page(template, fresh, filled, model));
    }

    /** @param filled steps as they were typed, beside what the template says */
    private String page(Template template, boolean fresh, FilledForm filled, Model model) {
        var catalogue = nomenclature.on(localDays.today());
        model.addAttribute(
                "page",
                new TemplatePage(
                        template.code(),
                        fresh,
                        template.label(),
                        template.theme(),
                        Objects.requireNonNullElse(template.operator(), ""),
                        template.dateAsked(),
                        template.ofBill(),
                        String.join("\n", template.papers()),
                        filled.value("steps"),
                        template.closed(),
                        template.version(),
                        catalogue.options(CodeList.THEME),
                        catalogue.options(CodeList.OPERATOR),
                        filled.problems()));
        return "cases/template";
    }
}
