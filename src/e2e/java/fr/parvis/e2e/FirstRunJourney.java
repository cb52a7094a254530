// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The first hour of an installation that holds nothing: its administrator, the first association, and the director who gets in by
 * the link. It has its own data folder and engine, as {@code bin/parvis} has.
 */
@DirtiesContext
class FirstRunJourney extends Journey {
    private static final String PASSWORD = "trois péniches au soleil";

    private static int installations;
    private static Path data = Path.of("target", "engine");

    /** Settings of each start of the application: a second try finds a folder that holds nothing, too. */
    @DynamicPropertySource
    static void anEmptyInstallation(DynamicPropertyRegistry settings) {
        long process = ProcessHandle.current().pid();
        data = Path.of("target", "engine", "first-run-" + process + "-" + ++installations);
        settings.add("parvis.db.url", () -> "");
        settings.add("parvis.data", data::toString);
    }

    @Test
    void the_network_and_its_administrator_then_an_association_and_its_director() throws IOException {
        open("/");
        shows("main", "en préparation");
        isFineAtEveryWidth("first-run-1-being-prepared");
        page.click("text=Commencer l’installation");
        page.waitForURL("**/premiers-pas");
        open("/connexion");
        page.waitForURL("**/premiers-pas");
        isFineAtEveryWidth("first-run-2-empty");
        var code = Files.readString(data.resolve("first-run.code")).strip();
        page.fill("input[name=code]", "AAAA-AAAA-AAAA");
        page.fill("input[name=reseau]", "Union des points de médiation du Sud");
        page.fill("input[name=nom]", "Amina Benali");
        page.fill("input[name=email]", "amina@reseau.example");
        page.fill("input[name=motDePasse]", "aaaaaaaaaaaaaaa");
        page.click("main button[type=submit]");
        shows(".error-summary", "répète trop", "code d’installation");
        assertThat(page.locator("input[name=reseau]")).hasValue("Union des points de médiation du Sud");
        isFineAtEveryWidth("first-run-3-refused");
        page.fill("input[name=code]", code.toLowerCase(Locale.ROOT));
        page.fill("input[name=motDePasse]", PASSWORD);
        page.click("main button[type=submit]");

        // signed in at once: the first steps, and the second step that can wait
        page.waitForURL("**/bureau/accueil");
        assertThat(data.resolve("first-run.code")).doesNotExist();
        shows(".frame-top", "Amina Benali", "Union des points de médiation du Sud");
        shows(".standing", "Il vous reste 7 jours");
        assertThat(steps()).containsExactly("Fait", "À faire", "À faire", "À faire", "À faire");
        isFineAtEveryWidth("first-run-4-first-steps");
        page.click("text=Une association");
        page.waitForURL("**/bureau/associations");
        isFineAtEveryWidth("first-run-8-no-association");
        page.fill("input[name=nom]", "Pimms Médiation du Parvis");
        page.click("main form button[type=submit]");
        shows(".notice-success", "Pimms Médiation du Parvis");
        isFineAtEveryWidth("first-run-9-association");
        open("/bureau/accueil");
        assertThat(steps()).containsExactly("Fait", "Fait", "À faire", "À faire", "À faire");

        page.click(".standing a");
        page.waitForURL("**/bureau/mon-compte/second-facteur");
        isFineAtEveryWidth("first-run-5-second-step");
        var telephone = new Authenticator(page.textContent("code.secret"));
        page.fill("input[name=motDePasse]", PASSWORD);
        page.fill("input[name=code]", "000000".equals(telephone.code()) ? "000001" : "000000");
        page.press("input[name=code]", "Enter");
        shows(".error-summary", "Ce code ne convient pas");
        page.fill("input[name=motDePasse]", PASSWORD);
        page.fill("input[name=code]", telephone.code());
        page.press("input[name=code]", "Enter");
        page.waitForSelector(".codes");
        isFineAtEveryWidth("first-run-6-codes");
        page.click("text=Continuer");
        page.waitForURL("**/bureau/mon-compte");
        assertThat(page.locator(".standing")).hasCount(0);

        open("/bureau/comptes");
        shows("main", "Connexion depuis un nouvel appareil", "Ce code est demandé.");
        isFineAtEveryWidth("first-run-10-accounts");
        page.click("text=Inviter une personne");
        page.waitForURL("**/bureau/comptes/nouveau**");
        isFineAtEveryWidth("first-run-11-invite");
        page.fill("input[name=nom]", "Bruno Costa");
        page.fill("input[name=email]", "bruno@pimms.example");
        page.selectOption(
                "select[name=structure]",
                new com.microsoft.playwright.options.SelectOption().setLabel("Pimms Médiation du Parvis"));
        page.check("text=Direction");
        page.click("main form button[type=submit]");
        page.waitForSelector("input[name=lien]");
        isFineAtEveryWidth("first-run-12-link");
        var link = page.inputValue("input[name=lien]");

        // the administrator closes the browser; the director opens the link in another
        on(Screen.PHONE);
        open(link);
        isFineAtEveryWidth("first-run-13-invitation");
        page.fill("input[name=motDePasse]", "court");
        page.click("main button[type=submit]");
        shows(".error-summary", "12 caractères");
        page.fill("input[name=motDePasse]", PASSWORD);
        page.click("main button[type=submit]");
        page.waitForURL("**/bureau/accueil");
        shows(".notice-success", "Bienvenue, Bruno Costa", "Entraînement");
        assertThat(steps()).containsExactly("Fait", "Fait", "À faire", "À faire", "À faire");
        isFineAtEveryWidth("first-run-14-director");
        open(link);
        shows("h1", "ne sert plus");
        isFineAtEveryWidth("first-run-15-link-over");

        // on a third device the password alone does not open files
        on(Screen.DESKTOP);
        open("/connexion");
        enter("bruno@pimms.example");
        page.waitForSelector("input[name=code]");
        shows("main", "jamais connecté depuis ce navigateur");
        isFineAtEveryWidth("first-run-18-new-browser");

        open("/");
        assertThat(page.textContent("main")).doesNotContain("en préparation");
        isFineAtEveryWidth("first-run-17-public");

        // nobody makes the network a second time
        open("/premiers-pas");
        assertThat(page.textContent("h1")).doesNotContain("Bienvenue");
        isFineAtEveryWidth("first-run-16-done");
    }

    /** State of each of the first steps on the page. */
    private java.util.List<String> steps() {
        return page.locator(".overview-part")
                .first()
                .locator(".overview-detail")
                .allInnerTexts();
    }

    private void enter(String email) {
        page.fill("input[name=email]", email);
        page.fill("input[name=motDePasse]", PASSWORD);
        page.press("input[name=motDePasse]", "Enter");
    }
}
