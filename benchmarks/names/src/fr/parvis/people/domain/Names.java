package fr.parvis.people.domain;

import fr.parvis.demonstration.domain.Strangers;
import fr.parvis.people.domain.LikenessRule.Described;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Measures the rule that tells whether two files are one person's on pairs of writings of one name, and on strangers. See {@code benchmarks/README.md}.
 */
public final class Names {
    private static final List<String> COLUMNS = List.of("origin", "family1", "given1", "family2", "given2");

    /** Persons of whom one each is compared with all others. */
    private static final int NEWCOMERS = 2000;

    private record Pair(String origin, Described one, Described other, boolean reached, String line) {}

    /** @param words the pairs that are measured; those whose names strangers bear; then options */
    public static void main(String[] words) throws IOException {
        var file = Path.of(words[0]);
        long seed = 2026;
        int strangers = 20_000;
        boolean say = false;
        for (int i = 2; i < words.length; i++)
            switch (words[i]) {
                case "--seed" -> seed = Long.parseLong(words[++i]);
                case "--strangers" -> strangers = Integer.parseInt(words[++i]);
                case "--say-misses" -> say = true;
                default -> throw new IllegalArgumentException("unknown: " + words[i]);
            }
        long begun = System.nanoTime();
        var random = new Random(seed);
        var lines = Files.readAllLines(file);
        var pairs = pairs(lines, random);
        var population = population(Files.readAllLines(Path.of(words[1])), seed, strangers + NEWCOMERS, random);
        var known = population.subList(0, strangers);
        var bearers = new HashMap<String, Integer>();
        for (var person : known)
            for (var word : words(person)) bearers.merge(word, 1, Integer::sum);
        ToIntFunction<String> counted = word -> bearers.getOrDefault(word, 0);

        var rule = new LikenessRule(counted, strangers);
        int found = 0;
        int looked = 0;
        Map<String, int[]> byOrigin = new TreeMap<>();
        for (var pair : pairs) {
            var of = byOrigin.computeIfAbsent(pair.origin, _ -> new int[2]);
            of[1]++;
            var keys = new HashSet<>(keys(pair.one));
            keys.retainAll(keys(pair.other));
            if (!keys.isEmpty()) looked++;
            if (!rule.reasons(pair.one, pair.other, pair.reached).isEmpty()) {
                found++;
                of[0]++;
            } else if (say) System.out.println("missed " + pair.line);
            if (keys.isEmpty() && say) System.out.println("no key in common: " + pair.line);
        }
        int wrong = 0;
        Map<Integer, List<Described>> byYear = known.stream()
                .collect(Collectors.groupingBy(person -> person.born() == null ? 0 : person.born()));
        for (var newcomer : population.subList(strangers, population.size())) {
            var met = candidates(newcomer, known, byYear).stream()
                    .filter(other -> !rule.reasons(newcomer, other, false).isEmpty())
                    .findFirst();
            if (met.isEmpty()) continue;
            wrong++;
            if (say)
                System.out.println("false: " + told(newcomer) + " = " + told(met.get()) + " "
                        + rule.reasons(newcomer, met.get(), false));
        }
        System.out.printf(
                Locale.ROOT,
                "{\"benchmark\": \"names\", \"recall\": %.4f, \"false_alarms\": %.4f, \"by_origin\": {%s}, \"pairs\": %d, \"found_by_key\": %.4f, \"strangers\": %d, \"newcomers\": %d, \"seed\": %d, \"seconds\": %.1f}%n",
                found / (double) Math.max(1, pairs.size()),
                wrong / (double) NEWCOMERS,
                byOrigin.entrySet().stream()
                        .map(of -> String.format(
                                Locale.ROOT, "\"%s\": %.4f", of.getKey(), of.getValue()[0] / (double) of.getValue()[1]))
                        .collect(Collectors.joining(", ")),
                pairs.size(),
                looked / (double) Math.max(1, pairs.size()),
                strangers,
                NEWCOMERS,
                seed,
                (System.nanoTime() - begun) / 1e9);
    }

    private static List<Pair> pairs(List<String> lines, Random random) {
        var header = Arrays.asList(lines.getFirst().strip().split("\t"));
        for (var column : COLUMNS)
            if (!header.contains(column))
                throw new IllegalArgumentException("the first line names the columns; \"" + column + "\" is missing");
        var pairs = new ArrayList<Pair>();
        for (var line : lines.subList(1, lines.size())) {
            if (line.isBlank()) continue;
            var cells = new HashMap<String, String>();
            var texts = line.split("\t", -1);
            for (int i = 0; i < Math.min(texts.length, header.size()); i++)
                cells.put(header.get(i), texts[i].strip());
            Integer drawn = 1940 + random.nextInt(66);
            var commune = cells.getOrDefault("commune", "").isEmpty() ? "69001" : cells.get("commune");
            var one = year(cells.get("birth_year1"), drawn);
            pairs.add(new Pair(
                    cells.get("origin"),
                    Described.of(cells.get("given1"), cells.get("family1"), one, commune),
                    Described.of(cells.get("given2"), cells.get("family2"), year(cells.get("birth_year2"), one), commune),
                    !cells.getOrDefault("telephone", "").isEmpty(),
                    line));
        }
        return pairs;
    }

    private static Integer year(String text, Integer otherwise) {
        return text == null || text.isEmpty() ? otherwise : Integer.valueOf(text);
    }

    /** Three in four by chance, one of the names in the pairs, a given and a family name of one origin each. */
    private static List<Described> population(List<String> lines, long seed, int size, Random random) {
        var strangers = new Strangers(seed);
        var header = Arrays.asList(lines.getFirst().strip().split("\t"));
        Map<String, List<String[]>> byOrigin = new TreeMap<>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.split("\t", -1);
            if (cells.length >= COLUMNS.size())
                byOrigin.computeIfAbsent(cells[header.indexOf("origin")], _ -> new ArrayList<>())
                        .add(cells);
        }
        var origins = List.copyOf(byOrigin.values());
        var population = new ArrayList<Described>();
        for (int rank = 0; rank < size; rank++) {
            var person = strangers.person(rank);
            var given = person.given();
            var family = person.family();
            if (rank % 4 == 1) {
                var of = origins.get(random.nextInt(origins.size()));
                var which = random.nextBoolean() ? "1" : "2";
                given = of.get(random.nextInt(of.size()))[header.indexOf("given" + which)];
                if (random.nextBoolean())
                    family = of.get(random.nextInt(of.size()))[header.indexOf("family" + which)];
            }
            population.add(Described.of(given, family, person.birthYear(), person.commune()));
        }
        return population;
    }

    /** Those of the same year, and those of a year beside or unknown in the same commune: the rule asks no less. */
    private static List<Described> candidates(
            Described newcomer, List<Described> known, Map<Integer, List<Described>> byYear) {
        var born = newcomer.born();
        var commune = newcomer.commune();
        if (born == null)
            return known.stream()
                    .filter(other -> commune != null && commune.equals(other.commune()))
                    .toList();
        var all = new ArrayList<>(byYear.getOrDefault(born, List.of()));
        for (var year : new HashSet<>(
                Arrays.asList(0, born - 1, born + 1, born - born % 100 + born % 10 * 10 + born / 10 % 10)))
            if (!year.equals(born))
                for (var other : byYear.getOrDefault(year, List.of()))
                    if (commune != null && commune.equals(other.commune())) all.add(other);
        return all;
    }

    private static List<String> words(Described person) {
        var words = new ArrayList<String>();
        for (var word : person.family().telling()) words.add(word.text());
        for (var word : person.given().telling()) words.add(word.text());
        return words;
    }

    private static List<String> keys(Described person) {
        var keys = new ArrayList<>(person.family().keys());
        keys.addAll(person.given().keys());
        return keys;
    }

    private static String told(Described person) {
        return String.join(" ", words(person)) + " " + person.born() + " " + person.commune();
    }
}
