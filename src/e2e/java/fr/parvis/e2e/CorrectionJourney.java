// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.database.Asking;
import fr.parvis.visits.PastVisits;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.visits.VisitsFixtures.Desk;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A recorded visit is corrected at the questions of the desk, from the row of a list and back to it. */
class CorrectionJourney extends Journey {
    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Visits visits;

    @Autowired
    PastVisits past;

    private Desk desk;

    @BeforeEach
    void a_desk_in_an_association_of_its_own() {
        desk = visitsFixtures.aDesk();
    }

    @AtEveryWidth
    void a_row_opens_the_desk_with_the_answers_chosen_and_saving_leads_back_to_it(Screen screen) {
        record(VisitsFixtures.aVisit(desk.point()));
        on(screen);
        signIn(desk.mediator());
        open("/bureau/journee");
        chooseIn("#day .row-menu", "Corriger");
        assertThat(key("level-accompaniment")).hasAttribute("aria-pressed", "true");
        assertThat(key("picked")).isVisible();
        assertThat(page.locator("h1")).hasCount(1);
        assertThat(page.locator("#desk-why")).hasCount(0);
        isFine("correction-desk");
        // nothing is recorded before it is saved, as one correction
        key("level-mediation").click();
        key("another").click();
        page.locator("[data-step=theme] .tile").nth(1).click();
        assertThat(page.locator(".desk-strip .desk-request")).hasCount(2);
        assertThat(page.locator("[data-step=theme]")).hasCount(0);
        isFine("correction-desk-two");
        assertThat(value("select count(*)::text from visits.request")).isEqualTo("1");
        page.fill("#desk-time", "00:05");
        key("save").click();
        shows(".notice-success", "Passage corrigé");
        assertThat(page).hasURL(Pattern.compile("/bureau/journee\\?.*#passage-"));
        assertThat(page.locator("#day a[data-row]")).isFocused();
        assertThat(page.locator("#day .row-chip")).hasCount(2);
        assertThat(page.locator("#day .row-chip-mark")).hasText("Corrigé 1 fois");
        assertThat(value("select string_agg(r.level, ' ' order by r.position) from visits.request r"))
                .isEqualTo("mediation mediation");
        assertThat(value("select to_char(started_at at time zone 'Europe/Paris', 'HH24:MI') from visits.visit"))
                .isEqualTo("00:05");
    }

    @Test
    void a_visit_of_another_day_asks_why_and_without_network_says_that_nothing_is_saved() {
        Network.as(desk.mediator(), () -> past.load(List.of(VisitsFixtures.daysAgo(3, desk))));
        signIn(desk.mediator());
        open("/bureau/passages");
        chooseIn("#visits .row-menu", "Corriger");
        key("result-follow-up").click();
        key("save").click();
        assertThat(page.locator(".desk-save [role=alert]")).containsText("Dites pourquoi");
        assertThat(page.locator("#desk-why")).isFocused();
        page.fill("#desk-why", "Elle est revenue");
        isFineAtEveryWidth("correction-desk-why");
        loseNetwork();
        key("save").click();
        assertThat(page.locator(".desk-save [role=alert]")).containsText("rien n’est enregistré");
        assertThat(value("select result from visits.request")).isEqualTo("settled");
        findNetwork();
        key("save").click();
        // the address of the correction itself begins like that of the list
        assertThat(page).hasURL(Pattern.compile("/bureau/passages\\?.*#passage-"));
        assertThat(value("select result from visits.request")).isEqualTo("follow-up");
        assertThat(value("select reason from visits.earlier_version")).isEqualTo("Elle est revenue");
    }

    @Test
    void what_the_server_does_not_take_is_on_the_plain_form_as_it_was_said() {
        var visit = record(VisitsFixtures.aVisit(desk.point()));
        signIn(desk.mediator());
        open("/bureau/journee");
        chooseIn("#day .row-menu", "Corriger");
        key("persons-more").click();
        Network.as(
                network.a(Role.SITE_LEAD, desk.association()),
                () -> visits.correct(VisitsFixtures.forPersons(visit, 4)));
        key("save").click();
        shows(".error-summary", "Quelqu’un a corrigé");
        assertThat(page.locator("input[name=persons]")).hasValue("2");
        page.click("main form button.btn-primary");
        shows(".notice-success", "Passage corrigé");
        assertThat(value("select persons::text from visits.visit")).isEqualTo("2");
    }

    @Test
    void a_request_that_is_added_and_undone_leaves_no_mark_of_a_correction() {
        signIn(desk.mediator());
        open("/capture");
        page.locator("[data-step=theme] .tile").first().click();
        key("level-accompaniment").click();
        key("result-settled").click();
        // before it has left, what is added belongs to what is recorded, and taking it back corrects that
        eventually(() -> value("select count(*)::text from visits.request"), "1");
        key("another").click();
        page.locator("[data-step=theme] .tile").nth(1).click();
        eventually(() -> value("select count(*)::text from visits.request"), "2");
        key("toast-undo").click();
        eventually(() -> value("select count(*)::text from visits.request"), "1");
        open("/bureau/journee");
        assertThat(page.locator("#day .row-chip")).hasCount(1);
        assertThat(page.locator("#day .row-chip-mark")).hasCount(0);
    }

    private Visit record(Visit visit) {
        var outcome = Network.as(desk.mediator(), () -> visits.record(visit));
        return ((Visits.Outcome.Accepted) outcome).visit();
    }

    private Locator key(String key) {
        return page.locator("[data-key='" + key + "']");
    }

    private String value(String sql) {
        return Asking.as(desk.association())
                .call(() -> transaction.execute(
                        status -> db.sql(sql).query(String.class).optional().orElse("")));
    }
}
