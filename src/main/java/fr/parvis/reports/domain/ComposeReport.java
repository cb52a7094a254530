// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.domain;

import fr.parvis.contracts.Contracts.Done;
import fr.parvis.contracts.Unit;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.protection.SmallCounts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes the whole model of a report from its template: figures of the period, of the year so far and of the year before, with what is small hidden, since
 * a report leaves the association.
 */
@Component
class ComposeReport {
    private static final int MOST_ROWS = 12;
    private static final int MOST_BARS = 10;
    private static final int MOST_POINTS = 25;

    /** The sum of all, under the empty code. */
    private static final String ALL = "";

    /**
     * Parts of a report.
     *
     * @param place owner of the acts, in words: the association, with the part of it that is looked at
     * @param texts written by its maker, by the id of their part; the template's where there is none
     * @param leftOut ids of parts that its maker does not show
     * @param holes cells that earlier versions hid
     * @param contract contract that the report is on; null for none
     */
    record Order(
            Template template,
            ReportPeriod period,
            ReportFigures.Whose whose,
            String association,
            String place,
            String title,
            Map<String, String> texts,
            Set<String> leftOut,
            int version,
            Map<String, Set<String>> holes,
            @Nullable ContractFigures contract) {}

    private final ReportFigures figures;
    private final ReportWords words;
    private final SmallCounts small;
    private final Points points;
    private final LocalDays localDays;

    ComposeReport(ReportFigures figures, ReportWords words, SmallCounts small, Points points, LocalDays localDays) {
        this.figures = figures;
        this.words = words;
        this.small = small;
        this.points = points;
        this.localDays = localDays;
    }

    /** Names in a text that are those of no figure of these acts. */
    List<String> unknownFigures(String text, ReportFigures.Whose whose) {
        return new FiguresInText(keys(whose), words).unknown(text);
    }

    /** Indicators that a text may name. */
    List<String> keys(ReportFigures.Whose whose) {
        return figures.indicators(whose).stream()
                .map(ReportFigures.Defined::key)
                .toList();
    }

    Model handle(Order order) {
        return new Making(order).model();
    }

    /** One report on its way: lists are asked once and serve all its blocks. */
    private final class Making {
        private final Order order;
        private final ReportPeriod period;
        private final List<Column> columns;
        private final Map<String, ReportFigures.Defined> defined;
        private final FiguresInText inText;
        private final Map<String, Map<String, CountList>> lists = new HashMap<>();
        private final Map<String, Set<String>> holes = new TreeMap<>();
        private final Map<String, Integer> used = new TreeMap<>();
        private final Map<String, LocalDate> knownFrom = new HashMap<>();
        private Instant asOf = localDays.now();

        Making(Order order) {
            this.order = order;
            this.period = order.period();
            this.columns = Column.of(period);
            this.defined = figures.indicators(order.whose()).stream()
                    .collect(Collectors.toMap(ReportFigures.Defined::key, Function.identity()));
            this.inText = new FiguresInText(List.copyOf(defined.keySet()), words);
            // those of parts that this version leaves out too: the next one may show them again
            holes.putAll(order.holes());
            askForAll();
        }

        Model model() {
            var blocks = new ArrayList<Block>();
            for (var part : order.template().parts()) {
                if (order.leftOut().contains(part.id())) continue;
                var block = block(part);
                if (!(block instanceof Block.Quote quote) || !quote.isEmpty()) blocks.add(block);
            }
            var contract = order.contract();
            if (contract != null) {
                blocks.add(new Block.Title("contract", words.contract(contract.name())));
                blocks.add(promises(contract.lines()));
            }
            return new Model(
                    Model.FORMAT,
                    order.template().key(),
                    order.title(),
                    words.subtitle(order.place(), order.whose().operator(), period),
                    order.association(),
                    period.from(),
                    period.to(),
                    order.version(),
                    asOf,
                    columns.stream().map(column -> words.column(period, column)).toList(),
                    List.copyOf(blocks),
                    Map.copyOf(used),
                    Map.copyOf(holes),
                    List.of());
        }

        /** One question for each split, about all that the report shows by it. */
        private void askForAll() {
            var wanted = new LinkedHashMap<String, Set<String>>();
            for (var part : order.template().parts()) {
                if (order.leftOut().contains(part.id())) continue;
                var split = split(part);
                for (var key : part.shown()) {
                    if (!defined.containsKey(key)) continue;
                    want(wanted, ALL, key);
                    if (split != null && split != Split.MONTH) want(wanted, split.name(), key);
                }
                if (part instanceof Template.Text text)
                    for (var named : inText.named(text(text))) want(wanted, ALL, named.indicator());
            }
            wanted.forEach((split, keys) -> {
                var sums = figures.sums(
                        List.copyOf(keys),
                        split.equals(ALL) ? null : Split.valueOf(split),
                        order.whose(),
                        new ReportFigures.Months(YearMonth.of(period.year() - 1, 1), period.lastMonth()));
                if (sums.asOf().isBefore(asOf)) asOf = sums.asOf();
                knownFrom.putAll(sums.knownFrom());
                var ofSplit = lists.computeIfAbsent(split, one -> new HashMap<>());
                @Nullable
                UnaryOperator<String> family =
                        split.equals(Split.THEME.name()) ? theme -> figures.family(theme, period.to()) : null;
                for (var key : keys) ofSplit.put(key, new CountList(sums.of(key), period, family));
            });
        }

        /** An indicator with the one that decides what of it is hidden. */
        private void want(Map<String, Set<String>> wanted, String split, String key) {
            var keys = wanted.computeIfAbsent(split, all -> new TreeSet<>());
            keys.add(key);
            keys.add(counted(key));
        }

        private static @Nullable Split split(Template.Part part) {
            return switch (part) {
                case Template.Table table -> table.by();
                case Template.Chart chart -> chart.by();
                case Template.Points points -> Split.POINT;
                case Template.Title title -> null;
                case Template.Text text -> null;
                case Template.Indicators indicators -> null;
                case Template.Quote quote -> null;
            };
        }

        private Block block(Template.Part part) {
            var missing = part.shown().stream()
                    .filter(key -> !defined.containsKey(key))
                    .findFirst();
            if (missing.isPresent()) return new Block.Text(part.id(), words.unknown(missing.get()));
            return switch (part) {
                case Template.Title title -> new Block.Title(title.id(), title.text());
                case Template.Text text -> new Block.Text(text.id(), inText.fill(text(text), this::named));
                case Template.Quote quote -> quote(quote);
                case Template.Indicators indicators ->
                    new Block.Indicators(
                            indicators.id(),
                            indicators.indicators().stream().map(this::figure).toList());
                case Template.Chart chart -> chart.by() == Split.MONTH ? months(chart) : bars(chart);
                case Template.Table table -> table(table);
                case Template.Points list -> points(list);
            };
        }

        private String text(Template.Text text) {
            return order.texts().getOrDefault(text.id(), text.text());
        }

        /** The first line that begins with a dash says whose words they are. */
        private Block.Quote quote(Template.Quote quote) {
            var said = order.texts().getOrDefault(quote.id(), "").strip();
            int end = said.lastIndexOf('\n');
            var last = said.substring(end + 1).strip();
            boolean signed = end > 0 && last.matches("[-–—]\\s*\\S.*");
            return new Block.Quote(
                    quote.id(),
                    signed ? said.substring(0, end).strip() : said,
                    signed ? last.substring(1).strip() : "");
        }

        private CountList list(String indicator, @Nullable Split by) {
            return Objects.requireNonNull(
                    lists.getOrDefault(by == null ? ALL : by.name(), Map.of()).get(indicator), indicator);
        }

        private boolean minutes(String indicator) {
            return Objects.requireNonNull(defined.get(indicator)).minutes();
        }

        /** The indicator that counts the acts whose minutes are added up: what is few is known by the acts. */
        private String counted(String indicator) {
            return Objects.requireNonNull(defined.get(indicator)).counted();
        }

        private Block.Count count(String indicator, long value, boolean hidden) {
            used.put(indicator, Objects.requireNonNull(defined.get(indicator)).version());
            return hidden
                    ? new Block.Count(null, words.hidden())
                    : new Block.Count(value, words.number(minutes(indicator), value));
        }

        /** Codes of a list that are hidden in a column; minutes go with the number of their acts, whether that is shown or not. */
        private Set<String> hidden(List<String> indicators, @Nullable Split by, Column column) {
            var all = new HashSet<String>();
            for (var indicator : indicators) {
                var counted = counted(indicator);
                var name = counted + "/" + (by == null ? "" : by.key()) + "/" + column;
                var hidden =
                        list(counted, by).hidden(column, small, order.holes().getOrDefault(name, Set.of()));
                if (!hidden.isEmpty()) holes.put(name, new TreeSet<>(hidden));
                all.addAll(hidden);
            }
            return all;
        }

        /** Months of an indicator that are hidden. */
        private Set<YearMonth> hiddenMonths(String indicator) {
            var counted = counted(indicator);
            var name = counted + "/" + Split.MONTH.key() + "/" + Column.PERIOD;
            var hidden = list(counted, null).hiddenMonths(small, order.holes().getOrDefault(name, Set.of()));
            if (!hidden.isEmpty())
                holes.put(
                        name, hidden.stream().map(YearMonth::toString).collect(Collectors.toCollection(TreeSet::new)));
            return hidden;
        }

        private Column shown(Column column) {
            return columns.contains(column) ? column : Column.PERIOD;
        }

        /** A sum of all; words where it is deleted, and of the year before where it is in part: nothing is compared with a part. */
        private Block.Count total(String indicator, Column column) {
            var shown = shown(column);
            var count = count(
                    indicator,
                    list(indicator, null).value(shown, ALL),
                    !hidden(List.of(indicator), null, shown).isEmpty());
            var from = knownFrom(indicator, shown);
            if (from == null) return count;
            var last = shown.months(period).getLast().atEndOfMonth();
            return shown == Column.YEAR_BEFORE || from.isAfter(last)
                    ? new Block.Count(null, words.knownInPart())
                    : count;
        }

        /** The first day of a column that is known, where what is before is deleted. */
        private @Nullable LocalDate knownFrom(String indicator, Column column) {
            var from = knownFrom.get(indicator);
            return from != null && column.months(period).getFirst().atDay(1).isBefore(from) ? from : null;
        }

        private String named(FiguresInText.Named named) {
            var count = total(named.indicator(), named.column());
            var from = knownFrom(named.indicator(), shown(named.column()));
            return from == null || count.value() == null ? count.text() : words.knownFrom(count.text(), from);
        }

        private Block.Figure figure(String indicator) {
            var from = columns.stream().anyMatch(column -> knownFrom(indicator, column) != null)
                    ? knownFrom.get(indicator)
                    : null;
            return new Block.Figure(
                    indicator,
                    words.indicator(indicator),
                    words.definition(indicator) + (from == null ? "" : " " + words.deletedBefore(from)),
                    columns.stream().map(column -> total(indicator, column)).toList());
        }

        private Block.Chart months(Template.Chart chart) {
            var list = list(chart.indicator(), null);
            var hidden = hiddenMonths(chart.indicator());
            var bars = period.months().stream()
                    .map(month -> new Block.Bar(
                            month.toString(),
                            words.month(month),
                            words.briefMonth(month),
                            count(chart.indicator(), list.of(month), hidden.contains(month))))
                    .toList();
            return new Block.Chart(
                    chart.id(),
                    chart.caption(),
                    words.head(Split.MONTH),
                    words.indicator(chart.indicator()),
                    Block.Form.COLUMNS,
                    bars,
                    hidden.isEmpty() ? "" : words.hiddenNote(small.threshold()));
        }

        /** Content of a cell: an indicator in a column. */
        private record Cell(String indicator, Column column) {}

        /** One indicator in each period; of several, each in the period, then the first in the others. */
        private List<Cell> cells(List<String> indicators) {
            return Stream.concat(
                            indicators.stream().map(key -> new Cell(key, Column.PERIOD)),
                            columns.stream().skip(1).map(column -> new Cell(indicators.getFirst(), column)))
                    .toList();
        }

        private List<String> heads(List<String> indicators) {
            return cells(indicators).stream()
                    .map(cell -> indicators.size() == 1
                            ? words.column(period, cell.column())
                            : cell.column() == Column.PERIOD
                                    ? words.indicator(cell.indicator())
                                    : words.indicator(cell.indicator()) + ", " + words.column(period, cell.column()))
                    .toList();
        }

        private Map<Column, Set<String>> hiddenByColumn(List<String> indicators, Split by) {
            return columns.stream()
                    .collect(Collectors.toMap(
                            Function.identity(),
                            column -> hidden(
                                    column == Column.PERIOD ? indicators : List.of(indicators.getFirst()),
                                    by,
                                    column)));
        }

        private static Set<String> at(Map<Column, Set<String>> hidden, Column column) {
            return hidden.getOrDefault(column, Set.of());
        }

        /** Codes that count anything in a column that is shown: the most first, what is hidden last and by code. */
        private List<String> codes(List<String> indicators, Split by, Map<Column, Set<String>> hidden) {
            var first = list(indicators.getFirst(), by);
            var codes = new TreeSet<String>();
            for (var indicator : indicators) codes.addAll(list(indicator, by).codes());
            var counted = codes.stream()
                    .filter(code -> by == Split.NF_MODE
                            || cells(indicators).stream()
                                    .anyMatch(cell -> list(cell.indicator(), by).value(cell.column(), code) != 0))
                    .toList();
            if (by == Split.NF_MODE) return counted;
            return counted.stream()
                    .sorted(Comparator.comparingLong((String code) ->
                                    at(hidden, Column.PERIOD).contains(code) ? 1 : -first.value(Column.PERIOD, code))
                            .thenComparing(code -> code))
                    .toList();
        }

        /** Whether the rows add up to the sum of all, in each column. */
        private boolean addsUp(String indicator, Split by) {
            return columns.stream()
                    .allMatch(column -> list(indicator, by).total(column)
                            == list(indicator, null).value(column, ALL));
        }

        private Block.Table table(Template.Table table) {
            var by = table.by();
            var keys = table.indicators();
            if (by == Split.MONTH) return monthTable(table);
            var hidden = hiddenByColumn(keys, by);
            var cells = cells(keys);
            boolean addsUp = keys.stream().allMatch(key -> addsUp(key, by));
            var all = codes(keys, by, hidden);
            var codes = addsUp && by != Split.NF_MODE
                    ? all.stream()
                            .filter(code -> !at(hidden, Column.PERIOD).contains(code))
                            .limit(MOST_ROWS)
                            .toList()
                    : all.stream().limit(2L * MOST_ROWS).toList();
            var rows = new ArrayList<Block.Row>();
            for (var code : codes)
                rows.add(new Block.Row(
                        code,
                        words.code(by, code, period.to()),
                        cells.stream().map(cell -> cell(cell, by, code, hidden)).toList()));
            var rest = new ArrayList<>(all);
            rest.removeAll(codes);
            Block.Row total = null;
            if (addsUp) {
                if (!rest.isEmpty())
                    rows.add(new Block.Row(
                            "rest",
                            words.rest(),
                            cells.stream()
                                    .map(cell -> rest(cell, by, rest, hidden))
                                    .toList()));
                total = new Block.Row(
                        "total",
                        words.total(),
                        cells.stream()
                                .map(cell -> total(cell.indicator(), cell.column()))
                                .toList());
            }
            return new Block.Table(
                    table.id(),
                    table.caption(),
                    words.head(by),
                    heads(keys),
                    List.copyOf(rows),
                    rows.isEmpty() ? null : total,
                    note(hidden, addsUp, addsUp ? 0 : rest.size(), rows.isEmpty()));
        }

        private Block.Count cell(Cell cell, Split by, String code, Map<Column, Set<String>> hidden) {
            return count(
                    cell.indicator(),
                    list(cell.indicator(), by).value(cell.column(), code),
                    at(hidden, cell.column()).contains(code));
        }

        /**
         * Rest of the total. It contains the hidden ones, whose sum the total discloses anyway; where a shown row is hidden in
         * this column, its count would be found by subtraction, so the rest is hidden too.
         */
        private Block.Count rest(Cell cell, Split by, List<String> rest, Map<Column, Set<String>> hidden) {
            var list = list(cell.indicator(), by);
            var counted = list(counted(cell.indicator()), by);
            boolean elsewhere = at(hidden, cell.column()).stream().anyMatch(code -> !rest.contains(code));
            return count(
                    cell.indicator(),
                    rest.stream()
                            .mapToLong(code -> list.value(cell.column(), code))
                            .sum(),
                    elsewhere
                            || total(cell.indicator(), cell.column()).value() == null
                            || small.isSmall(rest.stream()
                                    .mapToLong(code -> counted.value(cell.column(), code))
                                    .sum()));
        }

        private Block.Table monthTable(Template.Table table) {
            var keys = table.indicators();
            var hidden = new HashSet<YearMonth>();
            for (var key : keys) hidden.addAll(hiddenMonths(key));
            var rows = period.months().stream()
                    .map(month -> new Block.Row(
                            month.toString(),
                            words.month(month),
                            keys.stream()
                                    .map(key -> count(key, list(key, null).of(month), hidden.contains(month)))
                                    .toList()))
                    .toList();
            return new Block.Table(
                    table.id(),
                    table.caption(),
                    words.head(Split.MONTH),
                    keys.stream().map(words::indicator).toList(),
                    rows,
                    new Block.Row(
                            "total",
                            words.total(),
                            keys.stream().map(key -> total(key, Column.PERIOD)).toList()),
                    hidden.isEmpty() ? "" : words.hiddenNote(small.threshold()));
        }

        private Block.Chart bars(Template.Chart chart) {
            var by = chart.by();
            var key = chart.indicator();
            var keys = List.of(key);
            var hidden = Map.of(Column.PERIOD, hidden(keys, by, Column.PERIOD));
            var list = list(key, by);
            var all = codes(keys, by, hidden).stream()
                    .filter(code -> by == Split.NF_MODE || list.value(Column.PERIOD, code) != 0)
                    .toList();
            var shown = all.stream()
                    .filter(code ->
                            by == Split.NF_MODE || !at(hidden, Column.PERIOD).contains(code))
                    .limit(MOST_BARS)
                    .toList();
            var bars = new ArrayList<Block.Bar>();
            for (var code : shown) {
                var label = words.code(by, code, period.to());
                bars.add(new Block.Bar(code, label, label, cell(new Cell(key, Column.PERIOD), by, code, hidden)));
            }
            var rest = new ArrayList<>(all);
            rest.removeAll(shown);
            if (!rest.isEmpty())
                bars.add(new Block.Bar(
                        "rest", words.rest(), words.rest(), rest(new Cell(key, Column.PERIOD), by, rest, hidden)));
            return new Block.Chart(
                    chart.id(),
                    chart.caption(),
                    words.head(by),
                    words.indicator(key),
                    Block.Form.BARS,
                    List.copyOf(bars),
                    note(hidden, addsUp(key, by), 0, bars.isEmpty()));
        }

        private Block.Points points(Template.Points part) {
            var keys = part.indicators();
            var hidden = hiddenByColumn(keys, Split.POINT);
            var cells = cells(keys);
            var all = codes(keys, Split.POINT, hidden).stream()
                    .filter(code -> !code.isEmpty())
                    .toList();
            var codes = all.stream().limit(MOST_POINTS).toList();
            var known = points.list(codes.stream().map(UUID::fromString).toList()).stream()
                    .collect(Collectors.toMap(point -> point.id().toString(), Function.identity()));
            var places = codes.stream()
                    .map(code -> {
                        Point point = known.get(code);
                        return new Block.Place(
                                code,
                                point == null ? words.rest() : point.name(),
                                point == null ? "" : point.commune(),
                                cells.stream()
                                        .map(cell -> cell(cell, Split.POINT, code, hidden))
                                        .toList());
                    })
                    .toList();
            return new Block.Points(
                    part.id(),
                    part.caption(),
                    heads(keys),
                    places,
                    note(hidden, true, all.size() - codes.size(), places.isEmpty()));
        }

        /** Table of the lines of a contract: promised, done in the period, and done since the contract began. */
        private Block.Table promises(List<ContractFigures.Line> lines) {
            var rows = lines.stream()
                    .map(line -> new Block.Row(
                            line.id().toString(),
                            words.contractLine(line.name(), line.unit()),
                            List.of(
                                    amount(line, line.promised()),
                                    done(line, "period", line.in(period)),
                                    done(line, "whole", line.months()))))
                    .toList();
            boolean hidden = rows.stream().flatMap(row -> row.counts().stream()).anyMatch(it -> it.value() == null);
            return new Block.Table(
                    "contract-lines",
                    words.contractCaption(),
                    words.contractHead(),
                    words.contractColumns(period),
                    rows,
                    null,
                    rows.isEmpty() ? words.nothing() : hidden ? words.hiddenNote(small.threshold()) : "");
        }

        private Block.Count amount(ContractFigures.Line line, long parts) {
            return new Block.Count(parts, words.number(line.unit() == Unit.HOURS, parts));
        }

        /** Parts done, hidden where they are few or where an earlier version hid them. */
        private Block.Count done(ContractFigures.Line line, String over, SortedMap<YearMonth, Done> months) {
            var name = "contract/" + line.id() + "/" + over;
            if (!order.holes().containsKey(name) && !line.isSmall(months, small))
                return amount(line, ContractFigures.done(months));
            holes.put(name, Set.of(ALL));
            return new Block.Count(null, words.hidden());
        }

        /** @param cut rows that are left out */
        private String note(Map<Column, Set<String>> hidden, boolean addsUp, int cut, boolean empty) {
            if (empty) return words.nothing();
            var notes = new ArrayList<String>();
            if (hidden.values().stream().anyMatch(codes -> !codes.isEmpty()))
                notes.add(words.hiddenNote(small.threshold()));
            if (!addsUp) notes.add(words.overlapNote());
            if (cut > 0) notes.add(words.cut(cut));
            return String.join(" ", notes);
        }
    }
}
