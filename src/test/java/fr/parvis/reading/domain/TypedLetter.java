// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A letter typed in a test as it stands on its page: one sign is ten points wide, a line is twenty high. */
final class TypedLetter {
    private static final Pattern WORD = Pattern.compile("\\S+");

    private TypedLetter() {}

    static LetterFindings read(String text) {
        return read(text, 95);
    }

    static LetterFindings read(String text, int confidence) {
        return UnderstandLetter.of(List.of(page(text, confidence)), false);
    }

    static LetterPage page(String text, int confidence) {
        var words = new ArrayList<Word>();
        var lines = text.split("\n");
        for (int line = 0; line < lines.length; line++) {
            var found = WORD.matcher(lines[line]);
            while (found.find())
                words.add(new Word(
                        found.group(),
                        new Box(found.start() * 10, line * 24, (found.end() - found.start()) * 10, 20),
                        line,
                        confidence));
        }
        return new LetterPage(1000, Math.max(1400, lines.length * 24), words, "Latin");
    }
}
