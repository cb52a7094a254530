// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.web;

import fr.parvis.cases.domain.Case;
import fr.parvis.cases.domain.ReadCase;
import fr.parvis.people.PersonPanel;
import fr.parvis.shell.Words;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Panel on a person's page: their cases. */
@Component
class CasesPanel implements PersonPanel {
    private static final int SHOWN = 20;

    private final ReadCase cases;
    private final ShowCase show;

    CasesPanel(ReadCase cases, ShowCase show) {
        this.cases = cases;
        this.show = show;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Content of(UUID person) {
        int all = cases.count(person);
        return new Content(
                Words.t("cases.panel"),
                "card-checklist",
                cases.of(person, SHOWN, 0).stream().map(this::line).toList(),
                Words.t("cases.panel.none"),
                List.of(new Link(
                        Words.t("cases.new"), WorkController.ADDRESS + "/nouveau?personne=" + person, "plus-lg")),
                all <= SHOWN
                        ? null
                        : new Link(
                                Words.n("cases.panel.all", all),
                                OfPersonController.address(person, OfPersonController.CASES),
                                "chevron-right"));
    }

    Line line(Case it) {
        return new Line(
                it.asked(),
                ShowCase.address(it.id()),
                show.about(it) + " · " + Words.t("cases.opened-on", it.openedOn()),
                it.open() ? ShowCase.waiting(it) : Words.t("cases.state.closed"),
                it.open() ? "act" : "plain");
    }
}
