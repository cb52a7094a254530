// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.intake.domain.ImportUploads;
import fr.parvis.outreach.ListsFixtures;
import fr.parvis.returns.domain.CountProgress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The whole way of one household: its supplier hands a list over, a mediator reaches it, its case brings a plan of instalments, and the supplier
 * fetches what was agreed to go back.
 */
class FromListToReturnJourney extends EnergyJourney {
    @Autowired
    ListsFixtures listsFixtures;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    @Autowired
    ImportUploads takeIn;

    @Autowired
    CountProgress count;

    SignedIn lead;
    SignedIn mediator;
    SignedIn supplier;

    @Test
    void a_household_of_a_list_gets_instalments_and_its_supplier_learns_what_was_agreed() throws IOException {
        agreed();
        handsItsListOver();
        var card = reachesTheHousehold();
        followsItsCase();
        notesTheSolution(card);
        preparesTheReturnFile();
        fetchesIt();
    }

    private void agreed() {
        var association = network.anAssociation();
        lead = network.a(Role.DIRECTOR, association);
        mediator = network.a(Role.MEDIATOR, association);
        var partner = listsFixtures.aSupplier(lead, "Énergie d’essai", "edf");
        listsFixtures.anArrangementThatTells(lead, partner, "reference", "contacted", "reached", "result", "payment");
        listsFixtures.aPoint(lead, "Maison de Bron");
        supplier = network.aPartner(association, partner);
    }

    private String week() {
        return """
                Référence client;Nom;Prénom;Téléphone;Adresse;Code postal;Commune;Montant dû;Date de facture;Date dernière relance;\
                Intervention prévue;Date intervention;Compteur;Puissance;Résidence principale;Chèque énergie
                C-001;Haddad;Nour;06 39 98 12 34;12 rue des Essais;69500;Bron;240;%1$s;%2$s;Coupure;%3$s;Linky;6;oui;oui
                C-002;Durand;Paul;06 39 98 12;8 rue des Essais;69500;Bron;90;%1$s;%2$s;;;Linky;6;oui;non
                """.formatted(
                DAY.format(today.minusDays(40)), DAY.format(today.minusDays(20)), DAY.format(today.plusDays(30)));
    }

    private void handsItsListOver() {
        on(Screen.DESKTOP);
        signIn(supplier);
        open("/bureau");
        page.click("main h2 a:has-text('Vos listes')");
        isFine("whole-1-room");
        page.setInputFiles(
                "input[type=file]",
                new FilePayload("semaine.csv", "text/csv", week().getBytes(StandardCharsets.UTF_8)));
        page.click("button:has-text('Déposer la liste')");
        page.waitForSelector("text=En attente");
        isFine("whole-2-handed-over");
        // the application's own job may have taken it in meanwhile
        takeIn.handle();
        count.handleDue();
        open("/partenaire/listes");
        page.click("th[scope=row] a");
        page.waitForSelector("text=Lignes refusées");
        // a telephone too short
        assertThat(page.locator("main tbody tr")).hasCount(1);
        isFine("whole-3-taken-in");
    }

    private String reachesTheHousehold() {
        on(Screen.DESKTOP);
        signIn(mediator);
        open("/listes");
        assertThat(page.locator("#households tbody tr")).hasCount(1);
        assertThat(page.textContent("main")).doesNotContain("Haddad");
        isFine("whole-4-households");
        var card = page.getAttribute("#households tbody a[data-row]", "href");
        page.click("#households tbody a[data-row]");
        page.waitForSelector("#who-title:has-text('Nour Haddad')");
        isFine("whole-5-card");
        page.click("#by-letter > summary");
        page.click("#by-letter button[value=sent]");
        page.waitForSelector("text=Noté : Courrier : envoyé");
        isFine("whole-6-letter-noted");
        page.locator("#by-call").evaluate("it => it.open = true");
        page.click("#by-call button[value=reached]");
        page.waitForSelector("#reached");
        isFine("whole-7-reached");
        page.click("#reached summary:has-text('Enregistrer cet échange')");
        page.click("#reached form[action$='/passage'] button");
        page.waitForSelector("text=Échange enregistré parmi vos passages");
        assertThat(page.getAttribute("#reached a:has-text('Noter une autre demande')", "href"))
                .as("codes, and nobody's name")
                .isEqualTo("/capture?theme=energy-unpaid-bill&commune=69029&partner=edf");
        return card;
    }

    private void followsItsCase() {
        page.click("#reached a:has-text('Ouvrir un suivi')");
        page.waitForSelector("#f-family");
        page.check("input[name=agreed][value=telephone]");
        isFine("whole-8-agrees");
        page.click("main form[action$='/suivi'] button[type=submit]");
        page.waitForURL("**/bureau/suivis/*");
        var caseFile = page.url();
        isFine("whole-9-case");
        open(caseFile + "/impaye");
        page.waitForSelector(".bill-lead");
        isFine("whole-10-days-of-the-bill");
        open(caseFile + "/droits-energie");
        page.fill("#f-earned", "1200");
        page.fill("#f-charges", "1000");
        proposesInstalments("240", "40");
        assertThat(page.content()).contains("40,00");
        isFine("whole-11-letter-to-the-supplier");
    }

    private void notesTheSolution(String card) {
        open(card);
        page.selectOption("#reached select[name=kind]", "instalments");
        page.fill("#reached input[name=amount]", "240");
        page.click("#reached form[action$='/solutions'] button[type=submit]");
        page.waitForSelector("#reached h3:has-text('Solutions trouvées')");
        isFine("whole-12-solution");
    }

    private void preparesTheReturnFile() {
        on(Screen.DESKTOP);
        signIn(lead);
        open("/listes/retours");
        page.click("main tbody a");
        page.waitForSelector("#preview");
        isFine("whole-13-what-goes-back");
        page.click("button:has-text('Préparer ce fichier')");
        page.waitForSelector("text=Fichier prêt : 1 foyer");
    }

    private void fetchesIt() throws IOException {
        count.handleDue();
        on(Screen.DESKTOP);
        signIn(supplier);
        open("/partenaire/listes");
        isFine("whole-14-room");
        var file = page.waitForDownload(() -> page.click("a[download]:has-text('CSV')"));
        assertThat(Files.readString(file.path()).replace("\ufeff", "").strip().lines())
                .as("the agreed fields, and not a word more")
                .containsExactly(
                        "Référence;Contact tenté;Joint;Résultat;Arrangement de paiement annoncé",
                        "C-001;oui;oui;solution trouvée;oui");
        open("/listes");
        assertThat(page.locator("#households").count()).as("no household").isZero();
    }
}
