// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.network.Extent;
import fr.parvis.nomenclature.OutsideList;
import fr.parvis.shell.Words;
import fr.parvis.statistics.domain.BlockerRanking;
import fr.parvis.statistics.domain.CodesOfPartners;
import fr.parvis.statistics.domain.CodesOfPartners.Translated;
import fr.parvis.statistics.domain.HiddenMonths;
import fr.parvis.values.Ids;
import fr.parvis.values.Period;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Figures in partners' codes, the list of blockers, one's own record. */
@ParvisTest
class PartnersCodesTest {
    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Visits visits;

    @Autowired
    CodesOfPartners codes;

    @Autowired
    BlockerRanking walls;

    @Autowired
    BulkFigures bulk;

    @Autowired
    HiddenMonths months;

    @Autowired
    Pages pages;

    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Paris"));
    private final Period thisYear = new Period(today.withDayOfYear(1), today);
    private VisitsFixtures.Desk desk;

    @BeforeEach
    void aDesk() {
        desk = visitsFixtures.aDesk();
    }

    @Test
    void what_is_translated_and_what_is_not_add_up_to_all_requests_before_and_after_a_fold() {
        record("family-benefits", "caf", "information", "settled", null);
        record("family-benefits", "caf", "mediation", "referred", null);
        record("housing-search", null, "orientation", "settled", null);
        for (int round = 0; round < 2; round++) {
            var lists = translated();
            assertThat(lists)
                    .isNotEmpty()
                    .allSatisfy(list ->
                            assertThat(list.translated() + list.without()).isEqualTo(list.total()));
            assertThat(list(OutsideList.NF_X60_600, lists).total()).isEqualTo(3);
            assertThat(list(OutsideList.FRANCE_SERVICES_OPERATOR, lists).rows())
                    .filteredOn(row -> row.code().equals("cnaf"))
                    .singleElement()
                    .satisfies(row -> assertThat(row.requests()).isEqualTo(2));
            assertThat(list(OutsideList.COOP_REFERRED_TO, lists).total())
                    .as("only what was referred")
                    .isEqualTo(1);
            bulk.settle();
        }
    }

    @Test
    void a_translation_that_nobody_has_confirmed_is_marked_so() {
        record("family-benefits", "caf", "information", "settled", null);
        var modes = list(OutsideList.NF_X60_600, translated());
        assertThat(modes.rows()).allSatisfy(row -> assertThat(row.unconfirmed()).isEqualTo(row.requests()));
        var page = pages.as(director()).open("/bureau/chiffres/codes?etendue=association:" + desk.association());
        assertThat(page.select("#nf-x60-600-table").text()).contains("À confirmer");
        assertThat(page.select("#france-services-operator-table").text()).contains("Confirmée");
    }

    @Test
    void walls_are_told_by_operator_and_kind_month_by_month_and_at_how_many_points() {
        var second = visitsFixtures.aPoint(desk.association(), "Europe/Paris", null);
        record("family-benefits", "caf", "information", "blocked", "portal-down");
        record("family-benefits", "caf", "information", "blocked", "portal-down");
        Network.as(
                desk.mediator(),
                () -> visits.record(VisitsFixtures.with(
                        VisitsFixtures.aVisit(second),
                        List.of(request("family-benefits", "caf", "information", "blocked", "portal-down")))));
        bulk.settle();
        record("family-benefits", "caf", "information", "blocked", "account-lost");
        var extent = new Extent.OfAssociation(desk.association());
        var found = Network.as(desk.mediator(), () -> walls.of(extent, today.getYear()));
        assertThat(found).extracting(BlockerRanking.Row::blocker).containsExactly("portal-down", "account-lost");
        assertThat(found.getFirst().total()).isEqualTo(3);
        assertThat(Network.as(desk.mediator(), () -> walls.points(extent, today.getYear())))
                .containsEntry(found.getFirst().code(), 2)
                .containsEntry(found.getLast().code(), 1);
        assertThat(found.getFirst().months().get(today.getMonthValue() - 1)).isEqualTo(3);
        var page = pages.as(director()).open("/bureau/chiffres/murs?etendue=association:" + desk.association());
        assertThat(page.select("#walls tbody tr")).hasSize(2);
        assertThat(page.select("#walls tbody tr").first().text()).startsWith("Caf Site en panne 3 2");
        assertThat(page.select("#walls tbody tr").first().select(".spark p").text())
                .isEqualTo(today.getMonth().getDisplayName(TextStyle.SHORT_STANDALONE, Locale.FRENCH) + " 3");
        assertThat(page.select("#grid tbody tr").eachText()).containsExactly("Caf 3 1 4");
        assertThat(page.select("#grid tfoot tr").text()).endsWith("3 1 4");
        assertThat(page.select("#grid td.heat-5").text()).isEqualTo("3");
    }

    @Test
    void a_year_without_blockers_names_the_days_that_were_counted() {
        var until = "Aucun blocage noté du " + Words.date(today.withDayOfYear(1)) + " au " + Words.date(today);
        assertThat(pages.as(director())
                        .open("/bureau/chiffres/murs")
                        .select("main")
                        .text())
                .contains(until);
        assertThat(pages.as(director()).open("/bureau/accueil").select("main").text())
                .contains(until);
        var past = today.getYear() - 1;
        assertThat(pages.as(director())
                        .open("/bureau/chiffres/murs?annee=" + past)
                        .select("main")
                        .text())
                .contains(
                        "du " + Words.date(LocalDate.of(past, 1, 1)) + " au " + Words.date(LocalDate.of(past, 12, 31)));
    }

    @Test
    void an_empty_year_is_the_latest_one_and_one_that_is_no_number_is_refused() {
        var page = pages.as(director()).open("/bureau/chiffres/murs?etendue=&annee=&page=");
        assertThat(page.select("h1").text()).isEqualTo("Blocages rencontrés en " + today.getYear());
        assertThat(pages.as(director()).get("/bureau/chiffres/murs?annee=abc")).hasStatus(400);
        assertThat(pages.as(director()).get("/bureau/chiffres/murs.csv?annee=abc"))
                .hasStatus(400);
    }

    /** In January no month of the year is over yet. */
    @Test
    void the_head_is_shown_the_latest_year_that_has_a_month_that_is_over() {
        var last = months.last();
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        for (var address : List.of("?", "?annee=" + (last.getYear() + 1) + "&")) {
            var page = pages.as(head)
                    .open("/bureau/chiffres/murs" + address + "etendue=association:" + desk.association());
            assertThat(page.select("h1").text()).isEqualTo("Blocages rencontrés en " + last.getYear());
            assertThat(page.select("main").text())
                    .contains("Aucun blocage noté du "
                            + Words.date(last.withMonth(1).atDay(1)) + " au " + Words.date(last.atEndOfMonth()));
            assertThat(page.select(".presets a").eachText()).containsExactly(String.valueOf(last.getYear() - 1));
        }
        assertThat(pages.as(head).open("/bureau/accueil").select("h2").eachText())
                .contains("Blocages rencontrés en " + last.getYear());
    }

    @Test
    void figures_of_a_past_year_lead_to_the_blockers_of_that_year() {
        var page = pages.as(director()).open("/bureau/chiffres?du=2024-03-01&au=2024-03-31");
        assertThat(page.select(".figure-more a[href^=/bureau/chiffres/murs]").attr("href"))
                .contains("annee=2024");
    }

    @Test
    void the_head_sees_walls_with_small_counts_hidden() {
        var last = months.last();
        // company for what other tests counted little of in that month: the smaller of the two is taken
        var company = visitsFixtures.aDesk();
        waiting(company, last.atDay(5), "{\"TOTAL\":{\"\":[40,40,40,0]}}");
        waiting(desk, last.atDay(5), """
                {"TOTAL":{"":[400,400,400,0]},"WALL":{"caf|portal-down":[0,0,6,0],"cpam|portal-down":[0,0,1,0]}}""");
        var page = pages.as(network.ofTheNetwork(Role.NETWORK_HEAD))
                .open("/bureau/chiffres/murs?etendue=association:" + desk.association() + "&annee=" + last.getYear());
        // the six would tell the one, whose kind's sum is shown elsewhere
        assertThat(page.select("#walls tbody td.strong").eachText()).containsExactly("masqué", "masqué");
        // nor do the grid's sums, shades and drawings
        assertThat(page.select("#grid td").eachText()).containsOnly("masqué");
        assertThat(page.select("#grid [class*=heat-]").eachAttr("class")).allMatch(shade -> shade.endsWith("heat-0"));
        assertThat(page.select(".spark rect").eachAttr("height")).containsOnly("0");
    }

    private void waiting(VisitsFixtures.Desk at, LocalDate day, String cells) {
        Asking.as(at.association())
                .run(() -> transaction.executeWithoutResult(status -> database.sql("""
                    insert into statistics.pending (association, point, day, cells)
                    values (:association, :point, :day, :cells)\
                    """)
                        .param("association", at.association())
                        .param("point", at.point())
                        .param("day", day)
                        .param("cells", cells)
                        .update()));
    }

    @Test
    void the_codes_of_partners_are_told_the_head_for_the_whole_network_only() {
        var page = pages.as(network.ofTheNetwork(Role.NETWORK_HEAD))
                .open("/bureau/chiffres/codes?etendue=association:" + desk.association() + "&du=" + today + "&au="
                        + today);
        assertThat(page.select("select[name=etendue] option")).hasSize(1);
        assertThat(page.select(".notice").text()).contains("par mois entiers");
    }

    @Test
    void one_reads_ones_own_record_and_nobody_elses() {
        record("family-benefits", "caf", "information", "settled", null);
        var page = pages.as(desk.mediator()).open("/bureau/mon-parcours");
        assertThat(page.select("main").text()).contains("Passages : 1. Personnes reçues ou rencontrées : 1.");
        assertThat(page.select("#modes-table tbody tr")).hasSize(1);
        assertThat(page.select(".signature").text()).contains("direction");
        var colleague = network.a(Role.MEDIATOR, desk.association());
        assertThat(pages.as(colleague)
                        .open("/bureau/mon-parcours?mediateur="
                                + desk.mediator().account())
                        .select("main")
                        .text())
                .contains("Aucun passage");
        assertThat(pages.as(network.ofTheNetwork(Role.NETWORK_HEAD)).get("/bureau/mon-parcours"))
                .hasStatus(403);
    }

    @Test
    void a_spreadsheet_of_the_page_holds_every_code() throws UnsupportedEncodingException {
        record("family-benefits", "caf", "information", "settled", null);
        for (var address : List.of("/bureau/chiffres.csv", "/bureau/chiffres/codes.csv", "/bureau/chiffres/murs.csv")) {
            var result = pages.as(director()).get(address + "?etendue=association:" + desk.association());
            assertThat(result).hasStatusOk();
            assertThat(result.getResponse().getContentAsString())
                    .startsWith("\uFEFF")
                    .contains(";");
        }
        var figures = pages.as(director())
                .get("/bureau/chiffres.csv?etendue=association:" + desk.association())
                .getResponse()
                .getContentAsString();
        assertThat(figures.lines()).anyMatch(line -> line.startsWith("Demandes par organisme;caf;Caf;Demandes;1;0;0"));
    }

    @Test
    void a_spreadsheet_reads_thousands_as_numbers() throws UnsupportedEncodingException {
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(status -> database.sql("""
                    insert into statistics.pending (association, point, day, cells) values (:association, :point, :day,
                        '{"ACT":{"family-benefits|caf||information":[0,0,1234,90000]},"WALL":{"caf|portal-down":[0,0,1234,0]}}')\
                    """)
                        .param("association", desk.association())
                        .param("point", desk.point())
                        .param("day", today)
                        .update()));
        assertThat(csv("/bureau/chiffres/codes.csv").lines())
                .anyMatch(line -> line.contains(";cnaf;") && line.contains(";1234;1500;"))
                .anyMatch(line -> line.endsWith(";Total;1234;;"));
        assertThat(csv("/bureau/chiffres/murs.csv").lines())
                .as("in all, and in its month")
                .anyMatch(line -> line.matches("Caf;Site en panne;1234;1;.*\\b1234\\b.*"));
    }

    private String csv(String address) throws UnsupportedEncodingException {
        return pages.as(director())
                .get(address + "?etendue=association:" + desk.association())
                .getResponse()
                .getContentAsString();
    }

    @Test
    void a_team_is_for_who_leads_to_look_at() {
        assertThat(pages.as(desk.mediator()).get("/bureau/chiffres?etendue=equipe:Nord"))
                .hasStatus(404);
        assertThat(pages.as(director()).get("/bureau/chiffres?etendue=equipe:Nord"))
                .hasStatusOk();
    }

    @Test
    void a_figure_leads_to_what_it_counts_for_a_director_and_not_for_the_head() {
        for (int i = 0; i < 6; i++) record("family-benefits", "caf", "information", "settled", null);
        var address = "/bureau/chiffres?etendue=association:" + desk.association() + "&du=" + today + "&au=" + today;
        assertThat(pages.as(director())
                        .open(address)
                        .select("#operator .bar-label a")
                        .attr("href"))
                .isEqualTo("/bureau/passages?du=" + today + "&au=" + today + "&operateur=caf");
        assertThat(pages.as(network.ofTheNetwork(Role.NETWORK_HEAD))
                        .open(address)
                        .select("a[href^=/bureau/passages]"))
                .isEmpty();
        // each leads to a list of as many
        for (var link : pages.as(director()).open(address).select(".charts a[href^=/bureau/passages]"))
            assertThat(pages.as(director())
                            .open(link.attr("href"))
                            .select("main")
                            .text())
                    .as(link.attr("href"))
                    .contains("6 passages");
    }

    private List<Translated> translated() {
        return Network.as(desk.mediator(), () -> codes.of(new Extent.OfAssociation(desk.association()), thisYear));
    }

    private static Translated list(OutsideList list, List<Translated> lists) {
        return lists.stream().filter(one -> one.list() == list).findAny().orElseThrow();
    }

    private SignedIn director() {
        return network.a(Role.DIRECTOR, desk.association());
    }

    private void record(String theme, String operator, String level, String result, String blocker) {
        var outcome = Network.as(
                desk.mediator(),
                () -> visits.record(VisitsFixtures.with(
                        VisitsFixtures.aVisit(desk.point()),
                        List.of(request(theme, operator, level, result, blocker)))));
        assertThat(outcome).isInstanceOf(Visits.Outcome.Accepted.class);
    }

    private static Visit.Request request(String theme, String operator, String level, String result, String blocker) {
        return new Visit.Request(Ids.next(), theme, operator, level, result, blocker, 10, null, null, null, null);
    }
}
