// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.values.NetworkTime;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From a visit to the sheet that the person takes along, and on with its card at another point with another mediator. */
class SheetsJourney extends Journey {
    @Autowired
    Visits visits;

    @AtEveryWidth
    void help_goes_on_at_another_point_without_a_name(Screen screen) {
        var desk = visitsFixtures.aDesk();
        var elsewhere = visitsFixtures.aPoint(desk.association(), "Europe/Paris", null);
        var colleague = network.a(Role.MEDIATOR, desk.association());
        Network.as(desk.mediator(), () -> visits.record(VisitsFixtures.aVisit(desk.point())));
        on(screen);
        signIn(desk.mediator());
        open("/bureau/journee");
        isFine("sheets-day");
        chooseIn("#day .row-menu", "Fiche");
        page.waitForSelector("#f-langue");
        isFine("sheets-form");
        page.selectOption("#f-langue", "uk");
        page.fill("#f-etape1", "Mot de passe : soleil99");
        page.fill("#f-etape2", "Apportez la lettre de la Caf");
        page.fill(
                "#f-date", java.time.LocalDate.now(NetworkTime.ZONE).plusDays(6).toString());
        page.fill("#f-heure", "09:30");
        page.click("button:has-text('Faire la fiche')");
        page.waitForSelector("#f-etape1-error");
        isFine("sheets-refused");
        page.fill("#f-etape1", "Apportez votre carte d’identité");
        page.click("button:has-text('Faire la fiche')");
        page.waitForSelector(".sheet-code");
        isFine("sheets-ready");
        var code = page.textContent(".sheet-code");
        var pdf = context.request().get(page.getAttribute("a.btn-primary", "href"));
        assertThat(pdf.status()).isEqualTo(200);
        assertThat(new String(pdf.body(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-");

        on(screen);
        open("/carte/" + desk.point() + "#" + code);
        page.waitForURL(url -> url.contains("/p/"));
        assertThat(page.content()).doesNotContain("Compte et droits Caf", "lettre de la Caf", code);
        assertThat(page.url()).doesNotContain(code);

        signIn(colleague);
        open("/bureau/passage");
        page.fill("#f-code", code.substring(0, 8) + (code.charAt(8) == '7' ? "9" : "7") + code.substring(9));
        page.click("button:has-text('Reprendre')");
        page.waitForSelector("#f-code-error");
        shows("#f-code-error", "groupe 2");
        isFine("sheets-mistyped");
        open("/carte/" + desk.point() + "#" + code);
        page.waitForSelector("#stops");
        assertThat(page.url()).doesNotContain(code);
        shows("#stops", "Compte et droits Caf", "Apportez la lettre de la Caf");
        Network.as(colleague, () -> visits.record(VisitsFixtures.aVisit(elsewhere)));
        page.reload();
        isFine("sheets-passage");
        page.click("#join a:has-text('Faire la nouvelle fiche')");
        page.waitForSelector("#f-langue");
        assertThat(page.locator("#f-langue")).hasValue("uk");
        page.click("button:has-text('Faire la fiche')");
        page.waitForSelector(".sheet-code");
        assertThat(page.locator(".sheet-code")).hasText(code);
        page.click("a:has-text('Voir ce que lit')");
        page.waitForSelector("#stops");
        assertThat(page.locator("#stops ol > li")).hasCount(2);
        page.click("summary:has-text('Mettre fin à la carte')");
        page.click("button:has-text('Mettre fin')");
        page.waitForSelector("text=La carte est finie");
        isFine("sheets-enter");
    }

    @Test
    void without_scripts_a_code_is_typed() {
        var desk = visitsFixtures.aDesk();
        Network.as(desk.mediator(), () -> visits.record(VisitsFixtures.aVisit(desk.point())));
        on(Screen.PHONE, false);
        signIn(desk.mediator());
        open("/bureau/journee");
        chooseIn("#day .row-menu", "Fiche");
        page.click("button:has-text('Faire la fiche')");
        var code = page.textContent(".sheet-code");
        open("/carte/" + desk.point() + "#" + code);
        page.fill("#f-code", code);
        page.click("button:has-text('Reprendre')");
        page.waitForSelector("#stops");
    }
}
