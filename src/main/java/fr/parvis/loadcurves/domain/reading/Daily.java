// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.reading;

import java.util.Arrays;

/**
 * Consumption by local day, from midnight to midnight, in order; a day that is not there is a gap.
 *
 * @param day days since 1970
 * @param kWh of the day; where up to half of its steps are missing, the rest is filled with the mean of the day (CalTRACK 2.0, 2.2.1)
 */
@SuppressWarnings("ArrayRecordComponent")
public record Daily(int[] day, double[] kWh) {
    public int size() {
        return day.length;
    }

    /** Days from one to another, both of them in it. */
    Daily within(int from, int to) {
        int first = 0;
        while (first < size() && day[first] < from) first++;
        int end = first;
        while (end < size() && day[end] <= to) end++;
        return new Daily(Arrays.copyOfRange(day, first, end), Arrays.copyOfRange(kWh, first, end));
    }

    public double total() {
        double sum = 0;
        for (double one : kWh) sum += one;
        return sum;
    }
}
