// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.web;

import fr.parvis.cases.CasePanel;
import fr.parvis.cases.Cases;
import fr.parvis.people.PersonPanel;
import fr.parvis.shell.Words;
import java.util.List;
import org.springframework.stereotype.Component;

/** Panel on a case's page: the sheet that the person takes along. */
@Component
class SheetPanel implements CasePanel {
    @Override
    public int order() {
        return 40;
    }

    @Override
    public PersonPanel.Content of(Cases.Named it) {
        return new PersonPanel.Content(
                Words.t("sheets.panel"),
                "printer",
                List.of(),
                Words.t("sheets.panel.text"),
                List.of(new PersonPanel.Link(
                        Words.t("sheets.prepare"), TakenSheetController.ADDRESS + "/suivi/" + it.id(), "printer")),
                null);
    }
}
