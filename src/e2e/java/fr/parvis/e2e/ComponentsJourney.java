// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The sample pages that {@code ComponentsTest} writes, in a real browser, under the policy of the application: what they look
 * like to axe at both widths and in both themes, and what the small modules of the shell do.
 */
class ComponentsJourney {
    private static final Path PAGES = Path.of("target/preview");
    private static final Path STATIC = Path.of("target/classes/static");
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';"
            + " img-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    private static final List<String> POSTED = new CopyOnWriteArrayList<>();

    private static HttpServer server;
    private static Playwright playwright;
    private static Browser browser;
    private static String axe;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void opens_a_browser_on_the_sample_pages() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", ComponentsJourney::answer);
        server.start();
        axe = Files.readString(Path.of("node_modules/axe-core/axe.min.js"));
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
    }

    @AfterAll
    static void closes_it() {
        browser.close();
        playwright.close();
        server.stop(0);
    }

    @BeforeEach
    void opens_a_page() {
        POSTED.clear();
        page(1280, ColorScheme.LIGHT);
    }

    @AfterEach
    void nothing_was_refused_by_the_policy() {
        context.close();
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"360, LIGHT", "360, DARK", "1280, LIGHT", "1280, DARK"})
    void axe_finds_nothing_to_say(int width, ColorScheme scheme) throws IOException {
        context.close();
        page(width, scheme);
        try (var files = Files.list(PAGES)) {
            for (var file :
                    files.filter(f -> f.toString().endsWith(".html")).sorted().toList()) {
                open(file.getFileName().toString());
                assertThat(axe()).as(file.toString()).isEqualTo(List.of());
                assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .as("%s stays within the width", file)
                        .isEqualTo(true);
            }
        }
    }

    @Test
    void axe_is_able_to_complain() {
        open("form.html");
        page.evaluate("document.querySelector('label').remove()");
        assertThat(axe())
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .isNotEmpty();
    }

    @Test
    void a_page_holds_in_320_pixels() {
        page.setViewportSize(320, 640);
        for (var name :
                List.of("desk.html", "desk-answered.html", "list.html", "figures.html", "form.html", "public.html")) {
            open(name);
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as(name)
                    .isEqualTo(320);
        }
    }

    @Test
    void a_refused_form_takes_the_focus_and_leads_to_its_fields() {
        open("form.html");
        assertThat(focused("data-error-summary")).isNotNull();
        page.click("[data-error-summary] a >> nth=1");
        assertThat(focused("id")).isEqualTo("f-commune");
    }

    @Test
    void keys_search_and_explain_themselves_but_not_while_typing() {
        open("list.html");
        page.keyboard().press("/");
        assertThat(focused("id")).isEqualTo("search-field");
        page.keyboard().type("a/?n");
        assertThat(page.inputValue("#search-field")).isEqualTo("a/?n");
        assertThat(page.isVisible("#keys")).isFalse();
        page.keyboard().press("Escape");
        assertThat(page.isVisible("#search")).isFalse();
        page.keyboard().press("?");
        page.waitForSelector("#keys");
        page.keyboard().press("Escape");
        assertThat(page.isVisible("#keys")).isFalse();
        page.keyboard().press("n");
        page.waitForURL("**/capture");
    }

    @Test
    void a_menu_closes_with_escape_and_gives_the_focus_back() {
        open("list.html");
        page.click(".frame-top .menu > summary");
        assertThat(page.isVisible(".menu-panel")).isTrue();
        page.keyboard().press("Tab");
        page.keyboard().press("Escape");
        assertThat(page.isVisible(".menu-panel")).isFalse();
        assertThat(page.evaluate("document.activeElement.localName")).isEqualTo("summary");
    }

    @Test
    void a_form_pressed_twice_is_sent_once() {
        open("form.html");
        page.dblclick("text=Enregistrer");
        page.waitForURL("**/saved");
        assertThat(POSTED).hasSize(1);
        page.goBack();
        assertThat(page.isEnabled("text=Enregistrer")).isTrue();
    }

    @Test
    void what_was_typed_before_the_session_ended_is_offered_again_to_the_same_person() {
        openFormAndType("Pimms de la gare");
        open("sign-in.html");
        open("form-fresh.html");
        page.click("text=La reprendre");
        assertThat(page.inputValue("#f-name")).isEqualTo("Pimms de la gare");
        assertThat(page.isVisible("[data-draft-offer]")).isFalse();
    }

    @Test
    void what_was_sent_when_the_session_had_ended_is_offered_again_too() {
        openFormAndType("Pimms de la gare");
        page.evaluate("document.querySelector('form[data-draft]').action = '/ended'");
        page.click("text=Enregistrer");
        page.waitForURL("**/sign-in.html");
        open("form-fresh.html");
        page.click("text=La reprendre");
        assertThat(page.inputValue("#f-name")).isEqualTo("Pimms de la gare");
    }

    @Test
    void what_was_saved_is_not_offered_again() {
        openFormAndType("Pimms de la gare");
        page.click("text=Enregistrer");
        page.waitForURL("**/saved");
        page.waitForCondition(() -> !keepsADraft());
        open("form-fresh.html");
        assertThat(page.isVisible("[data-draft-offer]")).isFalse();
    }

    @Test
    void somebody_else_in_the_same_tab_sees_nothing_of_it() {
        openFormAndType("Pimms de la gare");
        open("sign-in.html");
        open("form-other.html");
        page.waitForCondition(() -> !keepsADraft());
        assertThat(page.isVisible("[data-draft-offer]")).isFalse();
    }

    private void openFormAndType(String name) {
        open("form-fresh.html");
        page.fill("#f-name", name);
        page.waitForCondition(this::keepsADraft);
    }

    private boolean keepsADraft() {
        return Boolean.TRUE.equals(page.evaluate("Object.keys(sessionStorage).some(key => key.startsWith('draft:'))"));
    }

    private void page(int width, ColorScheme scheme) {
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 780)
                .setColorScheme(scheme)
                .setBypassCSP(false)
                .setLocale("fr-FR"));
        page = context.newPage();
        page.setDefaultTimeout(SharedBrowser.PATIENCE);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) complaints.add(message.text());
        });
    }

    private void open(String name) {
        page.navigate("http://127.0.0.1:" + server.getAddress().getPort() + "/" + name);
        page.waitForLoadState();
    }

    private Object focused(String attribute) {
        return page.evaluate("name => document.activeElement.getAttribute(name)", attribute);
    }

    private Object axe() {
        page.evaluate(axe + ";0");
        return page.evaluate("""
                async () => {
                  const rules = { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] };
                  // an open menu covers what lies under it: each is judged by itself
                  const menus = [...document.querySelectorAll("details[data-menu]")];
                  for (const details of document.querySelectorAll("details")) details.open = !menus.includes(details);
                  const violations = [...(await axe.run(rules)).violations];
                  for (const menu of menus) {
                    menu.open = true;
                    if (menu.checkVisibility()) violations.push(...(await axe.run(menu, rules)).violations);
                    menu.open = false;
                  }
                  return violations.flatMap((v) => v.nodes.map((n) => v.id + " " + n.html.slice(0, 200)));
                }
                """);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("POST")) {
                var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                if (exchange.getRequestHeaders().containsKey("HX-Request")) {
                    // a part that finds nothing: a whole page would say that the session has ended
                    exchange.sendResponseHeaders(204, -1);
                    return;
                }
                POSTED.add(body);
                exchange.getResponseHeaders().set("Location", path.equals("/ended") ? "/sign-in.html" : "/saved");
                exchange.sendResponseHeaders(303, -1);
                return;
            }
            var body = body(path);
            exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
            exchange.getResponseHeaders().set("Content-Type", type(path));
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] body(String path) throws IOException {
        if (path.startsWith("/v/preview/")) return Files.readAllBytes(STATIC.resolve(path.substring(11)));
        if (path.startsWith("/form-")) {
            var html = Files.readString(PAGES.resolve("form.html"))
                    .replaceFirst("(?s)<div class=\"error-summary\".*?</div>", "");
            return (path.contains("other") ? html.replace("Amina Benali", "Bruno Costa") : html)
                    .getBytes(StandardCharsets.UTF_8);
        }
        var file = PAGES.resolve(path.substring(1));
        return Files.readAllBytes(Files.isRegularFile(file) ? file : PAGES.resolve("list.html"));
    }

    private static String type(String path) {
        if (path.endsWith(".js")) return "text/javascript";
        if (path.endsWith(".css")) return "text/css";
        if (path.endsWith(".svg")) return "image/svg+xml";
        if (path.endsWith(".woff2")) return "font/woff2";
        return "text/html;charset=utf-8";
    }
}
