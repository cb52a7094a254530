// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import fr.parvis.Network;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.database.Asking;
import fr.parvis.documents.CasesWithDocuments;
import fr.parvis.documents.Papers;
import fr.parvis.network.PublicPoints;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.sheets.Cards;
import fr.parvis.shell.Words;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.workshops.WorkshopsFixtures;
import fr.parvis.workshops.domain.Enrol;
import fr.parvis.workshops.domain.KeepCatalogue;
import fr.parvis.workshops.domain.SeeWorkshops;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** From the catalogue to a seat that becomes free and is offered to the next. */
class WorkshopsJourney extends Journey {
    @Autowired
    WorkshopsFixtures workshopsFixtures;

    @Autowired
    SeeWorkshops see;

    @Autowired
    PublicPoints points;

    @Autowired
    KeepCatalogue catalogue;

    @Autowired
    Enrol enrol;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Cards cards;

    @Autowired
    OpenFile openFile;

    @Autowired
    OpenCase openCase;

    @AtEveryWidth
    void a_workshop_is_planned_and_fills_up(Screen screen) {
        var desk = visitsFixtures.aDesk();
        var me = desk.mediator();
        on(screen);
        signIn(me);
        open("/bureau/ateliers");
        isFine("workshops-empty");
        open("/bureau/ateliers/catalogue/nouveau");
        page.fill("#f-titre", "Ma boîte mail");
        page.fill("#f-buts", "Ouvrir sa boîte, lire un message, répondre, joindre une photo.");
        isFine("workshops-workshop");
        page.click("button:has-text('Enregistrer')");
        page.waitForSelector("text=Atelier enregistré");
        page.click("a:has-text('Ma boîte mail')");
        page.waitForSelector("#material");
        page.setInputFiles("#f-document", new FilePayload("exercices.pdf", "text/plain", Papers.zip("a.txt")));
        page.click("button:has-text('Ajouter le document')");
        page.waitForSelector(".field-error");
        isFine("workshops-documents-refused");
        page.setInputFiles("#f-document", new FilePayload("exercices.pdf", "application/pdf", Papers.pdf(1)));
        page.click("button:has-text('Ajouter le document')");
        page.waitForSelector("text=Document ajouté");
        isFine("workshops-documents");
        open("/bureau/ateliers/salles");
        page.fill("#f-nom", "Salle bleue");
        page.fill("#f-places", "8");
        page.fill("#f-ordinateurs", "6");
        page.click("button:has-text('Enregistrer')");
        page.waitForSelector("text=Salle enregistrée");
        isFine("workshops-rooms");
        open("/bureau/ateliers/nouveau");
        page.selectOption("#f-atelier", new com.microsoft.playwright.options.SelectOption().setIndex(1));
        page.selectOption("#f-salle", new com.microsoft.playwright.options.SelectOption().setIndex(1));
        page.fill("#f-jour", WorkshopsFixtures.inDays(10).toString());
        page.fill("#f-seances", "3");
        page.fill("#f-places", "2");
        isFine("workshops-new");
        page.click("button:has-text('Créer le cycle')");
        page.waitForSelector("text=Cycle créé");
        var cycle = page.url();
        // a person of a file, by two presses
        var person = new CasesWithDocuments(openFile, openCase).person(me, "Nour", "Haddad");
        open("/bureau/ateliers/personne/" + person);
        isFine("workshops-enrol");
        page.click("#choose button:has-text('Inscrire')");
        page.waitForSelector("#now");
        isFine("workshops-enrolled");
        // a card without a name, on the page of the cycle
        for (int i = 0; i < 3; i++) {
            var code = Network.as(me, () -> cards.make().code());
            page.navigate(cycle);
            if (page.locator("#f-carte").count() > 0) page.selectOption("#f-carte", "");
            page.fill("#f-code", code);
            page.click("#enrol button");
            page.waitForSelector(".notice:has-text('Inscription n° " + (i + 2) + "')");
        }
        assertThat(page.locator("#enrolments tbody tr")).hasCount(4);
        isFine("workshops-cycle");
        // somebody leaves: the next one is asked
        page.click("#enrolments tbody tr:has-text('Nour') .row-menu > summary");
        page.click("#enrolments tbody tr:has-text('Nour') .confirm > summary");
        page.click("#enrolments tbody tr:has-text('Nour') .confirm-panel .btn-danger");
        page.waitForSelector("#enrolments >> text=Place proposée");
        isFine("workshops-offer");
        open("/bureau/ateliers");
        isFine("workshops-calendar");
    }

    @AtEveryWidth
    void anybody_enrols_from_the_page_of_a_point_and_finds_the_seat_again(Screen screen) {
        var desk = visitsFixtures.aDesk();
        workshopsFixtures.aCycle(desk.mediator(), desk.point(), 2, 2);
        on(screen);
        open("/p/" + points.find(desk.point(), Words.FRENCH).orElseThrow().code());
        page.click("a:has-text('Ateliers ici')");
        isFine("workshops-public");
        page.click("main a:has-text('Ma boîte mail')");
        isFine("workshops-public-form");
        page.selectOption("#f-persons", "2");
        page.click("button:has-text('inscrire')");
        assertThat(page.locator(".secret")).isVisible();
        isFine("workshops-own");
        var own = page.url().replaceFirst("^https?://[^/]+", "");
        open(own + "?lang=ar");
        isFine("workshops-own-ar");
        open("/ateliers/code?lang=fr");
        isFine("workshops-code");
        open(own);
        page.click("summary:has-text('Annuler l’inscription')");
        page.click(".confirm-panel button:has-text('Annuler l’inscription')");
        assertThat(page.locator("main")).containsText("Votre inscription est annulée");
    }

    @AtEveryWidth
    void vouchers_certificates_and_free_access_are_noted(Screen screen) {
        var desk = visitsFixtures.aDesk();
        var cycle = aSessionToday(desk);
        var whole = Network.as(desk.mediator(), () -> see.find(cycle)).orElseThrow();
        var session = whole.sessions().getFirst().id();
        on(screen);
        signIn(desk.mediator());
        open("/bureau/ateliers/seances/" + session + "/cheques");
        page.fill("#f-code", "A" + UUID.randomUUID().toString().substring(0, 8));
        page.fill("#f-fin", WorkshopsFixtures.inDays(30).toString());
        page.click("button:has-text('Noter le chèque')");
        page.waitForSelector("#vouchers");
        isFine("workshops-vouchers");
        open("/bureau/ateliers/cheques");
        isFine("workshops-vouchers-to-ask");
        open("/bureau/ateliers/libre-acces?point=" + desk.point());
        page.click("button:has-text('s’installe')");
        page.waitForSelector("button:has-text('avec aide')");
        isFine("workshops-free");
        page.click("button:has-text('avec aide')");
        page.waitForSelector("text=1 personne, 1 avec aide");
        open("/bureau/ateliers/seances/" + session);
        page.click("button:has-text('Tous présents')");
        open("/bureau/ateliers/inscriptions/" + whole.enrolments().getFirst().id() + "/attestation");
        isFine("workshops-certificate");
    }

    /** A cycle whose one session is today, with two cards that are enrolled. */
    private UUID aSessionToday(VisitsFixtures.Desk desk) {
        var me = desk.mediator();
        var cycle = workshopsFixtures.aCycle(me, desk.point(), 8, 1);
        for (int i = 0; i < 2; i++) {
            var learner = workshopsFixtures.aCard(me);
            Network.as(me, () -> enrol.enrol(cycle, learner, 1));
        }
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(
                        _ -> db.sql("""
                                update workshops.session set day = day - 10, during = tstzrange(lower(during) - interval '10 days',
                                    upper(during) - interval '10 days') where cycle = :cycle""").param("cycle", cycle).update()));
        return cycle;
    }

    private String counted(VisitsFixtures.Desk desk) {
        return Asking.as(desk.association())
                .call(() -> transaction.execute(_ -> db.sql("""
                                select coalesce(string_agg(kind || ' ' || headcount, ', '), '') from activities.counted_activity
                                where association = :a""")
                        .param("a", desk.association())
                        .query(String.class)
                        .single()));
    }

    @AtEveryWidth
    void who_was_there_is_noted_and_counts_at_once(Screen screen) {
        var desk = visitsFixtures.aDesk();
        var cycle = aSessionToday(desk);
        on(screen);
        signIn(desk.mediator());
        open("/bureau/ateliers/cycles/" + cycle);
        page.click("#sessions th a");
        page.waitForSelector("#sheet-form");
        assertThat(page.locator("input[type=radio]:checked")).hasCount(0);
        page.click(".attendance >> nth=0 >> label:has-text('En retard')");
        page.fill("#f-total", "3");
        page.click("summary:has-text('Genre')");
        page.fill("#f-gender-female", "2");
        page.fill("#f-visage-1", "4");
        isFine("workshops-sheet");
        page.click("button:has-text('Tous présents')");
        page.waitForSelector("text=Feuille enregistrée : 5 personnes présentes.");
        isFine("workshops-sheet-kept");
        org.assertj.core.api.Assertions.assertThat(counted(desk)).isEqualTo("workshop 5");
        page.click("summary:has-text('Genre')");
        page.fill("#f-gender-female", "9");
        page.click("button:has-text('Enregistrer la feuille')");
        page.waitForSelector(".error-summary");
        isFine("workshops-sheet-refused");
        // once it is over, it is found again from the list of those that have begun
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(
                        _ -> db.sql("""
                                update workshops.session set day = day - 1, during = tstzrange(lower(during) - interval '1 day',
                                    upper(during) - interval '1 day') where cycle = :cycle""").param("cycle", cycle).update()));
        open("/bureau/ateliers?quand=passees");
        assertThat(page.locator("#sessions")).containsText("Notée");
        isFine("workshops-past");
        page.click("#sessions a:has-text('Feuille de présence')");
        page.waitForSelector("#sheet-form");
    }

    @Test
    void attendance_is_noted_where_there_is_no_network_and_counts_once() {
        var desk = visitsFixtures.aDesk();
        aSessionToday(desk);
        on(Screen.PHONE);
        signIn(desk.mediator());
        open("/capture");
        page.waitForSelector("[data-step=theme] .tile");
        KeptOnDevice.installs(page);
        page.click("[data-key=plus]");
        page.click("[data-key=road]");
        page.waitForSelector("#road-sessions");
        loseNetwork();
        page.click("[data-key^=session-open]");
        page.click("[data-key^=session-1-here]");
        assertThat(page.locator("[data-key^=session-1-here]")).hasAttribute("aria-pressed", "true");
        page.click("[data-key^=session-2-late]");
        page.click("[data-key^=session-total][data-key$=more]");
        page.click("[data-key^=session-gender-female][data-key$=more]");
        assertThat(page.locator("[data-key^=session-gender-female][data-key$=more]"))
                .isFocused();
        page.click("[data-key^=session-face-1]");
        isFine("workshops-road");
        page.click("[data-key^=session-save]");
        page.waitForSelector("dialog.road .notice-success:has-text('Feuille gardée')");
        org.assertj.core.api.Assertions.assertThat(counted(desk)).isEmpty();
        findNetwork();
        lineIsBack(page);
        eventually(() -> counted(desk), "workshop 3");
    }
}
