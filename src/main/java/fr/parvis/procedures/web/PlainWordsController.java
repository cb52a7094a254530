// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.procedures.ProceduresAddresses;
import fr.parvis.procedures.domain.KeepPlainWords;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.values.Outcome;
import fr.parvis.values.Paging;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The plain words, which the network's head keeps. */
@Controller
@Requires(Right.EDIT_NOMENCLATURE)
class PlainWordsController {
    private static final String ADDRESS = ProceduresAddresses.PLAIN_WORDS;
    private static final int ON_A_PAGE = 40;

    private final KeepPlainWords words;
    private final ShowSheets show;

    PlainWordsController(KeepPlainWords words, ShowSheets show) {
        this.words = words;
        this.show = show;
    }

    /** @param mot filter of the list @param dit text of a proposal */
    @GetMapping(ADDRESS)
    String list(
            @RequestParam(defaultValue = "") String mot,
            @RequestParam(defaultValue = "") String dit,
            @RequestParam(required = false) @Nullable String page,
            Model model) {
        return page(mot, page, FilledForm.of(Map.of("said", dit)), model);
    }

    @PostMapping(ADDRESS)
    String add(
            @RequestParam(defaultValue = "") String said, @RequestParam(defaultValue = "") String means, Model model) {
        if (words.add(said.strip(), means.strip()) instanceof Outcome.Refused(var refused)) {
            var problems = new Problems().addAll(refused);
            return FormAnswer.invalid(
                    page("", null, new FilledForm(Map.of("said", said, "means", means), problems), model));
        }
        Notice.success(t("procedures.words.added", said.strip(), means.strip())).onNextPage();
        return "redirect:" + ADDRESS;
    }

    @PostMapping(ADDRESS + "/{id}/retirer")
    String end(@PathVariable UUID id) {
        words.end(id);
        Notice.success(t("procedures.words.ended")).onNextPage();
        return "redirect:" + ADDRESS;
    }

    @PostMapping(ADDRESS + "/propositions/ecarter")
    String leave(@RequestParam(defaultValue = "") String said) {
        words.decided(said);
        Notice.success(t("procedures.words.left", said)).onNextPage();
        return "redirect:" + ADDRESS;
    }

    private String page(String part, @Nullable String page, FilledForm filled, Model model) {
        int total = words.count(part);
        var paging = Paging.of(page, total, ON_A_PAGE);
        model.addAttribute(
                "page",
                new PlainWordsPage(
                        show.editionInFull(),
                        words.list(part, paging.size(), paging.offset()).stream()
                                .map(one -> new PlainWordsPage.Row(
                                        one.said(), one.means(), one.shipped(), ADDRESS + "/" + one.id() + "/retirer"))
                                .toList(),
                        total,
                        paging,
                        part,
                        words.proposed(),
                        filled));
        return "procedures/words";
    }
}
