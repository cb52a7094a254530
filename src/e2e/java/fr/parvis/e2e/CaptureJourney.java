// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.queue.QueueFixtures;
import fr.parvis.queue.domain.ActOnQueue;
import fr.parvis.queue.domain.QueueCommand;
import fr.parvis.sync.domain.Devices;
import fr.parvis.values.Ids;
import fr.parvis.visits.VisitsFixtures.Desk;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A mediator's device where there is no network: it opens with a code, keeps what is said, and everything arrives once. */
class CaptureJourney extends Journey {
    private static final String SYNC = "**/api/v1/sync";
    private static final String SEALED = "**/api/v1/sync/sealed";
    private static final String CODE = "407318";

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JsonMapper json;

    @Autowired
    Devices devices;

    @Autowired
    ActOnQueue actOnQueue;

    private Desk desk;
    private SignedIn colleague;

    @BeforeEach
    void a_desk_in_an_association_of_its_own() {
        desk = visitsFixtures.aDesk();
        colleague = network.a(Role.MEDIATOR, desk.association());
    }

    @ParameterizedTest
    @EnumSource
    void in_flight_mode_the_desk_opens_from_a_cold_start_with_a_code(Screen screen) {
        on(screen);
        signIn(desk.mediator());
        open("/capture");
        recordOne(0);
        saysAllIsSaved();
        // once the desk is at rest it makes itself an application
        KeptOnDevice.isInstalled(page);
        chooseACode("capture-1-sends", "capture-2-code");

        takeOff();
        assertThat(page.locator(".door")).containsText("Bonjour");
        isAccessible();
        picture("capture-3-door");
        openWithCode();
        assertThat(page.locator(".desk-day .desk-picked")).hasCount(1);
        recordOne(1);
        press(key("another"));
        press(tile(2));
        // a tile pressed before the answer is stored would be the second half of a double press
        assertThat(page.locator(".desk-strip .desk-request")).hasCount(2);
        recordOne(4);
        assertThat(line()).hasText(Pattern.compile("2 passages à envoyer, dernière liaison \\d+.h.\\d\\d"));
        isAccessible();
        picture("capture-4-offline");
        press(key("sends"));
        assertThat(page.locator(".sends")).containsText("2 saisies attendent");
        isAccessible();
        picture("capture-5-offline-sends");
        page.keyboard().press("Escape");
        assertThat(page.locator(".sends")).isHidden();

        // the page ends: what waits is there again, behind the code
        page.reload();
        openWithCode();
        assertThat(page.locator(".desk-day .desk-picked")).hasCount(3);
        assertThat(stored("visits.visit")).isEqualTo(1);

        findNetwork();
        saysAllIsSaved();
        assertThat(stored("visits.visit")).isEqualTo(3);
        assertThat(stored("visits.request")).isEqualTo(4);
    }

    @Test
    void a_day_on_the_road_is_stored_whole_and_once_when_coverage_returns() {
        on(Screen.PHONE);
        openDesk(desk.mediator());
        chooseACode(null, null);
        takeOff();
        openWithCode();
        for (int i = 0; i < 4; i++) recordOne(i);
        // a slip, seen at once; another one, seen in the day
        press(key("toast-undo"));
        press(choice("result", "blocked"));
        press(key("blocker-portal-down"));
        page.locator(".desk-day .desk-picked").last().click();
        press(key("persons-more"));
        assertThat(page.locator(".desk-day .desk-picked").last()).containsText("2 personnes");
        page.keyboard().press("n");
        // somebody from a commune around
        press(tile(5));
        press(choice("level", "information"));
        press(key("near-more"));
        press(key("fold-person"));
        page.locator("#desk-f-commune").pressSequentially("Lyon 8");
        page.waitForCondition(() -> page.locator("#desk-communes option").count() > 0);
        page.locator("#desk-f-commune")
                .fill(page.locator("#desk-communes option").first().getAttribute("value"));
        press(choice("result", "settled"));
        // one that was nobody's
        recordOne(6);
        press(page.locator(".desk-strip").getByText("Annuler"));
        assertThat(line()).containsText("5 passages à envoyer");
        assertThat(stored("visits.visit")).isZero();

        findNetwork();
        saysAllIsSaved();
        assertThat(stored("visits.visit")).isEqualTo(5);
        assertThat(value("select string_agg(persons::text, '' order by started_at) from visits.visit"))
                .isEqualTo("21112");
        assertThat(value("select count(*)::text from visits.request where result = 'blocked'"))
                .isEqualTo("1");
        assertThat(value("select count(*)::text from visits.visit where commune is not null"))
                .isEqualTo("1");
        press(key("sends"));
        assertThat(page.locator(".sends-sent")).hasCount(5);
        picture("capture-6-sent");
    }

    @Test
    void wrong_codes_erase_what_can_be_read_and_what_waited_arrives_all_the_same() {
        on(Screen.PHONE);
        openDesk(desk.mediator());
        chooseACode(null, null);
        takeOff();
        openWithCode();
        recordOne(0);
        press(page.locator(".desk-strip [data-key^=edit]"));
        press(key("fold-note"));
        page.locator("#desk-note").fill("Courrier de la mairie");
        assertThat(page.locator(".desk-undo")).containsText("Corrigé");
        var stored = storage();
        assertThat(stored).doesNotContain("mairie").doesNotContain("accompaniment");
        page.reload();
        for (int i = 0; i < 9; i++) {
            type("11223" + i);
            assertThat(page.locator("#door-trouble")).containsText("Ce n’est pas le bon code");
        }
        assertThat(page.locator("#door-trouble")).containsText("Encore 1 essai");
        isAccessible();
        picture("capture-7-wrong-codes");
        type("112239");
        assertThat(page.locator(".door")).containsText("Trop de codes faux");
        assertThat(page.locator(".door")).containsText("1 saisie attend le réseau");
        isAccessible();
        picture("capture-8-wiped");
        assertThat(page.evaluate("indexedDB.databases().then(all => all.length)"))
                .isEqualTo(1);
        eventually(() -> count("vaults") + count("commands") + count("kept"), 0);
        assertThat(count("envelopes")).isEqualTo(1);

        // no session any more, and nobody opens anything: it leaves by itself
        context.clearCookies();
        findNetwork();
        eventually(() -> stored("visits.visit"), 1);
        assertThat(value("select text from visits.note")).isEqualTo("Courrier de la mairie");
        assertThat(page.locator(".door")).containsText("Rien n’attend");
    }

    @Test
    void two_mediators_share_a_tablet_and_neither_reads_what_the_other_has_not_sent() {
        on(Screen.DESKTOP);
        openDesk(desk.mediator());
        chooseACode(null, null);
        context.clearCookies();
        openDesk(colleague);
        chooseACode(null, null);
        takeOff();
        assertThat(page.locator(".door .desk-picked")).hasCount(2);
        isFine("capture-9-who");
        press(page.locator("[data-key=who-" + desk.mediator().account() + "]"));
        openWithCode();
        recordOne(0);
        press(key("lock"));
        press(page.locator("[data-key=who-" + colleague.account() + "]"));
        openWithCode();
        assertThat(page.locator(".desk-day .desk-picked")).hasCount(0);
        assertThat(page.locator(".desk-notices")).containsText("1 passage d’un autre compte");
        recordOne(1);
        assertThat(line()).containsText("1 passage à envoyer");

        // the network is back, nobody's session is: both leave, sealed
        context.clearCookies();
        findNetwork();
        eventually(() -> stored("visits.visit"), 2);
        assertThat(value(
                        "select count(distinct mediators[1])::text from visits.visit where mediators[1] in ('%s', '%s')"
                                .formatted(desk.mediator().account(), colleague.account())))
                .isEqualTo("2");
    }

    @Test
    void whose_key_the_server_has_lost_is_asked_for_their_own_code_and_never_for_a_colleague_s() {
        on(Screen.DESKTOP);
        openDesk(colleague);
        chooseACode(null, null);
        context.clearCookies();
        openDesk(desk.mediator());
        chooseACode(null, null);
        // what the server keeps does not open this vault any more
        page.evaluate("""
                account => new Promise((done) => {
                  const opening = indexedDB.open("parvis-desk");
                  opening.onsuccess = () => {
                    const transaction = opening.result.transaction("vaults", "readwrite");
                    const vaults = transaction.objectStore("vaults");
                    const asked = vaults.get(account);
                    asked.onsuccess = () => vaults.put({ ...asked.result, unlock: null });
                    transaction.oncomplete = () => { opening.result.close(); done(true); };
                  };
                })
                """, desk.mediator().account().toString());
        page.reload();
        assertThat(page.locator(".door"))
                .containsText("Bonjour " + desk.mediator().name());
        assertThat(key("others")).hasCount(0);
        assertThat(page.locator(".door")).not().containsText(colleague.name());
        type("112233");
        assertThat(page.locator("#door-trouble")).containsText("Ce n’est pas le bon code");
        assertThat(key("others")).hasCount(0);
        openWithCode();
        recordOne(0);
        saysAllIsSaved();
        assertThat(value("select mediators[1]::text from visits.visit"))
                .isEqualTo(desk.mediator().account().toString());

        // each of both still opens their own
        page.reload();
        assertThat(tile(0)).isVisible();
        takeOff();
        press(page.locator("[data-key=who-" + colleague.account() + "]"));
        openWithCode();
        assertThat(page.locator(".desk-day .desk-picked")).hasCount(0);
    }

    @Test
    void two_tabs_of_one_device_send_each_command_once() {
        on(Screen.DESKTOP);
        openDesk(desk.mediator());
        context.route(SYNC, Route::abort);
        recordOne(0);
        var first = page;
        page = newPage();
        open("/capture");
        assertThat(page.locator(".desk-day .desk-picked")).hasCount(1);
        recordOne(1);
        press(key("another"));
        press(tile(2));
        assertThat(page.locator(".desk-undo")).containsText("Ajouté");
        // what the other tab recorded is corrected in this one
        page.locator(".desk-day .desk-picked").last().click();
        press(key("persons-more"));
        assertThat(page.locator(".desk-day .desk-picked").last()).containsText("2 personnes");
        var second = page;
        page = first;
        recordOne(3);
        assertThat(stored("visits.visit")).isZero();

        context.unroute(SYNC);
        lineIsBack(first);
        lineIsBack(second);
        for (var tab : List.of(first, second)) {
            page = tab;
            saysAllIsSaved();
            assertThat(page.locator(".desk-day .desk-picked")).hasCount(3);
        }
        assertThat(stored("visits.visit")).isEqualTo(3);
        assertThat(stored("visits.request")).isEqualTo(4);
        assertThat(value("select string_agg(persons::text, '' order by persons) from visits.visit"))
                .isEqualTo("112");
    }

    @Test
    void a_full_device_says_so_and_what_it_could_not_keep_still_arrives() {
        on(Screen.DESKTOP);
        open("/connexion");
        var quota = new JsonObject();
        quota.addProperty(
                "origin", URI.create(page.url()).resolve("/").toString().replaceAll("/$", ""));
        quota.addProperty("quotaSize", 5_000_000);
        context.newCDPSession(page).send("Storage.overrideQuotaForOrigin", quota);
        openDesk(desk.mediator());
        context.route(SYNC, Route::abort);
        recordOne(0);
        fillTheDisk();
        recordOne(1);
        assertThat(page.locator(".desk-notices")).containsText("n’a plus de place");
        isAccessible();
        picture("capture-13-full");
        // below the answers: a second press at the same place is ignored for a moment
        recordOne(6);

        context.unroute(SYNC);
        lineIsBack(page);
        eventually(() -> stored("visits.visit"), 3);
        // what the disk held has left it, and is not sent again by the next page
        page.waitForCondition(() -> count("commands") == 0);
        page.reload();
        assertThat(page.locator(".desk-day .desk-picked")).hasCount(3);
        saysAllIsSaved();
        assertThat(stored("visits.visit")).isEqualTo(3);
    }

    @Test
    void who_waited_is_known_where_there_is_no_network() {
        var queue = new QueueFixtures(actOnQueue, desk.point());
        queue.does(desk.mediator(), new QueueCommand.Give(Ids.next(), "energy", 2, null, null));
        queue.gives(desk.mediator());
        on(Screen.DESKTOP);
        openDesk(desk.mediator());
        assertThat(page.locator(".desk-ticket")).hasCount(2);
        chooseACode(null, null);
        takeOff();
        openWithCode();
        assertThat(page.locator(".desk-ticket")).hasCount(2);
        isFine("capture-14-queue-offline");
        recordOne(0);
        assertThat(line()).containsText("1 passage à envoyer");
    }

    @Test
    void a_correction_that_has_not_left_is_not_sent_and_its_visit_stays() {
        on(Screen.DESKTOP);
        openDesk(desk.mediator());
        recordOne(0);
        saysAllIsSaved();
        loseNetwork();
        press(key("persons-more"));
        assertThat(line()).containsText("1 passage à envoyer");
        press(key("sends"));
        press(page.locator(".sends [data-key^=drop-]"));
        assertThat(page.locator(".sends [data-key^=drop-]")).hasCount(0);
        page.keyboard().press("Escape");
        findNetwork();
        saysAllIsSaved();
        assertThat(value("select version || ' ' || persons from visits.visit")).isEqualTo("0 1");

        // one that may have arrived is not taken out any more
        context.route(SYNC, Route::abort);
        press(page.locator(".desk-day .desk-picked").first());
        press(key("persons-more"));
        assertThat(line()).containsText("1 passage à envoyer");
        press(key("sends"));
        assertThat(page.locator(".sends .sends-entry [data-key^=open-]")).hasCount(1);
        assertThat(page.locator(".sends [data-key^=drop-]")).hasCount(0);
    }

    @Test
    void what_an_older_application_left_waiting_is_taken_over_and_sent() {
        on(Screen.PHONE);
        open("/connexion");
        page.evaluate(
                """
                async ({ account, point, visit, request, command }) => {
                  const database = await new Promise((resolve, reject) => {
                    const opening = indexedDB.open("parvis-desk", 1);
                    opening.onupgradeneeded = () => {
                      opening.result.createObjectStore("commands", { keyPath: "seq", autoIncrement: true }).createIndex("visit", "visit");
                      opening.result.createObjectStore("state");
                    };
                    opening.onsuccess = () => resolve(opening.result);
                    opening.onerror = () => reject(opening.error);
                  });
                  const transaction = database.transaction(["commands", "state"], "readwrite");
                  const content = { visit, point, presence: "desk", startedAt: new Date().toISOString(), persons: 2, mediators: [account],
                    requests: [{ request, theme: "family-rsa", operator: "caf", level: "information", result: "settled", minutes: 15 }] };
                  transaction.objectStore("commands").add({ id: command, author: account, type: "record-visit", visit, at: new Date().toISOString(), content, basedOn: null, follows: false, attempts: 0, state: "waiting" });
                  transaction.objectStore("state").put({ desk: {}, today: "2020-01-01" }, `draft:${account}`);
                  transaction.objectStore("state").put(["family-rsa"], `pins:${point}:${account}`);
                  await new Promise((resolve) => { transaction.oncomplete = resolve; });
                  database.close();
                }
                """,
                Map.of(
                        "account",
                        desk.mediator().account().toString(),
                        "point",
                        desk.point().toString(),
                        "visit",
                        Ids.next().toString(),
                        "request",
                        Ids.next().toString(),
                        "command",
                        Ids.next().toString()));
        context.route(SYNC, Route::abort);
        signIn(desk.mediator());
        open("/capture");
        assertThat(line()).containsText("1 passage à envoyer");
        assertThat(tile(0)).hasAttribute("data-key", "theme-family-rsa");
        assertThat(storage()).doesNotContain("family-rsa");
        assertThat(count("envelopes")).isEqualTo(1);
        context.unroute(SYNC);
        lineIsBack(page);
        saysAllIsSaved();
        assertThat(value("select persons::text from visits.visit")).isEqualTo("2");
    }

    @Test
    void a_new_version_of_the_application_takes_over_when_nobody_works_with_the_old_one() {
        on(Screen.DESKTOP);
        openDesk(desk.mediator());
        chooseACode(null, null);
        context.route(SYNC, Route::abort);
        recordOne(0);
        assertThat(line()).containsText("1 passage à envoyer");
        assertThat(caches()).hasSize(1);
        var before = caches().getFirst();

        // the browser holds what an older version would have left
        page.evaluate(
                "name => caches.open('parvis-capture-older').then(cache => cache.put('/v/older/desk/desk.js', new Response('')))",
                before);
        page.evaluate("navigator.serviceWorker.getRegistration('/capture').then(one => one.unregister())");
        page.reload();
        KeptOnDevice.isInstalled(page);
        page.waitForCondition(() -> caches().size() == 1);
        assertThat(caches()).containsExactly(before);
        assertThat(line()).containsText("1 passage à envoyer");
        context.unroute(SYNC);
        lineIsBack(page);
        saysAllIsSaved();
        assertThat(stored("visits.visit")).isEqualTo(1);
    }

    @Test
    void a_revoked_device_reads_nothing_any_more() {
        on(Screen.PHONE);
        openDesk(desk.mediator());
        chooseACode(null, null);
        recordOne(0);
        saysAllIsSaved();
        assertThat(count("kept")).isPositive();
        var before = device();
        context.route(SEALED, Route::abort);
        revoke();
        recordOne(1);
        // the session on it has ended; it hears why with the answer to what it hands in sealed, and erases
        assertThat(page.locator(".desk-notices")).containsText("Votre session a pris fin");
        context.unroute(SEALED);
        lineIsBack(page);
        page.waitForURL("**/connexion**");
        assertThat(count("vaults") + count("commands") + count("kept")).isZero();

        // whoever signs in again goes on as on another device
        fillSignIn(desk.mediator());
        page.waitForURL("**/capture");
        assertThat(tile(0)).isVisible();
        page.waitForCondition(() -> count("vaults") == 1);
        assertThat(device()).isNotEqualTo(before);
        assertThat(count("commands")).isZero();
        press(key("sends"));
        assertThat(page.locator(".sends")).containsText("Rien n’a encore été envoyé");
        assertThat(key("code")).containsText("Choisir");
        page.keyboard().press("Escape");

        // what was said under its former name waits for a person, what is said now stands at once
        assertThat(stored("visits.visit")).isEqualTo(1);
        eventually(() -> stored("sync.rejected_command where why = 'kept'"), 1);
        assertThat(page.locator(".desk-day .desk-picked")).hasCount(1);
        recordOne(2);
        saysAllIsSaved();
        assertThat(stored("visits.visit")).isEqualTo(2);
        page.reload();
        assertThat(page.locator(".desk-day .desk-picked")).hasCount(2);
    }

    @Test
    void a_lost_device_is_emptied_though_nothing_waits_on_it_and_nobody_opens_it() {
        on(Screen.PHONE);
        openDesk(desk.mediator());
        chooseACode(null, null);
        recordOne(0);
        saysAllIsSaved();
        revoke();
        page.close();
        page = newPage();
        page.navigate("/capture");
        page.waitForURL("**/connexion**");
        assertThat(count("vaults") + count("commands") + count("kept")).isZero();
    }

    @Test
    void a_page_that_keeps_nothing_goes_on_under_another_name_when_its_device_is_revoked() {
        on(Screen.DESKTOP);
        openDesk(desk.mediator());
        // without its keys the page keeps what is said in itself
        context.route("**/capture/device.json", Route::abort);
        page.reload();
        // they are asked for again during some seconds
        assertThat(page.locator(".desk-notices")).containsText("ne peut rien garder");
        revoke();
        recordOne(0);
        assertThat(page.locator(".desk-notices")).containsText("Votre session a pris fin");
        // signed in again beside it
        var here = page;
        page = newPage();
        signIn(desk.mediator());
        page = here;
        lineIsBack(page);
        eventually(() -> stored("sync.rejected_command where why = 'kept'"), 1);
        recordOne(1);
        saysAllIsSaved();
        assertThat(stored("visits.visit")).isEqualTo(1);
        assertThat(page.locator(".desk-day .desk-picked")).hasCount(1);
    }

    @Test
    void what_a_revoked_device_can_never_hand_in_keeps_it_from_nothing() throws IOException {
        on(Screen.DESKTOP);
        openDesk(desk.mediator());
        context.route(SYNC, Route::abort);
        recordOne(0);
        recordOne(1);
        page.waitForCondition(() -> count("envelopes") == 2);
        sealTheFirstForALostKey();
        var before = device();
        revoke();
        page.reload();
        fillSignIn(desk.mediator());
        page.waitForURL("**/capture");
        assertThat(tile(0)).isVisible();
        page.waitForCondition(() -> count("vaults") == 1);
        assertThat(device()).isNotEqualTo(before);
        // what can be opened leaves under the former name, though somebody is signed in
        eventually(() -> stored("sync.rejected_command where why = 'kept'"), 1);
        eventually(() -> count("envelopes"), 1);
        recordOne(2);
        eventually(() -> count("envelopes"), 2);
        press(key("sends"));
        var download = page.waitForDownload(() -> press(key("export")));
        var file = json.readTree(Files.readString(download.path()));
        assertThat(file.path("envelopes")
                        .valueStream()
                        .map(e -> e.path("device").asString()))
                .containsExactly(before, device());
        page.keyboard().press("Escape");

        context.unroute(SYNC);
        lineIsBack(page);
        saysAllIsSaved();
        eventually(() -> stored("visits.visit"), 1);
        eventually(() -> count("envelopes"), 1);
    }

    @ParameterizedTest
    @EnumSource
    void a_conflict_is_decided_line_by_line(Screen screen) {
        on(screen);
        openDesk(desk.mediator());
        recordOne(0);
        saysAllIsSaved();
        context.route(SYNC, Route::abort);
        press(key("persons-more"));
        assertThat(line()).containsText("1 passage à envoyer");
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(s -> db.sql(
                                "update visits.visit set persons = 5, language = 'ar', version = version + 1, changed = pg_current_xact_id()")
                        .update()));
        context.unroute(SYNC);
        lineIsBack(page);
        assertThat(page.locator(".desk-right")).containsText("Quelqu’un a modifié ce passage");
        press(page.locator("[data-key^=choose]"));
        var rows = page.locator(".decide-row");
        assertThat(rows).hasCount(2);
        isAccessible();
        picture("capture-10-decide");
        page.locator(".decide-row")
                .filter(new Locator.FilterOptions().setHasText("Langue"))
                .locator(".decide-side")
                .last()
                .click();
        press(key("decide"));
        saysAllIsSaved();
        eventually(() -> value("select persons || ' ' || language from visits.visit"), "2 ar");
    }

    @Test
    void what_has_not_left_is_exported_for_the_server_alone() throws IOException {
        on(Screen.DESKTOP);
        openDesk(desk.mediator());
        context.route(SYNC, Route::abort);
        recordOne(0);
        recordOne(1);
        press(key("sends"));
        loseNetwork();
        int before = departures();
        var download = page.waitForDownload(() -> press(key("export")));
        // what a file has taken along is not amended any more: a correction is a command of its own
        assertThat(departures()).isGreaterThan(before);
        assertThat(download.suggestedFilename()).matches("parvis-a-envoyer-\\d{4}-\\d\\d-\\d\\d\\.json");
        var text = Files.readString(download.path());
        var file = json.readTree(text);
        assertThat(file.path("parvis").asString()).isEqualTo("unsent");
        assertThat(file.path("count").asInt()).isEqualTo(2);
        assertThat(file.path("envelopes")).hasSize(2);
        assertThat(text)
                .doesNotContain("accompaniment")
                .doesNotContain(desk.point().toString());
    }

    /** How often commands have left this device, or were handed out in a file. */
    private int departures() {
        return ((Number) page.evaluate("""
                        () => new Promise((done) => {
                          const opening = indexedDB.open("parvis-desk");
                          opening.onsuccess = () => {
                            const asked = opening.result.transaction("commands").objectStore("commands").getAll();
                            asked.onsuccess = () => {
                              opening.result.close();
                              done(asked.result.reduce((sum, one) => sum + one.attempts, 0));
                            };
                          };
                        })
                        """)).intValue();
    }

    @Test
    void nothing_personal_enters_the_browser_s_caches() {
        on(Screen.DESKTOP);
        openDesk(desk.mediator());
        recordOne(0);
        saysAllIsSaved();
        var kept = String.valueOf(page.evaluate("""
                async () => {
                  const all = [];
                  for (const name of await caches.keys()) {
                    const cache = await caches.open(name);
                    for (const request of await cache.keys()) all.push(request.url, await (await cache.match(request, { ignoreVary: true })).text());
                  }
                  return all.join("\\n");
                }
                """));
        assertThat(kept)
                .contains("/capture/hors-ligne")
                .contains("/desk/outbox.js")
                .doesNotContain(desk.mediator().account().toString())
                .doesNotContain(desk.mediator().name())
                .doesNotContain(desk.point().toString());
    }

    @Test
    void codes_that_anybody_would_guess_are_refused() {
        on(Screen.PHONE);
        openDesk(desk.mediator());
        press(key("sends"));
        press(key("code"));
        for (var tried : List.of(
                List.of("1234", "1234", "trop court"),
                List.of("123456", "123456", "trop facile"),
                List.of(CODE, "407319", "différents"))) {
            page.fill("#code-new", tried.get(0));
            page.fill("#code-again", tried.get(1));
            press(key("code-save"));
            assertThat(page.locator("#code-trouble")).containsText(tried.get(2));
        }
        isAccessible();
        picture("capture-11-code-refused");
    }

    @Test
    void in_320_pixels_nothing_scrolls_sideways() {
        on(Screen.PHONE);
        openDesk(desk.mediator());
        page.setViewportSize(320, 640);
        recordOne(0);
        press(key("sends"));
        assertThat(page.locator(".sends")).isVisible();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        assertThat(page.evaluate("document.querySelector('.sends').scrollWidth <= 320"))
                .isEqualTo(true);
        page.keyboard().press("Escape");
        // a second press at the same place is ignored for a moment
        afterADoublePress();
        chooseACode(null, null);
        takeOff();
        page.setViewportSize(320, 640);
        assertThat(page.locator(".door")).isVisible();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
    }

    @Test
    void a_visit_of_another_day_is_corrected_for_a_reason() {
        on(Screen.DESKTOP);
        openDesk(desk.mediator());
        recordOne(0);
        saysAllIsSaved();
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(s -> db.sql(
                                "update visits.visit set day = day - 1, started_at = started_at - interval '1 day', recorded_at = recorded_at - interval '1 day', version = version + 1, changed = pg_current_xact_id()")
                        .update()));
        page.reload();
        assertThat(tile(0)).isVisible();
        press(key("sends"));
        press(page.locator(".sends [data-key^=day-]"));
        press(page.locator(".sends [data-key^=week-]"));
        page.locator(".sends-why input").fill("Oublié une personne");
        isFine("capture-12-weeks");
        press(page.locator(".sends-why button"));
        press(key("persons-more"));
        eventually(() -> value("select persons::text from visits.visit"), "2");
    }

    // --- steps ------------------------------------------------------------------------------------------------------

    private void openDesk(SignedIn who) {
        signIn(who);
        open("/capture");
        assertThat(tile(0)).isVisible();
        KeptOnDevice.installs(page);
    }

    private void chooseACode(String sends, String form) {
        press(key("sends"));
        assertThat(page.locator(".sends")).isVisible();
        if (sends != null) {
            isAccessible();
            picture(sends);
        }
        press(key("code"));
        page.fill("#code-new", CODE);
        page.fill("#code-again", CODE);
        if (form != null) {
            isAccessible();
            picture(form);
        }
        press(key("code-save"));
        assertThat(page.locator(".sends")).containsText("Votre code ouvre Parvis");
        page.keyboard().press("Escape");
        KeptOnDevice.allForNoNetwork(page);
    }

    private void openWithCode() {
        type(CODE);
        assertThat(tile(0)).isVisible();
    }

    private void type(String code) {
        page.locator("#door-code:enabled").fill(code);
        page.keyboard().press("Enter");
        // a wrong one is asked for again, in a field of its own
        page.waitForFunction("() => !document.querySelector('#door-code')?.value");
    }

    private void revoke() {
        Asking.as(desk.association())
                .run(() -> assertThat(devices.revoke(UUID.fromString(device()), colleague.account()))
                        .isTrue());
    }

    /** The identifier that the device has now. */
    private String device() {
        return String.valueOf(page.evaluate("""
                () => new Promise((resolve) => {
                  const opening = indexedDB.open("parvis-desk");
                  opening.onsuccess = () => {
                    const asked = opening.result.transaction("state").objectStore("state").get("device");
                    asked.onsuccess = () => { opening.result.close(); resolve(asked.result); };
                  };
                })
                """));
    }

    /** As after the file of the server's keys was lost: nobody opens it any more. */
    private void sealTheFirstForALostKey() {
        page.evaluate("""
                () => new Promise((resolve) => {
                  const opening = indexedDB.open("parvis-desk");
                  opening.onsuccess = () => {
                    const transaction = opening.result.transaction("envelopes", "readwrite");
                    const envelopes = transaction.objectStore("envelopes");
                    envelopes.getAll().onsuccess = ({ target }) => {
                      const [first] = target.result;
                      envelopes.put({ ...first, envelope: { ...first.envelope, key: "k9-lost" } });
                    };
                    transaction.oncomplete = () => { opening.result.close(); resolve(); };
                  };
                })
                """);
    }

    private void recordOne(int theme) {
        press(tile(theme));
        press(choice("level", "accompaniment"));
        press(choice("result", "settled"));
        assertThat(page.locator(".desk-undo")).containsText("Enregistré");
        assertThat(page.locator(".desk-strip")).isVisible();
    }

    private void press(Locator what) {
        what.click();
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

    private Locator line() {
        return page.locator(".desk-line");
    }

    private void saysAllIsSaved() {
        assertThat(line()).hasText(Pattern.compile("Tout est enregistré"));
    }

    /** Writes until nothing more fits. */
    private void fillTheDisk() {
        page.evaluate("""
                async () => {
                  const database = await new Promise((resolve) => {
                    const opening = indexedDB.open("filler");
                    opening.onupgradeneeded = () => opening.result.createObjectStore("filler", { autoIncrement: true });
                    opening.onsuccess = () => resolve(opening.result);
                  });
                  for (let size = 65_536; size >= 16; ) {
                    const fits = await new Promise((told) => {
                      const transaction = database.transaction("filler", "readwrite");
                      transaction.objectStore("filler").add(crypto.getRandomValues(new Uint8Array(size)));
                      transaction.oncomplete = () => told(true);
                      transaction.onabort = () => told(false);
                    });
                    if (!fits) size /= 2;
                  }
                  database.close();
                }
                """);
    }

    /** How many things one part of the device's store holds. */
    private int count(String store) {
        return ((Number) page.evaluate("""
                (store) => new Promise((resolve) => {
                  const opening = indexedDB.open("parvis-desk");
                  opening.onsuccess = () => {
                    const asked = opening.result.transaction(store).objectStore(store).count();
                    asked.onsuccess = () => { opening.result.close(); resolve(asked.result); };
                  };
                })
                """, store)).intValue();
    }

    /** All that the device's store holds, as somebody would read it who copies it. */
    private String storage() {
        return String.valueOf(page.evaluate("""
                () => new Promise((resolve) => {
                  const opening = indexedDB.open("parvis-desk");
                  opening.onsuccess = async () => {
                    const database = opening.result;
                    const read = (value) => JSON.stringify(value, (_, part) => part instanceof ArrayBuffer || ArrayBuffer.isView(part) ? new TextDecoder("latin1").decode(part) : part);
                    const all = [];
                    for (const store of database.objectStoreNames) {
                      all.push(store, await new Promise((told) => { const asked = database.transaction(store).objectStore(store).getAll(); asked.onsuccess = () => told(read(asked.result)); }));
                    }
                    database.close();
                    resolve(all.join("\\n"));
                  };
                })
                """));
    }

    @SuppressWarnings("unchecked")
    private List<String> caches() {
        return (List<String>) page.evaluate(
                "caches.keys().then((names) => names.filter((name) => name.startsWith('parvis-capture-')))");
    }

    // --- what is stored ---------------------------------------------------------------------------------------------

    private long stored(String table) {
        return Long.parseLong(value("select count(*)::text from " + table));
    }

    private String value(String sql) {
        return Asking.as(desk.association())
                .call(() -> transaction.execute(
                        s -> db.sql(sql).query(String.class).optional().orElse("")));
    }
}
