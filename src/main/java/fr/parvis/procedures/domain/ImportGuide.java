// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.domain;

import fr.parvis.audit.Journal;
import fr.parvis.network.LocalDays;
import fr.parvis.procedures.domain.reading.ReadGuide;
import fr.parvis.procedures.domain.reading.UnreadableGuide;
import fr.parvis.procedures.domain.reading.UnreadableGuide.Why;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes an edition of the official guide in, in the network's scope: sheet by sheet in one transaction, so that readers see the edition before
 * until it is whole. A file that breaks, or holds less than half of what was there, changes nothing, and the journal
 * says why.
 */
@Component
public class ImportGuide {
    /** How many sheets an edition must have before a smaller one looks like a broken flow. */
    private static final int GROWN = 100;

    private static final int LONGEST_SOURCE = 300;

    private final GuideTable table;
    private final Journal journal;
    private final LocalDays localDays;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    ImportGuide(
            GuideTable table,
            Journal journal,
            LocalDays localDays,
            Clock clock,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.journal = journal;
        this.localDays = localDays;
        this.clock = clock;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Outcome of the import. */
    public sealed interface Result {
        record Imported(int edition, int sheets, int withdrawn) implements Result {}

        /** @param where the entry that was at fault */
        record Refused(Why why, String where) implements Result {}
    }

    /** An edition that stands. */
    record Swapped(int edition) {}

    /** @param source by which the edition is known again, see {@link #stands} */
    public Result handle(InputStream zip, String source) {
        var result = Objects.requireNonNull(transaction.execute(status -> {
            try {
                return take(zip, source);
            } catch (UnreadableGuide e) {
                status.setRollbackOnly();
                return new Result.Refused(e.why(), String.valueOf(e.getMessage()));
            } catch (IOException e) {
                status.setRollbackOnly();
                return new Result.Refused(Why.UNREACHABLE, "");
            }
        }));
        switch (result) {
            case Result.Imported imported -> events.publishEvent(new Swapped(imported.edition()));
            case Result.Refused refused -> noteRefusal(refused.why());
        }
        return result;
    }

    /** Whether the last edition came from this source; begins a transaction of its own. */
    boolean stands(String source) {
        return Objects.requireNonNull(transaction.execute(_ -> table.edition()))
                .filter(edition -> edition.source().equals(kept(source)))
                .isPresent();
    }

    private static String kept(String source) {
        return source.length() > LONGEST_SOURCE ? source.substring(source.length() - LONGEST_SOURCE) : source;
    }

    /** Begins a transaction of its own: that of the import was rolled back. What did not arrive is in the log alone. */
    private void noteRefusal(Why why) {
        if (why == Why.UNREACHABLE) return;
        transaction.executeWithoutResult(_ -> journal.note("procedures.import-refused", "", Map.of("why", why.name())));
    }

    private Result take(InputStream zip, String source) throws UnreadableGuide, IOException {
        table.lock();
        int before = table.count();
        int edition = table.edition().map(GuideTable.Edition::number).orElse(0) + 1;
        ReadGuide.read(zip, sheet -> table.write(sheet, edition));
        int sheets = table.count(edition);
        if (sheets == 0) throw new UnreadableGuide(Why.EMPTY);
        if (before >= GROWN && sheets < before / 2) throw new UnreadableGuide(Why.SHRUNK);
        int gone = table.withdraw(edition, localDays.todayOfNetwork());
        table.write(new GuideTable.Edition(edition, clock.instant(), kept(source), sheets, gone));
        journal.note(
                "procedures.imported",
                String.valueOf(edition),
                Map.of("sheets", String.valueOf(sheets), "withdrawn", String.valueOf(gone)));
        return new Result.Imported(edition, sheets, gone);
    }
}
