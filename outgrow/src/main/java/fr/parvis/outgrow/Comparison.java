// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outgrow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Answers of two engines side by side: equal, or not.
 *
 * @param definitions keys of what was asked
 * @param equal those of them whose numbers are all the same
 * @param differing questions that were answered otherwise
 */
public record Comparison(Set<String> definitions, Set<String> equal, List<String> differing) {

    static Comparison of(
            List<Question> questions, Map<String, List<List<Object>>> ours, Map<String, List<List<Object>>> theirs) {
        var definitions = new TreeSet<String>();
        var equal = new TreeSet<String>();
        var wrong = new TreeSet<String>();
        var differing = new ArrayList<String>();
        for (var question : questions) {
            definitions.addAll(question.definitions());
            boolean same = true;
            for (int i = 0; i < question.columns().size(); i++) {
                var column = question.columns().get(i);
                if (!column.isDefinition()) continue;
                if (cells(ours.get(question.id()), i).equals(cells(theirs.get(question.id()), i))) continue;
                wrong.add(column.of());
                same = false;
            }
            if (!same) differing.add(question.id());
        }
        equal.addAll(definitions);
        equal.removeAll(wrong);
        return new Comparison(definitions, equal, differing);
    }

    /** The numbers of one column by the code of their line; the whole has one line, of no code. */
    private static Map<String, Long> cells(List<List<Object>> lines, int column) {
        if (lines == null) return Map.of("no answer", 0L);
        var cells = new HashMap<String, Long>();
        for (var line : lines) {
            var code = line.get(0) instanceof String text ? text : "";
            if (cells.put(code, ((Number) line.get(column)).longValue()) != null)
                throw new IllegalStateException("two lines of the code " + code);
        }
        return cells;
    }
}
