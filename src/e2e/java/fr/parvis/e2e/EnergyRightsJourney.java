// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.access.Role;

/** From a case to its rights, a budget and a letter; beside any case, a bill explained, a supplier reached, a fund noted. */
class EnergyRightsJourney extends EnergyJourney {
    @AtEveryWidth
    void works_out_a_budget_and_drafts_letters_from_what_is_on_the_screen(Screen screen) {
        var me = network.a(Role.MEDIATOR, network.anAssociation());
        var caseFile = aCaseAboutABill(me);
        on(screen);
        signIn(me);
        open("/bureau/suivis/" + caseFile + "/droits-energie");
        isFine("rights");
        page.click("summary:has-text('médiateur national')");
        isFine("rights-door");
        page.selectOption("#f-departement", "02");
        page.click("button:has-text('Voir ce FSL')");
        page.waitForSelector("text=636 €");
        isFine("rights-fund");

        page.click("a:has-text('Budget du mois')");
        page.fill("#f-out-rent", "600");
        page.fill("#f-out-own1", "40");
        page.click("button:has-text('Calculer')");
        page.waitForSelector(".error-summary");
        isFine("budget-refused");
        page.fill("#f-out-name1", "Cours de piano");
        page.fill("#f-persons", "3");
        page.fill("#f-in-wages", "1350");
        page.fill("#f-in-family", "148,50");
        page.fill("#f-out-electricity", "95");
        page.fill("#f-out-food", "420");
        page.click("button:has-text('Calculer')");
        page.waitForSelector("#result");
        isFine("budget");
        page.click("button:has-text('Garder avec le suivi')");
        page.waitForSelector("text=La personne a voulu garder");
        isFine("budget-kept");
        page.click("button:has-text('Simuler un échéancier')");
        page.waitForSelector("#f-earned");
        assertThat(page.locator("#f-earned")).hasValue("1498,50");
        proposesInstalments("240", "40");
        assertThat(page.content()).contains("40,00");
        isFine("rights-letter");
        open("/bureau/suivis/" + caseFile + "/droits-energie");
        page.check("#attestation input[value=engie]");
        page.click("button:has-text('Préparer les lettres')");
        page.waitForSelector("text=2 lettres sont prêtes");
        isFine("rights-letters-of-case");
        var sheet = context.request().get("/bureau/suivis/" + caseFile + "/droits-energie/fiche.pdf?departement=02");
        assertThat(sheet.headers()).containsEntry("content-type", "application/pdf");
        keep("rights-sheet", sheet.body());
    }

    @AtEveryWidth
    void explains_a_bill_reaches_a_supplier_and_notes_a_fund(Screen screen) {
        var me = network.a(Role.MEDIATOR, network.anAssociation());
        on(screen);
        signIn(me);
        open("/listes");
        page.click(".beside a[href='/bureau/energie']");
        page.waitForURL("**/bureau/energie");
        isFine("energy-room");
        page.click("main a:has-text('Comprendre une facture')");
        isFine("explain-first");
        page.click("a:has-text('Un rattrapage')");
        page.click("a:has-text('Oui, une partie')");
        isFine("explain-question");
        page.click("a:has-text('Non, ou le relevé')");
        page.waitForSelector("text=Contester un rattrapage");
        isFine("explain-end");
        var sheet = context.request().get(page.getAttribute("a:has-text('Fiche à emporter')", "href"));
        assertThat(sheet.headers()).containsEntry("content-type", "application/pdf");
        keep("explain-sheet", sheet.body());

        open("/bureau/energie/fournisseurs");
        isFine("suppliers");
        open("/bureau/energie/fsl");
        isFine("funds");
        page.selectOption("#f-departement", "69");
        page.click("button:has-text('Ouvrir')");
        page.waitForURL("**/fsl/69");
        page.fill("#f-rule", "Quotient familial sous 900 €");
        page.fill("#f-ceilings", "beaucoup");
        page.fill("#f-source", "règlement intérieur 2026");
        page.fill("#f-read", today.toString());
        page.click("main button:has-text('Enregistrer')");
        page.waitForSelector(".error-summary");
        isFine("fund-refused");
        page.fill("#f-ceilings", "1 personne = 950\n2 personnes = 1400");
        page.fill("#f-papers", "Facture\nAvis d’impôt");
        page.click("main button:has-text('Enregistrer')");
        page.waitForSelector("text=FSL enregistré");
        isFine("fund");
    }
}
