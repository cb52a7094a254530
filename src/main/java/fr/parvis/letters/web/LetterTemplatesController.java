// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.letters.domain.Field;
import fr.parvis.letters.domain.Letter;
import fr.parvis.letters.domain.LetterTemplates;
import fr.parvis.letters.domain.Template;
import fr.parvis.network.LocalDays;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The templates of letters, which the network's head keeps. */
@Controller
@Requires(Right.EDIT_LETTER_TEMPLATES)
class LetterTemplatesController {
    static final String ADDRESS = "/bureau/modeles-de-courrier";

    private final LetterTemplates templates;
    private final Nomenclature nomenclature;
    private final LocalDays localDays;

    LetterTemplatesController(LetterTemplates templates, Nomenclature nomenclature, LocalDays localDays) {
        this.templates = templates;
        this.nomenclature = nomenclature;
        this.localDays = localDays;
    }

    @GetMapping(ADDRESS)
    String list(Model model) {
        model.addAttribute("templates", templates.list());
        return "letters/templates";
    }

    @GetMapping(ADDRESS + "/nouveau")
    String blank(Model model) {
        return page(
                new Template(
                        "",
                        "",
                        Letter.Kind.LETTER,
                        null,
                        "{organisme}\n[adresse]",
                        "",
                        "",
                        Words.t(Words.FRENCH, "letters.default.salutation"),
                        "",
                        Words.t(Words.FRENCH, "letters.default.closing"),
                        "",
                        "",
                        false,
                        0),
                true,
                new Problems(),
                model);
    }

    @GetMapping(ADDRESS + "/{code}")
    String show(@PathVariable String code, Model model) {
        return page(templates.find(code).orElseThrow(() -> new NotFound("template")), false, new Problems(), model);
    }

    @PostMapping(ADDRESS)
    String change(@RequestParam Map<String, String> sent, Model model) {
        var problems = new Problems();
        boolean fresh = FormFields.text(sent, "fresh").equals("true");
        var theme = FormFields.text(sent, "theme");
        var template = new Template(
                FormFields.text(sent, "code"),
                FormFields.text(sent, "label"),
                FormFields.text(sent, "kind").equals("attestation") ? Letter.Kind.ATTESTATION : Letter.Kind.LETTER,
                theme.isEmpty() ? null : theme,
                FormFields.lines(sent, "addressee"),
                FormFields.lines(sent, "reference"),
                FormFields.lines(sent, "subject"),
                FormFields.lines(sent, "salutation"),
                FormFields.lines(sent, "body"),
                FormFields.lines(sent, "closing"),
                FormFields.lines(sent, "enclosures"),
                FormFields.lines(sent, "sources"),
                FormFields.text(sent, "closed").equals("true"),
                FormFields.version(sent, "version"));
        if (!theme.isEmpty() && !nomenclature.on(localDays.today()).isUsable(CodeList.THEME, theme))
            problems.add("theme", Words.t("letters.problem.theme"));
        if (problems.isEmpty())
            if (problems.noneOf(templates.change(template, fresh), "letters.problem.changed")) {
                Notice.success(Words.t("letters.template.saved", template.label()))
                        .onNextPage();
                return "redirect:" + ADDRESS;
            }

        return FormAnswer.refused(problems, page(template, fresh, problems, model));
    }

    private String page(Template template, boolean fresh, Problems problems, Model model) {
        var catalogue = nomenclature.on(localDays.today());
        model.addAttribute(
                "page",
                new TemplatePage(
                        template.code(),
                        fresh,
                        template.label(),
                        template.kind().key(),
                        Objects.requireNonNullElse(template.theme(), ""),
                        template.addressee(),
                        template.reference(),
                        template.subject(),
                        template.salutation(),
                        template.body(),
                        template.closing(),
                        template.enclosures(),
                        template.sources(),
                        template.closed(),
                        template.version(),
                        catalogue.options(CodeList.THEME),
                        Arrays.stream(Letter.Kind.values())
                                .map(kind -> new Option(kind.key(), Words.t("letters.kind." + kind.key())))
                                .toList(),
                        Arrays.stream(Field.values()).map(Field::written).toList(),
                        problems));
        return "letters/template";
    }
}
