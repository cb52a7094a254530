// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to see or to ask. None must be answered.
 *
 * @param family under which its choices have their words
 * @param measure the equipment or gesture that it is about, which names it; null where the words are ours
 * @param least of a number, in its unit
 * @param most of a number, in its unit
 * @param decimals of a number
 * @param unit "°C", "m²"; empty for a count
 */
public record Question(
        String key,
        Kind kind,
        List<String> choices,
        String family,
        @Nullable Measure measure,
        int least,
        int most,
        int decimals,
        String unit) {

    /** Form of the answer. */
    public enum Kind {
        ONE,
        SEVERAL,
        NUMBER,
        /** A day to come. */
        DAY
    }

    /** Chosen alone, or not at all. */
    static final String NONE = "none";

    static Question one(String key, String... choices) {
        return new Question(key, Kind.ONE, List.of(choices), key, null, 0, 0, 0, "");
    }

    static Question several(String key, String... choices) {
        return new Question(key, Kind.SEVERAL, List.of(choices), key, null, 0, 0, 0, "");
    }

    static Question number(String key, int least, int most, String unit) {
        return new Question(key, Kind.NUMBER, List.of(), key, null, least, most, 0, unit);
    }

    /** A temperature, to a tenth. */
    static Question degrees(String key, int least, int most) {
        return new Question(key, Kind.NUMBER, List.of(), key, null, least, most, 1, "°C");
    }

    static Question day(String key) {
        return new Question(key, Kind.DAY, List.of(), key, null, 0, 0, 0, "");
    }

    Question in(String otherFamily) {
        return new Question(key, kind, choices, otherFamily, measure, least, most, decimals, unit);
    }

    Question about(Measure named) {
        return new Question(key, kind, choices, family, named, least, most, decimals, unit);
    }
}
