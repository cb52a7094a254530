package fr.parvis.partners.domain;

import fr.parvis.shell.FoldedText;
import java.util.Arrays;
import java.util.List;

/** Words as a search compares them: lower case, without accents nor signs. */
final class PlainWords {
    private static final List<String> LITTLE =
            List.of("de", "du", "des", "la", "le", "les", "l", "d", "et", "a", "au", "aux", "en", "pour", "un", "une");

    private PlainWords() {}

    static String fold(String text) {
        return FoldedText.wordsInAnyScript(text);
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
