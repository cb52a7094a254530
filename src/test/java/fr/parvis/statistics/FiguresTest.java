// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.database.Asking;
import fr.parvis.network.Extent;
import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.Words;
import fr.parvis.statistics.domain.Dimension;
import fr.parvis.statistics.domain.Figures;
import fr.parvis.statistics.domain.HiddenMonths;
import fr.parvis.statistics.domain.RecountActs;
import fr.parvis.statistics.domain.Sum;
import fr.parvis.values.Period;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import fr.parvis.visits.Visits.Outcome;
import fr.parvis.visits.VisitsFixtures;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
class FiguresTest {
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
    Figures figures;

    @Autowired
    RecountActs recount;

    @Autowired
    HiddenMonths months;

    @Autowired
    Nomenclature nomenclature;

    @Autowired
    Pages pages;

    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Paris"));
    private final Period thisDay = new Period(today, today);
    private VisitsFixtures.Desk desk;

    /** Of this test alone: what is hidden of a month depends on all that was counted in it and a year around it, by others too. */
    private final YearMonth month = YearMonth.of(1980, 1).plusMonths(13L * MONTHS_TAKEN.incrementAndGet());

    private static final AtomicInteger MONTHS_TAKEN = new AtomicInteger();

    @BeforeEach
    void aDesk() {
        desk = visitsFixtures.aDesk();
    }

    @Test
    void a_visit_counts_at_once_for_its_mediator_its_point_and_its_association() {
        record();
        for (var extent : List.of(
                new Extent.Own(desk.mediator().account(), desk.association()),
                new Extent.OfPoint(desk.point(), desk.association()),
                new Extent.OfAssociation(desk.association()))) {
            var report = report(extent);
            assertThat(report.total().visits()).as("%s", extent).isEqualTo(1);
            assertThat(report.total().requests()).isEqualTo(1);
            assertThat(report.days()).containsOnlyKeys(today);
            assertThat(report.lines().get(Dimension.PRESENCE))
                    .singleElement()
                    .satisfies(line -> assertThat(line.code()).isEqualTo("desk"));
        }
    }

    @Test
    void a_correction_replaces_what_the_visit_counted_for_and_a_cancelled_visit_counts_no_more() {
        var visit = record();
        var two = new Visit(
                visit.id(),
                visit.association(),
                visit.point(),
                visit.day(),
                visit.startedAt(),
                visit.presence(),
                visit.direction(),
                visit.mediators(),
                3,
                "70-plus",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(visit.requests().getFirst(), VisitsFixtures.aRequest()),
                visit.version());
        var corrected = (Outcome.Accepted) Network.as(desk.mediator(), () -> visits.correct(two));
        var report = report(new Extent.OfPoint(desk.point(), desk.association()));
        assertThat(report.total())
                .extracting(Sum::visits, Sum::persons, Sum::requests)
                .containsExactly(1L, 3L, 2L);
        assertThat(report.lines().get(Dimension.AGE_BAND))
                .singleElement()
                .satisfies(line -> assertThat(line.code()).isEqualTo("70-plus"));

        Network.as(
                desk.mediator(),
                () -> visits.cancel(visit.id(), corrected.visit().version()));
        assertThat(report(new Extent.OfPoint(desk.point(), desk.association())).total())
                .isEqualTo(Sum.NOTHING);
        assertThat(exact()).isTrue();
    }

    @Test
    void the_page_shows_the_figures_of_the_association_right_after_the_act() {
        record();
        record();
        var page = pages.as(desk.mediator())
                .open("/bureau/chiffres?etendue=association:" + desk.association() + "&du=" + today + "&au=" + today);
        assertThat(page.select(".figure-value").eachText()).startsWith("2");
        assertThat(page.select("#theme-table tbody tr")).hasSize(1);
        assertThat(page.select("#family .bar-label .icon use").attr("href")).contains("codes.svg#");
        // the period is said once, at the top
        assertThat(page.select(".figure").text()).doesNotContain(Words.longDate(today));
        assertThat(page.select(".figure-note").eachText()).contains("Un an plus tôt : pas de données");
    }

    @Test
    void the_networks_head_sees_small_counts_hidden_and_no_point_at_all() {
        waiting("TOTAL", "", 1, 1);
        waiting("PRESENCE", "desk", 1, 1);
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        var page = pages.as(head).open(lastMonth());
        assertThat(page.select(".figure-value").eachText()).containsOnly("masqué");
        // that a code stands there at all would tell of the one visit
        assertThat(page.select("#presence")).isEmpty();
        assertThat(pages.as(head).get("/bureau/chiffres?etendue=point:" + desk.point()))
                .hasStatus(404);
    }

    @Test
    void the_sum_of_the_rest_does_not_give_away_a_hidden_count() {
        var codes = nomenclature.on(today).themes().stream()
                .flatMap(family -> family.themes().stream())
                .map(Code::code)
                .limit(16)
                .toList();
        waiting("TOTAL", "", 100, 141);
        for (int i = 0; i < codes.size(); i++) waiting("THEME", codes.get(i), 0, i < 13 ? 10 : i < 15 ? 4 : 3);
        var page = pages.as(network.ofTheNetwork(Role.NETWORK_HEAD)).open(lastMonth());
        var counts = page.select("#theme-table tbody tr").stream()
                .map(row -> row.select("td").first().text())
                .toList();
        // the rest together: shown, it would tell the hidden one that stands alone by subtraction
        assertThat(counts).hasSize(15).endsWith("masqué", "masqué");
        // one of those shown may be their company
        assertThat(counts.subList(0, 12)).containsOnly("10");
    }

    @Test
    void hidden_lines_stand_last_and_by_their_name_so_that_their_place_does_not_tell_them() {
        waiting("TOTAL", "", 39, 39);
        waiting("PRESENCE", "desk", 30, 30);
        waiting("PRESENCE", "phone", 4, 4);
        waiting("PRESENCE", "home", 1, 1);
        waiting("PRESENCE", "truck", 4, 4);
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        var rows = pages.as(head).open(lastMonth()).select("#presence-table tbody tr");
        var hidden = rows.stream()
                .filter(row -> row.select("td").first().text().equals("masqué"))
                .map(row -> row.select("th").text())
                .toList();
        assertThat(hidden).hasSizeGreaterThanOrEqualTo(3);
        assertThat(hidden).isSortedAccordingTo(java.text.Collator.getInstance(java.util.Locale.FRENCH)::compare);
        assertThat(rows.last().select("td").first().text()).isEqualTo("masqué");
        assertThat(pages.as(head)
                        .get("/api/v1/figures?association=" + desk.association() + "&from=" + month.atDay(1) + "&to="
                                + month.atEndOfMonth()))
                .bodyJson()
                .extractingPath("$.by.presence[-3:].code")
                .asArray()
                .containsExactly("home", "phone", "truck");
    }

    @Test
    void outside_the_association_there_are_whole_months_only_and_the_page_says_so() {
        // company for what other tests counted little of in that month: the smaller of the two is taken
        var ours = desk;
        aDesk();
        waiting(months.last().atDay(10), "TOTAL", "", 39, 39);
        desk = ours;
        waiting(months.last().atDay(10), "TOTAL", "", 390, 390);
        record();
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        var day = pages.as(head)
                .open("/bureau/chiffres?etendue=association:" + desk.association() + "&du=" + today + "&au=" + today);
        assertThat(day.select(".notice").text()).contains("par mois entiers");
        assertThat(day.select(".figure-value").first().text()).isEqualTo("390");
        assertThat(day.select("input[name=du]").val())
                .isEqualTo(months.last().atDay(1).toString());
        assertThat(day.select("#days-table tbody tr")).hasSizeLessThanOrEqualTo(1);
        assertThat(pages.as(head).open(lastMonth()).select(".notice").text()).doesNotContain("par mois entiers");
        // who may see the acts chooses any days, as before
        assertThat(pages.as(network.a(Role.DIRECTOR, desk.association()))
                        .open("/bureau/chiffres?etendue=association:" + desk.association() + "&du=" + today + "&au="
                                + today)
                        .select(".figure-value")
                        .first()
                        .text())
                .isEqualTo("1");
    }

    @Test
    void a_program_of_the_head_is_refused_days_and_the_month_under_way() {
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        var last = months.last();
        for (var period : List.of(
                "from=" + last.atDay(1) + "&to=" + last.atDay(20),
                "from=" + last.atDay(2) + "&to=" + last.atEndOfMonth(),
                "from=" + last.atDay(1) + "&to=" + last.plusMonths(1).atEndOfMonth()))
            assertThat(pages.as(head).get("/api/v1/figures?" + period))
                    .as(period)
                    .hasStatus(400);
        assertThat(pages.as(head)
                        .get("/api/v1/figures?from=" + last.minusMonths(2).atDay(1) + "&to=" + last.atEndOfMonth()))
                .hasStatusOk();
        assertThat(pages.as(network.a(Role.DIRECTOR, desk.association()))
                        .get("/api/v1/figures?from=" + last.atDay(2) + "&to=" + last.atDay(3)))
                .hasStatusOk();
    }

    @Test
    void a_period_hides_what_one_of_its_months_hides() {
        waiting("TOTAL", "", 60, 60);
        waiting("PRESENCE", "desk", 57, 57);
        waiting("PRESENCE", "phone", 3, 3);
        waiting(month.minusMonths(1).atDay(3), "TOTAL", "", 60, 60);
        waiting(month.minusMonths(1).atDay(3), "PRESENCE", "desk", 30, 30);
        waiting(month.minusMonths(1).atDay(3), "PRESENCE", "phone", 30, 30);
        var page = pages.as(network.ofTheNetwork(Role.NETWORK_HEAD))
                .open("/bureau/chiffres?etendue=association:" + desk.association() + "&du="
                        + month.minusMonths(1).atDay(1) + "&au="
                        + month.atEndOfMonth());
        // 33 less the 30 of the month before would be the three
        assertThat(page.select(".figure-value").first().text()).isEqualTo("120");
        assertThat(page.select("#presence-table tbody tr td:nth-of-type(1)").eachText())
                .containsOnly("masqué");
    }

    private String lastMonth() {
        return "/bureau/chiffres?etendue=association:" + desk.association() + "&du=" + month.atDay(1) + "&au="
                + month.atEndOfMonth();
    }

    private void waiting(String dimension, String code, int visits, int requests) {
        waiting(month.atDay(10), dimension, code, visits, requests);
    }

    private void waiting(LocalDate day, String dimension, String code, int visits, int requests) {
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(status -> database.sql("""
                    insert into statistics.pending (association, point, day, cells)
                    values (:association, :point, :day, :cells)\
                    """)
                        .param("association", desk.association())
                        .param("point", desk.point())
                        .param("day", day)
                        .param(
                                "cells",
                                "{\"%s\":{\"%s\":[%d,%d,%d,0]}}".formatted(dimension, code, visits, visits, requests))
                        .update()));
    }

    @Test
    void another_association_sees_nothing_of_it() {
        record();
        var other = network.a(Role.DIRECTOR, network.anAssociation());
        assertThat(pages.as(other).get("/bureau/chiffres?etendue=point:" + desk.point()))
                .hasStatus(404);
        assertThat(pages.as(other).get("/bureau/chiffres?etendue=association:" + desk.association()))
                .hasStatus(404);
        assertThat(pages.as(other).get("/api/v1/figures?from=" + today + "&to=" + today + "&point=" + desk.point()))
                .hasStatus(404);
    }

    @Test
    void a_mediators_own_figure_leads_to_the_visits_it_counts_and_to_none_recorded_for_a_colleague() {
        record();
        var colleague = network.a(Role.MEDIATOR, desk.association());
        var theirs = VisitsFixtures.by(VisitsFixtures.aVisit(desk.point()), List.of(colleague.account()));
        assertThat(Network.as(desk.mediator(), () -> visits.record(theirs))).isInstanceOf(Outcome.Accepted.class);
        var page = pages.as(desk.mediator()).open("/bureau/chiffres?etendue=moi&du=" + today + "&au=" + today);
        var links = page.select("#figures a[href^=/bureau/passages]");
        assertThat(links).isNotEmpty();
        for (var link : links)
            assertThat(pages.as(desk.mediator()).open(link.attr("href")).select("#visits tbody tr"))
                    .as(link.attr("href"))
                    .hasSize(1);
    }

    @Test
    void reversed_dates_are_answered_in_words() {
        var page = pages.as(desk.mediator()).open("/bureau/chiffres?etendue=moi&du=2026-02-02&au=2026-02-01");
        assertThat(page.select(".notice-warning").text())
                .contains("La fin (01/02/2026) est avant le début (02/02/2026)");
        // what was typed stays, and one press exchanges it
        assertThat(page.select("input[name=du]").val()).isEqualTo("2026-02-02");
        var swapped =
                pages.as(desk.mediator()).open(page.select(".notice-warning a").attr("href"));
        assertThat(swapped.select(".notice-warning")).isEmpty();
        assertThat(swapped.select("input[name=du]").val()).isEqualTo("2026-02-01");
    }

    @Test
    void the_earliest_year_that_one_may_ask_for_is_answered_too() {
        assertThat(pages.as(desk.mediator())
                        .open("/bureau/chiffres?etendue=moi&du=1900-01-01&au=1900-01-31")
                        .select("#figures"))
                .isNotEmpty();
    }

    private Visit record() {
        var outcome = Network.as(desk.mediator(), () -> visits.record(VisitsFixtures.aVisit(desk.point())));
        return ((Outcome.Accepted) outcome).visit();
    }

    private Figures.Report report(Extent extent) {
        return Network.as(desk.mediator(), () -> figures.of(extent, thisDay));
    }

    private boolean exact() {
        return Asking.as(desk.association()).call(() -> recount.differences(desk.association())) == 0;
    }
}
