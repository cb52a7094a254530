// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keys by which files are found when a name is written otherwise, stored beside the files; see {@link NameWords#keys}. */
@Component
class NameKeys {
    /** Files that are read of one word of a search; with more it is too common to lead. */
    private static final int COMMON = 500;

    private final JdbcClient database;

    NameKeys(JdbcClient database) {
        this.database = database;
    }

    /** A file whose keys are written, with the commune of the person. */
    record Named(
            UUID id,
            String given,
            String family,
            @Nullable Integer birthYear,
            @Nullable String commune) {}

    static Set<String> of(String given, String family) {
        var keys = new LinkedHashSet<>(NameWords.family(family).keys());
        keys.addAll(NameWords.given(given).keys());
        return keys;
    }

    /** Writes the keys of files that have none. */
    void write(Collection<Named> files) {
        var persons = new ArrayList<String>();
        var keys = new ArrayList<String>();
        var years = new ArrayList<@Nullable String>();
        for (var file : files) {
            var born = file.birthYear;
            for (var key : of(file.given, file.family)) {
                persons.add(file.id.toString());
                keys.add(key);
                years.add(born == null ? null : born.toString());
            }
        }
        database.sql("""
                        insert into people.name_key (association, key, birth_year, person)
                        select :association, k.key, k.born, k.person
                        from unnest(:keys::text[], :years::smallint[], :persons::uuid[]) as k (key, born, person)
                        on conflict do nothing""")
                .param("association", Asking.association())
                .param("keys", keys.toArray(String[]::new))
                .param("years", years.toArray(String[]::new))
                .param("persons", persons.toArray(String[]::new))
                .update();
    }

    void remove(UUID person) {
        database.sql("delete from people.name_key where person = :person")
                .param("person", person)
                .update();
    }

    /**
     * Persons who may be the one described: two keys the same and nearly the same birth year, or one and the same commune.
     *
     * @param years the birth year and those that it may be mistaken for; empty when it is not known
     */
    List<UUID> alike(PersonFile.Said said, Integer[] years, int most) {
        return database.sql("""
                        with hit as (
                            select person from people.name_key
                            where association = :association and key = any(:keys::text[]) and birth_year = any(:years::smallint[])
                            union all
                            select person from people.name_key
                            where association = :association and key = any(:keys::text[]) and birth_year is null
                            union all
                            select person from people.name_key
                            where cardinality(:years::smallint[]) = 0 and association = :association and key = any(:keys::text[])
                              and birth_year is not null),
                        counted as (select person, count(*) as keys from hit group by person)
                        select c.person from counted c join people.person p on p.id = c.person
                        where c.keys >= 2 or cardinality(:years::smallint[]) > 0 and p.commune = :commune
                        order by c.keys desc, p.commune = :commune desc nulls last, c.person limit :most""")
                .param("association", Asking.association())
                .param("keys", of(said.given(), said.family()).toArray(String[]::new))
                .param("years", years)
                .param("commune", said.commune())
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /** How many bear each word's keys, one key after the other; of one key {@link #COMMON} at most. */
    private int[] bearers(List<Set<String>> words) {
        var places = new ArrayList<String>();
        var keys = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++)
            for (var key : words.get(i)) {
                places.add(Integer.toString(i));
                keys.add(key);
            }
        var bearers = new int[words.size()];
        database.sql("""
                        select w.place, sum(b.bearers)::int as bearers
                        from unnest(:places::int[], :keys::text[]) as w (place, key), lateral (
                            select count(*) as bearers from (select from people.name_key k
                                where k.association = :association and k.key = w.key limit :most) counted) b
                        group by w.place""")
                .param("association", Asking.association())
                .param("places", places.toArray(String[]::new))
                .param("keys", keys.toArray(String[]::new))
                .param("most", COMMON)
                .query(ResultRow.each(row -> bearers[row.integer("place")] = row.integer("bearers")));
        return bearers;
    }

    /** Persons who bear a key of each word, led by the word that fewest bear. */
    Set<UUID> bearing(List<Set<String>> words) {
        Set<String> rarest = Set.of();
        int fewest = COMMON;
        var bearers = bearers(words);
        for (int i = 0; i < words.size(); i++) {
            int ofWord = bearers[i];
            if (ofWord == 0) return Set.of();
            if (ofWord < fewest) {
                fewest = ofWord;
                rarest = words.get(i);
            }
        }
        if (rarest.isEmpty()) return Set.of();
        var all = new LinkedHashSet<String>();
        words.forEach(all::addAll);
        Map<UUID, Set<String>> borne = new HashMap<>();
        database.sql("""
                        select k.person, k.key from people.name_key k where k.key = any(:all::text[]) and k.person in (
                            select person from people.name_key where association = :association and key = any(:rarest::text[]))""")
                .param("association", Asking.association())
                .param("all", all.toArray(String[]::new))
                .param("rarest", rarest.toArray(String[]::new))
                .query(ResultRow.each(row -> {
                    borne.computeIfAbsent(row.uuidOrNull("person"), _ -> new LinkedHashSet<>())
                            .add(row.textOrNull("key"));
                }));
        var bearing = new LinkedHashSet<UUID>();
        borne.forEach((person, keys) -> {
            if (words.stream().allMatch(word -> word.stream().anyMatch(keys::contains))) bearing.add(person);
        });
        return bearing;
    }
}
