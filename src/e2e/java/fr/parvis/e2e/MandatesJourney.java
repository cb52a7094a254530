// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.SelectOption;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A mandate from its signature to its revocation; what is done without one; the check of a paper by anybody. */
class MandatesJourney extends Journey {

    private void openFile() {
        open("/bureau/personnes/nouvelle");
        page.fill("#f-given", "Nour");
        page.fill("#f-family", "Haddad");
        page.fill("#f-birthYear", "1990");
        page.check("text=De vive voix");
        page.click("button:has-text('Ouvrir le dossier')");
        page.waitForSelector("h1:has-text('Haddad')");
    }

    /** A lead who entitles themselves and works: the page shows all that there is. */
    private SignedIn anEntitledLead() {
        return anEntitledLead(true);
    }

    private SignedIn anEntitledLead(boolean scripts) {
        var lead = network.a(Role.SITE_LEAD, network.anAssociation());
        signIn(lead);
        open("/bureau/mandats/habilitations");
        if (scripts) isFine("mandates-entitled");
        page.click("button:has-text('Habiliter')");
        page.waitForSelector("text=Habilité depuis");
        return lead;
    }

    private void drawASignature() {
        page.locator("canvas").scrollIntoViewIfNeeded();
        var pad = page.locator("canvas").boundingBox();
        page.mouse().move(pad.x + 40, pad.y + pad.height / 2);
        page.mouse().down();
        for (int i = 0; i < 20; i++)
            page.mouse().move(pad.x + 40 + i * (pad.width - 80) / 20, pad.y + pad.height / 2 + (i % 2 == 0 ? 20 : -20));
        page.mouse().up();
    }

    @AtEveryWidth
    void a_mandate_from_its_signature_to_its_revocation(Screen screen) {
        on(screen);
        anEntitledLead();
        openFile();
        page.click("a:has-text('Agir à sa place')");
        page.selectOption("#f-scope", "logement");
        page.fill("#f-said", "Demande d’aide au logement envoyée");
        page.click("button:has-text('Noter ce qui est fait')");
        page.waitForSelector("text=Arrêt : n’agissez pas encore");
        isFine("mandates-stopped");
        page.click("a:has-text('Préparer le mandat à signer')");
        page.waitForSelector("#f-scopes");
        assertThat(page.locator("input[name=scopes][value=logement]")).isChecked();
        page.check("input[name=scopes][value=argent]");
        page.check("text=6 mois");
        page.check("#f-adult");
        page.check("#f-free");
        isFine("mandates-new");
        page.click("button:has-text('Préparer le mandat')");
        page.waitForSelector("canvas");
        page.click("button:has-text('Enregistrer la signature')");
        page.waitForSelector("#f-drawn-error");
        drawASignature();
        isFine("mandates-sign");
        page.click("button:has-text('Enregistrer la signature')");
        page.waitForSelector("text=Mandat signé");
        assertThat(page.locator("img.signature-kept")).hasCount(1);
        var mandate = page.url();

        page.click(".breadcrumb a:has-text('Nour Haddad')");
        page.click("a:has-text('Agir à sa place')");
        page.selectOption("#f-scope", "logement");
        page.fill("#f-said", "Demande d’aide au logement envoyée");
        assertThat(page.locator("#f-amount")).isHidden();
        page.check("#f-payment");
        page.fill("#f-amount", "12,50");
        page.click("button:has-text('Noter ce qui est fait')");
        page.waitForSelector("#f-consent-error");
        page.selectOption("#f-consent", new SelectOption().setLabel("accord de vive voix"));
        isFine("mandates-act");
        page.click("button:has-text('Noter ce qui est fait')");
        page.waitForSelector("text=Noté, et gardé avec le mandat");
        isFine("mandates-person");

        page.navigate(mandate);
        shows("#acts", "Demande d’aide au logement envoyée", "12,50");
        isFine("mandates-in-force");
        var check = page.getAttribute("#says a[href^='/mandat/']", "href");
        open(check);
        page.waitForSelector("text=Ce mandat est valable");
        shows("main", "Logement");
        assertThat(page.textContent("main")).doesNotContain("Haddad");
        isFine("mandates-check-valid");
        open("/bureau/mandats");
        isFine("mandates-register");
        page.click("main li a:has-text('Nour Haddad')");
        page.click("summary:has-text('La personne met fin au mandat')");
        page.click("#revoke button:has-text('Mettre fin au mandat')");
        page.waitForSelector("text=Mandat révoqué");
        assertThat(page.locator("a:has-text('Imprimer la révocation')")).hasCount(1);
        isFine("mandates-revoked");
        keepPaper(mandate + "/mandat.pdf", "mandates-paper");
        keepPaper(mandate + "/revocation.pdf", "mandates-paper-revocation");

        on(screen);
        open(check);
        page.waitForSelector("text=Ce mandat est terminé");
        assertThat(page.textContent("main")).doesNotContain("Haddad");
        isFine("mandates-check");
    }

    /** Keeps a paper beside the pictures, to be looked at. */
    private void keepPaper(String address, String name) {
        var answer = context.request().get(address);
        assertThat(answer.status()).isEqualTo(200);
        keep(name, answer.body());
    }

    @Test
    void without_a_script_the_name_is_typed_or_the_paper_signed() {
        on(Screen.PHONE, false);
        anEntitledLead(false);
        openFile();
        page.click("a:has-text('Préparer un mandat')");
        for (var choice : List.of("[name=scopes][value=social]", "[name=days][value='1']", "#f-adult", "#f-free"))
            page.press("input" + choice, "Space");
        page.click("button:has-text('Préparer le mandat')");
        page.waitForSelector("#signing");
        assertThat(page.locator("canvas")).isHidden();
        page.press("#f-manner-typed", "Space");
        page.fill("#f-typed", "Nour Haddad");
        picture("mandates-sign-without-script");
        page.click("button:has-text('Enregistrer la signature')");
        page.waitForSelector("text=Mandat signé");
    }

    @Test
    void what_was_done_all_the_same_is_shown_to_who_leads() {
        var lead = anEntitledLead();
        openFile();
        page.click("a:has-text('Agir à sa place')");
        page.selectOption("#f-scope", "justice");
        page.fill("#f-said", "Plainte déposée en ligne");
        page.click("button:has-text('Noter ce qui est fait')");
        page.waitForSelector("text=Arrêt : n’agissez pas encore");
        page.check("#f-done");
        page.click("button:has-text('Noter ce qui est fait')");
        page.waitForSelector("h1:has-text('Haddad')");
        isFineAtEveryWidth("mandates-person-irregular");
        open("/bureau/mandats/irregularites");
        isFineAtEveryWidth("mandates-irregular");
        page.click("button:has-text('Vu')");
        page.waitForSelector("text=Aucune irrégularité à voir");
        assertThat(lead.may(fr.parvis.access.Right.LEAD_FOLLOW_UP)).isTrue();
    }
}
