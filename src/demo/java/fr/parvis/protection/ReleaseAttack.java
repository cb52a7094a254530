// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.protection;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

/** Attacker who reads a release and can calculate: a linear programme gives the least and the most that a hidden count can be. */
public final class ReleaseAttack {
    private ReleaseAttack() {}

    /**
     * Width of what is left open of a cell.
     *
     * @param counts of all cells, those that are shown are known to the reader
     * @param part lower bounds that she knows of the cells
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

    /** Knowledge of an attacker who runs the rule over other tables that fit what is shown. */
    public enum Knowing {
        /** All but the key: a table counts that some key hides so. Whatever is hidden, some key hides by chance. */
        THE_RULE,
        /** Some keys that she tries. */
        SOME_KEYS
    }

    /**
     * Small counts that she finds: those of which no other table with another count is hidden in the same way.
     *
     * @param keys the rule with several keys; the first is the one in use
     * @param attempts tables tried for a count
     */
    public static BitSet found(
            Knowing knowing,
            List<Protection> keys,
            LinkedCells release,
            BitSet hidden,
            BitSet small,
            Random random,
            int attempts) {
        int size = release.size();
        var counts = IntStream.range(0, size).mapToLong(release::value).toArray();
        var tables = new OtherTables(release.equations(), size);
        var alike = alike(counts, small);
        var found = (BitSet) small.clone();
        for (int cell = small.nextSetBit(0); cell >= 0; cell = small.nextSetBit(cell + 1))
            for (int attempt = 0; found.get(cell) && attempt < attempts; attempt++) {
                var costs = IntStream.range(0, size)
                        .mapToDouble(i -> 1 + random.nextDouble())
                        .toArray();
                long by = (attempt / 2 % 2 == 0 ? 1 : -1) * (1 + random.nextInt(1 + attempt / 15));
                var room = attempt % 2 == 0 ? alike : OtherTables.Room.above(counts);
                var change = tables.cheapest(room, hidden, i -> costs[i], List.of(new OtherTables.Wish(cell, by)));
                if (change == null || !isHiddenSo(knowing, keys, release, hidden, change)) continue;
                for (int other : change.cells()) found.clear(other);
            }
        return found;
    }

    /** Large counts stay large, small ones small, zeros zero. */
    private static OtherTables.Room alike(long[] counts, BitSet small) {
        long most = small.stream().mapToLong(i -> counts[i]).max().orElse(0);
        var room = OtherTables.Room.above(counts.clone());
        for (int i = 0; i < counts.length; i++) {
            room.less()[i] = small.get(i) ? counts[i] - 1 : Math.max(0, counts[i] - most - 1);
            if (counts[i] <= most) room.more()[i] = small.get(i) ? most - counts[i] : 0;
        }
        return room;
    }

    private static boolean isHiddenSo(
            Knowing knowing, List<Protection> keys, LinkedCells release, BitSet hidden, OtherTables.Change change) {
        var other = new LinkedCells();
        for (int i = 0; i < release.size(); i++)
            other.cell(release.name(i), release.value(i) + change.of(i), release.weight(i));
        for (var equation : release.equations())
            other.sum(equation[0], IntStream.of(equation).skip(1).boxed().toList());
        if (knowing == Knowing.SOME_KEYS)
            return keys.stream().anyMatch(key -> key.protect(other).cells().equals(hidden));
        hidden.stream().forEach(other::hide);
        return keys.getFirst().protect(other).cells().equals(hidden);
    }
}
