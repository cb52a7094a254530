package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import fr.parvis.Network;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.documents.CasesWithDocuments;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.sheets.Cards;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.workshops.WorkshopsFixtures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** From the catalogue to a seat that becomes free and is offered to the next. */
class WorkshopsJourney extends Journey {
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

    @ParameterizedTest
    @EnumSource(Screen.class)
    void a_workshop_is_planned_and_fills_up(Screen screen) {
        var desk = new VisitsFixtures(network, db, transaction).aDesk();
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
}
