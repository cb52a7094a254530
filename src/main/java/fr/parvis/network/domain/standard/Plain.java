package fr.parvis.network.domain.standard;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text as people mean it when they compare two words: without case, accents, punctuation or double spaces. */
public final class Plain {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");

    private Plain() {}

    public static String of(String text) {
        String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("œ", "oe")
                .replace("æ", "ae");
        return OTHER.matcher(bare).replaceAll(" ").strip();
    }
}
