package fr.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.LoadState;
import fr.parvis.Network;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.visits.VisitsFixtures.Desk;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
        desk = new VisitsFixtures(network, db, transaction).aDesk();
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void meets_three_visitors_one_wrongly_at_first(Screen screen) {
        begin(screen);
        assertThat(page.locator("#training-visitor"))
                .satisfies(title -> assertThat(title.textContent()).contains("Madame Exemple"));
        assertThat(page.isVisible(".training-banner:has-text('rien n’est enregistré')"))
                .isTrue();
        isFine("training-begins");

        // the first is answered wrongly: what is to be looked at again is named, with a hint
        press("theme-energy-unpaid-bill", "level-information", "result-settled");
        page.waitForSelector(".training-message:has-text('À revoir')");
        assertThat(page.textContent(".training-message")).contains("aide").doesNotContain("thème");
        assertThat(page.locator(".training-hints li").count()).isEqualTo(1);
        isFine("training-hint");
        page.click("[data-key=hint]");
        assertThat(page.locator(".training-hints li").count()).isEqualTo(2);
        page.locator("#training .desk-strip [data-key^=edit-]").first().click();
        press("level-accompaniment");
        page.waitForSelector(".training-result");
        assertThat(points()).isBetween(60, 80);
        assertThat(page.textContent(".training-result")).contains("bonne façon").contains("2 indices");
        assertThat(page.evaluate("document.activeElement.dataset.key")).isEqualTo("next-visitor");
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
        assertThat(page.textContent(".training-all")).contains("3 sur 20");
        assertThat(page.textContent(".training-sheet")).contains("3 visiteurs sur 20");

        // the first once more, rightly
        page.click("[data-key=visitor-reminder]");
        press("theme-energy-unpaid-bill", "level-accompaniment", "result-settled");
        page.waitForSelector(".training-result .badge:has-text('meilleur')");
        int best = points();
        assertThat(best).isGreaterThanOrEqualTo(95);

        // one's best is there tomorrow, and on this device alone
        page.reload();
        page.waitForSelector("[data-key=visitor-reminder] .badge");
        assertThat(page.textContent("[data-key=visitor-reminder]")).contains(best + " points");
        assertThat(page.getAttribute("[aria-current=step]", "data-key")).isEqualTo("visitor-ameli");

        nothingLeftThePage();
    }

    @Test
    void asks_for_the_answer_and_prints_how_far_one_is() {
        begin(Screen.PHONE);
        page.click("[data-key=hint]");
        page.click("[data-key=show]");
        page.waitForSelector(".training-result");
        assertThat(points()).isZero();
        assertThat(page.isVisible(".training-sheet")).isFalse();
        page.click("[data-key=again]");
        press("theme-energy-unpaid-bill", "level-accompaniment", "result-settled");
        page.waitForSelector(".training-result");
        page.setViewportSize(320, 700);
        isAccessible();
        page.emulateMedia(new com.microsoft.playwright.Page.EmulateMediaOptions()
                .setMedia(com.microsoft.playwright.options.Media.PRINT));
        assertThat(page.isVisible(".training-sheet h2")).isTrue();
        assertThat(page.isVisible(".training-card")).isFalse();
        assertThat(page.isVisible(".training-all")).isFalse();
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
        assertThat(real.locator(".desk-day .desk-picked").count()).isZero();
        nothingLeftThePage();
    }

    private void begin(Screen screen) {
        on(screen);
        signIn(desk.mediator());
        context.onRequest(request -> {
            if (!request.method().equals("GET")) posted.add(request.method() + " " + request.url());
        });
        open("/capture/entrainement");
        page.waitForSelector("#training .desk-tiles");
    }

    private void press(String... keys) {
        for (var key : keys) {
            Locator button = page.locator("#training .desk-main [data-key=" + key + "]");
            button.click();
            // a second press within 0.4 s is ignored
            page.waitForTimeout(450);
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
