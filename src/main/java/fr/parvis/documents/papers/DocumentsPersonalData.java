// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.papers;

import fr.parvis.cases.Cases;
import fr.parvis.documents.domain.DocumentTable;
import fr.parvis.network.LocalDays;
import fr.parvis.people.PersonalDataProvider;
import fr.parvis.shell.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** List of a person's papers that are kept, for the answer to their access request; the papers themselves are handed over with it. */
@Component
class DocumentsPersonalData implements PersonalDataProvider {
    private static final int ALL = Integer.MAX_VALUE;

    private final DocumentTable table;
    private final Cases cases;
    private final LocalDays localDays;

    DocumentsPersonalData(DocumentTable table, Cases cases, LocalDays localDays) {
        this.table = table;
        this.cases = cases;
        this.localDays = localDays;
    }

    @Override
    public int order() {
        return 14;
    }

    @Override
    public String title() {
        return Words.t("documents.title");
    }

    @Override
    @Transactional(readOnly = true)
    public List<Told> tell(UUID person) {
        var told = new ArrayList<Told>();
        for (var it : cases.of(person, ALL))
            for (var document : table.of(it.id(), ALL, 0)) {
                var lines = new ArrayList<Line>();
                lines.add(new Line(Words.t("documents.tell.case"), it.asked()));
                lines.add(new Line(
                        Words.t("documents.tell.kind"),
                        Words.t("documents.kind." + document.kind().key()) + ", "
                                + Words.n("documents.pages", document.pages())));
                lines.add(new Line(Words.t("documents.tell.added"), Words.date(localDays.day(document.addedAt()))));
                var kept = document.kept();
                if (kept != null) lines.add(new Line(Words.t("documents.tell.kept"), DocumentText.why(document, kept)));
                told.add(new Told(DocumentText.name(document), lines));
            }
        return told;
    }
}
