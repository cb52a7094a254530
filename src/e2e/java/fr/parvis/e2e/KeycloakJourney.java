// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.RequestOptions;
import fr.parvis.Machine;
import fr.parvis.Network;
import fr.parvis.access.Accounts.NewAccount;
import fr.parvis.access.Role;
import fr.parvis.access.domain.ManageAccounts;
import fr.parvis.database.Asking;
import fr.parvis.values.Ids;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Signing in with the real Keycloak, set up as {@code ops/keycloak.md} says: in {@code bin/test --all} alone. */
@EnabledIfSystemProperty(named = "parvis.test.all", matches = "true")
class KeycloakJourney extends Journey {
    private static final String SECRET = Ids.next().toString();
    private static final String KEY = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    /** Parvis starts first, and knows where Keycloak will be. */
    private static int keycloakPort;

    private static @Nullable Keycloak installed;

    @TempDir
    static Path folder;

    @Autowired
    ManageAccounts manage;

    @LocalServerPort
    private int parvisPort;

    private Keycloak keycloak;

    @DynamicPropertySource
    static void theProvider(DynamicPropertyRegistry settings) throws IOException {
        keycloakPort = Machine.freePort();
        settings.add("parvis.openid.issuer", () -> Keycloak.issuer(keycloakPort));
        settings.add("parvis.openid.client-id", () -> "parvis");
        settings.add("parvis.openid.client-secret", () -> SECRET);
        settings.add("parvis.openid.name", () -> "Keycloak");
        settings.add("parvis.openid.acr", () -> "mfa");
        settings.add("parvis.openid.amr", () -> "otp");
    }

    @BeforeEach
    void begin() throws IOException {
        Machine.needs(Keycloak.DISTRIBUTION);
        if (installed == null) installed = Keycloak.in(folder, keycloakPort, SECRET);
        keycloak = installed;
        if (!keycloak.isRunning()) keycloak.start(parvis());
        network.exists();
    }

    @AfterAll
    static void end() throws IOException, InterruptedException {
        if (installed != null) installed.stop();
        installed = null;
    }

    private String parvis() {
        return "http://127.0.0.1:" + parvisPort;
    }

    @Test
    void who_was_invited_is_in_until_keycloak_ends_their_session() throws Exception {
        var email = invited();
        var user = keycloak.add(email, true, null);
        enterByKeycloak(email);
        page.waitForURL("**/capture");
        assertThat(accounts.findByEmail(email).orElseThrow().active()).isTrue();
        // another session here while that one is open there: without a form, though they have no code
        context.clearCookies(new BrowserContext.ClearCookiesOptions().setName("parvis"));
        open("/connexion");
        page.click("text=Se connecter avec Keycloak");
        page.waitForURL("**/capture");
        keycloak.endSessionsOf(user);
        eventually(this::statusAtHome, 401);
        open("/bureau");
        assertThat(page.locator("h1")).hasText("Se connecter");
    }

    private int statusAtHome() {
        return context.request()
                .get("/bureau/journee", RequestOptions.create().setMaxRedirects(0))
                .status();
    }

    @Test
    void an_address_that_nobody_invited_or_nobody_checked_opens_nothing() throws Exception {
        var unknown = address();
        keycloak.add(unknown, true, null);
        enterByKeycloak(unknown);
        shows(".error-summary", "Aucun compte ici pour " + unknown);
        isFine("keycloak-nobody");

        on(Screen.PHONE);
        var unverified = invited();
        keycloak.add(unverified, false, null);
        enterByKeycloak(unverified);
        shows(".error-summary", "Keycloak n’a pas vérifié votre adresse");
        isFine("keycloak-unverified");
        assertThat(accounts.findByEmail(unverified).orElseThrow().active()).isFalse();
    }

    /** The realm of the file, whose tokens bear the level and the ways, and those whose tokens bear one of them or neither. */
    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void a_code_there_is_the_second_step_here_where_the_token_says_so_and_a_password_there_is_not(
            boolean level, boolean ways) throws Exception {
        keycloak.says(level, ways);
        try {
            var withCode = administrator();
            keycloak.add(withCode, true, KEY);
            enterByKeycloak(withCode);
            page.fill("#otp", new Authenticator(KEY).code());
            page.click("#kc-login");
            if (level || ways) page.waitForURL(url -> url.startsWith(parvis() + "/bureau"));
            else page.waitForURL("**/connexion/second-facteur");

            on(Screen.PHONE);
            var withoutCode = administrator();
            keycloak.add(withoutCode, true, null);
            enterByKeycloak(withoutCode);
            page.waitForURL("**/connexion/second-facteur");
        } finally {
            keycloak.says(true, true);
        }
    }

    @Test
    void a_key_that_changes_is_followed() throws Exception {
        for (int i = 0; i < 2; i++) {
            if (i > 0) keycloak.changeKey();
            on(Screen.values()[i]);
            var email = invited();
            keycloak.add(email, true, null);
            enterByKeycloak(email);
            page.waitForURL("**/capture");
        }
    }

    @Test
    void a_secret_that_keycloak_does_not_know_is_told_as_such() throws Exception {
        var email = invited();
        keycloak.add(email, true, null);
        keycloak.changeSecret(false);
        try {
            enterByKeycloak(email);
            shows(".error-summary", "Keycloak ne reconnaît pas Parvis");
        } finally {
            keycloak.changeSecret(true);
        }
        open("/connexion/openid");
        page.waitForURL("**/capture");
    }

    @Test
    void while_keycloak_is_down_parvis_says_so_and_it_serves_again_when_it_is_back() throws Exception {
        var email = invited();
        keycloak.add(email, true, null);
        enterByKeycloak(email);
        page.waitForURL("**/capture");
        keycloak.stop();

        on(Screen.PHONE);
        eventually(this::statusAtTheDoor, 422);
        open("/connexion");
        page.click("text=Se connecter avec Keycloak");
        shows(".error-summary", "Keycloak ne répond pas en ce moment");
        assertThat(page.locator("input[name=motDePasse]")).isVisible();
        isFine("keycloak-down");

        // its memory is gone: another realm of that name, with other keys
        keycloak.start(parvis());
        var another = invited();
        keycloak.add(another, true, null);
        enterByKeycloak(another);
        page.waitForURL("**/capture");
    }

    private int statusAtTheDoor() {
        return context.request()
                .get("/connexion/openid", RequestOptions.create().setMaxRedirects(0))
                .status();
    }

    /** Goes from Parvis' page to Keycloak's, in French too, and on with a password. */
    private void enterByKeycloak(String email) {
        open("/connexion");
        page.click("text=Se connecter avec Keycloak");
        assertThat(page.locator("html")).hasAttribute("lang", "fr");
        page.fill("#username", email);
        page.fill("#password", Network.PASSWORD);
        page.click("#kc-login");
    }

    private static String address() {
        return Ids.next() + "@parvis.example";
    }

    /** The address of a mediator who has not answered yet. */
    private String invited() {
        var association = network.anAssociation();
        var director = network.a(Role.DIRECTOR, association);
        var email = address();
        Asking.as(association)
                .run(() -> manage.invite(
                        director, new NewAccount(Ids.next(), association, null, "Awa", email, Set.of(Role.MEDIATOR))));
        return email;
    }

    private String administrator() {
        return accounts.find(network.ofTheNetwork(Role.ADMINISTRATOR).account())
                .orElseThrow()
                .email();
    }
}
