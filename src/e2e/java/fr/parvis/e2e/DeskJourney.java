package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import fr.parvis.database.Asking;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.visits.VisitsFixtures.Desk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A mediator's desk: three presses a visit, nothing lost when the line or the session goes, everything undone or corrected. */
class DeskJourney extends Journey {
    private static final String SYNC = "**/api/v1/sync";

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    private Desk desk;
    private int presses;

    @BeforeEach
    void a_desk_in_an_association_of_its_own() {
        desk = new VisitsFixtures(network, db, transaction).aDesk();
    }

    @ParameterizedTest
    @EnumSource
    void three_presses_record_a_visit(Screen screen) {
        openDesk(screen);
        isAccessible();
        picture("desk-1-start");
        press(tile(0));
        picture("desk-2-theme");
        isAccessible();
        press(choice("level", "accompaniment"));
        press(choice("result", "settled"));
        assertThat(toast()).containsText("Enregistré");
        assertThat(presses).isEqualTo(3);
        eventually(() -> stored("visits.request"), 1);
        saysAllIsSaved();
        isAccessible();
        picture("desk-3-recorded");
    }

    @ParameterizedTest
    @EnumSource
    void five_presses_record_two_requests_of_one_person(Screen screen) {
        openDesk(screen);
        recordOne(0);
        press(key("another"));
        picture("desk-4-another");
        press(tile(1));
        assertThat(toast()).containsText("Ajouté");
        assertThat(presses).isEqualTo(5);
        eventually(() -> stored("visits.request"), 2);
        assertThat(stored("visits.visit")).isEqualTo(1);
        assertThat(page.locator(".desk-strip .desk-request")).hasCount(2);
        isAccessible();
        picture("desk-5-two-requests");
    }

    @Test
    void the_next_theme_is_the_next_person() {
        openDesk(Screen.DESKTOP);
        recordOne(0);
        recordOne(1);
        recordOne(2);
        assertThat(presses).isEqualTo(9);
        eventually(() -> stored("visits.visit"), 3);
        assertThat(page.locator(".desk-day .desk-picked")).hasCount(3);
        assertThat(page.locator(".desk-day")).containsText("3 passages");
    }

    @ParameterizedTest
    @EnumSource
    void what_was_just_recorded_is_undone_in_one_press(Screen screen) {
        openDesk(screen);
        recordOne(0);
        eventually(() -> stored("visits.visit"), 1);
        press(key("toast-undo"));
        assertThat(toast()).containsText("Annulé");
        eventually(this::standing, 0);
        assertThat(page.locator(".desk-day .desk-picked")).hasCount(0);
        // The answers are still there, the slip is put right with one press
        assertThat(choice("level", "accompaniment")).hasAttribute("aria-pressed", "true");
        press(choice("result", "blocked"));
        eventually(this::standing, 1);
    }

    @Test
    void a_double_press_on_the_result_is_one_visit() {
        openDesk(Screen.PHONE);
        press(tile(0));
        press(choice("level", "information"));
        choice("result", "settled").dblclick();
        assertThat(toast()).containsText("Enregistré");
        eventually(() -> stored("visits.visit"), 1);
        page.waitForTimeout(300);
        assertThat(page.locator(".desk-strip")).isVisible();
        assertThat(stored("visits.visit")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void without_network_a_visit_stays_on_the_device_through_a_reload_and_leaves_once(Screen screen) {
        openDesk(screen);
        context.route(SYNC, Route::abort);
        recordOne(0);
        assertThat(line()).hasText("1 passage à envoyer");
        recordOne(1);
        assertThat(line()).hasText("2 passages à envoyer");
        assertThat(page.locator(".desk-day .desk-picked")).hasCount(2);
        isAccessible();
        picture("desk-6-offline");

        page.reload();
        assertThat(line()).hasText("2 passages à envoyer");
        assertThat(stored("visits.visit")).isZero();

        context.unroute(SYNC);
        lineIsBack();
        saysAllIsSaved();
        assertThat(stored("visits.visit")).isEqualTo(2);
        page.reload();
        saysAllIsSaved();
        assertThat(page.locator(".desk-day .desk-picked")).hasCount(2);
    }

    @Test
    void an_answer_lost_on_the_way_back_doubles_nothing() {
        openDesk(Screen.PHONE);
        context.route(SYNC, route -> {
            route.fetch();
            route.abort();
        });
        recordOne(0);
        eventually(() -> stored("visits.visit"), 1);
        // A correction made before the answer is known
        press(key("another"));
        press(tile(1));
        assertThat(line()).hasText("1 passage à envoyer");
        context.unroute(SYNC);
        lineIsBack();
        saysAllIsSaved();
        assertThat(stored("visits.visit")).isEqualTo(1);
        eventually(() -> stored("visits.request"), 2);
    }

    @ParameterizedTest
    @EnumSource
    void a_session_that_ended_costs_nothing(Screen screen) {
        openDesk(screen);
        context.clearCookies(new BrowserContext.ClearCookiesOptions().setName("parvis"));
        recordOne(0);
        var notice = page.locator(".desk-notices .notice");
        assertThat(notice).containsText("Votre session a pris fin. 1 passage attend");
        isAccessible();
        picture("desk-7-session-ended");
        notice.getByRole(AriaRole.LINK).click();
        fillSignIn(desk.mediator());
        page.waitForURL("**/capture");
        saysAllIsSaved();
        eventually(() -> stored("visits.visit"), 1);
    }

    @Test
    void somebody_else_on_the_device_neither_sees_nor_sends_what_waits() {
        openDesk(Screen.DESKTOP);
        context.route(SYNC, Route::abort);
        recordOne(0);
        assertThat(line()).hasText("1 passage à envoyer");
        // the desk tries again on its own: it is left before the network comes back
        page.navigate("about:blank");
        context.unroute(SYNC);
        context.clearCookies();

        var colleague = network.a(fr.parvis.access.Role.MEDIATOR, desk.association());
        signIn(colleague);
        open("/capture");
        assertThat(page.locator(".desk-notices")).containsText("1 passage d’un autre compte");
        saysAllIsSaved();
        assertThat(page.locator(".desk-day .desk-picked")).hasCount(0);
        assertThat(stored("visits.visit")).isZero();

        context.clearCookies();
        signIn(desk.mediator());
        open("/capture");
        saysAllIsSaved();
        eventually(() -> stored("visits.visit"), 1);
    }

    @Test
    void a_device_that_keeps_nothing_says_so_and_sends_all_the_same() {
        on(Screen.PHONE);
        context.addInitScript(
                "Object.defineProperty(window, 'indexedDB', { get() { throw new Error('private window') } })");
        signIn(desk.mediator());
        open("/capture");
        assertThat(page.locator(".desk-notices")).containsText("ne peut rien garder");
        recordOne(0);
        eventually(() -> stored("visits.visit"), 1);
        saysAllIsSaved();
    }

    @Test
    void two_tabs_record_side_by_side() {
        openDesk(Screen.DESKTOP);
        context.route(SYNC, Route::abort);
        recordOne(0);
        var first = page;
        page = newPage();
        open("/capture");
        recordOne(1);
        assertThat(line()).hasText("2 passages à envoyer");
        context.unroute(SYNC);
        lineIsBack();
        first.evaluate("window.dispatchEvent(new Event('online'))");
        saysAllIsSaved();
        assertThat(first.locator(".desk-sync").first()).hasText("Tout est enregistré");
        assertThat(stored("visits.visit")).isEqualTo(2);
        assertThat(first.locator(".desk-day .desk-picked")).hasCount(2);
    }

    @Test
    void the_keyboard_alone_records_undoes_and_goes_back() {
        openDesk(Screen.DESKTOP);
        for (var key : List.of("n", "2", "3", "1")) page.keyboard().press(key);
        assertThat(toast()).containsText("Enregistré");
        assertThat(focused()).startsWith("theme-");
        eventually(this::standing, 1);
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Enter");
        assertThat(focused()).startsWith("level-");
        page.keyboard().press("Escape");
        assertThat(focused()).startsWith("theme-");
        page.keyboard().press("/");
        assertThat(focused()).isEqualTo("search");
        page.keyboard().type("surendettement");
        assertThat(page.locator(".desk-lines .tile")).hasCount(1);
        page.locator(".desk-lines .tile").press("Enter");
        assertThat(page.locator(".notice")).containsText("À réorienter vers");
        page.keyboard().press("n");
        assertThat(toast()).containsText("Saisie laissée");
    }

    @ParameterizedTest
    @EnumSource
    void a_visit_of_the_day_is_corrected_and_taken_back(Screen screen) {
        openDesk(screen);
        recordOne(0);
        eventually(() -> stored("visits.visit"), 1);
        press(key("next"));
        press(page.locator(".desk-day .desk-picked").first());
        press(choice("result", "referred"));
        press(key("minutes-more"));
        press(key("fold-note"));
        page.locator("#desk-note").fill("Rappeler lundi");
        assertThat(toast()).containsText("Corrigé");
        saysAllIsSaved();
        eventually(() -> value("select result || ' ' || minutes from visits.request"), "referred 20");
        eventually(() -> value("select text from visits.note"), "Rappeler lundi");
        isAccessible();
        picture("desk-8-correct");
        press(key("done"));
        press(key("cancel"));
        assertThat(toast()).containsText("Passage annulé");
        eventually(this::standing, 0);
        press(key("toast-undo"));
        eventually(this::standing, 1);
        assertThat(page.locator(".desk-day .desk-picked")).hasCount(1);
    }

    @Test
    void what_is_said_of_the_person_goes_with_the_visit() {
        openDesk(Screen.PHONE);
        press(tile(0));
        press(choice("level", "information"));
        press(key("near-more"));
        press(key("fold-person"));
        press(key("ageBand-70-plus"));
        press(key("first-yes"));
        page.locator("#desk-f-commune").pressSequentially("Villeurb");
        page.waitForCondition(() -> page.locator("#desk-communes option").count() > 0);
        page.locator("#desk-f-commune")
                .fill(page.locator("#desk-communes option").first().getAttribute("value"));
        page.locator("#desk-f-language").selectOption("ar");
        picture("desk-9-person");
        press(choice("result", "settled"));
        eventually(() -> stored("visits.visit"), 1);
        assertThat(value("select concat_ws(' ', persons, age_band, first_visit, commune, language) from visits.visit"))
                .isEqualTo("2 70-plus t 69266 ar");
    }

    @Test
    void what_was_being_said_outlives_the_page() {
        openDesk(Screen.PHONE);
        press(tile(0));
        press(choice("level", "mediation"));
        page.waitForTimeout(500);
        page.reload();
        assertThat(choice("level", "mediation")).hasAttribute("aria-pressed", "true");
        press(choice("result", "settled"));
        eventually(() -> stored("visits.visit"), 1);
    }

    @Test
    void a_conflict_shows_both_versions_and_a_person_decides() {
        openDesk(Screen.DESKTOP);
        recordOne(0);
        saysAllIsSaved();
        context.route(SYNC, Route::abort);
        press(key("persons-more"));
        assertThat(line()).hasText("1 passage à envoyer");
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(
                        s -> db.sql("update visits.visit set persons = 5, version = version + 1")
                                .update()));
        context.unroute(SYNC);
        lineIsBack();
        assertThat(page.locator(".desk-right")).containsText("Quelqu’un a modifié ce passage");
        assertThat(page.locator(".desk-right li li")).containsText("Personnes");
        assertThat(page.locator(".desk-right li li")).hasCount(1);
        isAccessible();
        picture("desk-10-conflict");
        press(page.getByText("Garder ma version"));
        saysAllIsSaved();
        eventually(() -> value("select persons::text from visits.visit"), "2");
    }

    @Test
    void without_a_script_the_plain_form_does_the_same_work() {
        on(Screen.PHONE, false);
        signIn(desk.mediator());
        open("/capture");
        page.selectOption("select[name='requests[0].theme']", "family-benefits");
        page.check("input[name='requests[0].level'][value=accompaniment]");
        page.check("input[name='requests[0].result'][value=settled]");
        page.locator("#desk form button.btn-primary").click();
        assertThat(page.locator(".notice-success")).isVisible();
        assertThat(stored("visits.request")).isEqualTo(1);
    }

    @Test
    void in_320_pixels_nothing_scrolls_sideways() {
        openDesk(Screen.PHONE);
        page.setViewportSize(320, 640);
        for (Runnable step : List.<Runnable>of(
                () -> {},
                () -> press(tile(0)),
                () -> press(choice("level", "information")),
                () -> press(choice("result", "settled")),
                () -> press(key("another")),
                () -> press(key("browse")))) {
            step.run();
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        }
    }

    @Test
    void the_clients_own_code_is_light() {
        var sizes = new java.util.concurrent.atomic.AtomicLong();
        page.onResponse(response -> {
            if (response.url().matches(".*/(desk|lib/idb)/.*\\.js"))
                sizes.addAndGet(response.request().sizes().responseBodySize);
        });
        signIn(desk.mediator());
        open("/capture");
        assertThat(tile(0)).isVisible();
        assertThat(sizes.get()).isBetween(5_000L, 40_000L);
    }

    // --- steps ------------------------------------------------------------------------------------------------------

    private void openDesk(Screen screen) {
        on(screen);
        signIn(desk.mediator());
        open("/capture");
        assertThat(tile(0)).isVisible();
        presses = 0;
    }

    private void recordOne(int theme) {
        press(tile(theme));
        press(choice("level", "accompaniment"));
        press(choice("result", "settled"));
        assertThat(toast()).containsText("Enregistré");
        assertThat(page.locator(".desk-strip")).isVisible();
    }

    private void press(Locator what) {
        what.click();
        presses++;
    }

    private Locator tile(int index) {
        return page.locator("[data-step=theme] .tile").nth(index);
    }

    private Locator choice(String step, String code) {
        return key(step + "-" + code);
    }

    private Locator key(String key) {
        return page.locator("[data-key='" + key + "']");
    }

    private Locator toast() {
        return page.locator(".desk-undo");
    }

    private Locator line() {
        return page.locator(".desk-line");
    }

    private String focused() {
        return String.valueOf(page.evaluate("document.activeElement.dataset.key"));
    }

    private void saysAllIsSaved() {
        assertThat(line()).hasText(Pattern.compile("Tout est enregistré"));
    }

    /** The browser notices that the line is back. */
    private void lineIsBack() {
        page.evaluate("window.dispatchEvent(new Event('online'))");
    }

    // --- what is stored ---------------------------------------------------------------------------------------------

    private long stored(String table) {
        return Long.parseLong(value("select count(*)::text from " + table));
    }

    private long standing() {
        return Long.parseLong(value("select count(*)::text from visits.visit where cancelled_at is null"));
    }

    private String value(String sql) {
        return Asking.as(desk.association())
                .call(() -> transaction.execute(
                        s -> db.sql(sql).query(String.class).optional().orElse("")));
    }

    /** Waits in the browser's own time, so that what the test answers for the network is answered meanwhile. */
    private <T> void eventually(Supplier<T> found, Object wanted) {
        var until = Instant.now().plus(Duration.ofSeconds(8));
        var last = found.get();
        while (!same(last, wanted) && Instant.now().isBefore(until)) {
            page.waitForTimeout(50);
            last = found.get();
        }
        assertThat(same(last, wanted))
                .as(
                        "%s, not %s; the desk says %s",
                        last, wanted, page.locator(".desk-top, .desk-notices").allInnerTexts())
                .isTrue();
    }

    private static boolean same(Object found, Object wanted) {
        return found instanceof Number a && wanted instanceof Number b
                ? a.longValue() == b.longValue()
                : found.equals(wanted);
    }
}
