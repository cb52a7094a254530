// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.access.Role;
import fr.parvis.activities.ActivitiesFixtures;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A mediator writes in one line what was done without a visitor, by keyboard, puts it right, takes it back and gives it back. */
class ActivitiesJourney extends Journey {
    @Autowired
    ActivitiesFixtures activitiesFixtures;

    @AtEveryWidth
    void writes_an_action_in_one_line_by_keyboard(Screen screen) {
        var desk = visitsFixtures.aDesk();
        network.a(Role.MEDIATOR, desk.association());
        on(screen);
        signIn(desk.mediator());
        open("/bureau/actions");
        page.waitForSelector(".empty");
        isFine("actions-empty");

        page.keyboard().press("?");
        shows("#keys dd", "Votre action, en une ligne");
        page.keyboard().press("Escape");
        page.keyboard().press("/");
        page.keyboard().type("reunion caf 1h30 12 comité local");
        page.keyboard().press("Enter");
        page.waitForSelector("text=Compris");
        shows(".notice-info", "Réunion partenaire, Caf, comité local, 1 h 30, 12 personnes");
        assertThat(page.locator("button:focus")).hasText("Enregistrer");
        isFine("actions-read");
        page.keyboard().press("Enter");
        page.waitForSelector(".notice-success");
        assertThat(page.locator("#activities tbody tr")).hasCount(1);
        isFine("actions-recorded");

        page.fill("#f-ligne", "veille 15");
        page.press("#f-ligne", "Enter");
        page.waitForSelector(".error-summary");
        assertThat(page.locator("#f-ligne")).hasValue("veille 15");
        isFine("actions-problem");

        open("/bureau/actions");
        page.click("#activities a:has-text('Corriger')");
        page.fill("#f-minutes", "2h");
        page.fill("#f-title", "comité local 06 12 34 56 78");
        page.waitForSelector(".desk-warnings :text('numéro de téléphone')");
        isFine("actions-warned");
        page.click(".desk-warnings button:has-text('Retirer')");
        assertThat(page.locator("#f-title")).hasValue("comité local");
        assertThat(page.locator(".desk-warnings .notice")).hasCount(0);
        isFine("actions-correction");
        page.click("main form .btn-primary");
        page.waitForSelector(".notice-success");
        page.click("#activities a[href$='/historique']");
        shows("main", "1 h 30", "2 h");
        isFine("actions-history");

        open("/bureau/actions");
        page.click("#activities form button:has-text('Annuler')");
        page.waitForSelector(".notice-success:has-text('Action annulée')");
        page.waitForSelector(".empty");
        page.click(".notice-success button:has-text('Rétablir')");
        page.waitForSelector(".notice-success:has-text('Action rétablie')");
        assertThat(page.locator("#activities tbody tr")).hasCount(1);
    }

    @Test
    void a_lead_reads_the_teams_month_and_says_why_when_the_day_is_over() {
        var desk = visitsFixtures.aDesk();
        on(Screen.DESKTOP, false);
        signIn(desk.mediator());
        open("/bureau/actions");
        page.fill("#f-ligne", "forum emploi 3h 40");
        page.press("#f-ligne", "Enter");
        page.click("button:has-text('Enregistrer')");
        assertThat(page.locator("#activities tbody tr")).hasCount(1);
        var id = page.getAttribute("#activities a:has-text('Corriger')", "href").replaceAll(".*/", "");
        activitiesFixtures.past(desk.mediator(), java.util.UUID.fromString(id), 1);

        on(Screen.DESKTOP);
        signIn(network.a(Role.SITE_LEAD, desk.association()));
        open("/bureau/actions?mois="
                + java.time.YearMonth.from(ActivitiesFixtures.today().minusDays(1)));
        isFineAtEveryWidth("actions-team");
        page.click("#activities .confirm summary");
        page.fill("#activities .confirm-panel input[name=reason]", "Notée deux fois");
        page.click("#activities .confirm-panel .btn-danger");
        page.waitForSelector(".notice-success:has-text('Action annulée')");
        page.setViewportSize(320, 700);
        isAccessible();
    }
}
