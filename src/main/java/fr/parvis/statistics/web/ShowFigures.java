// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.SignedIn;
import fr.parvis.equipment.EquipmentWords;
import fr.parvis.hotline.HotlineWords;
import fr.parvis.network.Extent;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.protection.SmallCounts;
import fr.parvis.shell.Bar;
import fr.parvis.shell.Change;
import fr.parvis.shell.Words;
import fr.parvis.statistics.domain.Dimension;
import fr.parvis.statistics.domain.Figures.Line;
import fr.parvis.statistics.domain.Figures.Report;
import fr.parvis.statistics.domain.Measure;
import fr.parvis.statistics.domain.Step;
import fr.parvis.statistics.domain.Sum;
import fr.parvis.statistics.domain.Waiting;
import fr.parvis.values.EnumCode;
import java.text.Collator;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts sums into words and bars, hiding from the network's head what is too small to be shown. */
@Component
class ShowFigures {
    /** More bars than that are not read; the rest stands together in the last one. */
    private static final int BARS = 15;

    private static final long MINUTES_AN_HOUR = 60;

    private final SmallCounts smallCounts;
    private final Nomenclature nomenclature;

    ShowFigures(SmallCounts smallCounts, Nomenclature nomenclature) {
        this.smallCounts = smallCounts;
        this.nomenclature = nomenclature;
    }

    /**
     * Of whom and to whom figures are shown.
     */
    record View(Report report, Catalogue catalogue, Passages passages, Locale locale) {
        /** Whether small counts are hidden. */
        boolean hiding() {
            return report.hidden().hiding();
        }
    }

    View view(SignedIn who, Extent extent, Report report) {
        return new View(
                report,
                nomenclature.on(report.period().to()),
                new Passages(who, extent, report.period()),
                Words.locale());
    }

    /** Whether a count is hidden; one that became small since it was decided what to hide is hidden as well. */
    boolean isHidden(View view, ComparedPeriod when, Dimension dimension, Line line) {
        return view.hiding()
                && (when.hidden(view.report()).holds(dimension, line.code())
                        || smallCounts.isSmall(dimension.count(when.of(line))));
    }

    /** The lines of a dimension in their order: the most first, what is hidden last and by its name, so that its place tells nothing. */
    List<Line> lines(View view, Dimension dimension) {
        var lines = view.report().lines(dimension);
        if (!view.hiding()) return lines;
        return Stream.concat(
                        lines.stream().filter(line -> !isHidden(view, ComparedPeriod.NOW, dimension, line)),
                        lines.stream()
                                .filter(line -> isHidden(view, ComparedPeriod.NOW, dimension, line))
                                .sorted(Comparator.comparing(
                                        line -> label(view, dimension, line.code()),
                                        Collator.getInstance(view.locale()))))
                .toList();
    }

    int threshold() {
        return smallCounts.threshold();
    }

    List<FiguresPage.Total> totals(View view) {
        var report = view.report();
        var period = report.period();
        // a total that rests on a handful of visits tells of them, whichever the measure
        boolean hideNow = isHidden(view, ComparedPeriod.NOW);
        var totals = new ArrayList<FiguresPage.Total>();
        for (var measure : Measure.values()) {
            var key = "statistics.measure." + EnumCode.of(measure);
            totals.add(new FiguresPage.Total(
                    t(key),
                    hideNow ? t("statistics.hidden") : shown(measure, report.total()),
                    compared(view, measure, ComparedPeriod.BEFORE, AskedPeriod.before(period)),
                    compared(view, measure, ComparedPeriod.YEAR_BEFORE, AskedPeriod.yearBefore(period)),
                    t(key + ".definition"),
                    measure == Measure.MINUTES || measure == Measure.PERSONS
                            ? null
                            : view.passages().all()));
        }
        return totals;
    }

    private String compared(View view, Measure measure, ComparedPeriod then, String when) {
        if (isHidden(view, then)) return t("statistics.compared", when, t("statistics.hidden"));
        var other = then.total(view.report());
        // nothing at all was recorded then: a zero would look like a bad month
        if (other.equals(Sum.NOTHING)) return t("statistics.compared", when, t("statistics.no-data"));
        var text = t("statistics.compared", when, shown(measure, other));
        if (isHidden(view, ComparedPeriod.NOW)) return text;
        var change = Change.words(inUnits(measure, view.report().total()), inUnits(measure, other));
        return change.isEmpty() ? text : t("statistics.changed", text, change);
    }

    private static long inUnits(Measure measure, Sum sum) {
        return measure == Measure.MINUTES ? Math.round((double) sum.minutes() / MINUTES_AN_HOUR) : sum.of(measure);
    }

    /** Whether totals are hidden. */
    boolean isHidden(View view, ComparedPeriod when) {
        var report = view.report();
        return view.hiding()
                && (when.hidden(report).all()
                        || smallCounts.isSmall(when.total(report).visits()));
    }

    /** Whether a step of the curve is hidden. */
    boolean isHidden(View view, LocalDate step, Sum sum) {
        return view.hiding() && (view.report().hidden().steps().contains(step) || smallCounts.isSmall(sum.visits()));
    }

    static String shown(Measure measure, Sum sum) {
        return measure == Measure.MINUTES ? Words.duration(sum.minutes()) : Words.number(sum.of(measure));
    }

    FiguresPage.Curve curve(View view) {
        var step = view.report().step();
        var bars = new ArrayList<Bar>();
        view.report()
                .days()
                .forEach((day, sum) -> bars.add(bar(columnWords(step, day), sum.visits(), isHidden(view, day, sum))
                        .onAxis(tick(step, day), step == Step.DAY && isWeekend(day))));
        var key = "statistics.curve." + EnumCode.of(step);
        return new FiguresPage.Curve(t(key), t(key + ".head"), key + ".mean", bars);
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    }

    /** A day with its weekday: who reads a chart looks for Mondays. */
    private static String columnWords(Step step, LocalDate start) {
        return step == Step.DAY ? Words.language().day(start) : stepWords(step, start);
    }

    private static String tick(Step step, LocalDate start) {
        return DateTimeFormatter.ofPattern(step == Step.MONTH ? "MMM uuuu" : "d MMM", Words.locale())
                .format(start);
    }

    static String stepWords(Step step, LocalDate start) {
        return switch (step) {
            case DAY -> Words.date(start);
            case WEEK -> t("statistics.curve.week-of", Words.date(start));
            case MONTH ->
                DateTimeFormatter.ofPattern("MMMM yyyy", Words.locale()).format(start);
        };
    }

    FiguresPage.Chart chart(View view, Dimension dimension) {
        var key = EnumCode.of(dimension);
        var lines = lines(view, dimension).stream()
                .filter(line -> dimension.count(line.now()) > 0
                        || dimension.count(line.before()) > 0
                        || dimension.count(line.yearBefore()) > 0)
                .toList();
        if (dimension == Dimension.WAITED)
            lines = lines.stream()
                    .sorted(Comparator.comparingInt(line -> Integer.parseInt(line.code())))
                    .toList();
        int alone = alone(lines);
        var now = counts(view, ComparedPeriod.NOW, dimension, lines);
        var before = counts(view, ComparedPeriod.BEFORE, dimension, lines);
        var yearBefore = counts(view, ComparedPeriod.YEAR_BEFORE, dimension, lines);
        var bars = new ArrayList<Bar>();
        var rows = new ArrayList<FiguresPage.Row>();
        for (int i = 0; i < now.size(); i++) {
            boolean rest = i == alone;
            var code = rest ? "" : lines.get(i).code();
            var label = rest ? t("statistics.others") : label(view, dimension, code);
            var count = now.get(i);
            var href = rest || count.value() == 0 ? null : view.passages().of(dimension, code);
            // no bar for the rest: together they would dwarf those that one came to compare
            var bar = bar(label, count.value(), count.hidden());
            if (rest) bar = Bar.hidden(label, bar.text());
            else bar = bar.withIcon(icon(view, dimension, code)).withHref(count.hidden() ? null : href);
            if (count.value() > 0) bars.add(bar);
            rows.add(new FiguresPage.Row(
                    label, bar.text(), before.get(i).text(), yearBefore.get(i).text(), href));
        }
        return new FiguresPage.Chart(
                key,
                t("statistics.dimension." + key),
                t("statistics.dimension." + key + ".head"),
                unit(dimension),
                t("statistics.dimension." + key + ".definition"),
                bars,
                rows);
    }

    /** One count as it is shown. */
    private record Count(long value, boolean hidden) {
        String text() {
            return amount(value, hidden);
        }
    }

    /** Number of lines that have a bar of their own. */
    private static int alone(List<Line> lines) {
        return lines.size() > BARS ? BARS - 1 : lines.size();
    }

    /** The counts of the lines that stand alone and, when there is more, of the rest together, which is hidden as soon as one of them is. */
    private List<Count> counts(View view, ComparedPeriod when, Dimension dimension, List<Line> lines) {
        int alone = alone(lines);
        var counts = new ArrayList<Count>();
        var rest = new Count(0, false);
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var count = new Count(dimension.count(when.of(line)), isHidden(view, when, dimension, line));
            if (i < alone) counts.add(count);
            else rest = new Count(rest.value() + count.value(), rest.hidden() || count.hidden());
        }
        if (lines.size() > alone) counts.add(rest);
        return counts;
    }

    static String unit(Dimension dimension) {
        return switch (dimension.of()) {
            case VISITS -> t("statistics.measure.visits");
            case REQUESTS -> t("statistics.measure.requests");
            case ACTIVITIES -> t("statistics.measure.activities");
            case TICKETS -> t("statistics.measure.tickets");
            case ITEMS -> t("statistics.measure.items");
            case CALLS -> t("statistics.measure.calls");
        };
    }

    String label(View view, Dimension dimension, String code) {
        var key = EnumCode.of(dimension);
        if (code.isEmpty())
            return t(Words.has("statistics.none." + key) ? "statistics.none." + key : "statistics.none");
        var list = dimension.list();
        if (list != null) return view.catalogue().brief(list, code, view.locale());
        return switch (dimension) {
            case FIRST_VISIT, LEFT, REFUSED, WAITED -> Words.ofCode("statistics." + key + ".", code);
            case LENT, GIVEN, WIPED -> EquipmentWords.kind(code);
            case CALLED -> HotlineWords.result(code);
            default -> code;
        };
    }

    /** The icon of a theme, as on the tiles of the desk. */
    private static String icon(View view, Dimension dimension, String code) {
        if (dimension != Dimension.THEME && dimension != Dimension.FAMILY) return "";
        return view.catalogue().find(CodeList.THEME, code).map(Code::icon).orElse("");
    }

    /** The waiting in one sentence; null when nobody took a ticket. */
    @Nullable
    String waiting(View view) {
        var waiting = Waiting.of(view.report());
        // the middle and the mean are sums too: they would tell of a class that is hidden
        if (waiting.served() == 0 || view.report().hidden().now().any(Dimension.WAITED)) return null;
        var median = waiting.median();
        var to = median.to();
        return to == null
                ? t("statistics.waiting.median-open", median.from(), waiting.averageMinutes())
                : t("statistics.waiting.median", median.from(), to, waiting.averageMinutes());
    }

    private static Bar bar(String label, long value, boolean hidden) {
        return hidden ? Bar.hidden(label, t("statistics.hidden")) : new Bar(label, value, Words.number(value));
    }

    /** Writing of a number that may be hidden: {@link #amount} on a page, {@link #plain} in a file. */
    interface Amount {
        String of(long value, boolean hidden);
    }

    static String amount(long value, boolean hidden) {
        return hidden ? t("statistics.hidden") : Words.number(value);
    }

    /** As a spreadsheet reads it: one with a space between its thousands is a text there. */
    static String plain(long value, boolean hidden) {
        return hidden ? t("statistics.hidden") : Long.toString(value);
    }
}
