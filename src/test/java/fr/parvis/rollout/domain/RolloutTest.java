// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rollout.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.mandates.Renewals;
import fr.parvis.network.LocalDays;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import java.io.UnsupportedEncodingException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
class RolloutTest {
    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    KeepPlan keep;

    @Autowired
    SeeRollout rollout;

    @Autowired
    KeepStaffSkills skills;

    @Autowired
    Renewals renewals;

    @Autowired
    Visits visits;

    @Autowired
    LocalDays localDays;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Pages pages;

    private SignedIn head;
    private LocalDate today;

    @BeforeEach
    void aHead() {
        head = network.ofTheNetwork(Role.NETWORK_HEAD);
        today = localDays.todayOfNetwork();
    }

    private static Plan aPlan(UUID id, LocalDate on, int version) {
        return new Plan(
                id,
                "Point de Vaise",
                "69389",
                null,
                "Mairie du 9e",
                "Ligne 3",
                10,
                4,
                2,
                1,
                Set.of("premises", "connection"),
                Set.of("hours"),
                on,
                on,
                null,
                null,
                null,
                version);
    }

    private Plan kept(LocalDate on) {
        var id = Ids.next();
        return Network.as(head, () -> {
            assertThat(keep.keep(aPlan(id, on, 0))).isInstanceOf(Outcome.Done.class);
            return keep.find(id).orElseThrow();
        });
    }

    private static List<String> codes(Outcome<UUID> outcome) {
        return outcome instanceof Outcome.Refused(var problems)
                ? problems.stream().map(Problem::code).toList()
                : List.of();
    }

    @Test
    void a_delay_moves_the_opening_and_keeps_its_cause() {
        var plan = kept(today.plusDays(30));
        assertThat(plan.state(today)).isEqualTo(Plan.State.EXPECTED);
        Network.as(head, () -> {
            assertThat(keep.delay(plan.id(), 0, today.plusDays(51), "works")).isInstanceOf(Outcome.Done.class);
            assertThat(keep.delay(plan.id(), 1, today.plusDays(44), "funding")).isInstanceOf(Outcome.Done.class);
        });
        var later = Network.as(head, () -> keep.find(plan.id()).orElseThrow());
        assertThat(later.plannedOn()).isEqualTo(today.plusDays(30));
        assertThat(later.expectedOn()).isEqualTo(today.plusDays(44));
        assertThat(later.state(today)).isEqualTo(Plan.State.LATE);
        assertThat(later.daysLate(today)).isEqualTo(14);
        assertThat(Network.as(head, () -> keep.delays(plan.id())))
                .extracting(Delay::cause, Delay::days)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("works", 21),
                        org.assertj.core.groups.Tuple.tuple("funding", -7));
        assertThat(Network.as(head, () -> rollout.lines()))
                .filteredOn(line -> line.plan().id().equals(plan.id()))
                .singleElement()
                .satisfies(line -> assertThat(line.causes())
                        .as("what brought the opening forward delayed nothing")
                        .containsExactly(entry("works", 21L)));
        // a first plan that delays followed is not rewritten
        Network.as(head, () -> keep.keep(aPlan(plan.id(), today.plusDays(90), 2)));
        assertThat(Network.as(head, () -> keep.find(plan.id()).orElseThrow()).plannedOn())
                .isEqualTo(today.plusDays(30));
    }

    @Test
    void a_day_that_is_over_is_late_without_a_delay() {
        var plan = kept(today.minusDays(3));
        assertThat(plan.state(today)).isEqualTo(Plan.State.LATE);
        assertThat(plan.daysLate(today)).isEqualTo(3);
    }

    @Test
    void a_plan_that_was_given_up_is_delayed_no_more() throws UnsupportedEncodingException {
        var plan = kept(today.minusDays(30));
        Network.as(head, () -> assertThat(keep.giveUp(plan.id(), 0)).isInstanceOf(Outcome.Done.class));
        assertThat(text("/bureau/deploiement/plan.csv").lines())
                .filteredOn(line -> line.contains(";Abandonné;"))
                .isNotEmpty()
                .allMatch(line -> line.contains(";Abandonné;;"));
        assertThat(text("/bureau/deploiement?etat=given-up")).contains("abandonné le ");
    }

    @Test
    void a_plan_keeps_its_association_that_was_closed_since() throws UnsupportedEncodingException {
        var association = network.anAssociation();
        var plan = new Plan(
                Ids.next(),
                "Point de Vaise",
                "69389",
                association,
                "",
                "",
                10,
                4,
                2,
                1,
                Set.of(),
                Set.of(),
                today,
                today,
                null,
                null,
                null,
                0);
        Network.as(head, () -> {
            assertThat(keep.keep(plan)).isInstanceOf(Outcome.Done.class);
            transaction.executeWithoutResult(
                    status -> db.sql("update access.association set closed_at = now() where id = :id")
                            .param("id", association)
                            .update());
        });
        assertThat(Jsoup.parse(text("/bureau/deploiement/" + plan.id()))
                        .select("select[name=association] option[selected]")
                        .val())
                .isEqualTo(association.toString());
    }

    private String text(String address) throws UnsupportedEncodingException {
        return pages.as(head).get(address).getResponse().getContentAsString();
    }

    @Test
    void what_cannot_be_is_refused_in_words_and_writes_nothing() {
        var plan = kept(today.plusDays(30));
        Network.as(head, () -> {
            assertThat(codes(keep.delay(plan.id(), 0, null, "")))
                    .containsExactly("rollout.problem.day", "rollout.problem.cause");
            assertThat(codes(keep.delay(plan.id(), 0, today.plusDays(30), "works")))
                    .containsExactly("rollout.problem.same-day");
            assertThat(codes(keep.delay(plan.id(), 0, today.plusYears(9), "works")))
                    .containsExactly("rollout.problem.far");
            assertThat(codes(keep.open(plan.id(), 0, today.plusDays(1), null)))
                    .containsExactly("rollout.problem.to-come");
            assertThat(codes(keep.open(plan.id(), 0, today, Ids.next()))).containsExactly("rollout.problem.point");
            assertThat(codes(keep.keep(new Plan(
                            Ids.next(),
                            "x",
                            "00000",
                            Ids.next(),
                            "",
                            "",
                            3,
                            4,
                            2,
                            3,
                            Set.of("hours"),
                            Set.of("hours"),
                            LocalDate.MIN,
                            LocalDate.MIN,
                            null,
                            null,
                            null,
                            0))))
                    .containsExactly(
                            "rollout.problem.length",
                            "rollout.problem.commune",
                            "rollout.problem.association",
                            "rollout.problem.number",
                            "rollout.problem.number",
                            "rollout.problem.day",
                            "rollout.problem.criteria");
            assertThat(keep.delay(plan.id(), 7, today.plusDays(60), "works")).isInstanceOf(Outcome.Changed.class);
            assertThat(keep.delays(plan.id())).isEmpty();
        });
    }

    @Test
    void a_point_comes_from_one_plan() {
        var desk = visitsFixtures.aDesk();
        var first = kept(today.minusDays(10));
        var second = kept(today.minusDays(10));
        Network.as(head, () -> {
            assertThat(keep.open(first.id(), 0, today.minusDays(2), desk.point()))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(keep.find(first.id()).orElseThrow().daysLate(today)).isEqualTo(8);
            assertThat(codes(keep.open(second.id(), 0, today, desk.point())))
                    .containsExactly("rollout.problem.point-taken");
            assertThat(codes(keep.delay(first.id(), 1, today.plusDays(2), "works")))
                    .containsExactly("rollout.problem.over");
            assertThat(keep.takeUp(first.id(), 1)).isInstanceOf(Outcome.Done.class);
            assertThat(keep.find(first.id()).orElseThrow().point()).isNull();
        });
    }

    @Test
    void an_association_sees_no_plan() {
        var plan = kept(today.plusDays(30));
        var director = network.a(Role.DIRECTOR, network.anAssociation());
        assertThat(Network.as(director, () -> keep.find(plan.id()))).isEmpty();
    }

    @Test
    void persons_and_paths_are_summed_by_week_and_never_together() {
        var desk = visitsFixtures.aDesk();
        var before = Network.as(head, () -> week());
        var one = VisitsFixtures.aVisit(desk.point());
        var request = one.requests().getFirst();
        Network.as(desk.mediator(), () -> {
            visits.record(one);
            visits.record(digital(VisitsFixtures.aVisit(desk.point())));
        });
        assertThat(request.support()).isNull();
        Asking.as(desk.association()).run(rollout::fold);
        Asking.as(desk.association()).run(rollout::fold);
        var after = Network.as(head, () -> week());
        assertThat(after.helped() - before.helped()).isEqualTo(1);
        assertThat(after.met() - before.met()).isZero();
        assertThat(after.paths() - before.paths()).isZero();
    }

    @Autowired
    WeekTable weeks;

    private WeekTable.Week week() {
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var found = transaction.execute(status -> weeks.since(monday.minusWeeks(1)));
        long helped = 0;
        long met = 0;
        long paths = 0;
        for (var one : java.util.Objects.requireNonNull(found)) {
            helped += one.helped();
            met += one.met();
            paths += one.paths();
        }
        return new WeekTable.Week(monday, met, helped, paths, localDays.now());
    }

    private static Visit digital(Visit visit) {
        return VisitsFixtures.with(
                visit,
                List.of(new Visit.Request(
                        Ids.next(),
                        "digital-email",
                        null,
                        "accompaniment",
                        "settled",
                        null,
                        20,
                        "trained",
                        "partly-autonomous",
                        "computer",
                        null)));
    }

    @Test
    void an_entitlement_that_ends_is_told_where_mandates_are_entitled_and_once() {
        var association = network.anAssociation();
        var lead = network.a(Role.SITE_LEAD, association);
        var mediator = network.a(Role.MEDIATOR, association);
        Network.as(lead, () -> {
            assertThat(skills.add(new KeepStaffSkills.Command(
                            Ids.next(),
                            mediator.account(),
                            "entitlement",
                            "aidants-connect",
                            "",
                            localDays.today().minusYears(2),
                            null,
                            true,
                            localDays.today().plusDays(10))))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(skills.toRenew()).hasSize(1);
            assertThat(renewals.entitlements().get(mediator.account()).before())
                    .isEqualTo(localDays.today().plusDays(10));
            // renewed: the older one is asked for no more
            skills.add(new KeepStaffSkills.Command(
                    Ids.next(),
                    mediator.account(),
                    "entitlement",
                    "aidants-connect",
                    "",
                    localDays.today(),
                    null,
                    true,
                    localDays.today().plusYears(2)));
            assertThat(skills.toRenew()).isEmpty();
            assertThat(renewals.entitlements().get(mediator.account()).before())
                    .isEqualTo(localDays.today().plusYears(2));
            // one that holds for good ends those that do not
            skills.add(new KeepStaffSkills.Command(
                    Ids.next(),
                    mediator.account(),
                    "entitlement",
                    "aidants-connect",
                    "",
                    localDays.today(),
                    null,
                    true,
                    null));
            assertThat(renewals.entitlements()).isEmpty();
            assertThat(codes(skills.add(new KeepStaffSkills.Command(
                            Ids.next(),
                            Ids.next(),
                            "",
                            "other",
                            "",
                            localDays.today().plusDays(1),
                            0,
                            true,
                            null))))
                    .containsExactly(
                            "rollout.staff.problem.account",
                            "rollout.staff.problem.kind",
                            "rollout.staff.problem.title",
                            "rollout.staff.problem.obtained",
                            "rollout.staff.problem.hours");
        });
        var elsewhere = network.a(Role.SITE_LEAD, network.anAssociation());
        assertThat(Network.as(elsewhere, () -> skills.list(null))).isEmpty();
    }
}
