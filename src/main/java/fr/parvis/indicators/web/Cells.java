// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.web;

import fr.parvis.indicators.Answer;
import fr.parvis.indicators.Emptiness;
import fr.parvis.indicators.Indicator;
import fr.parvis.shell.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of an answer by row and column, with their sums, and which of them are hidden.
 *
 * @param values by place, in the order of the question's indicators; zeros are left out
 * @param hidden places that are not told to who asks
 * @param knownFrom first day that is known of an indicator's facts, where the period begins before
 * @param undecided part hidden because it was not decided line by line
 */
record Cells(
        Map<Place, List<Long>> values,
        Set<Place> hidden,
        Instant upTo,
        Optional<Emptiness> emptiness,
        Map<String, LocalDate> knownFrom,
        Undecided undecided) {

    /**
     * Part of an answer that is hidden because it was not decided line by line.
     *
     * @param months number of months not decided in time: asked again, more of them are told
     * @param lines whether of some month only sums are told: it has too many lines, or too few acts
     */
    record Undecided(int months, boolean lines) {
        static final Undecided NONE = new Undecided(0, false);

        /** Sentences that tell which part is hidden. */
        List<String> words() {
            var words = new ArrayList<String>();
            if (months > 0) words.add(Words.n("indicators.explorer.undecided.months", months));
            if (lines) words.add(Words.t("indicators.explorer.undecided.lines"));
            return words;
        }
    }

    /** A row and a column by their codes; without one, their sum. */
    record Place(@Nullable String row, @Nullable String column) {
        static final Place TOTAL = new Place(null, null);
    }

    static Cells of(Answer answer) {
        var values = new HashMap<Place, List<Long>>();
        int dimensions = answer.question().by().size();
        values.put(Place.TOTAL, answer.total());
        if (dimensions > 0) answer.sums().get(0).forEach((code, sums) -> values.put(new Place(code, null), sums));
        if (dimensions > 1) {
            answer.sums().get(1).forEach((code, sums) -> values.put(new Place(null, code), sums));
            for (var cell : answer.cells())
                values.put(new Place(cell.codes().get(0), cell.codes().get(1)), cell.values());
        }
        return new Cells(values, Set.of(), answer.upTo(), answer.emptiness(), answer.knownFrom(), Undecided.NONE);
    }

    long value(@Nullable String row, @Nullable String column, int measure) {
        var found = values.get(new Place(row, column));
        return found == null ? 0 : found.get(measure);
    }

    /** Whether what an indicator counts is known of a part of the period alone: before, it is deleted. */
    boolean isKnownInPart(Indicator indicator) {
        return knownFrom.containsKey(indicator.key());
    }

    /** Days from which on indicators are known, in sentences. */
    List<String> knownInWords() {
        return knownFrom.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(known -> Words.t(
                        "indicators.explorer.known-from",
                        Words.t("indicators.of." + known.getKey()),
                        Words.date(known.getValue())))
                .toList();
    }

    /** Sum of all that an indicator counts; null where it is hidden. */
    @Nullable
    Long total(int measure) {
        return isHidden(null, null) ? null : Long.valueOf(value(null, null, measure));
    }

    boolean isHidden(@Nullable String row, @Nullable String column) {
        return hidden.contains(new Place(row, column));
    }

    /** Codes of the rows that have any number. */
    Collection<String> rows() {
        var codes = new TreeSet<String>();
        values.keySet().forEach(place -> {
            if (place.row() != null) codes.add(place.row());
        });
        return codes;
    }

    Collection<String> columns() {
        var codes = new TreeSet<String>();
        values.keySet().forEach(place -> {
            if (place.column() != null) codes.add(place.column());
        });
        return codes;
    }
}
