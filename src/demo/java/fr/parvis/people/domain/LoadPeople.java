// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.database.Asking;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.people.PastPeople;
import fr.parvis.people.Sealing;
import fr.parvis.values.Ids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes many files with few statements. */
@Component
class LoadPeople implements PastPeople {
    private final JdbcClient database;
    private final KeyRing keys;
    private final Communes communes;
    private final FindDuplicates duplicates;
    private final NameKeys nameKeys;

    LoadPeople(JdbcClient database, KeyRing keys, Communes communes, FindDuplicates duplicates, NameKeys nameKeys) {
        this.database = database;
        this.keys = keys;
        this.communes = communes;
        this.duplicates = duplicates;
        this.nameKeys = nameKeys;
    }

    @Override
    @Transactional
    public void load(List<Known> all) {
        var there = database.sql("select id from people.person where id in (:ids)")
                .param("ids", all.stream().map(Known::id).toList())
                .query(UUID.class)
                .set();
        var persons = all.stream().filter(one -> !there.contains(one.id())).toList();
        if (persons.isEmpty()) return;
        insert(persons);
        words(persons);
        nameKeys.write(persons.stream()
                .map(one -> new NameKeys.Named(one.id(), one.given(), one.family(), one.birthYear(), one.commune()))
                .toList());
        contacts(persons);
        notes(persons);
    }

    private void insert(List<Known> persons) {
        database.sql("""
                        insert into people.person (id, association, given, family, birth_year, commune, opened_by, opened_at, last_contact)
                        select id, :association, given, family, born, commune, by, last + time '10:00', last
                        from unnest(:ids::uuid[], :givens::text[], :families::text[], :borns::smallint[], :communes::text[], :bys::uuid[],
                            :lasts::date[]) as p (id, given, family, born, commune, by, last)""")
                .param("association", Asking.association())
                .param("ids", texts(persons, one -> one.id().toString()))
                .param("givens", texts(persons, Known::given))
                .param("families", texts(persons, Known::family))
                .param(
                        "borns",
                        texts(
                                persons,
                                one -> one.birthYear() == null
                                        ? null
                                        : one.birthYear().toString()))
                .param("communes", texts(persons, Known::commune))
                .param("bys", texts(persons, one -> one.by().toString()))
                .param("lasts", texts(persons, one -> one.lastContact().toString()))
                .update();
    }

    private void words(List<Known> persons) {
        record Row(Known person, String word, String name, String words) {}
        var rows = new ArrayList<Row>();
        var known = new LinkedHashMap<String, String>();
        Map<String, String> places = new HashMap<>();
        for (var person : persons) {
            var words = NameIndex.words(person.given(), person.family());
            var name = new StringBuilder();
            for (var word : words) name.append(' ').append(word);
            var commune = person.commune();
            if (commune != null)
                name.append(places.computeIfAbsent(
                        commune,
                        code -> " "
                                + FoldedName.fold(
                                        communes.find(code).map(Commune::name).orElse(""))));
            if (person.birthYear() != null) name.append(' ').append(person.birthYear());
            var quoted = words.stream().collect(Collectors.joining("\",\"", "{\"", "\"}"));
            for (var word : words) {
                rows.add(new Row(person, word, name.toString(), quoted));
                known.computeIfAbsent(word, FrenchSound::of);
            }
        }
        database.sql("""
                        insert into people.name_word (association, word, name, person, sound, birth_year, words)
                        select :association, word, name, person, sound, born, words::text[]
                        from unnest(:words::text[], :names::text[], :persons::uuid[], :sounds::text[], :borns::smallint[], :all::text[])
                            as w (word, name, person, sound, born, words)""")
                .param("association", Asking.association())
                .param("words", texts(rows, Row::word))
                .param("names", texts(rows, Row::name))
                .param("persons", texts(rows, row -> row.person.id().toString()))
                .param("sounds", texts(rows, row -> known.get(row.word)))
                .param(
                        "borns",
                        texts(
                                rows,
                                row -> row.person.birthYear() == null
                                        ? null
                                        : row.person.birthYear().toString()))
                .param("all", texts(rows, Row::words))
                .update();
        database.sql("""
                        insert into people.known_word (association, word, sound)
                        select :association, word, sound from unnest(:words::text[], :sounds::text[]) as w (word, sound)
                        order by word collate "C" on conflict do nothing""")
                .param("association", Asking.association())
                .param("words", known.keySet().toArray(String[]::new))
                .param("sounds", known.values().toArray(String[]::new))
                .update();
    }

    private void contacts(List<Known> persons) {
        var reached = persons.stream().filter(one -> one.phone() != null).toList();
        var ids = new ArrayList<String>();
        var sealed = new ArrayList<Sealing.Text>();
        var hashes = new ArrayList<byte[]>();
        for (var person : reached) {
            var contact = new Contact(Ids.next(), Contact.Kind.PHONE, String.valueOf(person.phone()));
            ids.add(contact.id().toString());
            sealed.add(keys.seal(contact.text(), contact.about()));
            hashes.add(keys.hash(String.valueOf(contact.same())));
        }
        database.sql("""
                        insert into people.contact (id, association, person, kind, sealed, key, hash)
                        select id, :association, person, 'phone', sealed, :key, hash
                        from unnest(:ids::uuid[], :persons::uuid[], :sealed::bytea[], :hashes::bytea[]) as c (id, person, sealed, hash)""")
                .param("association", Asking.association())
                .param("ids", ids.toArray(String[]::new))
                .param("persons", texts(reached, one -> one.id().toString()))
                .param("sealed", sealed.stream().map(Sealing.Text::bytes).toArray(byte[][]::new))
                .param("hashes", hashes.toArray(byte[][]::new))
                .param("key", keys.current())
                .update();
    }

    private void notes(List<Known> persons) {
        record Row(Known person, UUID id, Sealing.Text sealed) {}
        var rows = new ArrayList<Row>();
        for (var person : persons)
            for (var note : person.notes()) {
                var id = Ids.next();
                rows.add(new Row(person, id, keys.seal(note, Notes.about(id))));
            }
        database.sql("""
                        insert into people.note (id, association, person, day, written_by, written_at, sealed, key)
                        select id, :association, person, day, by, day + time '10:00', sealed, :key
                        from unnest(:ids::uuid[], :persons::uuid[], :days::date[], :bys::uuid[], :sealed::bytea[])
                            as n (id, person, day, by, sealed)""")
                .param("association", Asking.association())
                .param("ids", texts(rows, row -> row.id.toString()))
                .param("persons", texts(rows, row -> row.person.id().toString()))
                .param("days", texts(rows, row -> row.person.lastContact().toString()))
                .param("bys", texts(rows, row -> row.person.by().toString()))
                .param("sealed", rows.stream().map(row -> row.sealed.bytes()).toArray(byte[][]::new))
                .param("key", keys.current())
                .update();
    }

    /** Makes the values of one column. */
    private interface Column<T> {
        @Nullable
        String of(T row);
    }

    private static <T> @Nullable String[] texts(List<T> rows, Column<T> column) {
        var texts = new @Nullable String[rows.size()];
        for (int i = 0; i < texts.length; i++) texts[i] = column.of(rows.get(i));
        return texts;
    }

    @Override
    @Transactional
    public void loaded() {
        database.sql(
                        "analyze people.person, people.contact, people.note, people.name_word, people.known_word, people.name_key")
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public List<UUID> alike(Known described) {
        var phone = described.phone();
        var said = new PersonFile.Said(
                described.given(),
                described.family(),
                described.birthYear(),
                described.commune(),
                null,
                List.of(),
                false,
                null,
                phone == null ? List.of() : List.of(new Contact(described.id(), Contact.Kind.PHONE, phone)));
        return duplicates.handle(said).stream()
                .map(likeness -> likeness.person().id())
                .toList();
    }
}
