// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.database.Asking;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The words of names, kept beside the files so that a search finds them as one types. */
@Component
class NameIndex {
    private final JdbcClient database;
    private final Communes communes;
    private final NameKeys keys;

    NameIndex(JdbcClient database, Communes communes, NameKeys keys) {
        this.database = database;
        this.communes = communes;
        this.keys = keys;
    }

    /** Writes the words of a file anew. */
    void write(PersonFile file) {
        write(new NameKeys.Named(file.id(), file.given(), file.family(), file.birthYear(), file.commune()));
    }

    void write(NameKeys.Named file) {
        var words = words(file.given(), file.family());
        var before = drop(file.id());
        keys.write(List.of(file));
        var all = new ArrayList<>(words);
        var commune = file.commune();
        var birthYear = file.birthYear();
        if (commune != null)
            all.addAll(
                    FoldedName.words(communes.find(commune).map(Commune::name).orElse("")));
        if (birthYear != null) all.add(birthYear.toString());
        database.sql("""
                        insert into people.name_word (association, word, name, person, sound, birth_year, words)
                        select :association, w.word, :name, :person, w.sound, :birthYear, :words::text[]
                        from unnest(:words::text[], :sounds::text[]) as w (word, sound)""")
                .param("association", Asking.association())
                .param("name", " " + String.join(" ", all))
                .param("person", file.id())
                .param("birthYear", birthYear)
                .param("words", words.toArray(String[]::new))
                .param("sounds", sounds(words))
                .update();
        // waits for whoever is about to forget the same word, in one order for all
        database.sql("""
                        insert into people.known_word (association, word, sound)
                        select :association, w.word, w.sound from unnest(:words::text[], :sounds::text[]) as w (word, sound)
                        order by w.word collate "C"
                        on conflict (association, word) do update set sound = excluded.sound""")
                .param("association", Asking.association())
                .param("words", words.toArray(String[]::new))
                .param("sounds", sounds(words))
                .update();
        before.removeAll(words);
        forget(before);
    }

    /** Takes a person out of the search, and forgets the words that nobody else bears. */
    void remove(UUID person) {
        forget(drop(person));
    }

    private List<String> drop(UUID person) {
        keys.remove(person);
        return new ArrayList<>(database.sql("delete from people.name_word where person = :person returning word")
                .param("person", person)
                .query(String.class)
                .list());
    }

    private void forget(List<String> words) {
        if (words.isEmpty()) return;
        database.sql("""
                        delete from people.known_word k where k.association = :association and k.word in (
                            select l.word from people.known_word l where l.association = :association and l.word in (:words)
                            order by l.word for update)
                          and not exists (select from people.name_word w where w.association = k.association and w.word = k.word)""")
                .param("association", Asking.association())
                .param("words", words)
                .update();
    }

    /** The family name first, as lists are sorted. */
    static List<String> words(String given, String family) {
        var words = new LinkedHashSet<>(FoldedName.words(family));
        words.addAll(FoldedName.words(given));
        return List.copyOf(words);
    }

    static String[] sounds(List<String> words) {
        return words.stream().map(FrenchSound::of).toArray(String[]::new);
    }
}
