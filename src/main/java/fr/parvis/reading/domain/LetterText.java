// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.domain;

import fr.parvis.values.FoldedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words of a letter as one folded text, and for each place in it the word that stands there. Longer letters are cut: expressions run over
 * text that others wrote.
 */
final class LetterText {
    static final int MOST_WORDS = 3_000;
    private static final int LONGEST_WORD = 80;
    private static final int LONGEST_SENTENCE = 400;

    /** Words that end with a full stop and no sentence. */
    private static final Pattern SHORT =
            Pattern.compile("(m|mme|mlle|n|no|ref|tel|art|al|av|bd|st|ste|ex|cf|p|dr|me|ht|ttc)\\.");

    /** Words from the first to before the last, by their number in the letter. */
    record Span(int from, int to) {}

    private record At(int page, Word word) {}

    private final List<LetterPage> pages;
    private final List<At> words = new ArrayList<>();
    private final int[] starts;
    private final String folded;
    private final boolean cut;

    LetterText(List<LetterPage> pages) {
        this.pages = pages;
        for (int page = 0; page < pages.size(); page++)
            for (var word : pages.get(page).words())
                if (words.size() < MOST_WORDS && !word.text().isBlank()) words.add(new At(page, word));
        this.cut = pages.stream().mapToInt(page -> page.words().size()).sum() > MOST_WORDS;
        this.starts = new int[words.size()];
        var text = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            starts[i] = text.length();
            if (i > 0 && isApart(words.get(i - 1), words.get(i))) text.setCharAt(text.length() - 1, '\t');
            text.append(fold(words.get(i).word().text())).append(' ');
        }
        this.folded = text.toString();
    }

    /** Whether two words of a line stand in different columns: a tab is between them, so that no number goes on into the next column. */
    private static boolean isApart(At one, At two) {
        var left = one.word().box();
        var right = two.word().box();
        return one.page() == two.page()
                && one.word().line() == two.word().line()
                && right.x() - left.right() > 2 * Math.max(left.height(), right.height());
    }

    /** Whether a word and the next one stand in different columns. */
    boolean isApart(int number) {
        return number + 1 < size() && isApart(words.get(number), words.get(number + 1));
    }

    boolean isOnLineOf(int one, int other) {
        return pageOf(one) == pageOf(other) && word(one).line() == word(other).line();
    }

    static String fold(String word) {
        var short_ = word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) : word;
        return FoldedText.plain(short_)
                .replace('’', '\'')
                .replace('‘', '\'')
                .replace('`', '\'')
                .replace('\u00a0', '\u2060')
                .replace('\u202f', '\u2060')
                .replace("\u2060", "");
    }

    String folded() {
        return folded;
    }

    boolean wasCut() {
        return cut;
    }

    int size() {
        return words.size();
    }

    List<LetterPage> pages() {
        return pages;
    }

    Word word(int number) {
        return words.get(number).word();
    }

    int pageOf(int number) {
        return words.get(number).page();
    }

    List<MatchResult> matches(Pattern pattern) {
        return pattern.matcher(folded).results().toList();
    }

    @Nullable
    MatchResult first(Pattern pattern) {
        Matcher found = pattern.matcher(folded);
        return found.find() ? found.toMatchResult() : null;
    }

    int wordAt(int place) {
        int found = Arrays.binarySearch(starts, place);
        return found >= 0 ? found : -found - 2;
    }

    Span span(int from, int to) {
        return new Span(wordAt(from), wordAt(Math.max(from, to - 1)) + 1);
    }

    Span span(MatchResult match) {
        return span(match.start(), match.end());
    }

    int start(int word) {
        return word < starts.length ? starts[word] : folded.length();
    }

    /** The surest of the least sure words of a span, 0 to 100. */
    int confidence(Span span) {
        int least = 100;
        for (int i = span.from; i < span.to; i++) least = Math.min(least, word(i).confidence());
        return least;
    }

    String text(Span span) {
        var text = new StringBuilder();
        for (int i = span.from; i < span.to; i++) {
            if (!text.isEmpty()) text.append(' ');
            text.append(word(i).text());
        }
        return text.toString();
    }

    Passage passage(Span span) {
        int page = pageOf(span.from);
        var boxes = new ArrayList<Box>();
        int line = -1;
        for (int i = span.from; i < span.to && pageOf(i) == page; i++) {
            var word = word(i);
            if (word.line() == line) boxes.set(boxes.size() - 1, boxes.getLast().and(word.box()));
            else boxes.add(word.box());
            line = word.line();
        }
        return new Passage(page, text(span), List.copyOf(boxes));
    }

    /** The sentence around a span, no longer than some lines. */
    Span sentence(Span span) {
        int from = span.from;
        int page = pageOf(from);
        int signs = 0;
        while (from > 0 && pageOf(from - 1) == page && !ends(from - 1) && signs < LONGEST_SENTENCE)
            signs += word(--from).text().length() + 1;
        int to = span.to;
        signs = 0;
        while (to < size() && pageOf(to) == page && !ends(to - 1) && signs < LONGEST_SENTENCE)
            signs += word(to++).text().length() + 1;
        return new Span(from, to);
    }

    private boolean ends(int number) {
        var text = word(number).text();
        if (text.isEmpty()) return false;
        char last = text.charAt(text.length() - 1);
        if (last == '!' || last == '?') return true;
        return last == '.' && !SHORT.matcher(fold(text)).matches();
    }

    String foldedOf(Span span) {
        return folded.substring(start(span.from), start(span.to));
    }

    /** The words to the right of a span on the height of its last word, and nearer than the rest of the line. */
    Span rightOf(Span span) {
        var last = word(span.to - 1);
        int page = pageOf(span.to - 1);
        int from = -1;
        int to = -1;
        for (int i = 0; i < size(); i++) {
            if (pageOf(i) != page || i >= span.from && i < span.to) continue;
            var box = word(i).box();
            boolean beside =
                    Math.abs(box.middle() - last.box().middle()) < last.box().height() * 0.7
                            && box.x() >= last.box().right() - 2;
            if (!beside) continue;
            if (from < 0) from = i;
            else if (i > to) break;
            to = i + 1;
        }
        return from < 0 ? new Span(0, 0) : new Span(from, to);
    }

    /** The words just beneath a span: in the next rows, where it stands. */
    Span beneath(Span span) {
        var box = word(span.from).box();
        for (int i = span.from; i < span.to; i++)
            if (word(i).line() == word(span.from).line()) box = box.and(word(i).box());
        int page = pageOf(span.from);
        int from = -1;
        int to = -1;
        for (int i = 0; i < size(); i++) {
            if (pageOf(i) != page || i >= span.from && i < span.to) continue;
            var other = word(i).box();
            boolean under = other.y() > box.middle()
                    && other.y() < box.bottom() + 3 * box.height()
                    && other.x() < box.right() + box.height()
                    && other.right() > box.x() - box.height();
            if (!under) continue;
            if (from < 0) from = i;
            else if (i > to) break;
            to = i + 1;
        }
        return from < 0 ? new Span(0, 0) : new Span(from, to);
    }

    /** How far down its page a word stands, 0 to 1. */
    double height(int number) {
        var page = pages.get(pageOf(number));
        return page.height() == 0 ? 0 : (double) word(number).box().y() / page.height();
    }
}
