package fr.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import fr.parvis.Network;
import fr.parvis.access.Accounts;
import fr.parvis.access.SignedIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/**
 * One person's way through the running application in a real browser. Each test starts on a fresh desktop browser, signed out
 * ({@link #on} changes the screen); a page whose script fails or breaks the policy fails the journey.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(Network.class)
abstract class Journey {
    /** The widths that every journey is walked at. */
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

    private static Playwright playwright;
    private static Browser browser;

    @LocalServerPort
    private int port;

    @Autowired
    protected Network network;

    @Autowired
    protected Accounts accounts;

    protected BrowserContext context;
    protected Page page;

    private final List<String> complaints = new ArrayList<>();
    private Screen screen = Screen.DESKTOP;

    @BeforeAll
    static void startTheBrowser() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    static void stopTheBrowser() {
        browser.close();
        playwright.close();
    }

    @BeforeEach
    void openABrowser() {
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
        if (context != null) context.close();
        this.screen = screen;
        context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL("http://127.0.0.1:" + port)
                .setViewportSize(screen.width, screen.height)
                .setJavaScriptEnabled(scripts)
                .setHasTouch(screen == Screen.PHONE)
                .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE)
                .setLocale("fr-FR")
                .setTimezoneId("Europe/Paris"));
        context.setDefaultTimeout(10_000);
        page = newPage();
    }

    /** One more tab of the same browser. */
    protected Page newPage() {
        var tab = context.newPage();
        tab.onPageError(complaints::add);
        tab.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) complaints.add(message.text());
        });
        return tab;
    }

    protected void open(String path) {
        page.navigate(path);
    }

    /** Through the door, as everybody. */
    protected void signIn(SignedIn who) {
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

    /** Neither axe nor a sideways scroll; what is folded is opened first. */
    protected void isAccessible() {
        page.evaluate(axe() + ";0");
        assertThat(page.evaluate("""
                async () => {
                  const look = (where) =>
                    axe.run(where, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] });
                  const folded = [...document.querySelectorAll("details:not([open])")];
                  const open = (menus, how) => folded.filter((d) => d.matches(".menu") === menus).forEach((d) => (d.open = how));
                  // a menu of the frame lies over what is under it: looked at by itself
                  open(false, true);
                  const found = [await look(document)];
                  open(true, true);
                  if (document.querySelector("details.menu")) found.push(await look("details.menu"));
                  open(true, false);
                  open(false, false);
                  return found.flatMap((f) => f.violations)
                    .flatMap((v) => v.nodes.map((n) => v.id + " " + n.html.slice(0, 300)));
                }
                """)).as("axe on %s", page.url()).isEqualTo(List.of());
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("%s stays within the width", page.url())
                .isEqualTo(true);
    }

    /** Keeps a picture of the whole page as {@code target/journeys/<name>-<width>.png}. */
    protected void picture(String name) {
        // A window as high as the page, so that what stands at its foot does not stand in the middle
        var height = ((Number) page.evaluate("document.documentElement.scrollHeight")).intValue();
        page.setViewportSize(screen.width, Math.clamp(height, screen.height, 4_000));
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + "-" + screen.width + ".png")));
        page.setViewportSize(screen.width, screen.height);
    }

    private static String axe() {
        try {
            return Files.readString(Path.of("node_modules/axe-core/axe.min.js"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
