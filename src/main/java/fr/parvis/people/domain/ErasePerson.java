// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.people.PersonErased;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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

    /** Outcome of an erasure. */
    public sealed interface Erasure {
        record Erased() implements Erasure {}

        record Unknown() implements Erasure {}

        /** @param reasons obstacles to erasing it now */
        record Kept(List<Reason> reasons) implements Erasure {}
    }

    /**
     * Why a file cannot be erased now.
     *
     * @param code key of the counted sentence that says so and what to do about it
     * @param count number of things that keep it
     */
    public record Reason(String code, long count) {}

    private final PersonTable persons;
    private final NameIndex names;
    private final PersonColumns columns;
    private final JdbcClient database;
    private final ApplicationEventPublisher events;
    private final Journal journal;
    private final Clock clock;

    ErasePerson(
            PersonTable persons,
            NameIndex names,
            PersonColumns columns,
            JdbcClient database,
            ApplicationEventPublisher events,
            Journal journal,
            Clock clock) {
        this.persons = persons;
        this.names = names;
        this.columns = columns;
        this.database = database;
        this.events = events;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Reason> reasonsToKeep(UUID person) {
        return columns.reasonsToKeep(person);
    }

    /** Because the person asked. */
    public Erasure handle(UUID person) {
        columns.lock(List.of(person));
        var file = persons.findLocked(person).orElse(null);
        if (file == null || file.mergedInto() != null) return new Erasure.Unknown();
        var reasons = columns.reasonsToKeep(person);
        if (!reasons.isEmpty()) return new Erasure.Kept(reasons);
        erase(person);
        journal.note("people.erased", person.toString(), Map.of("cause", "asked"));
        prove("asked", 1, null);
        return new Erasure.Erased();
    }

    /**
     * A part of the files that were looked at.
     *
     * @param examined number examined, those that a reason keeps included
     * @param last the last one, after which to go on
     */
    public record Pass(int examined, int erased, @Nullable Place last) {}

    /** Position of a file among those of its association, by its last contact. */
    public record Place(LocalDate lastContact, UUID id) {}

    /** Erases files without contact since before that day, {@code most} looked at; those that a reason keeps stay as they are. */
    public Pass forget(LocalDate before, int most, @Nullable Place after) {
        var old = database.sql("""
                        select id, last_contact from people.person
                        where association = :association and last_contact < :before and merged_into is null
                          and (:day::date is null or last_contact > :day or last_contact = :day and id < :id)
                        order by last_contact, id desc limit :most for update skip locked""")
                .param("association", Asking.association())
                .param("before", before)
                .param("day", after == null ? null : after.lastContact)
                .param("id", after == null ? null : after.id)
                .param("most", most)
                .query(ResultRow.map(row -> new Place(row.day("last_contact"), row.uuid("id"))))
                .list();
        int erased = 0;
        for (var one : old)
            if (!kept(one.id)) {
                erase(one.id);
                journal.note("people.erased", one.id.toString(), Map.of("cause", "term"));
                erased++;
            }
        if (erased > 0) prove("term", erased, before);
        return new Pass(old.size(), erased, old.isEmpty() ? null : old.getLast());
    }

    /** Deletes merges made before that moment, which are undone no more, and the second files out of sight since; how many files. */
    public int forgetMerged(Instant before) {
        var dropped = database.sql("""
                        select distinct m.dropped from people.merge m join people.person p on p.id = m.dropped
                        where m.association = :association and m.merged_at < :before and m.undone_at is null and p.merged_into is not null""")
                .param("association", Asking.association())
                .param("before", before)
                .query(UUID.class)
                .list();
        int erased = 0;
        for (var person : dropped) {
            // one erased with the file that it was merged into is not there any more
            var file = persons.findLocked(person).orElse(null);
            if (file == null || file.mergedInto() == null || kept(person)) continue;
            erase(person);
            journal.note("people.erased", person.toString(), Map.of("cause", "merge"));
            erased++;
        }
        database.sql("""
                        delete from people.merge where association = :association and merged_at < :before and undone_at is not null""")
                .param("association", Asking.association())
                .param("before", before)
                .update();
        if (erased > 0) prove("merge", erased, null);
        return erased;
    }

    private boolean kept(UUID person) {
        return !columns.reasonsToKeep(person).isEmpty();
    }

    private void prove(String cause, int files, @Nullable LocalDate before) {
        database.sql("""
                        insert into people.forgotten (association, at, cause, files, before)
                        values (:association, :now, :cause, :files, :before)""")
                .param("association", Asking.association())
                .param("now", clock.instant())
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
            columns.erase(one);
            for (var table : List.of("contact", "reading", "name_shown", "act_on"))
                database.sql("delete from people." + table + " where person = :id")
                        .param("id", one)
                        .update();
            database.sql("delete from people.person where id = :id")
                    .param("id", one)
                    .update();
        }
    }
}
