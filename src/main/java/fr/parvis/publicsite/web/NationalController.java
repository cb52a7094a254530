package fr.parvis.publicsite.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Associations;
import fr.parvis.network.PublicPoints;
import fr.parvis.shell.Bar;
import fr.parvis.shell.ForThePublic;
import fr.parvis.shell.Site;
import fr.parvis.shell.Words;
import fr.parvis.statistics.PublicFigures;
import fr.parvis.statistics.PublicFigures.Amount;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What the whole network did in twelve months: how many were helped, where, for what. */
@Controller
@ForThePublic
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
    String show(Model model) {
        model.addAttribute("page", page());
        return "publicsite/national";
    }

    private NationalPage page() {
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
                year.threshold());
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
