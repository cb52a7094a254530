// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cells of tables with their sums, seen as a flow: a cell is an arc from its row to its column, a sum an arc that carries on what
 * flows together. What the shown arcs leave open is exactly what can flow in a circle along hidden ones: a hidden count that lies on
 * no such circle can be calculated. An attacker is taken to know that a hidden count is 1 at least.
 */
final class CellFlow {
    private static final int WEIGHT_OF_A_CELL = 16;
    private static final int WEIGHT_OF_A_DIGIT = 8;
    private static final int NODE_BITS = 24;
    private static final int FIRST_ARCS = 64;

    private final int threshold;
    private int nodes;
    private int arcs;
    private int[] from = new int[FIRST_ARCS];
    private int[] to = new int[FIRST_ARCS];
    private long[] value = new long[FIRST_ARCS];
    private int[] dearness = new int[FIRST_ARCS];
    private boolean[] hidden = new boolean[FIRST_ARCS];
    private boolean[] sensitive = new boolean[FIRST_ARCS];
    private boolean[] firm = new boolean[FIRST_ARCS];
    private int[] least = new int[FIRST_ARCS];

    /** Flow pushed for the current cell, by arc. */
    private long[] pushed = new long[0];

    /** Small counts that a circle found for another carries up to the threshold as well. */
    private boolean[] carried = new boolean[0];

    /** The arcs of each node, one node after the other, and where each begins. */
    private int[] arcsOf = new int[0];

    private int[] firstOf = new int[0];

    /** Priority queue of the search, the cheapest first: the cost, then the node. */
    private long[] heap = new long[FIRST_ARCS];

    private int waiting;

    CellFlow(int threshold) {
        this.threshold = threshold;
    }

    int node() {
        return nodes++;
    }

    /**
     * A count with a line of its own: hidden when it is small.
     *
     * @param weight loss of the reader with it, 1 for a single cell
     */
    int told(int source, int target, long count, int weight) {
        if (arcs == from.length) {
            from = Arrays.copyOf(from, arcs * 2);
            to = Arrays.copyOf(to, arcs * 2);
            value = Arrays.copyOf(value, arcs * 2);
            dearness = Arrays.copyOf(dearness, arcs * 2);
            hidden = Arrays.copyOf(hidden, arcs * 2);
            sensitive = Arrays.copyOf(sensitive, arcs * 2);
            firm = Arrays.copyOf(firm, arcs * 2);
            least = Arrays.copyOf(least, arcs * 2);
        }
        from[arcs] = source;
        to[arcs] = target;
        value[arcs] = count;
        dearness[arcs] = weight;
        hidden[arcs] = isSmall(count);
        sensitive[arcs] = isSmall(count);
        firm[arcs] = false;
        least[arcs] = 1;
        return arcs++;
    }

    /** Adds a count that other figures tell as well: it is not hidden for the sake of others. */
    int firm(int source, int target, long count) {
        int arc = told(source, target, count, 1);
        firm[arc] = true;
        return arc;
    }

    /** A count of which no line is given: it might be zero. */
    int untold(int source, int target, long count) {
        int arc = told(source, target, count, 1);
        hidden[arc] = true;
        least[arc] = 0;
        return arc;
    }

    /** A sum that nobody is told and that is nobody's secret either. */
    void open(int source, int target, long count) {
        // in a step of its own: the array may be another one afterwards
        int arc = untold(source, target, count);
        sensitive[arc] = false;
    }

    private boolean isSmall(long count) {
        return count > 0 && count < threshold;
    }

    boolean isHidden(int arc) {
        return hidden[arc];
    }

    /**
     * Hides what it takes, until each hidden small count could as well be the threshold or more; where the counts are too few for
     * that, another count than it is.
     *
     * @return the arcs that could not be protected
     */
    List<Integer> protect() {
        pushed = new long[arcs];
        carried = new boolean[arcs];
        connect();
        var left = new ArrayList<Integer>();
        for (int arc = 0; arc < arcs; arc++) if (sensitive[arc] && !carried[arc] && !protect(arc)) left.add(arc);
        return left;
    }

    private void connect() {
        firstOf = new int[nodes + 1];
        for (int arc = 0; arc < arcs; arc++) {
            firstOf[from[arc] + 1]++;
            firstOf[to[arc] + 1]++;
        }
        for (int node = 0; node < nodes; node++) firstOf[node + 1] += firstOf[node];
        var next = Arrays.copyOf(firstOf, nodes);
        arcsOf = new int[2 * arcs];
        for (int arc = 0; arc < arcs; arc++) {
            arcsOf[next[from[arc]]++] = arc;
            arcsOf[next[to[arc]]++] = arc;
        }
    }

    private boolean protect(int arc) {
        long more = push(arc, true, threshold - value[arc]);
        return more > 0 || value[arc] > least[arc] && push(arc, false, 1) > 0;
    }

    /** Lets so much more, or less, flow through an arc and back along others, which are then hidden; how much of it was possible. */
    private long push(int arc, boolean more, long wanted) {
        long left = wanted;
        var touched = new ArrayList<Integer>();
        while (left > 0) {
            var path = path(more ? to[arc] : from[arc], more ? from[arc] : to[arc], arc);
            if (path == null) break;
            long amount = left;
            for (int step : path) if (step < 0) amount = Math.min(amount, spare(~step));
            for (int step : path) {
                int one = step < 0 ? ~step : step;
                hidden[one] = true;
                pushed[one] += step < 0 ? -amount : amount;
                touched.add(one);
            }
            left -= amount;
        }
        for (int one : touched) {
            if (left == 0 && more && value[one] + pushed[one] >= threshold) carried[one] = true;
            pushed[one] = 0;
        }
        return wanted - left;
    }

    private long spare(int arc) {
        return value[arc] + pushed[arc] - least[arc];
    }

    private int cost(int arc) {
        return hidden[arc]
                ? 1
                : dearness[arc]
                        * (WEIGHT_OF_A_CELL + WEIGHT_OF_A_DIGIT * (Long.SIZE - Long.numberOfLeadingZeros(value[arc])));
    }

    /** The cheapest way; an arc against its direction is told by its complement. Null when there is none. */
    private int @Nullable [] path(int start, int end, int without) {
        var cheapest = new long[nodes];
        Arrays.fill(cheapest, Long.MAX_VALUE);
        var by = new int[nodes];
        waiting = 0;
        cheapest[start] = 0;
        add(start);
        while (waiting > 0) {
            long first = removeCheapest();
            int node = (int) (first & ((1L << NODE_BITS) - 1));
            if (node == end) break;
            if (first >> NODE_BITS > cheapest[node]) continue;
            for (int at = firstOf[node]; at < firstOf[node + 1]; at++) {
                int arc = arcsOf[at];
                boolean forward = from[arc] == node;
                if (arc == without || firm[arc] && !hidden[arc] || !forward && spare(arc) < 1) continue;
                int next = forward ? to[arc] : from[arc];
                long sum = cheapest[node] + cost(arc);
                if (sum >= cheapest[next]) continue;
                cheapest[next] = sum;
                by[next] = forward ? arc : ~arc;
                add(sum << NODE_BITS | next);
            }
        }
        if (cheapest[end] == Long.MAX_VALUE) return null;
        var steps = new ArrayList<Integer>();
        for (int node = end; node != start; ) {
            int step = by[node];
            steps.add(step);
            node = step < 0 ? to[~step] : from[step];
        }
        return steps.stream().mapToInt(Integer::intValue).toArray();
    }

    private void add(long one) {
        if (waiting == heap.length) heap = Arrays.copyOf(heap, waiting * 2);
        int at = waiting++;
        while (at > 0 && heap[(at - 1) / 2] > one) {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        heap[at] = one;
    }

    private long removeCheapest() {
        long first = heap[0];
        long last = heap[--waiting];
        int at = 0;
        for (int child = 1; child < waiting; child = 2 * at + 1) {
            if (child + 1 < waiting && heap[child + 1] < heap[child]) child++;
            if (heap[child] >= last) break;
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = last;
        return first;
    }
}
