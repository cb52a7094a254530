// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import fr.parvis.workshops.WorkshopsFixtures;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;

/** A partner takes seats of a workshop for those whom it accompanies. */
class PartnerSeatsJourney extends Journey {
    @Autowired
    WorkshopsFixtures workshopsFixtures;

    @AtEveryWidth
    void a_partner_enrols_somebody_and_hands_on_a_code(Screen screen) {
        var desk = visitsFixtures.aDesk();
        var me = desk.mediator();
        workshopsFixtures.aCycle(me, desk.point(), 3, 2);
        on(screen);
        signIn(network.aPartner(me.association(), UUID.randomUUID()));
        open("/partenaire/ateliers");
        isFine("partner-workshops-empty");
        for (int i = 0; i < 2; i++) {
            page.selectOption("#f-cycle", new SelectOption().setIndex(1));
            page.selectOption("#f-persons", "2");
            page.fill("#f-reference", "D-12" + i);
            page.click("#enrol button:has-text('Inscrire')");
            page.waitForSelector("#code .secret");
        }
        shows("#enrolled", "D-120", "Inscrite", "D-121", "En attente");
        isFine("partner-workshops");
        page.locator("#enrolled li:has-text('D-120') summary:has-text('Annuler')")
                .click();
        page.locator("#enrolled li:has-text('D-120') button:has-text('Annuler l’inscription')")
                .click();
        page.waitForSelector("#enrolled li:has-text('D-121') button:has-text('Elle vient')");
        isFine("partner-workshops-offered");
        page.click("#enrolled li:has-text('D-121') button:has-text('Elle vient') >> nth=0");
        page.waitForSelector("#enrolled li:has-text('D-121') .badge:has-text('Inscrite')");

        page.click("#file summary");
        page.selectOption("#file-cycle", new SelectOption().setIndex(1));
        page.setInputFiles(
                "#f-fichier",
                new FilePayload(
                        "liste.csv",
                        "text/csv",
                        "référence;téléphone\nD-122;\nD-121;\nD-123;12\n".getBytes(StandardCharsets.UTF_8)));
        isFine("partner-workshops-file");
        page.click("#file button:has-text('Inscrire ces lignes')");
        shows("#refused", "1 ligne inscrite", "Ligne 3", "déjà inscrite", "Ligne 4");
        shows("#enrolled", "D-122");
        isFine("partner-workshops-refused");
        var file = page.waitForDownload(() -> page.click("#refused button"));
        assertThat(file.suggestedFilename()).isEqualTo("lignes-refusees.csv");
    }
}
