package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import fr.parvis.access.Role;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Help from each page, found by a word. */
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
}
