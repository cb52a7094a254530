// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import fr.parvis.shell.FormFields;
import fr.parvis.shell.Words;
import fr.parvis.values.FoldedText;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The text typed into the search of all pages.
 *
 * @param text without control signs, {@link #LONGEST} at most
 * @param words the significant ones, folded as {@link FoldedText#tellingWords}
 */
public record SearchText(String text, List<String> words) {
    /** Longest text that is read; the rest of a longer one is left out. */
    public static final int LONGEST = 200;

    /** Names of months in both languages. */
    private static final Map<Month, List<String>> NAMES = Arrays.stream(Month.values())
            .collect(Collectors.toMap(
                    Function.identity(),
                    month -> Stream.of(Words.FRENCH, Words.ENGLISH)
                            .map(locale -> FoldedText.plain(month.getDisplayName(TextStyle.FULL_STANDALONE, locale)))
                            .toList()));

    private static final int SHORTEST_NAME = 3;
    private static final int SHORTEST_WITH_SLIP = 4;

    public static SearchText of(String typed) {
        // control signs and halves of a pair, which the database takes as no text
        var seen = typed.codePoints()
                .limit(LONGEST)
                .filter(sign -> !Character.isISOControl(sign) && Character.getType(sign) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return new SearchText(seen, FoldedText.tellingWords(seen));
    }

    /** Whether it says enough to look for a name: three letters or digits in a row. */
    public boolean namesSomething() {
        return words.stream().anyMatch(word -> word.length() >= SHORTEST_NAME);
    }

    /** The identifier in it, such as that of an address that was pasted. */
    public @Nullable UUID identifier() {
        return FormFields.idIn(text);
    }

    /** Words of a label, as {@link #isIn} and {@link #isNearlyIn} compare them. */
    public static List<String> wordsOf(String label) {
        return List.of(FoldedText.wordsInAnyScript(label).split(" "));
    }

    /** Whether each word begins one of the label, which may be in any order. */
    public boolean isIn(String label) {
        return isIn(wordsOf(label));
    }

    /** @param label {@link #wordsOf} a label */
    public boolean isIn(List<String> label) {
        return isIn(label, (word, other) -> other.startsWith(word));
    }

    /** Whether each word begins a word of the label, with at most one typing error in each longer word. */
    public boolean isNearlyIn(List<String> label) {
        return isIn(label, SearchText::beginsNearly);
    }

    private boolean isIn(List<String> label, BiPredicate<String, String> begins) {
        return !words.isEmpty()
                && words.stream().allMatch(word -> label.stream().anyMatch(other -> begins.test(word, other)));
    }

    private static boolean beginsNearly(String word, String other) {
        if (other.startsWith(word)) return true;
        if (word.length() < SHORTEST_WITH_SLIP) return false;
        for (int length = word.length() - 1; length <= word.length() + 1; length++)
            if (length <= other.length() && isOneSlipFrom(word, other.substring(0, length))) return true;
        return false;
    }

    /** A letter changed, left out, added, or swapped with the next one. */
    private static boolean isOneSlipFrom(String word, String other) {
        int same = 0;
        while (same < word.length() && same < other.length() && word.charAt(same) == other.charAt(same)) same++;
        var rest = word.substring(same);
        var meant = other.substring(same);
        if (rest.isEmpty() || meant.isEmpty()) return rest.length() + meant.length() <= 1;
        return rest.substring(1).equals(meant.substring(1))
                || rest.substring(1).equals(meant)
                || rest.equals(meant.substring(1))
                || rest.length() > 1
                        && meant.length() > 1
                        && rest.charAt(0) == meant.charAt(1)
                        && rest.charAt(1) == meant.charAt(0)
                        && rest.substring(2).equals(meant.substring(2));
    }

    /** The month that it names, in French or English, with its year or the last one that has begun. */
    public Optional<YearMonth> month(LocalDate today) {
        var year = words.stream().filter(word -> word.matches("20\\d\\d")).findFirst();
        return words.stream()
                .flatMap(SearchText::months)
                .findFirst()
                .map(month -> year.isPresent()
                        ? YearMonth.of(Integer.parseInt(year.get()), month)
                        : YearMonth.of(today.getYear() - (month.compareTo(today.getMonth()) > 0 ? 1 : 0), month));
    }

    /** Words by which {@link #month} names a month, in both languages. */
    public static String namesOf(YearMonth month) {
        return String.join(" ", names(month.getMonth())) + " " + month.getYear();
    }

    private static List<String> names(Month month) {
        return NAMES.getOrDefault(month, List.of());
    }

    /** The month whose name a word begins, where it is the only one. */
    private static Stream<Month> months(String word) {
        if (word.length() < SHORTEST_NAME) return Stream.empty();
        var meant = Arrays.stream(Month.values())
                .filter(month -> names(month).stream().anyMatch(name -> name.startsWith(word)))
                .toList();
        return meant.size() == 1 ? meant.stream() : Stream.empty();
    }
}
