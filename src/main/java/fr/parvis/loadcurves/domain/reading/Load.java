// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.reading;

import java.util.Arrays;

/**
 * Mean power over short steps, in order of time; a step that is not there is a gap.
 *
 * @param start of each step, seconds since 1970
 * @param minutes of each step: 10, 15, 30 or 60
 * @param watts mean over the step
 */
@SuppressWarnings("ArrayRecordComponent")
public record Load(long[] start, byte[] minutes, float[] watts) {
    public int size() {
        return start.length;
    }

    /** Steps that begin from one instant on, and before another. */
    Load within(long from, long before) {
        int first = 0;
        while (first < size() && start[first] < from) first++;
        int end = first;
        while (end < size() && start[end] < before) end++;
        return new Load(
                Arrays.copyOfRange(start, first, end),
                Arrays.copyOfRange(minutes, first, end),
                Arrays.copyOfRange(watts, first, end));
    }

    public double kWh(int i) {
        return watts[i] * (double) minutes[i] / 60_000;
    }
}
