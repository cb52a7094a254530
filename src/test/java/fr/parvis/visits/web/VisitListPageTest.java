// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import static fr.parvis.visits.VisitsFixtures.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.shell.Notice;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.visits.PastVisits;
import fr.parvis.visits.Visit;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.visits.VisitsFixtures.Desk;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
class VisitListPageTest {
    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    PastVisits visits;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    VisitsFixtures fixtures;

    Desk desk;
    SignedIn siteLead;
    Pages lead;

    @BeforeEach
    void a_desk() {
        desk = fixtures.aDesk();
        siteLead = network.a(Role.SITE_LEAD, desk.association());
        lead = pages.as(siteLead);
    }

    @Test
    void an_export_with_a_filter_or_format_that_cannot_be_read_is_refused_and_not_made_of_all() {
        load(List.of(daysAgo(2, desk)));
        for (var wrong : List.of("point=la mairie", "theme=<b>", "sens=nord", "premiere=peut-être", "format=pdf")) {
            var said = wrong.split("=", -1);
            var answer = lead.post("/bureau/exports", Map.of(said[0], said[1]));
            assertThat(answer).as(wrong).hasStatus(302);
            assertThat(((Notice) answer.getMvcResult().getFlashMap().get("notice")).text())
                    .as(wrong)
                    .contains("rien n’a été exporté");
        }
    }

    @Test
    void an_export_whose_day_is_none_is_refused_and_not_made_of_another_period() {
        load(List.of(daysAgo(2, desk)));
        for (var wrong : List.of("null", "-0001-01-01", "31/13/2026"))
            for (var field : List.of("du", "au")) {
                var answer = lead.post("/bureau/exports", Map.of(field, wrong));
                assertThat(answer).hasStatus(302);
                assertThat(((Notice) answer.getMvcResult().getFlashMap().get("notice")).text())
                        .startsWith(field.equals("du") ? "Premier jour" : "Dernier jour")
                        .contains(wrong, "rien n’a été exporté");
            }
    }

    @Test
    void an_export_says_that_visits_were_attended_only_of_a_mediator_who_may_have_recorded_others() {
        var one = exported("mediateur=" + desk.mediator().account() + "&assures=oui");
        var all = exported("operateur=caf&assures=oui");
        assertThat(lead.open("/bureau/exports/" + one).text()).contains("assurés, pas seulement saisis");
        assertThat(lead.open("/bureau/exports/" + all).text()).contains("Caf").doesNotContain("assurés");
    }

    /** An export with that filter which the site lead asked for, and which is over. */
    private UUID exported(String filter) {
        var id = Ids.next();
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(status -> db.sql("""
                                insert into visits.export (id, association, account, asked_at, format, filter, notes, state, problem)
                                values (?, ?, ?, now(), 'csv', ?, false, 'failed', 'interrupted')""")
                        .param(id)
                        .param(desk.association())
                        .param(siteLead.account())
                        .param(filter)
                        .update()));
        return id;
    }

    @Test
    void days_the_wrong_way_round_are_said_and_can_be_swapped() {
        load(List.of(daysAgo(2, desk)));
        var page = lead.open("/bureau/passages?du=2099-01-01&au=2026-01-01&operateur=caf");
        assertThat(page.select(".empty")).isEmpty();
        var swapped = page.select(".notice-warning a").attr("href");
        assertThat(swapped).contains("du=2026-01-01", "au=2099-01-01", "operateur=caf");
        assertThat(lead.open(swapped).select("#visits tbody tr")).hasSize(1);
    }

    @Test
    void the_filters_are_kept_in_the_address_and_read_as_a_sentence() {
        load(List.of(daysAgo(2, desk)));
        var address = "/bureau/passages?du=2026-01-01&au=&point=" + desk.point()
                + "&theme=family-benefits&operateur=caf&niveau=accompaniment&sens=entrante";
        var page = lead.open(address);
        assertThat(page.select("#visits tbody tr")).hasSize(1);
        assertThat(page.select("input[name=du]").val()).isEqualTo("2026-01-01");
        assertThat(page.select("input[name=au]").val()).isEmpty();
        for (var name : List.of("point", "theme", "operateur", "niveau", "sens"))
            assertThat(page.select("select[name=" + name + "] option[selected]"))
                    .as(name)
                    .hasSize(1);
        // two of them are folded away: the fold says so and is open
        assertThat(page.select("details.sentence-more[open] summary").text()).isEqualTo("2 autres filtres");
        assertThat(page.select(".presets a").eachAttr("href")).allMatch(href -> href.contains("operateur=caf"));
        assertThat(page.select("#visits caption").text()).contains("1 passage");
        assertThat(page.select("#exporter input[name=operateur]").val()).isEqualTo("caf");
    }

    @Test
    void without_a_period_the_last_month_is_shown_and_a_blank_one_is_all_time() {
        load(List.of(daysAgo(30, desk), daysAgo(31, desk)));
        var page = lead.open("/bureau/passages");
        assertThat(page.select("#visits tbody tr")).hasSize(1);
        assertThat(page.select("nav a[aria-current]").eachAttr("href")).contains("/bureau/journee");
        assertThat(lead.open("/bureau/passages?du=&au=").select("#visits tbody tr"))
                .hasSize(2);
    }

    @Test
    void forty_are_on_a_page_and_links_lead_on_and_back_with_the_filter() {
        load(IntStream.range(0, 60).mapToObj(i -> daysAgo(i % 20, desk)).toList());
        var first = lead.open("/bureau/passages?operateur=caf&du=");
        assertThat(first.select("#visits tbody tr")).hasSize(40);
        assertThat(first.select("#visits caption").text()).contains("60 passages");
        assertThat(first.select("a[rel=prev]")).isEmpty();
        var next = first.select("a[rel=next]").attr("href");
        assertThat(next).contains("operateur=caf");
        var second = lead.open(next.replace(":", "%3A"));
        assertThat(second.select("#visits tbody tr")).hasSize(20);
        assertThat(second.select("a[rel=next]")).isEmpty();
        assertThat(lead.open(second.select("a[rel=prev]").attr("href").replace(":", "%3A"))
                        .select("#visits tbody tr"))
                .hasSize(40);
    }

    @Test
    void a_sheet_of_a_long_day_shows_its_beginning_sums_all_and_leads_to_the_list() {
        load(IntStream.range(0, 203).mapToObj(i -> daysAgo(1, desk)).toList());
        var day = java.time.LocalDate.now(NetworkTime.ZONE).minusDays(1);
        var page = lead.open("/bureau/journee?tous=oui&jour=" + day);
        assertThat(page.select("#day tbody tr")).hasSize(50);
        assertThat(page.select(".figure-value").first().text()).isEqualTo("203");
        assertThat(page.select(".notice a").attr("href")).startsWith("/bureau/passages?du=" + day);
        assertThat(lead.open(page.select(".notice a").attr("href"))
                        .select("#visits caption")
                        .text())
                .contains("203 passages");
    }

    @Test
    void nothing_found_says_what_to_do_next() {
        var page = lead.open("/bureau/passages?operateur=engie");
        assertThat(page.select(".empty h2").text()).isEqualTo("Aucun passage ne répond à ces choix");
        assertThat(page.select(".empty a[href=/bureau/passages]")).hasSize(1);
        assertThat(page.select("#exporter")).isEmpty();
    }

    @Test
    void a_mediator_has_their_own_and_is_offered_no_colleague() {
        load(List.of(daysAgo(0, desk)));
        var colleague = pages.as(network.a(Role.MEDIATOR, desk.association()));
        assertThat(colleague
                        .open("/bureau/passages?mediateur=" + desk.mediator().account())
                        .select("#visits"))
                .isEmpty();
        var mine = pages.as(desk.mediator()).open("/bureau/passages");
        assertThat(mine.select("#visits tbody tr")).hasSize(1);
        assertThat(mine.select("select[name=mediateur]")).isEmpty();
        assertThat(mine.select("#exporter input[name=notes]")).isEmpty();
    }

    @Test
    void an_address_that_makes_no_sense_is_answered_all_the_same() {
        for (var address : List.of(
                "?du=hier&au=2026-13-45",
                "?point=partout&mediateur=moi&sens=ailleurs&age=%00&equipe=%00",
                "?avant=2026-11-25_demain_x&apres=a_b_c",
                "?avant=%2B999999999-12-31_2026-11-25T00:00:00Z_0193e000-0000-7000-8000-000000000001"
                        .replace(":", "%3A"),
                "?theme='%20or%201=1--&operateur=\u00e9".replace("\u00e9", "%C3%A9")))
            assertThat(lead.get("/bureau/passages" + address)).as(address).hasStatusOk();
        var unknown = lead.open("/bureau/passages?theme=no-such-theme&operateur=nobody&niveau=x");
        assertThat(unknown.select("select[name=operateur] option[selected]").val())
                .isEqualTo("nobody");
        assertThat(unknown.select("select[name=theme] option[selected]").val()).isEqualTo("no-such-theme");
    }

    private void load(List<Visit> some) {
        Network.as(desk.mediator(), () -> visits.load(some));
    }
}
