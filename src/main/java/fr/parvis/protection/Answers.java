// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.protection;

import fr.parvis.values.Sha256;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Protection of what is asked freely, by one to three dimensions: a question with fewer dimensions is decided first, and what it shows or hides
 * is shown or hidden in the larger one too, whichever other dimensions that has. A filter is a dimension of the question of which one node is shown. Counts are
 * those of one whole month: a period hides what one of its months hides. What was decided is kept in memory as long as the counts are the same.
 */
public final class Answers {
    /** Cells of a question that are decided one by one, sums included. */
    public static final int MOST_CELLS = 2_000;

    /** Linear programmes for a question of one cell; each takes longer in a larger one. */
    private static final int MOST_WORK = 500_000;

    private static final int KEPT = 5_000;

    private final Protection rule;
    private final Map<String, Hidden> kept = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Hidden> eldest) {
            return size() > KEPT;
        }
    });

    public Answers(Protection rule) {
        this.rule = rule;
    }

    /** Whether a question is decided already, for these counts. */
    public boolean isDecided(String name, Cube cube) {
        return kept.containsKey(key(name, cube.by(order(cube))));
    }

    /**
     * Decides what is hidden of a question.
     *
     * @param name of what is counted, and its month: the same for all questions about it
     * @return numbers of cells as the cube gives them. Where it is not safe, would take too long, or there are too many cells, all is hidden that no smaller question tells
     */
    public Hidden protect(String name, Cube cube) {
        var order = order(cube);
        var inOrder = cube.by(order);
        var decided = decide(name, inOrder);
        var hidden = new BitSet();
        for (int cell = 0; cell < cube.size(); cell++) {
            var nodes = cube.nodes(cell);
            if (decided.holds(
                    inOrder.cell(order.stream().mapToInt(d -> nodes[d]).toArray()))) hidden.set(cell);
        }
        return new Hidden(hidden, decided.unprotected());
    }

    private static List<Integer> order(Cube cube) {
        return IntStream.range(0, cube.axes().size())
                .boxed()
                .sorted(Comparator.comparing((Integer d) -> cube.axes().get(d).name()))
                .toList();
    }

    private static String full(String name, Cube cube) {
        return name + cube.axes().stream().map(Cube.Axis::name).toList();
    }

    private static String key(String name, Cube cube) {
        var text = new StringBuilder(full(name, cube));
        cube.axes().forEach(axis -> text.append('\n').append(axis.codes()).append(axis.parent()));
        for (int cell = 0; cell < cube.size(); cell++) text.append(' ').append(cube.value(cell));
        return Sha256.hex(text.toString());
    }

    private Hidden decide(String name, Cube cube) {
        var key = key(name, cube);
        var known = kept.get(key);
        if (known != null) return known;
        var decided = decideAnew(name, cube);
        kept.put(key, decided);
        return decided;
    }

    private Hidden decideAnew(String name, Cube cube) {
        var linked = cube.linked(full(name, cube));
        var told = new BitSet();
        var hidden = new BitSet();
        int dimensions = cube.axes().size();
        // the whole is told by each question: hidden when it is small, and only then
        if (dimensions == 1) (rule.isSmall(cube.value(0)) ? hidden : told).set(0);
        for (int without = 0; dimensions > 1 && without < dimensions; without++) {
            var others = new ArrayList<Integer>();
            for (int d = 0; d < dimensions; d++) if (d != without) others.add(d);
            var smaller = cube.by(others);
            var decided = decide(name, smaller);
            for (int cell = 0; cell < cube.size(); cell++) {
                var nodes = cube.nodes(cell);
                if (nodes[without] != 0) continue;
                (decided.holds(smaller.cell(nodesOf(nodes, others))) ? hidden : told).set(cell);
            }
        }
        hidden.stream().forEach(linked::hide);
        told.stream().forEach(linked::keep);
        var result = cube.size() > MOST_CELLS ? null : rule.protect(linked, MOST_WORK / cube.size());
        if (result != null && result.isSafe()) return result;
        var rest = new BitSet();
        rest.set(0, cube.size());
        rest.andNot(told);
        return new Hidden(rest, result == null ? rest.stream().boxed().toList() : result.unprotected());
    }

    private static int[] nodesOf(int[] nodes, List<Integer> dimensions) {
        return dimensions.stream().mapToInt(d -> nodes[d]).toArray();
    }
}
