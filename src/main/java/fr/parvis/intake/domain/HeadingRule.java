// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.domain;

import fr.parvis.arrangements.Arrangement;
import fr.parvis.arrangements.ListField;
import fr.parvis.values.FoldedText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rule that finds the field of a column: as somebody corrected it for this arrangement, else by the name that it bears. */
public final class HeadingRule {
    private static final int LONGEST = 80;

    /** Columns that a table of refused lines has besides: no partner's. */
    private static final List<String> OURS =
            List.of("ligne du fichier", "a corriger", "line of the file", "to correct");

    private HeadingRule() {}

    static boolean isOurs(String heading) {
        return OURS.contains(FoldedText.wordsInAnyScript(heading));
    }

    /** How many cells of a line name a field. */
    static int known(List<String> cells, Arrangement arrangement) {
        var remembered = arrangement.mapping().values().stream()
                .filter(heading -> !heading.isEmpty())
                .map(FoldedText::wordsInAnyScript)
                .toList();
        int known = 0;
        for (var cell : cells) {
            var folded = FoldedText.wordsInAnyScript(cell);
            if (folded.isEmpty() || cell.length() > LONGEST) continue;
            if (remembered.contains(folded) || isAFields(folded)) known++;
        }
        return known;
    }

    private static boolean isAFields(String folded) {
        for (var field : ListField.values()) if (field.isCalled(folded)) return true;
        return false;
    }

    /** The headings, short, each of its own name. */
    static List<String> distinct(List<String> cells) {
        var seen = new HashMap<String, Integer>();
        var headings = new ArrayList<String>();
        for (var cell : cells) {
            var text = cell.strip().replaceAll("\\s+", " ");
            if (text.length() > LONGEST) text = text.substring(0, LONGEST);
            int times = seen.merge(FoldedText.wordsInAnyScript(text), 1, Integer::sum);
            headings.add(text.isEmpty() || times == 1 ? text : text + " (" + times + ")");
        }
        return headings;
    }

    /** Columns by agreed field; a column serves one field. */
    static Map<ListField, Integer> columns(List<String> headings, Arrangement arrangement) {
        var columns = new EnumMap<ListField, Integer>(ListField.class);
        var taken = new HashSet<Integer>();
        var folded = headings.stream().map(FoldedText::wordsInAnyScript).toList();
        for (var field : ListField.values()) {
            var remembered = arrangement.mapping().get(field.code());
            if (remembered == null || remembered.isEmpty() || !arrangement.agreedIn(field)) continue;
            int at = folded.indexOf(FoldedText.wordsInAnyScript(remembered));
            if (at >= 0 && taken.add(at)) columns.put(field, at);
        }
        for (var field : ListField.values()) {
            // an empty one was said on purpose: no column of this file holds it
            if (columns.containsKey(field)
                    || "".equals(arrangement.mapping().get(field.code()))
                    || !arrangement.agreedIn(field)) continue;
            for (int at = 0; at < folded.size(); at++)
                if (!taken.contains(at) && field.isCalled(folded.get(at))) {
                    taken.add(at);
                    columns.put(field, at);
                    break;
                }
        }
        return columns;
    }

    /**
     * A mapping as it is remembered: which heading holds which field, and an empty one where a column that bears a field's name is another
     * thing; what the file did not have may come with the next.
     */
    public static Map<String, String> remembered(
            Map<ListField, String> chosen, List<String> headings, Arrangement arrangement) {
        var guessed = columns(headings, arrangement.with(Map.of()));
        var remembered = new LinkedHashMap<String, String>();
        for (var field : ListField.values()) {
            if (!arrangement.agreedIn(field)) continue;
            var heading = chosen.getOrDefault(field, "");
            var guess = guessed.get(field);
            if (!heading.isEmpty() || (guess != null && !chosen.containsValue(headings.get(guess))))
                remembered.put(field.code(), heading);
        }
        return remembered;
    }
}
