// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens a file to read it: who, and why, is noted in the same transaction, or nothing is shown. */
@Component
public class ReadFile {
    /** Why one may open a file. */
    public static final List<String> REASONS =
            List.of("present", "calls", "visit", "case", "prepare", "duplicate", "request", "other");

    private final PersonTable persons;
    private final JdbcClient database;
    private final Journal journal;
    private final ShownNames shown;
    private final Clock clock;

    ReadFile(PersonTable persons, JdbcClient database, Journal journal, ShownNames shown, Clock clock) {
        this.persons = persons;
        this.database = database;
        this.journal = journal;
        this.shown = shown;
        this.clock = clock;
    }

    @Transactional
    public Optional<PersonFile> handle(UUID person, String reason) {
        if (!REASONS.contains(reason)) throw new IllegalArgumentException("a file is opened for a reason");
        var file = persons.find(person);
        file.ifPresent(read -> note(read.id(), reason));
        return file;
    }

    void note(UUID person, String reason) {
        database.sql("""
                        insert into people.reading (association, person, account, at, reason)
                        values (:association, :person, :account, :now, :reason)""")
                .param("association", Asking.association())
                .param("person", person)
                .param("account", CurrentActor.account())
                .param("now", clock.instant())
                .param("reason", reason)
                .update();
        journal.note("people.read", person.toString(), Map.of("reason", reason));
    }

    /** List line of a person: as much as may be shown without opening the file. */
    @Transactional(readOnly = true)
    public Optional<PersonListItem> glimpse(UUID person) {
        return glimpses(List.of(person)).stream().findFirst();
    }

    /** List lines of several persons, in no order. */
    @Transactional(readOnly = true)
    public List<PersonListItem> glimpses(List<UUID> persons) {
        var listed = this.persons.listed(persons);
        shown.gather(listed);
        return listed;
    }

    /** The persons whose files who asks opened last. */
    @Transactional(readOnly = true)
    public List<PersonListItem> lastRead(int most) {
        var listed = persons.lastRead(CurrentActor.account(), most);
        shown.gather(listed);
        return listed;
    }
}
