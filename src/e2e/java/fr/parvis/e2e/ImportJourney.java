// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import fr.parvis.access.Role;
import fr.parvis.values.Ids;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/** Points from files: the national map's own, one that a spreadsheet wrote, one that is no list of points. */
class ImportJourney extends Journey {
    /** 687 places in the older layout of the national standard, one without what a point needs. */
    private static final Path NATIONAL =
            Path.of("node_modules/@gouvfr-anct/cartographie-nationale/assets/data/source.json");

    @AtEveryWidth
    void a_director_takes_the_good_rows_and_gets_the_refused_one_back(Screen screen) throws IOException {
        on(screen);
        signIn(network.a(Role.DIRECTOR, network.anAssociation()));
        open("/bureau/reseau");
        isFine("import-0-no-point");
        page.locator("main a[href='/bureau/reseau/import']").first().click();
        isFine("import-1-choose");
        read(NATIONAL);
        assertThat(figure("Nouveaux")).hasText("686");
        assertThat(figure("Refusés")).hasText("1");
        assertThat(page.locator("#errors tbody tr").first()).isVisible();
        isFine("import-2-preview");
        page.locator("main form button[type=submit]").click();
        assertThat(page.locator("h1")).hasText("Import terminé");
        assertThat(figure("Nouveaux")).hasText("686");
        isFine("import-3-done");
        var refused = Files.readAllLines(page.waitForDownload(
                        () -> page.locator("main a[href$='/refus.csv']").click())
                .path());
        assertThat(refused).hasSize(2);

        open("/bureau/reseau/import");
        read(NATIONAL);
        assertThat(figure("Nouveaux")).hasText("0");
        assertThat(figure("Modifiés")).hasText("0");
        assertThat(figure("Inchangés")).hasText("686");
        assertThat(page.locator("main form button[type=submit]")).hasCount(0);
        isFine("import-4-again");
        open("/bureau/reseau");
        isFine("import-5-points");
        page.locator("main tbody a").first().click();
        isFine("import-6-point");
    }

    @AtEveryWidth
    void the_head_of_the_network_brings_a_new_association_with_a_file_of_a_spreadsheet(Screen screen) {
        on(screen);
        signIn(network.ofTheNetwork(Role.NETWORK_HEAD));
        open("/bureau/reseau/import");
        page.fill("input[name=nouvelle]", "Médiation d’Évreux " + Ids.next());
        page.setInputFiles("input[type=file]", new FilePayload("points-de-l’été.csv", "text/csv", """
                        id;nom;adresse;code_postal;commune;telephone;horaires
                        1;Point du Château;1 rue de l’Été;29200;Brest;02 98 00 00 00;Mo-Fr 09:00-12:00
                        2;Point perdu;2 rue du Bout;99999;Nullepart-sur-Mer;;
                        3;Maison de l’Économie;3 place Hélène;67000;Strasbourg;;Mo-Fr 09:00-12:00,14:00-17:30
                        """.getBytes(
                        Charset.forName("windows-1252"))));
        page.locator("main form button[type=submit]").click();
        assertThat(figure("Nouveaux")).hasText("2");
        assertThat(figure("Refusés")).hasText("1");
        assertThat(page.locator("#errors")).containsText("Nullepart-sur-Mer");
        assertThat(page.locator("main")).containsText("windows-1252");
        isFine("import-7-spreadsheet");
        page.locator("main form button[type=submit]").click();
        assertThat(page.locator(".notice-success")).containsText("points créés, 2");
        page.locator("text=Voir les points").click();
        assertThat(page.locator("main")).containsText("Maison de l’Économie");
        assertThat(page.locator("main")).containsText("Point du Château");
    }

    @AtEveryWidth
    void a_file_that_is_no_list_of_points_is_refused_with_what_to_do(Screen screen) {
        on(screen);
        signIn(network.a(Role.DIRECTOR, network.anAssociation()));
        open("/bureau/reseau/import");
        page.locator("main form button[type=submit]").click();
        assertThat(page.locator(".field-error")).containsText("Choisissez un fichier");
        page.setInputFiles("input[type=file]", new FilePayload("photo.png", "image/png", new byte[] {
            (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0
        }));
        page.locator("main form button[type=submit]").click();
        assertThat(page.locator(".field-error")).isVisible();
        isFine("import-8-wrong-file");
        page.setInputFiles(
                "input[type=file]",
                new FilePayload(
                        "budget.csv", "text/csv", "mois;dépenses\njanvier;12\n".getBytes(Charset.forName("UTF-8"))));
        page.locator("main form button[type=submit]").click();
        assertThat(page.locator(".field-error")).isVisible();
        isFine("import-9-other-columns");
    }

    private void read(Path file) {
        page.setInputFiles("input[type=file]", file);
        page.locator("main form button[type=submit]").click();
        assertThat(page.locator("h1")).hasText("Ce que l’import changerait");
    }

    private Locator figure(String label) {
        return page.locator(".figure")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(".figure-label span")
                                .getByText(label, new Locator.GetByTextOptions().setExact(true))))
                .locator(".figure-value");
    }
}
