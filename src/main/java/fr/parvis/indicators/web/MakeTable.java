// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.Indicator;
import fr.parvis.indicators.Percentages;
import fr.parvis.indicators.Ranking;
import fr.parvis.indicators.Unit;
import fr.parvis.indicators.web.AnswerTable.Amount;
import fr.parvis.indicators.web.AnswerTable.Head;
import fr.parvis.indicators.web.AnswerTable.Line;
import fr.parvis.indicators.web.AskedQuestion.Comparison;
import fr.parvis.indicators.web.AskedQuestion.Share;
import fr.parvis.shell.Change;
import fr.parvis.shell.Words;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the table of an answer: its lines and columns in their order, the largest alone and the rest together, sums, shares, and the change
 * since another period. What is hidden stands last, by name, so that its place tells nothing.
 */
final class MakeTable {
    /** Lines that are shown when all are asked for; a page of more is read by nobody, its file holds them. */
    static final int MOST_LINES = 1000;

    private static final int MOST_COLUMNS = 12;
    private static final int MOST_TIMES = 31;
    private static final int MOST_TIME_LINES = 62;
    private static final int SHADES = 4;
    private static final double TENTHS = 10;

    private final AskedQuestion asked;
    private final Cells cells;
    private final @Nullable Cells then;
    private final CodeWords.Named names;
    private final @Nullable Dimension rows;
    private final @Nullable Dimension columns;

    /** @param then the same of the period that it is compared with, if it is */
    MakeTable(AskedQuestion asked, Cells cells, @Nullable Cells then, CodeWords.Named names) {
        this.asked = asked;
        this.cells = cells;
        this.then = then;
        this.names = names;
        this.rows = asked.rows();
        this.columns = asked.columns();
    }

    /** Codes that stand for themselves, and those that stand together before or after them. */
    private record Order(List<String> codes, List<String> rest, boolean restFirst) {
        /** Each code alone, then (or before) all others together. */
        List<List<String>> groups() {
            var groups = new ArrayList<List<String>>();
            codes.forEach(code -> groups.add(List.of(code)));
            if (!rest.isEmpty()) groups.add(restFirst ? 0 : groups.size(), rest);
            return groups;
        }

        boolean isRest(List<String> group) {
            return group == rest;
        }
    }

    AnswerTable handle() {
        var lines = order(rows, true);
        var across = order(columns, false);
        return columns == null ? measures(lines) : crossed(lines, across);
    }

    /** Whether shares are shown: of parts that do not add up they would say nothing. */
    private boolean shares() {
        return asked.share() != Share.NONE && asked.indicator().addsUpBy(asked.by());
    }

    private Order order(@Nullable Dimension dimension, boolean ofRows) {
        if (dimension == null) return new Order(List.of(), List.of(), false);
        var codes = new ArrayList<>(ofRows ? codesOfRows() : cells.columns());
        boolean time = dimension.isTime() && dimension != Dimension.WEEKDAY;
        codes.sort(
                time
                        ? Comparator.naturalOrder()
                        : CodeWords.isOrdered(dimension)
                                ? Comparator.comparingInt((String code) -> names.place(dimension, code))
                                        .thenComparing(Comparator.naturalOrder())
                                : largest(dimension, ofRows));
        int most = ofRows
                ? asked.whole() ? MOST_LINES : time ? MOST_TIME_LINES : Ranking.LARGEST
                : time ? MOST_TIMES : MOST_COLUMNS;
        // one more is no rest
        if (codes.size() <= most + 1) return new Order(codes, List.of(), false);
        if (time)
            return new Order(
                    codes.subList(codes.size() - most, codes.size()), codes.subList(0, codes.size() - most), true);
        if (!codes.getLast().isEmpty())
            return new Order(codes.subList(0, most), codes.subList(most, codes.size()), false);
        if (codes.size() == most + 2) return new Order(codes, List.of(), false);
        var shown = new ArrayList<>(codes.subList(0, most));
        shown.add("");
        return new Order(shown, codes.subList(most, codes.size() - 1), false);
    }

    private Collection<String> codesOfRows() {
        if (then == null) return cells.rows();
        return Stream.concat(
                        cells.rows().stream(),
                        // another time is no line of this one
                        rows != null && rows.isTime() ? Stream.of() : then.rows().stream())
                .distinct()
                .toList();
    }

    /** The most first, "not said" and what is hidden last. */
    private Comparator<String> largest(Dimension dimension, boolean ofRows) {
        var collator = Collator.getInstance(Words.locale());
        return Comparator.comparing((String code) -> hidden(ofRows, code))
                .thenComparing(String::isEmpty)
                .thenComparing(Comparator.comparingLong((String code) -> hidden(ofRows, code) ? 0 : sum(ofRows, code))
                        .reversed())
                .thenComparing(code -> names.of(dimension, code), collator)
                .thenComparing(Comparator.naturalOrder());
    }

    private boolean hidden(boolean ofRows, String code) {
        return ofRows ? cells.isHidden(code, null) : cells.isHidden(null, code);
    }

    private long sum(boolean ofRows, String code) {
        return ofRows ? cells.value(code, null, 0) : cells.value(null, code, 0);
    }

    /** A column for each indicator, with what it was in the other period. */
    private AnswerTable measures(Order lines) {
        var heads = new ArrayList<Head>();
        boolean shares = shares() && rows != null;
        for (var indicator : asked.indicators()) {
            heads.add(new Head(name(indicator), shares && adds(indicator)));
            if (then != null) {
                heads.add(new Head(t("indicators.explorer." + thenKey()), false));
                heads.add(new Head(t("indicators.explorer.change"), false));
            }
        }
        var made = new ArrayList<Line>();
        var groups = rows == null ? List.<List<String>>of() : lines.groups();
        var parts = new ArrayList<List<Integer>>();
        for (int m = 0; m < asked.indicators().size(); m++) {
            int measure = m;
            parts.add(percentages(
                    groups.stream()
                            .map(group -> value(cells, group, null, measure))
                            .toList(),
                    groups.stream().anyMatch(group -> isHidden(cells, group, null)),
                    cells.value(null, null, measure)));
        }
        for (int i = 0; i < groups.size(); i++) {
            int at = i;
            var group = groups.get(i);
            made.add(line(
                    lines,
                    group,
                    numbers(group, shares, measure -> parts.get(measure).get(at))));
        }
        return new AnswerTable(
                caption(),
                rows == null ? "" : word(rows),
                heads,
                made,
                new Line(
                        null,
                        "total",
                        t("indicators.explorer.total"),
                        "",
                        numbers(null, shares, measure -> cells.value(null, null, measure) == 0 ? 0 : 1000)));
    }

    /** Share of a measure. */
    private interface ShareOf {
        int of(int measure);
    }

    private List<Amount> numbers(@Nullable List<String> group, boolean shares, ShareOf share) {
        var amounts = new ArrayList<Amount>();
        for (int m = 0; m < asked.indicators().size(); m++) {
            var indicator = asked.indicators().get(m);
            boolean hidden = isHidden(cells, group, null);
            long value = value(cells, group, null, m);
            var code = group == null || group.size() > 1 ? null : group.getFirst();
            var href = group != null && code == null ? null : asked.number(indicator, code, null);
            // beside a whole that is hidden a share would tell it
            boolean shared = shares && adds(indicator) && !cells.isHidden(null, null);
            amounts.add(hidden ? hidden(href) : amount(indicator, value, shared ? share.of(m) : null, href));
            if (then == null) continue;
            if (then.isKnownInPart(indicator)) {
                amounts.addAll(Collections.nCopies(2, words(t("indicators.explorer.known-in-part"))));
                continue;
            }
            var other = rows != null && rows.isTime() && group != null ? thenTimes(group) : group;
            if (group != null && other == null) {
                amounts.addAll(Collections.nCopies(2, words(t("indicators.explorer.not-alike"))));
                continue;
            }
            boolean alsoThen = isHidden(then, other, null);
            long before = value(then, other, null, m);
            amounts.add(alsoThen ? hidden(null) : amount(indicator, before, null, null));
            var change = hidden || alsoThen ? t("indicators.explorer.hidden") : change(indicator, value, before);
            amounts.add(words(change));
        }
        return amounts;
    }

    /** The change in words; where nothing was recorded then, that there is nothing to compare with. */
    static String change(Indicator indicator, long now, long then) {
        if (now == then) return "=";
        if (then == 0) return t("indicators.explorer.nothing-then");
        long before = inUnits(indicator, then);
        // less than half an hour is none: told in minutes
        return before == 0
                ? (now < then ? "\u2212" : "+") + Words.duration(Math.abs(now - then))
                : Change.words(inUnits(indicator, now), before);
    }

    private static long inUnits(Indicator indicator, long value) {
        return indicator.unit() == Unit.MINUTES ? Math.round(value / 60.0) : value;
    }

    /** A month beside the same month of the year before, or the one as far from the end of the period before; null where one has none beside it. */
    private @Nullable List<String> thenTimes(List<String> group) {
        // beside 28 and 29 February stands one day
        var times = new LinkedHashSet<String>();
        for (var code : group) {
            var then = OtherTime.of(asked, code);
            if (then == null) return null;
            times.add(then);
        }
        return List.copyOf(times);
    }

    private AnswerTable crossed(Order lines, Order across) {
        var indicator = asked.indicator();
        var dimension = columns;
        if (dimension == null) throw new IllegalStateException("no columns");
        boolean shares = shares();
        var heads = new ArrayList<Head>();
        var columnGroups = across.groups();
        for (var group : columnGroups)
            heads.add(new Head(
                    across.isRest(group)
                            ? rest(dimension, group, across.restFirst())
                            : names.of(dimension, group.getFirst()),
                    shares));
        heads.add(new Head(t("indicators.explorer.total"), shares));
        var rowGroups = lines.groups();
        var values = new long[rowGroups.size() + 1][columnGroups.size() + 1];
        var hides = new boolean[rowGroups.size() + 1][columnGroups.size() + 1];
        for (int r = 0; r <= rowGroups.size(); r++)
            for (int c = 0; c <= columnGroups.size(); c++) {
                var row = r == rowGroups.size() ? null : rowGroups.get(r);
                var column = c == columnGroups.size() ? null : columnGroups.get(c);
                values[r][c] = value(cells, row, column, 0);
                hides[r][c] = isHidden(cells, row, column);
            }
        var parts = shares ? crossedShares(values, hides) : null;
        long top = 0;
        for (int r = 0; r < rowGroups.size(); r++)
            for (int c = 0; c < columnGroups.size(); c++)
                if (!hides[r][c]
                        && rowGroups.get(r).size() == 1
                        && columnGroups.get(c).size() == 1) top = Math.max(top, values[r][c]);
        var made = new ArrayList<Line>();
        for (int r = 0; r <= rowGroups.size(); r++) {
            var row = r == rowGroups.size() ? null : rowGroups.get(r);
            var amounts = new ArrayList<Amount>();
            for (int c = 0; c <= columnGroups.size(); c++) {
                var column = c == columnGroups.size() ? null : columnGroups.get(c);
                boolean rest = row != null && row.size() > 1 || column != null && column.size() > 1;
                int shade = row == null || column == null || rest || top == 0
                        ? 0
                        : (int) Math.ceil((double) SHADES * values[r][c] / top);
                var href = rest
                        ? null
                        : asked.number(
                                indicator,
                                row == null ? null : row.getFirst(),
                                column == null ? null : column.getFirst());
                var share = parts == null || isWholeHidden(hides, r, c) ? null : parts[r][c];
                amounts.add(
                        hides[r][c]
                                ? hidden(href)
                                : amount(indicator, values[r][c], share, href).withShade(shade));
            }
            if (row != null) made.add(line(lines, row, amounts));
            else
                return new AnswerTable(
                        caption(),
                        rows == null ? "" : word(rows),
                        heads,
                        made,
                        new Line(null, "total", t("indicators.explorer.total"), "", amounts));
        }
        throw new IllegalStateException("no total");
    }

    /** Whether that is hidden of which the share of a cell is: beside the cell its share would tell it. */
    private boolean isWholeHidden(boolean[][] hides, int row, int column) {
        return switch (asked.share()) {
            case LIGNE -> hides[row][hides[row].length - 1];
            case COLONNE -> hides[hides.length - 1][column];
            case TOTAL, NONE -> hides[hides.length - 1][hides[row].length - 1];
        };
    }

    private static boolean anyTrue(boolean[][] all) {
        for (var row : all) for (boolean one : row) if (one) return true;
        return false;
    }

    /** Shares of each cell and of the sums; those that stand together add up to 100, unless something is hidden. */
    private int[][] crossedShares(long[][] values, boolean[][] hides) {
        boolean hiding = anyTrue(hides);
        int rowsCount = values.length - 1;
        int columnsCount = values[0].length - 1;
        var shares = new int[rowsCount + 1][columnsCount + 1];
        switch (asked.share()) {
            case LIGNE -> {
                for (int r = 0; r <= rowsCount; r++) {
                    var row = values[r];
                    var of = percentages(
                            IntStream.range(0, columnsCount)
                                    .mapToObj(c -> row[c])
                                    .toList(),
                            hiding,
                            row[columnsCount]);
                    for (int c = 0; c < columnsCount; c++) shares[r][c] = of.get(c);
                    shares[r][columnsCount] = row[columnsCount] == 0 ? 0 : 1000;
                }
            }
            case COLONNE -> {
                for (int c = 0; c <= columnsCount; c++) {
                    int column = c;
                    var of = percentages(
                            IntStream.range(0, rowsCount)
                                    .mapToObj(r -> values[r][column])
                                    .toList(),
                            hiding,
                            values[rowsCount][c]);
                    for (int r = 0; r < rowsCount; r++) shares[r][c] = of.get(r);
                    shares[rowsCount][c] = values[rowsCount][c] == 0 ? 0 : 1000;
                }
            }
            case TOTAL, NONE -> {
                var all = new ArrayList<Long>();
                for (int r = 0; r < rowsCount; r++) for (int c = 0; c < columnsCount; c++) all.add(values[r][c]);
                var of = percentages(all, hiding, values[rowsCount][columnsCount]);
                for (int r = 0; r < rowsCount; r++)
                    for (int c = 0; c < columnsCount; c++) {
                        int share = of.get(r * columnsCount + c);
                        shares[r][c] = share;
                        shares[r][columnsCount] += share;
                        shares[rowsCount][c] += share;
                        shares[rowsCount][columnsCount] += share;
                    }
                // the sum of rounded shares would tell more of the hidden ones than the sum of the counts
                if (hiding)
                    for (int r = 0; r <= rowsCount; r++)
                        for (int c = 0; c <= columnsCount; c++)
                            if (r == rowsCount || c == columnsCount)
                                shares[r][c] = Percentages.of(values[r][c], values[rowsCount][columnsCount]);
            }
        }
        return shares;
    }

    /** Of parts some of which are hidden each share is rounded alone: shares that add up would tell the hidden ones. */
    private static List<Integer> percentages(List<Long> parts, boolean hiding, long whole) {
        if (!hiding && parts.stream().mapToLong(Long::longValue).sum() == whole) return Percentages.of(parts);
        return parts.stream().map(part -> Percentages.of(part, whole)).toList();
    }

    private Line line(Order order, List<String> group, List<Amount> amounts) {
        var dimension = rows;
        if (dimension == null) throw new IllegalStateException("no rows");
        if (order.isRest(group)) return new Line(null, "rest", rest(dimension, group, order.restFirst()), "", amounts);
        var code = group.getFirst();
        return new Line(code, "code", names.of(dimension, code), names.icon(dimension, code), amounts);
    }

    private static String rest(Dimension dimension, List<String> codes, boolean earlier) {
        return earlier
                ? n("indicators.explorer.earlier", codes.size())
                : n("indicators.explorer.rest", codes.size(), t("indicators.dimension." + dimension.key()));
    }

    private static long value(Cells of, @Nullable List<String> row, @Nullable List<String> column, int measure) {
        long sum = 0;
        for (var r : row == null ? Collections.<@Nullable String>singletonList(null) : row)
            for (var c : column == null ? Collections.<@Nullable String>singletonList(null) : column)
                sum += of.value(r, c, measure);
        return sum;
    }

    private static boolean isHidden(Cells of, @Nullable List<String> row, @Nullable List<String> column) {
        for (var r : row == null ? Collections.<@Nullable String>singletonList(null) : row)
            for (var c : column == null ? Collections.<@Nullable String>singletonList(null) : column)
                if (of.isHidden(r, c)) return true;
        return false;
    }

    private boolean adds(Indicator indicator) {
        return indicator.addsUpBy(asked.by());
    }

    private static Amount words(String text) {
        return new Amount(null, text, null, "", null, 0);
    }

    private static Amount hidden(@Nullable String href) {
        return new Amount(null, t("indicators.explorer.hidden"), null, "", href, 0);
    }

    private static Amount amount(Indicator indicator, long value, @Nullable Integer share, @Nullable String href) {
        return new Amount(value, text(indicator, value), share, share == null ? "" : percent(share), href, 0);
    }

    static String text(Indicator indicator, long value) {
        return indicator.unit() == Unit.MINUTES ? Words.duration(value) : Words.number(value);
    }

    static String percent(int tenths) {
        return t("shell.percent", Words.number(tenths / TENTHS));
    }

    static String name(Indicator indicator) {
        return t("indicators.of." + indicator.key());
    }

    static String word(Dimension dimension) {
        return t("indicators.dimension." + dimension.key());
    }

    private String thenKey() {
        return asked.comparison() == Comparison.ANNEE ? "year-before" : "before";
    }

    String caption() {
        return caption(asked);
    }

    /** Measures and how they are split: "Demandes par thème et par tranche d'âge". */
    static String caption(AskedQuestion asked) {
        var what = String.join(
                ", ", asked.indicators().stream().map(MakeTable::name).toList());
        var rows = asked.rows();
        var columns = asked.columns();
        if (rows == null) return what;
        return columns == null
                ? t("indicators.explorer.caption.by", what, inSentence(rows))
                : t("indicators.explorer.caption.crossed", what, inSentence(rows), inSentence(columns));
    }

    /** A dimension inside a sentence: "par tranche d'âge". */
    static String inSentence(Dimension dimension) {
        var word = word(dimension);
        return word.substring(0, 1).toLowerCase(Words.locale()) + word.substring(1);
    }
}
