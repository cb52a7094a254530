// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.LoadState;
import fr.parvis.Network;
import fr.parvis.visits.VisitsFixtures.Desk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A newcomer learns the desk with visitors who do not exist: nothing is posted, nothing reaches the database. */
class TrainingJourney extends Journey {
    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    Desk desk;
    final List<String> posted = new ArrayList<>();

    @BeforeEach
    void a_desk() {
        desk = visitsFixtures.aDesk();
    }

    @AtEveryWidth
    void meets_three_visitors_one_wrongly_at_first(Screen screen) {
        begin(screen);
        assertThat(page.locator("#training-visitor")).containsText("Madame Exemple");
        assertThat(page.locator(".training-banner:has-text('rien n’est enregistré')"))
                .isVisible();
        isFine("training-begins");

        // the first is answered wrongly: what is to be looked at again is named, with a hint
        press("theme-energy-unpaid-bill", "level-information", "result-settled");
        page.waitForSelector(".training-message:has-text('À revoir')");
        shows(".training-message", "aide");
        assertThat(page.textContent(".training-message")).doesNotContain("thème");
        assertThat(page.locator(".training-hints li")).hasCount(1);
        assertThat(page.locator(".training-hints")).containsText("accompagnement");
        isFine("training-hint");
        page.click("[data-key=hint]");
        assertThat(page.locator(".training-hints li")).hasCount(2);
        page.locator("#training .desk-strip [data-key^=edit-]").first().click();
        press("level-accompaniment");
        page.waitForSelector(".training-result");
        assertThat(points()).isBetween(60, 80);
        shows(".training-result", "bonne façon", "2 indices");
        assertThat(page.locator("[data-key=next-visitor]")).isFocused();
        isFine("training-score");

        page.keyboard().press("Enter");
        page.waitForSelector("#training-visitor:has-text('Monsieur Exemple')");
        press("theme-family-benefits", "level-information", "result-settled");
        page.waitForSelector(".training-result");
        assertThat(points()).isGreaterThanOrEqualTo(95);

        page.click("[data-key=visitor-two-needs]");
        press("theme-housing-benefit", "level-accompaniment", "result-settled");
        page.waitForSelector(".training-message:has-text('Il manque encore')");
        press("another", "theme-health-card");
        page.waitForSelector(".training-result");
        assertThat(points()).isGreaterThanOrEqualTo(95);
        isFine("training-two-needs");
        shows(".training-all", "3 sur 20");
        shows(".training-sheet", "3 visiteurs sur 20");

        // the first once more, rightly
        page.click("[data-key=visitor-reminder]");
        press("theme-energy-unpaid-bill", "level-accompaniment", "result-settled");
        page.waitForSelector(".training-result .badge:has-text('meilleur')");
        int best = points();
        assertThat(best).isGreaterThanOrEqualTo(95);

        // one's best is there tomorrow, and on this device alone
        page.waitForCondition(() -> KeptOnDevice.state(page, "training:").contains("\"reminder\":{\"points\":" + best));
        page.reload();
        page.waitForSelector("[data-key=visitor-reminder] .badge");
        shows("[data-key=visitor-reminder]", best + " points");
        assertThat(page.locator("[aria-current=step]")).hasAttribute("data-key", "visitor-ameli");

        nothingLeftThePage();
    }

    @Test
    void asks_for_the_answer_and_prints_how_far_one_is() {
        begin(Screen.PHONE);
        page.click("[data-key=hint]");
        page.click("[data-key=show]");
        page.waitForSelector(".training-result");
        assertThat(points()).isZero();
        assertThat(page.locator(".training-sheet")).isHidden();
        page.click("[data-key=again]");
        press("theme-energy-unpaid-bill", "level-accompaniment", "result-settled");
        page.waitForSelector(".training-result");
        page.setViewportSize(320, 700);
        isAccessible();
        page.emulateMedia(new com.microsoft.playwright.Page.EmulateMediaOptions()
                .setMedia(com.microsoft.playwright.options.Media.PRINT));
        assertThat(page.locator(".training-sheet h2")).isVisible();
        assertThat(page.locator(".training-card")).isHidden();
        assertThat(page.locator(".training-all")).isHidden();
        picture("training-sheet");
        nothingLeftThePage();
    }

    @Test
    void on_a_tablet_the_visitor_and_the_desk_stand_together() {
        begin(Screen.DESKTOP);
        page.setViewportSize(820, 1180);
        page.click("[data-key=visitor-mistake]");
        page.waitForSelector("#training-visitor:has-text('18')");
        page.screenshot(new com.microsoft.playwright.Page.ScreenshotOptions()
                .setPath(java.nio.file.Path.of("target/journeys/training-tablet-820.png"))
                .setFullPage(true));
        isAccessible();
        // the visit that was recorded wrongly is opened in the day and put right
        page.locator("#training .desk-day button").first().click();
        press("level-accompaniment");
        page.waitForSelector(".training-result");
        assertThat(points()).isGreaterThanOrEqualTo(90);
        nothingLeftThePage();
    }

    @Test
    void a_real_desk_in_another_tab_hears_nothing_of_it() {
        begin(Screen.DESKTOP);
        var real = newPage();
        real.navigate("/capture");
        real.waitForSelector(".desk-day");
        press("theme-energy-unpaid-bill", "level-accompaniment", "result-settled");
        page.waitForSelector(".training-result");
        real.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(real.locator(".desk-day .desk-picked")).hasCount(0);
        nothingLeftThePage();
    }

    /** The good way of each visitor: a key is pressed; {@code key=value} chooses in a list; {@code "…"} is typed in the line. */
    private static final Map<String, List<String>> GOOD_WAYS = goodWays();

    private static Map<String, List<String>> goodWays() {
        var ways = new LinkedHashMap<String, List<String>>();
        ways.put("reminder", List.of("theme-energy-unpaid-bill", "level-accompaniment", "result-settled"));
        ways.put("opening-hours", List.of("theme-family-benefits", "level-information", "result-settled"));
        ways.put("ameli", List.of("theme-health-rights", "level-accompaniment", "result-settled"));
        ways.put("refused-benefit", List.of("theme-housing-benefit", "level-mediation", "result-follow-up"));
        ways.put("missing-paper", List.of("theme-family-rsa", "level-accompaniment", "result-comes-back"));
        ways.put(
                "cv",
                List.of(
                        "theme-work-cv",
                        "level-accompaniment",
                        "minutes-more",
                        "minutes-more",
                        "minutes-more",
                        "minutes-more",
                        "result-settled"));
        ways.put("couple", List.of("theme-tax-return", "level-accompaniment", "persons-more", "result-settled"));
        ways.put(
                "telephone",
                List.of(
                        "presence=telephone",
                        "browse",
                        "theme-energy",
                        "theme-energy-voucher",
                        "level-information",
                        "result-settled"));
        ways.put(
                "two-needs",
                List.of(
                        "theme-housing-benefit",
                        "level-accompaniment",
                        "result-settled",
                        "another",
                        "theme-health-card"));
        ways.put(
                "vehicle",
                List.of("browse", "theme-papers", "theme-papers-vehicle", "level-accompaniment", "result-settled"));
        ways.put(
                "other-supplier",
                List.of("theme-energy-bill", "operator-engie", "level-accompaniment", "result-settled"));
        ways.put(
                "social-worker",
                List.of(
                        "browse",
                        "theme-budget",
                        "theme-budget-overindebtedness",
                        "level-orientation",
                        "result-referred"));
        ways.put(
                "little-french",
                List.of("theme-writing-form", "level-accompaniment", "fold-person", "language=ar", "result-settled"));
        ways.put(
                "portal-down",
                List.of("theme-family-rsa", "level-accompaniment", "result-blocked", "blocker-portal-down"));
        ways.put(
                "mailbox",
                List.of(
                        "theme-digital-email",
                        "level-accompaniment",
                        "result-settled",
                        "support-trained",
                        "autonomy-partly-autonomous"));
        ways.put(
                "leaves",
                List.of("browse", "theme-mobility", "theme-mobility-fine", "level-accompaniment", "result-given-up"));
        ways.put(
                "home-visit",
                List.of(
                        "presence=home-visit",
                        "browse",
                        "theme-energy",
                        "theme-energy-saving",
                        "colleague=Camille Exemple",
                        "level-accompaniment",
                        "result-settled"));
        ways.put("mistake", List.of("visit-", "level-accompaniment"));
        ways.put(
                "interruption",
                List.of(
                        "theme-housing-benefit",
                        "pause",
                        "theme-family-benefits",
                        "level-information",
                        "result-settled",
                        "take-up-",
                        "level-accompaniment",
                        "result-settled"));
        ways.put("keyboard", List.of("\"edf comprendre facture acc 25\""));
        return ways;
    }

    @Test
    void the_good_way_of_each_of_the_twenty_is_good() {
        begin(Screen.DESKTOP);
        var costly = new ArrayList<String>();
        int number = 0;
        for (var way : GOOD_WAYS.entrySet()) {
            number++;
            page.waitForSelector("#training-visitor:has-text('" + number + "')");
            way.getValue().forEach(this::take);
            page.waitForSelector(".training-result");
            var said = page.textContent(".training-result").replaceAll("\\h", " ");
            var presses =
                    Pattern.compile("(\\d+) appuis? \\(bonne façon : (\\d+)\\)").matcher(said);
            assertThat(presses.find()).as(said).isTrue();
            if (!presses.group(1).equals(presses.group(2)) || said.contains("indice"))
                costly.add(way.getKey() + ": " + presses.group());
            if (way.getKey().matches("portal-down|interruption")) isFine("training-" + way.getKey());
            page.click("[data-key=next-visitor]");
        }
        assertThat(costly).isEmpty();
        shows(".training-sheet", "20 visiteurs sur 20");
        assertThat(page.locator("[data-key=print]")).isFocused();
        page.emulateMedia(new com.microsoft.playwright.Page.EmulateMediaOptions()
                .setMedia(com.microsoft.playwright.options.Media.PRINT));
        picture("training-sheet-all");
        nothingLeftThePage();
    }

    private void take(String step) {
        if (step.startsWith("\"")) {
            page.keyboard().press("/");
            page.keyboard().type(step.replace("\"", ""));
            page.keyboard().press("Enter");
            return;
        }
        var choice = step.split("=", 2);
        if (choice.length == 2) {
            var list = page.locator("#training select[data-key=" + choice[0] + "]:visible");
            if (choice[0].equals("colleague"))
                list.selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(choice[1]));
            else list.selectOption(choice[1]);
        } else
            // by the keyboard: two presses of a finger at one place, faster than a hand, would be a double one
            page.locator("#training .desk [data-key" + (step.endsWith("-") ? "^=" : "=") + step + "]:visible")
                    .first()
                    .press("Enter");
    }

    private void begin(Screen screen) {
        on(screen);
        signIn(desk.mediator());
        open("/bureau");
        // a desk makes its device known, in whatever tab
        context.onRequest(request -> {
            if (!request.method().equals("GET") && !request.url().endsWith("/capture/device.json"))
                posted.add(request.method() + " " + request.url());
        });
        page.click("#desk [data-key=plus]");
        page.click("#desk [data-key=training]");
        page.waitForSelector("#training .desk-tiles");
    }

    private void press(String... keys) {
        for (var key : keys) {
            Locator button = page.locator("#training .desk-main [data-key=" + key + "]");
            button.click();
            // a second press within 0.4 s is ignored
            afterADoublePress();
        }
    }

    private int points() {
        return Integer.parseInt(page.textContent(".training-points strong").replaceAll("\\D.*", ""));
    }

    private void nothingLeftThePage() {
        assertThat(posted).isEmpty();
        Network.as(
                desk.mediator(),
                () -> transaction.executeWithoutResult(status -> assertThat(
                                db.sql("select count(*) from visits.visit where association = :association")
                                        .param("association", desk.association())
                                        .query(Integer.class)
                                        .single())
                        .isZero()));
        assertThat(page.evaluate("""
                async () => {
                  const open = indexedDB.open("parvis-desk");
                  const database = await new Promise((done, failed) => {
                    open.onsuccess = () => done(open.result);
                    open.onerror = failed;
                  });
                  const all = database.transaction("commands").objectStore("commands").count();
                  const count = await new Promise((done) => (all.onsuccess = () => done(all.result)));
                  database.close();
                  return count;
                }""")).isEqualTo(0);
    }
}
