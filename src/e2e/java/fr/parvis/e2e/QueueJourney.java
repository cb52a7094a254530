// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Media;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.visits.VisitsFixtures.Desk;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A site lead opens a kiosk and a wall; people take numbers in two languages, a mediator calls them, the wall shows it. */
class QueueJourney extends Journey {
    /** A device that has a voice for French: headless browsers have none. It writes down what it says. */
    private static final String VOICE = """
            window.said = [];
            window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
            const synthesis = new EventTarget();
            Object.assign(synthesis, {
              getVoices: () => [{ lang: "fr-FR", name: "Voix" }],
              cancel: () => {},
              speak: (one) => window.said.push(one.text),
            });
            Object.defineProperty(window, "speechSynthesis", { value: synthesis });
            """;

    /** A kiosk that does not go back to its first page twenty seconds after the last press. */
    private static final String PATIENT = """
            const soon = window.setTimeout;
            window.setTimeout = (work, wait, ...more) => (wait < 20_000 ? soon(work, wait, ...more) : 0);
            """;

    Desk desk;
    SignedIn lead;
    BrowserContext tablet;
    BrowserContext television;

    @BeforeEach
    void a_point_with_its_devices() {
        desk = visitsFixtures.aDesk();
        lead = network.a(Role.SITE_LEAD, desk.association());
        tablet = device(1024, 768, true);
        tablet.addInitScript(VOICE);
        television = device(1920, 1080, true);
        television.addInitScript(VOICE);
    }

    @AfterEach
    void off() {
        tablet.close();
        television.close();
    }

    private BrowserContext device(int width, int height, boolean scripts) {
        var device = SharedBrowser.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(URI.create(page.url().startsWith("http") ? page.url() : base())
                                .resolve("/")
                                .toString())
                        .setViewportSize(width, height)
                        .setJavaScriptEnabled(scripts)
                        .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE)
                        .setLocale("fr-FR")
                        .setTimezoneId("America/Cayenne")); // a tablet whose clock is four hours wrong
        device.setDefaultTimeout(SharedBrowser.PATIENCE);
        return device;
    }

    private String base() {
        open("/connexion");
        return page.url();
    }

    /** Makes a link as the site lead does, and gives its address. */
    private String aLink(String kind, String name) {
        open("/bureau/file/reglages?point=" + desk.point());
        page.check("input[name=sorte][value=" + kind + "]");
        page.fill("input[name=nom]", name);
        page.click("form[action='/bureau/file/ecrans'] button[type=submit]");
        page.waitForSelector("input[name=lien]");
        return page.inputValue("input[name=lien]");
    }

    private void on(Page device, String name, int width, int height) {
        // a screen that fills its place is shown as it stands there
        boolean full = height < width ? false : !name.contains("wall");
        device.setViewportSize(width, height);
        device.screenshot(new Page.ScreenshotOptions()
                .setFullPage(full)
                .setPath(java.nio.file.Path.of("target/journeys", name + "-" + width + ".png")));
        isAccessible(device);
    }

    private void isAccessible(Page device) {
        var mine = page;
        page = device;
        isAccessible();
        page = mine;
    }

    @Test
    void people_take_numbers_and_the_wall_shows_who_is_called() {
        signIn(lead);
        var kioskLink = aLink("kiosk", "Tablette de l’entrée");
        isFineAtEveryWidth("queue-link");
        context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.click("[data-copy]");
        page.waitForSelector("[data-copy]:has-text('Copié')");
        assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(kioskLink);
        var wallLink = aLink("wall", "Grand écran");
        open("/bureau/file/reglages?point=" + desk.point());
        assertThat(page.locator("#screen-list tbody tr")).hasCount(2);
        isFineAtEveryWidth("queue-settings");

        open("/bureau/file?point=" + desk.point());
        isFineAtEveryWidth("queue-empty");

        var wall = television.newPage();
        wall.navigate(wallLink);
        on(wall, "queue-wall-empty", 1920, 1080);

        tablet.addInitScript(PATIENT);
        var kiosk = tablet.newPage();
        kiosk.navigate(kioskLink);
        on(kiosk, "queue-kiosk", 360, 740);
        on(kiosk, "queue-kiosk", 768, 1024);
        on(kiosk, "queue-kiosk", 1280, 900);
        on(kiosk, "queue-kiosk", 1024, 768);
        assertThat(kiosk.evaluate("document.documentElement.scrollHeight <= innerHeight"))
                .as("all tiles are in sight on a tablet")
                .isEqualTo(true);
        kiosk.click(".kiosk-hear");
        kiosk.waitForCondition(() -> ((List<?>) kiosk.evaluate("said")).size() == 1);
        kiosk.click("li:has(button[value=energy]) .kiosk-say");
        kiosk.waitForCondition(() -> ((List<?>) kiosk.evaluate("said")).size() == 2);
        assertThat((List<?>) kiosk.evaluate("said"))
                .hasToString("[De quoi avez-vous besoin\u00a0? Touchez une image."
                        + " Vous recevez un numéro., Électricité, gaz, eau]");

        kiosk.locator("button[value=energy]").dblclick();
        kiosk.waitForURL("**/ticket/**");
        assertThat(kiosk.locator(".kiosk-number")).hasText("1");
        on(kiosk, "queue-ticket", 1024, 768);
        kiosk.click(".kiosk-finish");

        kiosk.click(".kiosk-languages a[lang=ar]");
        kiosk.waitForSelector("html[dir=rtl]");
        kiosk.waitForLoadState();
        // no voice for Arabic here
        assertThat(kiosk.locator(".kiosk-hear")).isHidden();
        on(kiosk, "queue-kiosk-ar", 360, 740);
        on(kiosk, "queue-kiosk-ar", 1024, 768);
        kiosk.click("button[value=papers]");
        kiosk.waitForURL("**/ticket/**");
        assertThat(kiosk.locator(".kiosk-number")).hasText("2");
        assertThat(kiosk.locator(".kiosk-before").first()).hasText("عدد الأشخاص قبلكم: 1");
        on(kiosk, "queue-ticket-ar", 360, 740);
        on(kiosk, "queue-ticket-ar", 1024, 768);
        kiosk.click(".kiosk-finish");
        kiosk.waitForSelector("html[lang=fr]");

        // the mediator's page has followed by itself
        page.waitForSelector("#queue-now ol li:nth-child(2)");
        shows("#queue-now ol li:nth-child(2)", "Arabe");
        isFineAtEveryWidth("queue-waiting");
        wall.click("[data-sound]");
        page.click("#call-next");
        // it is marked as new for twenty seconds: looked for at once
        wall.waitForSelector(".wall-fresh[data-label='1']");
        page.waitForSelector(".queue-called");
        isFineAtEveryWidth("queue-called");
        wall.waitForCondition(() -> ((List<?>) wall.evaluate("said")).size() == 1);
        assertThat(wall.evaluate("said[0]")).isEqualTo("Numéro 1");
        on(wall, "queue-wall", 360, 740);
        on(wall, "queue-wall", 1280, 900);
        on(wall, "queue-wall", 1920, 1080);

        page.click("#queue-now ol summary");
        page.fill("#queue-now ol input[type=time]", "23:59");
        page.click("#queue-now ol form:has(input[value=come-back]) button");
        page.waitForSelector(".queue-paper");
        shows(".queue-paper", "عودوا الساعة 23:59", "Revenez à 23\u00a0h\u00a059");
        isFineAtEveryWidth("queue-paper");
        page.click("main .breadcrumb a");
        page.waitForSelector(".queue-away");
        page.click("button:has-text('Terminer')");
        page.waitForSelector(".notice-success");
        page.click(".notice-success button");
        page.waitForSelector("#queue-now ol li:not(.queue-away)");
        assertThat(page.locator("#queue-now ol li:not(.queue-away) .queue-number"))
                .hasText("1");
        isFineAtEveryWidth("queue-undone");
    }

    @Test
    void a_kiosk_and_a_wall_say_so_while_the_server_answers_with_a_fault() {
        signIn(lead);
        var kioskLink = aLink("kiosk", "");
        var wallLink = aLink("wall", "");
        var fault = new Route.FulfillOptions().setStatus(502);
        var kiosk = tablet.newPage();
        kiosk.navigate(kioskLink);
        kiosk.route("**/borne/*", route -> route.fulfill(fault));
        kiosk.click("button[value=health]");
        kiosk.waitForSelector("[data-offline]:not([hidden])");
        kiosk.unroute("**/borne/*");
        kiosk.click("button[value=health]");
        kiosk.waitForURL("**/ticket/**");

        var wall = television.newPage();
        wall.navigate(wallLink);
        wall.route("**/maintenant", route -> route.fulfill(fault));
        wall.waitForSelector("[data-offline]:not([hidden])");
        wall.unroute("**/maintenant");
        assertThat(wall.locator("[data-offline]")).isHidden();
    }

    @Test
    void a_kiosk_without_a_network_says_to_see_a_mediator_and_gives_the_same_number_after_it() {
        signIn(lead);
        var kiosk = tablet.newPage();
        kiosk.clock().install();
        var link = aLink("kiosk", "");
        kiosk.navigate(link);
        tablet.setOffline(true);
        kiosk.click("button[value=health]");
        kiosk.waitForSelector("[data-offline]:not([hidden])");
        assertThat(kiosk.locator("[data-offline]")).containsText("Pas de réseau. Allez voir un médiateur.");
        on(kiosk, "queue-kiosk-offline", 1024, 768);
        tablet.setOffline(false);
        kiosk.click("button[value=health]");
        kiosk.waitForURL("**/ticket/**");
        assertThat(kiosk.locator(".kiosk-number")).hasText("1");

        kiosk.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(kiosk.locator(".kiosk-number")).isVisible();
        assertThat(kiosk.locator(".kiosk-finish")).isHidden();
        kiosk.screenshot(
                new Page.ScreenshotOptions().setPath(java.nio.file.Path.of("target/journeys", "queue-slip-1024.png")));
        kiosk.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));

        // from now on time passes when it is told to
        kiosk.clock().pauseAt(((Number) kiosk.evaluate("Date.now()")).longValue() + 5_000);
        kiosk.mouse().click(500, 500);
        kiosk.clock().fastForward(15_000);
        kiosk.mouse().click(500, 500);
        kiosk.clock().fastForward(15_000);
        assertThat(kiosk.url()).as("somebody is still there").contains("/ticket/");
        kiosk.clock().fastForward(6_000);
        kiosk.waitForURL(link);
    }

    @Test
    void the_kiosk_and_the_wall_work_without_a_script() {
        signIn(lead);
        var kioskLink = aLink("kiosk", "");
        var wallLink = aLink("wall", "");
        try (var plain = device(1024, 768, false)) {
            var kiosk = plain.newPage();
            kiosk.navigate(kioskLink);
            kiosk.click(".kiosk-languages a[lang=tr]");
            kiosk.waitForLoadState(LoadState.LOAD);
            kiosk.click("button[value='']");
            kiosk.waitForURL("**/ticket/**");
            assertThat(kiosk.locator(".kiosk-number")).hasText("1");
            assertThat(kiosk.locator("h1")).hasText("Numaranız");

            open("/bureau/file?point=" + desk.point());
            page.click("#call-next");
            var wall = plain.newPage();
            wall.navigate(wallLink);
            assertThat(wall.locator(".wall-latest")).containsText(Pattern.compile("^\\s*1"));
        }
    }
}
