// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answer to a question: whole numbers, exact up to an instant. What is small is not hidden: who shows it outside the association that did
 * the work passes it through the protection first.
 *
 * @param question as it was asked
 * @param indicators in the order of the question
 * @param cells those with an act, in no order
 * @param sums sums beside the cells, {@code sums.get(i)} with dimension {@code i} alone, by code: the sum of a row or of a column is right
 *     even where cells do not add up; of one dimension only, it is the cells themselves
 * @param total of everything, in the order of the indicators
 * @param upTo acts that were stored by then are in it
 * @param origin source of the answer
 * @param emptiness reason why the total is 0, where it is
 * @param knownFrom first day that is known of an indicator's facts, where the period begins before: by key
 */
public record Answer(
        Question question,
        List<Indicator> indicators,
        List<Cell> cells,
        List<Map<String, List<Long>>> sums,
        List<Long> total,
        Instant upTo,
        Origin origin,
        Optional<Emptiness> emptiness,
        Map<String, LocalDate> knownFrom) {

    public Answer {
        indicators = List.copyOf(indicators);
        cells = List.copyOf(cells);
        sums = List.copyOf(sums);
        total = List.copyOf(total);
        knownFrom = Map.copyOf(knownFrom);
    }

    /**
     * One crossing.
     *
     * @param codes in the order of the question's dimensions; empty for "not said"
     * @param values in the order of its indicators
     */
    public record Cell(List<String> codes, List<Long> values) {
        public Cell {
            codes = List.copyOf(codes);
            values = List.copyOf(values);
        }
    }

    /** Source of the answer. */
    public enum Origin {
        DATABASE,
        COPY
    }

    /** The sum of a row or column; zeros where there is none. */
    public List<Long> sum(int dimension, String code) {
        return sums.get(dimension).getOrDefault(code, java.util.Collections.nCopies(indicators.size(), 0L));
    }

    /** A cell's values; zeros where there is none. */
    public List<Long> values(List<String> codes) {
        return cells.stream()
                .filter(cell -> cell.codes().equals(codes))
                .map(Cell::values)
                .findAny()
                .orElseGet(() -> java.util.Collections.nCopies(indicators.size(), 0L));
    }
}
