// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.network.LocalDays;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.procedures.ProceduresAddresses;
import fr.parvis.procedures.domain.KeepLinks;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.values.Paging;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The sheets that the desk proposes for a theme and an operator, which the network's head keeps. */
@Controller
@Requires(Right.EDIT_NOMENCLATURE)
class LinksController {
    private static final String ADDRESS = ProceduresAddresses.LINKS;
    private static final int ON_A_PAGE = 40;

    private final KeepLinks links;
    private final ShowSheets show;
    private final Nomenclature nomenclature;
    private final LocalDays localDays;

    LinksController(KeepLinks links, ShowSheets show, Nomenclature nomenclature, LocalDays localDays) {
        this.links = links;
        this.show = show;
        this.nomenclature = nomenclature;
        this.localDays = localDays;
    }

    /** @param de narrows the list to a theme */
    @GetMapping(ADDRESS)
    String list(
            @RequestParam(defaultValue = "") String de,
            @RequestParam(required = false) @Nullable String page,
            Model model) {
        return page(de, page, FilledForm.of(Map.of("theme", de)), model);
    }

    @PostMapping(ADDRESS)
    String add(
            @RequestParam(defaultValue = "") String theme,
            @RequestParam(defaultValue = "") String operator,
            @RequestParam(defaultValue = "") String sheet,
            Model model) {
        var number = sheet.strip().toUpperCase(Locale.ROOT);
        var problems = links.add(theme, operator, number);
        if (!problems.isEmpty()) {
            var typed = Map.of("theme", theme, "operator", operator, "sheet", sheet);
            return FormAnswer.invalid(page("", null, new FilledForm(typed, new Problems().addAll(problems)), model));
        }
        Notice.success(t("procedures.links.added", number)).onNextPage();
        return listOf(theme);
    }

    @PostMapping(ADDRESS + "/retirer")
    String remove(
            @RequestParam(defaultValue = "") String theme,
            @RequestParam(defaultValue = "") String operator,
            @RequestParam(defaultValue = "") String sheet) {
        links.remove(theme, operator, sheet);
        Notice.success(t("procedures.links.removed")).onNextPage();
        return listOf(theme);
    }

    private static String listOf(String theme) {
        return "redirect:"
                + UriComponentsBuilder.fromPath(ADDRESS)
                        .queryParam("de", "{theme}")
                        .build(theme);
    }

    private String page(String of, @Nullable String page, FilledForm filled, Model model) {
        int total = links.count(of);
        var paging = Paging.of(page, total, ON_A_PAGE);
        var codes = nomenclature.on(localDays.todayOfNetwork());
        model.addAttribute(
                "page",
                new LinksPage(
                        show.editionInFull(),
                        links.list(of, paging.size(), paging.offset()).stream()
                                .map(one -> new LinksPage.Row(
                                        codes.label(CodeList.THEME, one.theme()),
                                        one.operator().isEmpty()
                                                ? t("procedures.links.any")
                                                : codes.label(CodeList.OPERATOR, one.operator()),
                                        one.sheet(),
                                        one.title() == null ? one.sheet() : one.title(),
                                        one.title() == null,
                                        one.theme(),
                                        one.operator()))
                                .toList(),
                        total,
                        paging,
                        of,
                        codes.options(CodeList.THEME),
                        codes.options(CodeList.OPERATOR),
                        filled));
        return "procedures/links";
    }
}
