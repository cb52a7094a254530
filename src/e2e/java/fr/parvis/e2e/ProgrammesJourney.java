// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.database.Asking;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.values.Quarter;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import java.time.LocalDate;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A director makes a file for La Coop, sees what is wrong, and reads the report of a programme. */
class ProgrammesJourney extends Journey {
    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Visits visits;

    @AtEveryWidth
    void nothing_is_typed_twice(Screen screen) {
        var desk = visitsFixtures.aDesk();
        var director = network.a(Role.DIRECTOR, desk.association());
        var digital = VisitsFixtures.with(
                VisitsFixtures.aVisit(desk.point()),
                List.of(new Visit.Request(
                        Ids.next(),
                        "digital-email",
                        null,
                        "accompaniment",
                        "settled",
                        null,
                        20,
                        "trained",
                        "partly-autonomous",
                        "computer",
                        null)));
        var home = VisitsFixtures.presence(
                VisitsFixtures.with(
                        VisitsFixtures.aVisit(desk.point()),
                        List.of(new Visit.Request(
                                Ids.next(),
                                "digital-security",
                                null,
                                "accompaniment",
                                "settled",
                                null,
                                30,
                                "accompanied",
                                null,
                                null,
                                null))),
                "home-visit");
        Network.as(desk.mediator(), () -> {
            visits.record(digital);
            visits.record(home);
        });
        on(screen);
        signIn(director);
        open("/bureau/coop");
        assertThat(page.locator("#faulty")).containsText("La commune manque");
        isFine("coop");
        page.click("button:has-text('Faire le fichier (1 acte)')");
        page.waitForSelector(".notice:has-text('Le fichier est fait.')");
        assertThat(page.locator("main")).containsText("La Coop connaît déjà tout");
        isFine("coop-made");
        var csv = context.request().get(page.getAttribute("#files a:has-text('CSV')", "href"));
        assertThat(csv.text())
                .contains(digital.id().toString())
                .doesNotContain(home.id().toString());
        assertThat(context.request()
                        .get(page.getAttribute("#files a:has-text('Excel')", "href"))
                        .body())
                .startsWith('P', 'K');
        open("/bureau/coop?du=2026-02-30&au=hier");
        isFine("coop-refused");

        open("/bureau/france-services");
        assertThat(page.locator("main")).containsText("Aucun point n’a le label France Services");
        isFine("france-services-none");
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(
                        status -> db.sql("update network.point set labels = '{france-services}' where id = :id")
                                .param("id", desk.point())
                                .update()));
        var allowance = VisitsFixtures.with(
                VisitsFixtures.aVisit(desk.point()),
                List.of(new Visit.Request(
                        Ids.next(),
                        "family-benefits",
                        "caf",
                        "accompaniment",
                        "settled",
                        null,
                        20,
                        null,
                        null,
                        null,
                        null)));
        Network.as(desk.mediator(), () -> visits.record(allowance));
        var day = LocalDate.now(NetworkTime.ZONE);
        open("/bureau/france-services?trimestre=" + Quarter.of(day).code());
        assertThat(page.locator("#operators")).isVisible();
        isFine("france-services");
        page.click("button:has-text('Faire le fichier')");
        page.waitForSelector(".notice:has-text('Le fichier est fait.')");
        assertThat(page.locator("main")).containsText("rien de nouveau");
        isFine("france-services-made");
        for (var format : new String[] {"CSV", "Excel", "LibreOffice"})
            assertThat(context.request()
                            .get(page.getAttribute("#files a:has-text('" + format + "')", "href"))
                            .status())
                    .as(format)
                    .isEqualTo(200);

        open("/bureau/programmes");
        isFine("programmes-empty");
        page.check("#rule label:has-text('Conseiller numérique')");
        page.selectOption("#f-compte", desk.mediator().account().toString());
        page.click("button:has-text('Enregistrer')");
        page.waitForSelector(".notice:has-text('noté')");
        assertThat(page.locator("#themes")).containsText("mail");
        isFine("programmes");
        assertThat(context.request()
                        .get(page.getAttribute("a[href*='rapport.csv']", "href"))
                        .text())
                .contains("Conseiller numérique");
        open("/bureau/programmes/passage/" + digital.id());
        page.check("label:has-text('Emmaüs Connect')");
        page.click("button:has-text('Enregistrer')");
        page.waitForSelector(".notice:has-text('noté')");
        assertThat(page.locator("label:has-text('Emmaüs Connect')")).hasCount(1);
        isFine("programmes-visit");
        open("/bureau/programmes?programme=emmaus-connect");
        assertThat(page.locator(".figures")).containsText("1");
    }
}
