// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.values.FoldedText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names and streets as they are compared: what two systems write differently is the same here. */
final class NormalizedText {
    private static final List<String> TITLES =
            List.of("m", "mr", "mme", "mlle", "monsieur", "madame", "mademoiselle", "mm", "ou", "et");

    private NormalizedText() {}

    /** Lower case, without accents nor signs. */
    static String text(String text) {
        return FoldedText.wordsInAnyScript(text);
    }

    /** The words of a name in one order, without titles: "M. DUPONT Marie" is "Marie Dupont". */
    static String name(String name) {
        return Stream.of(text(name).split(" "))
                .filter(word -> !word.isEmpty() && !TITLES.contains(word))
                .sorted()
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /** A street as it is compared, the kinds of ways written out. */
    static String street(String street) {
        return (" " + text(street) + " ")
                .replaceAll(" (av|ave) ", " avenue ")
                .replaceAll(" (bd|bld|boul) ", " boulevard ")
                .replaceAll(" (pl) ", " place ")
                .replaceAll(" (r) ", " rue ")
                .replaceAll(" (imp) ", " impasse ")
                .replaceAll(" (all) ", " allee ")
                .replaceAll(" (ch|che|chem) ", " chemin ")
                .replaceAll(" (rte) ", " route ")
                .replaceAll(" (res) ", " residence ")
                .replaceAll(" (st) ", " saint ")
                .replaceAll(" (ste) ", " sainte ")
                .replaceAll(" 0+(?=\\d)", " ")
                .strip();
    }

    /** Where a household lives, as it is compared; null when too little is known to tell two apart. */
    static @Nullable String place(@Nullable String street, @Nullable String where) {
        if (street == null || street.isBlank() || where == null || where.isBlank()) return null;
        return text(where) + " " + street(street);
    }
}
