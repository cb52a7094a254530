// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import fr.parvis.access.Associations;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Scans documents that arrived while clamd did not answer, and shows or deletes each. */
@Component
public class ScanWaiting {
    private static final Logger LOG = LoggerFactory.getLogger(ScanWaiting.class);
    private static final int STEP = 50;

    /** How many may fail again in one pass: each may take as long as clamd is waited for. */
    private static final int FAILURES = 10;

    private final DocumentTable table;
    private final Store store;
    private final VirusScan scan;
    private final DeleteDocuments letGo;
    private final Associations associations;
    private final Journal journal;
    private final TransactionTemplate transaction;

    /** Documents whose scan had no verdict, with their association; the one tried last comes last. */
    private final Map<UUID, UUID> unjudged = new LinkedHashMap<>();

    ScanWaiting(
            DocumentTable table,
            Store store,
            VirusScan scan,
            DeleteDocuments letGo,
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

    /**
     * Scans the documents of every association: first those never tried, then again those without a verdict, the longest ago first.
     * One without a verdict does not stop the others; the run ends where clamd or the store does not answer.
     *
     * @return number of documents scanned
     */
    public synchronized int handle() {
        if (!scan.isSet() || !scan.answers()) return 0;
        var again = new LinkedHashMap<>(unjudged);
        var away = new AtomicBoolean();
        int scanned = associations.sumInEach("documents: scan", association -> {
            if (away.get()) return 0;
            var some = fresh(association);
            away.set(!some.answered);
            return some.scanned;
        });
        if (away.get()) return scanned;
        int failed = 0;
        for (var one : again.entrySet()) {
            if (failed == FAILURES) return scanned;
            switch (Asking.as(one.getValue()).call(() -> again(one.getKey(), one.getValue()))) {
                case DONE -> scanned++;
                case UNJUDGED -> failed++;
                case GONE -> {}
                case AWAY -> {
                    return scanned;
                }
            }
        }
        return scanned;
    }

    private record Pass(int scanned, boolean answered) {}

    private enum Trial {
        DONE,
        UNJUDGED,
        GONE,
        AWAY
    }

    private Pass fresh(UUID association) {
        int scanned = 0;
        Document last = null;
        while (true) {
            var after = last;
            var waiting = Objects.requireNonNull(transaction.execute(_ -> table.waiting(STEP, after)));
            for (var document : waiting) {
                last = document;
                if (unjudged.containsKey(document.id())) continue;
                var trial = scan(document, association);
                if (trial == Trial.AWAY) return new Pass(scanned, false);
                if (trial == Trial.DONE) scanned++;
            }
            if (waiting.size() < STEP) return new Pass(scanned, true);
        }
    }

    private Trial again(UUID id, UUID association) {
        var document = Objects.requireNonNull(transaction.execute(_ -> table.find(id)))
                .filter(it -> it.state() == Document.State.WAITING);
        if (document.isPresent()) return scan(document.get(), association);
        unjudged.remove(id);
        return Trial.GONE;
    }

    /** Whatever fails meanwhile comes last the next time, also where it is not known to be its own fault. */
    private Trial scan(Document document, UUID association) {
        unjudged.remove(document.id());
        unjudged.put(document.id(), association);
        VirusScan.Verdict verdict;
        try {
            verdict = verdict(document);
        } catch (StorageUnavailable e) {
            LOG.warn("documents: one that waits cannot be read: {}", e.toString());
            return Trial.AWAY;
        }
        if (verdict instanceof VirusScan.Verdict.Unknown) return scan.answers() ? Trial.UNJUDGED : Trial.AWAY;
        decide(document, verdict);
        unjudged.remove(document.id());
        return Trial.DONE;
    }

    private VirusScan.Verdict verdict(Document document) {
        var key = document.key();
        if (key == null) return new VirusScan.Verdict.Found("unreadable");
        var part = DataKey.Part.CONTENT;
        try (var bytes = key.opening(store.open(StorageKeys.of(document.id(), part)), part)) {
            return scan.scan(bytes);
        } catch (FileNotFoundException e) {
            LOG.error("documents: the bytes of {} are not in the store", document.id());
            return new VirusScan.Verdict.Unknown();
        } catch (IOException e) {
            LOG.warn("documents: {} cannot be read: {}", document.id(), e.toString());
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
                letGo.afterwards(StorageKeys.of(List.of(now.id())));
            } else {
                table.state(now.id(), Document.State.READY);
                journal.note("documents.scanned", now.id().toString(), Map.of());
            }
        });
    }
}
