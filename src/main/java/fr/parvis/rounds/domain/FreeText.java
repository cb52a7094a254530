// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain;

import fr.parvis.values.PhoneNumber;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Free text as it is kept, and what in it looks like a number or an address of somebody. */
public final class FreeText {
    private static final Pattern PERSONAL = Pattern.compile(
            "[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,5}"
                    + "|(?<!\\d)[12][ .]?\\d{2}[ .]?\\d{2}[ .]?(?:\\d{2}|2[AB])[ .]?\\d{3}[ .]?\\d{3}(?:[ .]?\\d{2})?(?!\\d)");

    private FreeText() {}

    /** Without what no keyboard makes, nor white space around and in rows; null when nothing is left. */
    public static @Nullable String orNothing(@Nullable String text) {
        if (text == null) return null;
        // the database keeps no NUL, and half a surrogate pair is no character
        var clean = text.replace("\0", "")
                .replaceAll("[\\uD800-\\uDFFF]", "\uFFFD")
                .strip()
                .replaceAll("[ \\t\\u00a0]+", " ");
        return clean.isEmpty() ? null : clean;
    }

    public static String orEmpty(@Nullable String text) {
        var said = orNothing(text);
        return said == null ? "" : said;
    }

    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** First text that looks like a telephone, mail address or social security number: a warning, never a refusal. */
    public static Optional<String> personal(@Nullable String text) {
        if (text == null) return Optional.empty();
        var found = PERSONAL.matcher(text);
        return PhoneNumber.findIn(text).or(() -> found.find() ? Optional.of(found.group()) : Optional.empty());
    }
}
