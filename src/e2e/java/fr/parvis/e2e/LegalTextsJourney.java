// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import fr.parvis.access.Role;
import org.junit.jupiter.api.Test;

/** The network completes a legal text, sees it before it is shown, and the public reads it. */
class LegalTextsJourney extends Journey {

    @Test
    void the_network_completes_its_legal_texts_and_the_public_reads_them() {
        signIn(network.ofTheNetwork(Role.NETWORK_HEAD));
        open("/bureau/textes-legaux");
        isFineAtEveryWidth("legal-texts");
        page.click("#texts [data-row]:has-text('Accessibilité')");
        isFineAtEveryWidth("legal-text");
        page.check("label:has-text('Partiellement conforme')");
        page.click("button:has-text('Voir avant d’enregistrer')");
        shows("#preview", "Ce site est partiellement conforme");
        isFineAtEveryWidth("legal-preview");
        page.click("button:has-text('Enregistrer')");
        page.waitForSelector(".notice-success");

        on(Screen.PHONE);
        open("/accessibilite");
        shows("main", "Ce site est partiellement conforme", "Défenseur des droits");
        isFine("legal-accessibility");
        page.click("footer a:has-text('Confidentialité')");
        assertThat(page.locator("h1")).hasText("Confidentialité");
        isFineAtEveryWidth("legal-privacy");
    }
}
