// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.web;

import fr.parvis.cases.CasePanel;
import fr.parvis.cases.Cases;
import fr.parvis.documents.domain.ReadDocument;
import fr.parvis.documents.papers.DocumentText;
import fr.parvis.people.PersonPanel.Content;
import fr.parvis.people.PersonPanel.Line;
import fr.parvis.people.PersonPanel.Link;
import fr.parvis.shell.Words;
import java.util.List;
import org.springframework.stereotype.Component;

/** Panel on a case's page: its latest documents, and the camera. */
@Component
class DocumentsPanel implements CasePanel {
    private static final int SHOWN = 5;

    private final ReadDocument read;
    private final ShowDocument show;

    DocumentsPanel(ReadDocument read, ShowDocument show) {
        this.read = read;
        this.show = show;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Content of(Cases.Named it) {
        int all = read.count(it.id());
        var team = show.team();
        var here = ShowDocument.ofCase(it.id());
        return new Content(
                Words.t("documents.title"),
                "file-earmark-text",
                read.latest(it.id(), SHOWN).stream()
                        .map(document -> new Line(
                                DocumentText.name(document),
                                ShowDocument.address(document.id()),
                                show.about(document, team),
                                show.badge(document).isEmpty() ? null : show.badge(document),
                                ShowDocument.badgeKind(document),
                                show.day(document)))
                        .toList(),
                Words.t("documents.none.short"),
                List.of(
                        new Link(Words.t("documents.scan"), here + "/photographier", "camera"),
                        new Link(Words.t("documents.add"), here, "plus-lg")),
                all <= SHOWN ? null : new Link(Words.n("documents.all", all), here, "chevron-right"));
    }
}
