package fr.parvis.protection;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Protection of what is asked freely, by one to three dimensions: a question with fewer dimensions is decided first, and what it shows or hides
 * is shown or hidden in the larger one too, whichever other dimensions that has. A filter is a dimension of the question of which one node is shown. Counts are
 * those of one whole month: a period hides what one of its months hides.
 */
public final class Answers {
    /** Cells of a question, sums included. */
    public static final int MOST_CELLS = 2_000;

    private Answers() {}

    /**
     * Decides what is hidden of a question.
     *
     * @param name of what is counted, and its month: the same for all questions about it
     * @return numbers of cells as the cube gives them; where it is not safe, the question must be refused: a smaller one may be answered
     * @throws IllegalArgumentException when there are too many cells
     */
    public static Hidden protect(Protection rule, String name, Cube cube) {
        if (cube.size() > MOST_CELLS)
            throw new IllegalArgumentException("a question has at most " + MOST_CELLS + " cells");
        var order = IntStream.range(0, cube.axes().size())
                .boxed()
                .sorted(Comparator.comparing((Integer d) -> cube.axes().get(d).name()))
                .toList();
        var inOrder = cube.by(order);
        var decided = decide(rule, name, inOrder);
        var hidden = new BitSet();
        for (int cell = 0; cell < cube.size(); cell++) {
            var nodes = cube.nodes(cell);
            if (decided.holds(
                    inOrder.cell(order.stream().mapToInt(d -> nodes[d]).toArray()))) hidden.set(cell);
        }
        return new Hidden(hidden, decided.unprotected());
    }

    private static Hidden decide(Protection rule, String name, Cube cube) {
        var full = name + cube.axes().stream().map(Cube.Axis::name).toList();
        var linked = cube.linked(full);
        int dimensions = cube.axes().size();
        if (dimensions == 1) {
            // the whole is told by each question: hidden when it is small, and only then
            if (rule.isSmall(cube.value(0))) linked.hide(0);
            else linked.keep(0);
            return rule.protect(linked);
        }
        for (int without = 0; without < dimensions; without++) {
            var others = new ArrayList<Integer>();
            for (int d = 0; d < dimensions; d++) if (d != without) others.add(d);
            var smaller = cube.by(others);
            var decided = decide(rule, name, smaller);
            if (!decided.isSafe()) return decided;
            for (int cell = 0; cell < cube.size(); cell++) {
                var nodes = cube.nodes(cell);
                if (nodes[without] != 0) continue;
                if (decided.holds(smaller.cell(nodesOf(nodes, others)))) linked.hide(cell);
                else linked.keep(cell);
            }
        }
        return rule.protect(linked);
    }

    private static int[] nodesOf(int[] nodes, List<Integer> dimensions) {
        return dimensions.stream().mapToInt(d -> nodes[d]).toArray();
    }
}
