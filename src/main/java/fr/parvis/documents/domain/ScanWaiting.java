package fr.parvis.documents.domain;

import fr.parvis.access.Associations;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Scans what came in while clamd did not answer, and shows it or lets go of it. */
@Component
public class ScanWaiting {
    private static final Logger LOG = LoggerFactory.getLogger(ScanWaiting.class);
    private static final int STEP = 50;

    private final DocumentTable table;
    private final Store store;
    private final VirusScan scan;
    private final LetGo letGo;
    private final Associations associations;
    private final Journal journal;
    private final TransactionTemplate transaction;

    ScanWaiting(
            DocumentTable table,
            Store store,
            VirusScan scan,
            LetGo letGo,
            Associations associations,
            Journal journal,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.store = store;
        this.scan = scan;
        this.letGo = letGo;
        this.associations = associations;
        this.journal = journal;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** In every association; stops where clamd or the store does not answer. How many were scanned. */
    public int handle() {
        if (!scan.isSet()) return 0;
        int scanned = 0;
        for (var association : associations.list()) {
            var some = Asking.as(association.id()).call(this::ours);
            scanned += some.scanned;
            if (!some.answered) return scanned;
        }
        return scanned;
    }

    private record Pass(int scanned, boolean answered) {}

    private Pass ours() {
        int scanned = 0;
        Document last = null;
        while (true) {
            var after = last;
            var waiting = Objects.requireNonNull(transaction.execute(_ -> table.waiting(STEP, after)));
            for (var document : waiting) {
                last = document;
                try {
                    var verdict = scan(document);
                    if (verdict instanceof VirusScan.Verdict.Unknown) return new Pass(scanned, false);
                    decide(document, verdict);
                    scanned++;
                } catch (FileNotFoundException e) {
                    // one whose bytes are gone keeps the others not waiting
                    LOG.error("documents: the bytes of {} are not in the store", document.id());
                }
            }
            if (waiting.size() < STEP) return new Pass(scanned, true);
        }
    }

    private VirusScan.Verdict scan(Document document) throws FileNotFoundException {
        var key = document.key();
        if (key == null) return new VirusScan.Verdict.Found("unreadable");
        var part = DataKey.Part.CONTENT;
        try (var bytes = key.opening(store.open(Places.of(document.id(), part)), part)) {
            return scan.scan(bytes);
        } catch (FileNotFoundException e) {
            throw e;
        } catch (IOException | StoreAway e) {
            LOG.warn("documents: one that waits cannot be read: {}", e.toString());
            return new VirusScan.Verdict.Unknown();
        }
    }

    private void decide(Document document, VirusScan.Verdict verdict) {
        transaction.executeWithoutResult(_ -> {
            var now = table.findLocked(document.id()).orElse(null);
            if (now == null || now.state() != Document.State.WAITING) return;
            if (verdict instanceof VirusScan.Verdict.Found(var virus)) {
                table.state(now.id(), Document.State.REFUSED);
                journal.note(
                        "documents.refused", now.id().toString(), Map.of("virus", virus.replaceAll("[^\\w.:-]", "_")));
                letGo.afterwards(Places.of(List.of(now.id())));
            } else {
                table.state(now.id(), Document.State.READY);
                journal.note("documents.scanned", now.id().toString(), Map.of());
            }
        });
    }
}
