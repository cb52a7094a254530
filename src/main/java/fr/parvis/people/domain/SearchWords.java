// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether what was typed is enough to look for somebody. Three letters of a name are; a name of two, such as Li, Ba or Vo, is found
 * whole, with a second thing that tells: another name, a birth year, a commune. A sign of a script that writes words, such as a
 * Chinese one, is worth two letters.
 */
final class SearchWords {
    private static final int ENOUGH = 3;

    private final String typed;
    private final List<String> words;

    SearchWords(String typed) {
        this.typed = typed;
        this.words = FoldedName.words(typed);
    }

    /** Letters of a word; digits alone tell no name. */
    private static int letters(String word) {
        return word.codePoints()
                .map(sign -> !Character.isLetter(sign) ? 0 : writesWords(sign) ? 2 : 1)
                .sum();
    }

    private static boolean writesWords(int sign) {
        var script = Character.UnicodeScript.of(sign);
        return script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HANGUL
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA;
    }

    boolean tooFew() {
        if (typed.contains("@") || typed.replaceAll("\\D", "").length() >= 8) return false;
        if (words.stream().anyMatch(word -> letters(word) >= ENOUGH)) return false;
        // all short: two whole ones, or one with a year
        return words.size() < 2 || !whole() || words.stream().noneMatch(word -> letters(word) > 0);
    }

    private static boolean tells(String word) {
        int letters = letters(word);
        return letters > 0 && letters < ENOUGH || word.matches("\\d{4}");
    }

    /** Whether the words are whole ones, not the beginnings of longer ones. */
    boolean whole() {
        return !words.isEmpty() && words.stream().allMatch(SearchWords::tells);
    }

    /** Whether the person bears each of the words as it is, and was born in the year. */
    boolean isOf(PersonListItem person) {
        Set<String> theirs = new HashSet<>(FoldedName.words(person.family()));
        theirs.addAll(FoldedName.words(person.given()));
        var born = person.birthYear();
        if (born != null) theirs.add(born.toString());
        return theirs.containsAll(words);
    }
}
