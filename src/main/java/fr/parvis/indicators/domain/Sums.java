// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up values of several indicators by the codes of a grouping. */
final class Sums {
    private final int width;
    private final Map<List<String>, long[]> rows = new HashMap<>();

    Sums(int width) {
        this.width = width;
    }

    /** @param places positions of the values among the indicators of the question */
    void add(List<String> codes, long[] values, int[] places) {
        var row = rows.computeIfAbsent(List.copyOf(codes), _ -> new long[width]);
        for (int i = 0; i < values.length; i++) row[places[i]] += values[i];
    }

    Map<List<String>, long[]> rows() {
        return rows;
    }

    long[] row(List<String> codes) {
        return rows.getOrDefault(codes, new long[width]);
    }
}
