// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Codes of one dimension in the order in which they are shown.
 *
 * @param codes pieces of time in their order, others the largest first; "not said" always last
 * @param rest those beyond the largest, which are shown together; empty for time
 */
public record Ranking(List<String> codes, List<String> rest) {
    public static final int LARGEST = 20;

    public Ranking {
        codes = List.copyOf(codes);
        rest = List.copyOf(rest);
    }

    /**
     * Orders a dimension of an answer by its first indicator. One code more than {@code most} is no rest: it is shown.
     *
     * @param dimension its place in the question
     */
    public static Ranking of(Answer answer, int dimension, int most) {
        var sums = answer.sums().get(dimension);
        var codes = new ArrayList<>(sums.keySet());
        if (answer.question().by().get(dimension).isTime()) {
            codes.sort(Comparator.naturalOrder());
            return new Ranking(codes, List.of());
        }
        codes.sort(Comparator.comparing(String::isEmpty)
                .thenComparing(Comparator.comparingLong(
                                (String code) -> answer.sum(dimension, code).getFirst())
                        .reversed())
                .thenComparing(Comparator.naturalOrder()));
        if (codes.size() <= most + 1) return new Ranking(codes, List.of());
        boolean unsaid = codes.getLast().isEmpty();
        var named = unsaid ? codes.subList(0, codes.size() - 1) : codes;
        if (named.size() <= most + 1) return new Ranking(codes, List.of());
        var shown = new ArrayList<>(named.subList(0, most));
        if (unsaid) shown.add("");
        return new Ranking(shown, named.subList(most, named.size()));
    }
}
