// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A given or family name as it is compared: its words, with the letters that other writings of each share; with and without particles,
 * and in one word. St is Saint, and "née" or "épouse" between two family names is no name.
 *
 * @param all in order
 * @param telling the words without particles, unless there is nothing else
 * @param whole in one word: with its particles, without, and without the article that stands before it
 */
record NameWords(List<Word> all, List<Word> telling, Set<Word> whole) {
    private static final Map<String, String> SHORT = Map.of("st", "saint", "ste", "sainte");
    private static final Set<String> BETWEEN_NAMES =
            Set.of("nee", "ne", "epouse", "epse", "ep", "veuve", "vve", "dit", "dite", "usage");

    /** The article of an Arabic family name that is written with it: Elamrani, Lamrani, Essaidi. */
    private static final Pattern ARTICLE =
            Pattern.compile("^(?:[ea]l(?=[a-z]{4})|l(?=[aeou][a-z]{4})|[ea](?:([rsntdz])(?=\\1[a-z]{3})))");

    /** Share of the letters by which two spellings of a common name may differ, also in a search. */
    static final double LITTLE = 0.12;

    /** Letters of a name that was asked in several words and is written in one. */
    private static final int LEAST_JOINED = 6;

    /** Baillet, Bayet. */
    private static final Pattern ILL = Pattern.compile("(?<=.)ill(?=[aeiouy])");

    /**
     * One word.
     *
     * @param text folded
     * @param letters forms of it in the letters that other writings share; several when a sign may be read in two ways
     */
    record Word(String text, List<String> letters) {
        static Word of(String text) {
            return new Word(text, List.of(NameLetters.of(text)));
        }

        private static Word of(String text, String read) {
            var letters = new LinkedHashSet<>(List.of(NameLetters.of(text), NameLetters.of(read)));
            return new Word(text, List.copyOf(letters));
        }

        /** Its consonants, and the names of which it is a writing. */
        Set<String> keys() {
            var keys = new LinkedHashSet<String>();
            for (var read : letters) keys.add(NameLetters.skeleton(read));
            for (var list : GivenNames.lists(text)) keys.add("=" + list);
            return keys;
        }

        /** Whether both are writings of one name, near enough for a search to show who bears the other. */
        boolean isWrittenAs(Word other) {
            return text.equals(other.text)
                    || sharesLetters(other)
                    || GivenNames.one(text, other.text)
                    || Math.min(text.length(), other.text.length()) > 3 && near(other, LITTLE);
        }

        boolean sharesLetters(Word other) {
            return letters.stream().anyMatch(other.letters::contains);
        }

        /** @param most of a letter, for each letter */
        boolean near(Word other, double most) {
            for (var mine : letters)
                for (var theirs : other.letters) {
                    double may = most * Math.max(3, Math.max(mine.length(), theirs.length()));
                    if (NameLetters.distance(mine, theirs, may) <= may) return true;
                }
            return false;
        }
    }

    static NameWords given(String name) {
        return of(name, false);
    }

    static NameWords family(String name) {
        return of(name, true);
    }

    private static NameWords of(String name, boolean family) {
        var all = words(name);
        if (family && all.size() > 1) {
            var named = all.stream()
                    .filter(word -> !BETWEEN_NAMES.contains(word.text))
                    .toList();
            if (!named.isEmpty()) all = named;
        }
        var telling = all.stream()
                .filter(word -> !FoldedName.isParticle(word.text) || !family && word.text.length() == 1)
                .toList();
        if (telling.isEmpty()) telling = all;
        var whole = new LinkedHashSet<Word>();
        if (!all.isEmpty()) whole.add(joined(all));
        if (telling.size() < all.size() && !telling.isEmpty()) whole.add(joined(telling));
        if (family)
            for (var word : List.copyOf(whole)) {
                var bare = ARTICLE.matcher(word.text).replaceFirst("");
                if (!bare.equals(word.text)) whole.add(Word.of(bare));
            }
        return new NameWords(all, telling, whole);
    }

    private static List<Word> words(String name) {
        var read = FoldedName.fold(read(name)).split(" ");
        var folded = FoldedName.fold(name);
        if (folded.isEmpty()) return List.of();
        var texts = folded.split(" ");
        var words = new LinkedHashMap<String, Word>();
        for (int i = 0; i < texts.length; i++) {
            var text = i < texts.length - 1 || texts.length > 1 ? SHORT.getOrDefault(texts[i], texts[i]) : texts[i];
            words.putIfAbsent(
                    text, Word.of(text, read.length == texts.length && text.equals(texts[i]) ? read[i] : text));
        }
        return List.copyOf(words.values());
    }

    /** Signs of Turkish and Slavic alphabets as they are heard; a c with cedilla is also French. */
    private static String read(String name) {
        return ILL.matcher(name.toLowerCase(Locale.ROOT))
                .replaceAll("y")
                .replace("ş", "sh")
                .replace("š", "sh")
                .replace("č", "tch")
                .replace("ć", "tch")
                .replace("ž", "j")
                .replace("ç", "tch")
                .replace("ğ", "")
                .replace("ı", "i")
                .replace("ö", "eu")
                .replace("ü", "u");
    }

    static Word joined(List<Word> words) {
        var text = new StringBuilder();
        for (var word : words) text.append(word.text);
        return Word.of(text.toString());
    }

    /** Whether each word that was asked, alone or in one with its neighbours, is a writing of one of the person's names. */
    boolean isWrittenIn(String given, String family) {
        var theirs = new ArrayList<Word>();
        for (var name : List.of(given(given), family(family))) {
            theirs.addAll(name.telling);
            theirs.addAll(name.whole);
        }
        return isWrittenIn(theirs, 0);
    }

    private boolean isWrittenIn(List<Word> theirs, int from) {
        if (from >= all.size()) return true;
        if (from < all.size() - 1 && !telling.contains(all.get(from)) && isWrittenIn(theirs, from + 1)) return true;
        for (int to = from + 1; to <= all.size(); to++) {
            var asked = to == from + 1 ? all.get(from) : joined(all.subList(from, to));
            if (to > from + 1 && asked.text.length() < LEAST_JOINED) continue;
            if (theirs.stream().anyMatch(asked::isWrittenAs) && isWrittenIn(theirs, to)) return true;
        }
        return false;
    }

    /** Search keys: each word's consonants and the names that it may spell, and the consonants of the whole. */
    List<String> keys() {
        var keys = new LinkedHashSet<String>();
        for (var word : telling) keys.addAll(word.keys());
        for (var word : whole) for (var letters : word.letters) keys.add(NameLetters.skeleton(letters));
        return new ArrayList<>(keys);
    }
}
