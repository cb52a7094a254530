// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import fr.parvis.access.Role;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Help from each page, found by a word, and what works where there is no network. */
class HelpJourney extends Journey {
    @Test
    void a_page_leads_to_its_chapter_and_the_guide_is_searched() {
        signIn(network.a(Role.DIRECTOR, network.anAssociation()));
        open("/bureau/file");
        page.click(".frame-help");
        page.waitForURL(Pattern.compile("/bureau/aide/01-accueil#la-file-dattente$"));
        assertThat(page.locator("h1")).containsText("À l’accueil");
        assertThat(page.locator("#la-file-dattente")).isInViewport();
        isFineAtEveryWidth("help-chapter");
        // the line is lost for a moment, and typing goes on
        var lost = new AtomicInteger();
        page.route("**/mots.json", route -> {
            if (lost.getAndIncrement() == 0) route.abort();
            else route.resume();
        });
        page.fill("input[name=mots]", "échéanc");
        page.waitForCondition(() -> lost.get() == 1);
        page.fill("input[name=mots]", "échéancier");
        assertThat(page.locator("#guide-found a").first()).isVisible();
        isFineAtEveryWidth("help-found");
        page.press("input[name=mots]", "Enter");
        page.waitForURL("**/bureau/aide?mots=**");
        shows("#guide-found", "Droits possibles et échéancier");
        page.click("#guide-found a:has-text('Droits possibles')");
        page.waitForURL(Pattern.compile("/bureau/aide/09-impaye-energie#"));

        open("/bureau/aide");
        isFineAtEveryWidth("help-chapters");
        on(Screen.PHONE);
        signIn(network.a(Role.MEDIATOR, network.anAssociation()));
        open("/bureau/journee");
        page.click(".frame-help");
        page.waitForURL(Pattern.compile("/bureau/aide/01-accueil#"));
    }

    @Test
    void without_network_a_page_says_what_works_and_the_guide_is_read() {
        signIn(network.a(Role.DIRECTOR, network.anAssociation()));
        open("/bureau/accueil");
        page.waitForFunction("() => navigator.serviceWorker.controller !== null");
        eventually(() -> page.evaluate(KEPT), true);
        loseNetwork();
        assertThat(page.locator(".offline-now")).hasText("Pas de réseau");
        assertThat(page.locator(".frame-nav .needs-network").first()).containsText("pas de réseau");
        assertThat(page.locator(".beside a[href='/capture']")).not().hasClass(Pattern.compile("needs-network"));
        isFineAtEveryWidth("offline-menu");
        open("/bureau/comptes");
        assertThat(page.locator("h1")).hasText("Pas de réseau");
        isFineAtEveryWidth("offline-page");
        page.click("text=Lire le guide");
        assertThat(page.locator("h1")).hasText("Guide");
        page.fill("input[name=mots]", "echeancier");
        page.press("input[name=mots]", "Enter");
        page.waitForURL("**/bureau/aide?mots=**");
        page.click("#guide-found a:has-text('Droits possibles')");
        assertThat(page.locator("h1")).containsText("Énergie et eau");
        open("/bureau/comptes");
        assertThat(page.locator("h1")).hasText("Pas de réseau");
        findNetwork();
        // the page that was asked for comes by itself
        assertThat(page.locator("h1")).hasText("Comptes");
        assertThat(page.locator(".needs-network")).hasCount(0);
        page.click(".frame-top .menu > summary");
        page.click("form[action='/deconnexion'] button");
        page.waitForURL("**/connexion");
        eventually(() -> page.evaluate("caches.keys().then((names) => names.length)"), 0);
    }

    /** Whether the worker keeps its page already. */
    private static final String KEPT = """
            async () => {
              const [name] = (await caches.keys()).filter((one) => one.startsWith("parvis-staff-"));
              return name !== undefined && (await (await caches.open(name)).match("/bureau/hors-ligne?langue=fr", { ignoreVary: true })) !== undefined;
            }""";
}
