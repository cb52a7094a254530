package fr.parvis.people.domain;

import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds persons of the association by any part of their name, birth year and commune in any order, or by a whole number or address
 * that reaches them.
 */
@Component
@Transactional(readOnly = true)
public class FindPeople {
    public static final int MOST = 20;

    private final JdbcClient database;
    private final PersonTable persons;
    private final Communes communes;

    FindPeople(JdbcClient database, PersonTable persons, Communes communes) {
        this.database = database;
        this.persons = persons;
        this.communes = communes;
    }

    /** The best first, {@link #MOST} at most. */
    public List<Listed> handle(String text) {
        var typed = text.strip();
        if (typed.contains("@")) return reachedBy(new Contact(new UUID(0, 0), Contact.Kind.MAIL, typed));
        if (typed.matches("[+(\\d][\\d\\s.()\\-/\\u00a0\\u202f]*")
                && typed.replaceAll("\\D", "").length() >= 8)
            return reachedBy(new Contact(new UUID(0, 0), Contact.Kind.PHONE, typed));
        var words = FoldedName.asked(typed);
        if (words.isEmpty()) return List.of();
        var found = named(words);
        return found.isEmpty() ? living(typed) : found;
    }

    private List<Listed> reachedBy(Contact contact) {
        var found = persons.reachedBy(Objects.requireNonNull(contact.same()));
        return persons.listed(found).stream().limit(MOST).toList();
    }

    private List<Listed> named(List<String> words) {
        var score = new HashMap<UUID, Float>();
        database.sql("select person, score from people.find_by_name(:asked::text[], :heard::text[], :most)")
                .param("asked", words.toArray(String[]::new))
                .param("heard", NameIndex.sounds(words))
                .param("most", MOST)
                .query((row, n) -> score.merge(row.getObject("person", UUID.class), row.getFloat("score"), Math::max))
                .list();
        return persons.listed(score.keySet()).stream()
                .sorted(java.util.Comparator.comparing((Listed one) -> -score.getOrDefault(one.id(), 0f))
                        .thenComparing(one -> FoldedName.fold(one.family() + " " + one.given()))
                        .thenComparing(Listed::id))
                .limit(MOST)
                .toList();
    }

    /** Nobody bears that name: perhaps it is where they live. */
    private List<Listed> living(String typed) {
        var plain = FoldedName.fold(typed);
        var there = communes.search(typed).stream()
                .filter(commune -> FoldedName.fold(commune.name()).equals(plain))
                .map(Commune::insee)
                .toList();
        return there.isEmpty() ? List.of() : persons.inCommune(there, MOST);
    }
}
