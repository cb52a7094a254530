// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.LoadState;
import fr.parvis.Fixtures;
import fr.parvis.Network;
import fr.parvis.Scale;
import fr.parvis.access.Accounts;
import fr.parvis.access.SignedIn;
import fr.parvis.access.web.JourneySessions;
import fr.parvis.visits.VisitsFixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/**
 * One person's way through the running application in a real browser. Each test starts on a fresh desktop browser, signed out
 * ({@link #on} changes the screen); a page whose script fails or breaks the policy fails the journey.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        // of all journeys, which share one running application: what one of them alone has costs a start of its own
        properties = {
            "parvis.open-data-trust=0s",
            "parvis.feeds.inner-addresses=true",
            // an offer outlasts what a slow machine does between it and its answer
            "parvis.hotline.offer-seconds=600",
            "parvis.sms.provider=log",
            "parvis.data-contact=donnees@reseau.example"
        })
@Import({Fixtures.class, JourneySessions.class})
@ExtendWith(SharedBrowser.class)
abstract class Journey {
    /** The widths at which pages are judged. */
    enum Screen {
        PHONE(360, 740),
        DESKTOP(1280, 900);

        final int width;
        final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    private static final Path PICTURES = Path.of("target/journeys");

    /** Whether pictures are taken: not by {@code bin/test}, in the whole run of which nobody looks at them. */
    private static final boolean PICTURING = !"false".equals(System.getProperty("parvis.test.pictures"));

    private static final String AXE = axe();

    /** Parts of pages that axe has judged in this run, and pictures taken. */
    private static final Set<Object> JUDGED = new HashSet<>();

    private static final Set<String> PICTURED = new HashSet<>();

    /** The frame's menus of a page, and a number for the structure of a part of it: elements, attributes, where there is text. */
    private static final String PARTS = """
            const folded = [...document.querySelectorAll("details:not([open])")];
            const menus = folded.filter((it) => it.closest("header, nav"));
            const media = ["dark", "light"].map((it) => `(prefers-color-scheme: ${it})`);
            const surroundings = [
              innerWidth,
              getComputedStyle(document.documentElement).fontSize,
              [...media, "(forced-colors: active)", "(prefers-contrast: more)"].map((it) => matchMedia(it).matches),
            ];
            const spoken = ["value", "content", "href", "src", "action", "title", "alt", "placeholder", "d"];
            const shape = (part) => {
              let one = 7, two = 11;
              const add = (text) => {
                for (let i = 0; i < text.length; i++) {
                  one = (Math.imul(one, 31) + text.charCodeAt(i)) | 0;
                  two = (Math.imul(two, 37) ^ text.charCodeAt(i)) | 0;
                }
              };
              const walk = (element) => {
                add(`<${element.tagName}`);
                for (const { name, value } of element.attributes)
                  add(` ${name}=${spoken.includes(name) ? !value.trim() : value.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]+/g, "#")}`);
                for (const child of element.childNodes) {
                  if (child.nodeType === Node.TEXT_NODE && child.data.trim()) add("text");
                  const inClosedMenu = menus.includes(element) && element !== part;
                  if (child.nodeType === Node.ELEMENT_NODE && (!inClosedMenu || child.tagName === "SUMMARY")) walk(child);
                }
                add(">");
              };
              add(String(surroundings));
              walk(part);
              return `${one} ${two}`;
            };
            """;

    private static final String SHAPES = "() => {" + PARTS + "return [document.documentElement, ...menus].map(shape);}";

    /** Violations that axe finds in the parts of these shapes; it is not asked where all is that is good. */
    private static final String VIOLATIONS = "async (fresh) => {" + PARTS + """
            const rules = { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] };
            const shapes = new Map([document.documentElement, ...menus].map((it) => [it, shape(it)]));
            const isFresh = (part) => fresh.includes(shapes.get(part));
            const violations = [];
            for (const details of folded) details.open = !menus.includes(details);
            if (isFresh(document.documentElement)) violations.push(...(await axe.run(rules)).violations);
            for (const menu of menus.filter(isFresh)) {
              menu.open = true;
              if (menu.checkVisibility()) violations.push(...(await axe.run(menu, rules)).violations);
              menu.open = false;
            }
            for (const details of folded) details.open = false;
            return violations.flatMap((v) => v.nodes.map((n) => v.id + " " + n.html.slice(0, 300)));
            }
            """;

    @LocalServerPort
    private int port;

    @Autowired
    protected Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    protected Accounts accounts;

    protected BrowserContext context;
    protected Page page;

    private final List<String> complaints = new ArrayList<>();
    private Screen screen = Screen.DESKTOP;
    private boolean scripts = true;
    private boolean isJudgedAtEveryWidth;

    @BeforeEach
    void openABrowser(TestInfo test) {
        isJudgedAtEveryWidth = !Scale.ALL && test.getTestMethod().orElseThrow().isAnnotationPresent(AtEveryWidth.class);
        on(Screen.DESKTOP);
    }

    @AfterEach
    void nothingWentWrongInTheBrowser() {
        context.close();
        assertThat(complaints).isEmpty();
    }

    /** A fresh browser, without cookies, of the given width. */
    protected void on(Screen screen) {
        on(screen, true);
    }

    /** The same with or without scripts: every screen is complete without them. */
    protected void on(Screen screen, boolean scripts) {
        if (context != null && screen == this.screen && scripts == this.scripts && isUnused()) return;
        if (context != null) context.close();
        this.screen = screen;
        this.scripts = scripts;
        context = SharedBrowser.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL("http://127.0.0.1:" + port)
                        .setViewportSize(screen.width, screen.height)
                        .setJavaScriptEnabled(scripts)
                        .setHasTouch(screen == Screen.PHONE)
                        .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE)
                        .setLocale("fr-FR")
                        .setTimezoneId("Europe/Paris"));
        context.setDefaultTimeout(SharedBrowser.PATIENCE);
        page = newPage();
    }

    private boolean isUnused() {
        return page.url().equals("about:blank") && context.cookies().isEmpty();
    }

    /** One more tab of the same browser. */
    protected Page newPage() {
        var tab = context.newPage();
        tab.onPageError(this::complain);
        tab.onConsoleMessage(message -> {
            // a form refused with its problems (422), or stale (409), is told there too, and is no error of the page
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource"))
                complain(message.text());
        });
        tab.onResponse(response -> {
            if (response.status() >= 400
                    && Set.of("script", "stylesheet", "image", "font")
                            .contains(response.request().resourceType()))
                complaints.add(response.status() + " " + response.url());
        });
        return tab;
    }

    /** A worker that could not be fetched while the journey had cut the network is tried again by the browser. */
    private void complain(String text) {
        if (!text.contains("An unknown error occurred when fetching the script")) complaints.add(text);
    }

    protected void open(String path) {
        page.navigate(path);
    }

    /** Loses the network in all tabs. Chromium forgets it with the next page of a tab, which asks the name of the tab instead. */
    protected void loseNetwork() {
        context.addInitScript(
                "Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => window.name !== 'offline' })");
        for (var tab : context.pages()) tab.evaluate("window.name = 'offline'");
        context.setOffline(true);
    }

    /** Ends that, and says so to pages of which Chromium has forgotten it. */
    protected void findNetwork() {
        for (var tab : context.pages()) tab.evaluate("window.name = ''");
        context.setOffline(false);
        for (var tab : context.pages()) lineIsBack(tab);
    }

    /** Opens the desk anew where there is no network. */
    protected void takeOff() {
        loseNetwork();
        open("/capture");
    }

    /** Opens a session for this account in the browser of now, without showing a page; {@link #enter} fills in the form. */
    protected void signIn(SignedIn who) {
        assertThat(context.request().get(JourneySessions.pathFor(who.account())).status())
                .isEqualTo(204);
    }

    /** Signs in by the form, where that is what the journey is about. */
    protected void enter(SignedIn who) {
        open("/connexion");
        fillSignIn(who);
        page.waitForURL(url -> !url.contains("/connexion"));
    }

    /** On the page that asks who one is. */
    protected void fillSignIn(SignedIn who) {
        page.fill(
                "input[name=email]", accounts.find(who.account()).orElseThrow().email());
        page.fill("input[name=motDePasse]", Network.PASSWORD);
        page.press("input[name=motDePasse]", "Enter");
    }

    /** Waits in the browser's own time, so that what the test answers for the network is answered meanwhile. */
    protected void eventually(Supplier<?> found, Object wanted) {
        try {
            page.waitForCondition(() -> isSame(found.get(), wanted));
        } catch (TimeoutError late) {
            assertThat(String.valueOf(found.get()))
                    .as("the page says %s", page.locator("main").allInnerTexts())
                    .isEqualTo(String.valueOf(wanted));
        }
    }

    private static boolean isSame(Object found, Object wanted) {
        return String.valueOf(found).equals(String.valueOf(wanted));
    }

    /** Waits until the first such part of the page holds each of these texts, whatever white space is between its words. */
    protected void shows(String part, String... texts) {
        for (var text : texts)
            PlaywrightAssertions.assertThat(page.locator(part).first()).containsText(text);
    }

    /** Chooses in a menu: of a row, of a page. */
    protected void chooseIn(String menu, String item) {
        page.click(menu + " > summary");
        page.click(menu + " .menu-item:has-text('" + item + "')");
    }

    /** Waits until what the last press led to has loaded, with the scripts that the page begins with. */
    protected void hasLoaded() {
        page.waitForLoadState(LoadState.LOAD);
    }

    /** Lets so many milliseconds pass in the page: what it had put off until then is done. */
    protected void passes(int milliseconds) {
        page.evaluate("milliseconds => new Promise((over) => setTimeout(over, milliseconds))", milliseconds);
    }

    /** Until a press at the same place is no longer taken for the second half of a double one. */
    protected void afterADoublePress() {
        page.waitForFunction("begun => performance.now() > begun + 450", page.evaluate("performance.now()"));
    }

    /** The page of now, at both widths: its picture, then what axe says of it. */
    protected void isFineAtEveryWidth(String name) {
        atEveryWidth(() -> look(name));
    }

    /** The page of now: its picture, then what axe says of it. */
    protected void isFine(String name) {
        asWalked(() -> look(name));
    }

    /**
     * Neither axe nor a sideways scroll; what is folded is opened first, the frame's menus after it: they cover the page. Axe judges
     * a structure once in a run at each width: the same template in the same state has nothing new to it.
     */
    protected void isAccessible() {
        asWalked(this::judge);
    }

    /** Keeps a picture of the whole page as {@code target/journeys/<name>-<width>.png}, once in a run, where pictures are taken. */
    protected void picture(String name) {
        asWalked(() -> takePicture(name));
    }

    /** At the width of now, and at the others where the journey is not walked at them. */
    private void asWalked(Runnable look) {
        if (isJudgedAtEveryWidth && screen == Screen.PHONE) atEveryWidth(look);
        else look.run();
    }

    private void atEveryWidth(Runnable look) {
        var here = screen;
        for (var width : Screen.values()) {
            screen = width;
            page.setViewportSize(width.width, width.height);
            look.run();
        }
        screen = here;
        page.setViewportSize(here.width, here.height);
    }

    private void look(String name) {
        takePicture(name);
        judge();
    }

    private void judge() {
        hasLoaded();
        var fresh = new ArrayList<>((List<?>) page.evaluate(SHAPES));
        fresh.removeIf(JUDGED::contains);
        if (!fresh.isEmpty()) {
            if (page.evaluate("'axe' in window").equals(false)) page.evaluate(AXE + ";0");
            assertThat(page.evaluate(VIOLATIONS, fresh))
                    .as("axe on %s", page.url())
                    .isEqualTo(List.of());
            JUDGED.addAll(fresh);
        }
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("%s stays within the width", page.url())
                .isEqualTo(true);
    }

    private void takePicture(String name) {
        if (!PICTURED.add(name + "-" + screen.width)) return;
        hasLoaded();
        if (!PICTURING) return;
        // as on a screen long enough for all of it: what is fixed to its lower edge stays there
        int length = ((Number) page.evaluate("document.documentElement.scrollHeight")).intValue();
        page.setViewportSize(screen.width, Math.max(screen.height, length));
        var options = new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(PICTURES.resolve(name + "-" + screen.width + ".png"));
        try {
            page.screenshot(options);
        } catch (PlaywrightException e) {
            // the browser says so at times where the machine is busy, and draws the page a moment later
            if (!e.getMessage().contains("Unable to capture screenshot")) throw e;
            page.screenshot(options);
        }
        page.setViewportSize(screen.width, screen.height);
    }

    /** Keeps a paper as {@code target/journeys/<name>.pdf}. */
    protected static void keep(String name, byte[] paper) {
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name + ".pdf"), paper);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String axe() {
        try {
            return Files.readString(Path.of("node_modules/axe-core/axe.min.js"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says to a page that there is a network; one that heard of it by itself may be on its way to its next page. */
    static void lineIsBack(Page page) {
        try {
            page.evaluate("window.dispatchEvent(new Event('online'))");
        } catch (PlaywrightException e) {
            if (!String.valueOf(e.getMessage()).contains("Execution context was destroyed")) throw e;
        }
    }
}
