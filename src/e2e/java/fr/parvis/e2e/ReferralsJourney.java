// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fr.parvis.people.PeopleFixtures.aPerson;
import static fr.parvis.people.PeopleFixtures.discreet;
import static fr.parvis.people.PeopleFixtures.reachedBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.springframework.beans.factory.annotation.Autowired;

/** A partner is noted; a person is handed on from their case; the partner, signed out and without scripts, reads, asks and answers. */
class ReferralsJourney extends Journey {
    @Autowired
    OpenFile openFile;

    private void notePartner() {
        open("/bureau/partenaires");
        isFine("partners-none");
        page.click("main a:has-text('Ajouter un partenaire') >> nth=0");
        page.fill("#f-name", "CCAS de Bron");
        page.selectOption("#f-kind", "ccas");
        page.selectOption("#f-operator", "ccas");
        page.fill("#f-places", "Nulle-Part-sur-Rien");
        page.fill("#f-postalLines", "Place de Weingarten\n69500 Bron");
        page.click("button:has-text('Enregistrer')");
        page.waitForSelector("#f-places-error");
        isFine("partners-form");
        page.fill("#f-places", "69500 Bron");
        page.click("button:has-text('Enregistrer')");
        page.waitForSelector("h1:has-text('CCAS de Bron')");
        page.click("a:has-text('Ajouter un service')");
        page.fill("#f-name", "Aides facultatives");
        page.fill("#f-contact", "Léa Martin (exemple)");
        page.fill("#f-role", "Instructrice");
        page.selectOption("#f-bestBy", "call");
        page.fill("#f-phone", "04 72 00 00 00");
        page.fill("#f-email", "aides@ccas-bron.example");
        page.fill("#f-hours", "mardi et jeudi matin");
        page.fill("#f-notes", "Rappelle dans la journée.");
        isFine("partners-contact");
        page.click("button:has-text('Enregistrer')");
        page.waitForSelector("text=Léa Martin");
        isFine("partners-partner");
        open("/bureau/partenaires?q=aides+bron");
        page.waitForSelector(".person-row a");
        isFine("partners-found");
    }

    @AtEveryWidth
    void a_referral_from_sending_to_the_partners_answer(Screen screen) {
        var me = network.a(Role.MEDIATOR, network.anAssociation());
        var nour = Ids.next();
        Network.as(
                me,
                () -> openFile.handle(new OpenFile.Command(
                        nour,
                        reachedBy(aPerson("Nour", "Haddad", 1990), "06 12 34 56 78"),
                        "spoken",
                        null,
                        true,
                        false)));
        on(screen);
        signIn(me);
        notePartner();

        open("/bureau/personnes/" + nour + "?pour=suivi");
        page.click("a:has-text('Ouvrir un suivi')");
        page.waitForSelector("text=De quoi s’agit-il");
        page.click("button:has-text('Facture d’énergie impayée')");
        page.waitForSelector("#f-countedFrom");
        page.fill(
                "#f-countedFrom", LocalDate.now(NetworkTime.ZONE).minusMonths(1).toString());
        page.click("button:has-text('Ouvrir le suivi')");
        page.waitForSelector("#steps");
        var caseFile = page.url();
        chooseIn("#add", "Transmettre à un partenaire");
        page.fill("#f-q", "aides ccas");
        page.click("main button:has-text('Chercher')");
        page.waitForSelector(".person-row a");
        isFine("referrals-whom");
        page.click(".person-row a:has-text('Aides facultatives')");
        page.waitForSelector("#f-asked");
        assertThat(page.locator("input[name=choose]:checked")).hasCount(0);
        page.fill("#f-asked", "Aide pour une facture d’électricité de 240 €.");
        page.check("#choose-commune");
        page.check("#choose-reference");
        page.check("text=De vive voix");
        page.check("text=Je le lis au téléphone");
        page.click("button:has-text('Transmettre')");
        page.waitForSelector("#f-reference-error");
        isFine("referrals-new");
        page.fill("#f-reference", "Dossier 4512");
        page.click("button:has-text('Transmettre')");
        page.waitForSelector(".referral-code");
        isFine("referrals-sent");
        var link = page.inputValue("#f-link");
        context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.click("[data-copy]");
        page.waitForSelector("[data-copy]:has-text('Copié')");
        assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(link);
        isFine("referrals-copied");
        var code = page.textContent(".referral-code code").strip();
        page.click("a:has-text('continuer')");
        page.waitForSelector("#visits");
        var referral = page.url();

        // the partner, in a browser of their own, without scripts
        on(screen, false);
        page.navigate(link);
        assertThat(page.locator("#f-code")).isVisible();
        assertThat(page.textContent("main")).doesNotContain("Haddad");
        page.fill("#f-code", code.equals("111 111") ? "222222" : "111111");
        page.click("button:has-text('Ouvrir')");
        page.waitForSelector("#f-code-error");
        on(screen);
        page.navigate(link);
        isFine("referrals-door");
        page.fill("#f-code", code);
        page.click("button:has-text('Ouvrir')");
        page.waitForSelector("#passed");
        shows("#passed", "Nour Haddad", "240 €", "Dossier 4512");
        assertThat(page.textContent("#passed")).doesNotContain("06 12");
        page.check("text=Il me manque quelque chose");
        page.fill("#f-text", "Avez-vous la dernière facture ?");
        isFine("referrals-in");
        page.click("button:has-text('Envoyer')");
        page.waitForSelector("text=Votre question est partie");
        var partners = context.cookies();

        on(screen);
        signIn(me);
        open("/bureau/suivis");
        page.waitForSelector("text=Transmissions qui vous attendent");
        isFine("referrals-work");
        page.click("a:has-text('CCAS de Bron')");
        page.fill("#f-text", "Oui, la personne l’apporte jeudi.");
        isFine("referrals-asked");
        page.click("button:has-text('Répondre au partenaire')");
        page.waitForSelector("text=Réponse enregistrée");

        on(screen);
        page.navigate(link);
        page.waitForSelector("text=Le code a déjà servi");
        assertThat(page.textContent("main")).as("forwarded to another browser").doesNotContain("Haddad");
        isFine("referrals-forwarded");
        comeBackAs(screen, partners);
        page.navigate(link);
        page.waitForSelector("text=la personne l’apporte jeudi");
        page.check("text=Voici ma réponse");
        page.fill("#f-text", "Aide de 150 € accordée, versée au fournisseur.");
        page.click("button:has-text('Envoyer')");
        page.waitForSelector("h1:has-text('Votre réponse est enregistrée')");
        isFine("referrals-done");

        on(screen);
        signIn(me);
        page.navigate(caseFile);
        shows("main", "Réponse reçue", "Aide de 150 € accordée");
        isFine("referrals-case");
        page.navigate(referral);
        isFine("referrals-referral");
        open("/bureau/transmissions?voir=answered");
        page.waitForSelector("#times");
        isFine("referrals-list");
    }

    @AtEveryWidth
    void a_referral_on_paper_is_printed_and_its_answer_noted_by_hand(Screen screen) throws IOException {
        var me = network.a(Role.MEDIATOR, network.anAssociation());
        var nour = Ids.next();
        Network.as(
                me,
                () -> openFile.handle(
                        new OpenFile.Command(nour, aPerson("Nour", "Haddad", 1990), "spoken", null, true, false)));
        on(screen);
        signIn(me);
        notePartner();
        open("/bureau/transmissions/nouvelle?personne=" + nour + "&q=ccas");
        page.click(".person-row a >> nth=0");
        page.waitForSelector("#f-asked");
        page.fill("#f-asked", "Un rendez-vous avec une assistante sociale.");
        page.check("text=De vive voix");
        page.check("input[name=way][value=paper]");
        isFine("referrals-paper-chosen");
        page.click("button:has-text('Transmettre')");
        page.waitForSelector("#visits");
        assertThat(page.locator("#f-link, .referral-code")).hasCount(0);
        isFine("referrals-paper");
        var paper = context.request().get(page.url() + "/papier");
        assertThat(paper.status()).isEqualTo(200);
        keep("referrals-paper", paper.body());
        try (var pdf = Loader.loadPDF(paper.body())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Nour Haddad", "assistante", "Bron");
        }
        page.click("summary:has-text('Noter une réponse')");
        page.check("input[name=kind][value=answer]");
        page.fill("#f-heard", "Rendez-vous le 9 décembre à 10 h.");
        isFine("referrals-paper-heard");
        page.click("button:has-text('Noter la réponse')");
        page.waitForSelector("#said:has-text('Rendez-vous le 9 décembre')");
        isFine("referrals-paper-answered");
    }

    /** The same browser as before, with what it kept. */
    private void comeBackAs(Screen screen, List<Cookie> kept) {
        on(screen);
        context.addCookies(kept);
    }

    @AtEveryWidth
    void somebody_in_danger_is_handed_on_with_care_and_the_link_closes_when_they_change_their_mind(Screen screen) {
        var me = network.a(Role.MEDIATOR, network.anAssociation());
        var aya = Ids.next();
        Network.as(
                me,
                () -> openFile.handle(new OpenFile.Command(
                        aya,
                        reachedBy(discreet(aPerson("Aya", "Silva", 1985), "le matin"), "06 00 00 00 01"),
                        "spoken",
                        null,
                        true,
                        false)));
        on(screen);
        signIn(me);
        notePartner();
        open("/bureau/transmissions/nouvelle?personne=" + aya + "&q=ccas");
        page.click(".person-row a >> nth=0");
        page.waitForSelector("text=Contact discret");
        page.fill("#f-asked", "Un rendez-vous avec une assistante sociale.");
        page.check("#choose-phone");
        page.check("text=De vive voix");
        page.check("text=Je le lis au téléphone");
        page.click("button:has-text('Transmettre')");
        page.waitForSelector("#f-knowing-error");
        isFine("referrals-discreet");
        page.uncheck("#choose-phone");
        page.click("button:has-text('Transmettre')");
        page.waitForSelector(".referral-code");
        var link = page.inputValue("#f-link");
        page.click("a:has-text('continuer')");
        page.click("summary:has-text('Retirer la transmission')");
        page.click(".confirm-panel button:has-text('Retirer la transmission')");
        page.waitForSelector("text=Le lien est fermé");
        on(screen);
        page.navigate(link);
        page.waitForSelector("h1:has-text('retirée')");
        isFine("referrals-withdrawn");
    }
}
