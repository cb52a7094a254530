// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain;

import fr.parvis.values.FoldedText;
import java.util.List;
import java.util.regex.Pattern;

/** Words by which an answer asks for no more SMS: STOP in whatever spelling, alone or first, or among few words. */
final class StopWords {
    private static final Pattern FIRST = Pattern.compile(
            "st[o0]+p+(?:ez|er|sms|\\d*)?|arr?ett?e?(?:r|z|s)?|desabonn\\w*|desinscri\\w*|unsub(?:scribe)?");

    /** In a short answer, politeness may come before it: "merci de STOP". */
    private static final Pattern ANYWHERE = Pattern.compile("st[o0]+p+(?:sms|\\d*)?");

    private static final int SHORT = 4;

    private StopWords() {}

    public static boolean isStop(String answer) {
        var words = List.of(spelled(FoldedText.wordsInAnyScript(answer)).split(" "));
        return FIRST.matcher(words.getFirst()).matches()
                || words.size() <= SHORT
                        && words.stream()
                                .anyMatch(word -> ANYWHERE.matcher(word).matches());
    }

    /** Letters that stand alone, as in "S T O P" or "S.T.O.P", are one word. */
    private static String spelled(String words) {
        return words.replaceAll("(?<= |^)(\\p{L}) (?=\\p{L}( |$))", "$1");
    }
}
