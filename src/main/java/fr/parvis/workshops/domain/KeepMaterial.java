// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.audit.Journal;
import fr.parvis.documents.PaperPages;
import fr.parvis.network.LocalDays;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the documents of what a workshop needs: PDFs that passed the checks of all papers and the scan for viruses. The association's staff opens them;
 * neither partners nor the public do.
 */
@Component
public class KeepMaterial {
    public static final int MOST_BYTES = 5_000_000;
    public static final int MOST = 10;
    private static final int LONGEST_NAME = 120;
    private static final String FIELD = "document";

    /** A document of a workshop, without its content. */
    public record Material(UUID id, UUID workshop, String name, int bytes) {}

    /** A document with its content. */
    public record Opened(String name, byte[] content) {}

    private final MaterialTable table;
    private final CatalogueTable catalogue;
    private final PaperPages papers;
    private final Journal journal;
    private final LocalDays localDays;
    private final TransactionTemplate transaction;

    KeepMaterial(
            MaterialTable table,
            CatalogueTable catalogue,
            PaperPages papers,
            Journal journal,
            LocalDays localDays,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.catalogue = catalogue;
        this.papers = papers;
        this.journal = journal;
        this.localDays = localDays;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Transactional(readOnly = true)
    public List<Material> of(UUID workshop) {
        return table.of(workshop);
    }

    @Transactional(readOnly = true)
    public Optional<Opened> open(UUID id) {
        return table.find(id).flatMap(it -> table.content(id).map(content -> new Opened(it.name(), content)));
    }

    /**
     * Adds a document to a workshop; the same content twice is one.
     *
     * @param fileName as its sender calls it
     */
    public Outcome<UUID> add(UUID workshop, String fileName, byte[] content) {
        // no connection is held while a file is looked into
        var problem = problem(fileName, content);
        if (problem != null) return new Outcome.Refused<>(List.of(problem));
        var it = new Material(id(workshop, content), workshop, named(fileName), content.length);
        return Objects.requireNonNull(transaction.execute(_ -> write(it, content)));
    }

    private @Nullable Problem problem(String fileName, byte[] content) {
        if (content.length == 0) return Problem.of(FIELD, "workshops.problem.material-none");
        if (content.length > MOST_BYTES)
            return Problem.of(FIELD, "workshops.problem.material-heavy", MOST_BYTES / 1_000_000);
        try {
            var checked = papers.check(content, FIELD);
            if (checked instanceof PaperPages.Checked.Unfit(var problem))
                return Problem.of(FIELD, "workshops.problem.material-unfit", fileName, problem);
            if (checked instanceof PaperPages.Checked.Fit fit && !fit.pdf())
                return Problem.of(FIELD, "workshops.problem.material-pdf");
        } catch (IOException e) {
            throw new UncheckedIOException("a document could not be looked into", e);
        }
        return switch (papers.scan(content)) {
            case CLEAN -> null;
            case VIRUS -> Problem.of(FIELD, "workshops.problem.material-virus");
            case UNKNOWN -> Problem.of(FIELD, "workshops.problem.material-unscanned");
        };
    }

    private Outcome<UUID> write(Material it, byte[] content) {
        if (catalogue.findLocked(it.workshop()).isEmpty()) return Outcome.refused("", "workshops.problem.workshop");
        if (table.find(it.id()).isPresent()) return new Outcome.Done<>(it.id());
        if (table.of(it.workshop()).size() >= MOST)
            return Outcome.refused(FIELD, "workshops.problem.material-many", MOST);
        table.insert(it, content, localDays.now());
        journal.note("workshops.material-added", it.workshop().toString(), Map.of());
        return new Outcome.Done<>(it.id());
    }

    private static UUID id(UUID workshop, byte[] content) {
        return UUID.nameUUIDFromBytes(
                ("material " + workshop + " " + UUID.nameUUIDFromBytes(content)).getBytes(StandardCharsets.UTF_8));
    }

    /** Removes a document; the workshop that it was of, nothing when there is no such document. */
    @Transactional
    public Optional<UUID> remove(UUID id) {
        var found = table.find(id);
        found.ifPresent(it -> {
            table.remove(id);
            journal.note("workshops.material-removed", it.workshop().toString(), Map.of());
        });
        return found.map(Material::workshop);
    }

    /** A name that can be shown and saved: without folders and signs that no file may have. */
    private static String named(String fileName) {
        var name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
                .replaceAll("[:*?\"<>|\\p{Cntrl}]", "_")
                .strip();
        if (name.toLowerCase(Locale.ROOT).endsWith(".pdf")) name = name.substring(0, name.length() - 4);
        int most = Math.min(name.length(), LONGEST_NAME - 4);
        return (name.isBlank() ? "document" : name.substring(0, most).strip()) + ".pdf";
    }
}
