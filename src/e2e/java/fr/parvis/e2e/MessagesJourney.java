// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import fr.parvis.access.Role;
import org.junit.jupiter.api.Test;

/** A message to a person, from the page of their file to the call that somebody makes; SMS are set and only logged. */
class MessagesJourney extends Journey {

    private void openFile() {
        open("/bureau/personnes/nouvelle");
        page.fill("#f-given", "Nour");
        page.fill("#f-family", "Haddad");
        page.fill("#f-birthYear", "1990");
        page.fill("#f-phone", "06 12 34 56 78");
        page.check("text=De vive voix");
        page.click("button:has-text('Ouvrir le dossier')");
        page.waitForSelector("h1:has-text('Haddad')");
    }

    @AtEveryWidth
    void a_message_is_written_taken_back_written_again_and_told_by_telephone(Screen screen) {
        on(screen);
        signIn(network.a(Role.MEDIATOR, network.anAssociation()));
        open("/bureau/messages");
        assertThat(page.locator("h1")).hasText("Messages et appels");
        isFine("messages-empty");
        openFile();
        page.click("a:has-text('Écrire un message')");
        page.waitForSelector("#f-text");
        page.fill("#f-text", "Pouvez-vous passer jeudi à 10 h ?");
        assertThat(page.locator("[data-part=text]")).containsText("Bonjour Nour. Pouvez-vous passer jeudi à 10 h ?");
        assertThat(page.locator("[data-part=count]")).containsText("1 SMS");
        assertThat(page.locator("[data-part=others]")).isHidden();
        page.fill("#f-text", "Votre dossier est prêt, l’accueil vous attend.");
        assertThat(page.locator("[data-part=others]")).containsText("ê");
        assertThat(page.locator("[data-part=replaced]")).containsText("’");
        isFine("messages-write");
        page.click("button:has-text('Envoyer')");
        // without the agreement to be contacted nothing goes
        page.waitForSelector("text=Demandez-le-lui, puis notez son accord");
        isFine("messages-no-agreement");
        agree();
        page.click("a:has-text('Écrire un message')");
        page.fill("#f-text", "Pouvez-vous passer jeudi à 10 h ?");
        page.click("button:has-text('Envoyer')");
        page.waitForSelector("text=Un SMS ou un courriel part dans une minute");
        page.click("button:has-text('Annuler')");
        page.waitForSelector("text=Message retiré");
        isFine("messages-withdrawn");

        page.click("a:has-text('Ouvrir son dossier')");
        page.click("a:has-text('Écrire un message')");
        page.fill("#f-text", "Rappelez-nous avant vendredi.");
        page.check("text=un appel de l’équipe");
        page.click("button:has-text('Envoyer')");
        page.waitForSelector("h2:has-text('Qu’a donné l’appel')");
        assertThat(page.locator("a[href='tel:0612345678']")).isVisible();
        isFine("messages-call");
        open("/bureau/messages");
        assertThat(page.locator("tbody th")).hasText("Nour Haddad");
        isFine("messages-calls");
        page.click("main a:has-text('Nour Haddad')");
        page.waitForSelector("button:has-text('Jointe')");
        isFine("messages-call-of-list");
        page.click("button:has-text('Jointe')");
        page.waitForSelector("text=la personne est prévenue");
        assertThat(page.locator(".empty")).isVisible();
        open("/bureau/messages/envoyes");
        assertThat(page.locator("tbody tr")).hasCount(1);
        isFine("messages-sent");
        page.selectOption("#f-etat", "gone");
        assertThat(page.locator(".empty")).isVisible();
    }

    private void agree() {
        page.click(".breadcrumb a:has-text('Nour Haddad')");
        page.click("#consents details.disclosure > summary");
        page.selectOption("#consents select[name=purpose]", "contact");
        page.click("#consents form:has(select[name=purpose]) button[type=submit]");
        page.waitForSelector("#consents .person-row:has-text('Être rappelée ou recevoir un message')");
    }

    @Test
    void without_a_script_a_message_is_written_all_the_same() {
        on(Screen.PHONE, false);
        signIn(network.a(Role.MEDIATOR, network.anAssociation()));
        openFile();
        page.click("a:has-text('Écrire un message')");
        page.fill("#f-text", "Votre dossier est prêt.");
        page.click("button:has-text('Envoyer')");
        page.waitForSelector("text=Ces lettres ne sont pas dans l’alphabet des SMS");
    }
}
