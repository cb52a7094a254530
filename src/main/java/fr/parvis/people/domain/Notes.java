// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.people.Sealing;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Short notes on a person, dated and signed. What a correction replaced is kept as long as the note. */
@Component
@Transactional
public class Notes {

    /** @param writtenBy first author */
    public record Note(
            UUID id, UUID person, LocalDate day, String text, UUID writtenBy, Instant writtenAt, int version) {}

    /** Text of a note until it was corrected. */
    public record Earlier(String text, Instant until) {}

    private final JdbcClient database;
    private final KeyRing keys;
    private final PersonTable persons;
    private final PersonRules rules;
    private final Journal journal;
    private final Clock clock;

    Notes(JdbcClient database, KeyRing keys, PersonTable persons, PersonRules rules, Journal journal, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.persons = persons;
        this.rules = rules;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param id made by the caller, so that the same request twice writes one note; another text under it is another note */
    public Outcome<UUID> write(UUID id, UUID person, String text, boolean knowing) {
        var problems = judge(text, knowing);
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        // else a merge under way would leave what is written in a file that nobody reads any more
        var file = persons.findLocked(person).orElse(null);
        if (file == null) return Outcome.refused("", "people.problem.unknown");
        if (file.mergedInto() != null) return Outcome.refused("", "people.problem.merged");
        var sealed = keys.seal(text.strip(), about(id));
        int written = database.sql("""
                        insert into people.note (id, association, person, day, written_by, written_at, sealed, key)
                        values (:id, :association, :person, :day, :by, :now, :sealed, :key) on conflict (id) do nothing""")
                .param("id", id)
                .param("association", Asking.association())
                .param("person", person)
                .param("day", rules.today())
                .param("by", CurrentActor.account())
                .param("now", clock.instant())
                .param("sealed", sealed.bytes())
                .param("key", sealed.key())
                .update();
        if (written == 0) {
            var first = find(id).filter(note -> note.person().equals(person)).orElse(null);
            if (first == null) return Outcome.refused("", "people.problem.identifier-taken");
            // back in the browser's history a page bears the identifier of the note that it sent: this is another one
            if (!hasSaid(first, text.strip())) return write(another(id, text), person, text, knowing);
        }
        if (written == 1) journal.note("people.noted", person.toString(), Map.of());
        persons.contacted(person, rules.today());
        return new Outcome.Done<>(id);
    }

    /** @param basedOn the version that was on the screen: two who write one note at once do not overwrite each other */
    public Outcome<UUID> correct(UUID id, int basedOn, String text, boolean knowing) {
        var problems = judge(text, knowing);
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        var before = database.sql("select * from people.note where id = :id for update")
                .param("id", id)
                .query(ResultRow.map(this::note))
                .optional()
                .orElse(null);
        if (before == null) return Outcome.refused("", "people.problem.unknown");
        if (before.text().equals(text.strip())) return new Outcome.Done<>(id);
        if (before.version() != basedOn) return new Outcome.Changed<>();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        database.sql("""
                        insert into people.earlier_note (note, version, association, sealed, key, replaced_by, replaced_at)
                        select id, version, association, sealed, key, :by, :now from people.note where id = :id""")
                .param("id", id)
                .param("by", CurrentActor.account())
                .param("now", now)
                .update();
        var sealed = keys.seal(text.strip(), about(id));
        database.sql("update people.note set sealed = :sealed, key = :key, version = version + 1 where id = :id")
                .param("id", id)
                .param("sealed", sealed.bytes())
                .param("key", sealed.key())
                .update();
        journal.note("people.note-corrected", before.person().toString(), Map.of());
        return new Outcome.Done<>(id);
    }

    /** Notes on a person, the latest first. */
    @Transactional(readOnly = true)
    public List<Note> list(UUID person, int most, int offset) {
        return database.sql("""
                        select * from people.note where person = :person
                        order by written_at desc, id limit :most offset :offset""")
                .param("person", person)
                .param("most", most)
                .param("offset", offset)
                .query(ResultRow.map(this::note))
                .list();
    }

    @Transactional(readOnly = true)
    public int count(UUID person) {
        return database.sql("select count(*)::int from people.note where person = :person")
                .param("person", person)
                .query(Integer.class)
                .single();
    }

    /** Earlier texts of a person's corrected notes, by note, the oldest first. */
    @Transactional(readOnly = true)
    public Map<UUID, List<Earlier>> earlier(UUID person) {
        var earlier = new LinkedHashMap<UUID, List<Earlier>>();
        database.sql("""
                        select e.note, e.sealed, e.key, e.replaced_at from people.earlier_note e join people.note n on n.id = e.note
                        where n.person = :person order by e.note, e.version""")
                .param("person", person)
                .query(ResultRow.map(row -> {
                    var note = row.uuid("note");
                    return Map.entry(
                            note,
                            new Earlier(
                                    keys.open(new Sealing.Text(row.text("key"), row.bytes("sealed")), about(note)),
                                    row.instant("replaced_at")));
                }))
                .list()
                .forEach(one -> earlier.computeIfAbsent(one.getKey(), _ -> new ArrayList<>())
                        .add(one.getValue()));
        return earlier;
    }

    @Transactional(readOnly = true)
    public Optional<Note> find(UUID id) {
        return database.sql("select * from people.note where id = :id")
                .param("id", id)
                .query(ResultRow.map(this::note))
                .optional();
    }

    /** Identifier of another note that bears the first one's, the same each time that it is sent. */
    private static UUID another(UUID first, String text) {
        return UUID.nameUUIDFromBytes((first + text.strip()).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the note says that, or said it before it was corrected. */
    private boolean hasSaid(Note note, String text) {
        return note.text().equals(text)
                || earlier(note.person()).getOrDefault(note.id(), List.of()).stream()
                        .anyMatch(before -> before.text().equals(text));
    }

    private static List<Problem> judge(String text, boolean knowing) {
        var problems = new ArrayList<>(PersonRules.judgeText("text", text, PersonRules.LONGEST_NOTE, knowing));
        if (text.isBlank()) problems.add(Problem.of("text", "people.problem.note-empty"));
        return problems;
    }

    static String about(UUID note) {
        return "note " + note;
    }

    private Note note(ResultRow row) {
        var id = row.uuid("id");
        return new Note(
                id,
                row.uuid("person"),
                row.day("day"),
                keys.open(new Sealing.Text(row.text("key"), row.bytes("sealed")), about(id)),
                row.uuid("written_by"),
                row.instant("written_at"),
                row.integer("version"));
    }
}
