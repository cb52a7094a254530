// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fr.parvis.visits.VisitsFixtures.aRequest;
import static fr.parvis.visits.VisitsFixtures.daysAgo;
import static fr.parvis.visits.VisitsFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.miachm.sods.SpreadSheet;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.values.Ids;
import fr.parvis.visits.PastVisits;
import fr.parvis.visits.Visit;
import fr.parvis.visits.VisitsFixtures.Desk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Corrects a visit of yesterday and reads its history; finds visits by filters; has them as files. */
class ListsJourney extends Journey {
    /** The script of rows, which the page loads after its own. */
    private static final String ROWS = """
            async () => {
              const shell = document.querySelector('script[src$="/shell/shell.js"]').src;
              await import(new URL("rows.js", shell).href);
            }
            """;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    PastVisits visits;

    private Desk desk;
    private SignedIn lead;

    @BeforeEach
    void aDesk() {
        desk = visitsFixtures.aDesk();
        lead = network.a(Role.SITE_LEAD, desk.association());
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void a_mediator_corrects_yesterdays_visit_and_says_why(Screen screen) {
        load(List.of(
                with(
                        daysAgo(1, desk),
                        List.of(
                                aRequest("family-benefits", "Rappeler jeudi"),
                                new Visit.Request(
                                        Ids.next(),
                                        "energy-unpaid-bill",
                                        "edf",
                                        "accompaniment",
                                        "settled",
                                        "portal-down",
                                        25,
                                        "accompanied",
                                        null,
                                        null,
                                        null))),
                daysAgo(1, desk)));
        on(screen);
        signIn(desk.mediator());
        open("/bureau/journee");
        // the day before, by the strip of the week or, on a Monday, by the week before
        open("/bureau/journee?jour=" + daysAgo(1, desk).day());
        assertThat(page.locator("#day tbody tr")).hasCount(2);
        isFine("lists-day");

        page.click("#day tr:first-child .row-menu summary");
        page.click("#day tr:first-child .row-menu a.menu-item[href^='/bureau/passages/']");
        // each of two quick presses counts
        page.click("[data-key=persons-more]");
        page.click("[data-key=persons-more]");
        assertThat(page.locator(".desk-whole .stepper output")).hasText("3");
        page.click("[data-key=save]");
        assertThat(page.locator(".desk-save [role=alert]")).containsText("Dites pourquoi");
        page.fill("#desk-why", "Elle était venue avec ses deux filles");
        isFine("lists-correction");
        page.click("[data-key=save]");
        page.waitForSelector(".notice-success");
        assertThat(page.locator("#day tr:first-child a[data-row]")).isFocused();

        // a press on the row opens its panel beside the list on a desk, its page on a phone
        hasLoaded();
        page.evaluate(ROWS);
        page.click("#day tr:has(.row-chip-mark) td.number");
        assertThat(page.locator(".step")).hasCount(2);
        shows(".step", "Elle était venue avec ses deux filles", "Personnes");
        isFine("lists-history");
        if (screen == Screen.DESKTOP) panelGoesByKeyboard();
    }

    @AtEveryWidth
    void a_lead_finds_visits_by_filters_that_stay_in_the_address(Screen screen) {
        load(IntStream.range(0, 70)
                .mapToObj(i -> with(
                        daysAgo(i % 25, desk),
                        List.of(
                                i % 7 == 0
                                        ? new Visit.Request(
                                                Ids.next(),
                                                "energy-unpaid-bill",
                                                "edf",
                                                "information",
                                                "blocked",
                                                "portal-down",
                                                10,
                                                null,
                                                null,
                                                null,
                                                null)
                                        : aRequest())))
                .toList());
        on(screen);
        signIn(lead);
        open("/bureau/passages");
        shows("#visits caption", "70 passages");
        isFine("lists-all");
        page.click("a[rel=next]");
        assertThat(page.locator("#visits tbody tr")).hasCount(30);
        page.click("a[rel=prev]");
        assertThat(page.locator("#visits tbody tr")).hasCount(40);

        // without a button: each choice changes the list, and the focus stays where it is
        page.selectOption("select[name=theme]", "energy");
        page.waitForURL(url -> url.contains("theme=energy"));
        shows("#visits caption", "10 passages");
        page.click(".sentence-more summary");
        page.focus("select[name=blocage]");
        page.selectOption("select[name=blocage]", "tous");
        page.waitForURL(url -> url.contains("theme=energy") && url.contains("blocage=tous"));
        assertThat(page.locator("[data-filters-count]")).containsText("10 passages");
        assertThat(page.locator("select[name=blocage]")).isFocused();
        assertThat(page.locator(".sentence-more summary")).hasText("1 autre filtre");
        isFine("lists-filtered");
        page.reload();
        assertThat(page.locator("#visits tbody tr")).hasCount(10);

        page.selectOption("select[name=operateur]", "caf");
        page.waitForSelector(".empty");
        isFine("lists-none");
        page.goBack();
        assertThat(page.locator("#visits tbody tr")).hasCount(10);
        assertThat(page.locator("select[name=operateur]")).hasValue("");
    }

    /** As on a slow network. */
    @Test
    void a_filter_that_was_chosen_before_the_script_came_is_applied_once_it_is_there() {
        load(List.of(daysAgo(1, desk), with(daysAgo(3, desk), List.of(aRequest("energy-unpaid-bill", null)))));
        signIn(lead);
        var held = new ArrayList<Route>();
        var filters = Pattern.compile("/shell/filters\\.js");
        page.route(filters, held::add);
        open("/bureau/passages");
        page.selectOption("select[name=theme]", "energy");
        assertThat(page.locator("#visits tbody tr")).hasCount(2);
        page.waitForCondition(() -> !held.isEmpty());
        page.unroute(filters);
        held.forEach(Route::resume);
        page.waitForURL(url -> url.contains("theme=energy"));
        assertThat(page.locator("#visits tbody tr")).hasCount(1);
    }

    @Test
    void two_tabs_keep_each_its_own_filters() {
        load(List.of(
                daysAgo(1, desk),
                daysAgo(2, desk),
                with(daysAgo(3, desk), List.of(aRequest("energy-unpaid-bill", null)))));
        signIn(lead);
        open("/bureau/passages");
        page.selectOption("select[name=theme]", "energy");
        page.waitForURL(url -> url.contains("theme=energy"));
        assertThat(page.locator("#visits tbody tr")).hasCount(1);

        var other = newPage();
        other.navigate("/bureau/passages");
        assertThat(other.locator("select[name=theme]")).hasValue("");
        other.selectOption("select[name=operateur]", "caf");
        other.waitForURL(url -> url.contains("operateur=caf"));
        assertThat(other.locator("#visits tbody tr")).hasCount(3);

        page.reload();
        assertThat(page.locator("select[name=theme]")).hasValue("energy");
        assertThat(page.locator("select[name=operateur]")).hasValue("");
        assertThat(page.locator("#visits tbody tr")).hasCount(1);
        other.reload();
        assertThat(other.locator("select[name=theme]")).hasValue("");
        assertThat(other.locator("#visits tbody tr")).hasCount(3);
    }

    @Test
    void without_scripts_the_filters_have_their_button_and_a_row_its_page() {
        load(List.of(daysAgo(1, desk), daysAgo(2, desk)));
        on(Screen.DESKTOP, false);
        signIn(lead);
        open("/bureau/passages");
        page.fill("input[name=du]", daysAgo(1, desk).day().toString());
        page.click(".sentence button[type=submit]");
        assertThat(page.locator("#visits tbody tr")).hasCount(1);
        page.click("#visits tbody a[data-row]");
        assertThat(page.locator(".steps .step")).hasCount(1);
    }

    private void panelGoesByKeyboard() {
        assertThat(page.locator("[data-panel] h2").first()).isFocused();
        page.keyboard().press("Escape");
        assertThat(page.locator("[data-panel]")).hasCount(0);
        var links = page.locator("#day a[data-row]");
        page.keyboard().press("ArrowUp");
        page.keyboard().press("ArrowUp");
        assertThat(links.first()).isFocused();
        page.keyboard().press("ArrowDown");
        assertThat(links.nth(1)).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-panel] .step")).not().hasCount(0);
    }

    @Test
    void a_lead_has_many_visits_as_files_and_works_on_meanwhile() throws IOException {
        load(IntStream.range(0, 5_100)
                .mapToObj(i ->
                        with(daysAgo(i % 200, desk), List.of(aRequest(), aRequest("housing-search", "note " + i))))
                .toList());
        var id = running();
        signIn(lead);
        open("/bureau/exports/" + id);
        shows("#export", "400", "2");
        isFineAtEveryWidth("lists-export-running");
        open("/bureau/exports");
        drop(id);

        for (var format : List.of("csv", "xlsx", "ods")) {
            open("/bureau/passages?du=&au=");
            page.click("#exporter summary");
            if (format.equals("csv")) isFineAtEveryWidth("lists-export-ask");
            page.check("#exporter input[value=" + format + "]");
            page.check("#exporter input[name=notes]");
            page.click("#exporter button[type=submit]");
            page.waitForURL(url -> url.contains("/bureau/exports/"));
            // it can be left: the file waits
            open("/bureau/journee");
            open("/bureau/exports");
            page.click("#exports tbody tr:first-child th a");
            page.waitForSelector("a[href$='/fichier']");
            if (format.equals("csv")) isFineAtEveryWidth("lists-export-ready");
            var download = page.waitForDownload(() -> page.click("a[href$='/fichier']"));
            assertThat(download.suggestedFilename()).startsWith("passages-").endsWith("." + format);
            assertThat(lines(download, format)).isEqualTo(10_201);
        }
        open("/bureau/passages?du=&au=&operateur=caf&resultat=settled");
        isFineOnATablet("lists-filtered");
        open("/bureau/journee?tous=oui&jour=" + daysAgo(3, desk).day());
        isFineOnATablet("lists-day");
        open("/bureau/exports");
        isFineOnATablet("lists-exports");
        assertThat(page.locator("#exports tbody tr")).hasCount(3);
        isFineAtEveryWidth("lists-exports");
    }

    @Test
    void a_short_export_comes_at_once() throws IOException {
        load(List.of(daysAgo(1, desk), daysAgo(2, desk)));
        signIn(desk.mediator());
        open("/bureau/passages");
        page.click("#exporter summary");
        page.check("#exporter input[value=xlsx]");
        var download = page.waitForDownload(() -> page.click("#exporter button[type=submit]"));
        assertThat(lines(download, "xlsx")).isEqualTo(3);
    }

    /** Between the two widths of every journey. */
    private void isFineOnATablet(String name) {
        page.setViewportSize(820, 1180);
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/journeys", name + "-820.png")));
        isAccessible();
        page.setViewportSize(1280, 900);
    }

    private static int lines(Download download, String format) throws IOException {
        var file = download.path();
        return switch (format) {
            case "csv" ->
                CSVFormat.DEFAULT
                        .builder()
                        .setDelimiter(';')
                        .get()
                        .parse(Files.newBufferedReader(file))
                        .getRecords()
                        .size();
            case "xlsx" -> {
                try (var workbook = new ReadableWorkbook(file.toFile())) {
                    yield workbook.getFirstSheet().read().size();
                }
            }
            default ->
                new SpreadSheet(Files.newInputStream(file))
                        .getSheet(0)
                        .getDataRange()
                        .getNumRows();
        };
    }

    private void load(List<Visit> some) {
        Network.as(desk.mediator(), () -> visits.load(some));
    }

    /** An export as it stands while it is written. */
    private UUID running() {
        var id = Ids.next();
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(s -> db.sql("""
                                insert into visits.export (id, association, account, asked_at, format, filter, notes, state, lines, expected)
                                values (?, ?, ?, now(), 'xlsx', 'operateur=caf', false, 'running', 400, 2000)""")
                        .param(id)
                        .param(desk.association())
                        .param(lead.account())
                        .update()));
        return id;
    }

    private void drop(UUID id) {
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(s -> db.sql("delete from visits.export where id = ?")
                        .param(id)
                        .update()));
    }
}
