// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.audit.Journal;
import fr.parvis.database.ResultRow;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.values.Ids;
import fr.parvis.values.PhoneNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds persons of the association by any part of their name, birth year and commune in any order, or by a whole number or address
 * that reaches them. Each search is noted in the transaction that finds, or nobody is shown: who looked, how many were found, a keyed
 * hash of what was typed, never the words; and whose names were shown.
 */
@Component
@Transactional
public class FindPeople {
    public static final int MOST = 20;

    /** With fewer than that, names that came through another language are looked for too. */
    private static final int FEW = 5;

    private static final int MOST_WORDS = 4;
    private static final Pattern YEAR = Pattern.compile("\\b[12][0-9]{3}\\b");

    /** Outcome of a search. */
    public sealed interface Search {
        /** @param persons the best first, {@link #MOST} at most */
        record Found(List<PersonListItem> persons) implements Search {}

        /** Fewer than three letters, and nothing else that tells. */
        record TooShort() implements Search {}

        /** The account looked for too many persons in ten minutes. */
        record TooMany(Duration left) implements Search {}
    }

    /** Bytes of the keyed hash that the journal keeps. */
    private static final int HASH = 16;

    private final JdbcClient database;
    private final PersonTable persons;
    private final Communes communes;
    private final NameKeys nameKeys;
    private final SearchRateLimit rateLimit;
    private final KeyRing keys;
    private final ShownNames shown;
    private final Journal journal;

    FindPeople(
            JdbcClient database,
            PersonTable persons,
            Communes communes,
            NameKeys nameKeys,
            SearchRateLimit rateLimit,
            KeyRing keys,
            ShownNames shown,
            Journal journal) {
        this.database = database;
        this.persons = persons;
        this.communes = communes;
        this.nameKeys = nameKeys;
        this.rateLimit = rateLimit;
        this.keys = keys;
        this.shown = shown;
        this.journal = journal;
    }

    public Search handle(String text) {
        return handle(text, MOST);
    }

    /** @param most of those found who are shown, and noted as shown; {@link #MOST} at most, and with fewer the search is a quick one */
    public Search handle(String text, int most) {
        var typed = text.strip();
        var words = new SearchWords(typed);
        if (words.tooFew()) return new Search.TooShort();
        var wait = rateLimit.toWait(CurrentActor.account(), FoldedName.fold(typed));
        if (!wait.isZero()) return new Search.TooMany(wait);
        var found = find(typed, most < MOST).stream()
                .filter(one -> !words.whole() || words.isOf(one))
                .limit(most)
                .toList();
        shown.write(found.stream().map(PersonListItem::id).toList());
        journal.note("people.searched", hash(typed), Map.of("found", Integer.toString(found.size())));
        return new Search.Found(found);
    }

    /** Hash of a search for the journal: proves a known text, discloses none, differs from the hash of a contact. */
    private String hash(String typed) {
        return HexFormat.of().formatHex(Arrays.copyOf(keys.hash("search " + FoldedName.fold(typed)), HASH));
    }

    /** @param quick whether names in our letters are looked up by key alone, and those with a mistake only where few bear the one that was typed */
    private List<PersonListItem> find(String typed, boolean quick) {
        if (typed.contains("@")) return reachedBy(new Contact(Ids.NIL, Contact.Kind.MAIL, typed));
        if (PhoneNumber.isDialable(typed, 8)) return reachedBy(new Contact(Ids.NIL, Contact.Kind.PHONE, typed));
        var words = FoldedName.asked(typed);
        if (words.isEmpty()) return List.of();
        var found = named(words, quick);
        if (found.size() < FEW) found = withOtherwiseWritten(found, typed);
        return found.isEmpty() ? living(typed) : found;
    }

    private List<PersonListItem> reachedBy(Contact contact) {
        var found = persons.reachedBy(Objects.requireNonNull(contact.same()));
        return persons.listed(found).stream().limit(MOST).toList();
    }

    private List<PersonListItem> named(List<String> words, boolean quick) {
        var score = new HashMap<UUID, Float>();
        database.sql("select person, score from people.find_by_name(:asked::text[], :heard::text[], :most, :quick)")
                .param("asked", words.toArray(String[]::new))
                .param("heard", NameIndex.sounds(words))
                .param("most", MOST)
                .param("quick", quick)
                .query(ResultRow.map(row -> score.merge(row.uuid("person"), (float) row.real("score"), Math::max)))
                .list();
        return persons.listed(score.keySet()).stream()
                .sorted(java.util.Comparator.comparing((PersonListItem one) -> -score.getOrDefault(one.id(), 0f))
                        .thenComparing(one -> FoldedName.fold(one.family() + " " + one.given()))
                        .thenComparing(PersonListItem::id))
                .limit(MOST)
                .toList();
    }

    /** Adds those whose name is another writing of the one that was typed: in one word or several, or as it came through another language. */
    private List<PersonListItem> withOtherwiseWritten(List<PersonListItem> found, String typed) {
        var year = YEAR.matcher(typed);
        var born = year.find() ? Integer.valueOf(year.group()) : null;
        var asked = NameWords.family(year.replaceAll(" "));
        var all = asked.all();
        if (all.isEmpty() || all.size() > MOST_WORDS) return found;
        var ids = new LinkedHashSet<>(nameKeys.bearing(
                asked.telling().stream().map(NameWords.Word::keys).toList()));
        for (int cut = 2; cut <= all.size(); cut++) {
            // the first words are one, or the last
            ids.addAll(nameKeys.bearing(joined(all, 0, cut)));
            if (cut < all.size()) ids.addAll(nameKeys.bearing(joined(all, all.size() - cut, all.size())));
        }
        found.forEach(one -> ids.remove(one.id()));
        if (ids.isEmpty()) return found;
        var more = new ArrayList<>(found);
        persons.listed(ids).stream()
                .filter(one ->
                        (born == null || born.equals(one.birthYear())) && asked.isWrittenIn(one.given(), one.family()))
                .sorted(java.util.Comparator.comparing(
                                (PersonListItem one) -> FoldedName.fold(one.family() + " " + one.given()))
                        .thenComparing(PersonListItem::id))
                .limit(MOST - found.size())
                .forEach(more::add);
        return more;
    }

    private static List<Set<String>> joined(List<NameWords.Word> words, int from, int to) {
        var slots = new ArrayList<Set<String>>();
        for (int i = 0; i < words.size(); i++)
            if (i < from || i >= to) slots.add(words.get(i).keys());
        slots.add(NameWords.joined(words.subList(from, to)).keys());
        return slots;
    }

    /** Nobody bears that name: perhaps it is where they live. */
    private List<PersonListItem> living(String typed) {
        var plain = FoldedName.fold(typed);
        var there = communes.named(typed).stream()
                .filter(commune -> FoldedName.fold(commune.name()).equals(plain))
                .map(Commune::insee)
                .toList();
        return there.isEmpty() ? List.of() : persons.inCommune(there, MOST);
    }
}
