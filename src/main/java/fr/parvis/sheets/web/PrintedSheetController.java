// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.cases.CasesAddresses;
import fr.parvis.files.Download;
import fr.parvis.sheets.domain.RecentCards;
import fr.parvis.sheets.papers.SheetLanguage;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Words;
import fr.parvis.visits.VisitsAddresses;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A sheet that is ready: its page and its file, for the account that made it. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class PrintedSheetController {
    private final RecentCards recentCards;

    PrintedSheetController(RecentCards recentCards) {
        this.recentCards = recentCards;
    }

    @GetMapping(TakenSheetController.ADDRESS + "/{id}")
    String ready(@PathVariable UUID id, SignedIn who, Model model) {
        var sheet = recentCards.sheet(who.account(), id).orElseThrow(() -> new NotFound("sheet " + id));

        var visit = sheet.visit();
        var card = sheet.card();
        model.addAttribute(
                "page",
                new PrintedPage(
                        TakenSheetController.ADDRESS + "/" + id + "/fiche.pdf",
                        TakenSheetController.ADDRESS
                                + (visit == null ? "/suivi/" + sheet.caseFile() : "/passage/" + visit)
                                + (card == null ? "" : "?carte=" + card),
                        SheetLanguage.find(sheet.language())
                                .map(SheetLanguage::name)
                                .orElse(""),
                        sheet.code(),
                        card == null ? null : PassageController.ADDRESS + "/" + card,
                        visit == null
                                ? CasesAddresses.caseFile(Objects.requireNonNull(sheet.caseFile()))
                                : VisitsAddresses.DAY,
                        Words.t(visit == null ? "sheets.back.case" : "sheets.back.day")));
        return "sheets/printed";
    }

    @GetMapping(TakenSheetController.ADDRESS + "/{id}/fiche.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable UUID id, SignedIn who) {
        var sheet = recentCards.sheet(who.account(), id).orElseThrow(() -> new NotFound("sheet " + id));
        return Download.pdf("fiche.pdf").entity(sheet.pdf());
    }
}
