// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import fr.parvis.access.Role;
import fr.parvis.outreach.ListsFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Autowired;

/** A partner's list: agreed, handed over with errors, its columns corrected, taken, the refused lines fetched and handed in again. */
class PartnerListsJourney extends Journey {
    @Autowired
    ListsFixtures listsFixtures;

    private static final String WEEK = """
            KUNNR;Titulaire;Tel;Adresse;CP;Ville;Montant;Date facture;Intervention;Date intervention;Conseiller
            C-001;M. HADDAD Nour;06 12 34 56 01;12 rue du Port;69500;BRON;1 234,56 €;01/09/2026;Réduction;15/12/2026;Dupont
            C-002;Léa MARTIN;06 12 34;3 place Weingarten;69500;BRON;89,90;15/09/2026;Coupure;20/12/2026;Dupont
            C-003;Paul DURAND;;8 avenue Roger-Salengro;69100;VILLEURBANNE;-12,00;01/01/2062;;;Dupont
            C-004;Ali DIALLO;06 12 34 56 04;1 rue du Lac;69100;VILLEURBANNE;45;20/09/2026;;;Dupont
            """;

    private void hands(String name, byte[] file) {
        open("/listes/reception");
        page.setInputFiles("input[type=file]", new FilePayload(name, "text/csv", file));
        page.locator("main form button[type=submit]").click();
    }

    @AtEveryWidth
    void a_list_is_agreed_taken_and_corrected(Screen screen) throws IOException {
        on(screen);
        var director = network.a(Role.DIRECTOR, network.anAssociation());
        listsFixtures.aPartner(director, "Énergie d’essai");
        listsFixtures.aPoint(director, "Maison de Bron");
        signIn(director);
        open("/listes/recues");
        isFine("lists-0-none");
        agree();
        look();
        correctColumns();
        take();
        sectorsAndObjections();
    }

    private void agree() {
        open("/listes/accords");
        isFine("lists-1-no-arrangement");
        page.locator("main .empty a").click();
        page.fill("input[name=q]", "energie");
        page.locator("main form button[type=submit]").click();
        isFine("lists-2-partner");
        page.locator("main .lines a").first().click();
        page.locator("main form[action='/listes/accords'] button[type=submit]").click();
        page.fill("input[name=rightsAt]", "dpo@energie.example");
        page.selectOption("select[name=matter]", "electricity");
        isFine("lists-3-arrangement");
        page.locator("main form[action='/listes/accords'] button[type=submit]").click();
        assertThat(page.locator(".notice-success")).containsText("Accord enregistré");
        isFine("lists-4-arrangements");
    }

    private void look() {
        open("/listes/reception");
        isFine("lists-5-receive");
        hands("semaine-48.csv", WEEK.getBytes(UTF_8));
        assertThat(page.locator("h1")).hasText("Contenu du fichier");
        assertThat(page.locator(".notice-warning")).containsText("Aucune colonne ne contient la référence");
        isFine("lists-6-columns-unclear");
    }

    private void correctColumns() {
        page.selectOption("select[name=c-reference]", "KUNNR");
        page.locator("#columns button[type=submit]").click();
        assertThat(page.locator(".notice-success")).containsText("Colonnes retenues");
        assertThat(page.locator("#not-kept")).containsText("1 colonne ignorée");
        assertThat(page.locator("#errors tbody tr")).hasCount(3);
        isFine("lists-7-preview");
    }

    private void take() throws IOException {
        page.locator("main .actions form button.btn-primary").first().click();
        assertThat(page.locator(".notice-success")).containsText("2 foyers pris");
        isFine("lists-8-taken");
        Path csv = page.waitForDownload(
                        () -> page.locator("a[href$='/a-corriger.csv']").click())
                .path();
        var corrected = Files.readString(csv)
                .replace("06 12 34;", "06 12 34 56 02;")
                .replace("'-12,00", "12,00")
                .replace("01/01/2062", "20/09/2026");
        hands("corrige.csv", corrected.getBytes(UTF_8));
        page.locator("main .actions form button.btn-primary").first().click();
        assertThat(page.locator(".notice-success")).containsText("2 foyers pris");
        hands("semaine-48.csv", WEEK.getBytes(UTF_8));
        assertThat(page.locator(".notice-warning")).containsText("déjà été pris");
        open("/listes/recues");
        assertThat(page.locator(".person-row")).hasCount(2);
        isFine("lists-9-received");
    }

    private void sectorsAndObjections() {
        open("/listes/secteurs");
        isFine("lists-10-unplaced");
        page.locator("#unplaced a").first().click();
        page.selectOption("select[name=point]", new com.microsoft.playwright.options.SelectOption().setIndex(1));
        isFine("lists-11-sector");
        page.locator("main form[action='/listes/secteurs'] button[type=submit]").click();
        assertThat(page.locator(".notice-success")).containsText("Secteur enregistré");
        isFine("lists-12-sectors");
        open("/listes/oppositions");
        page.fill("input[name=phone]", "06 12 34 56 01");
        page.locator("main form[action='/listes/oppositions'] button[type=submit]")
                .click();
        assertThat(page.locator(".notice-success")).containsText("Opposition notée");
        isFine("lists-13-objections");
    }
}
