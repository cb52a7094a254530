// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.domain;

import fr.parvis.arrangements.Arrangements;
import fr.parvis.audit.Journal;
import fr.parvis.database.TransactionLock;
import fr.parvis.intake.HandOver;
import fr.parvis.intake.domain.reading.FileRows;
import fr.parvis.partners.Partners;
import fr.parvis.shell.NotFound;
import fr.parvis.values.Sha256;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Receives a file that a partner uploads: checked as far as can be without reading it, stored sealed, for the association to import. */
@Component
@Transactional
class HandOverList implements HandOver {
    /** Files of one arrangement that wait at once: more is a program gone wrong. */
    static final int MOST_WAITING = 20;

    private final JdbcClient database;
    private final Arrangements agreed;
    private final Uploads uploads;
    private final WaitingFiles files;
    private final Partners partners;
    private final Journal journal;

    HandOverList(
            JdbcClient database,
            Arrangements agreed,
            Uploads uploads,
            WaitingFiles files,
            Partners partners,
            Journal journal) {
        this.database = database;
        this.agreed = agreed;
        this.uploads = uploads;
        this.files = files;
        this.partners = partners;
        this.journal = journal;
    }

    @Override
    public Outcome handle(Command command) {
        var to = agreed.find(command.arrangement())
                .orElseThrow(() -> new NotFound("arrangement " + command.arrangement()));
        if (!to.runsOn(agreed.today()) || !partners.isOpen(to.partner())) return new Outcome.Ended(to.endsOn());
        var bytes = command.bytes();
        if (bytes.length == 0) return new Outcome.Empty();
        if (bytes.length > MOST_BYTES) return new Outcome.TooLarge(MOST_BYTES / 1_000_000);
        if (!isTable(command.fileName(), bytes)) return new Outcome.NotATable();
        // two files of one arrangement at once: one after the other, so that the second finds the first
        TransactionLock.take(database, "outreach.upload " + to.id());
        if (known(to.id(), Sha256.of(bytes))) return new Outcome.Already();
        if (waiting(to.id()) >= MOST_WAITING) return new Outcome.TooManyWaiting();
        var upload = files.keep(to, new ReceivedFile(command.way(), command.fileName(), bytes, command.by()));
        journal.note("outreach.list-handed-over", upload.toString(), Map.of("way", command.way()));
        return new Outcome.Waiting(upload);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Untaken> untaken(UUID arrangement) {
        return uploads.untaken(arrangement).stream()
                .map(upload -> new Untaken(
                        upload.fileName(),
                        upload.at(),
                        upload.state().equals("set-aside"),
                        upload.why() == null ? null : upload.why().problem()))
                .toList();
    }

    private boolean known(UUID arrangement, byte[] digest) {
        return database.sql("""
                        select exists (select from outreach.upload where arrangement = :arrangement and digest = :digest and state <> 'set-aside')
                            or exists (select from outreach.list where arrangement = :arrangement and digest = :digest)""")
                .param("arrangement", arrangement)
                .param("digest", digest)
                .query(Boolean.class)
                .single();
    }

    private int waiting(UUID arrangement) {
        return database.sql(
                        "select count(*)::int from outreach.upload where arrangement = :arrangement and state = 'waiting'")
                .param("arrangement", arrangement)
                .query(Integer.class)
                .single();
    }

    private static boolean isTable(String fileName, byte[] bytes) {
        var name = fileName.toLowerCase(Locale.ROOT);
        return FileRows.isWorkbook(bytes)
                ? name.endsWith(".xlsx") || name.endsWith(".ods")
                : (name.endsWith(".csv") || name.endsWith(".txt")) && FileRows.isText(bytes);
    }
}
