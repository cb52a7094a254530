// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.web;

import fr.parvis.access.Accounts;
import fr.parvis.cases.CasesAddresses;
import fr.parvis.documents.domain.Document;
import fr.parvis.documents.domain.ReadDocument;
import fr.parvis.network.LocalDays;
import fr.parvis.shell.Words;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Says in words what pages show of documents. */
@Component
class ShowDocument {
    private static final long MEGA = 1_000_000;

    private final Accounts accounts;
    private final ReadDocument read;
    private final LocalDays localDays;

    ShowDocument(Accounts accounts, ReadDocument read, LocalDays localDays) {
        this.accounts = accounts;
        this.read = read;
        this.localDays = localDays;
    }

    static String ofCase(UUID caseFile) {
        return CasesAddresses.caseFile(caseFile) + "/documents";
    }

    static String address(UUID document) {
        return "/bureau/documents/" + document;
    }

    Map<UUID, String> team() {
        return accounts.names();
    }

    static String weight(long bytes) {
        return bytes >= MEGA
                ? Words.t("documents.megabytes", Words.number(bytes / (double) MEGA))
                : Words.t("documents.kilobytes", Words.number(Math.max(1, Math.round(bytes / 1000.0))));
    }

    /** The day on which it was added. */
    LocalDate day(Document it) {
        return localDays.day(it.addedAt());
    }

    /** Kind, pages and size of a document, when and by whom it was added. */
    String about(Document it, Map<UUID, String> team) {
        return Words.t("documents.kind." + it.kind().key()) + " · " + Words.n("documents.pages", it.pages()) + " · "
                + weight(it.bytes()) + " · "
                + Words.t("documents.added-by", day(it), team.getOrDefault(it.addedBy(), "—"));
    }

    /** When it goes away. */
    String leaves(Document it) {
        var closed = it.closedOn();
        if (it.kept() != null) return Words.t("documents.leaves.kept");
        int days = read.daysAfterClosing();
        return closed == null
                ? Words.n("documents.leaves.open", days)
                : Words.t("documents.leaves.on", closed.plusDays(days));
    }

    String badge(Document it) {
        return switch (it.state()) {
            case WAITING -> Words.t("documents.state.waiting");
            case REFUSED -> Words.t("documents.state.refused");
            case READY -> it.kept() != null ? Words.t("documents.state.kept") : "";
        };
    }

    static String badgeKind(Document it) {
        return switch (it.state()) {
            case WAITING -> "warning";
            case REFUSED -> "danger";
            case READY -> "plain";
        };
    }
}
