// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.SignedIn;
import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.Emptiness;
import fr.parvis.indicators.Indicator;
import fr.parvis.indicators.Indicators;
import fr.parvis.indicators.Unit;
import fr.parvis.indicators.web.AnswerAsked.Answered;
import fr.parvis.indicators.web.AskedQuestion.Comparison;
import fr.parvis.indicators.web.AskedQuestion.Share;
import fr.parvis.indicators.web.ExplorerPage.Chip;
import fr.parvis.indicators.web.ReadQuestion.Read;
import fr.parvis.network.Extent;
import fr.parvis.network.Extents;
import fr.parvis.network.LocalDays;
import fr.parvis.shell.Bar;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.values.Period;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a question and its answer into the page of the explorer. */
@Component
class ShowExplorer {
    private static final int BARS = 15;
    private static final int TOLD = 3;

    /** Splits that a form offers last: they tell whose work it is. */
    private static final Comparator<Dimension> AS_OFFERED = Comparator.comparing(Dimension::isTime)
            .thenComparing(dimension -> dimension == Dimension.ASSOCIATION)
            .thenComparing(Comparator.naturalOrder());

    private final Indicators indicators;
    private final Extents extents;
    private final CodeWords codes;
    private final AnswerAsked answers;
    private final LocalDays localDays;

    ShowExplorer(Indicators indicators, Extents extents, CodeWords codes, AnswerAsked answers, LocalDays localDays) {
        this.indicators = indicators;
        this.extents = extents;
        this.codes = codes;
        this.answers = answers;
        this.localDays = localDays;
    }

    /**
     * Ready question or saved view that a page was opened with; nothing of a free question.
     *
     * @param title null where the question itself is the title
     * @param view only of a saved one
     */
    record Opened(@Nullable String title, ExplorerPage.@Nullable OpenView view) {}

    ExplorerPage page(Read read, SignedIn who, Opened opened, ExplorerPage.Save save) {
        var asked = read.question();
        var answered = answers.handle(asked, who);
        var names = codes.on(asked.period().to());
        var table = new MakeTable(asked, answered.cells(), answered.then(), names).handle();
        boolean outside = answered.hiding();
        var today = outside ? localDays.todayOfNetwork() : extents.today(who, asked.extent());
        return new ExplorerPage(
                Objects.requireNonNullElse(opened.title(), table.caption()),
                extents.name(who, asked.extent()),
                words(asked.period()),
                choices(asked, who),
                RelativePeriod.offered(outside).stream()
                        .map(preset -> {
                            var period = preset.on(today, outside);
                            return new Chip(
                                    t("indicators.explorer.period." + preset.key()),
                                    asked.during(period),
                                    period.equals(asked.period()));
                        })
                        .toList(),
                asked.columns() != null || asked.rows() == null
                        ? List.of()
                        : Arrays.stream(Comparison.values())
                                .map(one -> new Chip(
                                        t("indicators.explorer.compare."
                                                + (one == Comparison.NONE ? "none" : one.key())),
                                        asked.with("comparer", one.key()),
                                        one == asked.comparison()))
                                .toList(),
                shares(asked),
                filters(asked, names),
                read.notices(),
                read.problem(),
                read.swap(),
                sentence(asked, answered, table),
                totals(asked, answered),
                chart(asked, table),
                table,
                lines(asked, table),
                notes(asked, answered),
                upTo(answered.cells()),
                empty(asked, answered.cells(), names),
                asked.query(),
                asked.address(),
                map(asked, outside),
                save,
                opened.view());
    }

    private static @Nullable String map(AskedQuestion asked, boolean outside) {
        var rows = asked.rows();
        return !outside && rows != null && PlacesOfAnswer.hasPlaces(rows)
                ? AskedQuestion.ADDRESS + "/sur-la-carte?" + asked.query()
                : null;
    }

    private static List<Chip> shares(AskedQuestion asked) {
        if (asked.rows() == null || !asked.indicator().addsUpBy(asked.by())) return List.of();
        var offered = asked.columns() == null ? List.of(Share.NONE, Share.TOTAL) : List.of(Share.values());
        return offered.stream()
                .map(one -> new Chip(
                        t("indicators.explorer.share." + (one == Share.NONE ? "none" : one.key())),
                        asked.with("part", one.key()),
                        one == asked.share()))
                .toList();
    }

    private static @Nullable Chip lines(AskedQuestion asked, AnswerTable table) {
        if (asked.whole()) return new Chip(t("indicators.explorer.lines.largest"), asked.with("toutes"), false);
        return table.lines().stream().anyMatch(line -> line.kind().equals("rest"))
                ? new Chip(t("indicators.explorer.lines.all"), asked.with("toutes", "oui"), false)
                : null;
    }

    private ExplorerPage.Choices choices(AskedQuestion asked, SignedIn who) {
        boolean outside = who.association() == null;
        var first = asked.indicator();
        var offered = indicators.list().stream()
                .filter(one -> !outside || OutsideTable.mayTell(one))
                .toList();
        var rows = splits(first, outside, null);
        var columns = asked.rows() == null ? List.<Option>of() : splits(first, outside, asked.rows());
        var filters = new ArrayList<ExplorerPage.Filter>();
        var kept = new ArrayList<Option>();
        asked.indicators().stream().skip(2).forEach(one -> kept.add(new Option("mesure", one.key())));
        if (asked.comparison() != Comparison.NONE)
            kept.add(new Option("comparer", asked.comparison().key()));
        if (asked.share() != Share.NONE)
            kept.add(new Option("part", asked.share().key()));
        if (asked.whole()) kept.add(new Option("toutes", "oui"));
        for (var dimension : first.dimensions().stream().sorted(AS_OFFERED).toList())
            if (!outside || mayFilter(asked, dimension)) {
                var chosen = asked.filters().getOrDefault(dimension, List.of());
                var options = codes.options(dimension, who, asked.period().to());
                boolean one = chosen.size() == 1
                        && options.stream()
                                .anyMatch(option -> option.value().equals(AskedQuestion.inAddress(chosen.getFirst())));
                if (chosen.isEmpty() && !options.isEmpty() && dimension != Dimension.ASSOCIATION || one)
                    filters.add(new ExplorerPage.Filter(
                            AddressName.of(dimension),
                            MakeTable.word(dimension),
                            options,
                            one ? AskedQuestion.inAddress(chosen.getFirst()) : ""));
                else
                    chosen.forEach(
                            code -> kept.add(new Option(AddressName.of(dimension), AskedQuestion.inAddress(code))));
            }
        return new ExplorerPage.Choices(
                options(offered),
                first.key(),
                asked.columns() != null
                        ? List.of()
                        : options(offered.stream()
                                .filter(one -> one != first
                                        && (asked.rows() == null
                                                || one.dimensions().contains(asked.rows()))
                                        && one.dimensions()
                                                .containsAll(asked.filters().keySet()))
                                .toList()),
                asked.indicators().size() > 1 ? asked.indicators().get(1).key() : "",
                rows,
                asked.rows() == null ? "" : AddressName.of(asked.rows()),
                columns,
                asked.columns() == null ? "" : AddressName.of(asked.columns()),
                extents.options(who),
                asked.extentText(),
                asked.period().from(),
                asked.period().to(),
                filters,
                asked.filters().size(),
                kept);
    }

    /** Outside an association a question crosses three dimensions at most. */
    private static boolean mayFilter(AskedQuestion asked, Dimension dimension) {
        if (dimension.isTime() || !OutsideTable.mayTell(dimension)) return false;
        if (!asked.indicator().addsUpBy(List.of(dimension))) return false;
        var filters = new HashSet<>(asked.filters().keySet());
        filters.add(dimension);
        return OutsideTable.dimensions(asked.indicator(), asked.by(), filters, asked.extent())
                        .size()
                <= OutsideTable.MOST_DIMENSIONS;
    }

    private static List<Option> options(List<Indicator> some) {
        return some.stream()
                .map(one -> new Option(one.key(), MakeTable.name(one)))
                .toList();
    }

    private static List<Option> splits(Indicator indicator, boolean outside, @Nullable Dimension rows) {
        return indicator.dimensions().stream()
                .filter(dimension -> dimension != rows)
                .filter(dimension -> outside
                        ? OutsideTable.mayTell(dimension) && indicator.addsUpBy(List.of(dimension))
                        : dimension != Dimension.ASSOCIATION)
                .sorted(AS_OFFERED)
                .map(dimension -> new Option(AddressName.of(dimension), MakeTable.inSentence(dimension)))
                .toList();
    }

    private static List<Chip> filters(AskedQuestion asked, CodeWords.Named names) {
        return asked.filters().entrySet().stream()
                .flatMap(filter -> filter.getValue().stream()
                        .map(code -> new Chip(
                                t(
                                        "indicators.explorer.filter",
                                        MakeTable.word(filter.getKey()),
                                        names.of(filter.getKey(), code)),
                                asked.without(filter.getKey(), code),
                                true)))
                .toList();
    }

    /** The filters in words: "Thème : Logement ou Santé". */
    static List<String> filterWords(AskedQuestion asked, CodeWords.Named names) {
        return asked.filters().entrySet().stream()
                .map(filter -> t(
                        "indicators.explorer.filter",
                        MakeTable.word(filter.getKey()),
                        String.join(
                                t("indicators.explorer.or"),
                                filter.getValue().stream()
                                        .map(code -> names.of(filter.getKey(), code))
                                        .toList())))
                .toList();
    }

    private static List<ExplorerPage.Total> totals(AskedQuestion asked, Answered answered) {
        var totals = new ArrayList<ExplorerPage.Total>();
        for (int m = 0; m < asked.indicators().size(); m++) {
            var indicator = asked.indicators().get(m);
            var now = answered.cells().total(m);
            totals.add(new ExplorerPage.Total(
                    MakeTable.name(indicator),
                    now == null ? t("indicators.explorer.hidden") : MakeTable.text(indicator, now),
                    compared(indicator, now, answered.before(), m, "indicators.explorer.before"),
                    compared(indicator, now, answered.yearBefore(), m, "indicators.explorer.year-before"),
                    t("indicators.of." + indicator.key() + ".definition"),
                    asked.number(indicator, null, null)));
        }
        return totals;
    }

    private static String compared(Indicator indicator, @Nullable Long now, Cells other, int measure, String when) {
        if (other.isKnownInPart(indicator))
            return t("indicators.explorer.compared", t(when), t("indicators.explorer.known-in-part"));
        var then = other.total(measure);
        if (then == null) return t("indicators.explorer.compared", t(when), t("indicators.explorer.hidden"));
        if (then == 0) return t("indicators.explorer.compared", t(when), t("indicators.explorer.nothing-then"));
        var text = t("indicators.explorer.compared", t(when), MakeTable.text(indicator, then));
        return now == null ? text : t("indicators.explorer.changed", text, MakeTable.change(indicator, now, then));
    }

    static ExplorerPage.@Nullable Chart chart(AskedQuestion asked, AnswerTable table) {
        var rows = asked.rows();
        if (rows == null || table.lines().isEmpty()) return null;
        boolean overTime = rows.isTime() && rows != Dimension.WEEKDAY;
        // of crossed lines their sums, which stand in the last column
        int column = asked.columns() == null ? 0 : table.heads().size() - 1;
        var bars = new ArrayList<Bar>();
        for (var line : table.lines()) {
            var amount = line.amounts().get(column);
            var value = amount.value();
            // no bar for the rest: together they would dwarf those that one came to compare
            if (value == null || line.kind().equals("rest")) bars.add(Bar.hidden(line.label(), amount.text()));
            else if (overTime)
                bars.add(new Bar(line.label(), value, amount.text())
                        .onAxis(tick(rows, Objects.requireNonNull(line.code())), false));
            else
                bars.add(new Bar(line.label(), value, amount.text())
                        .withIcon(line.icon())
                        .withHref(amount.href()));
        }
        var shown = overTime ? bars : bars.subList(0, Math.min(BARS, bars.size()));
        var indicator = asked.indicator();
        return new ExplorerPage.Chart(
                overTime,
                t("indicators.explorer.caption.by", MakeTable.name(indicator), MakeTable.inSentence(rows)),
                MakeTable.name(indicator),
                MakeTable.word(rows),
                t("indicators.of." + indicator.key() + ".definition"),
                shown);
    }

    private static String tick(Dimension dimension, String code) {
        var first = CodeWords.first(dimension, code);
        if (first == null) return "";
        return switch (dimension) {
            case DAY -> DateTimeFormatter.ofPattern("d MMM", Words.locale()).format(first);
            case MONTH ->
                DateTimeFormatter.ofPattern("MMM uuuu", Words.locale()).format(first);
            case QUARTER -> "T" + code.substring(code.length() - 1) + " " + first.getYear();
            default -> String.valueOf(first.getYear());
        };
    }

    /** The answer in a few sentences, made of the numbers of the table. */
    private static String sentence(AskedQuestion asked, Answered answered, AnswerTable table) {
        var cells = answered.cells();
        var indicator = asked.indicator();
        if (cells.isHidden(null, null)) return t("indicators.explorer.sentence.hidden", words(asked.period()));
        long total = cells.value(null, null, 0);
        if (total == 0) return "";
        var parts = new ArrayList<String>();
        parts.add(t("indicators.explorer.sentence.total", words(asked.period()), amount(indicator, total)));
        var rows = asked.rows();
        int column = asked.columns() == null ? 0 : table.heads().size() - 1;
        var told = table.lines().stream()
                .filter(line -> line.kind().equals("code") && !Objects.equals(line.code(), ""))
                .filter(line -> line.amounts().get(column).value() != null)
                .sorted(Comparator.comparing(
                        (AnswerTable.Line line) -> Objects.requireNonNull(
                                line.amounts().get(column).value()),
                        Comparator.reverseOrder()))
                .filter(line ->
                        Objects.requireNonNull(line.amounts().get(column).value()) > 0)
                .toList();
        if (rows != null && rows.isTime() && told.size() > 1)
            parts.add(t(
                    "indicators.explorer.sentence.most-least",
                    told.getFirst().label(),
                    told.getFirst().amounts().get(column).text(),
                    told.getLast().label(),
                    told.getLast().amounts().get(column).text()));
        else if (rows != null && !told.isEmpty())
            parts.add(t(
                    "indicators.explorer.sentence.first",
                    String.join(
                            "\u00a0; ",
                            told.stream()
                                    .limit(TOLD)
                                    .map(line -> t(
                                            "indicators.explorer.sentence.line",
                                            line.label(),
                                            line.amounts().get(column).text(),
                                            Words.percent(
                                                    (double) Objects.requireNonNull(line.amounts()
                                                                    .get(column)
                                                                    .value())
                                                            / total,
                                                    0)))
                                    .toList())));
        var before = answered.before();
        long then = before.value(null, null, 0);
        if (!before.isHidden(null, null) && !before.isKnownInPart(indicator) && then > 0)
            parts.add(t(
                    "indicators.explorer.sentence.before",
                    MakeTable.text(indicator, then),
                    MakeTable.change(indicator, total, then)));
        return String.join(" ", parts);
    }

    private static String amount(Indicator indicator, long value) {
        return indicator.unit() == Unit.MINUTES
                ? t("indicators.explorer.amount", MakeTable.name(indicator), Words.duration(value))
                : t("indicators.explorer.amount", MakeTable.name(indicator), Words.number(value));
    }

    private List<String> notes(AskedQuestion asked, Answered answered) {
        var notes = new ArrayList<String>();
        if (answered.hiding()) notes.add(t("indicators.explorer.hiding", answers.threshold()));
        notes.addAll(answered.cells().undecided().words());
        asked.indicators().stream()
                .filter(one -> !one.addsUpBy(asked.by()))
                .findFirst()
                .ifPresent(one -> notes.add(t("indicators.explorer.several")));
        notes.addAll(answered.cells().knownInWords());
        if (asked.extent() instanceof Extent.Own) notes.add(t("indicators.explorer.own"));
        return notes;
    }

    String upTo(Cells cells) {
        return t(
                "indicators.explorer.up-to",
                DateTimeFormatter.ofPattern("HH:mm:ss").format(localDays.local(cells.upTo())),
                Words.date(localDays.day(cells.upTo())));
    }

    private static ExplorerPage.@Nullable Empty empty(AskedQuestion asked, Cells cells, CodeWords.Named names) {
        if (cells.isHidden(null, null)) return null;
        boolean nothing = Stream.iterate(0, m -> m < asked.indicators().size(), m -> m + 1)
                .allMatch(m -> cells.value(null, null, m) == 0);
        if (!nothing) return null;
        var reason = cells.emptiness().orElseGet(Emptiness.NoActs::new);
        var what = MakeTable.name(asked.indicator());
        return switch (reason) {
            case Emptiness.NotYet() ->
                new ExplorerPage.Empty(
                        t("indicators.explorer.empty.not-yet"), t("indicators.explorer.empty.not-yet.text"), null);
            case Emptiness.NoActs() ->
                new ExplorerPage.Empty(
                        t("indicators.explorer.empty.no-acts", what),
                        t("indicators.explorer.empty.no-acts.text", words(asked.period())),
                        null);
            case Emptiness.FilteredOut() ->
                new ExplorerPage.Empty(
                        t("indicators.explorer.empty.filtered"),
                        t(
                                "indicators.explorer.empty.filtered.text",
                                String.join("\u00a0; ", filterWords(asked, names))),
                        unfiltered(asked));
            case Emptiness.ClosedCode(var dimension, var code) ->
                new ExplorerPage.Empty(
                        t("indicators.explorer.empty.closed", names.of(dimension, code)),
                        t(
                                "indicators.explorer.empty.closed.text",
                                MakeTable.word(dimension),
                                names.of(dimension, code)),
                        new Chip(t("indicators.explorer.unfilter"), asked.without(dimension, code), false));
        };
    }

    private static Chip unfiltered(AskedQuestion asked) {
        var said = asked.parameters();
        asked.filters().keySet().forEach(dimension -> said.remove(AddressName.of(dimension)));
        return new Chip(
                t("indicators.explorer.unfilter"), AskedQuestion.ADDRESS + "?" + AskedQuestion.query(said), false);
    }

    static String words(Period period) {
        return period.from().equals(period.to())
                ? t("indicators.explorer.day", Words.longDate(period.from()))
                : t("indicators.explorer.days", Words.date(period.from()), Words.date(period.to()));
    }

    /**
     * Period that moves with the calendar and has just these days today; null when none has. On the first of a month, or on a Monday, several have
     * them: the one that was named is meant, then the usual one.
     */
    @Nullable
    RelativePeriod moving(AskedQuestion asked, String named, SignedIn who) {
        boolean outside = who.association() == null;
        LocalDate today = outside ? localDays.todayOfNetwork() : extents.today(who, asked.extent());
        var offered = RelativePeriod.offered(outside);
        var meant = Stream.concat(RelativePeriod.find(named).stream(), Stream.of(RelativePeriod.usual(outside)));
        return Stream.concat(meant, offered.stream())
                .filter(one -> offered.contains(one) && one.on(today, outside).equals(asked.period()))
                .findFirst()
                .orElse(null);
    }
}
