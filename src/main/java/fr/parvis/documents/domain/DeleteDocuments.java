// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import fr.parvis.access.Associations;
import fr.parvis.audit.Journal;
import fr.parvis.cases.Cases;
import fr.parvis.documents.DocumentsSettings;
import fr.parvis.network.LocalDays;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes documents: by hand, with their case some days after it closed, with their person. The key is deleted with the row, so that the
 * bytes cannot be read from then on; they are deleted afterwards, at once or as orphaned files.
 */
@Component
public class DeleteDocuments {
    private static final Logger LOG = LoggerFactory.getLogger(DeleteDocuments.class);
    private static final int STEP = 200;

    private final DocumentTable table;
    private final Store store;
    private final Cases cases;
    private final Associations associations;
    private final Journal journal;
    private final LocalDays localDays;
    private final TransactionTemplate transaction;
    private final int days;

    DeleteDocuments(
            DocumentTable table,
            Store store,
            Cases cases,
            Associations associations,
            Journal journal,
            LocalDays localDays,
            PlatformTransactionManager transactions,
            DocumentsSettings settings) {
        this.table = table;
        this.store = store;
        this.cases = cases;
        this.associations = associations;
        this.journal = journal;
        this.localDays = localDays;
        this.transaction = new TransactionTemplate(transactions);
        this.days = settings.daysAfterClosing();
    }

    /** Deletes one document by hand. @return whether there was such a document */
    @Transactional
    public boolean handle(UUID id) {
        if (table.findLocked(id).isEmpty()) return false;
        delete(List.of(id), "asked");
        return true;
    }

    /** Deletes the documents of a person, in the erasure's transaction and while their cases still exist. */
    @Transactional
    public void erased(UUID person) {
        var ids = table.idsOf(cases.of(person, Integer.MAX_VALUE).stream()
                .map(Cases.Named::id)
                .toList());
        if (!ids.isEmpty()) delete(ids, "person");
    }

    /** Notes the day on which the case closed: the days after which its documents are deleted count from it. */
    @Transactional
    public void closed(UUID caseFile, LocalDate on) {
        table.closed(caseFile, on);
    }

    /** Cancels the deletion of a case's documents, since it was opened again. */
    @Transactional
    public void reopened(UUID caseFile) {
        table.closed(caseFile, null);
    }

    /** Deletes, in every association, documents of cases closed so many days ago, but those kept on purpose. @return number of documents deleted */
    public int over() {
        return associations.sumInEach("documents: past their time", _ -> {
            var before = localDays.today().minusDays(days).plusDays(1);
            int all = 0;
            for (int some = STEP; some == STEP; all += some)
                some = Objects.requireNonNull(transaction.execute(_ -> {
                    var ids = table.closedBefore(before, STEP);
                    if (!ids.isEmpty()) delete(ids, "term");
                    return ids.size();
                }));
            return all;
        });
    }

    private void delete(List<UUID> ids, String cause) {
        table.delete(ids);
        for (var id : ids) journal.note("documents.deleted", id.toString(), Map.of("cause", cause));
        afterwards(StorageKeys.of(ids));
    }

    /** Deletes files in the background after the commit; those that the store cannot delete now are deleted later as orphans. */
    void afterwards(List<String> names) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                Thread.startVirtualThread(() -> {
                    try {
                        store.delete(names);
                    } catch (RuntimeException e) {
                        LOG.warn("documents: bytes of deleted documents are swept later: {}", e.getMessage());
                    }
                });
            }
        });
    }
}
