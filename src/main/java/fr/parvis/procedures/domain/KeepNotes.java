// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.domain;

import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.people.SensitiveText;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes about a sheet: an association's own, or the network's for all. A note is added or removed, never changed. */
@Component
@Transactional
public class KeepNotes {
    public static final int LONGEST = 300;
    private static final int MOST = 20;

    private final JdbcClient database;
    private final Journal journal;
    private final Clock clock;

    KeepNotes(JdbcClient database, Journal journal, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param ofNetwork whether all associations read it */
    public record Note(UUID id, String text, boolean ofNetwork, Instant at) {}

    /** Those that whoever asks may read, the network's first. */
    @Transactional(readOnly = true)
    public List<Note> of(String sheet) {
        return database.sql("""
                        select id, text, association is null as of_network, written_at from procedures.note
                        where sheet = :sheet order by association nulls first, written_at""")
                .param("sheet", sheet)
                .query(ResultRow.map(row ->
                        new Note(row.uuid("id"), row.text("text"), row.flag("of_network"), row.instant("written_at"))))
                .list();
    }

    /** Adds a note of the association in scope or, in the network's scope, for all. */
    public Outcome<UUID> add(String sheet, String text) {
        if (text.length() < 2) return Outcome.refused("text", "procedures.problem.note");
        if (text.length() > LONGEST) return Outcome.refused("text", "procedures.problem.long", LONGEST);
        var sensitive = SensitiveText.find(text).stream()
                .filter(found -> found.kind().refused())
                .map(found -> found.refusal("text"))
                .toList();
        if (!sensitive.isEmpty()) return new Outcome.Refused<>(sensitive);
        if (of(sheet).size() >= MOST) return Outcome.refused("text", "procedures.problem.notes", MOST);
        var id = Ids.next();
        database.sql("""
                        insert into procedures.note (id, association, sheet, text, written_by, written_at)
                        values (:id, :association, :sheet, :text, :by, :at)""")
                .param("id", id)
                .param("association", Asking.scope().association())
                .param("sheet", sheet)
                .param("text", text)
                .param("by", Actor.account())
                .param("at", clock.instant())
                .update();
        journal.note("procedures.note-added", sheet, Map.of());
        return new Outcome.Done<>(id);
    }

    /** Removes a note; idempotent. */
    public void remove(UUID id) {
        var sheet = database.sql("delete from procedures.note where id = :id returning sheet")
                .param("id", id)
                .query(String.class)
                .optional();
        sheet.ifPresent(one -> journal.note("procedures.note-removed", one, Map.of()));
    }
}
