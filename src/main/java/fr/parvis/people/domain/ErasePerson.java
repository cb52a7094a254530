package fr.parvis.people.domain;

import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.people.KeepsPerson;
import fr.parvis.people.PersonErased;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases the file of a person, with what was merged into it. Visits were anonymous and stay; what cases came to stays as counts. The
 * journal keeps that a file was erased, by its identifier.
 */
@Component
@Transactional
public class ErasePerson {

    /** What became of it. */
    public sealed interface Erasure {
        record Erased() implements Erasure {}

        record Unknown() implements Erasure {}

        /** @param reasons why not now and what to do, in the user's words */
        record Kept(List<String> reasons) implements Erasure {}
    }

    private final PersonTable persons;
    private final NameIndex names;
    private final List<KeepsPerson> keepers;
    private final JdbcClient database;
    private final ApplicationEventPublisher events;
    private final Journal journal;
    private final Clock clock;

    ErasePerson(
            PersonTable persons,
            NameIndex names,
            List<KeepsPerson> keepers,
            JdbcClient database,
            ApplicationEventPublisher events,
            Journal journal,
            Clock clock) {
        this.persons = persons;
        this.names = names;
        this.keepers = keepers;
        this.database = database;
        this.events = events;
        this.journal = journal;
        this.clock = clock;
    }

    /** Because the person asked. */
    public Erasure handle(UUID person) {
        var file = persons.findLocked(person).orElse(null);
        if (file == null || file.mergedInto() != null) return new Erasure.Unknown();
        var reasons = keepers.stream()
                .flatMap(keeper -> keeper.reasonToKeep(person).stream())
                .toList();
        if (!reasons.isEmpty()) return new Erasure.Kept(reasons);
        erase(person);
        journal.note("people.erased", person.toString(), Map.of("cause", "asked"));
        prove("asked", 1, null);
        return new Erasure.Erased();
    }

    /** Files without contact since before that day, {@code most} at most; how many were erased. */
    public int forget(LocalDate before, int most) {
        var old = database.sql("""
                        select id from people.person
                        where association = :association and last_contact < :before and merged_into is null
                        order by last_contact limit :most for update skip locked""")
                .param("association", Asking.association())
                .param("before", before)
                .param("most", most)
                .query(UUID.class)
                .list();
        int erased = 0;
        for (var person : old) {
            var later = keepers.stream()
                    .flatMap(keeper -> keeper.lastContact(person).stream())
                    .filter(day -> !day.isBefore(before))
                    .findFirst();
            if (later.isPresent()) persons.contacted(person, later.get());
            else {
                erase(person);
                journal.note("people.erased", person.toString(), Map.of("cause", "term"));
                erased++;
            }
        }
        if (erased > 0) prove("term", erased, before);
        return erased;
    }

    private void prove(String cause, int files, @Nullable LocalDate before) {
        database.sql("""
                        insert into people.forgotten (association, at, cause, files, before)
                        values (:association, :now, :cause, :files, :before)""")
                .param("association", Asking.association())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("cause", cause)
                .param("files", files)
                .param("before", before)
                .update();
    }

    private void erase(UUID person) {
        var all = new ArrayList<UUID>();
        all.add(person);
        for (int i = 0; i < all.size(); i++)
            all.addAll(database.sql("select id from people.person where merged_into = :id")
                    .param("id", all.get(i))
                    .query(UUID.class)
                    .list());
        // those merged into another first: they point at it
        for (var one : all.reversed()) {
            events.publishEvent(new PersonErased(one));
            names.remove(one);
            database.sql("delete from people.merge where kept = :id or dropped = :id")
                    .param("id", one)
                    .update();
            database.sql("delete from people.household_link where person = :id or other = :id")
                    .param("id", one)
                    .update();
            for (var table : List.of("contact", "note", "consent", "person_visit", "reading", "act_on"))
                database.sql("delete from people." + table + " where person = :id")
                        .param("id", one)
                        .update();
            database.sql("delete from people.person where id = :id")
                    .param("id", one)
                    .update();
        }
    }
}
