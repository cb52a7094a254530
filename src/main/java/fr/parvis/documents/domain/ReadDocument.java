// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import fr.parvis.audit.Journal;
import fr.parvis.cases.Cases;
import fr.parvis.documents.DocumentsSettings;
import fr.parvis.people.People;
import fr.parvis.values.Paging;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Shows documents. Each reading is a reading of the person's file, and noted before anything is shown. */
@Component
public class ReadDocument {

    /** Extent to which one may see a document. */
    public enum Sight {
        FILE,
        PREVIEW
    }

    /** A document, its case and whose it is. */
    public record Found(Document document, Cases.Named caseFile, People.Named person) {}

    /** A page of the documents of a case, and how many there are in all. */
    public record OfCase(Cases.Named caseFile, People.Named person, List<Document> documents, int all, Paging paging) {}

    /** @param bytes to be closed by who reads them */
    public record Opened(Document document, InputStream bytes) {}

    private final DocumentTable table;
    private final Store store;
    private final Cases cases;
    private final People people;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final int days;

    ReadDocument(
            DocumentTable table,
            Store store,
            Cases cases,
            People people,
            Journal journal,
            PlatformTransactionManager transactions,
            DocumentsSettings settings) {
        this.table = table;
        this.store = store;
        this.cases = cases;
        this.people = people;
        this.journal = journal;
        this.transaction = new TransactionTemplate(transactions);
        this.days = settings.daysAfterClosing();
    }

    /** How many days a document outlives its case. */
    public int daysAfterClosing() {
        return days;
    }

    /** A part of the documents of a case, the latest first; looking at their names is reading, and noted. */
    @Transactional
    public Optional<OfCase> of(UUID caseFile, int page, int size) {
        return cases.find(caseFile).map(it -> {
            people.read(it.person(), "case");
            int all = table.count(caseFile);
            var paging = Paging.of(page, all, size);
            return new OfCase(
                    it, people.find(it.person()).orElseThrow(), table.of(caseFile, size, paging.offset()), all, paging);
        });
    }

    /** Whether there is such a case: documents are added to no other. */
    @Transactional(readOnly = true)
    public boolean isCase(UUID caseFile) {
        return cases.find(caseFile).isPresent();
    }

    /** The latest ones, for a page that is itself noted as a reading. */
    @Transactional(readOnly = true)
    public List<Document> latest(UUID caseFile, int most) {
        return table.of(caseFile, most, 0);
    }

    @Transactional(readOnly = true)
    public int count(UUID caseFile) {
        return table.count(caseFile);
    }

    /** A document with its case and person; the journal notes the reading. */
    @Transactional
    public Optional<Found> find(UUID id) {
        return table.find(id)
                .flatMap(document -> cases.find(document.caseFile()).map(it -> {
                    people.read(it.person(), "case");
                    return new Found(document, it, people.find(it.person()).orElseThrow());
                }));
    }

    /**
     * The bytes themselves, opened as they are read; noted first. Nothing for one that is not there, waits for its scan, or whose
     * bytes are gone.
     *
     * @throws StorageUnavailable when the store does not answer
     */
    public Optional<Opened> open(UUID id, Sight sight) throws IOException {
        var part = sight == Sight.FILE ? DataKey.Part.CONTENT : DataKey.Part.PREVIEW;
        var found = Objects.requireNonNull(transaction.execute(_ -> noted(id, sight)))
                .orElse(null);
        var key = found == null ? null : found.key();
        if (found == null || key == null) return Optional.empty();
        try {
            return Optional.of(new Opened(found, key.opening(store.open(StorageKeys.of(id, part)), part)));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    private Optional<Document> noted(UUID id, Sight sight) {
        var readable =
                table.find(id).filter(Document::readable).filter(document -> sight == Sight.FILE || document.preview());
        return readable.flatMap(document -> cases.find(document.caseFile()).map(it -> {
            people.read(it.person(), "case");
            journal.note(
                    "documents.read",
                    id.toString(),
                    Map.of(
                            "sight",
                            sight == Sight.FILE ? "file" : "preview",
                            "person",
                            it.person().toString()));
            return document;
        }));
    }
}
