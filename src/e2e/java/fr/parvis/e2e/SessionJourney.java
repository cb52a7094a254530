// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import fr.parvis.Network;
import fr.parvis.RawDatabase;
import fr.parvis.access.SignedIn;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions: one that ends while a visit is being typed, the language of the screens, the door without a mouse. */
class SessionJourney extends Journey {
    private SignedIn mediator;

    @BeforeEach
    void aMediator() {
        mediator = visitsFixtures.aDesk().mediator();
    }

    @AtEveryWidth
    void a_visit_typed_while_the_session_ended_is_given_back_and_saved_once(Screen screen) throws SQLException {
        on(screen);
        page.route("**/desk/desk.js", Route::abort);
        enter(mediator);
        open("/capture");
        page.selectOption("select[name='requests[0].theme']", "housing-search");
        page.fill("textarea[name='requests[0].note']", "A apporté son bail, « copie » à rendre");
        page.fill("input[name='requests[0].minutes']", "25");
        endSession();
        page.locator("#desk button[type=submit]").click();

        assertThat(page.locator(".page-lead")).containsText("Votre saisie est conservée");
        isFine("session-1-ended");
        fillSignIn(mediator);
        assertThat(page.locator("h1")).hasText("Reprendre votre saisie");
        assertThat(page.locator(".facts dt")).hasText("Note");
        assertThat(page.locator(".facts dd")).hasText("A apporté son bail, « copie » à rendre");
        isFine("session-2-resume");
        page.locator("main form button[type=submit]").dblclick();
        assertThat(page.locator(".notice-success")).containsText("25 min");

        open("/bureau/journee");
        assertThat(page.locator("#day tbody > tr")).hasCount(1);
        assertThat(page.locator("#day")).containsText("A apporté son bail, « copie » à rendre");
        isFine("session-3-day");
    }

    @AtEveryWidth
    void the_screens_speak_the_language_chosen_from_the_door_on(Screen screen) {
        on(screen);
        open("/connexion");
        page.locator("button[lang=en]").click();
        assertThat(page.locator("h1")).hasText("Sign in");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        isFine("language-1-door");
        fillSignIn(mediator);
        page.waitForURL(Pattern.compile("/capture"));
        open("/bureau/chiffres");
        assertThat(page.locator("h1")).hasText("Figures");
        isFine("language-2-figures");
        page.locator(".frame-top .menu > summary").click();
        page.locator(".frame-top button[lang=fr]").click();
        assertThat(page.locator("h1")).hasText("Chiffres");
        assertThat(page.locator("html")).hasAttribute("lang", "fr");
        assertThat(page).hasURL(Pattern.compile("/bureau/chiffres$"));
    }

    @Test
    void one_enters_and_leaves_by_keyboard_alone() {
        open("/connexion");
        var keys = page.keyboard();
        keys.press("Tab");
        assertThat(page.locator("a.skip")).isFocused();
        keys.press("Enter");
        keys.press("Tab");
        assertThat(page.locator("input[name=email]")).isFocused();
        keys.type(accounts.find(mediator.account()).orElseThrow().email());
        keys.press("Tab");
        keys.type("ce n’est pas lui");
        keys.press("Tab");
        assertThat(page.locator("main button[type=submit]")).isFocused();
        keys.press("Enter");
        assertThat(page.locator("[data-error-summary]")).isFocused();
        picture("keyboard-1-refused");
        keys.press("Tab");
        keys.press("Enter");
        assertThat(page.locator("input[name=email]")).isFocused();
        keys.press("Tab");
        keys.type(Network.PASSWORD);
        keys.press("Enter");
        page.waitForURL(Pattern.compile("/capture"));

        open("/bureau/chiffres");
        keys.press("n");
        page.waitForURL(Pattern.compile("/capture"));
        open("/bureau/chiffres");
        // past the way to the content, the brand, the search and the help
        for (int i = 0; i < 5; i++) keys.press("Tab");
        assertThat(page.locator(".frame-top .menu > summary")).isFocused();
        keys.press("Enter");
        assertThat(page.locator(".frame-top .menu-panel")).isVisible();
        picture("keyboard-2-menu");
        var signOut = page.locator("form[action='/deconnexion'] button");
        for (int i = 0; i < 8 && !isFocused(signOut); i++) keys.press("Tab");
        assertThat(signOut).isFocused();
        keys.press("Enter");
        page.waitForURL(Pattern.compile("/connexion"));
    }

    private static boolean isFocused(com.microsoft.playwright.Locator button) {
        return Boolean.TRUE.equals(button.evaluate("it => it === document.activeElement"));
    }

    private void endSession() throws SQLException {
        try (var connection = RawDatabase.asOwner()) {
            assertThat(RawDatabase.run(
                            connection,
                            "delete from access.session where principal_name = ?",
                            mediator.account().toString()))
                    .isEqualTo(1);
        }
    }
}
