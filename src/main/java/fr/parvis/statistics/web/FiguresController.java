// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.web;

import static fr.parvis.shell.Words.t;
import static fr.parvis.statistics.web.ShowFigures.plain;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.files.Spreadsheet;
import fr.parvis.network.Extent;
import fr.parvis.network.Extents;
import fr.parvis.shell.Words;
import fr.parvis.statistics.domain.Dimension;
import fr.parvis.statistics.domain.DueRecounts;
import fr.parvis.statistics.domain.Figures;
import fr.parvis.statistics.domain.Figures.Line;
import fr.parvis.statistics.domain.Measure;
import fr.parvis.statistics.web.AskedPeriod.Question;
import fr.parvis.statistics.web.AskedPeriod.Shown;
import fr.parvis.values.EnumCode;
import fr.parvis.values.Period;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The figures of one's own work, a team, a point, an association or the network, for a period, the one before and the year before. */
@Controller
class FiguresController {
    static final String ADDRESS = "/bureau/chiffres";

    /** Dimensions of the main part of the page. */
    private static final List<Dimension> MAIN =
            List.of(Dimension.FAMILY, Dimension.OPERATOR, Dimension.LEVEL, Dimension.RESULT);

    /** Dimensions of the main part where small counts are hidden: a family less its other themes would tell a hidden one. */
    private static final List<Dimension> MAIN_WITHOUT_FAMILIES =
            List.of(Dimension.THEME, Dimension.OPERATOR, Dimension.LEVEL, Dimension.RESULT);

    /** The rest, put together by the question that they answer. */
    private enum Group {
        WHAT(Dimension.THEME, Dimension.BLOCKER),
        HOW(Dimension.PRESENCE, Dimension.DIRECTION, Dimension.PARTNER, Dimension.TEAM),
        WHO(Dimension.AGE_BAND, Dimension.GENDER, Dimension.SITUATION, Dimension.FIRST_VISIT, Dimension.LANGUAGE),
        DIGITAL(Dimension.SUPPORT, Dimension.AUTONOMY, Dimension.DEVICE),
        WAITING(Dimension.WAITED, Dimension.LEFT, Dimension.REFUSED),
        ACTIVITIES(Dimension.ACTIVITY),
        EQUIPMENT(Dimension.LENT, Dimension.GIVEN, Dimension.WIPED),
        LINE(Dimension.CALLED);

        private final List<Dimension> dimensions;

        Group(Dimension... dimensions) {
            this.dimensions = List.of(dimensions);
        }
    }

    private final Figures figures;
    private final DueRecounts due;
    private final Extents extents;
    private final AskedPeriod periods;
    private final ShowFigures show;

    FiguresController(Figures figures, DueRecounts due, Extents extents, AskedPeriod periods, ShowFigures show) {
        this.figures = figures;
        this.due = due;
        this.extents = extents;
        this.periods = periods;
        this.show = show;
    }

    @Requires(Right.READ_FIGURES)
    @GetMapping(ADDRESS)
    String show(@ModelAttribute Question asked, SignedIn who, Model model) {
        model.addAttribute("page", page(who, asked));
        return "statistics/figures";
    }

    private FiguresPage page(SignedIn who, Question question) {
        var asked = question.etendue().isBlank() ? extents.usual(who) : question.etendue();
        var extent = extents.of(who, asked);
        var today = extents.today(who, extent);
        boolean outside = who.association() == null;
        var chosen = periods.of(question.du(), question.au(), today, outside);
        var period = chosen.period();
        var report = report(extent, period, outside);
        var view = show.view(who, extent, report);
        var groups = new ArrayList<FiguresPage.Group>();
        var main = view.hiding() ? MAIN_WITHOUT_FAMILIES : MAIN;
        for (var group : Group.values()) {
            var charts = charts(
                    view,
                    group.dimensions.stream()
                            .filter(dimension -> !main.contains(dimension))
                            .toList(),
                    extent);
            if (!charts.isEmpty()) groups.add(group(view, group, charts, asked));
        }
        return new FiguresPage(
                asked,
                extents.name(who, extent),
                extents.options(who),
                chosen.fields(ADDRESS, asked),
                periods.presets(new Shown(ADDRESS, asked, period), today, outside),
                due.list().isEmpty() ? null : t("statistics.recount-due"),
                AskedPeriod.query(asked, period),
                AskedPeriod.words(period),
                t(
                        "statistics.compared-with",
                        AskedPeriod.inSentence(period.before()),
                        AskedPeriod.inSentence(period.yearBefore())),
                show.totals(view),
                show.curve(view),
                charts(view, main, extent),
                groups,
                view.hiding() ? t("statistics.hiding", show.threshold()) : null,
                blockers(asked, period),
                extent instanceof Extent.Own ? OwnPathController.ADDRESS : null,
                t("statistics.made-on", Words.date(today)),
                nothing(report));
    }

    private Figures.Report report(Extent extent, Period period, boolean outside) {
        return outside ? figures.outside(extent, period) : figures.of(extent, period);
    }

    private static boolean nothing(Figures.Report report) {
        return report.total().visits() == 0
                && report.lines().values().stream()
                        .flatMap(List::stream)
                        .noneMatch(line -> line.now().visits() > 0);
    }

    private List<FiguresPage.Chart> charts(ShowFigures.View view, List<Dimension> dimensions, Extent extent) {
        return dimensions.stream()
                // a team's name says something inside its association only
                .filter(dimension -> dimension != Dimension.TEAM || !view.hiding())
                .filter(dimension -> !(extent instanceof Extent.OfTeam && dimension == Dimension.TEAM))
                .filter(dimension -> says(view.report(), dimension))
                .map(dimension -> show.chart(view, dimension))
                .toList();
    }

    /** Whether anything was said of it: a dimension that nobody fills in is not shown. */
    private static boolean says(Figures.Report report, Dimension dimension) {
        return report.lines(dimension).stream()
                .anyMatch(line -> dimension.count(line.now()) > 0
                        && (!line.code().isEmpty() || MAIN.contains(dimension) || dimension == Dimension.AGE_BAND));
    }

    private FiguresPage.Group group(ShowFigures.View view, Group group, List<FiguresPage.Chart> charts, String asked) {
        var key = "statistics.group." + EnumCode.of(group);
        var links = new ArrayList<FiguresPage.Link>();
        if (group == Group.WHAT)
            links.add(new FiguresPage.Link(
                    t("statistics.walls.see"), blockers(asked, view.report().period())));
        return new FiguresPage.Group(
                EnumCode.of(group), t(key), group == Group.WAITING ? show.waiting(view) : null, charts, links);
    }

    private static String blockers(String asked, Period period) {
        return BlockerListController.ADDRESS + "?" + AskedPeriod.extentQuery(asked) + "&annee="
                + period.to().getYear();
    }

    /** The whole page as a table: every code, not only those that have a bar. */
    @Requires(Right.READ_FIGURES)
    @GetMapping("/bureau/chiffres.csv")
    void csv(@ModelAttribute Question asked, SignedIn who, HttpServletResponse response) throws IOException {
        var etendue = asked.etendue();
        var extent = extents.of(who, etendue.isBlank() ? extents.usual(who) : etendue);
        boolean outside = who.association() == null;
        var period = periods.of(asked.du(), asked.au(), extents.today(who, extent), outside)
                .period();

        var view = show.view(who, extent, report(extent, period, outside));
        var rows = rows(view, extents.name(who, extent));
        Spreadsheet.send(response, "chiffres-" + period.from() + "-" + period.to() + ".csv", rows);
    }

    private List<List<String>> rows(ShowFigures.View view, String whose) {
        var report = view.report();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                t("statistics.csv.figure"),
                t("statistics.csv.code"),
                t("statistics.csv.label"),
                t("statistics.csv.unit"),
                t("statistics.csv.value", AskedPeriod.words(report.period())),
                t("statistics.csv.value", AskedPeriod.words(report.period().before())),
                t("statistics.csv.value", AskedPeriod.words(report.period().yearBefore()))));
        for (var measure : Measure.values()) {
            var label = t("statistics.measure." + EnumCode.of(measure));
            rows.add(List.of(
                    label,
                    "",
                    whose,
                    measure == Measure.MINUTES ? t("statistics.minutes") : label,
                    total(view, ComparedPeriod.NOW, measure),
                    total(view, ComparedPeriod.BEFORE, measure),
                    total(view, ComparedPeriod.YEAR_BEFORE, measure)));
        }
        for (var dimension : Dimension.values()) {
            if (view.hiding() && (dimension == Dimension.TEAM || dimension == Dimension.FAMILY)) continue;
            var lines = show.lines(view, dimension);
            if (lines.isEmpty() || dimension.list() == null && !isWorded(dimension)) continue;
            var title = t("statistics.dimension." + EnumCode.of(dimension));
            for (var line : lines)
                rows.add(List.of(
                        title,
                        line.code(),
                        show.label(view, dimension, line.code()),
                        ShowFigures.unit(dimension),
                        counted(view, ComparedPeriod.NOW, dimension, line),
                        counted(view, ComparedPeriod.BEFORE, dimension, line),
                        counted(view, ComparedPeriod.YEAR_BEFORE, dimension, line)));
        }
        var curve = t("statistics.curve." + EnumCode.of(report.step()));
        report.days()
                .forEach((day, sum) -> rows.add(List.of(
                        curve,
                        day.toString(),
                        ShowFigures.stepWords(report.step(), day),
                        t("statistics.measure.visits"),
                        plain(sum.visits(), show.isHidden(view, day, sum)),
                        "",
                        "")));
        return rows;
    }

    private String total(ShowFigures.View view, ComparedPeriod when, Measure measure) {
        return plain(when.total(view.report()).of(measure), show.isHidden(view, when));
    }

    private String counted(ShowFigures.View view, ComparedPeriod when, Dimension dimension, Line line) {
        return plain(dimension.count(when.of(line)), show.isHidden(view, when, dimension, line));
    }

    private static boolean isWorded(Dimension dimension) {
        return Words.has("statistics.dimension." + EnumCode.of(dimension));
    }
}
