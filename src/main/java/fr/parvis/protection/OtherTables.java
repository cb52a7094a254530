// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.protection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

/**
 * Search for another table that fits everything shown: the cheapest change of counts, by a linear programme, that keeps all equations, leaves no count below
 * zero and moves one count by a given amount. What it answers is checked by whole numbers.
 */
final class OtherTables {
    private static final double NEARLY = 1e-6;

    /**
     * Change of counts that keeps all equations.
     *
     * @param cells numbers of the cells that change
     * @param by change of each
     */
    record Change(int[] cells, long[] by) {

        long of(int cell) {
            int at = Arrays.binarySearch(cells, cell);
            return at < 0 ? 0 : by[at];
        }

        boolean uses(int cell) {
            return Arrays.binarySearch(cells, cell) >= 0;
        }

        Change reversed() {
            return new Change(cells, Arrays.stream(by).map(one -> -one).toArray());
        }

        /** Whether no count falls below zero. */
        boolean fits(long[] counts) {
            for (int i = 0; i < cells.length; i++) if (counts[cells[i]] + by[i] < 0) return false;
            return true;
        }

        boolean fits(Room room) {
            for (int i = 0; i < cells.length; i++) if (!room.holds(cells[i], by[i])) return false;
            return true;
        }
    }

    private final List<int[]> equations;
    private final int size;

    OtherTables(List<int[]> equations, int size) {
        this.equations = equations;
        this.size = size;
    }

    /** A count that is to change: by so much more at least, or by so much less at most. */
    record Wish(int cell, long by) {}

    /**
     * Room for each count to change.
     *
     * @param less most that it may fall
     * @param more most that it may grow
     */
    record Room(long[] less, long[] more) {
        /** Down to zero, and up without an end. */
        static Room above(long[] counts) {
            var more = new long[counts.length];
            Arrays.fill(more, Long.MAX_VALUE);
            return new Room(counts, more);
        }

        private boolean holds(int cell, long by) {
            return by < 0 ? -by <= less[cell] : by <= more[cell];
        }
    }

    /**
     * Finds the cheapest change that does all that is wished at once.
     *
     * @param counts part of each cell that the reader does not know
     * @param allowed cells that may change
     * @return null when there is none
     */
    @Nullable
    Change cheapest(long[] counts, BitSet allowed, IntToDoubleFunction cost, List<Wish> wishes) {
        return cheapest(Room.above(counts), allowed, cost, wishes);
    }

    /** Cheapest change of counts where each count has a room of its own. */
    @Nullable
    Change cheapest(Room room, BitSet allowed, IntToDoubleFunction cost, List<Wish> wishes) {
        for (var wish : wishes) if (!room.holds(wish.cell, wish.by)) return null;
        var change = solve(room, allowed, cost, wishes, false);
        if (change == null || change.cells.length > 0) return change;
        // three dimensions have corners that are no whole numbers
        change = wishes.size() > 1 ? null : solve(room, allowed, cost, wishes, true);
        return change == null || change.cells.length == 0 ? null : change;
    }

    /** Null when there is none; no cells where the answer is not of whole numbers. */
    private @Nullable Change solve(
            Room room, BitSet allowed, IntToDoubleFunction cost, List<Wish> wishes, boolean whole) {
        var model = new ExpressionsBasedModel();
        var more = new Variable[size];
        var less = new Variable[size];
        var wished = new long[size];
        for (var wish : wishes) wished[wish.cell] = wish.by;
        for (int i = allowed.nextSetBit(0); i >= 0; i = allowed.nextSetBit(i + 1)) {
            double dear = cost.applyAsDouble(i);
            long by = wished[i];
            if (by >= 0 && room.more[i] > 0) {
                more[i] = model.newVariable("m" + i).lower(by).weight(dear).integer(whole);
                if (room.more[i] < Long.MAX_VALUE) more[i].upper(room.more[i]);
            }
            if (by <= 0 && room.less[i] > 0)
                less[i] = model.newVariable("l" + i)
                        .lower(-by)
                        .upper(room.less[i])
                        .weight(dear)
                        .integer(whole);
        }
        int line = 0;
        for (var equation : equations) {
            boolean any = false;
            for (int one : equation) any |= more[one] != null || less[one] != null;
            if (!any) continue;
            var expression = model.newExpression("e" + line++).level(0);
            for (int at = 0; at < equation.length; at++) {
                int sign = at == 0 ? -1 : 1;
                if (more[equation[at]] != null) expression.set(more[equation[at]], sign);
                if (less[equation[at]] != null) expression.set(less[equation[at]], -sign);
            }
        }
        var result = model.minimise();
        if (!result.getState().isFeasible()) return null;
        var by0 = new double[size];
        for (int i = 0; i < size; i++) {
            if (more[i] != null) by0[i] += result.doubleValue(model.indexOf(more[i]));
            if (less[i] != null) by0[i] -= result.doubleValue(model.indexOf(less[i]));
        }
        return exact(by0, room);
    }

    private Change exact(double[] by, Room room) {
        var none = new Change(new int[0], new long[0]);
        var whole = new long[size];
        for (int i = 0; i < size; i++) {
            whole[i] = Math.round(by[i]);
            if (Math.abs(whole[i] - by[i]) > NEARLY || !room.holds(i, whole[i])) return none;
        }
        for (var equation : equations) {
            long sum = -whole[equation[0]];
            for (int at = 1; at < equation.length; at++) sum += whole[equation[at]];
            if (sum != 0) return none;
        }
        var cells = new ArrayList<Integer>();
        for (int i = 0; i < size; i++) if (whole[i] != 0) cells.add(i);
        return new Change(
                cells.stream().mapToInt(Integer::intValue).toArray(),
                cells.stream().mapToLong(i -> whole[i]).toArray());
    }
}
