// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.reading;

import java.util.Arrays;

/** Points that the lines of a file said, in their order; primitive, for there are up to hundreds of thousands. */
final class Points {
    /** Three years of ten minutes are 157,824. */
    static final int MOST = 600_000;

    long[] at = new long[4096];
    double[] value = new double[4096];
    int[] line = new int[4096];
    int size;

    void add(long when, double what, int where) {
        if (size == MOST) throw new Unreadable.Refusal(Fault.TOO_MANY_ROWS, where, "", "");
        if (size == at.length) {
            at = Arrays.copyOf(at, size * 2);
            value = Arrays.copyOf(value, size * 2);
            line = Arrays.copyOf(line, size * 2);
        }
        at[size] = when;
        value[size] = what;
        line[size++] = where;
    }

    /** Some files begin with the newest: their order is turned round, and is an order all the same. */
    void oldestFirst() {
        int back = 0;
        int on = 0;
        for (int i = 1; i < size; i++)
            if (at[i] < at[i - 1]) back++;
            else if (at[i] > at[i - 1]) on++;
        if (back <= on) return;
        for (int i = 0, k = size - 1; i < k; i++, k--) {
            long when = at[i];
            at[i] = at[k];
            at[k] = when;
            double what = value[i];
            value[i] = value[k];
            value[k] = what;
            int where = line[i];
            line[i] = line[k];
            line[k] = where;
        }
    }

    /** Puts them in order of time, and says how many stood before an earlier one. */
    int sort() {
        int after = 0;
        for (int i = 1; i < size; i++) if (at[i] < at[i - 1]) after++;
        if (after == 0) return 0;
        var order = new Integer[size];
        for (int i = 0; i < size; i++) order[i] = i;
        // stable: what stood first stays first
        Arrays.sort(order, (a, b) -> Long.compare(at[a], at[b]));
        var when = new long[size];
        var what = new double[size];
        var where = new int[size];
        for (int i = 0; i < size; i++) {
            when[i] = at[order[i]];
            what[i] = value[order[i]];
            where[i] = line[order[i]];
        }
        at = when;
        value = what;
        line = where;
        return after;
    }
}
