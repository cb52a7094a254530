// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.web;

import fr.parvis.shell.Words;
import fr.parvis.visits.VisitLinks;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Link on a visit's row to the sheet that the person takes along. */
@Component
class SheetOfVisit implements VisitLinks {
    @Override
    public Link of(UUID visit) {
        return new Link(
                Words.t("sheets.row"),
                Words.t("sheets.prepare"),
                TakenSheetController.ADDRESS + "/passage/" + visit,
                "printer");
    }
}
