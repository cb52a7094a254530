// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.sun.net.httpserver.HttpServer;
import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.network.Communes;
import fr.parvis.network.NewPoint;
import fr.parvis.network.PointKind;
import fr.parvis.network.Points;
import fr.parvis.opendata.domain.FollowFeeds;
import fr.parvis.values.Ids;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Open data: the page of who re-uses it, and what others say, brought before the network's head. */
class OpenDataJourney extends Journey {
    @Autowired
    Points points;

    @Autowired
    Communes communes;

    @Autowired
    FollowFeeds follow;

    private HttpServer elsewhere;
    private volatile String feed = "";

    @BeforeEach
    void aFeedOfSomebodyElse() throws IOException {
        elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            var bytes = feed.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            try (var out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
        elsewhere.start();
    }

    @AfterEach
    void closed() {
        elsewhere.stop(0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void who_re_uses_the_data_finds_all_of_it_on_one_page(boolean scripts) {
        network.exists();
        on(Screen.PHONE, scripts);
        page.setViewportSize(320, 640);
        open("/donnees");
        assertThat(page.locator("h1")).hasText("Données ouvertes");
        if (scripts) isAccessible();
        for (var link : page.locator("#feeds a").all()) {
            var answer = context.request().get(link.getAttribute("href"));
            assertThat(answer.status()).isEqualTo(200);
        }
        if (!scripts) return;
        page.setViewportSize(360, 740);
        isFineAtEveryWidth("open-data");
        open("/");
        page.locator("footer a[href='/donnees']").click();
        assertThat(page.locator("h1")).hasText("Données ouvertes");
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void the_head_of_the_network_decides_what_a_feed_proposes(Screen screen) {
        on(screen);
        var association = network.anAssociation();
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        var known = Ids.next();
        // a name that no place added before bears: it would be found again
        var elsewhereOnly = "مركز الوساطة ☕ " + known.toString().substring(24);
        // feeds of a walk that broke off
        Network.as(head, () -> follow.list().forEach(feed -> follow.stop(feed.id())));
        Network.as(
                head,
                () -> points.add(List.of(NewPoint.atItsCommune(
                        known,
                        association,
                        PointKind.FIXED,
                        "Point d’accueil du Port",
                        "1 rue du Port",
                        "29200",
                        communes.find("29019").orElseThrow(),
                        "02 98 00 00 00",
                        List.of(),
                        "Un point pour essayer.",
                        "Mo-Fr 09:00-12:00",
                        Set.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        LocalDate.of(2020, 1, 1)))));
        feed = "id;nom;commune;code_postal;adresse;telephone;horaires\n" + known
                + ";Point d’accueil du Port;Brest;29200;12 quai du Commandant-Malbert;02 98 11 22 33;Mo-Fr 09:00-12:00,14:00-17:00\n"
                + "n-" + known + ";" + elsewhereOnly + ";Brest;29200;5 rue Neuve;;tous les jours de bonne heure\n";
        signIn(head);
        open("/bureau/propositions");
        isFine("proposals-0-empty");
        page.locator("#feeds form[action$='/flux'] button[type=submit]").click();
        page.fill("input[name=nom]", "Carte du département");
        page.fill(
                "input[name=adresse]",
                "http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/" + known);
        page.selectOption("select[name=association]", association.toString());
        page.locator("#feeds form[action$='/flux'] button[type=submit]").click();
        assertThat(page.locator(".notice-success")).containsText("Sa première lecture commence");
        page.waitForCondition(() -> {
            open("/bureau/propositions");
            return page.locator("#proposals section.card").count() > 0;
        });
        isFine("proposals-1-to-decide");
        if (screen == Screen.PHONE) {
            page.setViewportSize(320, 640);
            isAccessible();
            page.setViewportSize(screen.width, screen.height);
        }
        var port = place("Point d’accueil du Port");
        decide(port, "Téléphone", "Accepter");
        assertThat(page.locator(".notice-success")).containsText("le point est à jour");
        decide(place("Point d’accueil du Port"), "Adresse", "Mettre de côté");
        assertThat(page.locator(".notice-success")).containsText("Mis de côté");
        decide(place(elsewhereOnly), "Lieu", "Ajouter le point");
        assertThat(page.locator(".notice-success")).containsText("le point est à jour");
        assertThat(place(elsewhereOnly)).hasCount(0);
        page.locator("details.disclosure summary").first().click();
        assertThat(page.locator("#feeds")).containsText("tous les jours de bonne heure");
        isFine("proposals-2-decided");
        open("/bureau/reseau/" + known);
        assertThat(page.locator("main")).containsText("02 98 11 22 33");
        assertThat(page.locator("main")).containsText("1 rue du Port");
        open("/bureau/propositions");
        page.onDialog(dialog -> dialog.accept());
        page.getByText("Ne plus suivre").first().click();
        assertThat(page.locator("#proposals section.card")).hasCount(0);
    }

    private Locator place(String name) {
        return page.locator("#proposals section.card")
                .filter(new Locator.FilterOptions().setHas(page.locator("h2").getByText(name)));
    }

    private static void decide(Locator place, String what, String decision) {
        place.locator("tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(place.page()
                                .locator("th")
                                .getByText(what, new Locator.GetByTextOptions().setExact(true))))
                .locator("button")
                .filter(new Locator.FilterOptions().setHasText(decision))
                .click();
    }
}
