// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.domain;

import fr.parvis.procedures.domain.GuideIndex.Wanted;
import fr.parvis.procedures.domain.GuideWords.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Plain words as they are found in what was typed: those of most words first, each word once. The words of one may stand in another order, and with two
 * others between them. Does not change once made.
 */
final class PlainWords {
    private static final float MEANT = 1f;

    /** The weight of all words of a meaning together grows slower than their number. */
    private static final float MOST_MEANT = 1.4f;

    private static final int BETWEEN = 2;

    /** @param keys of the words that are said; of words that are one in a phrase, the key of the first */
    record Phrase(Set<String> keys, List<String> means) {}

    private final List<Phrase> phrases;
    private final Map<String, String> keys = new TreeMap<>();

    PlainWords(List<PlainWord> all) {
        var means = new HashMap<Set<String>, List<String>>();
        for (var one : all) {
            var keys = new HashSet<String>();
            for (var word : GuideWords.said(one.said())) {
                keys.add(word.key());
                this.keys.putIfAbsent(word.folded(), word.key());
            }
            if (keys.size() > 1) {
                var alike = keys.stream().map(GuideWords::inPhrase).toList();
                keys.clear();
                keys.addAll(alike);
            }
            if (!keys.isEmpty())
                means.computeIfAbsent(keys, _ -> new ArrayList<>()).addAll(GuideWords.stems(one.means()));
        }
        phrases = means.entrySet().stream()
                .map(one -> new Phrase(
                        one.getKey(), one.getValue().stream().distinct().toList()))
                .sorted(Comparator.comparingInt((Phrase one) -> -one.keys().size())
                        .thenComparing(one -> String.join(" ", one.means())))
                .toList();
    }

    /** Words of the guide to search for. */
    List<Wanted> read(String typed) {
        var said = GuideWords.said(typed);
        var alone = said.stream().map(Word::key).toList();
        var within = alone.stream().map(GuideWords::inPhrase).toList();
        var there = new HashSet<>(within);
        there.addAll(alone);
        var taken = new boolean[said.size()];
        var wanted = new LinkedHashMap<String, Float>();
        for (var phrase : phrases) {
            if (!there.containsAll(phrase.keys())) continue;
            var places = places(phrase.keys(), phrase.keys().size() > 1 ? within : alone, said, taken);
            if (places.isEmpty()) continue;
            // a family's member alone tells little, whatever it is called
            float weight = (places.size() == 1
                            ? GuideWords.weight(said.get(places.getFirst()).folded())
                            : 1)
                    * Math.min(
                            MEANT, MOST_MEANT / (float) Math.sqrt(phrase.means().size()));
            for (var stem : phrase.means()) wanted.merge(stem, weight, Math::max);
            for (int place : places) {
                taken[place] = true;
                var word = said.get(place);
                // a short word looks like the stem of a longer one that means something else
                if (word.folded().length() > 4 && !GuideWords.tellsNothing(word.folded()))
                    add(wanted, word.word(), GuideWords.weight(word.folded()));
            }
        }
        for (int i = 0; i < said.size(); i++) {
            var word = said.get(i);
            if (!taken[i] && !GuideWords.tellsNothing(word.folded()))
                add(wanted, word.word(), GuideWords.weight(word.folded()));
        }
        if (wanted.isEmpty()) for (var word : said) add(wanted, word.word(), 1);
        return wanted.entrySet().stream()
                .map(one -> new Wanted(one.getKey(), one.getValue()))
                .toList();
    }

    /** Where the words of a phrase stand, near each other and not yet taken; nothing when they do not. Words that tell nothing are no distance. */
    private static List<Integer> places(Set<String> phrase, List<String> keys, List<Word> said, boolean[] taken) {
        for (int from = 0; from < said.size(); from++) {
            if (taken[from] || !phrase.contains(keys.get(from))) continue;
            var left = new HashSet<>(phrase);
            var places = new ArrayList<Integer>();
            int far = 0;
            for (int at = from; at < said.size() && far < phrase.size() + BETWEEN; at++) {
                boolean found = !taken[at] && left.remove(keys.get(at));
                if (found) places.add(at);
                if (found || !GuideWords.tellsNothing(said.get(at).folded())) far++;
            }
            if (left.isEmpty()) return places;
        }
        return List.of();
    }

    private static void add(Map<String, Float> wanted, String word, float weight) {
        for (var stem : GuideWords.stems(word)) wanted.merge(stem, weight, Math::max);
    }

    List<Phrase> phrases() {
        return phrases;
    }

    /** The key of each word that is said in a phrase, by the word in lower case without accents. */
    Map<String, String> keys() {
        return keys;
    }
}
