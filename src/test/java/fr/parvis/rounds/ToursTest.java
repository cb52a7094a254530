// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds;

import static fr.parvis.rounds.RoundsFixtures.aCrew;
import static fr.parvis.rounds.RoundsFixtures.aStop;
import static fr.parvis.rounds.RoundsFixtures.aTour;
import static fr.parvis.rounds.RoundsFixtures.kept;
import static fr.parvis.rounds.RoundsFixtures.refused;
import static fr.parvis.rounds.RoundsFixtures.today;
import static fr.parvis.rounds.RoundsFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.network.Coordinates;
import fr.parvis.rounds.RoundsFixtures.Bus;
import fr.parvis.rounds.domain.Result;
import fr.parvis.rounds.domain.crews.Crew;
import fr.parvis.rounds.domain.crews.PlanCrews;
import fr.parvis.rounds.domain.crews.Roster;
import fr.parvis.rounds.domain.tours.AnnounceStopChange;
import fr.parvis.rounds.domain.tours.Itinerary;
import fr.parvis.rounds.domain.tours.KeepHalt;
import fr.parvis.rounds.domain.tours.Occurrence;
import fr.parvis.rounds.domain.tours.PlanTours;
import fr.parvis.rounds.domain.tours.SeeTours;
import fr.parvis.rounds.domain.tours.Stop;
import fr.parvis.rounds.domain.tours.StopChange;
import fr.parvis.rounds.domain.tours.Tour;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
class ToursTest {
    @Autowired
    PlanTours plan;

    @Autowired
    PlanCrews planCrews;

    @Autowired
    Roster roster;

    @Autowired
    AnnounceStopChange say;

    @Autowired
    KeepHalt halts;

    @Autowired
    SeeTours see;

    @Autowired
    Itinerary itinerary;

    @Autowired
    Rounds rounds;

    @Autowired
    Network network;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    RoundsFixtures fixtures;

    Bus bus;
    Tour tour;

    @BeforeEach
    void a_bus() {
        bus = fixtures.aBus();
        tour = as(bus.lead(), () -> kept(plan.save(aTour(bus, "Bus 1"))));
    }

    static <T> T as(SignedIn who, Callable<T> what) {
        return Network.as(who, what);
    }

    private Stop stop(String place, String hours) {
        return as(bus.lead(), () -> kept(plan.save(aStop(tour, place, hours))));
    }

    private List<Occurrence> between(LocalDate from, LocalDate until) {
        return as(
                bus.mediator(),
                () -> itinerary.between(List.of(see.find(tour.id()).orElseThrow()), from, until));
    }

    @Test
    void the_first_and_third_tuesday_are_found() {
        stop("Marché", "Tu[1,3] 09:00-12:00; PH off");
        assertThat(between(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 31)))
                .extracting(Occurrence::day)
                .containsExactly(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 15));
    }

    @Test
    void each_tour_of_a_day_has_its_own_halts_in_time() {
        var second = as(bus.lead(), () -> kept(plan.save(aTour(bus, "Triporteur"))));
        stop("Marché", "Mo-Su 10:00-11:00");
        stop("Gare", "Mo-Su 08:00-09:00");
        kept(as(bus.lead(), () -> plan.save(aStop(second, "Mairie", "Mo-Su 09:00-10:00"))));
        assertThat(as(bus.mediator(), () -> see.on(RoundsFixtures.today())))
                .extracting(it -> it.inOrder().stream().map(Occurrence::place).toList())
                .containsExactly(List.of("Gare", "Marché"), List.of("Mairie"));
    }

    @Test
    void a_fifth_monday_comes_only_in_months_that_have_one() {
        stop("Gare", "Mo[5] 09:00-12:00");
        stop("Marché", "Mo[5] 14:00-15:00; PH off");
        var fifth = LocalDate.of(2026, 11, 30);
        // the fifth Monday of March 2027 is Easter Monday
        assertThat(between(LocalDate.of(2026, 11, 1), LocalDate.of(2027, 4, 30)))
                .extracting(o -> o.place() + " " + o.day())
                .containsExactly("Gare " + fifth, "Marché " + fifth, "Gare 2027-03-29");
    }

    @Test
    void on_a_public_holiday_it_does_not_come_unless_it_says_so() {
        // the first Friday of January 2027 is the first of January
        stop("Marché", "Fr[1] 09:00-12:00; PH off");
        stop("Hôpital", "Fr[1] 14:00-15:00");
        assertThat(between(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 1, 1)))
                .extracting(Occurrence::place)
                .containsExactly("Hôpital");
    }

    @Test
    void halts_keep_their_local_hours_when_clocks_change() {
        stop("Marché", "Sa,Su 09:00-12:00");
        var halts = between(LocalDate.of(2027, 3, 27), LocalDate.of(2027, 3, 28));
        assertThat(halts)
                .extracting(Occurrence::start)
                .containsExactly(Instant.parse("2027-03-27T08:00:00Z"), Instant.parse("2027-03-28T07:00:00Z"));
        var autumn = between(LocalDate.of(2027, 10, 30), LocalDate.of(2027, 10, 31));
        assertThat(autumn)
                .extracting(Occurrence::start)
                .containsExactly(Instant.parse("2027-10-30T07:00:00Z"), Instant.parse("2027-10-31T08:00:00Z"));
    }

    @Test
    void a_halt_within_the_hour_that_does_not_exist_still_lasts() {
        stop("Gare de nuit", "Su 02:15-02:45");
        var halt = between(LocalDate.of(2027, 3, 28), LocalDate.of(2027, 3, 28)).getFirst();
        assertThat(Duration.between(halt.start(), halt.end())).isEqualTo(Duration.ofMinutes(30));
        stop("Gare de nuit, fin", "Su 01:30-02:10");
        var before =
                between(LocalDate.of(2027, 3, 28), LocalDate.of(2027, 3, 28)).getFirst();
        assertThat(before.end()).isAfter(before.start());
    }

    @Test
    void when_the_point_is_closed_nobody_comes_and_the_public_reads_why() {
        stop("Marché", RoundsFixtures.now());
        fixtures.closed(bus, today(), today().plusDays(1), "Contrôle technique");
        var next = rounds.nextStops(bus.point(), 3, Words.FRENCH);
        assertThat(next.getFirst().state()).isEqualTo(Rounds.State.CANCELLED);
        assertThat(next.getFirst().note()).contains("Contrôle technique");
        assertThat(next.get(2).state()).isEqualTo(Rounds.State.PLANNED);
    }

    @Test
    void the_nearest_stops_are_found_with_their_next_halt_and_no_other() {
        // a place nearer than that of the fixtures, where the stops of other tests are
        var there = with(villeurbanneAt(45.771, 4.881), RoundsFixtures.now(), 0);
        var near = as(bus.lead(), () -> kept(plan.save(there)));
        var found = rounds.nextStopsNear(new Coordinates(45.772, 4.882), 1, 50, Words.FRENCH).stream()
                .filter(one -> one.next().stop().equals(near.id()))
                .toList();
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().kilometres()).isBetween(0.1, 0.2);
        assertThat(found.getFirst().tourCode())
                .isEqualTo(rounds.findTour(tour.id()).orElseThrow().code());
        assertThat(rounds.nextStopsNear(new Coordinates(46.5, 4.88), 1, 50, Words.FRENCH))
                .isEmpty();
    }

    @Test
    void a_tour_has_a_short_code_for_ever_and_is_over_after_its_last_day() {
        var known = rounds.findTour(tour.id()).orElseThrow();
        assertThat(known.code()).matches("[a-hjkmnp-z2-9]{6}");
        assertThat(known.over()).isFalse();
        assertThat(rounds.findTour(known.code())).contains(known);
        assertThat(rounds.listTours(bus.point())).contains(known);
        assertThat(rounds.listCodes(100_000, 0)).contains(known.code());
        runsUntil(today().minusDays(1));
        assertThat(rounds.findTour(known.code()))
                .hasValueSatisfying(over -> assertThat(over.over()).isTrue());
        assertThat(rounds.listTours(bus.point())).isEmpty();
    }

    @Test
    void a_point_that_is_closed_for_good_stops_nowhere() {
        var closing = fixtures.aPoint(bus.association(), "MOBILE", "Europe/Paris", today());
        var other = as(
                bus.lead(),
                () -> kept(plan.save(new Tour(
                        Ids.next(),
                        bus.association(),
                        closing,
                        "Vieux bus",
                        null,
                        List.of(),
                        null,
                        LocalDate.of(2024, 1, 1),
                        null,
                        0))));
        assertThat(refused(as(bus.lead(), () -> plan.save(aStop(other, "Marché", "Mo-Su 09:00-12:00")))))
                .containsExactly("hours never");
        assertThat(rounds.nextStops(closing, 3, Words.FRENCH)).isEmpty();
    }

    @Test
    void one_vehicle_is_not_in_two_places_at_once_and_the_days_are_told() {
        stop("Marché", "Tu[1,3] 09:00-12:00; PH off");
        var refusal = as(bus.lead(), () -> plan.save(aStop(tour, "Mairie", "Tu 11:00-13:00; PH off")));
        assertThat(refused(refusal)).containsExactly("hours overlap");
        var problem = ((Result.Rejected<Stop>) refusal).problems().getFirst();
        assertThat(problem.args().getFirst()).isEqualTo("Marché");
        assertThat(Words.t(problem)).contains("\u00a0: mardi ");
        // another tour of the same vehicle
        var second = as(bus.lead(), () -> kept(plan.save(aTour(bus, "bus 1"))));
        assertThat(refused(as(bus.lead(), () -> plan.save(aStop(second, "Mairie", "Tu[3] 11:00-13:00")))))
                .containsExactly("hours overlap");
        // another vehicle, or one hour later
        kept(as(bus.lead(), () -> plan.save(aStop(second, "Mairie", "Tu[3] 12:00-13:00"))));
        var third = as(bus.lead(), () -> kept(plan.save(aTour(bus, "Triporteur"))));
        kept(as(bus.lead(), () -> plan.save(aStop(third, "Mairie", "Tu[3] 11:00-13:00"))));
        // and taking the vehicle of the first
        assertThat(refused(as(
                        bus.lead(),
                        () -> plan.save(new Tour(
                                third.id(),
                                third.association(),
                                third.point(),
                                third.name(),
                                "Bus 1",
                                third.kit(),
                                third.partner(),
                                third.validFrom(),
                                null,
                                0)))))
                .containsExactly("vehicle overlap");
    }

    @Test
    void one_day_in_two_places_is_said_as_one() {
        stop("Marché", "Mo-Su 09:00-12:00");
        var day = today().plusDays(7);
        var once = aStop(tour, "Mairie", "Mo-Su 11:00-13:00");
        var refusal = as(
                bus.lead(),
                () -> plan.save(new Stop(
                        once.id(),
                        "",
                        once.tour(),
                        once.association(),
                        once.position(),
                        once.place(),
                        once.address(),
                        once.insee(),
                        "",
                        "",
                        once.latitude(),
                        once.longitude(),
                        once.hours(),
                        day,
                        day,
                        0)));
        assertThat(refused(refusal)).containsExactly("hours overlap-once");
        assertThat(Words.t(((Result.Rejected<Stop>) refusal).problems().getFirst()))
                .contains(Words.longDate(day))
                .doesNotContain("jours");
    }

    @Test
    void two_plans_made_at_the_same_instant_do_not_put_one_vehicle_in_two_places() throws Exception {
        try (var workers = java.util.concurrent.Executors.newFixedThreadPool(4)) {
            var work = Stream.of("A", "B", "C", "D")
                    .<Callable<Result<Stop>>>map(place ->
                            () -> as(bus.lead(), () -> plan.save(aStop(tour, place, "We 09:00-12:00"))))
                    .toList();
            int accepted = 0;
            for (var done : workers.invokeAll(work)) if (done.get() instanceof Result.Accepted) accepted++;
            assertThat(accepted).isEqualTo(1);
        }
    }

    @Test
    void a_tour_whose_name_a_spreadsheet_would_compute_is_refused() {
        assertThat(refused(as(
                        bus.lead(),
                        () -> plan.save(new Tour(
                                tour.id(),
                                tour.association(),
                                tour.point(),
                                "+Tournée",
                                tour.vehicle(),
                                tour.kit(),
                                tour.partner(),
                                tour.validFrom(),
                                tour.validUntil(),
                                tour.version())))))
                .containsExactly("name name-formula");
    }

    @Test
    void each_rule_of_a_stop_says_where_and_what() {
        var stop = aStop(tour, "Marché", "Mo 09:00-12:00");
        assertThat(refused(as(bus.lead(), () -> plan.save(with(stop, "Mo 9h", 0)))))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("hours");
        assertThat(refused(as(bus.lead(), () -> plan.save(with(stop, "", 0))))).containsExactly("hours hours-missing");
        assertThat(refused(as(bus.lead(), () -> plan.save(with(stop, "2020 Jan 01 09:00-12:00", 0)))))
                .containsExactly("hours never");
        assertThat(refused(as(
                        bus.lead(),
                        () -> plan.save(new Stop(
                                stop.id(),
                                "",
                                tour.id(),
                                tour.association(),
                                1,
                                " ",
                                "",
                                "00000",
                                "",
                                "",
                                91.0,
                                null,
                                "Mo 09:00-12:00",
                                LocalDate.of(2026, 2, 1),
                                LocalDate.of(2026, 1, 1),
                                0)))))
                .containsExactly(
                        "place place-missing",
                        "commune commune-unknown",
                        "longitude coordinates-both",
                        "validUntil ends-before");
        assertThat(as(bus.lead(), () -> see.find(tour.id()).orElseThrow().stops()))
                .isEmpty();
    }

    @Test
    void a_stop_far_from_its_commune_or_with_swapped_coordinates_is_refused() {
        assertThat(refused(as(bus.lead(), () -> plan.save(villeurbanneAt(4.88, 45.77)))))
                .containsExactly("latitude coordinates-swapped", "longitude coordinates-swapped");
        assertThat(refused(as(bus.lead(), () -> plan.save(villeurbanneAt(48.85, 2.35)))))
                .containsExactly("latitude coordinates-far", "longitude coordinates-far");
        assertThat(refused(as(bus.lead(), () -> plan.save(villeurbanneAt(91.0, 4.88)))))
                .containsExactly("latitude latitude");
        assertThat(as(bus.lead(), () -> plan.save(villeurbanneAt(45.77, 4.88)))).isInstanceOf(Result.Accepted.class);
    }

    private Stop villeurbanneAt(double latitude, double longitude) {
        var stop = aStop(tour, "Marché", "Mo 09:00-12:00");
        return new Stop(
                stop.id(),
                "",
                tour.id(),
                tour.association(),
                1,
                stop.place(),
                stop.address(),
                stop.insee(),
                "",
                "",
                latitude,
                longitude,
                stop.hours(),
                stop.validFrom(),
                null,
                0);
    }

    @Test
    void a_stop_is_changed_on_the_version_that_was_on_the_screen() {
        var stop = stop("Marché", "Mo 09:00-12:00");
        var later = as(bus.lead(), () -> kept(plan.save(with(stop, "Mo 10:00-12:00", 0))));
        assertThat(later.version()).isEqualTo(1);
        assertThat(as(bus.lead(), () -> plan.save(with(stop, "Mo 11:00-12:00", 0))))
                .isInstanceOf(Result.Conflict.class);
    }

    @Test
    void another_associations_tour_is_read_and_not_touched() {
        var stop = stop("Marché", "Mo-Su 09:00-12:00");
        var other = fixtures.aBus();
        assertThat(as(other.mediator(), () -> see.find(tour.id()))).isPresent();
        assertThat(refused(as(other.lead(), () -> plan.save(aStop(tour, "Ailleurs", "Mo 09:00-12:00")))))
                .containsExactly("tour-unknown");
        assertThat(refused(as(other.lead(), () -> plan.save(with(stop, "Mo 09:00-12:00", 0)))))
                .containsExactly("tour-unknown");
        assertThat(refused(as(other.mediator(), () -> halts.arrive(stop.id(), Instant.now()))))
                .containsExactly("stop stop-unknown");
        assertThat(refused(as(other.mediator(), () -> say.handle(cancelled(stop, today())))))
                .containsExactly("stop stop-unknown");
        assertThat(refused(as(
                        other.lead(),
                        () -> planCrews.handle(aCrew(
                                tour, today(), today(), null, other.mediator().account())))))
                .contains("tour tour-unknown");
    }

    private static StopChange cancelled(Stop stop, LocalDate day) {
        return cancelled(stop, day, Instant.now());
    }

    private static StopChange cancelled(Stop stop, LocalDate day, Instant at) {
        return new StopChange(stop.id(), day, StopChange.Kind.CANCELLED, null, null, null, null, "Panne", at);
    }

    @Test
    void what_is_said_of_a_day_is_public_at_once_and_taken_back_in_one_press() {
        var stop = stop("Marché", RoundsFixtures.now());
        kept(as(bus.mediator(), () -> say.handle(cancelled(stop, today()))));
        var next = rounds.nextStops(bus.point(), 1, Words.FRENCH).getFirst();
        assertThat(next.state()).isEqualTo(Rounds.State.CANCELLED);
        assertThat(next.note()).isEqualTo("Annulé (Panne)");
        kept(as(bus.mediator(), () -> say.restore(stop.id(), today(), Instant.now())));
        assertThat(rounds.nextStops(bus.point(), 1, Words.FRENCH).getFirst().state())
                .isEqualTo(Rounds.State.PLANNED);
        kept(as(
                bus.mediator(),
                () -> say.handle(new StopChange(
                        stop.id(),
                        today(),
                        StopChange.Kind.MOVED,
                        null,
                        null,
                        "Salle des fêtes",
                        null,
                        "",
                        Instant.now()))));
        var moved = rounds.nextStops(bus.point(), 1, Words.ENGLISH).getFirst();
        assertThat(moved.place()).isEqualTo("Salle des fêtes");
        assertThat(moved.latitude()).isNull();
    }

    @Test
    void what_arrives_late_and_was_said_before_changes_nothing() {
        var stop = stop("Marché", RoundsFixtures.now());
        kept(as(bus.mediator(), () -> say.handle(cancelled(stop, today()))));
        kept(as(
                bus.mediator(),
                () -> say.handle(new StopChange(
                        stop.id(),
                        today(),
                        StopChange.Kind.LATE,
                        null,
                        null,
                        null,
                        20,
                        "",
                        Instant.now().minusSeconds(3600)))));
        assertThat(rounds.nextStops(bus.point(), 1, Words.FRENCH).getFirst().state())
                .isEqualTo(Rounds.State.CANCELLED);
    }

    @Test
    void a_restored_day_stands_over_what_was_said_before_and_not_over_what_was_said_after() {
        var stop = stop("Marché", RoundsFixtures.now());
        var now = Instant.now();
        kept(as(bus.mediator(), () -> say.restore(stop.id(), today(), now.minusSeconds(60))));
        kept(as(bus.mediator(), () -> say.handle(cancelled(stop, today(), now.minusSeconds(120)))));
        assertThat(rounds.nextStops(bus.point(), 1, Words.FRENCH).getFirst().state())
                .isEqualTo(Rounds.State.PLANNED);
        kept(as(bus.mediator(), () -> say.handle(cancelled(stop, today(), now.minusSeconds(40)))));
        // the same again is said later
        kept(as(bus.mediator(), () -> say.handle(cancelled(stop, today(), now))));
        kept(as(bus.mediator(), () -> say.restore(stop.id(), today(), now.minusSeconds(20))));
        assertThat(rounds.nextStops(bus.point(), 1, Words.FRENCH).getFirst().state())
                .isEqualTo(Rounds.State.CANCELLED);
    }

    private void runsUntil(LocalDate last) {
        as(
                bus.lead(),
                () -> kept(plan.save(new Tour(
                        tour.id(),
                        tour.association(),
                        tour.point(),
                        tour.name(),
                        tour.vehicle(),
                        tour.kit(),
                        tour.partner(),
                        tour.validFrom(),
                        last,
                        tour.version()))));
    }

    private static StopChange added(Stop stop, LocalDate day) {
        return new StopChange(
                stop.id(),
                day,
                StopChange.Kind.ADDED,
                LocalTime.of(9, 0),
                LocalTime.of(10, 0),
                null,
                null,
                "",
                Instant.now());
    }

    @Test
    void the_public_reads_that_a_halt_lasts_until_midnight() {
        stop("Gare de nuit", "Mo-Su 18:00-24:00");
        assertThat(rounds.nextStops(bus.point(), 1, Words.FRENCH)
                        .getFirst()
                        .said()
                        .replaceAll("\\h", " "))
                .endsWith("18 h – minuit");
    }

    private StopChange late(Stop stop, Instant at) {
        return new StopChange(stop.id(), today(), StopChange.Kind.LATE, null, null, null, 20, "", at);
    }

    private Rounds.State next() {
        return rounds.nextStops(bus.point(), 1, Words.FRENCH).getFirst().state();
    }

    @Test
    void what_a_clock_that_runs_ahead_says_is_said_now_and_gives_way_to_what_is_said_next() {
        var stop = stop("Marché", RoundsFixtures.now());
        var tomorrow = Instant.now().plus(Duration.ofDays(1));
        assertThat(as(bus.mediator(), () -> kept(say.handle(late(stop, tomorrow))))
                        .saidAt())
                .isBefore(tomorrow.minusSeconds(3600));
        assertThat(next()).isEqualTo(Rounds.State.LATE);
        assertThat(as(bus.lead(), () -> kept(say.restore(stop.id(), today(), Instant.now())))
                        .kind())
                .isEqualTo(StopChange.Kind.RESTORED);
        assertThat(next()).isEqualTo(Rounds.State.PLANNED);
        kept(as(bus.mediator(), () -> say.restore(stop.id(), today(), tomorrow)));
        kept(as(bus.lead(), () -> say.handle(cancelled(stop, today()))));
        assertThat(next()).isEqualTo(Rounds.State.CANCELLED);
    }

    @Test
    void what_was_stored_for_tomorrow_gives_way_to_what_is_said_today_and_to_who_is_there() {
        var stop = stop("Marché", RoundsFixtures.now());
        kept(as(bus.mediator(), () -> say.handle(late(stop, Instant.now()))));
        Runnable ahead = () -> as(
                bus.mediator(),
                () -> transaction.execute(s -> db.sql(
                                "update rounds.stop_change set said_at = now() + interval '1 day' where stop = :stop")
                        .param("stop", stop.id())
                        .update()));
        ahead.run();
        kept(as(bus.lead(), () -> say.restore(stop.id(), today(), Instant.now())));
        assertThat(next()).isEqualTo(Rounds.State.PLANNED);
        ahead.run();
        kept(as(bus.lead(), () -> say.handle(cancelled(stop, today()))));
        assertThat(next()).isEqualTo(Rounds.State.CANCELLED);
        ahead.run();
        kept(as(bus.mediator(), () -> halts.arrive(stop.id(), Instant.now())));
        assertThat(next()).isEqualTo(Rounds.State.PLANNED);
    }

    @Test
    void a_day_that_is_not_served_cannot_be_cancelled_and_can_be_added() {
        var stop = stop("Marché", "Mo 09:00-12:00");
        var tuesday = today().with(java.time.temporal.TemporalAdjusters.next(DayOfWeek.TUESDAY));
        var answer = as(bus.mediator(), () -> say.handle(cancelled(stop, tuesday)));
        assertThat(refused(answer)).containsExactly("day not-served");
        assertThat(Words.t(((Result.Rejected<StopChange>) answer).problems().getFirst()))
                .contains(Words.date(tuesday));
        kept(as(bus.mediator(), () -> say.handle(added(stop, tuesday))));
        assertThat(between(tuesday, tuesday)).hasSize(1);
    }

    @Test
    void no_day_is_added_that_nobody_would_see() {
        var stop = stop("Marché", "Mo 09:00-12:00");
        var last = today().plusDays(7);
        runsUntil(last);
        assertThat(refused(as(bus.mediator(), () -> say.handle(added(stop, last.plusDays(1))))))
                .containsExactly("day out-of-dates");
        kept(as(bus.mediator(), () -> say.handle(added(stop, last))));
        assertThat(between(last, last.plusDays(1))).extracting(Occurrence::day).containsExactly(last);
    }

    @Test
    void checking_in_twice_is_once_and_leaving_twice_too() {
        var stop = stop("Marché", RoundsFixtures.now());
        var midnight = today().atStartOfDay(NetworkTime.ZONE).toInstant();
        var clock = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        // a minute before is of the same day
        var now = clock.minusSeconds(60).isBefore(midnight) ? midnight.plusSeconds(60) : clock;
        var first = as(bus.mediator(), () -> kept(halts.arrive(stop.id(), now.minusSeconds(60))));
        var again = as(bus.lead(), () -> kept(halts.arrive(stop.id(), now)));
        assertThat(again).isEqualTo(first);
        var left = as(bus.mediator(), () -> kept(halts.leave(stop.id(), now)));
        assertThat(as(bus.mediator(), () -> kept(halts.leave(stop.id(), now.plusSeconds(30))))
                        .leftAt())
                .isEqualTo(left.leftAt());
        assertThat(as(bus.mediator(), () -> rounds.stopAt(bus.point(), now.minusSeconds(10))))
                .contains(stop.id());
    }

    @Test
    void a_halt_that_passes_midnight_is_left_on_the_next_day() {
        var stop = stop("Gare de nuit", RoundsFixtures.now());
        var evening =
                today().minusDays(2).atTime(22, 0).atZone(NetworkTime.ZONE).toInstant();
        var after = evening.plus(Duration.ofMinutes(150));
        kept(as(bus.mediator(), () -> halts.arrive(stop.id(), evening)));
        var left = as(bus.mediator(), () -> kept(halts.leave(stop.id(), after)));
        assertThat(left.day()).isEqualTo(today().minusDays(2));
        assertThat(left.leftAt()).isEqualTo(after);
        assertThat(as(bus.lead(), () -> kept(halts.leave(stop.id(), after.plusSeconds(60))))
                        .leftAt())
                .isEqualTo(after);
        // one that was left on its own day is over: who leaves on the next has yet to arrive
        var second = as(bus.lead(), () -> kept(plan.save(aTour(bus, "Triporteur"))));
        var other = as(bus.lead(), () -> kept(plan.save(aStop(second, "Marché", RoundsFixtures.now()))));
        kept(as(bus.mediator(), () -> halts.arrive(other.id(), evening)));
        kept(as(bus.mediator(), () -> halts.leave(other.id(), evening.plusSeconds(3600))));
        assertThat(refused(as(bus.mediator(), () -> halts.leave(other.id(), after))))
                .containsExactly("stop not-arrived");
    }

    @Test
    void who_leaves_after_midnight_leaves_the_halt_of_the_evening_even_when_that_of_the_next_evening_came_first() {
        var stop = stop("Gare de nuit", RoundsFixtures.now());
        var evening =
                today().minusDays(3).atTime(22, 0).atZone(NetworkTime.ZONE).toInstant();
        var night = today().minusDays(2).atTime(1, 0).atZone(NetworkTime.ZONE).toInstant();
        var next = today().minusDays(2).atTime(22, 0).atZone(NetworkTime.ZONE).toInstant();
        kept(as(bus.mediator(), () -> halts.arrive(stop.id(), evening)));
        kept(as(bus.lead(), () -> halts.arrive(stop.id(), next)));
        var left = as(bus.mediator(), () -> kept(halts.leave(stop.id(), night)));
        assertThat(left.day()).isEqualTo(today().minusDays(3));
        assertThat(left.leftAt()).isEqualTo(night);
        // none was there before: the clock of the device is wrong
        var second = as(bus.lead(), () -> kept(plan.save(aTour(bus, "Triporteur"))));
        var other = as(bus.lead(), () -> kept(plan.save(aStop(second, "Marché", RoundsFixtures.now()))));
        kept(as(bus.lead(), () -> halts.arrive(other.id(), next)));
        assertThat(refused(as(bus.mediator(), () -> halts.leave(other.id(), night))))
                .containsExactly("at left-before");
    }

    @Test
    void one_leaves_where_one_has_arrived_and_nothing_happens_in_the_future() {
        var stop = stop("Marché", RoundsFixtures.now());
        assertThat(refused(as(bus.mediator(), () -> halts.leave(stop.id(), Instant.now()))))
                .containsExactly("stop not-arrived");
        assertThat(refused(as(
                        bus.mediator(),
                        () -> halts.arrive(stop.id(), Instant.now().plusSeconds(1200)))))
                .containsExactly("at future");
        assertThat(refused(as(
                        bus.mediator(),
                        () -> halts.arrive(stop.id(), Instant.now().minus(Duration.ofDays(40))))))
                .containsExactly("at too-old");
    }

    @Test
    void who_checks_in_at_a_cancelled_stop_is_there_after_all() {
        var stop = stop("Marché", RoundsFixtures.now());
        kept(as(bus.mediator(), () -> say.handle(cancelled(stop, today()))));
        kept(as(bus.mediator(), () -> halts.arrive(stop.id(), Instant.now())));
        assertThat(rounds.nextStops(bus.point(), 1, Words.FRENCH).getFirst().state())
                .isEqualTo(Rounds.State.PLANNED);
    }

    @Test
    void nobody_is_in_two_crews_at_once() {
        stop("Marché", "Mo-Su 09:00-12:00");
        var second = as(bus.lead(), () -> kept(plan.save(aTour(bus, "Triporteur"))));
        kept(as(bus.lead(), () -> plan.save(aStop(second, "Mairie", "Mo-Su 11:00-13:00"))));
        var me = bus.mediator().account();
        var mate = network.a(Role.MEDIATOR, bus.association()).account();
        var from = today().plusDays(1);
        kept(as(bus.lead(), () -> planCrews.handle(aCrew(tour, from, from.plusDays(13), null, me, mate))));
        assertThat(refused(as(bus.lead(), () -> planCrews.handle(aCrew(second, from, from, null, me)))))
                .containsExactly("members two-places");
        assertThat(refused(as(bus.lead(), () -> planCrews.handle(aCrew(tour, from, from.plusDays(13), null, mate)))))
                .containsExactly("crew-twice");
        // on a day on which somebody else takes the first tour, they are free
        kept(as(
                bus.lead(),
                () -> planCrews.handle(aCrew(tour, from, from, null, bus.lead().account(), mate))));
        kept(as(bus.lead(), () -> planCrews.handle(aCrew(second, from, from, null, me))));
        assertThat(as(
                        bus.lead(),
                        () -> roster.between(from, from)
                                .of(tour.id(), from)
                                .orElseThrow()
                                .members()))
                .containsExactly(bus.lead().account(), mate);
    }

    @Test
    void crews_planned_at_the_same_instant_do_not_put_one_person_in_two_places() throws Exception {
        var tours = new java.util.ArrayList<Tour>();
        for (var vehicle : List.of("A", "B", "C", "D")) {
            var one = as(bus.lead(), () -> kept(plan.save(aTour(bus, vehicle))));
            kept(as(bus.lead(), () -> plan.save(aStop(one, vehicle, "Mo-Su 09:00-12:00"))));
            tours.add(one);
        }
        var day = today().plusDays(1);
        try (var workers = java.util.concurrent.Executors.newFixedThreadPool(4)) {
            var work = tours.stream()
                    .<Callable<Result<Crew>>>map(one -> () -> as(
                            bus.lead(),
                            () -> planCrews.handle(
                                    aCrew(one, day, day, null, bus.mediator().account()))))
                    .toList();
            int accepted = 0;
            for (var done : workers.invokeAll(work)) if (done.get() instanceof Result.Accepted) accepted++;
            assertThat(accepted).isEqualTo(1);
        }
    }

    @Test
    void a_crew_of_a_pattern_goes_on_its_days_only() {
        var me = bus.mediator().account();
        kept(as(
                bus.lead(),
                () -> planCrews.handle(
                        aCrew(tour, LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 31), "Tu[1,3]", me))));
        var days = as(bus.lead(), () -> roster.between(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 31)));
        assertThat(days.of(tour.id(), LocalDate.of(2026, 12, 15))).isPresent();
        assertThat(days.of(tour.id(), LocalDate.of(2026, 12, 8))).isEmpty();
    }

    @Test
    void a_crew_is_of_the_team_and_of_the_association_only() {
        var stranger = fixtures.aBus().mediator().account();
        assertThat(refused(as(bus.lead(), () -> planCrews.handle(aCrew(tour, today(), today(), null, stranger)))))
                .containsExactly("members member-unknown");
        assertThat(refused(as(bus.lead(), () -> planCrews.handle(aCrew(tour, today(), today(), null)))))
                .containsExactly("members members-missing");
        kept(as(
                bus.lead(),
                () -> planCrews.handle(
                        aCrew(tour, today(), today(), null, bus.mediator().account()))));
        var other = fixtures.aBus();
        assertThat(as(other.lead(), () -> roster.between(today(), today()).of(tour.id(), today())))
                .isEmpty();
    }
}
