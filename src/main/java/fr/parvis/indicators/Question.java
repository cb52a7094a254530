// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators;

import fr.parvis.network.Extent;
import fr.parvis.values.Period;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Question to the figures.
 *
 * @param indicators keys of indicators, one at least, each once
 * @param by up to three dimensions and the month that split the answer, in order: rows, columns …; none for the whole alone
 * @param filters codes by dimension: only acts with one of them; the empty code stands for "not said"
 */
public record Question(
        List<String> indicators,
        Period period,
        List<Dimension> by,
        Map<Dimension, List<String>> filters,
        Extent extent) {
    public static final int MOST_DIMENSIONS = 4;

    public Question {
        indicators = List.copyOf(indicators);
        by = List.copyOf(by);
        var copy = new EnumMap<Dimension, List<String>>(Dimension.class);
        filters.forEach((dimension, codes) -> copy.put(dimension, List.copyOf(codes)));
        filters = java.util.Collections.unmodifiableMap(copy);
        if (indicators.isEmpty() || new HashSet<>(indicators).size() < indicators.size())
            throw new IllegalArgumentException("indicators: one at least, each once");
        if (by.size() > MOST_DIMENSIONS || new HashSet<>(by).size() < by.size())
            throw new IllegalArgumentException("dimensions: " + MOST_DIMENSIONS + " at most, each once");
        if (filters.values().stream().anyMatch(List::isEmpty))
            throw new IllegalArgumentException("a filter of no code");
    }

    /** This question about other days. */
    public Question during(Period other) {
        return new Question(indicators, other, by, filters, extent);
    }

    /** This question without filters. */
    public Question unfiltered() {
        return new Question(indicators, period, by, Map.of(), extent);
    }

    /** This question split by other dimensions. */
    public Question by(List<Dimension> other) {
        return new Question(indicators, period, other, filters, extent);
    }
}
