package fr.parvis.statistics.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Associations;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.Bar;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.statistics.domain.Dimension;
import fr.parvis.statistics.domain.Extent;
import fr.parvis.statistics.domain.Figures;
import fr.parvis.statistics.domain.Figures.Line;
import fr.parvis.statistics.domain.Measure;
import fr.parvis.statistics.domain.Period;
import fr.parvis.statistics.domain.SmallCounts;
import fr.parvis.statistics.domain.Sum;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The figures of one's own work, a point, an association or the network, for a period and the one before. */
@Controller
class FiguresController {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    /** More bars than that are not read; the rest stands together in the last one. */
    private static final int BARS = 15;

    private final Figures figures;
    private final SmallCounts smallCounts;
    private final Points points;
    private final Associations associations;
    private final Nomenclature nomenclature;
    private final Clock clock;

    FiguresController(
            Figures figures,
            SmallCounts smallCounts,
            Points points,
            Associations associations,
            Nomenclature nomenclature,
            Clock clock) {
        this.figures = figures;
        this.smallCounts = smallCounts;
        this.points = points;
        this.associations = associations;
        this.nomenclature = nomenclature;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry figuresEntry() {
        return new NavigationEntry(60, "/bureau/chiffres", "statistics.navigation", "bar-chart", Right.READ_FIGURES);
    }

    @Requires(Right.READ_FIGURES)
    @GetMapping("/bureau/chiffres")
    String show(
            @RequestParam(defaultValue = "") String etendue,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate du,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate au,
            SignedIn who,
            Locale locale,
            Model model) {
        model.addAttribute("page", Words.in(locale).call(() -> page(who, chosen(who, etendue), du, au, locale)));
        return "statistics/figures";
    }

    private String chosen(SignedIn who, String asked) {
        if (!asked.isBlank()) return asked;
        if (who.association() == null) return "reseau";
        return who.may(Right.READ_TEAM_DAY) ? "association:" + who.association() : "moi";
    }

    private FiguresPage page(
            SignedIn who, String asked, @Nullable LocalDate du, @Nullable LocalDate au, Locale locale) {
        var extent = extent(who, asked);
        var today = today(extent);
        var to = au == null ? today : au;
        var from = du == null ? to.withDayOfMonth(1) : du;
        String problem = null;
        if (to.isBefore(from)) problem = t("statistics.period.reversed", Words.date(from), Words.date(to));
        else if (!Period.holds(from, to)) problem = t("statistics.period.too-long");
        if (problem != null) {
            from = today.withDayOfMonth(1);
            to = today;
        }
        var period = new Period(from, to);
        var report = figures.of(extent, period);
        boolean hiding = who.association() == null;
        var catalogue = nomenclature.on(to);
        return new FiguresPage(
                asked,
                extents(who),
                from,
                to,
                today,
                presets(asked, today, period),
                problem,
                words(period),
                words(period.before()),
                totals(report, hiding),
                days(report, hiding),
                charts(report, catalogue, hiding, locale),
                hiding,
                smallCounts.threshold(),
                report.total().visits() == 0);
    }

    /** The latest local day among the points counted: in New Caledonia the morning's visits are of a day that Paris has not begun. */
    private LocalDate today(Extent extent) {
        var association = Asking.scope().association();
        var counted = switch (extent) {
            case Extent.OfPoint point -> points.find(point.point()).stream().toList();
            case Extent.OfTeam of -> points.list(of.association());
            case Extent.OfAssociation of -> points.list(of.association());
            case Extent.Own own -> association == null ? List.<Point>of() : points.list(association);
            case Extent.WholeNetwork network -> points.list();
        };
        return counted.stream()
                .map(point -> LocalDate.now(clock.withZone(point.zone())))
                .max(LocalDate::compareTo)
                .orElseGet(() -> LocalDate.now(clock.withZone(PARIS)));
    }

    private Extent extent(SignedIn who, String asked) {
        Extent extent = null;
        try {
            var parts = asked.split(":", 2);
            switch (parts[0]) {
                case "moi" -> extent = new Extent.Own(who.account());
                case "reseau" -> extent = new Extent.WholeNetwork();
                case "association" -> extent = new Extent.OfAssociation(UUID.fromString(parts[1]));
                case "point" -> {
                    var point = points.find(UUID.fromString(parts[1])).orElseThrow(() -> new NotFound("point"));
                    extent = new Extent.OfPoint(point.id(), point.association());
                }
                default -> {}
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new NotFound("no such extent");
        }
        if (extent == null || !Figures.mayRead(who, extent)) throw new NotFound("no such extent for this account");
        return extent;
    }

    private List<Option> extents(SignedIn who) {
        var options = new ArrayList<Option>();
        var association = who.association();
        if (association == null) {
            options.add(new Option("reseau", t("statistics.extent.network")));
            associations.list().forEach(a -> options.add(new Option("association:" + a.id(), a.name())));
            return options;
        }
        options.add(new Option("moi", t("statistics.extent.own")));
        options.add(new Option("association:" + association, who.place()));
        for (Point point : points.list(association)) options.add(new Option("point:" + point.id(), point.name()));
        return options;
    }

    private static List<FiguresPage.Preset> presets(String extent, LocalDate today, Period chosen) {
        var monday = today.with(TemporalAdjusters.previousOrSame(java.time.DayOfWeek.MONDAY));
        var lastMonth = today.minusMonths(1).withDayOfMonth(1);
        return List.of(
                preset("today", extent, new Period(today, today), chosen),
                preset("week", extent, new Period(monday, today), chosen),
                preset("month", extent, new Period(today.withDayOfMonth(1), today), chosen),
                preset(
                        "last-month",
                        extent,
                        new Period(lastMonth, lastMonth.with(TemporalAdjusters.lastDayOfMonth())),
                        chosen),
                preset("ninety-days", extent, new Period(today.minusDays(89), today), chosen),
                preset("year", extent, new Period(today.withDayOfYear(1), today), chosen));
    }

    private static FiguresPage.Preset preset(String key, String extent, Period period, Period chosen) {
        return new FiguresPage.Preset(
                t("statistics.preset." + key),
                "/bureau/chiffres?etendue=" + extent + "&du=" + period.from() + "&au=" + period.to(),
                period.equals(chosen));
    }

    private static String words(Period period) {
        return period.from().equals(period.to())
                ? t("statistics.period.day", Words.longDate(period.from()))
                : t("statistics.period.days", Words.date(period.from()), Words.date(period.to()));
    }

    private List<FiguresPage.Total> totals(Figures.Report report, boolean hiding) {
        var totals = new ArrayList<FiguresPage.Total>();
        // a total that rests on a handful of visits tells of them, whichever the measure
        boolean hideNow = hiding && smallCounts.isSmall(report.total().visits());
        boolean hideBefore = hiding && smallCounts.isSmall(report.before().visits());
        for (var measure : Measure.values()) {
            var key = "statistics.measure." + measure.name().toLowerCase(Locale.ROOT);
            totals.add(new FiguresPage.Total(
                    t(key),
                    hideNow ? t("statistics.hidden") : shown(measure, report.total()),
                    measure == Measure.MINUTES ? t("statistics.hours") : null,
                    t("statistics.before", hideBefore ? t("statistics.hidden") : shown(measure, report.before())),
                    t(key + ".definition")));
        }
        return totals;
    }

    private static String shown(Measure measure, Sum sum) {
        return measure == Measure.MINUTES ? Words.number(sum.minutes() / 60.0) : Words.number(sum.of(measure));
    }

    private List<Bar> days(Figures.Report report, boolean hiding) {
        var days = List.copyOf(report.days().entrySet());
        var hidden = hiding
                ? smallCounts.hidden(
                        days.stream().map(day -> day.getValue().visits()).toList())
                : null;
        var bars = new ArrayList<Bar>();
        for (int i = 0; i < days.size(); i++) {
            var day = days.get(i);
            bars.add(bar(Words.date(day.getKey()), day.getValue().visits(), hidden != null && hidden.get(i), 0));
        }
        return bars;
    }

    private List<FiguresPage.Chart> charts(Figures.Report report, Catalogue catalogue, boolean hiding, Locale locale) {
        var charts = new ArrayList<FiguresPage.Chart>();
        for (var dimension : Dimension.values()) {
            var list = dimension.list();
            if (list == null) continue;
            var key = dimension.name().toLowerCase(Locale.ROOT).replace('_', '-');
            var measure = dimension.ofVisits() ? Measure.VISITS : Measure.REQUESTS;
            ToLongFunction<Line> count = line -> line.now().of(measure);
            var lines = report.lines().getOrDefault(dimension, List.of()).stream()
                    .filter(line -> count.applyAsLong(line) > 0)
                    .sorted(java.util.Comparator.comparingLong(count).reversed().thenComparing(Line::code))
                    .toList();
            boolean cut = lines.size() > BARS;
            var alone = cut ? lines.subList(0, BARS - 1) : lines;
            long rest = lines.stream().skip(alone.size()).mapToLong(count).sum();
            var counts = new ArrayList<>(alone.stream().map(count::applyAsLong).toList());
            // the rest is shown as one count: it must not give away a hidden one either
            if (cut) counts.add(rest);
            var hidden = hiding ? smallCounts.hidden(counts) : null;
            var bars = new ArrayList<Bar>();
            for (int i = 0; i < alone.size(); i++) {
                var line = alone.get(i);
                var label = line.code().isEmpty()
                        ? t("statistics.none." + key)
                        : catalogue.brief(list, line.code(), locale);
                int family =
                        catalogue.find(list, line.code()).map(c -> c.family()).orElse(0);
                bars.add(bar(label, count.applyAsLong(line), hidden != null && hidden.get(i), family));
            }
            // no bar: together they would dwarf those that one came to compare
            if (cut)
                bars.add(new Bar(
                        t("statistics.others"),
                        null,
                        hidden != null && hidden.getLast() ? t("statistics.hidden") : Words.number(rest),
                        0,
                        null));
            charts.add(new FiguresPage.Chart(
                    key,
                    t("statistics.dimension." + key),
                    t("statistics.dimension." + key + ".head"),
                    t("statistics.measure." + measure.name().toLowerCase(Locale.ROOT)),
                    t("statistics.dimension." + key + ".definition"),
                    bars));
        }
        return charts;
    }

    private static Bar bar(String label, long value, boolean hidden, int family) {
        return hidden
                ? new Bar(label, null, t("statistics.hidden"), family, null)
                : new Bar(label, value, Words.number(value), family, null);
    }
}
