// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.parvis.Network;
import fr.parvis.access.Role;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A passkey in place of the code: added, used at the next sign-in, refused once it is another device's, removed. */
class PasskeysJourney extends Journey {
    private CDPSession devtools;

    @AtEveryWidth
    void a_mediator_signs_in_with_a_passkey_in_place_of_the_code(Screen screen) {
        on(screen);
        var mediator = network.a(Role.MEDIATOR, network.anAssociation());
        atTheSite("/connexion");
        fillSignIn(mediator);
        page.waitForURL(url -> !url.contains("/connexion"));
        atTheSite("/bureau/mon-compte");
        assertThat(page.locator("#cles")).containsText("Préparez d’abord");
        assertThat(page.locator("#cles a")).hasCount(0);
        page.locator("#second-facteur summary").first().click();
        page.fill("#print-password", Network.PASSWORD);
        page.press("#print-password", "Enter");
        assertThat(page.locator(".codes li")).hasCount(10);
        page.locator("a.btn").click();

        // a name and a password are asked for before the device is
        plugIn();
        page.locator("#cles a").click();
        isAccessible();
        picture("passkey-add");
        press("Créer la clé");
        assertThat(page.locator(".error-summary")).containsText("Donnez un nom");
        page.fill("input[name=nom]", "Mon téléphone");
        page.fill("input[name=motDePasse]", Network.PASSWORD);
        press("Créer la clé");
        assertThat(page.locator(".notice")).containsText("« Mon téléphone » est ajoutée");
        assertThat(page.locator("#cles")).containsText("Mon téléphone");
        isAccessible();
        picture("passkeys");

        leave();
        fillSignIn(mediator);
        assertThat(page.locator("input[name=code]")).isVisible();
        isAccessible();
        picture("passkey-use");
        press("Utiliser ma clé d’accès");
        page.waitForURL(Pattern.compile("/bureau|/capture"));
        atTheSite("/bureau/mon-compte");
        assertThat(page.locator("#cles")).containsText("utilisée le");

        page.locator("#cles summary").first().click();
        page.fill("#cles input[name=motDePasse]", Network.PASSWORD);
        page.press("#cles input[name=motDePasse]", "Enter");
        assertThat(page.locator(".notice")).containsText("La clé est retirée");
        leave();
        fillSignIn(mediator);
        assertThat(page.locator("input[name=code]")).isVisible();
        assertThat(page.getByText("Utiliser ma clé d’accès")).hasCount(0);
    }

    @Test
    void a_device_that_gives_no_key_leaves_the_code() {
        on(Screen.DESKTOP);
        var mediator = network.a(Role.MEDIATOR, network.anAssociation());
        atTheSite("/connexion");
        fillSignIn(mediator);
        page.waitForURL(url -> !url.contains("/connexion"));
        atTheSite("/bureau/mon-compte");
        page.locator("#second-facteur summary").first().click();
        page.fill("#print-password", Network.PASSWORD);
        page.press("#print-password", "Enter");
        var code = page.locator(".codes code").first().textContent();
        page.locator("a.btn").click();
        var authenticator = plugIn();
        page.locator("#cles a").click();
        page.fill("input[name=nom]", "Clé USB");
        page.fill("input[name=motDePasse]", Network.PASSWORD);
        press("Créer la clé");
        assertThat(page.locator("#cles")).containsText("Clé USB");
        leave();
        fillSignIn(mediator);
        var gone = new JsonObject();
        gone.addProperty("authenticatorId", authenticator);
        devtools.send("WebAuthn.clearCredentials", gone);
        press("Utiliser ma clé d’accès");
        assertThat(page.locator("[data-passkey-failed]")).isVisible();
        isAccessible();
        page.fill("input[name=code]", code);
        page.press("input[name=code]", "Enter");
        page.waitForURL(Pattern.compile("/bureau|/capture"));
    }

    private void press(String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .click();
    }

    /** By a name: passkeys belong to a domain, never to a number. */
    private void atTheSite(String path) {
        open("/connexion");
        page.navigate(page.url().replaceFirst("(http://)127\\.0\\.0\\.1(:\\d+).*", "$1localhost$2" + path));
    }

    private void leave() {
        context.clearCookies();
        atTheSite("/connexion");
    }

    /** A device that holds keys and says that its holder is there. */
    private String plugIn() {
        devtools = context.newCDPSession(page);
        devtools.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var asked = new JsonObject();
        asked.add("options", options);
        return devtools.send("WebAuthn.addVirtualAuthenticator", asked)
                .get("authenticatorId")
                .getAsString();
    }
}
