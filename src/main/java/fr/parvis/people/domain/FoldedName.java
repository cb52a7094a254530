// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.values.FoldedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/** Names as they are compared: lower case, without accents nor signs, in any script. */
final class FoldedName {
    /** A particle alone tells nobody from another; as part of a search it only narrows. */
    private static final List<String> PARTICLES = List.of(
            "de", "du", "des", "la", "le", "les", "da", "di", "do", "dos", "van", "von", "el", "al", "ben", "bin",
            "ibn", "d", "l", "o", "ould", "ait");

    private FoldedName() {}

    static String fold(String name) {
        return FoldedText.plainInAnyScript(name)
                .replace("ـ", "")
                .replace('أ', 'ا')
                .replace('إ', 'ا')
                .replace('آ', 'ا')
                .replace('ى', 'ي')
                .replace('ة', 'ه')
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("ł", "l")
                .replace("ı", "i")
                .replace("đ", "d")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    /** The words of a name, each once, in order. */
    static List<String> words(String name) {
        var folded = fold(name);
        return folded.isEmpty() ? List.of() : List.copyOf(new LinkedHashSet<>(Arrays.asList(folded.split(" "))));
    }

    static boolean isParticle(String word) {
        return PARTICLES.contains(word);
    }

    /** The words that tell: without particles, unless there is nothing else. */
    static List<String> tellingWords(String name) {
        var words = words(name);
        var telling = words.stream().filter(word -> !isParticle(word)).toList();
        return telling.isEmpty() ? words : telling;
    }

    /** The words of a search, the longest first: they narrow most. */
    static List<String> asked(String text) {
        var words = new ArrayList<>(words(text));
        words.sort(Comparator.comparingInt(String::length).reversed());
        return words.subList(0, Math.min(5, words.size()));
    }
}
