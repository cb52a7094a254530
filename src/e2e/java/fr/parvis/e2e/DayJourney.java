// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import fr.parvis.access.Role;
import java.util.regex.Pattern;

/** A mediator whose browser runs no script of the desk records on the plain form, reads the day, and puts a visit right. */
class DayJourney extends Journey {
    @AtEveryWidth
    void records_on_the_plain_form_reads_the_day_and_corrects(Screen screen) {
        var desk = visitsFixtures.aDesk();
        var colleague = network.a(Role.MEDIATOR, desk.association());
        on(screen);
        page.route("**/desk/desk.js", Route::abort);
        signIn(desk.mediator());
        open("/bureau");
        assertThat(page).hasURL(Pattern.compile("/capture"));
        isAccessible();
        picture("plain-desk");

        page.selectOption("select[name='requests[0].theme']", "family-benefits");
        page.selectOption("select[name='requests[0].operator']", "caf");
        page.fill("input[name='requests[0].minutes']", "20");
        page.fill("textarea[name='requests[0].note']", "Attestation téléchargée 📄");
        unfoldTheRest();
        page.fill("input[name=persons]", "0");
        page.evaluate("document.querySelector('#desk form').noValidate = true");
        page.click("#desk button[type=submit]");
        page.waitForSelector(".error-summary");
        assertThat(page.locator("textarea[name='requests[0].note']")).hasValue("Attestation téléchargée 📄");
        isAccessible();
        picture("plain-desk-problem");
        page.fill("input[name=persons]", "2");
        page.click("#desk button[type=submit]");
        page.waitForSelector(".notice-success");
        shows(".notice-success", "Passage enregistré\u00a0: Caf, accompagnement, 20 min");
        isAccessible();

        open("/bureau/journee");
        assertThat(page.locator("#day tbody tr")).hasCount(1);
        isAccessible();
        picture("day-sheet");

        page.click("#day .row-menu summary");
        page.click("#day .row-menu a.menu-item[href^='/bureau/passages/']");
        assertThat(page.locator("input[name=persons]")).hasValue("2");
        isAccessible();
        picture("correction");
        unfoldTheRest();
        page.check("input[name=mediators][value='" + colleague.account() + "']");
        page.click("main form button.btn-primary");
        page.waitForSelector(".notice-success");
        shows(".notice-success", "Passage corrigé");
        hasLoaded();

        page.click("#day .row-menu summary");
        page.click("#day .confirm summary");
        page.click("#day .confirm-panel button[type=submit]");
        page.waitForSelector(".empty");
        shows(".notice-success", "Passage annulé");
        isAccessible();
        picture("day-sheet-empty");
    }

    private void unfoldTheRest() {
        hasLoaded();
        if (!page.isVisible("input[name=persons]")) page.click("summary:has-text('Plus de précisions')");
    }
}
