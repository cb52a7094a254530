// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.SearchText;
import fr.parvis.procedures.ProceduresAddresses;
import fr.parvis.procedures.domain.FindSheets;
import fr.parvis.procedures.domain.Sheet;
import fr.parvis.procedures.domain.Withdrawn;
import fr.parvis.shell.FootLinks;
import fr.parvis.shell.ForThePublic;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Guide for the public of what to bring: by a usual need or in one's own words. Sheets are in French in every language of the page. */
@Controller
@ForThePublic
class PublicGuideController {
    private static final int SHOWN = 5;

    /** Usual needs: the end of their message keys, and the sheet that each leads to. */
    private static final List<Need> NEEDS = List.of(
            new Need("identity-card", "F21089"),
            new Need("passport", "F21091"),
            new Need("birth-certificate", "F1427"),
            new Need("housing", "F10007"),
            new Need("health-cover", "F10027"),
            new Need("income", "F19778"),
            new Need("bill", "F20055"),
            new Need("debts", "F134"));

    private record Need(String key, String sheet) {}

    private final FindSheets find;
    private final ShowSheets show;

    PublicGuideController(FindSheets find, ShowSheets show) {
        this.find = find;
        this.show = show;
    }

    /** The page at the foot of the public's pages. */
    @Configuration(proxyBeanMethods = false)
    static class AtTheFoot {
        @Bean
        FootLinks whatToBringLink() {
            return () -> List.of(new FootLinks.Link(ProceduresAddresses.PUBLIC, t("procedures.public.title")));
        }
    }

    @GetMapping(ProceduresAddresses.PUBLIC)
    String begin(Model model) {
        return page("", null, model);
    }

    /** Search by POST, so that the words are in no address; it is not counted. */
    @PostMapping(ProceduresAddresses.PUBLIC)
    String search(@RequestParam(defaultValue = "") String q, Model model) {
        var asked = SearchText.of(q).text();
        return page(
                asked,
                asked.isEmpty()
                        ? null
                        : find.find(asked, SHOWN).stream()
                                .map(one -> new PublicGuidePage.Line(
                                        ProceduresAddresses.publicSheet(one.id()), one.title()))
                                .toList(),
                model);
    }

    private String page(String asked, @Nullable List<PublicGuidePage.Line> found, Model model) {
        var there = find.read(NEEDS.stream().map(Need::sheet).toList()).stream()
                .map(Sheet::id)
                .toList();
        model.addAttribute(
                "page",
                new PublicGuidePage(
                        asked,
                        NEEDS.stream()
                                .filter(one -> there.contains(one.sheet()))
                                .map(one -> new PublicGuidePage.Line(
                                        ProceduresAddresses.publicSheet(one.sheet()),
                                        t("procedures.public.need." + one.key())))
                                .toList(),
                        found));
        return "procedures/public";
    }

    @GetMapping(ProceduresAddresses.PUBLIC + "/{id}")
    String sheet(@PathVariable String id, Model model) {
        var sheet = find.read(id).orElse(null);
        if (sheet == null) {
            Withdrawn gone = find.withdrawn(id).orElseThrow(() -> new NotFound("sheet " + id));
            model.addAttribute("title", gone.title());
            model.addAttribute("since", Words.longDate(gone.since()));
            return FormAnswer.with(HttpStatus.GONE, "procedures/public-withdrawn");
        }
        model.addAttribute(
                "page",
                new PublicSheetPage(
                        sheet,
                        Words.longDate(sheet.dated()),
                        show.isOld(sheet) ? t("procedures.public.old", Words.longDate(sheet.dated())) : null,
                        "https://www.service-public.fr/particuliers/vosdroits/" + sheet.id()));
        return "procedures/public-sheet";
    }
}
