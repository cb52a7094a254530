// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.values.Outcome;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Households: who lives with whom. Somebody in danger at home is named in nobody's household, nor anybody in theirs. */
@Component
@Transactional
public class Households {
    public static final List<String> KINDS = List.of("couple", "parent", "child", "sibling", "other");

    /** @param kind relation of the member to the person: {@code child} is their child */
    public record Member(UUID person, String name, String kind) {}

    private final JdbcClient database;
    private final PersonTable persons;
    private final Journal journal;
    private final Clock clock;

    Households(JdbcClient database, PersonTable persons, Journal journal, Clock clock) {
        this.database = database;
        this.persons = persons;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Member> list(UUID person) {
        return database.sql("""
                        select p.id, p.given, p.family,
                            case when l.kind = 'parent' then case when l.person = :person then 'child' else 'parent' end else l.kind end as kind
                        from people.household_link l
                        join people.person p on p.id = case when l.person = :person then l.other else l.person end
                        join people.person me on me.id = :person
                        where (l.person = :person or l.other = :person) and not p.discreet and not me.discreet and p.merged_into is null
                        order by p.birth_year nulls last, p.given""")
                .param("person", person)
                .query(ResultRow.map(row -> new Member(
                        row.uuid("id"), PersonFile.name(row.text("given"), row.text("family")), row.text("kind"))))
                .list();
    }

    /** @param kind relation of the other to the person */
    public Outcome<UUID> link(UUID person, UUID other, String kind) {
        if (!KINDS.contains(kind)) return Outcome.refused("kind", "people.problem.household-kind");
        if (person.equals(other)) return Outcome.refused("other", "people.problem.household-self");
        var one = persons.find(person).orElse(null);
        var two = persons.find(other).orElse(null);
        if (one == null || two == null) return Outcome.refused("other", "people.problem.unknown");
        if (one.mergedInto() != null || two.mergedInto() != null)
            return Outcome.refused("other", "people.problem.merged");
        if (one.discreet() || two.discreet()) return Outcome.refused("other", "people.problem.household-discreet");
        delete(person, other);
        database.sql("""
                        insert into people.household_link (person, other, association, kind, made_by, made_at)
                        values (:person, :other, :association, :kind, :by, :now)""")
                // "child" is the same link seen from the other side
                .param("person", kind.equals("parent") ? other : person)
                .param("other", kind.equals("parent") ? person : other)
                .param("association", Asking.association())
                .param("kind", kind.equals("child") ? "parent" : kind)
                .param("by", CurrentActor.account())
                .param("now", clock.instant())
                .update();
        journal.note("people.household-linked", person.toString(), Map.of("with", other.toString()));
        return new Outcome.Done<>(person);
    }

    /** Unlinks two persons of one household; idempotent. */
    public void unlink(UUID person, UUID other) {
        if (delete(person, other) > 0)
            journal.note("people.household-unlinked", person.toString(), Map.of("with", other.toString()));
    }

    /** Either side may have been written first. @return number of links deleted */
    private int delete(UUID person, UUID other) {
        return database.sql("""
                        delete from people.household_link
                        where person = :person and other = :other or person = :other and other = :person""").param("person", person).param("other", other).update();
    }
}
