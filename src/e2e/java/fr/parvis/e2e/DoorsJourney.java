// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fr.parvis.outreach.domain.OutreachFixtures.aHousehold;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.LoadState;
import fr.parvis.database.Asking;
import fr.parvis.network.Timetables;
import fr.parvis.outreach.domain.Households;
import fr.parvis.outreach.domain.OutreachFixtures;
import fr.parvis.values.NetworkTime;
import fr.parvis.visits.VisitsFixtures.Desk;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A round of doors on a telephone without network: noted once, kept closed on the device, and arrived when the line is back. */
class DoorsJourney extends Journey {
    @Autowired
    OutreachFixtures outreachFixtures;

    private static final String CODE = "407318";
    private final LocalDate today = LocalDate.now(NetworkTime.ZONE);

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Households households;

    @Autowired
    Timetables timetables;

    private Desk desk;
    private UUID zoe;
    private UUID omar;
    private UUID line;

    @BeforeEach
    void three_households_that_only_their_door_reaches() {
        desk = visitsFixtures.aDesk();
        var list = outreachFixtures.anArrangement(desk.mediator(), today.minusDays(3));
        zoe = outreachFixtures.anEntry(list, aHousehold("Zoé", "Sans").by(null).at("1 rue Verte", 45.76, 4.88));
        omar = outreachFixtures.anEntry(
                list, aHousehold("Omar", "Bleu").by(null).at("3 rue Verte", 45.76, 4.881));
        line = outreachFixtures.anEntry(
                list, aHousehold("Line", "Rivière").by(null).at("5 rue Verte", 45.76, 4.882));
        on(Screen.PHONE);
        signIn(desk.mediator());
    }

    @Test
    void attempts_at_doors_are_noted_without_network_and_each_arrives_once() {
        plan();
        openTheDesk();
        chooseACode();
        openThePanel();
        assertThat(doors()).hasCount(3);
        isFine("doors-2-on-the-net");
        betraysNothing(page.locator("dialog.road").innerText());

        takeOff();
        openWithCode();
        openThePanel();
        assertThat(doors()).hasCount(3);
        // said when the device has it, and not before
        holdTheDisk();
        press("reached", zoe);
        passes(300);
        assertThat(said()).isHidden();
        page.evaluate("window.letGo = true");
        assertThat(said()).hasText("Noté sur cet appareil.");
        assertThat(door(zoe)).containsText("Foyer joint");
        press("no-help-wanted", omar);
        assertThat(door(omar)).containsText("Ne veut pas d’aide");

        // a slip is taken back as long as it has not left
        press("notice-left", line);
        assertThat(door(line)).containsText("Avis laissé");
        page.click("[data-key='undo-" + line + "']");
        assertThat(said()).containsText("rien n’est noté");
        // what cannot be taken back is asked once more
        door(line).locator("summary").click();
        isFine("doors-3-asked-once");
        press("objected", line);
        assertThat(door(line)).containsText("Ne veut pas être contacté");
        isFine("doors-4-offline");
        betraysNothing(page.locator("dialog.road").innerText());
        page.click("dialog.road [data-key=close]");
        assertThat(page.locator(".desk-line")).containsText("3 saisies à envoyer");
        page.click("[data-key=sends]");
        assertThat(page.locator(".sends")).containsText("Essai à une porte");
        isFine("doors-5-waiting");
        betraysNothing(page.locator(".sends").innerText());
        page.keyboard().press("Escape");

        // the page ends; what was noted is there again
        page.reload();
        openWithCode();
        openThePanel();
        for (var door : List.of(zoe, omar, line)) assertThat(outcomes(door)).hasCount(0);
        assertThat(attempts()).isZero();
        assertThat(stored()).doesNotContain("Zoé", "Verte", "reached", "objected");
        assertThat(cached())
                .contains("/outreach/doors.js")
                .doesNotContain("Zoé", "Verte", zoe.toString(), "Ampère", "rounds.json", "doors.json");

        findNetwork();
        lineIsBack(page);
        eventually(this::attempts, 3);
        // what has left is not asked about anew before the server was heard
        assertThat(outcomes(zoe)).hasCount(0);
        assertThat(value("select string_agg(outcome || ' ' || channel, ', ' order by outcome) from outreach.attempt"))
                .isEqualTo("no-help-wanted door, objected door, reached door");
        page.click("dialog.road [data-key=close]");
        assertThat(page.locator(".desk-line")).containsText("Tout est enregistré");
        openThePanel();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(doors()).hasCount(1);
        assertThat(door(zoe)).containsText("Foyer joint");
        page.click("dialog.road [data-key=close]");
        assertThat(attempts()).isEqualTo(3);

        open("/listes/foyers/" + zoe);
        assertThat(page.locator("main")).containsText("Foyer joint");
        isFine("doors-6-card");
        open("/listes/foyers/" + line);
        assertThat(page.locator("main")).containsText("Porte : ne veut pas être contacté");
    }

    @Test
    void two_quick_presses_at_a_door_are_one_attempt_and_yesterday_s_doors_are_erased() {
        plan();
        openTheDesk();
        openThePanel();
        loseNetwork();
        page.locator(button("reached", zoe)).dblclick();
        assertThat(door(zoe)).containsText("Foyer joint");
        page.evaluate(
                "keys => keys.forEach(key => document.querySelector(key).click())",
                List.of(button("no-help-wanted", omar), button("moved-away", omar)));
        assertThat(door(omar)).containsText("Ne veut pas d’aide");
        page.click("dialog.road [data-key=close]");
        assertThat(page.locator(".desk-line")).containsText("2 saisies à envoyer");
        findNetwork();
        lineIsBack(page);
        eventually(this::attempts, 2);
        assertThat(page.locator(".desk-line")).containsText("Tout est enregistré");

        // away again, before the panel has asked: it is not noted a second time
        loseNetwork();
        openThePanel();
        assertThat(outcomes(zoe)).hasCount(0);
        assertThat(outcomes(omar)).hasCount(0);
        page.click("dialog.road [data-key=close]");

        page.clock()
                .setFixedTime(ZonedDateTime.now(NetworkTime.ZONE)
                        .plusDays(1)
                        .toInstant()
                        .toEpochMilli());
        openThePanel();
        assertThat(page.locator("#road-stops")).isVisible();
        assertThat(page.locator("dialog.road")).not().containsText("Zoé");
        page.click("dialog.road [data-key=close]");
        eventually(() -> kept().contains("doors:"), false);
        assertThat(attempts()).isEqualTo(2);
    }

    // --- steps ------------------------------------------------------------------------------------------------------

    /** On the net; where nobody is to be visited today, as on a Sunday, the round is there all the same. */
    private void plan() {
        boolean open = today.getDayOfWeek() != DayOfWeek.SUNDAY && !timetables.isPublicHoliday(today, "69");
        if (open) {
            open("/listes/portes");
            for (var entry : List.of(zoe, omar, line)) page.check("#door-" + entry);
            page.locator("main form button.btn-primary").last().click();
            assertThat(page.locator(".notice-success")).isVisible();
            isFine("doors-1-planned");
            betraysNothing(page.title() + " " + page.locator("main").innerText());
            return;
        }
        inDb(() -> {
            var round = UUID.randomUUID();
            db.sql(
                            "insert into outreach.door_round (id, association, day, by, planned_at) values (:id, :association, :day, :by, now())")
                    .param("id", round)
                    .param("association", desk.association())
                    .param("day", today)
                    .param("by", desk.mediator().account())
                    .update();
            int place = 1;
            for (var entry : List.of(zoe, omar, line))
                db.sql(
                                "insert into outreach.door (round, entry, association, place) values (:round, :entry, :association, :place)")
                        .param("round", round)
                        .param("entry", entry)
                        .param("association", desk.association())
                        .param("place", place++)
                        .update();
            return "";
        });
    }

    private void openTheDesk() {
        open("/capture");
        page.waitForSelector("[data-step=theme] .tile");
    }

    private void openThePanel() {
        page.click("[data-key=plus]");
        page.click("[data-key=road]");
        page.waitForSelector("dialog.road #road-stops");
    }

    private void chooseACode() {
        KeptOnDevice.installs(page);
        page.click("[data-key=sends]");
        page.click("[data-key=code]");
        page.fill("#code-new", CODE);
        page.fill("#code-again", CODE);
        page.click("[data-key=code-save]");
        assertThat(page.locator(".sends")).containsText("Votre code ouvre Parvis");
        page.keyboard().press("Escape");
        KeptOnDevice.allForNoNetwork(page);
    }

    private void openWithCode() {
        page.locator("#door-code:enabled").fill(CODE);
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-step=theme] .tile").first()).isVisible();
    }

    private static String button(String outcome, UUID entry) {
        return "[data-key='" + outcome + "-" + entry + "']";
    }

    private void press(String outcome, UUID entry) {
        page.click(button(outcome, entry));
    }

    private Locator doors() {
        return page.locator("section[aria-labelledby=road-doors] .halt");
    }

    private Locator door(UUID entry) {
        var name = entry.equals(zoe) ? "Zoé Sans" : entry.equals(omar) ? "Omar Bleu" : "Line Rivière";
        return doors().filter(new Locator.FilterOptions().setHasText(name));
    }

    private Locator outcomes(UUID entry) {
        return door(entry).locator("button[data-key^=reached], button[data-key^=no-help-wanted], summary");
    }

    private Locator said() {
        return page.locator("dialog.road > .notice[role=status]");
    }

    /** Keeps what is written to the device waiting until the page says so. */
    private void holdTheDisk() {
        page.evaluate("""
                () => new Promise((held) => {
                  const opening = indexedDB.open("parvis-desk");
                  opening.onsuccess = () => {
                    const commands = opening.result.transaction("commands", "readwrite").objectStore("commands");
                    const hold = () => {
                      commands.count().onsuccess = () => (window.letGo ? opening.result.close() : hold());
                    };
                    hold();
                    held();
                  };
                })
                """);
    }

    /** As who looks over a shoulder would read it. */
    private static void betraysNothing(String text) {
        var words = List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}€]+"));
        for (var betraying : OutreachFixtures.BETRAYING)
            assertThat(words)
                    .as(text)
                    .noneMatch(word -> betraying.length() <= 4 ? word.equals(betraying) : word.startsWith(betraying));
        // references of households are drawn, and may hold these figures
        assertThat(text).doesNotContain("Ampère", "Prévention 2026").doesNotContainPattern("\\b240\\b");
    }

    // --- what is kept -----------------------------------------------------------------------------------------------

    /** All that the device's store shows to who opens it with the browser's tools. */
    private String stored() {
        return String.valueOf(page.evaluate("""
                () => new Promise((told) => {
                  const opening = indexedDB.open("parvis-desk");
                  opening.onsuccess = async () => {
                    const all = [];
                    for (const name of opening.result.objectStoreNames) {
                      const asked = opening.result.transaction(name).objectStore(name).getAll();
                      await new Promise((done) => { asked.onsuccess = done; });
                      all.push(JSON.stringify(asked.result, (key, value) => value instanceof ArrayBuffer ? new TextDecoder().decode(value) : value));
                    }
                    opening.result.close();
                    told(all.join("\\n"));
                  };
                })
                """));
    }

    /** What is kept, by name. */
    private String kept() {
        return String.valueOf(page.evaluate("""
                () => new Promise((told) => {
                  const opening = indexedDB.open("parvis-desk");
                  opening.onsuccess = () => {
                    const asked = opening.result.transaction("kept").objectStore("kept").getAllKeys();
                    asked.onsuccess = () => { opening.result.close(); told(asked.result.join(" ")); };
                  };
                })
                """));
    }

    /** All that the browser's caches hold. */
    private String cached() {
        return String.valueOf(page.evaluate("""
                async () => {
                  const all = [];
                  for (const name of await caches.keys()) {
                    const cache = await caches.open(name);
                    for (const request of await cache.keys()) {
                      const text = await (await cache.match(request, { ignoreVary: true })).text();
                      all.push(request.url, new URL(request.url).pathname.endsWith(".js") ? "" : text);
                    }
                  }
                  return all.join("\\n");
                }
                """));
    }

    private int attempts() {
        return Integer.parseInt(value("select count(*)::text from outreach.attempt"));
    }

    private String value(String sql) {
        return inDb(() -> db.sql(sql).query(String.class).optional().orElse(""));
    }

    private String inDb(Supplier<String> work) {
        return Asking.as(desk.association()).call(() -> transaction.execute(s -> work.get()));
    }
}
