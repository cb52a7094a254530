// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.domain;

import fr.parvis.arrangements.Arrangement;
import fr.parvis.arrangements.ListField;
import fr.parvis.audit.Journal;
import fr.parvis.database.TransactionLock;
import fr.parvis.outreach.Household;
import fr.parvis.outreach.ImportedList;
import fr.parvis.outreach.Lists;
import fr.parvis.outreach.NewEntries;
import fr.parvis.values.Ids;
import fr.parvis.values.Sha256;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Imports the good lines of a file as a list, and stores the others for correction. The same file is imported once, however often it comes. */
@Component
@Transactional
public class ImportList {

    /**
     * Outcome of importing a file.
     *
     * @param followed cases that go on already, by line
     */
    public record Plan(int fresh, int renewed, int objected, int refused, Map<Integer, UUID> followed) {
        public int good() {
            return fresh + renewed;
        }
    }

    private final JdbcClient database;
    private final Lists lists;
    private final NewEntries entries;
    private final RefusedLines refusedLines;
    private final Journal journal;
    private final ReadList read;
    private final Clock clock;

    ImportList(
            JdbcClient database,
            Lists lists,
            NewEntries entries,
            RefusedLines refusedLines,
            Journal journal,
            ReadList read,
            Clock clock) {
        this.database = database;
        this.lists = lists;
        this.entries = entries;
        this.refusedLines = refusedLines;
        this.journal = journal;
        this.read = read;
        this.clock = clock;
    }

    /** Says what importing would do. */
    @Transactional(readOnly = true)
    public Plan plan(Arrangement arrangement, Reading.Lines lines) {
        var compared = entries.compare(arrangement, lines.good());
        var refused = withoutObjected(arrangement, lines);
        return new Plan(
                compared.fresh(),
                compared.renewed(),
                compared.objected() + lines.refused().size() - refused.size(),
                refused.size(),
                compared.followed());
    }

    /** The list that this very file made already. */
    @Transactional(readOnly = true)
    public Optional<ImportedList> already(Arrangement arrangement, byte[] file) {
        return lists.findByDigest(arrangement.id(), Sha256.of(file));
    }

    /**
     * Imports the good lines.
     *
     * @return the list; the one of before when the same file was imported then
     */
    public ImportedList handle(Arrangement arrangement, ReceivedFile file, Reading.Lines lines) {
        // two files of one arrangement at once: one after the other, so that no household comes twice
        TransactionLock.take(database, "outreach.list " + arrangement.id());
        var digest = Sha256.of(file.bytes());
        var before = lists.findByDigest(arrangement.id(), digest);
        if (before.isPresent()) return before.get();
        var compared = entries.compare(arrangement, lines.good());
        var refused = withoutObjected(arrangement, lines);
        var list = new ImportedList(
                Ids.next(),
                arrangement.partner(),
                arrangement.id(),
                file.way(),
                WaitingFiles.shortened(file.name()),
                read.today(),
                clock.instant(),
                file.by(),
                lines.lines(),
                compared.fresh(),
                compared.renewed(),
                compared.objected() + lines.refused().size() - refused.size(),
                refused.size(),
                compared.followed().size(),
                lines.notKept().size());
        lists.add(list, digest);
        refusedLines.keep(list.id(), arrangement.association(), refused);
        compared.write(list.id());
        journal.note(
                "outreach.list-taken",
                list.id().toString(),
                Map.of(
                        "arrangement", arrangement.id().toString(),
                        "way", file.way(),
                        "lines", String.valueOf(list.lines()),
                        "taken", String.valueOf(list.taken()),
                        "renewed", String.valueOf(list.renewed()),
                        "objected", String.valueOf(list.objected()),
                        "refused", String.valueOf(list.refused())));
        return lists.find(list.id()).orElseThrow();
    }

    /** Of lines that cannot be taken nothing is kept either when what can be read of them is of somebody who objected. */
    private List<Reading.Refused> withoutObjected(Arrangement arrangement, Reading.Lines lines) {
        var readable = new LinkedHashMap<Reading.Refused, Household>();
        for (var line : lines.refused()) readable.put(line, readable(line, lines.mapping()));
        var no = entries.objected(arrangement.partner(), readable.values());
        return lines.refused().stream()
                .filter(line -> !no.contains(readable.get(line)))
                .toList();
    }

    private static Household readable(Reading.Refused line, Map<ListField, String> mapping) {
        var phones = new ArrayList<String>();
        for (var field : ListField.values())
            if (field.isPhone())
                try {
                    phones.addAll(ListValues.phones(said(line, mapping, field)));
                } catch (ListValues.Wrong e) {
                    // a number that cannot be read is nobody's
                }
        return new Household(
                said(line, mapping, ListField.REFERENCE),
                said(line, mapping, ListField.GIVEN),
                said(line, mapping, mapping.containsKey(ListField.FAMILY) ? ListField.FAMILY : ListField.NAME),
                phones,
                List.of(),
                said(line, mapping, ListField.STREET),
                null,
                said(line, mapping, ListField.POSTCODE),
                null,
                null,
                null);
    }

    private static String said(Reading.Refused line, Map<ListField, String> mapping, ListField field) {
        var heading = mapping.get(field);
        return heading == null ? "" : line.kept().getOrDefault(heading, "").strip();
    }
}
