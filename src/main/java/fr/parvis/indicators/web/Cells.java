package fr.parvis.indicators.web;

import fr.parvis.indicators.Answer;
import fr.parvis.indicators.Emptiness;
import java.time.Instant;
import java.time.LocalDate;
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
 */
record Cells(
        Map<Place, List<Long>> values,
        Set<Place> hidden,
        Instant upTo,
        Optional<Emptiness> emptiness,
        Map<String, LocalDate> knownFrom) {

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
        return new Cells(values, Set.of(), answer.upTo(), answer.emptiness(), answer.knownFrom());
    }

    long value(@Nullable String row, @Nullable String column, int measure) {
        var found = values.get(new Place(row, column));
        return found == null ? 0 : found.get(measure);
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
