// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Geolocation;
import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.network.Communes;
import fr.parvis.network.NewPoint;
import fr.parvis.network.PointKind;
import fr.parvis.network.Points;
import fr.parvis.network.PublicPoints;
import fr.parvis.network.domain.SavePoint;
import fr.parvis.rounds.PastRounds;
import fr.parvis.rounds.PastRounds.PastStop;
import fr.parvis.rounds.PastRounds.PastTour;
import fr.parvis.values.Ids;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody without an account, on an old phone: from their postcode to the door of a point. */
class PublicDoorJourney extends Journey {
    private static final String BREST = "29019";

    @Autowired
    Points points;

    @Autowired
    PublicPoints publicPoints;

    @Autowired
    Communes communes;

    @Autowired
    SavePoint savePoint;

    @Autowired
    PastRounds rounds;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    SignedIn director;

    @BeforeEach
    void twoPointsInBrest() {
        director = network.a(Role.DIRECTOR, network.anAssociation());
    }

    @Test
    void finds_help_by_postcode_with_and_without_a_script() {
        var open = aPoint("Point du port", "Mo-Su 00:00-24:00", List.of("Langues étrangères (anglais)"));
        aPoint(
                "Point de la gare, avec un nom fort long comme en ont les maisons de quartier",
                "Mo-Fr 09:00-12:00,13:30-17:30; PH off",
                List.of());
        for (boolean scripts : List.of(true, false)) {
            on(Screen.PHONE, scripts);
            open("/");
            if (scripts) isFineAtEveryWidth("public-home");
            page.fill("input[name=q]", "29200 Brest");
            page.press("input[name=q]", "Enter");
            page.waitForURL(url -> url.contains("/chercher"));
            shows("#near h2", "Brest (29)");
            page.click(".narrow > summary");
            page.selectOption("select[name=ouvert]", "maintenant");
            page.selectOption("select[name=langue]", "anglais");
            page.click(".narrow button[type=submit]");
            page.waitForURL(url -> url.contains("ouvert=maintenant"));
            assertThat(page.locator(".found h3 a").allTextContents()).contains("Point du port");
            if (scripts) isFineAtEveryWidth("public-results");
            page.click(".found h3 a[href='/p/" + code(open) + "']");
            page.waitForURL(url -> url.endsWith("/p/" + code(open)));
            assertThat(page.locator("h1")).hasText("Point du port");
            if (scripts) {
                isFineAtEveryWidth("public-point");
                page.setViewportSize(320, 700);
                isFine("public-point-320");
            }
        }
    }

    @Test
    void is_told_what_is_wrong_with_a_place() {
        on(Screen.PHONE, false);
        open("/chercher?q=99999");
        shows(".field-error", "99999");
        assertThat(page.locator("input[name=q]")).hasValue("99999");
        on(Screen.PHONE);
        open("/chercher?q=1000 Bruxelles");
        isFineAtEveryWidth("public-problem");
    }

    @Test
    void searches_near_where_the_device_is_rounded_before_it_is_sent() {
        aPoint("Point voisin", "Mo-Su 00:00-24:00", List.of());
        on(Screen.PHONE);
        open("/");
        assertThat(page.locator("form[data-near] button")).isVisible();
        page.click("form[data-near] button");
        page.waitForCondition(() -> !page.textContent("[data-near-said]").isEmpty());
        context.grantPermissions(List.of("geolocation"));
        context.setGeolocation(new Geolocation(48.390394, -4.486076));
        open("/");
        page.click("form[data-near] button");
        page.waitForURL(url -> url.contains("lat=48.390&lon=-4.486"));
        shows("#near h2", "Brest (29)");
    }

    @Test
    void meets_a_closed_point_and_the_network_in_figures() {
        aPoint("Point qui reste", "Mo-Su 00:00-24:00", List.of());
        var closed = aPoint("Point d’avant", "Mo-Fr 09:00-12:00", List.of());
        Network.as(director, () -> savePoint.close(closed, LocalDate.of(2024, 1, 1), 0));
        on(Screen.PHONE);
        open("/points/" + closed);
        assertThat(page).hasURL(Pattern.compile("/p/" + code(closed) + "$"));
        isFineAtEveryWidth("public-closed");
        open("/reseau-en-chiffres");
        isFineAtEveryWidth("public-figures");
    }

    @Test
    void reads_the_figures_of_a_department_month_by_month() {
        aMonthWasTold("2022-03-01");
        aMonthWasTold("2022-04-01");
        on(Screen.PHONE);
        open("/reseau-en-chiffres");
        page.locator("#f-mois").selectOption("2022-03");
        page.locator("#f-departement").selectOption("69");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Voir"))
                .click();
        assertThat(page.locator("#places caption")).containsText("mars 2022");
        assertThat(page.locator("#places")).containsText("masqué");
        isFineAtEveryWidth("public-figures-places");
    }

    /** A month before the 36 that the job tells each hour, and of which it knows nothing; again, as another version. */
    private void aMonthWasTold(String month) {
        Asking.as(Scope.network())
                .run(() -> transaction.executeWithoutResult(status -> database.sql("""
                        insert into statistics.release (month, version, released_at, threshold, lines, sha256)
                        select :month::date, coalesce(max(version), 0) + 1, now(), 5, :lines::jsonb, repeat('0', 64)
                        from statistics.release where month = :month::date""")
                        .param("month", month)
                        .param("lines", """
                                [{"level": "NETWORK", "code": "", "upper": "", "hidden": false, "visits": 700, "persons": 800, "requests": 900},
                                 {"level": "REGION", "code": "Auvergne-Rhône-Alpes", "upper": "", "hidden": false, "visits": 700, "persons": 800, "requests": 900},
                                 {"level": "DEPARTMENT", "code": "69", "upper": "Auvergne-Rhône-Alpes", "hidden": false, "visits": 600, "persons": 700, "requests": 800},
                                 {"level": "DEPARTMENT", "code": "69", "upper": "Auvergne-Rhône-Alpes", "family": "", "hidden": false, "requests": 800},
                                 {"level": "DEPARTMENT", "code": "38", "upper": "Auvergne-Rhône-Alpes", "hidden": false, "visits": 100, "persons": 100, "requests": 100},
                                 {"level": "COMMUNE", "code": "69266", "upper": "69", "hidden": true},
                                 {"level": "COMMUNE", "code": "69388", "upper": "69", "hidden": true},
                                 {"level": "COMMUNE", "code": "69256", "upper": "69", "hidden": false, "visits": 500, "persons": 500, "requests": 500},
                                 {"level": "COMMUNE", "code": "38185", "upper": "38", "hidden": false, "visits": 100, "persons": 100, "requests": 100}]""")
                        .update()));
    }

    @Test
    void finds_the_bus_that_stops_nearby() {
        var bus = aPoint("Bus de la rade", PointKind.MOBILE, "Mo-Fr 09:00-12:00", List.of());
        var tour = Ids.next();
        Network.as(
                director,
                () -> rounds.load(
                        List.of(new PastTour(
                                tour,
                                bus,
                                "Tournée de la rade",
                                null,
                                List.of(),
                                null,
                                LocalDate.of(2024, 1, 1),
                                List.of(
                                        new PastStop(
                                                Ids.next(),
                                                "Place du marché",
                                                "",
                                                BREST,
                                                48.39,
                                                -4.486,
                                                "Mo-Su 09:00-12:00"),
                                        new PastStop(
                                                Ids.next(),
                                                "Devant l’école",
                                                "",
                                                BREST,
                                                48.391,
                                                -4.486,
                                                "Tu[1,3] 14:00-16:00")),
                                List.of())),
                        List.of()));
        on(Screen.PHONE, false);
        open("/chercher?q=29200");
        page.click(".next-stops a[href^='/t/'] >> nth=0");
        page.waitForURL(url -> url.contains("/t/"));
        shows(".now", "Prochain passage");
        on(Screen.PHONE);
        open("/tournees/" + tour);
        isFineAtEveryWidth("public-tour");
        page.click(".facts a[href^='/a/'] >> nth=1");
        page.waitForURL(url -> url.contains("/a/"));
        shows(".now", "Prochain passage");
        isFineAtEveryWidth("public-stop");
        page.setViewportSize(320, 640);
        isAccessible();
        open(page.url() + "?lang=ar");
        isFineAtEveryWidth("public-stop-ar");
    }

    private String code(UUID point) {
        return publicPoints.find(point, Locale.FRANCE).orElseThrow().code();
    }

    private UUID aPoint(String name, String hours, List<String> care) {
        return aPoint(name, PointKind.FIXED, hours, care);
    }

    private UUID aPoint(String name, PointKind kind, String hours, List<String> care) {
        var id = Ids.next();
        var commune = communes.find(BREST).orElseThrow();
        Network.as(
                director,
                () -> points.add(List.of(new NewPoint(
                        id,
                        Objects.requireNonNull(director.association()),
                        kind,
                        name,
                        "4 rue de Siam",
                        "29200",
                        commune,
                        "02 98 00 00 00",
                        List.of(),
                        "Un médiateur vous aide pour vos papiers, vos factures et internet.",
                        hours,
                        Set.of("pand", "france-services"),
                        List.of("Aide aux démarches administratives"),
                        List.of("Se présenter", "Téléphoner"),
                        List.of(),
                        LocalDate.of(2020, 1, 1),
                        48.39,
                        -4.486,
                        care,
                        null))));
        return id;
    }
}
