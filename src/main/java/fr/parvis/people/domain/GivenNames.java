// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Given names that are one although written otherwise, and two although nearly written the same: {@code people/given-names.txt}. */
final class GivenNames {
    private static final String FILE = "/people/given-names.txt";

    /** By word, the first word of each list in which it stands. */
    private static final Map<String, Set<String>> ONE = new HashMap<>();

    private static final Map<String, Set<String>> TWO = new HashMap<>();

    static {
        for (var line : lines()) {
            var words = Arrays.asList(line.substring(1).strip().split("\\s+"));
            if (line.startsWith("="))
                for (var word : words)
                    ONE.computeIfAbsent(word, _ -> new TreeSet<>()).add(words.getFirst());
            else if (line.startsWith("!"))
                for (var word : words)
                    TWO.computeIfAbsent(word, _ -> new HashSet<>()).addAll(words);
        }
    }

    private GivenNames() {}

    private static List<String> lines() {
        try (var in = Objects.requireNonNull(GivenNames.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Under which names the word stands among its other writings. */
    static Set<String> lists(String word) {
        return ONE.getOrDefault(word, Set.of());
    }

    static boolean one(String word, String other) {
        var lists = lists(word);
        return !lists.isEmpty() && lists(other).stream().anyMatch(lists::contains);
    }

    /** Known to be two names, such as those of a man and a woman. */
    static boolean two(String word, String other) {
        return !word.equals(other) && TWO.getOrDefault(word, Set.of()).contains(other);
    }
}
