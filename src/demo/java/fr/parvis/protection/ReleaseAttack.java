package fr.parvis.protection;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

/** Who reads a release and can calculate: a linear programme gives the least and the most that a hidden count can be. */
public final class ReleaseAttack {
    private ReleaseAttack() {}

    /**
     * Width of what is left open of a cell.
     *
     * @param counts of all cells, those that are shown are known to the reader
     * @param part what she knows of each cell, at least so much
     */
    public static double width(List<int[]> equations, long[] counts, BitSet hidden, long[] part, int cell) {
        return bound(equations, counts, hidden, part, cell, true) - bound(equations, counts, hidden, part, cell, false);
    }

    private static double bound(
            List<int[]> equations, long[] counts, BitSet hidden, long[] part, int cell, boolean most) {
        var model = new ExpressionsBasedModel();
        var variables = new Variable[counts.length];
        for (int i = hidden.nextSetBit(0); i >= 0; i = hidden.nextSetBit(i + 1))
            variables[i] = model.newVariable("x" + i).lower(part[i]).upper(100_000);
        int line = 0;
        for (var equation : equations) {
            long known = 0;
            var here = new ArrayList<Map.Entry<Variable, Integer>>();
            for (int at = 0; at < equation.length; at++) {
                int sign = at == 0 ? -1 : 1;
                if (variables[equation[at]] == null) known += sign * counts[equation[at]];
                else here.add(Map.entry(variables[equation[at]], sign));
            }
            if (here.isEmpty()) continue;
            var expression = model.newExpression("e" + line++).level(-known);
            here.forEach(one -> expression.set(one.getKey(), one.getValue()));
        }
        variables[cell].weight(1);
        var result = most ? model.maximise() : model.minimise();
        if (!result.getState().isFeasible()) throw new IllegalStateException("what was told contradicts itself");
        return result.doubleValue(model.indexOf(variables[cell]));
    }

    /**
     * Whether there is another table that fits what is shown, has another count in a cell, and of which the rule hides the same: then who runs the rule over
     * all tables does not find the count. She does not know the key, so a table counts that is hidden so by any.
     *
     * @param keys the rule with several keys
     */
    public static boolean anotherTableIsHiddenSo(
            List<Protection> keys, LinkedCells release, BitSet hidden, int cell, Random random, int attempts) {
        int size = release.size();
        var counts = IntStream.range(0, size).mapToLong(release::value).toArray();
        var tables = new OtherTables(release.equations(), size);
        for (int attempt = 0; attempt < attempts; attempt++) {
            long by = 1 + random.nextInt(1 + attempt / 15);
            if (attempt % 2 == 1) by = -Math.min(by, counts[cell]);
            var costs = IntStream.range(0, size)
                    .mapToDouble(i -> 1 + random.nextDouble())
                    .toArray();
            var change = tables.cheapest(counts, hidden, i -> costs[i], List.of(new OtherTables.Wish(cell, by)));
            if (change == null) continue;
            var other = new LinkedCells();
            for (int i = 0; i < size; i++) other.cell(release.name(i), counts[i] + change.of(i), release.weight(i));
            for (var equation : release.equations())
                other.sum(equation[0], IntStream.of(equation).skip(1).boxed().toList());
            for (var key : keys) if (key.protect(other).cells().equals(hidden)) return true;
        }
        return false;
    }
}
