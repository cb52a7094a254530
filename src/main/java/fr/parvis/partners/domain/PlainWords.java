package fr.parvis.partners.domain;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Words as a search compares them: lower case, without accents nor signs. */
final class PlainWords {
    private static final List<String> LITTLE =
            List.of("de", "du", "des", "la", "le", "les", "l", "d", "et", "a", "au", "aux", "en", "pour", "un", "une");

    private PlainWords() {}

    static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace("œ", "oe")
                .replace("æ", "ae")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    /** The words that tell; the little ones only when there is nothing else. At most six. */
    static List<String> asked(String text) {
        var folded = fold(text);
        if (folded.isEmpty()) return List.of();
        var words = Arrays.stream(folded.split(" ")).distinct().toList();
        var telling = words.stream().filter(word -> !LITTLE.contains(word)).toList();
        return (telling.isEmpty() ? words : telling).stream().limit(6).toList();
    }
}
