// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.queue.QueueFixtures;
import fr.parvis.queue.domain.ActOnQueue;
import fr.parvis.queue.domain.QueueCommand;
import fr.parvis.values.Ids;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.visits.VisitsFixtures.Desk;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
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

    @Autowired
    Visits visits;

    @Autowired
    ActOnQueue actOnQueue;

    private final List<Desk> desks = new ArrayList<>();
    private Desk desk;
    private SignedIn colleague;
    private int presses;

    @BeforeEach
    void a_desk_in_an_association_of_its_own() {
        desk = visitsFixtures.aDesk();
        colleague = network.a(Role.MEDIATOR, desk.association());
        desks.add(desk);
    }

    /** Desks of the whole network are told of them, those of the next try too. */
    @AfterEach
    void nobody_meets_its_walls_any_more() {
        for (var one : desks)
            Asking.as(one.association())
                    .run(() -> transaction.executeWithoutResult(
                            s -> db.sql("delete from visits.wall").update()));
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
        press(key("another"));
        press(tile(2));
        assertThat(page.locator(".desk-strip .desk-request")).hasCount(3);
        assertThat(presses).as("two more for each further request").isEqualTo(7);
    }

    @Test
    void what_the_page_that_led_here_knew_is_said_once_and_not_of_the_next_person() {
        openDesk(Screen.DESKTOP);
        open("/capture?theme=energy-unpaid-bill&commune=69266&partner=edf");
        assertThat(choice("level", "accompaniment")).isVisible();
        assertThat(page).hasURL(Pattern.compile("/capture$"));
        isAccessible();
        picture("desk-foreknown");
        press(choice("level", "accompaniment"));
        press(choice("result", "settled"));
        eventually(() -> stored("visits.visit"), 1);
        assertThat(value("select v.commune || ' ' || v.partner || ' ' || r.theme || ' ' || r.operator"
                        + " from visits.visit v join visits.request r on r.visit = v.id"))
                .isEqualTo("69266 edf energy-unpaid-bill edf");
        page.reload();
        assertThat(tile(0)).isVisible();
        recordOne(0);
        eventually(() -> value("select count(*)::text from visits.visit where commune is null"), "1");
    }

    @Test
    void the_next_theme_is_the_next_person() {
        openDesk(Screen.DESKTOP);
        recordOne(0);
        recordOne(1);
        // not where the question of the level will stand: faster than a hand, it would be a double press
        recordOne(4);
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
        assertThat(page.locator(".desk-strip")).isVisible();
        saysAllIsSaved();
        assertThat(stored("visits.visit")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_double_press_on_the_result_says_nothing_of_the_theme_that_is_asked_about_next(Screen screen) {
        openDesk(screen);
        press(tile(0));
        press(key("note-theme"));
        afterADoublePress();
        press(tile(1));
        press(key("specify"));
        press(choice("level", "information"));
        choice("result", "settled").dblclick();
        assertThat(toast()).containsText("Enregistré");
        assertThat(page.locator(".desk-noted")).hasCount(0);
        assertThat(page.locator("[data-step=result] [aria-pressed=true]")).hasCount(0);
        assertThat(page.locator("[data-step=level] button:focus")).hasCount(1);
        saysAllIsSaved();
        assertThat(toast()).containsText("Enregistré");
        assertThat(value("select version::text from visits.visit")).isEqualTo("0");
        // pressed on what is drawn, however fast, each is taken
        press(choice("level", "mediation"));
        press(choice("result", "blocked"));
        eventually(() -> stored("visits.request"), 2);
        assertThat(stored("visits.visit")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void without_network_a_visit_stays_on_the_device_through_a_reload_and_leaves_once(Screen screen) {
        openDesk(screen);
        context.route(SYNC, Route::abort);
        recordOne(0);
        assertThat(line()).containsText("1 passage à envoyer");
        recordOne(1);
        assertThat(line()).containsText("2 passages à envoyer");
        assertThat(page.locator(".desk-day .desk-picked")).hasCount(2);
        isAccessible();
        picture("desk-6-offline");

        page.reload();
        assertThat(line()).containsText("2 passages à envoyer");
        assertThat(stored("visits.visit")).isZero();

        context.unroute(SYNC);
        lineIsBack(page);
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
        assertThat(line()).containsText("1 passage à envoyer");
        context.unroute(SYNC);
        lineIsBack(page);
        saysAllIsSaved();
        assertThat(stored("visits.visit")).isEqualTo(1);
        eventually(() -> stored("visits.request"), 2);
    }

    @ParameterizedTest
    @EnumSource
    void a_session_that_ended_costs_nothing(Screen screen) {
        openDesk(screen);
        // what is sealed leaves without a session too, once the keys have come: here it is to wait
        context.route("**/api/v1/sync/sealed", route -> route.abort());
        context.clearCookies(new BrowserContext.ClearCookiesOptions().setName("parvis"));
        recordOne(0);
        var notice = page.locator(".desk-notices .notice");
        assertThat(notice).containsText("Votre session a pris fin. 1 passage attend");
        isAccessible();
        picture("desk-7-session-ended");
        context.unroute("**/api/v1/sync/sealed");
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
        // what is sealed leaves whoever is there, once the keys have come: here it is to wait
        context.route("**/api/v1/sync/sealed", Route::abort);
        recordOne(0);
        assertThat(line()).containsText("1 passage à envoyer");
        // the desk tries again on its own, and once more as it is left: nobody is signed in any more when the network
        // comes back
        page.navigate("about:blank");
        context.clearCookies();
        context.unroute(SYNC);

        signIn(colleague);
        open("/capture");
        assertThat(page.locator(".desk-notices")).containsText("1 passage d’un autre compte");
        saysAllIsSaved();
        assertThat(page.locator(".desk-day .desk-picked")).hasCount(0);
        assertThat(stored("visits.visit")).isZero();

        context.unroute("**/api/v1/sync/sealed");
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
        assertThat(line()).containsText("2 passages à envoyer");
        context.unroute(SYNC);
        lineIsBack(page);
        lineIsBack(first);
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
        focusIsOn("[data-key^=theme-]");
        eventually(this::standing, 1);
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Enter");
        focusIsOn("[data-key^=level-]");
        page.keyboard().press("Escape");
        focusIsOn("[data-key^=theme-]");
        page.keyboard().press("/");
        focusIsOn("[data-key=line]");
        page.keyboard().type("surendettement");
        assertThat(said()).containsText("À réorienter vers");
        page.keyboard().press("Control+Enter");
        focusIsOn("[data-key^=level-]");
        assertThat(page.locator(".desk-main .notice")).containsText("À réorienter vers");
        page.keyboard().press("n");
        assertThat(toast()).containsText("Saisie laissée");
    }

    @Test
    void the_keyboard_alone_records_whole_visits_by_the_line() {
        openDesk(Screen.DESKTOP);
        page.keyboard().press("/");
        page.keyboard().type("caf rsa acc 20");
        assertThat(said()).containsText("RSA (Caf), accompagnement, réglé, 20");
        isFine("desk-11-line");
        page.keyboard().press("Enter");
        assertThat(toast()).containsText("Enregistré : RSA (Caf), accompagnement, 20");
        eventually(
                () -> value("select concat_ws(' ', theme, operator, level, result, minutes) from visits.request"),
                "family-rsa caf accompaniment settled 20");

        // the caret has stayed in the line: the next person, with two requests, two persons and a wall
        page.keyboard().type("caf apl 2p 10 + cpam carte vitale bloqué portail");
        page.keyboard().press("Enter");
        assertThat(toast()).containsText("Assurance maladie");
        eventually(() -> stored("visits.request"), 3);
        assertThat(
                        value(
                                "select string_agg(concat_ws(' ', theme, operator, result, blocker), ', ' order by position) from visits.request where theme <> 'family-rsa'"))
                .isEqualTo("housing-benefit caf settled, health-card cpam blocked portal-down");
        assertThat(value("select string_agg(persons::text, ' ' order by persons) from visits.visit"))
                .isEqualTo("1 2");

        page.keyboard().type("+ passeport 5");
        page.keyboard().press("Enter");
        assertThat(toast()).containsText("Ajouté : Passeport");
        eventually(() -> stored("visits.request"), 4);
        assertThat(stored("visits.visit")).isEqualTo(2);
        page.keyboard().press("Escape");
        focusIsOn("[data-key^=theme-]");
        page.keyboard().press("Control+z");
        assertThat(toast()).containsText("Annulé");
        eventually(() -> stored("visits.request"), 3);
    }

    @Test
    void what_the_line_does_not_understand_is_named_and_nothing_is_lost_nor_recorded() {
        openDesk(Screen.DESKTOP);
        for (var nonsense : List.of("caf xyz rsa", "💥💥", "rsa 9999", "20", "asdf qwerty")) {
            page.locator("#desk-line").fill(nonsense);
            page.keyboard().press("Enter");
            assertThat(page.locator("#desk-line")).hasAttribute("aria-invalid", "true");
            assertThat(page.locator("#desk-line")).hasValue(nonsense);
            assertThat(said().locator(".desk-trouble").first()).isVisible();
        }
        page.locator("#desk-line").fill("caf xyz rsa");
        page.keyboard().press("Enter");
        assertThat(said()).containsText("Je ne comprends pas « xyz »");
        assertThat(said().locator("mark")).hasText("xyz");
        eventually(
                () -> page.evaluate(
                        "(l => l.value.slice(l.selectionStart, l.selectionEnd))(document.getElementById('desk-line'))"),
                "xyz");
        isFine("desk-12-line-not-understood");
        // what was not understood is selected: one types over it
        page.keyboard().type("10");
        page.keyboard().press("Enter");
        eventually(() -> value("select theme || ' ' || minutes from visits.request"), "family-rsa 10");
    }

    @Test
    void in_the_dark_all_of_it_can_be_read() {
        page.emulateMedia(new com.microsoft.playwright.Page.EmulateMediaOptions()
                .setColorScheme(com.microsoft.playwright.options.ColorScheme.DARK));
        signIn(desk.mediator());
        open("/capture");
        press(tile(0));
        page.keyboard().press("p");
        recordOne(1);
        press(page.locator(".desk-strip [data-key^=edit]"));
        press(choice("result", "blocked"));
        press(key("fold-note"));
        page.locator("#desk-note").fill("06 12 34 56 78");
        assertThat(page.locator(".desk-warnings .notice")).isVisible();
        page.locator("#desk-line").fill("caf xyz rsa");
        assertThat(said().locator("mark")).isVisible();
        isFine("desk-31-dark");
    }

    @Test
    void a_suggestion_is_chosen_with_the_arrows_and_remembered() {
        openDesk(Screen.DESKTOP);
        page.keyboard().press("/");
        page.keyboard().type("carte");
        var options = page.locator("#desk-line-list [role=option]");
        assertThat(options.nth(2)).isVisible();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        assertThat(options.nth(1)).hasAttribute("aria-selected", "true");
        // read when nothing is suggested anew any more: each letter brings other suggestions
        var second = options.nth(1).locator("span").first().textContent();
        assertThat(page.locator("#desk-line")).hasAttribute("aria-activedescendant", "desk-line-1");
        isFine("desk-13-suggestions");
        page.keyboard().press("Enter");
        assertThat(page.locator("#desk-line")).hasValue(second + " ");
        page.keyboard().press("Enter");
        eventually(() -> stored("visits.visit"), 1);
        page.reload();
        page.locator("#desk-line").fill("carte");
        assertThat(options.first()).containsText(second);
    }

    @Test
    void nothing_that_a_desk_meets_daily_takes_more_than_eight_presses() {
        openDesk(Screen.DESKTOP);
        counted("a digital request and how it was met, twice said", 5, () -> {
            press(key("browse"));
            press(page.locator("[data-key=theme-digital]"));
            presses -= 2; // the tile, were it among the most met
            press(page.locator("[data-key=theme-digital-password]"));
            press(choice("level", "accompaniment"));
            press(choice("result", "settled"));
            press(key("support-trained"));
            press(key("autonomy-partly-autonomous"));
            assertThat(key("autonomy-partly-autonomous")).hasAttribute("aria-pressed", "true");
        });
        eventually(
                () -> value("select concat_ws(' ', support, autonomy) from visits.request"),
                "trained partly-autonomous");
        isFine("desk-14-digital");
        counted("a blocked request with its reason", 4, () -> {
            press(tile(0));
            press(choice("level", "accompaniment"));
            press(choice("result", "blocked"));
            press(key("blocker-no-answer"));
        });
        eventually(() -> value("select string_agg(blocker, ' ') from visits.request"), "no-answer");
        isFine("desk-15-blocked");
        counted("the same for another person", 1, () -> press(key("repeat")));
        eventually(() -> value("select string_agg(blocker, ' ') from visits.request"), "no-answer no-answer");
        // drawn anew by then: a tile of the visit before would say nothing any more
        focusIsOn("[data-step=theme] .tile");
        counted("two mediators", 5, () -> {
            press(tile(1));
            press(choice("level", "information"));
            choose("colleague", colleague.account().toString());
            press(choice("result", "settled"));
        });
        eventually(() -> value("select max(cardinality(mediators))::text from visits.visit"), "2");
        counted("an interruption: somebody else is helped and gone, the first goes on", 8, () -> {
            press(tile(0));
            press(key("pause"));
            press(tile(1));
            press(choice("level", "information"));
            press(choice("result", "referred"));
            press(page.locator("[data-key^=take-up]"));
            press(choice("level", "accompaniment"));
            press(choice("result", "settled"));
        });
        counted("three themes noted while the person talks, the same help for two of them", 8, () -> {
            press(tile(0));
            press(key("note-theme"));
            afterADoublePress();
            press(tile(1));
            press(key("specify"));
            press(choice("level", "information"));
            press(choice("result", "settled"));
            press(key("sameHelp"));
        });
        counted("one request more, of another kind", 5, () -> {
            press(key("another"));
            press(key("otherHelp"));
            press(tile(3));
            press(choice("level", "mediation"));
            press(choice("result", "follow-up"));
        });
        saysAllIsSaved();
    }

    @ParameterizedTest
    @EnumSource
    void somebody_is_set_aside_for_another_and_taken_up_again_even_after_a_reload(Screen screen) {
        openDesk(screen);
        press(tile(0));
        press(choice("level", "mediation"));
        page.keyboard().press("p");
        assertThat(toast()).containsText("mis de côté");
        assertThat(page.locator(".desk-aside .desk-picked")).hasCount(1);
        recordOne(1);
        isAccessible();
        picture("desk-16-aside");
        KeptOnDevice.has(page, "aside");
        keeps(() -> page.keyboard().press("n"));
        page.reload();
        press(page.locator(".desk-aside .desk-picked"));
        assertThat(choice("level", "mediation")).hasAttribute("aria-pressed", "true");
        assertThat(page.locator(".desk-aside .desk-picked")).hasCount(0);
        press(choice("result", "settled"));
        assertThat(page.locator(".desk-strip")).isVisible();
        eventually(() -> stored("visits.visit"), 2);
        // by their keys: presses at one place, faster than a hand, would be double ones
        for (int i = 1; i <= 5; i++) {
            page.keyboard().press("1");
            page.keyboard().press("p");
            assertThat(page.locator(".desk-aside .desk-picked")).hasCount(i);
        }
        page.keyboard().press("1");
        page.keyboard().press("p");
        assertThat(toast()).containsText("Cinq passages");
        assertThat(page.locator(".desk-aside .desk-picked")).hasCount(5);
    }

    @ParameterizedTest
    @EnumSource
    void themes_are_noted_while_the_person_talks_and_outlive_the_page(Screen screen) {
        openDesk(screen);
        KeptOnDevice.has(page, "draft");
        keeps(() -> press(tile(0)));
        keeps(() -> press(key("note-theme")));
        afterADoublePress();
        keeps(() -> press(tile(1)));
        keeps(() -> press(tile(2)));
        assertThat(page.locator(".desk-noted .desk-request")).hasCount(3);
        isAccessible();
        picture("desk-17-noted");
        page.reload();
        assertThat(page.locator(".desk-noted .desk-request")).hasCount(3);
        press(key("specify"));
        press(choice("level", "information"));
        press(choice("result", "settled"));
        press(key("sameHelp"));
        press(key("sameHelp"));
        eventually(() -> stored("visits.request"), 3);
        assertThat(stored("visits.visit")).isEqualTo(1);
        assertThat(page.locator(".desk-noted")).hasCount(0);
    }

    @ParameterizedTest
    @EnumSource
    void the_same_help_pressed_quickly_is_one_request_for_each_press(Screen screen) {
        openDesk(screen);
        noteThemes(5);
        slowly(6);
        // before the screen is drawn anew, and while it is
        page.evaluate(
                "() => { const same = document.querySelector('[data-key=sameHelp]'); same.click(); same.click(); }");
        assertThat(page.locator(".desk-noted .desk-request")).hasCount(1);
        // its place read at once: the button is drawn anew meanwhile
        var place = (List<?>) page.waitForFunction("""
                        () => {
                          const box = document.querySelector("[data-key=sameHelp]")?.getBoundingClientRect();
                          return box?.width && [box.x + box.width / 2, box.y + box.height / 2];
                        }
                        """).jsonValue();
        page.mouse().dblclick(((Number) place.get(0)).doubleValue(), ((Number) place.get(1)).doubleValue());
        assertThat(page.locator(".desk-noted")).hasCount(0);
        assertThat(toast()).containsText("Ajouté");
        saysAllIsSaved();
        assertThat(stored("visits.request")).isEqualTo(5);
        assertThat(value("select count(distinct theme)::text from visits.request where level = 'information'"))
                .isEqualTo("5");
        assertThat(stored("visits.visit")).isEqualTo(1);
        page.waitForTimeout(500);
        assertThat(page.locator(".desk-strip .desk-request")).hasCount(5);
        assertThat(page.locator("[data-step=theme]")).isVisible();
    }

    @ParameterizedTest
    @EnumSource
    void a_double_press_on_the_same_help_of_the_last_theme_is_one_request(Screen screen) {
        openDesk(screen);
        noteThemes(2);
        slowly(6);
        key("sameHelp").dblclick();
        assertThat(toast()).containsText("Ajouté");
        assertThat(page.locator(".desk-strip .desk-request")).hasCount(2);
        saysAllIsSaved();
        assertThat(stored("visits.request")).isEqualTo(2);
        assertThat(page.locator(".desk-day .desk-picked")).hasCount(1);
    }

    @Test
    void what_was_said_of_a_visit_a_moment_ago_goes_along_with_what_is_pressed_next() {
        openDesk(Screen.PHONE);
        noteThemes(3);
        slowly(6);
        page.evaluate("""
                () => {
                  const press = (key) => document.querySelector(`[data-key=${key}]`).click();
                  press("near-more");
                  press("sameHelp");
                  press("sameHelp");
                }
                """);
        assertThat(page.locator(".desk-strip .desk-request")).hasCount(3);
        assertThat(page.locator(".desk-noted")).hasCount(0);
        saysAllIsSaved();
        eventually(() -> stored("visits.request"), 3);
        assertThat(value("select persons::text from visits.visit")).isEqualTo("2");
    }

    @Test
    void the_next_person_does_not_take_along_what_was_said_of_the_one_before() {
        openDesk(Screen.PHONE);
        recordOne(0);
        saysAllIsSaved();
        page.evaluate("document.querySelector('[data-key=persons-more]').click()");
        page.evaluate("document.querySelectorAll('[data-step=theme] .tile')[4].click()");
        assertThat(page.locator(".desk-day .desk-picked")).containsText("2 personnes");
        press(choice("level", "information"));
        press(choice("result", "settled"));
        eventually(() -> stored("visits.visit"), 2);
        saysAllIsSaved();
        assertThat(value("select string_agg(persons::text, ' ' order by started_at, id) from visits.visit"))
                .isEqualTo("2 1");
        assertThat(stored("visits.request")).isEqualTo(2);
    }

    /** Several themes of one person: the first is recorded, the second is asked about. */
    private void noteThemes(int count) {
        press(tile(0));
        press(key("note-theme"));
        // a tile comes to where the button was: so soon it would be a double press
        afterADoublePress();
        for (int i = 1; i < count; i++) press(tile(i));
        assertThat(page.locator(".desk-noted .desk-request")).hasCount(count);
        // the list pushes the button to where a tile stood: so soon it would be a double press
        afterADoublePress();
        press(key("specify"));
        press(choice("level", "information"));
        press(choice("result", "settled"));
        assertThat(key("sameHelp")).isVisible();
    }

    /** As on a telephone whose processor is so many times slower. */
    private void slowly(int times) {
        var rate = new com.google.gson.JsonObject();
        rate.addProperty("rate", times);
        context.newCDPSession(page).send("Emulation.setCPUThrottlingRate", rate);
    }

    @Test
    void one_press_repeats_and_one_takes_it_back() {
        openDesk(Screen.PHONE);
        recordOne(0);
        press(key("another"));
        press(tile(1));
        eventually(() -> stored("visits.request"), 2);
        page.keyboard().press("r");
        assertThat(toast()).containsText("Enregistré");
        eventually(() -> stored("visits.request"), 4);
        assertThat(standing()).isEqualTo(2);
        picture("desk-18-repeated");
        press(key("toast-undo"));
        assertThat(toast()).containsText("Annulé");
        eventually(this::standing, 1);
        assertThat(page.locator(".desk-strip .desk-request")).hasCount(2);
    }

    @Test
    void a_wall_that_three_points_meet_is_told_at_each_desk() {
        for (int i = 0; i < 2; i++) {
            var other = visitsFixtures.aDesk();
            desks.add(other);
            Network.as(
                    other.mediator(),
                    () -> visits.record(VisitsFixtures.eachRequest(
                            VisitsFixtures.aVisit(other.point()),
                            r -> new Visit.Request(
                                    r.id(),
                                    r.theme(),
                                    "agirc-arrco",
                                    r.level(),
                                    "blocked",
                                    "portal-down",
                                    15,
                                    null,
                                    null,
                                    null,
                                    null))));
        }
        openDesk(Screen.DESKTOP);
        assertThat(page.locator(".desk-walls .notice")).hasCount(0);
        page.locator("#desk-line").fill("agirc relevé carrière bloqué panne");
        assertThat(said()).containsText("Agirc-Arrco");
        page.keyboard().press("Enter");
        var wall = page.locator(".desk-walls .notice");
        assertThat(wall).containsText("Agirc-Arrco : site en panne, signalé par 3 points depuis");
        isFine("desk-19-wall");
        press(wall.getByText("Vu"));
        assertThat(wall).hasCount(0);
        page.waitForCondition(() -> KeptOnDevice.state(page, "walls").contains("agirc-arrco"));
        page.reload();
        assertThat(tile(0)).isVisible();
        // walls have been asked for by then
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(wall).hasCount(0);
    }

    @ParameterizedTest
    @EnumSource
    void a_note_that_says_too_much_warns_at_once(Screen screen) {
        openDesk(screen);
        recordOne(0);
        saysAllIsSaved();
        press(page.locator(".desk-strip [data-key^=edit]"));
        press(key("fold-note"));
        page.locator("#desk-note").fill("Rappeler au 06 12 34 56 78 lundi, dossier 2026-0042");
        var warning = page.locator(".desk-warnings .notice");
        assertThat(warning).containsText("06 12 34 56 78 » ressemble à un numéro de téléphone");
        assertThat(warning).hasCount(1);
        isAccessible();
        picture("desk-20-note-warns");
        // what is to be decided upon does not leave the device, as other words would after a moment
        passes(1_000);
        saysAllIsSaved();
        assertThat(stored("visits.note")).isZero();
        press(key("sensitive-remove"));
        assertThat(page.locator("#desk-note")).hasValue("Rappeler au lundi, dossier 2026-0042");
        assertThat(warning).hasCount(0);
        eventually(() -> value("select text from visits.note"), "Rappeler au lundi, dossier 2026-0042");
        assertThat(stored("visits.earlier_note")).isZero();
        page.locator("#desk-note").fill("Association : contact@asso.exemple.fr");
        press(key("sensitive-leave"));
        assertThat(warning).hasCount(0);
        eventually(() -> value("select text from visits.note"), "Association : contact@asso.exemple.fr");
    }

    @Test
    void in_one_hand_what_is_asked_comes_down_to_the_thumb() {
        openDesk(Screen.PHONE);
        press(key("plus"));
        isAccessible();
        picture("desk-21-plus");
        press(key("hand-right"));
        picture("desk-22-right-hand");
        page.setViewportSize(820, 1180);
        page.reload();
        assertThat(page.locator(".desk-right")).isVisible();
        for (var step : List.of("theme", "level", "result")) {
            assertThat(page.locator("[data-step=" + step + "]")).isVisible();
            eventually(() -> isAtTheThumb(step), true);
            eventually(
                    () -> page.evaluate(
                            "step => document.querySelector(`[data-step=${step}] ul button`)?.getBoundingClientRect().height >= 56",
                            step),
                    true);
            tablet("desk-23-right-hand-" + step);
            if (step.equals("theme")) press(tile(0));
            else press(choice(step, step.equals("level") ? "accompaniment" : "settled"));
        }
        isAccessible();
        tablet("desk-24-right-hand-recorded");
        press(key("plus"));
        press(key("hand-left"));
        eventually(
                () -> page.evaluate("document.querySelector('[data-step=theme]').getBoundingClientRect().x < 60"),
                true);
        tablet("desk-25-left-hand");
        press(key("plus"));
        press(key("hand-both"));
        assertThat(page.locator(".desk-left, .desk-right")).hasCount(0);
        tablet("desk-26-tablet");
    }

    /** At the lower edge, on the right. */
    private boolean isAtTheThumb(String step) {
        var asked = page.locator("[data-step=" + step + "]").boundingBox();
        // it is drawn anew at this moment
        if (asked == null) return false;
        double below = asked.y + asked.height;
        return below >= 900 && below <= 1180 - 60 && asked.x + asked.width > 780;
    }

    @ParameterizedTest
    @EnumSource
    void themes_are_pinned_first_and_stay_there(Screen screen) {
        openDesk(screen);
        press(key("plus"));
        press(key("arrange"));
        // its words are asked for first: a tile pressed before is the theme of a visit
        assertThat(key("arranged")).isVisible();
        var chosen = tile(4).getAttribute("data-key");
        KeptOnDevice.after(page, "pins", () -> press(tile(4)));
        assertThat(tile(0)).hasAttribute("data-key", chosen);
        press(key("browse"));
        press(page.locator("[data-key=theme-digital]"));
        KeptOnDevice.after(page, "pins", () -> press(page.locator("[data-key=theme-digital-email]")));
        assertThat(tile(1)).hasAttribute("data-key", "theme-digital-email");
        isAccessible();
        picture("desk-27-arranging");
        press(key("arranged"));
        page.reload();
        assertThat(tile(0)).hasAttribute("data-key", chosen);
        assertThat(tile(1)).hasAttribute("data-key", "theme-digital-email");
        assertThat(stored("visits.visit")).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void the_next_of_the_queue_is_called_and_helped(Screen screen) {
        var queue = new QueueFixtures(actOnQueue, desk.point());
        queue.does(desk.mediator(), new QueueCommand.Give(Ids.next(), "energy", 2, null, null));
        queue.gives(desk.mediator());
        openDesk(screen);
        assertThat(page.locator(".desk-queue")).containsText("2 personnes attendent");
        if (screen == Screen.PHONE) press(key("fold-queue-list"));
        assertThat(page.locator(".desk-ticket")).hasCount(2);
        isAccessible();
        picture("desk-28-queue");
        counted("called, helped and recorded", 4, () -> {
            press(key("call-next"));
            assertThat(page.locator(".desk-called")).containsText("Avec vous : 1");
            press(tile(0));
            press(choice("level", "information"));
            press(choice("result", "settled"));
        });
        assertThat(page.locator(".desk-called")).containsText("Avec vous : 1");
        eventually(
                () -> value(
                        "select concat_ws(' ', persons, theme) from visits.visit v join visits.request r on r.visit = v.id"),
                "2 energy-unpaid-bill");
        picture("desk-29-queue-helped");
        // a colleague is quicker
        assertThat(QueueFixtures.done(queue.does(colleague, new QueueCommand.CallNext()))
                        .label())
                .isEqualTo("2");
        assertThat(page.locator(".desk-elsewhere")).containsText("2 : avec");
        assertThat(page.locator(".desk-ticket")).hasCount(0);
        press(key("next"));
        assertThat(page.locator(".desk-called")).hasCount(0);
        press(key("fold-queue-give"));
        page.selectOption("#desk-f-queue-need", "housing");
        press(key("queue-give"));
        assertThat(page.locator(".desk-ticket")).containsText("Logement");
        var menu = page.locator(".desk-ticket-more summary").last();
        press(menu);
        isAccessible();
        picture("desk-30-queue-more");
        press(key("queue.priority.distress"));
        assertThat(page.locator(".desk-ticket .badge")).hasText("Détresse");
        page.keyboard().press("s");
        assertThat(page.locator(".desk-called")).containsText("Avec vous : 3");
        press(key("queue-mine"));
        press(key("queue-put-back"));
        assertThat(page.locator(".desk-ticket")).hasCount(1);

        // keeps the place until an hour, leaves, is turned away with a ticket and without
        for (int waiting = 2; waiting <= 3; waiting++) {
            // the list moved under the finger: a press so soon at the same place would be taken for a double one
            afterADoublePress();
            press(key("queue-give"));
            assertThat(page.locator(".desk-ticket")).hasCount(waiting);
        }
        press(menu);
        page.locator(".desk-ticket").last().locator("input[type=time]").fill("23:59");
        press(page.locator(".desk-ticket").last().locator("[data-key^=queue-come-back]"));
        assertThat(page.locator(".desk-tickets")).containsText("23");
        press(page.locator(".desk-ticket-more summary").first());
        press(page.locator(".desk-ticket").first().locator(key("queue.leave.too-long")));
        assertThat(page.locator(".desk-ticket")).hasCount(2);
        afterADoublePress();
        press(page.locator(".desk-ticket-more summary").first());
        press(page.locator(".desk-ticket").first().locator(key("queue.refuse.not-our-service")));
        assertThat(page.locator(".desk-ticket")).hasCount(1);
        press(key("fold-queue-refuse"));
        press(page.locator(".desk-queue").locator(key("queue.refuse.closing")).last());
        eventually(
                () -> value(
                        "select string_agg(outcome || ' ' || reason, ', ' order by outcome, reason) from queue.counted_ticket where outcome <> 'served'"),
                "left too-long, refused closing, refused not-our-service");
        isAccessible();
        picture("desk-30-queue-returns");
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
        // the answer to what is typed by then: "Ville" alone is a commune too
        var found = page.locator("#desk-communes option").first();
        assertThat(found).hasAttribute("value", Pattern.compile("^Villeurbanne"));
        page.locator("#desk-f-commune").fill(found.getAttribute("value"));
        page.locator("#desk-f-language").selectOption("ar");
        picture("desk-9-person");
        press(choice("result", "settled"));
        eventually(() -> stored("visits.visit"), 1);
        assertThat(value("select concat_ws(' ', persons, age_band, first_visit, commune, language) from visits.visit"))
                .isEqualTo("2 70-plus t 69266 ar");
        // typed over and not chosen: it is no longer said
        page.locator("#desk-f-commune").fill("Vénissi");
        eventually(() -> value("select (commune is null)::text from visits.visit"), "true");
    }

    @Test
    void what_was_being_said_outlives_the_page() {
        openDesk(Screen.PHONE);
        KeptOnDevice.has(page, "draft");
        keeps(() -> press(tile(0)));
        keeps(() -> press(choice("level", "mediation")));
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
        assertThat(line()).containsText("1 passage à envoyer");
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(
                        s -> db.sql("update visits.visit set persons = 5, version = version + 1")
                                .update()));
        context.unroute(SYNC);
        lineIsBack(page);
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
                () -> press(choice("result", "blocked")),
                () -> press(key("blocker-portal-down")),
                () -> press(key("another")),
                () -> press(key("browse")),
                () -> press(page.locator("[data-key=theme-digital]")),
                () -> {
                    afterADoublePress();
                    press(page.locator("[data-key=theme-digital-email]"));
                    // until then the list of the family stands there: what is pressed in it says nothing any more
                    assertThat(choice("level", "information")).isVisible();
                },
                () -> page.keyboard().press("p"),
                () -> press(tile(1)),
                () -> press(key("note-theme")),
                () -> press(tile(2)),
                () -> page.keyboard().press("/"),
                () -> page.keyboard().type("caf rsa xyz"),
                () -> page.keyboard().press("Escape"))) {
            step.run();
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        }
    }

    @Test
    void the_desk_is_light() {
        signIn(desk.mediator());
        // a browser that holds nothing yet but who is signed in
        var cookies = context.cookies();
        on(Screen.DESKTOP);
        context.addCookies(cookies);
        var own = new AtomicLong();
        var all = new AtomicLong();
        page.onResponse(response -> {
            var sizes = response.request().sizes();
            all.addAndGet(sizes.responseBodySize + sizes.responseHeadersSize);
            if (response.url().matches(".*/(desk|lib/idb)/.*\\.js")) own.addAndGet(sizes.responseBodySize);
        });
        open("/capture");
        assertThat(tile(0)).isVisible();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(own.get()).as("the client's own code").isBetween(5_000L, 46_000L);
        assertThat(all.get()).as("all that a desk loads, headers included").isBetween(60_000L, 150_000L);
    }

    // --- steps ------------------------------------------------------------------------------------------------------

    private void openDesk(Screen screen) {
        on(screen);
        signIn(desk.mediator());
        open("/capture");
        assertThat(tile(0)).isVisible();
        presses = 0;
    }

    /** How many presses something takes. */
    private void counted(String what, int most, Runnable work) {
        presses = 0;
        work.run();
        assertThat(presses).as(what).isBetween(1, most);
        assertThat(most).isLessThanOrEqualTo(8);
    }

    /** A choice of the device itself: one press opens it, one chooses. */
    private void choose(String key, String value) {
        key(key).selectOption(value);
        presses += 2;
    }

    /** A picture of what a tablet shows at once. */
    private void tablet(String name) {
        page.screenshot(new com.microsoft.playwright.Page.ScreenshotOptions()
                .setPath(java.nio.file.Path.of("target/journeys", name + "-820.png")));
    }

    private Locator said() {
        return page.locator("#desk-line-said");
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

    private void focusIsOn(String what) {
        assertThat(page.locator(what + ":focus")).hasCount(1);
    }

    private void saysAllIsSaved() {
        assertThat(line()).hasText(Pattern.compile("Tout est enregistré"));
    }

    /** Does something that is not recorded, and waits until it would outlive the page: the device writes a moment later. */
    private void keeps(Runnable work) {
        KeptOnDevice.after(page, "draft", work);
    }

    /** The browser notices that the line is back. */
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
}
