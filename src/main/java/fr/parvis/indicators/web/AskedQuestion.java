// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.web;

import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.Indicator;
import fr.parvis.indicators.Question;
import fr.parvis.network.Extent;
import fr.parvis.values.EnumCode;
import fr.parvis.values.Period;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A question as the explorer's address says it, with what only its page needs. Its parameters:
 *
 * <ul>
 *   <li>{@code mesure}: key of an indicator, up to {@value #MOST_MEASURES} times; {@code lignes}, {@code colonnes}: a dimension, by its French name
 *   <li>{@code etendue}: whose work; {@code du}, {@code au}: first and last day; or {@code periode}: a period that moves with the calendar
 *   <li>a dimension's French name: a code that it must have, several times for several; {@value #NOT_SAID} for "not said"
 *   <li>{@code comparer}: {@code avant} or {@code annee}; {@code part}: {@code total}, {@code ligne}, {@code colonne}; {@code toutes=oui}: all lines
 * </ul>
 *
 * @param indicators one at least; across columns the first alone is shown
 * @param extentText the extent as in the address
 * @param whole whether all lines are shown, rather than the largest and the rest
 */
record AskedQuestion(
        List<Indicator> indicators,
        @Nullable Dimension rows,
        @Nullable Dimension columns,
        Map<Dimension, List<String>> filters,
        String extentText,
        Extent extent,
        Period period,
        Comparison comparison,
        Share share,
        boolean whole) {
    static final String ADDRESS = "/bureau/chiffres/explorer";
    static final int MOST_MEASURES = 3;

    /** In an address, the code of what was not said: an empty value would be a filter that is not set. */
    static final String NOT_SAID = "-";

    /** Other period that the answer is compared with. */
    enum Comparison {
        NONE,
        AVANT,
        ANNEE;

        String key() {
            return this == NONE ? "" : EnumCode.of(this);
        }
    }

    /** Whole that percentages are shares of. */
    enum Share {
        NONE,
        TOTAL,
        LIGNE,
        COLONNE;

        String key() {
            return this == NONE ? "" : EnumCode.of(this);
        }
    }

    Indicator indicator() {
        return indicators.getFirst();
    }

    List<Dimension> by() {
        return Stream.of(rows, columns).filter(Objects::nonNull).toList();
    }

    Question question() {
        return new Question(indicators.stream().map(Indicator::key).toList(), period, by(), filters, extent);
    }

    /** This question about the work of another extent. */
    AskedQuestion of(String otherText, Extent other) {
        return new AskedQuestion(
                indicators, rows, columns, filters, otherText, other, period, comparison, share, whole);
    }

    /** The period that it is compared with; null when it is not. */
    @Nullable
    Period compared() {
        return switch (comparison) {
            case NONE -> null;
            case AVANT -> period.before();
            case ANNEE -> period.yearBefore();
        };
    }

    /** Parameters of the page's address, in their order. */
    LinkedHashMap<String, List<String>> parameters() {
        var said = new LinkedHashMap<String, List<String>>();
        said.put("mesure", indicators.stream().map(Indicator::key).toList());
        put(said, "lignes", rows == null ? "" : AddressName.of(rows));
        put(said, "colonnes", columns == null ? "" : AddressName.of(columns));
        put(said, "etendue", extentText);
        put(said, "du", period.from().toString());
        put(said, "au", period.to().toString());
        filters.forEach((dimension, codes) -> said.put(
                AddressName.of(dimension),
                codes.stream().map(AskedQuestion::inAddress).toList()));
        put(said, "comparer", comparison.key());
        put(said, "part", share.key());
        put(said, "toutes", whole ? "oui" : "");
        return said;
    }

    private static void put(Map<String, List<String>> said, String name, String value) {
        if (!value.isEmpty()) said.put(name, List.of(value));
    }

    static String inAddress(String code) {
        return code.isEmpty() ? NOT_SAID : code;
    }

    static String query(Map<String, List<String>> parameters) {
        return parameters.entrySet().stream()
                .flatMap(said -> said.getValue().stream()
                        .map(value -> said.getKey() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
    }

    String query() {
        return query(parameters());
    }

    String address() {
        return ADDRESS + "?" + query();
    }

    /** The address of the same with another value of a parameter, or without it. */
    String with(String name, String... values) {
        return ADDRESS + "?" + query(changed(name, values));
    }

    LinkedHashMap<String, List<String>> changed(String name, String... values) {
        var said = parameters();
        var kept = Arrays.stream(values).filter(value -> !value.isEmpty()).toList();
        if (kept.isEmpty()) said.remove(name);
        else said.put(name, kept);
        return said;
    }

    /** The address of the same over other days. */
    String during(Period other) {
        var said = parameters();
        said.put("du", List.of(other.from().toString()));
        said.put("au", List.of(other.to().toString()));
        return ADDRESS + "?" + query(said);
    }

    /** The address of the same with one code of a filter less. */
    String without(Dimension dimension, String code) {
        var codes = new ArrayList<>(filters.getOrDefault(dimension, List.of()));
        codes.remove(code);
        return with(
                AddressName.of(dimension),
                codes.stream().map(AskedQuestion::inAddress).toArray(String[]::new));
    }

    /** The address of one number: of a line, a column, both, or the whole. */
    String number(Indicator indicator, @Nullable String row, @Nullable String column) {
        var said = parameters();
        said.put("nombre", List.of(indicator.key()));
        if (row != null) said.put("ligne", List.of(inAddress(row)));
        if (column != null) said.put("colonne", List.of(inAddress(column)));
        return ADDRESS + "/nombre?" + query(said);
    }
}
