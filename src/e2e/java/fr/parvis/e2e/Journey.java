package fr.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import fr.parvis.Network;
import fr.parvis.access.Accounts;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/**
 * One person's way through the running application in a real browser. Each test starts on a fresh desktop browser, signed out
 * ({@link #on} changes the screen); a page whose script fails or breaks the policy fails the journey.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "parvis.open-data-trust=0s")
@Import(Network.class)
@ExtendWith(SharedBrowser.class)
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
    private static final String AXE = axe();

    @LocalServerPort
    private int port;

    @Autowired
    protected Network network;

    @Autowired
    protected Accounts accounts;

    protected BrowserContext context;
    protected Page page;

    private final Map<UUID, String> printedCodes = new HashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private Screen screen = Screen.DESKTOP;

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
        context = SharedBrowser.browser()
                .newContext(new Browser.NewContextOptions()
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
            // a form refused with its problems (422) is told there too, and is no error of the page
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource"))
                complaints.add(message.text());
        });
        tab.onResponse(response -> {
            if (response.status() >= 400
                    && Set.of("script", "stylesheet", "image", "font")
                            .contains(response.request().resourceType()))
                complaints.add(response.status() + " " + response.url());
        });
        return tab;
    }

    protected void open(String path) {
        page.navigate(path);
    }

    /** Through the door, as everybody; who must prove a second step sets it up on the way, or uses a printed code. */
    protected void signIn(SignedIn who) {
        open("/connexion");
        fillSignIn(who);
        if (who.roles().stream().anyMatch(Role::secondStepRequired)) proveSecondStep(who.account());
        page.waitForURL(url -> !url.contains("/connexion"));
    }

    /** On the page that asks who one is. */
    protected void fillSignIn(SignedIn who) {
        page.fill(
                "input[name=email]", accounts.find(who.account()).orElseThrow().email());
        page.fill("input[name=motDePasse]", Network.PASSWORD);
        page.press("input[name=motDePasse]", "Enter");
    }

    private void proveSecondStep(UUID account) {
        page.waitForSelector("input[name=code]");
        var printed = printedCodes.remove(account);
        if (printed != null) {
            page.fill("input[name=code]", printed);
            page.press("input[name=code]", "Enter");
            return;
        }
        page.fill("input[name=code]", new Authenticator(page.textContent("code.secret")).code());
        page.press("input[name=code]", "Enter");
        page.waitForSelector(".codes");
        printedCodes.put(account, page.locator(".codes code").first().textContent());
        page.click("main .actions a");
    }

    /** The page of now, at both widths: its picture, then what axe says of it. */
    protected void isFineAtEveryWidth(String name) {
        var here = screen;
        for (var width : Screen.values()) {
            screen = width;
            page.setViewportSize(width.width, width.height);
            isFine(name);
        }
        screen = here;
        page.setViewportSize(here.width, here.height);
    }

    /** The page of now: its picture, then what axe says of it. */
    protected void isFine(String name) {
        picture(name);
        isAccessible();
    }

    /** Neither axe nor a sideways scroll; what is folded is opened first, the frame's menus after it: they cover the page. */
    protected void isAccessible() {
        page.evaluate(AXE + ";0");
        assertThat(page.evaluate("""
                async () => {
                  const rules = { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] };
                  const folded = [...document.querySelectorAll("details:not([open])")];
                  const menus = folded.filter((it) => it.closest("header, nav"));
                  for (const details of folded) details.open = !menus.includes(details);
                  const found = await axe.run(rules);
                  for (const menu of menus) {
                    menu.open = true;
                    if (menu.checkVisibility()) found.violations.push(...(await axe.run(menu, rules)).violations);
                    menu.open = false;
                  }
                  for (const details of folded) details.open = false;
                  return found.violations.flatMap((v) => v.nodes.map((n) => v.id + " " + n.html.slice(0, 300)));
                }
                """)).as("axe on %s", page.url()).isEqualTo(List.of());
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("%s stays within the width", page.url())
                .isEqualTo(true);
    }

    /** Keeps a picture of the whole page as {@code target/journeys/<name>-<width>.png}. */
    protected void picture(String name) {
        // as on a screen long enough for all of it: what is fixed to its lower edge stays there
        int length = ((Number) page.evaluate("document.documentElement.scrollHeight")).intValue();
        page.setViewportSize(screen.width, Math.max(screen.height, length));
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(PICTURES.resolve(name + "-" + screen.width + ".png")));
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
}
