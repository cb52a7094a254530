// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fr.parvis.visits.VisitsFixtures.aVisit;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.statistics.domain.HiddenMonths;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Figures the second after: a mediator's own, the association's for its director, and only large ones for the network's head. */
class FiguresJourney extends Journey {
    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Visits visits;

    @Autowired
    HiddenMonths months;

    @AtEveryWidth
    void a_visit_counts_at_once_and_the_head_of_the_network_sees_no_small_count(Screen screen) {
        var desk = visitsFixtures.aDesk();
        on(screen);
        signIn(desk.mediator());
        open("/bureau/chiffres");
        assertThat(page.locator("main")).containsText("Aucun passage sur cette période");
        isFine("figures-1-none");

        recordOnThePlainForm();
        open("/bureau/chiffres");
        assertThat(figure("Passages")).hasText("1");
        assertThat(figure("Personnes")).hasText("1");
        recordOnThePlainForm();
        open("/bureau/chiffres");
        assertThat(figure("Passages")).hasText("2");
        assertThat(figure("Demandes")).hasText("2");
        everyChartHasItsTable();
        assertThat(page.locator("#theme-table tbody")).containsText("2");
        isFine("figures-2-mediator");

        recordMore(desk.mediator(), desk.point(), 4);
        on(screen);
        signIn(network.a(Role.DIRECTOR, desk.association()));
        open("/bureau/chiffres");
        assertThat(figure("Passages")).hasText("6");
        isFine("figures-3-director");
        unfold();
        isFine("figures-3-director-unfolded");
        printed("figures-3-director");
        page.selectOption("select[name=etendue]", "point:" + desk.point());
        page.waitForURL(url -> url.contains("point"));
        assertThat(figure("Passages")).hasText("6");
        assertThat(page.locator("main")).not().containsText("masqué");

        on(screen);
        signIn(network.ofTheNetwork(Role.NETWORK_HEAD));
        open("/bureau/chiffres");
        isFine("figures-4-network");
        // today's are of a month that is not over: from one day to the next they would tell who came
        open("/bureau/chiffres?etendue=association:" + desk.association());
        assertThat(figure("Passages")).hasText("0");
        aMonthAgo(desk);
        page.fill("input[name=au]", LocalDate.now(NetworkTime.ZONE).toString());
        assertThat(page.locator("main .notice")).containsText("par mois entiers");
        assertThat(figure("Passages")).hasText("460");
        // four of one theme beside hundreds of another: the small one is hidden, and what would tell it too
        assertThat(page.locator("#theme .bar-value").first()).hasText("masqué");
        assertThat(page.locator("main")).containsText("personne ne doit pouvoir être reconnu");
        everyChartHasItsTable();
        isFine("figures-5-small-counts-hidden");
        open("/bureau/chiffres?etendue=point:" + desk.point());
        assertThat(page.locator("main")).not().containsText("6 ");
        isFine("figures-6-point-for-the-head");
    }

    @AtEveryWidth
    void partners_codes_walls_and_ones_own_record_stand_one_press_away(Screen screen) {
        var desk = visitsFixtures.aDesk();
        recordMore(desk.mediator(), desk.point(), 3);
        for (var wall : List.of("portal-down", "portal-down", "account-lost"))
            assertThat(Network.as(
                            desk.mediator(),
                            () -> visits.record(VisitsFixtures.with(aVisit(desk.point()), List.of(blocked(wall))))))
                    .isInstanceOf(Visits.Outcome.Accepted.class);
        on(screen);
        signIn(network.a(Role.DIRECTOR, desk.association()));
        open("/bureau/chiffres");
        page.locator(".figure-more a").first().click();
        assertThat(page.locator("#nf-x60-600")).containsText("6 avec correspondance, 0 sans, 6 en tout");
        assertThat(page.locator("#nf-x60-600-table tbody")).containsText("À confirmer");
        isFine("figures-7-codes");
        printed("figures-7-codes");
        page.goBack();
        page.locator(".figure-more a").nth(1).click();
        assertThat(page.locator("#walls tbody tr")).hasCount(2);
        assertThat(page.locator("#walls tbody tr").first()).containsText("Site en panne");
        isFine("figures-8-walls");
        printed("figures-8-walls");

        on(screen);
        signIn(desk.mediator());
        open("/bureau/chiffres");
        page.locator(".figure-more a").nth(2).click();
        assertThat(page.locator("main")).containsText("Passages : 6. Personnes reçues ou rencontrées : 6.");
        isFine("figures-9-own-path");
        printed("figures-9-own-path");
    }

    /** Visits of the last month that is over, 460, four of them for a theme of their own. */
    private void aMonthAgo(VisitsFixtures.Desk desk) {
        // company for what other journeys counted little of in that month: the smaller of the two is taken
        count(visitsFixtures.aDesk(), "{\"TOTAL\":{\"\":[46,46,46,460]}}");
        count(desk, """
                {"TOTAL":{"":[460,460,460,4600]},"THEME":{"family-benefits":[0,0,456,4560],"housing-search":[0,0,4,40]},
                "OPERATOR":{"caf":[0,0,460,4600]},"LEVEL":{"information":[0,0,460,4600]},"RESULT":{"settled":[0,0,460,4600]},
                "PRESENCE":{"desk":[460,460,460,4600]},"DIRECTION":{"incoming":[460,460,460,4600]},
                "AGE_BAND":{"":[460,460,460,4600]}}""");
    }

    private void count(VisitsFixtures.Desk desk, String cells) {
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(status -> database.sql("""
                    insert into statistics.pending (association, point, day, cells) values (:association, :point, :day, :cells)\
                    """)
                        .param("association", desk.association())
                        .param("point", desk.point())
                        .param("day", months.last().atDay(5))
                        .param("cells", cells)
                        .update()));
    }

    private void unfold() {
        for (var group : page.locator(".figure-group").all())
            if (group.getAttribute("open") == null) group.locator("> summary").click();
    }

    private static Visit.Request blocked(String wall) {
        return new Visit.Request(
                Ids.next(), "family-benefits", "caf", "accompaniment", "blocked", wall, 20, null, null, null, null);
    }

    /** The sheet of paper, kept beside the pictures. */
    private void printed(String name) {
        if (page.viewportSize().width < 1000) return;
        page.pdf(new Page.PdfOptions()
                .setPath(Path.of("target/journeys", name + ".pdf"))
                .setFormat("A4"));
    }

    /** Without the desk's script: what an old browser, or a broken network, leaves of the page. */
    private void recordOnThePlainForm() {
        page.route("**/desk/desk.js", Route::abort);
        open("/capture");
        page.selectOption("select[name='requests[0].theme']", "housing-search");
        page.locator("#desk button[type=submit]").click();
        assertThat(page.locator(".notice-success")).containsText("Passage enregistré");
    }

    private void recordMore(SignedIn mediator, UUID point, int count) {
        for (int i = 0; i < count; i++)
            assertThat(Network.as(mediator, () -> visits.record(aVisit(point))))
                    .isInstanceOf(Visits.Outcome.Accepted.class);
    }

    private Locator figure(String label) {
        return page.locator(".figure")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(".figure-label span")
                                .getByText(label, new Locator.GetByTextOptions().setExact(true))))
                .locator(".figure-value");
    }

    private void everyChartHasItsTable() {
        unfold();
        var charts = page.locator("figure.chart");
        assertThat(charts.count()).isGreaterThan(5);
        for (var chart : charts.all()) {
            assertThat(chart.locator("table")).isHidden();
            chart.locator("details.disclosure > summary").click();
            assertThat(chart.locator("table caption, table th").first()).isVisible();
            assertThat(chart.locator("tbody tr").count()).isPositive();
            chart.locator("details.disclosure > summary").click();
        }
    }
}
