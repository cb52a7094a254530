// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import static fr.parvis.visits.VisitsFixtures.aRequest;
import static fr.parvis.visits.VisitsFixtures.at;
import static fr.parvis.visits.VisitsFixtures.by;
import static fr.parvis.visits.VisitsFixtures.daysAgo;
import static fr.parvis.visits.VisitsFixtures.presence;
import static fr.parvis.visits.VisitsFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.visits.Direction;
import fr.parvis.visits.PastVisits;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.visits.VisitsFixtures.Desk;
import fr.parvis.visits.domain.ListVisits.From;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
class ListVisitsTest {
    @Autowired
    ListVisits list;

    @Autowired
    Visits visits;

    @Autowired
    PastVisits pastVisits;

    @Autowired
    Network network;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    VisitsFixtures fixtures;

    Desk desk;
    SignedIn lead;

    @BeforeEach
    void a_desk() {
        desk = fixtures.aDesk();
        lead = network.a(Role.SITE_LEAD, desk.association());
    }

    @Test
    void pages_go_from_the_newest_to_the_oldest_and_back_without_a_gap_or_a_double() {
        var all = new ArrayList<Visit>();
        for (int i = 0; i < 2 * ListVisits.PAGE + 33; i++) {
            var visit = daysAgo(i / 40, desk);
            // some at the very same instant
            all.add(at(visit, visit.startedAt().plusSeconds(i % 7)));
        }
        load(all);
        for (var asked : List.of("", "operateur=caf")) {
            var there = pages(asked);
            assertThat(there).hasSize(3);
            assertThat(there.stream().flatMap(List::stream))
                    .containsExactlyElementsOf(all.stream()
                            .sorted(Comparator.comparing(Visit::day)
                                    .thenComparing(Visit::startedAt)
                                    .thenComparing(visit -> visit.id().toString())
                                    .reversed())
                            .map(Visit::id)
                            .toList());
            var last = page(asked, new From.Newest());
            var third = older(asked, older(asked, last));
            assertThat(third.older()).isNull();
            var second = page(asked, new From.NewerThan(third.newer()));
            assertThat(ids(second)).isEqualTo(there.get(1));
            assertThat(second.older()).isNotNull();
            var first = page(asked, new From.NewerThan(second.newer()));
            assertThat(ids(first)).isEqualTo(there.get(0));
            assertThat(first.newer()).isNull();
        }
    }

    @Test
    void each_filter_finds_what_it_asks_for_and_nothing_else() {
        var other = fixtures.aPoint(desk.association(), "Europe/Paris", null);
        var plain = daysAgo(0, desk);
        var elsewhere = new Visit(
                Ids.next(),
                desk.association(),
                other,
                plain.day().minusDays(3),
                plain.startedAt().minusSeconds(3 * 86_400),
                "home-visit",
                Direction.OUTGOING,
                List.of(lead.account()),
                2,
                "60-74",
                null,
                null,
                null,
                null,
                true,
                "edf",
                "Bus",
                List.of(
                        aRequest(),
                        new Visit.Request(
                                Ids.next(),
                                "energy-unpaid-bill",
                                "edf",
                                "information",
                                "blocked",
                                "portal-down",
                                10,
                                null,
                                null,
                                null,
                                null)),
                0);
        load(List.of(plain, elsewhere));
        for (var asked : List.of(
                "au=" + plain.day().minusDays(1),
                "point=" + other,
                "mediateur=" + lead.account(),
                "equipe=Bus",
                "theme=energy-unpaid-bill",
                "theme=energy",
                "operateur=edf",
                "niveau=information",
                "resultat=blocked",
                "blocage=portal-down",
                "blocage=tous",
                "presence=home-visit",
                "sens=sortante",
                "partenaire=edf",
                "age=60-74",
                "premiere=oui",
                "operateur=edf&theme=energy&niveau=information&blocage=tous&sens=sortante&equipe=Bus",
                "operateur=edf&mediateur=" + lead.account()))
            assertThat(ids(page(asked, new From.Newest()))).as(asked).containsExactly(elsewhere.id());
        assertThat(ids(page("du=" + plain.day(), new From.Newest()))).containsExactly(plain.id());
        assertThat(ids(page("", new From.Newest()))).containsExactly(plain.id(), elsewhere.id());
        // what is said of a request is said of one and the same
        assertThat(ids(page("operateur=edf&niveau=accompaniment", new From.Newest())))
                .isEmpty();
        assertThat(page("operateur=engie", new From.Newest()).count()).isZero();
    }

    @Test
    void a_mediator_sees_their_own_as_first_second_third_or_who_recorded() {
        var me = desk.mediator();
        var others = IntStream.range(0, 3)
                .mapToObj(i -> network.a(Role.MEDIATOR, desk.association()).account())
                .toList();
        var mine = List.of(
                by(daysAgo(0, desk), List.of(me.account())),
                by(daysAgo(1, desk), List.of(others.get(0), me.account())),
                by(daysAgo(2, desk), List.of(others.get(0), others.get(1), me.account())),
                by(daysAgo(3, desk), List.of(others.get(0), others.get(1), others.get(2), me.account())));
        var recorded = by(daysAgo(4, desk), List.of(others.get(0)));
        var theirs = by(daysAgo(5, desk), List.of(others.get(0)));
        load(mine);
        load(List.of(recorded, theirs));
        Network.as(
                me,
                () -> transaction.execute(s -> db.sql("update visits.visit set recorded_by = ? where id = ?")
                        .param(me.account())
                        .param(recorded.id())
                        .update()));
        var expected = new ArrayList<>(mine.stream().map(Visit::id).toList());
        expected.add(recorded.id());
        for (var asked : List.of("", "mediateur=" + others.get(0), "operateur=caf"))
            assertThat(ids(Network.as(me, () -> list.handle(VisitFilter.parse(asked), new From.Newest()))))
                    .as("asked for %s", asked)
                    .isEqualTo(expected);
        var attended = mine.stream().map(Visit::id).toList();
        for (var asked : List.of("assures=oui", "assures=oui&operateur=caf")) {
            var there = Network.as(me, () -> list.handle(VisitFilter.parse(asked), new From.Newest()));
            assertThat(ids(there)).as("asked for %s", asked).isEqualTo(attended);
            assertThat(there.count()).as("asked for %s", asked).isEqualTo(attended.size());
            assertThat(ids(page(asked + "&mediateur=" + me.account(), new From.Newest())))
                    .as("a lead asks for %s", asked)
                    .isEqualTo(attended);
        }
        assertThat(ids(page("", new From.Newest()))).hasSize(6);
        var elsewhere = network.a(Role.DIRECTOR, fixtures.aDesk().association());
        assertThat(ids(Network.as(elsewhere, () -> list.handle(VisitFilter.parse(""), new From.Newest()))))
                .isEmpty();
    }

    @Test
    void a_visit_taken_back_is_not_listed() {
        var visit = daysAgo(0, desk);
        load(List.of(visit));
        Network.as(desk.mediator(), () -> visits.cancel(visit.id(), 0));
        assertThat(page("", new From.Newest()).count()).isZero();
        assertThat(page("operateur=caf", new From.Newest()).count()).isZero();
    }

    @Test
    void the_count_is_exact_up_to_a_thousand_and_frequent_things_are_found_as_well_as_rare_ones() {
        var many = new ArrayList<Visit>();
        for (int i = 0; i < 1_700; i++) {
            var visit =
                    at(daysAgo(i / 60, desk), daysAgo(i / 60, desk).startedAt().plusSeconds(i % 60));
            many.add(i % 170 == 0 ? presence(visit, "phone") : visit);
        }
        load(many);
        var rare = with(
                daysAgo(29, desk),
                List.of(new Visit.Request(
                        Ids.next(), "energy-unpaid-bill", "edf", "accompaniment", "settled", 15, null)));
        load(List.of(rare));
        assertThat(page("", new From.Newest()).count()).isEqualTo(ListVisits.COUNTED + 1);
        var frequent = page("operateur=caf", new From.Newest());
        assertThat(frequent.count()).isEqualTo(ListVisits.COUNTED + 1);
        assertThat(ids(frequent)).isEqualTo(ids(page("", new From.Newest())));
        assertThat(pages("operateur=caf")).hasSize(Math.ceilDiv(1_700, ListVisits.PAGE));
        assertThat(page("operateur=caf&presence=phone", new From.Newest()).count())
                .isEqualTo(10);
        assertThat(ids(page("operateur=edf", new From.Newest()))).containsExactly(rare.id());
        var today = LocalDate.now(NetworkTime.ZONE);
        assertThat(page("operateur=caf&du=" + today.minusDays(9), new From.Newest())
                        .count())
                .isEqualTo(600);
    }

    @Test
    void many_requests_of_one_visit_do_not_hide_the_visits_behind_it() {
        var large = IntStream.range(0, 100)
                .mapToObj(i -> with(
                        at(daysAgo(i, desk), daysAgo(i, desk).startedAt()),
                        IntStream.range(0, 20).mapToObj(n -> aRequest()).toList()))
                .toList();
        load(large);
        var first = page("operateur=caf", new From.Newest());
        assertThat(first.count()).isEqualTo(100);
        assertThat(ids(older("operateur=caf", first)))
                .isEqualTo(large.subList(ListVisits.PAGE, 2 * ListVisits.PAGE).stream()
                        .map(Visit::id)
                        .toList());
    }

    private List<List<UUID>> pages(String asked) {
        var pages = new ArrayList<List<UUID>>();
        var page = page(asked, new From.Newest());
        pages.add(ids(page));
        while (page.older() != null) {
            page = older(asked, page);
            pages.add(ids(page));
        }
        return pages;
    }

    private ListVisits.Page older(String asked, ListVisits.Page page) {
        return page(asked, new From.OlderThan(page.older()));
    }

    private ListVisits.Page page(String asked, From from) {
        return Network.as(lead, () -> list.handle(VisitFilter.parse(asked), from));
    }

    private static List<UUID> ids(ListVisits.Page page) {
        return page.visits().stream().map(found -> found.visit().id()).toList();
    }

    private void load(List<Visit> some) {
        Network.as(lead, () -> pastVisits.load(some));
    }
}
