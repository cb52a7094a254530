// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.values.NetworkTime;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From a visit to a named case and to its outcome; cases handed over; what is kept of a person handed to them, then erased. */
class CasesJourney extends Journey {
    @Autowired
    Visits visits;

    private static String aMonthAgo() {
        return LocalDate.now(NetworkTime.ZONE).minusMonths(1).toString();
    }

    private void openFile() {
        page.fill("#f-given", "Nour");
        page.fill("#f-family", "Haddad");
        page.fill("#f-birthYear", "1990");
        page.fill("#f-phone", "06 12 34 56 78");
        page.check("text=De vive voix");
        page.click("button:has-text('Ouvrir le dossier')");
        page.waitForSelector("h1:has-text('Haddad')");
    }

    private void openCase() {
        page.click("a:has-text('Ouvrir un suivi')");
        page.waitForSelector("text=De quoi s’agit-il");
        page.click("button:has-text('Facture d’énergie impayée')");
        page.waitForSelector("#f-countedFrom");
        page.fill("#f-countedFrom", aMonthAgo());
        page.click("button:has-text('Ouvrir le suivi')");
        page.waitForSelector("#steps");
    }

    @AtEveryWidth
    void follows_a_bill_from_the_visit_to_its_outcome(Screen screen) {
        var desk = visitsFixtures.aDesk();
        Network.as(desk.mediator(), () -> visits.record(VisitsFixtures.aVisit(desk.point())));
        on(screen);
        signIn(desk.mediator());
        open("/bureau/suivis");
        isFine("cases-none");
        open("/bureau/journee");
        chooseIn("#day .row-menu", "Suivi nominatif");
        openFile();
        page.click("a:has-text('Ouvrir un suivi')");
        page.waitForSelector("text=De quoi s’agit-il");
        isFine("cases-which");
        page.click("button:has-text('Facture d’énergie impayée')");
        page.waitForSelector("#f-countedFrom");
        page.fill("#f-countedFrom", aMonthAgo());
        isFine("cases-new");
        page.click("button:has-text('Ouvrir le suivi')");
        page.waitForSelector("#steps");
        shows("#steps", "décret n° 2008-780");

        page.locator("#papers .case-step-mark").first().click();
        page.waitForSelector("#papers .case-step-done");
        chooseIn("#add", "Noter un échange");
        page.fill("#f-said", "EDF accorde un échéancier de 3 mois");
        page.click("button:has-text('Noter l’échange')");
        page.waitForSelector("#timeline .person-note");
        page.click("#turn summary");
        page.selectOption("#f-waitingOn", "body");
        page.click("#turn button");
        page.waitForSelector("text=Attente enregistrée");
        isFine("cases-case");

        open("/bureau/suivis");
        isFine("cases-work");
        page.click("#all a");
        page.click("#outcome > summary");
        page.selectOption("#f-outcome", "cut-avoided");
        page.fill("#f-amount", "beaucoup");
        page.click("button:has-text('Terminer le suivi')");
        page.waitForSelector("#f-amount-error");
        page.selectOption("#f-outcome", "cut-avoided");
        page.fill("#f-amount", "240,50");
        page.click("button:has-text('Terminer le suivi')");
        page.waitForSelector("text=coupure ou réduction évitée");
        isFine("cases-closed");
        page.click(".case-head a:has-text('Nour Haddad')");
        page.waitForSelector("h1:has-text('Haddad')");
        isFine("cases-person");
    }

    @Test
    void a_lead_hands_cases_over_answers_the_person_and_erases() {
        var desk = visitsFixtures.aDesk();
        network.a(Role.MEDIATOR, desk.association());
        var lead = network.a(Role.SITE_LEAD, desk.association());
        signIn(desk.mediator());
        open("/bureau/personnes/nouvelle");
        openFile();
        openCase();
        var address = page.url();

        on(Screen.DESKTOP);
        signIn(lead);
        open("/bureau/suivis/passation");
        page.selectOption("#f-from", new com.microsoft.playwright.options.SelectOption().setIndex(1));
        page.selectOption("#f-to", lead.account().toString());
        isFineAtEveryWidth("cases-hand-over");
        page.click("button:has-text('Transférer les suivis')");
        page.waitForSelector("text=1 suivi transféré");
        open("/bureau/suivis");
        assertThat(page.locator("#all a")).hasCount(1);

        page.click("#all a");
        assertThat(page).hasURL(address);
        page.click(".case-head a:has-text('Nour Haddad')");
        page.click("a:has-text('Droits de la personne')");
        page.waitForSelector("text=Un suivi est en cours");
        var download = page.waitForDownload(() -> page.click("button:has-text('PDF')"));
        assertThat(download.suggestedFilename()).startsWith("donnees-").endsWith(".pdf");
        isFineAtEveryWidth("people-rights");
        page.goBack();
        open(address);
        page.click("#outcome > summary");
        page.selectOption("#f-outcome", "given-up");
        page.click("button:has-text('Terminer le suivi')");
        page.waitForSelector("text=Suivi terminé");
        page.click(".case-head a:has-text('Nour Haddad')");
        page.click("a:has-text('Droits de la personne')");
        page.click("summary:has-text('Effacer le dossier')");
        page.click("button:has-text('Effacer pour toujours')");
        page.waitForSelector("text=Dossier effacé");
        open("/bureau/personnes/lectures");
        isFineAtEveryWidth("people-readings");

        on(Screen.DESKTOP);
        signIn(network.a(Role.DIRECTOR, desk.association()));
        open("/bureau/registre");
        page.waitForSelector("text=à la demande de la personne");
        isFineAtEveryWidth("people-register");
    }

    @Test
    void the_network_head_keeps_the_templates() {
        signIn(network.ofTheNetwork(Role.NETWORK_HEAD));
        open("/bureau/modeles-de-suivi");
        isFineAtEveryWidth("cases-templates");
        page.click("a:has-text('Aide du fonds')");
        page.waitForSelector("#f-steps");
        isFineAtEveryWidth("cases-template");
    }
}
