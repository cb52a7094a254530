// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.shell.Words;
import fr.parvis.statistics.domain.BlockerRanking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The operators and kinds of blockers met most, one across the other: the more, the darker. A sum is told where all that it adds up
 * is told; what is hidden has no shade and moves no line up.
 *
 * @param kinds heads of the columns
 * @param sums of each kind over all operators, and of everything
 */
public record BlockerGrid(List<String> kinds, List<Line> lines, List<String> sums) {
    private static final int OPERATORS = 10;
    private static final int KINDS = 6;
    private static final int SHADES = 5;

    /** One operator. */
    public record Line(String operator, List<Cell> cells, String sum) {}

    /**
     * One operator's blockers of one kind.
     *
     * @param shade 1 to 5; 0 for nothing, and for what is hidden
     */
    public record Cell(String text, int shade) {}

    /** A sum as far as it is told. */
    private record Sum(long told, boolean hidden) {
        static final Sum NOTHING = new Sum(0, false);

        Sum plus(Sum other) {
            return new Sum(told + other.told, hidden || other.hidden);
        }

        String text() {
            return hidden ? t("statistics.hidden") : told == 0 ? "–" : Words.number(told);
        }
    }

    /** @param isHidden whether a row's sum is hidden from this account */
    static BlockerGrid of(
            List<BlockerRanking.Row> rows,
            Predicate<BlockerRanking.Row> isHidden,
            UnaryOperator<String> operator,
            UnaryOperator<String> blocker) {
        Function<BlockerRanking.Row, Sum> sum =
                row -> isHidden.test(row) ? new Sum(0, true) : new Sum(row.total(), false);
        var byOperator = sums(rows, BlockerRanking.Row::operator, sum);
        var byKind = sums(rows, BlockerRanking.Row::blocker, sum);
        var cells = sums(rows, row -> key(row.operator(), row.blocker()), sum);
        var kinds = most(byKind, KINDS, blocker);
        var operators = most(byOperator, OPERATORS, operator);
        long top = operators.stream()
                .flatMap(one -> kinds.stream().map(kind -> key(one, kind)))
                .mapToLong(key -> cells.getOrDefault(key, Sum.NOTHING).told())
                .max()
                .orElse(0);
        var sums = new ArrayList<String>();
        kinds.forEach(kind -> sums.add(byKind.getOrDefault(kind, Sum.NOTHING).text()));
        sums.add(byKind.values().stream().reduce(Sum.NOTHING, Sum::plus).text());
        return new BlockerGrid(
                kinds.stream().map(blocker).toList(),
                operators.stream()
                        .map(one -> new Line(
                                operator.apply(one),
                                kinds.stream()
                                        .map(kind -> cells.getOrDefault(key(one, kind), Sum.NOTHING))
                                        .map(cell -> new Cell(cell.text(), shade(cell, top)))
                                        .toList(),
                                byOperator.getOrDefault(one, Sum.NOTHING).text()))
                        .toList(),
                sums);
    }

    private static String key(String operator, String kind) {
        return operator + "|" + kind;
    }

    private static Map<String, Sum> sums(
            List<BlockerRanking.Row> rows,
            Function<BlockerRanking.Row, String> by,
            Function<BlockerRanking.Row, Sum> sum) {
        var sums = new HashMap<String, Sum>();
        for (var row : rows) sums.merge(by.apply(row), sum.apply(row), Sum::plus);
        return sums;
    }

    /** By what is told alone: the place of a line must not tell what it hides. */
    private static List<String> most(Map<String, Sum> sums, int count, UnaryOperator<String> name) {
        return sums.entrySet().stream()
                .sorted(Comparator.comparingLong(
                                (Map.Entry<String, Sum> one) -> -one.getValue().told())
                        .thenComparing(one -> name.apply(one.getKey())))
                .limit(count)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static int shade(Sum cell, long top) {
        return cell.hidden() || cell.told() == 0 ? 0 : (int) Math.ceilDiv(SHADES * cell.told(), top);
    }
}
