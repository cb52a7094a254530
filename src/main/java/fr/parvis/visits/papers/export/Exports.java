// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.papers.export;

import fr.parvis.access.Associations;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.files.table.TableFormat;
import fr.parvis.files.table.WrittenTable;
import fr.parvis.limits.HeavyWork;
import fr.parvis.shell.NotAllowed;
import fr.parvis.visits.VisitsSettings;
import fr.parvis.visits.domain.ListVisits;
import fr.parvis.visits.domain.VisitFilter;
import fr.parvis.visits.papers.export.Export.State;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The exports of the current account: asked for, followed, fetched, thrown away. Short ones are made at once. */
@Component
public class Exports {
    private static final Logger LOG = LoggerFactory.getLogger(Exports.class);

    /** Lines that are written while one waits, a few tenths of a second: 5,000 visits, most often. */
    public static final int AT_ONCE = 10_000;

    /** Lines that are written at once however many others wait for theirs. */
    private static final int ALWAYS_AT_ONCE = 2000;

    /** Exports of one account that wait or are written at a time. */
    public static final int UNFINISHED = 3;

    /** Outcome of a demand. */
    public sealed interface Outcome {
        /** Here it is. */
        record Made(byte[] file) implements Outcome {}

        /** It is being written. */
        record Begun(UUID export) implements Outcome {}

        /** No visit fits the filter. */
        record Nothing() implements Outcome {}

        /** More lines than one export may have. */
        record TooLong(long most) implements Outcome {}

        /** The account has as many unfinished as it may. */
        record TooMany() implements Outcome {}
    }

    private final ExportTable exports;
    private final ExportLines lines;
    private final ExportFolder folder;
    private final ExportQueue queue;
    private final Associations associations;
    private final Journal journal;
    private final Clock clock;
    private final long most;
    private final Duration kept;
    private final TransactionTemplate transaction;
    private final Semaphore turns = new Semaphore(HeavyWork.AT_ONCE);

    Exports(
            ExportTable exports,
            ExportLines lines,
            ExportFolder folder,
            ExportQueue queue,
            Associations associations,
            Journal journal,
            Clock clock,
            VisitsSettings settings,
            PlatformTransactionManager transactions) {
        this.exports = exports;
        this.lines = lines;
        this.folder = folder;
        this.queue = queue;
        this.associations = associations;
        this.journal = journal;
        this.clock = clock;
        this.most = settings.exportLines();
        kept = Duration.ofDays(settings.exportDays());
        transaction = new TransactionTemplate(transactions);
    }

    /**
     * Asks for the visits that the current account may see and the filter asks for.
     *
     * @param id made with the form: the same twice is one export
     * @throws NotAllowed when notes are asked for without the right to see the team's
     */
    public Outcome ask(UUID id, VisitFilter asked, TableFormat format, boolean notes) {
        var who = Objects.requireNonNull(SignedIn.current(), "an export is somebody's");
        if (notes && !mayHaveNotes(who)) throw new NotAllowed(Right.READ_TEAM_DAY.name());
        var filter = ListVisits.allowed(asked);
        if (find(id).isPresent()) return new Outcome.Begun(id);
        long count = lines.count(filter, AT_ONCE + 1);
        if (count == 0) return new Outcome.Nothing();
        if (count <= ALWAYS_AT_ONCE) return new Outcome.Made(make(id, filter, format, notes));
        if (count <= AT_ONCE && turns.tryAcquire())
            try {
                return new Outcome.Made(make(id, filter, format, notes));
            } finally {
                turns.release();
            }
        long all = lines.count(filter, most + 1);
        if (all > most) return new Outcome.TooLong(most);
        var account = account();
        boolean begun = Boolean.TRUE.equals(transaction.execute(status -> {
            if (exports.unfinished(account) >= UNFINISHED) return false;
            exports.insert(new Export(
                    id, account, clock.instant(), format, filter, notes, State.WAITING, 0, null, null, null, null));
            exports.expect(id, all);
            return true;
        }));
        if (!begun) return new Outcome.TooMany();
        queue.add(Asking.association(), id);
        return new Outcome.Begun(id);
    }

    /** Whether somebody may have the free text of requests in a file. */
    public static boolean mayHaveNotes(SignedIn who) {
        return who.may(Right.READ_TEAM_DAY);
    }

    private byte[] make(UUID id, VisitFilter filter, TableFormat format, boolean notes) {
        var file = new ByteArrayOutputStream();
        try {
            var table = WrittenTable.open(format, file, WriteExport.SHEET, ExportLines.head(notes));
            long count = lines.write(filter, notes, table, line -> {});
            table.close();
            var made = new Export(
                    id, account(), clock.instant(), format, filter, notes, State.READY, count, count, null, null, null);
            transaction.executeWithoutResult(
                    status -> journal.note("visits.exported", id.toString(), WriteExport.facts(made, count)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    /** An export of the current account. One whose file is not there any more has failed. */
    public Optional<Export> find(UUID id) {
        return read(() -> exports.find(id))
                .filter(export -> export.account().equals(account()))
                .map(this::unlessLost);
    }

    /** The exports of the current account, the latest first. */
    public List<Export> list() {
        return read(() -> exports.list(account())).stream()
                .map(this::unlessLost)
                .toList();
    }

    /** The file of an export of the current account that is ready. */
    public Optional<Path> file(UUID id) {
        return find(id).filter(export -> export.state() == State.READY).map(export -> folder.file(id, export.format()));
    }

    /** Begins one that failed again. */
    public void again(UUID id) {
        var export = find(id).orElse(null);
        if (export == null || export.state() != State.FAILED) return;
        transaction.executeWithoutResult(status -> exports.again(id));
        queue.add(Asking.association(), id);
    }

    /** Throws one away, finished or not. */
    public void delete(UUID id) {
        if (find(id).isEmpty()) return;
        transaction.executeWithoutResult(status -> exports.delete(id));
        deleteFiles(id);
    }

    /** At the start of Parvis: begins again what its stop cut. */
    public void resume() {
        associations.inEach(
                "exports: begin again",
                association -> read(exports::listUnfinished).forEach(export -> queue.add(association, export.id())));
    }

    /** Deletes the exports that were kept long enough, of all associations, and their files. */
    public void forgetOld() {
        var before = clock.instant().minus(kept);
        associations.inEach(
                "exports: past their time",
                _ -> Objects.requireNonNull(transaction.execute(status -> exports.deleteOld(before)))
                        .forEach(this::deleteFiles));
        try {
            folder.deleteOld(before.minus(Duration.ofDays(1)));
        } catch (IOException e) {
            LOG.warn("old exports cannot be deleted: {}", e.toString());
        }
    }

    private void deleteFiles(UUID id) {
        try {
            folder.delete(id);
        } catch (IOException e) {
            LOG.warn("the file of export {} cannot be deleted now: {}", id, e.toString());
        }
    }

    private Export unlessLost(Export export) {
        if (export.state() != State.READY || Files.isRegularFile(folder.file(export.id(), export.format())))
            return export;
        return new Export(
                export.id(),
                export.account(),
                export.askedAt(),
                export.format(),
                export.filter(),
                export.notes(),
                State.FAILED,
                export.lines(),
                export.expected(),
                null,
                "lost",
                export.finishedAt());
    }

    private <T> T read(java.util.function.Supplier<T> what) {
        return Objects.requireNonNull(transaction.execute(status -> what.get()));
    }

    private static UUID account() {
        return Objects.requireNonNull(Actor.account(), "an export is somebody's");
    }
}
