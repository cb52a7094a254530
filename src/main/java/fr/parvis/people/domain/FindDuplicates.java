// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.database.Asking;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the files that are probably of the person described, before a second one is opened. */
@Component
@Transactional(readOnly = true)
public class FindDuplicates {
    private static final int CANDIDATES = 200;
    private static final int COUNTED = 3000;
    private static final int SHOWN = 5;

    /** How long an association's number of persons is believed, in milliseconds; it only weighs how common names are. */
    private static final long TRUST = 600_000;

    /** So much weaker than the strongest, a likeness is not shown: what a same commune and a same year are worth together, less a spelling. */
    private static final double STRANGER = 2;

    private record Count(int persons, long readAt) {}

    private final JdbcClient database;
    private final PersonTable persons;
    private final Communes communes;
    private final NameKeys keys;
    private final ShownNames shown;
    private final java.time.Clock clock;
    private final Map<UUID, Count> counts = new ConcurrentHashMap<>();

    FindDuplicates(
            JdbcClient database,
            PersonTable persons,
            Communes communes,
            NameKeys keys,
            ShownNames shown,
            java.time.Clock clock) {
        this.database = database;
        this.persons = persons;
        this.communes = communes;
        this.keys = keys;
        this.shown = shown;
        this.clock = clock;
    }

    /** The most probable first. */
    public List<Likeness> handle(PersonFile.Said said) {
        return handle(said, null);
    }

    /** @param except a file that is known already to be the person's */
    public List<Likeness> handle(PersonFile.Said said, @Nullable UUID except) {
        Set<UUID> reached = new LinkedHashSet<>();
        for (var contact : said.contacts()) {
            var same = contact.same();
            if (same != null) reached.addAll(persons.reachedBy(same));
        }
        var candidates = new LinkedHashSet<>(reached);
        candidates.addAll(alike(said));
        candidates.addAll(keys.alike(said, years(said.birthYear()), CANDIDATES));
        if (except != null) candidates.remove(except);
        if (candidates.isEmpty()) return List.of();
        Map<String, Integer> bearers = new HashMap<>();
        var rule = new LikenessRule(word -> bearers.computeIfAbsent(word, this::bearers), persons());
        var one = LikenessRule.Described.of(said.given(), said.family(), said.birthYear(), said.commune());
        var found = new ArrayList<Likeness>();
        for (var other : persons.listed(candidates)) {
            var reasons = rule.reasons(
                    one,
                    LikenessRule.Described.of(other.given(), other.family(), other.birthYear(), other.commune()),
                    reached.contains(other.id()));
            if (!reasons.isEmpty()) found.add(new Likeness(other, reasons));
        }
        double best = found.stream().mapToDouble(Likeness::strength).max().orElse(0);
        // beside one that is nearly sure, somebody of that name and age elsewhere is a stranger
        found.removeIf(likeness -> likeness.strength() < best - STRANGER);
        found.sort(Comparator.comparingDouble((Likeness likeness) -> -likeness.strength())
                .thenComparing(likeness -> likeness.person().id()));
        var likeliest = found.stream().limit(SHOWN).toList();
        shown.gather(likeliest.stream().map(Likeness::person).toList());
        return likeliest;
    }

    private List<UUID> alike(PersonFile.Said said) {
        var words = new LinkedHashSet<>(FoldedName.tellingWords(said.family()));
        words.addAll(FoldedName.tellingWords(said.given()));
        var asked = List.copyOf(words);
        var code = said.commune();
        var place = code == null
                ? ""
                : FoldedName.fold(communes.find(code).map(Commune::name).orElse(""));
        return database.sql("""
                        select person from people.find_alike(:asked::text[], :heard::text[], :born::int[], :place, :most)""")
                .param("asked", asked.toArray(String[]::new))
                .param("heard", NameIndex.sounds(asked))
                .param("born", years(said.birthYear()))
                .param("place", place.isEmpty() ? "" : " " + place)
                .param("most", CANDIDATES)
                .query(UUID.class)
                .list();
    }

    /** The year, those beside it, and the one with its last digits swapped. */
    private static Integer[] years(@Nullable Integer born) {
        if (born == null) return new Integer[0];
        return new TreeSet<>(List.of(born - 1, born, born + 1, born - born % 100 + born % 10 * 10 + born / 10 % 10))
                .toArray(Integer[]::new);
    }

    private int bearers(String word) {
        return database.sql("""
                        select count(*)::int from (select from people.name_word
                            where association = :association and word = :word limit :most) counted""")
                .param("association", Asking.association())
                .param("word", word)
                .param("most", COUNTED)
                .query(Integer.class)
                .single();
    }

    private int persons() {
        var known = counts.get(Asking.association());
        long now = clock.millis();
        if (known != null && now - known.readAt < TRUST) return known.persons;
        int persons = database.sql(
                        "select count(*)::int from people.person where association = :association and merged_into is null")
                .param("association", Asking.association())
                .query(Integer.class)
                .single();
        counts.put(Asking.association(), new Count(persons, now));
        return persons;
    }
}
