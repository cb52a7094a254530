// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.domain;

import fr.parvis.values.FoldedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Figures inside a text, by their names in brackets: {@code [passages]} of the period, {@code [passages, année]} of the year so far, {@code [passages, an
 * dernier]} of the year before. They are put in when the report is made, so that a text stays right.
 */
final class FiguresInText {
    private static final Pattern NAMED = Pattern.compile("\\[([^\\[\\]\\n]{1,120})]");

    /** A figure that a text names. */
    record Named(String indicator, Column column) {}

    private final Map<String, Named> byName = new HashMap<>();

    FiguresInText(List<String> indicators, ReportWords words) {
        for (var key : indicators) {
            var name = name(words.indicator(key));
            byName.putIfAbsent(folded(name), new Named(key, Column.PERIOD));
            for (var column : List.of(Column.YEAR, Column.YEAR_BEFORE))
                byName.putIfAbsent(folded(name + ", " + words.inText(column)), new Named(key, column));
        }
    }

    /** "Passages" is called "passages" in a sentence. */
    static String name(String label) {
        return label.isEmpty() ? label : label.substring(0, 1).toLowerCase(Locale.FRENCH) + label.substring(1);
    }

    private static String folded(String name) {
        return FoldedText.plain(name.replace('\u00a0', ' ').strip());
    }

    /** Names in the text that are those of no figure. */
    List<String> unknown(String text) {
        var unknown = new ArrayList<String>();
        NAMED.matcher(text).results().map(found -> found.group(1)).forEach(name -> {
            if (!byName.containsKey(folded(name)) && !unknown.contains(name)) unknown.add(name);
        });
        return unknown;
    }

    List<Named> named(String text) {
        return NAMED.matcher(text)
                .results()
                .map(found -> byName.get(folded(found.group(1))))
                .filter(java.util.Objects::nonNull)
                .distinct()
                .toList();
    }

    /** The text with its figures; a name that is none stays as it is. */
    String fill(String text, Function<Named, String> figure) {
        return NAMED.matcher(text).replaceAll(found -> {
            var named = byName.get(folded(found.group(1)));
            return Matcher.quoteReplacement(named == null ? found.group() : figure.apply(named));
        });
    }
}
