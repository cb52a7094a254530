// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.web;

import fr.parvis.indicators.Answer;
import fr.parvis.indicators.Condition;
import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.Emptiness;
import fr.parvis.indicators.Indicator;
import fr.parvis.indicators.Indicators;
import fr.parvis.indicators.Measure;
import fr.parvis.indicators.Question;
import fr.parvis.indicators.web.Cells.Place;
import fr.parvis.network.Extent;
import fr.parvis.protection.Answers;
import fr.parvis.protection.Cube;
import fr.parvis.protection.Protection;
import fr.parvis.protection.SmallCounts;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answer to the network's head: sums of associations and of all, without small counts. Of each month, what is hidden is decided once of a cube of up to
 * three dimensions ({@link Answers}), associations and filters among them: each answer is a slice of it. A longer period hides what any of its months
 * hides, so that no two answers tell it by subtraction. An indicator with a condition is a slice of the one without.
 */
@Component
class OutsideTable {
    static final int MOST_MONTHS = 24;
    static final int MOST_DIMENSIONS = 3;

    /** Time for deciding months before an answer is given; months beyond it are told when asked again. */
    private static final Duration LONGEST = Duration.ofSeconds(4);

    /** A point is never told of outside, nor is the commune that may have one only; a family less its other themes would tell a hidden one. */
    private static final Set<Dimension> INSIDE = EnumSet.of(
            Dimension.DAY,
            Dimension.WEEKDAY,
            Dimension.POINT,
            Dimension.TEAM,
            Dimension.COMMUNE,
            Dimension.HOME_COMMUNE,
            Dimension.HOME_DEPARTMENT,
            Dimension.FAMILY);

    private static final String ALL = "all";

    /** Before a code of a cube: "not said" is no whole. */
    private static final String SAID = "=";

    private final Indicators indicators;
    private final SmallCounts smallCounts;
    private final Answers protect;

    OutsideTable(Indicators indicators, SmallCounts smallCounts) {
        this.indicators = indicators;
        this.smallCounts = smallCounts;
        protect = new Answers(new Protection(smallCounts.threshold(), smallCounts.order()));
    }

    static boolean mayTell(Dimension dimension) {
        return !INSIDE.contains(dimension);
    }

    /** Whether its condition leaves room for other dimensions. */
    static boolean mayTell(Indicator indicator) {
        return conditions(indicator).size() < MOST_DIMENSIONS
                && conditions(indicator).stream().allMatch(OutsideTable::mayTell);
    }

    private static Set<Dimension> conditions(Indicator indicator) {
        var dimensions = EnumSet.noneOf(Dimension.class);
        indicator.conditions().forEach(condition -> dimensions.add(condition.dimension()));
        return dimensions;
    }

    /**
     * Dimensions that the cube of a question has: those that it is split and filtered by, and the association where it is about one.
     * At most {@link #MOST_DIMENSIONS} are answered.
     */
    static Set<Dimension> dimensions(Indicator indicator, List<Dimension> by, Set<Dimension> filters, Extent extent) {
        return dimensions(conditions(indicator), by, filters, extent);
    }

    private static Set<Dimension> dimensions(
            Set<Dimension> conditions, List<Dimension> by, Set<Dimension> filters, Extent extent) {
        var dimensions = EnumSet.noneOf(Dimension.class);
        dimensions.addAll(conditions);
        by.stream().filter(dimension -> !dimension.isTime()).forEach(dimensions::add);
        dimensions.addAll(filters);
        if (extent instanceof Extent.OfAssociation) dimensions.add(Dimension.ASSOCIATION);
        return dimensions;
    }

    int threshold() {
        return smallCounts.threshold();
    }

    /**
     * @throws IllegalArgumentException when the period is not of whole months, or there is more in the question than is told outside
     */
    Cells of(AskedQuestion asked) {
        if (!asked.period().isWholeMonths()) throw new IllegalArgumentException("not told outside an association");
        var sums = new HashMap<Place, long[]>();
        var hidden = new HashSet<Place>();
        var until = System.nanoTime() + LONGEST.toNanos();
        Answer last = null;
        var undecided = new TreeSet<String>();
        var known = new HashMap<String, LocalDate>();
        boolean whole = true;
        for (int at = 0; at < asked.indicators().size(); at++) {
            var slice = new Slice(asked, asked.indicators().get(at), at, sums, hidden);
            last = slice.read();
            last.knownFrom().forEach((key, day) -> known.put(key, wholeMonth(day)));
            for (var month : slice.months(last).entrySet()) {
                if (!slice.add(month.getKey(), month.getValue(), until)) undecided.add(month.getKey());
                whole &= slice.whole;
            }
        }
        var values = new HashMap<Place, List<Long>>();
        sums.forEach(
                (place, some) -> values.put(place, Arrays.stream(some).boxed().toList()));
        var answer = Objects.requireNonNull(last);
        return new Cells(
                values,
                hidden,
                answer.upTo(),
                asked.filters().isEmpty()
                        ? answer.emptiness()
                        : answer.emptiness().or(() -> Optional.of(new Emptiness.FilteredOut())),
                known,
                new Cells.Undecided(undecided.size(), !whole));
    }

    /** One indicator of a question: a slice of the cube of each month. */
    private final class Slice {
        private final AskedQuestion asked;
        private final Indicator indicator;
        private final Indicator base;
        private final int at;
        private final Map<Place, long[]> sums;
        private final Set<Place> hidden;
        private final List<Dimension> dimensions;
        private final Map<Dimension, Predicate<String>> chosen = new EnumMap<>(Dimension.class);
        private boolean whole = true;

        Slice(AskedQuestion asked, Indicator indicator, int at, Map<Place, long[]> sums, Set<Place> hidden) {
            this.asked = asked;
            this.indicator = indicator;
            this.at = at;
            this.sums = sums;
            this.hidden = hidden;
            var all = whole(indicator);
            base = all.orElse(indicator);
            dimensions = List.copyOf(dimensions(
                    all.isPresent() ? conditions(indicator) : Set.of(),
                    asked.by(),
                    asked.filters().keySet(),
                    asked.extent()));
            if (dimensions.size() > MOST_DIMENSIONS
                    || !dimensions.stream().allMatch(OutsideTable::mayTell)
                    || !asked.by().stream().allMatch(OutsideTable::mayTell)
                    || !indicator.addsUpBy(dimensions))
                throw new IllegalArgumentException("not told outside an association: " + dimensions);
            asked.filters().forEach((dimension, codes) -> choose(dimension, codes::contains));
            if (all.isPresent())
                indicator
                        .conditions()
                        .forEach(condition -> choose(condition.dimension(), code -> holds(condition, code)));
            if (asked.extent() instanceof Extent.OfAssociation of)
                choose(Dimension.ASSOCIATION, of.association().toString()::equals);
        }

        private static boolean holds(Condition condition, String code) {
            return switch (condition) {
                case Condition.OneOf one -> one.codes().contains(code);
                case Condition.Said _ -> !code.isEmpty();
            };
        }

        private void choose(Dimension dimension, Predicate<String> codes) {
            chosen.merge(dimension, codes, Predicate::and);
        }

        Answer read() {
            var keys = indicator.equals(base) ? List.of(base.key()) : List.of(base.key(), indicator.key());
            var by = new ArrayList<>(List.of(Dimension.MONTH));
            by.addAll(dimensions);
            return indicators.answer(new Question(keys, asked.period(), by, Map.of(), new Extent.WholeNetwork()));
        }

        /** Cells of each month that is known as a whole: of one that is deleted day by day, each day would tell the one before. */
        Map<String, List<Answer.Cell>> months(Answer answer) {
            var first = wholeMonth(answer.knownFrom().getOrDefault(base.key(), LocalDate.MIN));
            var months = new TreeMap<String, List<Answer.Cell>>();
            for (var cell : answer.cells())
                if (!CodeWords.month(cell.codes().getFirst()).atDay(1).isBefore(first))
                    months.computeIfAbsent(cell.codes().getFirst(), month -> new ArrayList<>())
                            .add(cell);
            return months;
        }

        /** Adds a month to the whole; false where it was not decided in time, and so is hidden. */
        boolean add(String month, List<Answer.Cell> cells, long until) {
            var axes = axes(cells);
            // of one node: a cube has one dimension at least
            if (axes.isEmpty()) axes = List.of(Cube.Axis.flat("all", List.of(ALL)));
            var counts = new Cube(axes);
            var amounts = new Cube(axes);
            for (var cell : cells) {
                var nodes = nodes(axes, cell);
                // a small cell is one of few acts, whatever their minutes or persons
                counts.add(cell.values().getFirst(), nodes);
                amounts.add(cell.values().getLast(), nodes);
            }
            var name = base.key() + ' ' + month;
            boolean decided = System.nanoTime() < until || protect.isDecided(name, counts);
            var holes = decided ? protect.protect(name, counts) : null;
            whole &= holes == null || holes.isSafe();
            for (int cell = 0; cell < counts.size(); cell++) {
                boolean hides = holes != null ? holes.holds(cell) : cell > 0 || smallCounts.isSmall(counts.value(cell));
                var nodes = counts.nodes(cell);
                if (!hides && amounts.value(cell) <= 0 && counts.value(cell) <= 0 || !isAsked(axes, nodes)) continue;
                for (var place : places(month, axes, nodes)) {
                    var sum = sums.computeIfAbsent(
                            place, none -> new long[asked.indicators().size()]);
                    sum[at] += amounts.value(cell);
                    if (hides) hidden.add(place);
                }
            }
            return decided;
        }

        private List<Cube.Axis> axes(List<Answer.Cell> cells) {
            var axes = new ArrayList<Cube.Axis>();
            for (int d = 0; d < dimensions.size(); d++) {
                var codes = new TreeSet<String>();
                for (var cell : cells) codes.add(SAID + cell.codes().get(d + 1));
                axes.add(Cube.Axis.flat(dimensions.get(d).key(), List.copyOf(codes)));
            }
            return axes;
        }

        private int[] nodes(List<Cube.Axis> axes, Answer.Cell cell) {
            var nodes = new int[axes.size()];
            for (int d = 0; d < nodes.length; d++)
                nodes[d] = dimensions.isEmpty()
                        ? 1
                        : Collections.binarySearch(
                                axes.get(d).codes(), SAID + cell.codes().get(d + 1));
            return nodes;
        }

        /** Whether a node of the cube belongs to the answer. */
        private boolean isAsked(List<Cube.Axis> axes, int[] nodes) {
            if (dimensions.isEmpty()) return nodes[0] == 0;
            for (int d = 0; d < nodes.length; d++) {
                var dimension = dimensions.get(d);
                var which = chosen.get(dimension);
                // of a filter the codes that are chosen, of a split each code and their sum
                if (which != null
                        ? nodes[d] == 0 || !which.test(code(axes, nodes, d))
                        : nodes[d] == 0 && !asked.by().contains(dimension)) return false;
            }
            return true;
        }

        private static String code(List<Cube.Axis> axes, int[] nodes, int d) {
            return axes.get(d).codes().get(nodes[d]).substring(SAID.length());
        }

        /** Places of the answer that a node of the cube is summed up in. */
        private Set<Place> places(String month, List<Cube.Axis> axes, int[] nodes) {
            var places = new HashSet<Place>();
            for (var row : codes(asked.rows(), month, axes, nodes))
                for (var column : codes(asked.columns(), month, axes, nodes)) places.add(new Place(row, column));
            return places;
        }

        /** Line of a node: its code, and the sum where the cube has none of its own. */
        private List<@Nullable String> codes(
                @Nullable Dimension dimension, String month, List<Cube.Axis> axes, int[] nodes) {
            var codes = new ArrayList<@Nullable String>();
            if (dimension == null) codes.add(null);
            else if (dimension.isTime()) {
                codes.add(time(dimension, month));
                codes.add(null);
            } else {
                int d = dimensions.indexOf(dimension);
                if (nodes[d] == 0) codes.add(null);
                else {
                    codes.add(code(axes, nodes, d));
                    if (chosen.containsKey(dimension)) codes.add(null);
                }
            }
            return codes;
        }
    }

    /** The day, or the first of the next month. */
    private static LocalDate wholeMonth(LocalDate day) {
        return day.getDayOfMonth() == 1 ? day : day.with(TemporalAdjusters.firstDayOfNextMonth());
    }

    private static String time(Dimension dimension, String month) {
        return switch (dimension) {
            case MONTH -> month;
            case QUARTER -> month.substring(0, 4) + ((Integer.parseInt(month.substring(4)) - 1) / 3 + 1);
            case YEAR -> month.substring(0, 4);
            default -> throw new IllegalStateException("not told outside an association: " + dimension);
        };
    }

    /** The number of all acts of the same kind, of which the indicator is a part. */
    private Optional<Indicator> whole(Indicator of) {
        return indicators.list().stream()
                .filter(one -> one.fact() == of.fact()
                        && one.measure() == Measure.NUMBER
                        && one.conditions().isEmpty())
                .findFirst();
    }
}
