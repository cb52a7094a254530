// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.domain;

import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The sheets that travel to a device, with a small index made by the analyser of the server: the device knows no grammar, it looks each form of a word
 * up. The sheets used most at the point come first, then those of its association, then those to which most others lead.
 */
@Component
@Transactional(readOnly = true)
public class OfflineGuide {
    public static final int MOST = 300;
    private static final int LONGEST_TEXT = 3_000;
    private static final int MONTHS = 6;
    private static final double SATURATION = 1.2;
    private static final double OTHER_FIELDS = 0.15;
    private static final int SCALE = 20;

    private final GuideTable table;
    private final KeepPlainWords words;
    private final AskedPhrases asked;
    private final JdbcClient database;
    private final LocalDays localDays;

    OfflineGuide(GuideTable table, KeepPlainWords words, AskedPhrases asked, JdbcClient database, LocalDays localDays) {
        this.table = table;
        this.words = words;
        this.asked = asked;
        this.database = database;
        this.localDays = localDays;
    }

    /**
     * Data in which a device searches.
     *
     * @param edition of the guide; 0 without one
     * @param stems words as they are compared; the others name them by their place
     * @param forms stem of each form of a word, lower case without accents
     * @param postings for each stem: a sheet's place, how much the stem counts there, and so on
     * @param pairs the same for two words of a phrase by which people ask, see {@link GuideWords#pairs}
     * @param phrases plain words: keys of what is said, then the stems that are meant
     * @param keys keys by which words of plain words are compared, where they do not follow from their stem or letters
     * @param same keys that are one within a phrase of several words, each with the key that stands for it
     * @param weak words that tell little beside others; {@code nothing} those that tell nothing; {@code little} those that are
     *     passed over
     */
    public record Pack(
            int edition,
            List<Sheet> sheets,
            List<String> stems,
            Map<String, Integer> forms,
            List<int[]> postings,
            Map<String, int[]> pairs,
            List<Phrase> phrases,
            Map<String, String> keys,
            Map<String, String> same,
            Set<String> weak,
            Set<String> nothing,
            Set<String> little) {}

    /** Words that are said, and the places of the stems that they mean. */
    public record Phrase(Set<String> keys, List<Integer> stems) {}

    /** @param point of the device */
    public Pack of(@Nullable UUID point) {
        // links may lead to sheets that are not there
        var sheets = table.find(ids(point)).stream().limit(MOST).toList();
        return pack(table.edition().map(GuideTable.Edition::number).orElse(0), sheets, words.words(), asked::of);
    }

    /** @param asked phrases by which people ask for a sheet, by its number */
    static Pack pack(int edition, List<Sheet> whole, PlainWords words, Function<String, List<String>> asked) {
        var sheets = whole.stream().map(OfflineGuide::shortened).toList();
        var stems = new LinkedHashMap<String, Integer>();
        var forms = new TreeMap<String, Integer>();
        var vocabulary = new Vocabulary(stems, forms);
        var counted = new ArrayList<Map<Integer, Double>>();
        for (var sheet : sheets) {
            var weights = new HashMap<Integer, double[]>();
            vocabulary.weigh(sheet.title(), 3, weights);
            vocabulary.weigh(sheet.answer(), 1.4, weights);
            vocabulary.weigh(String.join(" ", sheet.path()), 1.2, weights);
            vocabulary.weigh(GuideIndex.text(sheet), 1, weights);
            vocabulary.weigh(String.join(" ", asked.apply(sheet.id())), GuideIndex.OF_ASKED, weights);
            counted.add(weights.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            one -> one.getValue()[0] + OTHER_FIELDS * (one.getValue()[1] - one.getValue()[0]))));
        }
        var phrases = new ArrayList<Phrase>();
        for (var phrase : words.phrases()) {
            var meant = phrase.means().stream()
                    .map(stems::get)
                    .filter(java.util.Objects::nonNull)
                    .toList();
            if (!meant.isEmpty()) phrases.add(new Phrase(phrase.keys(), meant));
        }
        return new Pack(
                edition,
                sheets,
                List.copyOf(stems.keySet()),
                forms,
                postings(stems.size(), counted),
                pairs(sheets, asked),
                phrases,
                keys(words, forms, List.copyOf(stems.keySet())),
                GuideWords.same(),
                GuideWords.weak(),
                GuideWords.nothing(),
                GuideWords.little());
    }

    private static Map<String, String> keys(PlainWords words, Map<String, Integer> forms, List<String> stems) {
        var keys = new TreeMap<String, String>();
        words.keys().forEach((word, key) -> {
            var stem = forms.get(word);
            var found = (stem == null ? word : stems.get(stem)) + "~";
            if (key.endsWith("~") && !key.equals(found)) keys.put(word, key);
        });
        return keys;
    }

    private static List<int[]> postings(int stems, List<Map<Integer, Double>> counted) {
        var of = new ArrayList<List<int[]>>();
        for (int i = 0; i < stems; i++) of.add(new ArrayList<>());
        var sheetsWith = new int[stems];
        for (var one : counted) for (int stem : one.keySet()) sheetsWith[stem]++;
        for (int sheet = 0; sheet < counted.size(); sheet++)
            for (var one : counted.get(sheet).entrySet()) {
                int there = sheetsWith[one.getKey()];
                int weight = (int) Math.round(SCALE * rare(counted.size(), there) * one.getValue());
                if (weight > 0) of.get(one.getKey()).add(new int[] {sheet, weight});
            }
        return of.stream()
                .map(all -> all.stream().flatMapToInt(Arrays::stream).toArray())
                .toList();
    }

    private static Map<String, int[]> pairs(List<Sheet> sheets, Function<String, List<String>> asked) {
        var places = new TreeMap<String, Set<Integer>>();
        for (int place = 0; place < sheets.size(); place++)
            for (var phrase : asked.apply(sheets.get(place).id()))
                for (var pair : GuideWords.pairs(phrase))
                    places.computeIfAbsent(pair, _ -> new LinkedHashSet<>()).add(place);
        var pairs = new TreeMap<String, int[]>();
        places.forEach((pair, there) -> {
            int weight = (int) Math.round(SCALE * rare(sheets.size(), there.size()) * GuideIndex.OF_PAIR);
            var posting = there.stream().flatMapToInt(place -> IntStream.of(place, weight));
            if (weight > 0) pairs.put(pair, posting.toArray());
        });
        return pairs;
    }

    /** How rare something is that stands in some of all sheets. */
    private static double rare(int all, int there) {
        return Math.log(1 + (all - there + 0.5) / (there + 0.5));
    }

    /** Stems with their places, and forms of words with the stem of each; a text that is weighed adds its own. */
    private record Vocabulary(Map<String, Integer> stems, Map<String, Integer> forms) {
        void weigh(String text, double weight, Map<Integer, double[]> weights) {
            var times = new HashMap<Integer, Integer>();
            for (var word : GuideWords.said(text)) {
                var found = GuideWords.stems(word.word());
                if (found.size() != 1) continue;
                int stem = stems.computeIfAbsent(found.getFirst(), _ -> stems.size());
                forms.putIfAbsent(word.folded(), stem);
                times.merge(stem, 1, Integer::sum);
            }
            times.forEach((stem, count) -> {
                double score = weight * count * (SATURATION + 1) / (count + SATURATION);
                weights.merge(stem, new double[] {score, score}, (a, b) ->
                        new double[] {Math.max(a[0], b[0]), a[1] + b[1]});
            });
        }
    }

    private static Sheet shortened(Sheet sheet) {
        var kept = new ArrayList<Sheet.Block>();
        int length = 0;
        for (var block : sheet.body()) {
            length += block.text().length();
            if (length > LONGEST_TEXT) break;
            kept.add(block);
        }
        return new Sheet(
                sheet.id(),
                sheet.title(),
                sheet.kind(),
                sheet.dated(),
                sheet.path(),
                sheet.answer(),
                sheet.papers(),
                sheet.services(),
                sheet.places(),
                List.of(),
                kept);
    }

    private List<String> ids(@Nullable UUID point) {
        var ids = new LinkedHashSet<String>();
        if (Asking.scope().association() != null)
            ids.addAll(database.sql("""
                            select sheet from procedures.sheet_use where association = :association and month >= :from
                            group by sheet order by sum(times) filter (where point = :point) desc nulls last, sum(times) desc, sheet limit :most""")
                    .param("association", Asking.association())
                    .param("from", localDays.today().minusMonths(MONTHS).withDayOfMonth(1))
                    .param("point", point)
                    .param("most", MOST)
                    .query(String.class)
                    .list());
        ids.addAll(database.sql("select distinct sheet from procedures.link order by sheet")
                .query(String.class)
                .list());
        table.leading().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .forEach(ids::add);
        ids.addAll(table.first(MOST));
        return ids.stream().limit(MOST + MOST / 3).toList();
    }
}
