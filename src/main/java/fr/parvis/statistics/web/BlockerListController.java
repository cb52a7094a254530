// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.files.Spreadsheet;
import fr.parvis.network.Extent;
import fr.parvis.network.Extents;
import fr.parvis.protection.SmallCounts;
import fr.parvis.shell.CalendarYears;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Words;
import fr.parvis.values.Paging;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The blockers that requests met in a year: operators and kinds across each other, then all of them month by month. */
@Controller
class BlockerListController {
    static final String ADDRESS = "/bureau/chiffres/murs";
    private static final int ROWS_ON_A_PAGE = 25;

    private final Extents extents;
    private final SmallCounts smallCounts;
    private final ShowBlockers show;

    BlockerListController(Extents extents, SmallCounts smallCounts, ShowBlockers show) {
        this.extents = extents;
        this.smallCounts = smallCounts;
        this.show = show;
    }

    /**
     * Question for blockers, as an address asks it.
     *
     * @param etendue extent of the requests; empty for what somebody sees who asks for nothing in particular
     * @param page number of the page of the list
     */
    record Question(
            String etendue,
            @Nullable Integer annee,
            @Nullable String page) {
        Question {
            etendue = FormFields.given(etendue);
        }
    }

    @Requires(Right.READ_FIGURES)
    @GetMapping(ADDRESS)
    String show(@ModelAttribute Question asked, SignedIn who, Model model) {
        model.addAttribute("page", page(who, asked));
        return "statistics/walls";
    }

    private BlockersPage page(SignedIn who, Question question) {
        var asked = question.etendue().isBlank() ? extents.usual(who) : question.etendue();
        var extent = extents.of(who, asked);
        var today = extents.today(who, extent);
        int latest = show.latestYear(who, today);
        int year = year(question.annee(), latest);
        boolean hiding = who.association() == null;
        var found = show.find(who, extent, year, today);
        var paging = Paging.of(question.page(), found.rows().size(), ROWS_ON_A_PAGE);
        return new BlockersPage(
                asked,
                extents.name(who, extent),
                extents.options(who),
                year,
                year == CalendarYears.FIRST ? null : address(asked, year - 1),
                year == latest ? null : address(asked, year + 1),
                AskedPeriod.extentQuery(asked) + "&annee=" + year,
                hiding ? t("statistics.walls.hiding", smallCounts.threshold()) : null,
                t("statistics.made-on", Words.date(today)),
                !(extent instanceof Extent.Own || extent instanceof Extent.OfTeam),
                t(
                        "statistics.walls.none",
                        Words.date(found.period().from()),
                        Words.date(found.period().to())),
                found.grid(),
                paging,
                found.rows().size(),
                found.say(paging.of(found.rows()), ShowFigures::amount));
    }

    private static int year(@Nullable Integer asked, int latest) {
        return asked == null || asked < CalendarYears.FIRST || asked > latest ? latest : asked;
    }

    private static String address(String extent, int year) {
        return ADDRESS + "?" + AskedPeriod.extentQuery(extent) + "&annee=" + year;
    }

    @Requires(Right.READ_FIGURES)
    @GetMapping("/bureau/chiffres/murs.csv")
    void csv(@ModelAttribute Question asked, SignedIn who, HttpServletResponse response) throws IOException {
        var etendue = asked.etendue();
        var extent = extents.of(who, etendue.isBlank() ? extents.usual(who) : etendue);
        var today = extents.today(who, extent);
        int year = year(asked.annee(), show.latestYear(who, today));

        var table = new ArrayList<List<String>>();
        var head = new ArrayList<>(List.of(
                t("statistics.walls.operator"),
                t("statistics.walls.blocker"),
                t("statistics.walls.total"),
                t("statistics.walls.points")));
        ShowBlockers.months().forEach(month -> head.add(month + " " + year));
        table.add(head);
        var found = show.find(who, extent, year, today);
        for (var row : found.say(found.rows(), ShowFigures::plain)) {
            var line = new ArrayList<>(List.of(row.operator(), row.blocker(), row.total(), row.points()));
            row.months().forEach(month -> line.add(month.isZero() ? "0" : month.text()));
            table.add(line);
        }

        Spreadsheet.send(response, "murs-" + year + ".csv", table);
    }
}
