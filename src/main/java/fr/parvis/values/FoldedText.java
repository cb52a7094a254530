// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.values;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Text folded so that what people write differently compares as equal, each level on top of the one before. Results are stored, indexed
 * and hashed: no level may change.
 */
public final class FoldedText {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_LATIN_WORD = Pattern.compile("[^a-z0-9]+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** French words that tell nothing of what is looked for. */
    private static final Set<String> LITTLE =
            Set.of("de", "du", "des", "la", "le", "les", "l", "d", "et", "a", "au", "aux", "en", "pour", "un", "une");

    private FoldedText() {}

    /** Lower case without accents; everything else as it is. */
    public static String unaccented(String text) {
        return unaccented(text, Normalizer.Form.NFD);
    }

    /** Lower case without accents, œ and æ written out. */
    public static String plain(String text) {
        return unligatured(unaccented(text));
    }

    /** Words of Latin letters and digits, one space between two. */
    public static String words(String text) {
        return NO_LATIN_WORD.matcher(plain(text)).replaceAll(" ").strip();
    }

    /** As {@link #plain}, for names and lists in any script; also forms that only look otherwise (full width, superscript) are the same. */
    public static String plainInAnyScript(String text) {
        return unligatured(unaccented(text, Normalizer.Form.NFKD));
    }

    /** As {@link #words}, in any script. */
    public static String wordsInAnyScript(String text) {
        return NO_WORD.matcher(plainInAnyScript(text)).replaceAll(" ").strip();
    }

    /** The {@link #wordsInAnyScript} of a search that tell, each once; the little ones only when there is nothing else. */
    public static List<String> tellingWords(String text) {
        var folded = wordsInAnyScript(text);
        if (folded.isEmpty()) return List.of();
        var words = Arrays.stream(folded.split(" ")).distinct().toList();
        var telling = words.stream().filter(word -> !LITTLE.contains(word)).toList();
        return telling.isEmpty() ? words : telling;
    }

    /** Part of an identifier or an address: Latin letters and digits, hyphens between them. */
    public static String slug(String text) {
        return NO_LATIN_WORD.matcher(unaccented(text)).replaceAll("-").replaceAll("^-|-$", "");
    }

    /** Lower case without accents, as many signs as before: what is found in it is at the same place in the text. */
    public static String inPlace(String text) {
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            var sign = Normalizer.normalize(text.substring(i, i + 1), Normalizer.Form.NFD);
            plain.append(sign.isEmpty() ? ' ' : Character.toLowerCase(sign.charAt(0)));
        }
        return plain.toString();
    }

    private static String unaccented(String text, Normalizer.Form form) {
        return MARKS.matcher(Normalizer.normalize(text, form)).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private static String unligatured(String text) {
        return text.replace("œ", "oe").replace("æ", "ae");
    }
}
