// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.outreach.domain.CloseEntry;
import fr.parvis.outreach.domain.OpenCard;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Words;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Closes the entry of a household, opens it again, notes that the household objects. */
@Controller
@Requires(value = Right.WORK_LISTS, within = Within.ASSOCIATION)
class CloseHouseholdController {
    private final OpenCard cards;
    private final CloseEntry closing;

    CloseHouseholdController(OpenCard cards, CloseEntry closing) {
        this.cards = cards;
        this.closing = closing;
    }

    @PostMapping(HouseholdController.ONE + "/clore")
    String close(@PathVariable UUID id, @RequestParam Map<String, String> sent) {
        cards.find(id);
        switch (closing.handle(id, FormFields.text(sent, "why"), HouseholdController.version(sent))) {
            case CLOSED ->
                Notice.success(Words.t(
                                "outreach.work.now-closed",
                                Words.t("outreach.work.closed." + FormFields.text(sent, "why"))))
                        .withAction(HouseholdController.address(id) + "/rouvrir", Words.t("outreach.work.undo"))
                        .onNextPage();
            case CHANGED ->
                Notice.warning(Words.t("outreach.work.problem.changed")).onNextPage();
            case REFUSED ->
                Notice.warning(Words.t("outreach.work.problem.close")).onNextPage();
        }
        return "redirect:" + HouseholdController.address(id);
    }

    @PostMapping(HouseholdController.ONE + "/rouvrir")
    String reopen(@PathVariable UUID id) {
        cards.find(id);
        if (closing.reopen(id))
            Notice.success(Words.t("outreach.work.reopened")).onNextPage();
        else Notice.warning(Words.t("outreach.work.problem.reopen")).onNextPage();
        return "redirect:" + HouseholdController.address(id);
    }

    @PostMapping(HouseholdController.ONE + "/opposition")
    String object(@PathVariable UUID id) {
        cards.find(id);
        closing.object(id);
        Notice.success(Words.t("outreach.work.objected")).onNextPage();
        return "redirect:" + HouseholdsController.ADDRESS;
    }
}
