// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** From a case to a letter, by mail or by post, to its outcome; two who write one letter; the templates of the network's head. */
class LettersJourney extends Journey {
    @Autowired
    Visits visits;

    @RegisterExtension
    final MailServer mails = new MailServer();

    private SignedIn atWork() {
        var desk = visitsFixtures.aDesk();
        Network.as(desk.mediator(), () -> visits.record(VisitsFixtures.aVisit(desk.point())));
        return desk.mediator();
    }

    private void openCase() {
        open("/bureau/journee");
        chooseIn("#day .row-menu", "Suivi nominatif");
        page.fill("#f-given", "Nour");
        page.fill("#f-family", "Haddad");
        page.fill("#f-birthYear", "1990");
        page.fill("#f-phone", "06 12 34 56 78");
        page.check("text=De vive voix");
        page.click("button:has-text('Ouvrir le dossier')");
        page.waitForSelector("h1:has-text('Haddad')");
        page.click("a:has-text('Ouvrir un suivi')");
        page.click("button:has-text('Facture d’énergie impayée')");
        page.waitForSelector("#f-countedFrom");
        page.click("button:has-text('Ouvrir le suivi')");
        page.waitForSelector("#steps");
    }

    private void completed(String field) {
        var text = page.inputValue("#f-" + field).replaceAll("\\[[^\\]]*]", "voir facture");
        page.fill("#f-" + field, text);
    }

    @AtEveryWidth
    void writes_a_letter_from_a_case_and_sends_it_to_its_outcome(Screen screen) {
        var me = atWork();
        on(screen);
        signIn(me);
        openCase();
        var caseFile = page.url();
        chooseIn("#add", "Écrire un courrier");
        page.waitForSelector("text=À partir de quel modèle");
        isFine("letters-which");
        page.click("button:has-text('demander un délai de paiement')");
        page.waitForSelector("#f-body");
        assertThat(page.locator("#f-addressee")).hasValue(Pattern.compile("^EDF"));
        isFine("letters-draft");

        page.click("button:has-text('Terminer et numéroter')");
        page.waitForSelector("#f-body-error");
        isFine("letters-gaps");
        page.fill("#f-sender", "Nour Haddad\n12 rue des Lilas\n69100 Villeurbanne");
        page.fill("#f-addressee", "EDF\nService clients\nTSA 20012\n41975 Blois Cedex 9");
        page.fill("#f-place", "Villeurbanne");
        for (var field : new String[] {"reference", "subject", "body", "enclosures"}) completed(field);
        page.click("button:has-text('Terminer et numéroter')");
        page.waitForSelector("text=Courrier numéroté");
        isFine("letters-ready");

        page.click(".page-head a:has-text('Dire comment il part')");
        page.waitForSelector("text=Comment part-il");
        isFine("letters-ways");
        page.click("button:has-text('Courriel')");
        page.waitForSelector("#f-message");
        page.fill("#f-to", "clients@edf.example");
        isFine("letters-mail");
        page.click("button:has-text('Envoyer le courriel')");
        page.waitForSelector("text=Courriel parti");
        assertThat(mails.sentTo("clients@edf.example")).hasSize(1);
        isFine("letters-sent");

        page.click("button:has-text('Commencer à partir de celui-ci')");
        page.waitForSelector("text=Nouveau brouillon");
        open("/bureau/suivis");
        page.click("a:has-text('Courriers')");
        page.waitForSelector(".tabs");
        isFine("letters-mine");
        open(caseFile);
        shows("#timeline", "clients@edf.example");
        isFine("letters-case");
        page.click("#outcome > summary");
        page.selectOption("#f-outcome", "obtained");
        page.click("button:has-text('Terminer le suivi')");
        page.waitForSelector("text=Suivi terminé");
    }

    @AtEveryWidth
    void somebody_without_a_file_gets_a_letter_that_is_kept_nowhere(Screen screen) throws IOException {
        var me = atWork();
        on(screen);
        signIn(me);
        open("/bureau/courriers");
        isFine("letters-none");
        page.click("a:has-text('Courrier sans dossier')");
        page.waitForSelector("text=À partir de quel modèle");
        isFine("letters-unkept-which");
        page.click("a:has-text('demander un délai de paiement')");
        page.waitForSelector("#f-body");
        page.click("button:has-text('Relire le courrier')");
        page.waitForSelector("#f-body-error");
        isFine("letters-unkept-gaps");
        page.fill("#f-sender", "Zohra Inconnue\n12 rue des Lilas\n69100 Villeurbanne");
        page.fill("#f-addressee", "EDF\nService clients\nTSA 20012\n41975 Blois Cedex 9");
        page.fill("#f-place", "Villeurbanne");
        for (var field : new String[] {"reference", "subject", "body", "signature", "enclosures"}) completed(field);
        page.click("button:has-text('Relire le courrier')");
        page.waitForSelector("text=Rien ne manque");
        isFine("letters-unkept-ready");
        var word = page.waitForDownload(() -> page.click("button:has-text('ODT')"));
        assertThat(word.suggestedFilename()).isEqualTo("courrier.odt");
        // shown in a tab of its own; a browser that shows no paper takes it as a file
        var papers = new ArrayList<String>();
        context.onResponse(answer -> {
            if (answer.url().endsWith("/courrier.pdf"))
                papers.add(answer.headers().get("content-type"));
        });
        var tab = context.waitForPage(() -> page.click("button:has-text('Voir et imprimer')"));
        page.waitForCondition(() -> papers.contains("application/pdf"));
        tab.close();
        // the page stays as it is
        assertThat(page.locator("#f-sender")).hasValue(Pattern.compile("Zohra"));
        assertThat(page.evaluate("Object.keys(localStorage).length")).isEqualTo(0);
        open("/bureau/courriers?voir=tous");
        assertThat(page.textContent("main")).doesNotContain("délai de paiement");
    }

    @Test
    void two_tabs_that_write_one_letter_lose_nothing() {
        var me = atWork();
        signIn(me);
        openCase();
        chooseIn("#add", "Écrire un courrier");
        page.click("button:has-text('Page blanche')");
        page.waitForSelector("#f-body");
        var other = newPage();
        other.navigate(page.url());
        other.fill("#f-body", "Texte de la collègue.");
        other.click("button:has-text('Enregistrer')");
        other.waitForSelector("text=Courrier enregistré");
        other.close();
        page.fill("#f-body", "Mon texte.");
        page.click("button:has-text('Enregistrer')");
        page.waitForSelector("#stored-body");
        assertThat(page.locator("#f-body")).hasValue("Mon texte.");
        shows("#stored-body", "Texte de la collègue.");
        isFineAtEveryWidth("letters-both");
        page.click("button:has-text('Enregistrer')");
        page.waitForSelector("text=Courrier enregistré");
        assertThat(page.locator("#f-body")).hasValue("Mon texte.");
    }

    @Test
    void a_letter_is_written_without_scripts() {
        var me = atWork();
        signIn(me);
        openCase();
        var caseFile = page.url();
        on(Screen.PHONE, false);
        signIn(me);
        open(caseFile);
        chooseIn("#add", "Écrire un courrier");
        page.click("button:has-text('Attestation sur l’honneur')");
        page.fill("#f-place", "Bron");
        page.fill("#f-body", "Je soussignée Nour Haddad atteste sur l’honneur vivre seule.");
        page.click("button:has-text('Terminer et numéroter')");
        page.waitForSelector("text=Courrier numéroté");
        page.click("a:has-text('Dire comment il part')");
        page.click("button:has-text('Remis en main propre')");
        page.click("button:has-text('Noter l’envoi')");
        page.waitForSelector("text=Envoi noté");
    }

    @Test
    void the_network_head_keeps_the_templates() {
        signIn(network.ofTheNetwork(Role.NETWORK_HEAD));
        open("/bureau/modeles-de-courrier");
        isFineAtEveryWidth("letters-templates");
        page.click("a:has-text('s’opposer à une coupure')");
        page.waitForSelector("#f-sources");
        page.fill("#f-body", "Bonjour {numéro fiscal}");
        page.click("button:has-text('Enregistrer')");
        page.waitForSelector("#f-body-error");
        isFineAtEveryWidth("letters-template");
    }
}
