// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners.domain;

import fr.parvis.values.FoldedText;
import java.util.List;

/** Words as a search compares them: lower case, without accents nor signs. */
final class PlainWords {
    private PlainWords() {}

    static String fold(String text) {
        return FoldedText.wordsInAnyScript(text);
    }

    /** The words that tell; the little ones only when there is nothing else. At most six. */
    static List<String> asked(String text) {
        return FoldedText.tellingWords(text).stream().limit(6).toList();
    }
}
