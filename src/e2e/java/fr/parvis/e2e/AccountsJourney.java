// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.values.Ids;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Accounts, from the door to the journal: second step, invitation, one's own account, a session that ends in the middle. */
class AccountsJourney extends Journey {
    @Autowired
    JdbcClient database;

    @Autowired
    PlatformTransactionManager transactions;

    @ParameterizedTest
    @EnumSource(Screen.class)
    void the_network_s_administrator_sets_up_the_second_step_makes_an_association_and_invites_its_director(
            Screen screen) {
        on(screen);
        var administrator = network.ofTheNetwork(Role.ADMINISTRATOR);
        open("/connexion");
        isAccessible();
        picture("connexion");
        page.fill(
                "input[name=email]",
                accounts.find(administrator.account()).orElseThrow().email());
        page.fill("input[name=motDePasse]", Network.PASSWORD);
        page.press("input[name=motDePasse]", "Enter");
        page.waitForURL(Pattern.compile("/connexion/second-facteur$"));
        isAccessible();
        picture("second-facteur");
        page.fill("input[name=code]", new Authenticator(page.textContent("code.secret")).code());
        page.press("input[name=code]", "Enter");
        assertThat(page.locator(".codes li")).hasCount(10);
        isAccessible();
        picture("codes");
        page.locator("a.btn").click();

        open("/bureau/associations");
        var name = "Maison " + Ids.next();
        page.fill("main input[name=nom]", name);
        page.press("main input[name=nom]", "Enter");
        assertThat(page.locator(".notice")).containsText(name);
        isAccessible();
        picture("structures");

        open("/bureau/comptes/nouveau");
        page.selectOption("select[name=structure]", new com.microsoft.playwright.options.SelectOption().setLabel(name));
        page.fill("main input[name=nom]", "Awa Diallo");
        page.fill("main input[name=email]", Ids.next() + "@parvis.example");
        page.check("input[value=DIRECTOR]");
        isAccessible();
        picture("inviter");
        page.locator("main form button[type=submit]").click();
        var link = page.inputValue("input[name=lien]");
        isAccessible();
        picture("lien");

        open("/bureau/comptes?mots=Awa");
        isAccessible();
        picture("comptes");
        page.locator("tbody a").first().click();
        if (screen == Screen.DESKTOP) {
            // beside the list first: what one mostly looks for
            assertThat(page.locator("[data-panel]")).containsText("Awa Diallo");
            isAccessible();
            picture("comptes-volet");
            page.click(".panel-foot a");
        }
        assertThat(page).hasURL(Pattern.compile("/bureau/comptes/.+"));
        isAccessible();
        picture("compte");
        open("/bureau/journal");
        isAccessible();
        picture("journal");
        page.click("#lines [data-row] >> nth=0");
        if (screen == Screen.DESKTOP) {
            shows("[data-panel]", "Toutes les lignes de ce jour");
            isAccessible();
            picture("journal-volet");
            page.click(".panel-foot a");
        }
        page.waitForURL(Pattern.compile("/bureau/journal/\\d+$"));
        isAccessible();
        picture("journal-ligne");

        on(screen);
        page.navigate(link);
        isAccessible();
        picture("invitation");
        page.fill("input[name=motDePasse]", "une phrase bien à moi");
        page.press("input[name=motDePasse]", "Enter");
        assertThat(page.locator(".notice")).containsText("Bienvenue, Awa Diallo");
    }

    @AtEveryWidth
    void a_mediator_keeps_the_account_in_order(Screen screen) {
        on(screen);
        enter(network.a(Role.MEDIATOR, network.anAssociation()));
        open("/bureau/mon-compte");
        isAccessible();
        picture("mon-compte");
        page.fill("#token-name", "tableur");
        page.check("input[value='figures:read']");
        page.locator("#jetons form").last().locator("button").click();
        assertThat(page.inputValue("input[name=jeton]")).startsWith("parvis_");
        isAccessible();
        picture("jeton");
    }

    @Test
    void what_was_typed_when_the_session_ended_is_given_back_after_signing_in() {
        var mediator = network.a(Role.MEDIATOR, network.anAssociation());
        enter(mediator);
        open("/bureau/mon-compte");
        page.fill("main input[name=nom]", "Awa « Zoé » D.");
        endSessions(mediator);
        page.press("main input[name=nom]", "Enter");
        assertThat(page.locator("main")).containsText("Votre saisie est conservée");
        isAccessible();
        page.fill(
                "input[name=email]",
                accounts.find(mediator.account()).orElseThrow().email());
        page.fill("input[name=motDePasse]", Network.PASSWORD);
        page.press("input[name=motDePasse]", "Enter");
        assertThat(page.locator(".facts")).containsText("Awa « Zoé » D.");
        isAccessible();
        picture("reprise");
        page.locator("main form button[type=submit]").click();
        page.waitForURL(Pattern.compile("/bureau/mon-compte$"));
        assertThat(page.locator("main input[name=nom]").first()).hasValue("Awa « Zoé » D.");
    }

    private void endSessions(SignedIn who) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(_ -> database.sql("delete from access.session where principal_name = :id")
                        .param("id", who.account().toString())
                        .update());
    }
}
