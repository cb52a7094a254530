// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.values.Ids;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A director adds an address for another program, copies its secret, sees that it fails, and stops it. */
class WebhooksJourney extends Journey {
    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @AtEveryWidth
    void an_address_is_added_watched_and_stopped(Screen screen) {
        var director = network.a(Role.DIRECTOR, network.anAssociation());
        on(screen);
        signIn(director);
        open("/bureau/webhooks");
        isFine("webhooks-none");
        page.fill("#f-name", "Siège");
        page.fill("#f-url", "https://127.0.0.1/parvis");
        page.check("input[name=events][value='appointment.booked']");
        page.click("button:has-text('Ajouter')");
        assertThat(page.locator("#f-url-error")).containsText("intérieur");
        isFine("webhooks-refused");
        page.fill("#f-url", "https://198.51.100.7/parvis");
        page.click("button:has-text('Ajouter')");
        assertThat(page.locator("#webhook-secret")).hasValue(Pattern.compile("whsec_.{20,}"));
        isFine("webhooks-secret");
        var endpoint = page.url().replaceAll(".*/", "").replaceAll("[^0-9a-f-].*", "");
        open("/bureau/webhooks/" + endpoint);
        assertThat(page.locator("#webhook-secret")).hasCount(0);

        // a day of failures
        Network.as(
                director,
                () -> transaction.executeWithoutResult(_ -> {
                    for (var state : new String[] {"due", "sent", "failed"}) {
                        var event = Ids.next();
                        db.sql("""
                                insert into webhooks.event (id, association, type, subject, path, at, dealt)
                                values (:event, :association, 'appointment.booked', :event, '/bureau', now(), true)""")
                                .param("event", event)
                                .param("association", director.association())
                                .update();
                        db.sql("""
                                insert into webhooks.delivery (id, association, endpoint, event, state, at, attempts, next_at, last_at, last_status,
                                    last_problem)
                                values (:event, :association, cast(:endpoint as uuid), :event, :state, now(), 3, now() + interval '1 hour', now(),
                                    case :state when 'sent' then 204 else 500 end, case :state when 'sent' then null else 'status' end)""")
                                .param("event", event)
                                .param("association", director.association())
                                .param("endpoint", endpoint)
                                .param("state", state)
                                .update();
                    }
                    db.sql("""
                            update webhooks.endpoint set failures = 7, failing_since = now() - interval '1 day', retry_at = now() + interval '1 hour'
                            where id = cast(:endpoint as uuid)""").param("endpoint", endpoint).update();
                }));
        open("/bureau/webhooks/" + endpoint);
        assertThat(page.locator("main")).containsText("Rien n’est perdu");
        assertThat(page.locator("#log")).containsText("refusé (500)");
        isFine("webhooks-failing");
        page.click("#log tr:has-text('abandonné') button:has-text('Renvoyer')");
        assertThat(page.locator("main")).containsText("1 envoi repart");
        page.click("button:has-text('Arrêter')");
        assertThat(page.locator("main")).containsText("Ce qui se passe attend");
        isFine("webhooks-stopped");
        open("/bureau/webhooks");
        assertThat(page.locator("#endpoints")).containsText("arrêté");
        isFine("webhooks-list");
        open("/api");
        assertThat(page.locator("h1")).containsText("Relier un autre logiciel");
        assertThat(page.locator("#not-allowed")).isVisible();
        isFine("api-page");
    }
}
