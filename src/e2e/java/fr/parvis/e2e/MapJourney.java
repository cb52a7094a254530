// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.network.Communes;
import fr.parvis.network.NewPoint;
import fr.parvis.network.PointKind;
import fr.parvis.network.Points;
import fr.parvis.network.PointsOnMap;
import fr.parvis.values.Ids;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The map of the public, by hand and by keyboard alone, and what the network's head sees of the country. */
class MapJourney extends Journey {
    private static final String SEEN = ".map-sign:not(.map-cut), .map-many:not(.map-cut)";

    /** Pairs of signs of which one hides more than a corner of the other. */
    private static final String ONE_OVER_ANOTHER = """
            seen => {
              const boxes = [...document.querySelectorAll(seen)].map(sign => sign.getBoundingClientRect());
              return boxes.flatMap((a, i) => boxes.slice(i + 1)
                .filter(b => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 12
                  && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 12)
                .map(b => [a.x, a.y, a.width, b.x, b.y, b.width].map(Math.round).join(" ")));
            }
            """;

    @Autowired
    Points points;

    @Autowired
    Communes communes;

    private static boolean placed;

    @BeforeEach
    void points_around_aurillac() {
        if (placed) return;
        var director = network.a(Role.DIRECTOR, network.anAssociation());
        var some = new ArrayList<NewPoint>();
        for (int i = 0; i < 6; i++)
            some.add(point(
                    director,
                    i == 5 ? PointKind.MOBILE : PointKind.FIXED,
                    "Point médiation du Cantal " + (i + 1),
                    "15014",
                    44.93 + 0.011 * i,
                    2.44 + (i == 4 ? 0.08 : 0.013 * i * (i % 2 == 0 ? 1 : -1))));
        // at the door of the nearest
        some.add(point(director, PointKind.FIXED, "Point médiation du Cantal 7", "15014", 44.93, 2.44));
        // all over Brittany: sums whose middles come near each other, and more than the map is told one by one
        for (int i = 0; i < PointsOnMap.ONE_BY_ONE; i++)
            some.add(point(
                    director,
                    PointKind.FIXED,
                    "Point médiation de Bretagne " + (i + 1),
                    "22278",
                    47.7 + (i * 379 % 1000) / 1000.0,
                    -4.4 + (i * 531 % 1000) / 350.0));
        Network.as(director, () -> points.add(some));
        placed = true;
    }

    private NewPoint point(
            SignedIn director, PointKind kind, String name, String insee, double latitude, double longitude) {
        var commune = communes.find(insee).orElseThrow();
        return new NewPoint(
                Ids.next(),
                Objects.requireNonNull(director.association()),
                kind,
                name,
                "1 rue du Château",
                insee.substring(0, 2) + "000",
                commune,
                "0471000000",
                List.of(),
                "",
                "Mo-Fr 09:00-12:00",
                // no network has a thousand digital points, and the page of their roll-out draws each
                insee.startsWith("15") ? Set.of("pand") : Set.of(),
                List.of(),
                List.of("Se présenter"),
                List.of(),
                LocalDate.of(2020, 1, 1),
                latitude,
                longitude,
                List.of(),
                null);
    }

    /** The signs that are seen whole. */
    private Locator signs() {
        return page.locator(".map-sign:not(.map-cut)");
    }

    @AtEveryWidth
    void a_place_on_the_map_is_found_in_the_list_and_back(Screen screen) {
        on(screen);
        open("/carte");
        page.locator(".map-land").nth(30).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        assertThat(page.locator(".map-name-large").first()).isAttached();
        assertThat(page.locator(".map-river").first()).isAttached();
        isFine("map-1-france");
        assertThat(shifted()).as("nothing moves while the map comes").isLessThan(0.02);
        page.fill("input[name=q]", "15000 Aurillac");
        page.press("input[name=q]", "Enter");
        page.waitForURL(url -> url.contains("Aurillac"));
        signs().first().waitFor();
        assertThat(page.locator("#liste h3").first()).containsText("Cantal");
        assertThat(page.locator(".map-name")
                        .filter(new Locator.FilterOptions().setHasText("Aurillac"))
                        .first())
                .isAttached();
        // weekdays in the morning: one or the other, each with its sign and its word
        assertThat(page.locator(".map-sign .sign-part-open, .map-sign .sign-part-closed")
                        .first())
                .isAttached();
        assertThat(page.locator("#carte").boundingBox().y)
                .as("the map is seen first")
                .isLessThan(300);
        isFine("map-2-aurillac");

        var button = page.locator("[data-show]").nth(1);
        var name = page.locator("#liste h3 a").nth(1).textContent();
        button.click();
        assertThat(page.locator(".leaflet-popup a").first()).hasText(name);
        // judged before it opens: it lies over the places beside its own, and axe calls what is left of them too small
        picture("map-3-open");
        // by the key: the page may still be scrolling to the map
        page.locator(".leaflet-popup button.btn").press("Enter");
        assertThat(page.locator("#liste h3 a:focus")).hasText(name);
        assertThat(page.locator(".leaflet-popup")).hasCount(0);
    }

    @Test
    void by_keyboard_alone() {
        open("/carte?q=15000 Aurillac");
        signs().first().waitFor();
        page.locator(".map-skip a").focus();
        page.keyboard().press("Tab");
        assertThat(page.locator(".map-live")).isFocused();
        // to the first place: past the buttons that bring the map nearer, whatever their order
        for (int i = 0; i < 12 && !focusIsOn(".map-sign"); i++) page.keyboard().press("Tab");
        assertThat(focusIsOn(".map-sign")).isTrue();
        var label = (String) page.evaluate("document.activeElement.getAttribute('aria-label')");
        assertThat(label).contains("Cantal");
        page.keyboard().press("Enter");
        page.locator(".leaflet-popup a").first().waitFor();
        assertThat(page.locator(".leaflet-popup a").first()).isFocused();
        page.keyboard().press("Escape");
        assertThat(page.locator(".leaflet-popup")).hasCount(0);
        eventually(() -> page.evaluate("document.activeElement.getAttribute('aria-label')"), label);

        // arrows move the map, and the list follows
        page.locator(".map-live").focus();
        for (int i = 0; i < 3; i++) page.keyboard().press("ArrowDown");
        page.waitForURL(url -> url.contains("zone="));
        assertThat(page.locator("#liste [data-said]")).containsText("partie de la carte");
        assertThat(page.locator("#dit")).containsText("partie de la carte");

        page.locator(".map-skip a").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#liste")).isFocused();
    }

    @Test
    void a_place_that_the_edge_cuts_off_waits_until_it_is_seen() {
        open("/carte?q=15000 Aurillac");
        signs().first().waitFor();
        // as tall as the screen, less the frame: all of it can be taken hold of
        page.locator(".map-live").evaluate("map => map.scrollIntoView({ block: 'end' })");
        var map = Objects.requireNonNull(page.locator(".map-live").boundingBox());
        // by its name: what moves may be drawn anew
        var name = Objects.requireNonNull(signs().first().getAttribute("aria-label"));
        var sign = page.locator(".map-sign[aria-label='" + name + "']");
        var at = Objects.requireNonNull(sign.boundingBox());

        // until eight of its pixels are left above the lower edge
        drag(map.y + map.height - at.y - 8);
        assertThat(sign).isHidden();
        isAccessible();

        drag(-60);
        assertThat(sign).isVisible();
    }

    @AtEveryWidth
    void no_sign_lies_over_another_however_near_the_map_comes(Screen screen) {
        on(screen);
        open("/carte?zone=-5.000,47.000,0.000,50.000");
        page.locator(SEEN).first().waitFor();
        for (int nearer = 0; nearer < 6; nearer++) {
            page.waitForFunction("() => !document.querySelector('.leaflet-zoom-anim, .leaflet-cluster-anim')");
            assertThat(page.evaluate(ONE_OVER_ANOTHER, SEEN))
                    .as(nearer + " times nearer")
                    .isEqualTo(List.of());
            isAccessible();
            page.locator(".leaflet-control-zoom-in").click();
        }
    }

    private void drag(double down) {
        var map = Objects.requireNonNull(page.locator(".map-live").boundingBox());
        // a part of the map without a place on it
        double x = map.x + map.width - 40;
        double y = map.y + map.height / 2 - down / 2;
        page.mouse().move(x, y);
        page.mouse().down();
        page.mouse().move(x, y + down, new Mouse.MoveOptions().setSteps(12));
        // held still: let go at once, the map would glide on
        passes(100);
        page.mouse().up();
    }

    @AtEveryWidth
    void without_a_script_the_list_and_a_map_that_stands_still(Screen screen) {
        on(screen, false);
        open("/carte?q=15000 Aurillac");
        assertThat(page.locator("#liste h3").first()).containsText("Cantal");
        assertThat(page.locator("svg.france")).isVisible();
        picture("map-4-without-script");
        open("/carte?q=zzzz");
        assertThat(page.locator(".field-error")).containsText("zzzz");
    }

    @Test
    void the_smallest_screen_holds_it() {
        on(Screen.PHONE);
        page.setViewportSize(320, 640);
        open("/carte?q=15000 Aurillac");
        page.locator(SEEN).first().waitFor();
        isAccessible();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
    }

    @AtEveryWidth
    void the_head_of_the_network_sees_white_areas_and_tries_a_place(Screen screen) {
        on(screen);
        signIn(network.ofTheNetwork(Role.NETWORK_HEAD));
        open("/bureau/couverture");
        assertThat(page.locator("#areas tbody tr").first()).isVisible();
        isFine("coverage-1-areas");
        page.selectOption("select[name=km]", "20");
        page.waitForURL(url -> url.contains("km=20"));
        page.fill("input[name=departement]", "lozère");
        page.press("input[name=departement]", "Enter");
        page.waitForURL(url -> url.contains("departement=loz"));
        page.locator("#areas tbody a", new Page.LocatorOptions().setHasText("Lozère"))
                .click();
        assertThat(page.locator("h1")).hasText("Communes blanches");
        isFine("coverage-2-communes");
        page.locator("#communes tbody td a").first().click();
        assertThat(page.locator("#result .figure")).hasCount(4);
        page.locator(".sign-tried").first().waitFor();
        isFine("coverage-3-trial");

        // one more, by a press on the map's middle
        page.locator("[data-map-centre]").click();
        page.waitForURL(url -> url.split("lieu=").length >= 3);
        assertThat(page.locator("#result .figure")).hasCount(4);
        page.fill("#f-lieu-2", "zzzz");
        page.locator("#trial button[type=submit]").click();
        assertThat(page.locator("#f-lieu-2-error")).containsText("zzzz");
        isFine("coverage-4-problem");

        open("/bureau/couverture/points?departement=15");
        page.locator(".map-sign, .map-many").first().waitFor();
        isFine("coverage-5-points");

        open("/bureau/reseau?departement=15&etat=tous");
        page.locator(".tab", new Page.LocatorOptions().setHasText("Carte")).click();
        page.locator(".map-sign, .map-many").first().waitFor();
        isFine("network-map");
        page.selectOption("select[name=sorte]", "MOBILE");
        page.waitForURL(url -> url.contains("sorte=MOBILE"));
        assertThat(page.locator("#map-end")).containsText("voir la liste");
    }

    private boolean focusIsOn(String selector) {
        return (boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector);
    }

    /** How much of the page moved by itself so far (layout shift). */
    private double shifted() {
        return ((Number) page.evaluate("""
                () => new Promise((told) => {
                  let sum = 0;
                  new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) sum += one.value; })
                    .observe({ type: "layout-shift", buffered: true });
                  setTimeout(() => told(sum), 300);
                })""")).doubleValue();
    }
}
