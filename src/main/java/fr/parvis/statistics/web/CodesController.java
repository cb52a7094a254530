// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.files.Spreadsheet;
import fr.parvis.network.Extent;
import fr.parvis.network.Extents;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.nomenclature.OutsideList;
import fr.parvis.protection.SmallCounts;
import fr.parvis.shell.Words;
import fr.parvis.statistics.domain.CodesOfPartners;
import fr.parvis.statistics.domain.CodesOfPartners.Outside;
import fr.parvis.statistics.domain.CodesOfPartners.Row;
import fr.parvis.statistics.domain.CodesOfPartners.Translated;
import fr.parvis.statistics.web.AskedPeriod.Question;
import fr.parvis.statistics.web.AskedPeriod.Shown;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The figures in the codes of partners, on demand. */
@Controller
class CodesController {
    private final CodesOfPartners codes;
    private final Extents extents;
    private final AskedPeriod periods;
    private final SmallCounts smallCounts;
    private final Nomenclature nomenclature;

    CodesController(
            CodesOfPartners codes,
            Extents extents,
            AskedPeriod periods,
            SmallCounts smallCounts,
            Nomenclature nomenclature) {
        this.codes = codes;
        this.extents = extents;
        this.periods = periods;
        this.smallCounts = smallCounts;
        this.nomenclature = nomenclature;
    }

    @Requires(Right.READ_FIGURES)
    @GetMapping("/bureau/chiffres/codes")
    String show(@ModelAttribute Question asked, SignedIn who, Model model) {
        model.addAttribute("page", page(who, asked));
        return "statistics/codes";
    }

    private CodesPage page(SignedIn who, Question question) {
        var etendue = question.etendue();
        boolean hiding = who.association() == null;
        var extent = extent(who, etendue.isBlank() ? extents.usual(who) : etendue);
        var asked = hiding || etendue.isBlank() ? extents.usual(who) : etendue;
        var today = extents.today(who, extent);
        var chosen = periods.of(question.du(), question.au(), today, hiding);
        return new CodesPage(
                asked,
                extents.name(who, extent),
                hiding ? extents.ofTheNetwork() : extents.options(who),
                chosen.fields("/bureau/chiffres/codes", asked),
                periods.presets(new Shown("/bureau/chiffres/codes", asked, chosen.period()), today, hiding),
                AskedPeriod.query(asked, chosen.period()),
                AskedPeriod.words(chosen.period()),
                hiding ? t("statistics.hiding", smallCounts.threshold()) : null,
                t("statistics.made-on", Words.date(today)),
                lists(extent, chosen, hiding, ShowFigures::amount));
    }

    /** To the network's head the whole network's, whichever is asked for: an association's are for itself. */
    private Extent extent(SignedIn who, String asked) {
        var extent = extents.of(who, asked);
        return who.association() == null ? new Extent.WholeNetwork() : extent;
    }

    private List<CodesPage.Part> lists(
            Extent extent, AskedPeriod.Chosen chosen, boolean hiding, ShowFigures.Amount amount) {
        var lists = hiding
                ? codes.outside(chosen.period())
                : codes.of(extent, chosen.period()).stream()
                        .map(list -> new Outside(list, Set.of(), false, false))
                        .toList();
        return lists.stream()
                .filter(list -> list.translated().total() > 0)
                .map(list -> part(list, hiding, amount))
                .toList();
    }

    /** A list with its rows; what has no counterpart is a row too, so that all is accounted for. */
    private CodesPage.Part part(Outside list, boolean hiding, ShowFigures.Amount amount) {
        var translated = list.translated();
        var rows = new ArrayList<CodesPage.Row>();
        for (var row : translated.rows()) {
            boolean hide = list.hidesAll()
                    || list.hidden().contains(row.code())
                    || hiding && smallCounts.isSmall(row.requests());
            rows.add(new CodesPage.Row(
                    row.code(),
                    label(translated.list(), row.code()),
                    amount.of(row.requests(), hide),
                    hide ? t("statistics.hidden") : Words.duration(row.minutes()),
                    hide ? t("statistics.hidden") : hours(row.minutes()),
                    row.unconfirmed() == 0
                            ? null
                            // how many of them is a count of its own
                            : hiding || row.unconfirmed() == row.requests()
                                    ? t("statistics.codes.unconfirmed")
                                    : t("statistics.codes.partly-unconfirmed", row.unconfirmed()),
                    row.activities() == 0 || hiding ? null : Words.n("statistics.codes.activities", row.activities())));
        }
        boolean hideWithout =
                list.hidesAll() || list.hidesWithout() || hiding && smallCounts.isSmall(translated.without());
        return new CodesPage.Part(
                translated.list().key(),
                t("statistics.codes." + translated.list().key()),
                t("statistics.codes." + translated.list().key() + ".definition"),
                amount.of(translated.total(), list.hidesAll()),
                amount.of(translated.translated(), hideWithout),
                amount.of(translated.without(), hideWithout),
                several(translated),
                rows);
    }

    /** In the decimals of the language, without a space between thousands. */
    private static String hours(long minutes) {
        var format = NumberFormat.getNumberInstance(Words.locale());
        format.setGroupingUsed(false);
        format.setMaximumFractionDigits(1);
        return format.format(minutes / 60.0);
    }

    private static boolean several(Translated translated) {
        return translated.rows().stream().mapToLong(Row::requests).sum() > translated.translated();
    }

    private String label(OutsideList list, String code) {
        return nomenclature.outside(list).stream()
                .filter(outside -> outside.code().equals(code))
                .map(outside -> outside.label())
                .findAny()
                .orElse(code);
    }

    @Requires(Right.READ_FIGURES)
    @GetMapping("/bureau/chiffres/codes.csv")
    void csv(@ModelAttribute Question asked, SignedIn who, HttpServletResponse response) throws IOException {
        var etendue = asked.etendue();
        var extent = extent(who, etendue.isBlank() ? extents.usual(who) : etendue);
        var today = extents.today(who, extent);
        var chosen = periods.of(asked.du(), asked.au(), today, who.association() == null);

        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                t("statistics.csv.list"),
                t("statistics.csv.code"),
                t("statistics.csv.label"),
                t("statistics.measure.requests"),
                t("statistics.csv.hours"),
                t("statistics.codes.confirmed-head")));
        for (var part : lists(extent, chosen, who.association() == null, ShowFigures::plain)) {
            for (var row : part.rows())
                rows.add(List.of(
                        part.title(),
                        row.code(),
                        row.label(),
                        row.requests(),
                        row.hours(),
                        row.unconfirmed() == null ? "" : row.unconfirmed()));
            rows.add(List.of(part.title(), "", t("statistics.codes.without"), part.without(), "", ""));
            rows.add(List.of(part.title(), "", t("statistics.codes.total"), part.total(), "", ""));
        }

        Spreadsheet.send(
                response,
                "codes-" + chosen.period().from() + "-" + chosen.period().to() + ".csv",
                rows);
    }
}
