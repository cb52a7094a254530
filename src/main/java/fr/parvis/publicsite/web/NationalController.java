// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Associations;
import fr.parvis.network.PublicPoints;
import fr.parvis.shell.Bar;
import fr.parvis.shell.ForThePublic;
import fr.parvis.shell.Option;
import fr.parvis.shell.Site;
import fr.parvis.shell.Words;
import fr.parvis.statistics.PublicFigures;
import fr.parvis.statistics.PublicFigures.Amount;
import fr.parvis.statistics.PublicFigures.Level;
import fr.parvis.statistics.PublicFigures.Line;
import fr.parvis.statistics.PublicFigures.Release;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Work of the whole network in twelve months: how many were helped, where, for what. */
@Controller
@ForThePublic(replica = true)
class NationalController {
    private final PublicFigures figures;
    private final PublicPoints points;
    private final Associations associations;
    private final Site site;

    NationalController(PublicFigures figures, PublicPoints points, Associations associations, Site site) {
        this.figures = figures;
        this.points = points;
        this.associations = associations;
        this.site = site;
    }

    @GetMapping("/reseau-en-chiffres")
    String show(
            @RequestParam(required = false) @Nullable String mois,
            @RequestParam(required = false) @Nullable String departement,
            Model model) {
        model.addAttribute("page", page(mois, departement));
        return "publicsite/national";
    }

    private NationalPage page(@Nullable String month, @Nullable String department) {
        var year = figures.lastTwelveMonths(Words.locale());
        return new NationalPage(
                site.whole("/reseau-en-chiffres"),
                associations.networkName().orElse("Parvis"),
                Words.date(year.from()),
                Words.date(year.to()),
                points.count(),
                said(year.persons()),
                said(year.visits()),
                said(year.requests()),
                bars(year.months(), "publicsite.national.nowhere"),
                bars(year.families(), "publicsite.national.other"),
                bars(year.regions(), "publicsite.national.nowhere"),
                year.threshold(),
                places(month, department));
    }

    /** Months that tell of a department; one asked for that was not told becomes the last month, the first department. */
    private NationalPage.@Nullable Places places(@Nullable String month, @Nullable String department) {
        var told = figures.releases().reversed().stream()
                .filter(release -> release.lines().stream().anyMatch(NationalController::isDepartment))
                .toList();
        var release = told.stream()
                .filter(one -> one.month().toString().equals(month))
                .findFirst()
                .or(() -> told.stream().findFirst())
                .orElse(null);
        if (release == null) return null;
        var byMonth = DateTimeFormatter.ofPattern("MMMM yyyy", Words.locale());
        var departments = release.lines().stream()
                .filter(NationalController::isDepartment)
                .map(line -> new Option(line.code(), figures.placeName(line.level(), line.code())))
                .sorted(Comparator.comparing(Option::label))
                .toList();
        var chosen = departments.stream()
                .filter(one -> one.value().equals(department))
                .findFirst()
                .orElse(departments.getFirst());
        var rows = release.lines().stream()
                .filter(line -> line.family() == null
                        && (line.level() == Level.DEPARTMENT && line.code().equals(chosen.value())
                                || line.level() == Level.COMMUNE && line.upper().equals(chosen.value())))
                .map(line -> new NationalPage.Row(
                        figures.placeName(line.level(), line.code()),
                        told(line.persons()),
                        told(line.visits()),
                        told(line.requests())))
                .toList();
        return new NationalPage.Places(
                told.stream()
                        .map(one -> new Option(one.month().toString(), byMonth.format(one.month())))
                        .toList(),
                release.month().toString(),
                departments,
                chosen.value(),
                t("publicsite.national.places", chosen.label(), byMonth.format(release.month())),
                rows,
                bars(families(release, chosen.value()), "publicsite.national.other"));
    }

    private static boolean isDepartment(Line line) {
        return line.level() == Level.DEPARTMENT && line.family() == null;
    }

    /** The most first; what is hidden last, by its name. */
    private List<Amount> families(Release release, String department) {
        return release.lines().stream()
                .filter(line -> line.level() == Level.DEPARTMENT
                        && line.code().equals(department)
                        && line.family() != null
                        && !Objects.equals(line.requests(), 0L))
                .map(line -> new Amount(
                        figures.familyName(
                                Objects.requireNonNull(line.family()),
                                release.month().atEndOfMonth(),
                                Words.locale()),
                        line.requests()))
                .sorted(Comparator.comparing(Amount::count, Comparator.nullsLast(Comparator.<Long>reverseOrder()))
                        .thenComparing(Amount::label))
                .toList();
    }

    private static String told(@Nullable Long count) {
        return count == null ? t("publicsite.national.hidden.short") : Words.number(count);
    }

    private static @Nullable String said(@Nullable Long count) {
        return count == null ? null : Words.number(count);
    }

    private static List<Bar> bars(List<Amount> amounts, String unnamed) {
        return amounts.stream()
                .map(amount -> {
                    var count = amount.count();
                    var label = amount.label().isEmpty() ? t(unnamed) : amount.label();
                    return count == null
                            ? Bar.hidden(label, t("publicsite.national.hidden"))
                            : new Bar(label, count, Words.number(count));
                })
                .toList();
    }
}
