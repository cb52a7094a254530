// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.papers.export;

import fr.parvis.access.Accounts;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.files.table.WrittenTable;
import fr.parvis.visits.domain.ListVisits;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes one export, from the first line however often it was begun before: as who asked for it, with the rights of now. It is ready
 * only once the whole file has its name; cut at any moment it stays unfinished, and the next start of Parvis begins it again.
 */
@Component
class WriteExport {
    /** The name of a file's sheets. */
    static final String SHEET = "Passages";

    private static final Logger LOG = LoggerFactory.getLogger(WriteExport.class);

    /** How often an export is begun before it is given up: one that stops Parvis each time must not do so for ever. */
    static final int ATTEMPTS = 3;

    private final ExportTable exports;
    private final ExportLines lines;
    private final ExportFolder folder;
    private final Accounts accounts;
    private final Journal journal;
    private final Clock clock;
    private final TransactionTemplate transaction;

    WriteExport(
            ExportTable exports,
            ExportLines lines,
            ExportFolder folder,
            Accounts accounts,
            Journal journal,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.exports = exports;
        this.lines = lines;
        this.folder = folder;
        this.accounts = accounts;
        this.journal = journal;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** @param stopping whether Parvis is being stopped: then the export is left as it is */
    void handle(UUID association, UUID id, BooleanSupplier stopping) {
        Asking.as(association).run(() -> {
            try {
                write(id, stopping);
            } catch (Cut cut) {
                LOG.info("export {} was cut at line {}", id, cut.line);
            } catch (IOException e) {
                if (stopping.getAsBoolean()) return;
                LOG.warn("export {} cannot be written: {}", id, e.toString());
                fail(id, "disk");
            } catch (RuntimeException e) {
                if (stopping.getAsBoolean()) return;
                LOG.error("export {} failed", id, e);
                fail(id, "fault");
            }
        });
    }

    private void write(UUID id, BooleanSupplier stopping) throws IOException {
        var begun = begin(id);
        if (begun.isEmpty()) return;
        var export = begun.get();
        var who = accounts.signedIn(export.account()).orElse(null);
        if (who == null || !may(who, export)) {
            fail(id, "rights");
            return;
        }
        try {
            Actor.is(who.account())
                    .call(() -> who.acting().call(() -> {
                        write(export, stopping);
                        return null;
                    }));
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<Export> begin(UUID id) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var attempts = exports.begin(id).orElse(0);
            if (attempts <= ATTEMPTS) return exports.find(id).filter(export -> attempts > 0);
            exports.fail(id, "interrupted", clock.instant());
            return Optional.<Export>empty();
        }));
    }

    private static boolean may(SignedIn who, Export export) {
        return Asking.association().equals(who.association())
                && who.may(Right.RECORD_VISITS)
                && (!export.notes() || who.may(Right.READ_TEAM_DAY));
    }

    private void write(Export export, BooleanSupplier stopping) throws IOException {
        var id = export.id();
        var filter = ListVisits.allowed(export.filter());
        var written = new long[1];
        long bytes = folder.write(id, export.format(), file -> {
            var table = WrittenTable.open(export.format(), file, SHEET, ExportLines.head(export.notes()));
            written[0] = lines.write(filter, export.notes(), table, line -> {
                if (stopping.getAsBoolean()
                        || !Boolean.TRUE.equals(transaction.execute(status -> exports.progress(id, line))))
                    throw new Cut(line);
            });
            table.close();
        });
        var kept = transaction.execute(status -> {
            boolean ready = exports.ready(id, written[0], bytes, clock.instant());
            if (ready) note(export, written[0]);
            return ready;
        });
        // taken back meanwhile
        if (!Boolean.TRUE.equals(kept)) folder.delete(id);
    }

    private void note(Export export, long count) {
        journal.note("visits.exported", export.id().toString(), facts(export, count));
    }

    static Map<String, String> facts(Export export, long count) {
        return Map.of(
                "format",
                export.format().key(),
                "filter",
                ListVisits.allowed(export.filter()).text(),
                "lines",
                String.valueOf(count),
                "notes",
                export.notes() ? "yes" : "no");
    }

    private void fail(UUID id, String problem) {
        transaction.executeWithoutResult(status -> exports.fail(id, problem, clock.instant()));
    }

    /** Nobody waits for it any more, or Parvis is being stopped. */
    private static final class Cut extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final long line;

        Cut(long line) {
            super("cut", null, false, false);
            this.line = line;
        }
    }
}
