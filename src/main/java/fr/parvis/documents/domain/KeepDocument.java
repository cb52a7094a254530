// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.network.LocalDays;
import fr.parvis.values.Outcome;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a document beyond its case, for a reason that somebody answers for; or no longer. */
@Component
@Transactional
public class KeepDocument {
    private static final int SHORTEST_WHY = 5;

    private final DocumentTable table;
    private final Journal journal;
    private final LocalDays localDays;

    KeepDocument(DocumentTable table, Journal journal, LocalDays localDays) {
        this.table = table;
        this.journal = journal;
        this.localDays = localDays;
    }

    public Outcome<UUID> keep(UUID id, String why) {
        var document = table.findLocked(id).orElse(null);
        if (document == null || document.key() == null) return new Outcome.Changed<>();
        var text = why.strip();
        if (text.length() < SHORTEST_WHY) return refused("why-short");
        if (text.length() > Document.LONGEST_WHY) return refused("why-long", Document.LONGEST_WHY);
        if (AddDocuments.tells(text)) return refused("why-tells");
        table.keep(document, new Document.Kept(Objects.requireNonNull(Actor.account()), localDays.today(), text));
        journal.note("documents.kept", id.toString(), Map.of());
        return new Outcome.Done<>(id);
    }

    private static Outcome<UUID> refused(String name, Object... args) {
        return Outcome.refused("pourquoi", "documents.problem." + name, args);
    }

    /** Lets a document be deleted with its case again. */
    public Outcome<UUID> release(UUID id) {
        if (table.findLocked(id).isEmpty()) return new Outcome.Changed<>();
        table.release(id);
        journal.note("documents.released", id.toString(), Map.of());
        return new Outcome.Done<>(id);
    }
}
