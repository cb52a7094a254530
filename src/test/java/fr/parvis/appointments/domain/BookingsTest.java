// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.domain;

import static fr.parvis.appointments.AppointmentsFixtures.aMotive;
import static fr.parvis.appointments.AppointmentsFixtures.atHome;
import static fr.parvis.appointments.AppointmentsFixtures.forSeveral;
import static fr.parvis.appointments.AppointmentsFixtures.forTwo;
import static fr.parvis.appointments.AppointmentsFixtures.kept;
import static fr.parvis.rota.RotaFixtures.aMonday;
import static fr.parvis.rota.RotaFixtures.anAppointment;
import static fr.parvis.rota.RotaFixtures.at;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Locks;
import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.appointments.Seats;
import fr.parvis.appointments.domain.BookAppointment.Command;
import fr.parvis.appointments.domain.ProposeSlots.Chosen;
import fr.parvis.appointments.domain.ProposeSlots.Proposal;
import fr.parvis.messages.MessageState;
import fr.parvis.messages.Messages;
import fr.parvis.rota.Hold;
import fr.parvis.rota.HoldKind;
import fr.parvis.rota.Holds;
import fr.parvis.rota.RotaFixtures;
import fr.parvis.rota.RotaFixtures.Team;
import fr.parvis.rota.domain.absences.TransferWork;
import fr.parvis.rota.domain.week.PlanShifts;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
class BookingsTest {
    private static final LocalDate MONDAY = aMonday();

    @Autowired
    Network network;

    @Autowired
    RotaFixtures fixtures;

    @Autowired
    PlanShifts shifts;

    @Autowired
    KeepMotives motives;

    @Autowired
    ProposeSlots slots;

    @Autowired
    BookAppointment book;

    @Autowired
    ChangeBooking change;

    @Autowired
    Travel travel;

    @Autowired
    TransferWork transfer;

    @Autowired
    SeeAppointments see;

    @Autowired
    Reminders reminders;

    @Autowired
    Holds holds;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    Team team;
    SignedIn me;
    SignedIn colleague;
    Motive housing;

    @BeforeEach
    void a_team_and_a_motive() {
        team = fixtures.aTeam(2);
        fixtures.planned(shifts, team);
        me = team.first();
        colleague = team.second();
        housing = kept(motives, team.lead(), aMotive("Dossier logement"));
    }

    private Command at9(SignedIn who, Contact contact) {
        return command(housing, at(MONDAY, 9, 0), contact, who.account());
    }

    private Command command(Motive motive, Instant from, Contact contact, UUID... mediators) {
        return new Command(Ids.next(), motive.id(), team.point(), from, Set.of(mediators), null, contact, null, false);
    }

    private Outcome<UUID> booked(Command command) {
        return Network.as(me, () -> book.handle(command));
    }

    private static final Contact NOBODY = Contact.of("", null);
    private static final Contact AMINATA = Contact.of("Aminata", "06 12 34 56 78");

    private List<Hold> held(UUID booking) {
        return Network.as(me, () -> holds.of(booking));
    }

    private List<Messages.Status> messages(UUID booking) {
        return Network.as(me, () -> transaction.execute(status -> reminders.list(booking)));
    }

    private Booking the(UUID booking) {
        return Network.as(me, () -> see.read(booking)).seen().booking();
    }

    private static List<String> codes(Outcome<UUID> outcome) {
        return ((Outcome.Refused<?>) outcome)
                .problems().stream().map(Problem::code).toList();
    }

    @Test
    void three_times_are_proposed_with_the_same_mediator_first_and_not_all_on_one_morning() {
        var proposed = Network.as(me, () -> slots.first(housing, team.point(), me.account(), MONDAY));
        assertThat(proposed)
                .extracting(Proposal::from)
                .containsExactly(at(MONDAY, 9, 0), at(MONDAY, 14, 0), at(MONDAY.plusDays(1), 9, 0));
        assertThat(proposed).allSatisfy(it -> assertThat(it.mediators()).containsExactly(me.account()));
    }

    @Test
    void a_colleague_is_proposed_where_the_same_mediator_is_taken() {
        var morning = anAppointment(MONDAY, 9, 0, me.account());
        Network.as(
                me,
                () -> holds.hold(new Holds.Asked(
                        morning.kind(),
                        morning.subject(),
                        morning.mediators(),
                        at(MONDAY, 9, 0),
                        at(MONDAY.plusDays(59), 17, 0),
                        null,
                        null)));
        var proposed = Network.as(me, () -> slots.first(housing, team.point(), me.account(), MONDAY));
        assertThat(proposed)
                .hasSize(3)
                .allSatisfy(it -> assertThat(it.mediators()).containsExactly(colleague.account()));
    }

    @Test
    void the_same_mediator_is_proposed_although_colleagues_are_free_tooLongbefore() {
        var busy = anAppointment(MONDAY, 9, 0, me.account());
        Network.as(
                me,
                () -> holds.hold(new Holds.Asked(
                        busy.kind(),
                        busy.subject(),
                        busy.mediators(),
                        at(MONDAY, 9, 0),
                        at(MONDAY.plusDays(13), 17, 0),
                        null,
                        null)));
        var proposed = Network.as(me, () -> slots.first(housing, team.point(), me.account(), MONDAY));
        assertThat(proposed)
                .hasSize(3)
                .allSatisfy(it -> assertThat(it.mediators()).containsExactly(me.account()))
                .allSatisfy(it -> assertThat(it.from()).isAfter(at(MONDAY.plusDays(13), 17, 0)));
    }

    @Test
    void an_appointment_takes_the_time_of_its_mediator_and_plans_reminders() {
        var command = at9(me, AMINATA);
        assertThat(booked(command)).isEqualTo(new Outcome.Done<>(command.id()));
        assertThat(held(command.id())).singleElement().satisfies(hold -> {
            assertThat(hold.mediator()).isEqualTo(me.account());
            assertThat(hold.until()).isEqualTo(at(MONDAY, 9, 30));
        });
        assertThat(messages(command.id()))
                .isNotEmpty()
                .allSatisfy(message -> assertThat(message.state()).isEqualTo(MessageState.DUE));
    }

    @Test
    void the_same_form_twice_is_one_appointment() {
        var command = at9(me, AMINATA);
        booked(command);
        assertThat(booked(command)).isEqualTo(new Outcome.Done<>(command.id()));
        assertThat(Network.as(me, () -> see.ofDay(MONDAY))).hasSize(1);
    }

    @Test
    void a_time_that_was_taken_meanwhile_is_refused_and_so_is_one_nobody_works_at() {
        booked(at9(me, NOBODY));
        assertThat(codes(booked(at9(me, NOBODY)))).containsExactly(Seats.TAKEN);
        // the other one is free
        assertThat(booked(at9(colleague, NOBODY))).isInstanceOf(Outcome.Done.class);
        assertThat(codes(booked(command(housing, at(MONDAY, 12, 30), NOBODY, me.account()))))
                .containsExactly(Seats.TAKEN);
        // in the past of the point
        assertThat(codes(booked(command(housing, at(MONDAY.minusYears(1), 9, 0), NOBODY, me.account()))))
                .containsExactly(Seats.TAKEN);
        // not where the point is
        assertThat(codes(booked(command(housing, at(MONDAY, 10, 7), NOBODY, me.account()))))
                .containsExactly(Seats.TAKEN);
    }

    @Test
    void several_share_a_time_until_its_seats_are_taken_and_the_last_gives_it_back() {
        var meeting = kept(motives, team.lead(), forSeveral(aMotive("Premiers pas"), 3));
        var nine = at(MONDAY, 9, 0);
        var all = new ArrayList<UUID>();
        for (int i = 0; i < 3; i++) {
            var command = command(meeting, nine, Contact.of("Personne " + i, null), me.account());
            assertThat(booked(command)).isInstanceOf(Outcome.Done.class);
            all.add(command.id());
        }
        assertThat(codes(booked(command(meeting, nine, NOBODY, me.account())))).containsExactly(Seats.TAKEN);
        assertThat(codes(booked(command(housing, nine, NOBODY, me.account())))).containsExactly(Seats.TAKEN);
        assertThat(Network.as(me, () -> see.ofDay(MONDAY)))
                .hasSize(3)
                .allSatisfy(seen -> assertThat(seen.mediators()).hasSize(1));
        assertThat(codes(Network.as(
                        me,
                        () -> change.move(
                                all.get(0), 0, new Chosen(team.point(), at(MONDAY, 10, 0), Set.of(me.account()))))))
                .containsExactly("appointments.problem.shared-stays");

        Network.as(me, () -> change.excuse(all.get(0)));
        assertThat(codes(booked(command(housing, nine, NOBODY, me.account())))).containsExactly(Seats.TAKEN);
        var proposed = Network.as(me, () -> slots.ofDay(meeting, team.point(), me.account(), MONDAY));
        assertThat(proposed.getFirst().from()).isEqualTo(nine);
        assertThat(booked(command(meeting, nine, NOBODY, me.account()))).isInstanceOf(Outcome.Done.class);
        for (var seen : Network.as(me, () -> see.ofDay(MONDAY)))
            if (!seen.booking().state().isOff())
                Network.as(me, () -> change.excuse(seen.booking().id()));
        assertThat(booked(command(housing, nine, NOBODY, me.account()))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void who_joins_while_the_last_one_leaves_does_not_share_time_that_is_given_back() throws Exception {
        var meeting = kept(motives, team.lead(), forSeveral(aMotive("Premiers pas"), 3));
        var leaves = command(meeting, at(MONDAY, 9, 0), NOBODY, me.account());
        var joins = command(meeting, at(MONDAY, 9, 0), NOBODY, me.account());
        booked(leaves);
        try (var other = Executors.newSingleThreadExecutor()) {
            Callable<Future<Outcome<UUID>>> leaving = () -> Objects.requireNonNull(transaction.execute(status -> {
                change.excuse(leaves.id());
                Future<Outcome<UUID>> joined = other.submit(() -> booked(joins));
                moment(joined);
                return joined;
            }));
            assertThat(Network.as(me, leaving).get(30, TimeUnit.SECONDS)).isInstanceOf(Outcome.Done.class);
        }
        assertThat(held(the(joins.id()).subject())).extracting(Hold::mediator).containsExactly(me.account());
        assertThat(codes(booked(command(housing, at(MONDAY, 9, 0), NOBODY, me.account()))))
                .containsExactly(Seats.TAKEN);
    }

    /** Until the other one waits for its turn, as it should; time enough for whoever does not wait. */
    private void moment(Future<?> other) {
        long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        try {
            while (!other.isDone() && !Locks.isAnyWaiting(db) && System.nanoTime() < end) Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_last_two_who_leave_at_once_give_the_time_back() throws Exception {
        var meeting = kept(motives, team.lead(), forSeveral(aMotive("Premiers pas"), 3));
        var first = command(meeting, at(MONDAY, 9, 0), NOBODY, me.account());
        var second = command(meeting, at(MONDAY, 9, 0), NOBODY, me.account());
        booked(first);
        booked(second);
        try (var other = Executors.newSingleThreadExecutor()) {
            Callable<Outcome<UUID>> also = () -> change.excuse(second.id());
            Callable<Future<Outcome<UUID>>> leaving = () -> Objects.requireNonNull(transaction.execute(status -> {
                change.excuse(first.id());
                Future<Outcome<UUID>> left = other.submit(() -> Network.as(me, also));
                moment(left);
                return left;
            }));
            assertThat(Network.as(me, leaving).get(30, TimeUnit.SECONDS)).isInstanceOf(Outcome.Done.class);
        }
        assertThat(held(the(second.id()).subject())).isEmpty();
    }

    private static final Contact AT_HOME =
            Contact.of("Rosa", "06 12 34 56 78").at(new Contact.Home("12 rue des Lilas", "69266"));

    @Test
    void a_visit_at_home_takes_the_way_there_and_back_and_hides_the_address() {
        var visit = kept(motives, team.lead(), atHome(aMotive("Chez vous")));
        int way = travel.minutes(team.point(), "69266");
        assertThat(way).isBetween(10, 60);
        assertThat(way % 5).isZero();
        assertThat(travel.minutes(team.point(), null)).as("the fewest").isEqualTo(10);
        assertThat(travel.minutes(team.point(), "75056")).as("far away").isEqualTo(240);
        var wish = new ProposeSlots.Wish(visit, place -> way, null);
        var free = Network.as(me, () -> slots.ofDay(wish, team.point(), me.account(), MONDAY));
        var first = free.getFirst();
        assertThat(first.from()).isEqualTo(at(MONDAY, 9, way));
        var command = command(visit, first.from(), AT_HOME, me.account());
        assertThat(booked(command)).isEqualTo(new Outcome.Done<>(command.id()));

        assertThat(held(command.id()))
                .extracting(Hold::kind)
                .containsExactly(HoldKind.TRAVEL, HoldKind.APPOINTMENT, HoldKind.TRAVEL);
        assertThat(held(command.id()).getFirst().from()).isEqualTo(at(MONDAY, 9, 0));
        assertThat(held(command.id()).getLast().until())
                .isEqualTo(at(MONDAY, 9, 30).plusSeconds(120L * way));
        assertThat(codes(booked(command(housing, at(MONDAY, 9, 30), NOBODY, me.account()))))
                .containsExactly(Seats.TAKEN);

        var seen = Network.as(me, () -> see.read(command.id()));
        assertThat(seen.contact().home()).isEqualTo(new Contact.Home("12 rue des Lilas", "69266"));
        assertThat(stored(command.id())).doesNotContain("Lilas", "Rosa", "0612345678");

        assertThat(Network.as(
                        me,
                        () -> change.move(
                                command.id(), 0, new Chosen(team.point(), at(MONDAY, 14, way), Set.of(me.account())))))
                .isInstanceOf(Outcome.Done.class);
        assertThat(held(command.id()))
                .hasSize(3)
                .first()
                .satisfies(hold -> assertThat(hold.from()).isEqualTo(at(MONDAY, 14, 0)));
        Network.as(me, () -> change.excuse(command.id()));
        assertThat(held(command.id())).isEmpty();
        assertThat(booked(command(housing, at(MONDAY, 14, 0), NOBODY, me.account())))
                .isInstanceOf(Outcome.Done.class);
    }

    private String stored(UUID booking) {
        Callable<String> read = () -> Objects.requireNonNull(transaction.execute(status -> db.sql(
                        "select row(b.*)::text || encode(said, 'escape') from appointments.booking b where id = :id")
                .param("id", booking)
                .query(String.class)
                .single()));
        return Network.as(me, read);
    }

    @Test
    void a_visit_at_home_is_proposed_booked_and_moved_with_the_way_from_each_point() {
        var elsewhere = fixtures.aPoint(team.association(), "Saint-Priest", "Europe/Paris", "Mo-Fr 09:00-12:00");
        Runnable lies = () -> transaction.executeWithoutResult(
                status -> db.sql("update network.point set insee = '69290' where id = :id")
                        .param("id", elsewhere)
                        .update());
        Network.as(team.lead(), lies);
        var third = network.a(Role.MEDIATOR, team.association());
        var week = RotaFixtures.aShift(third.account(), elsewhere, "Mo-Fr 09:00-12:00");
        assertThat(Network.as(team.lead(), () -> shifts.handle(week))).isInstanceOf(Outcome.Done.class);
        var visit = kept(motives, team.lead(), atHome(aMotive("Chez vous")));
        int near = travel.minutes(team.point(), "69266");
        int far = travel.minutes(elsewhere, "69266");
        assertThat(far).isNotEqualTo(near);

        var wish = new ProposeSlots.Wish(visit, place -> travel.minutes(place, "69266"), null);
        var proposed = Network.as(me, () -> slots.ofDay(wish, null, null, MONDAY)).stream()
                .filter(one -> one.point().equals(elsewhere))
                .toList();
        var first = proposed.getFirst();
        assertThat(first.from()).isEqualTo(at(MONDAY, 9, 0).plusSeconds(60L * far));
        var there = new Command(
                Ids.next(),
                visit.id(),
                elsewhere,
                first.from(),
                Set.copyOf(first.mediators()),
                null,
                AT_HOME,
                null,
                false);
        assertThat(booked(there)).isInstanceOf(Outcome.Done.class);
        Network.as(me, () -> change.excuse(there.id()));

        var moves = command(visit, at(MONDAY, 14, near), AT_HOME, me.account());
        assertThat(booked(moves)).isInstanceOf(Outcome.Done.class);
        assertThat(Network.as(
                        me,
                        () -> change.move(
                                moves.id(), 0, new Chosen(elsewhere, first.from(), Set.copyOf(first.mediators())))))
                .isInstanceOf(Outcome.Done.class);
        assertThat(the(moves.id()).travelMinutes()).isEqualTo(far);
        assertThat(held(moves.id()).getFirst().from()).isEqualTo(at(MONDAY, 9, 0));
    }

    @Test
    void a_visit_at_home_needs_an_address_and_a_commune_and_a_colleague_takes_the_way_over_too() {
        var visit = kept(motives, team.lead(), atHome(aMotive("Chez vous")));
        assertThat(codes(booked(command(visit, at(MONDAY, 9, 10), AMINATA, me.account()))))
                .containsExactly("appointments.problem.address", "appointments.problem.commune");
        var tooLong = Contact.of("", null).at(new Contact.Home("a".repeat(201), "69266"));
        assertThat(codes(booked(command(visit, at(MONDAY, 9, 10), tooLong, me.account()))))
                .containsExactly("appointments.problem.long");
        int way = travel.minutes(team.point(), "69266");
        var command = command(visit, at(MONDAY, 9, way), AT_HOME, me.account());
        assertThat(booked(command)).isInstanceOf(Outcome.Done.class);
        Network.as(team.lead(), () -> transfer.give(me.account(), List.of(command.id()), colleague.account()));
        assertThat(held(command.id()))
                .hasSize(3)
                .allSatisfy(hold -> assertThat(hold.mediator()).isEqualTo(colleague.account()));
    }

    @Test
    void one_telephone_for_two_motives_at_once_is_asked_about() {
        var other = kept(motives, team.lead(), aMotive("Autre"));
        assertThat(booked(at9(me, AMINATA))).isInstanceOf(Outcome.Done.class);
        var second = command(other, at(MONDAY, 9, 0), AMINATA, colleague.account());
        assertThat(codes(booked(second))).containsExactly("appointments.problem.same-day");
    }

    @Test
    void a_time_that_the_clocks_leave_out_and_a_day_that_is_over_cannot_be_booked() {
        var change = NetworkTime.ZONE.getRules().nextTransition(Instant.now());
        while (!change.isGap()) change = NetworkTime.ZONE.getRules().nextTransition(change.getInstant());
        assertThat(codes(booked(command(housing, change.getInstant(), NOBODY, me.account()))))
                .containsExactly(Seats.TAKEN);
        var yesterday = LocalDate.now(NetworkTime.ZONE).minusDays(1);
        assertThat(codes(booked(command(housing, at(yesterday, 9, 0), NOBODY, me.account()))))
                .containsExactly(Seats.TAKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Noumea", "America/Guadeloupe", "Indian/Mayotte"})
    void what_is_past_by_the_clock_of_the_point_cannot_be_booked(String zone) {
        var far = fixtures.aTeam(1);
        var allDay = "Mo-Su 00:00-23:00";
        var point = fixtures.aPoint(far.association(), "Outre-mer", zone, allDay);
        var shift = RotaFixtures.aShift(far.first().account(), point, allDay);
        assertThat(Network.as(far.lead(), () -> shifts.handle(shift))).isInstanceOf(Outcome.Done.class);
        var motive = kept(motives, far.lead(), aMotive("Dossier logement"));
        var there = ZoneId.of(zone);
        var today = LocalDate.now(there);
        var past = today.atStartOfDay(there).toInstant();
        var toCome = today.plusDays(2).atTime(12, 0).atZone(there).toInstant();
        for (var from : List.of(past, toCome)) {
            var command = new Command(
                    Ids.next(), motive.id(), point, from, Set.of(far.first().account()), null, NOBODY, null, false);
            var outcome = Network.as(far.first(), () -> book.handle(command));
            if (from.equals(past)) assertThat(codes(outcome)).containsExactly(Seats.TAKEN);
            else assertThat(outcome).isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void an_arrival_by_mistake_is_taken_back() {
        var command = at9(me, AMINATA);
        booked(command);
        today(command.id());
        assertThat(Network.as(me, () -> change.arrive(command.id())).outcome()).isInstanceOf(Outcome.Done.class);
        assertThat(the(command.id()).state()).isEqualTo(BookingState.ARRIVED);
        assertThat(messages(command.id()))
                .allSatisfy(message -> assertThat(message.state()).isEqualTo(MessageState.WITHDRAWN));
        assertThat(Network.as(me, () -> change.expectAgain(command.id()))).isInstanceOf(Outcome.Done.class);
        assertThat(the(command.id()).state()).isEqualTo(BookingState.BOOKED);
        assertThat(messages(command.id()))
                .as("reminded all the same")
                .filteredOn(message -> message.state() == MessageState.DUE)
                .isNotEmpty();
    }

    /** The day has come. */
    private void today(UUID booking) {
        Runnable comes = () -> transaction.executeWithoutResult(
                status -> db.sql("update appointments.booking set day = :today where id = :id")
                        .param("today", LocalDate.now(NetworkTime.ZONE))
                        .param("id", booking)
                        .update());
        Network.as(me, comes);
    }

    @Test
    void a_pair_is_booked_whole() {
        var two = kept(motives, team.lead(), forTwo(aMotive("Visite à deux")));
        var alone = command(two, at(MONDAY, 10, 0), NOBODY, me.account());
        assertThat(codes(booked(alone))).containsExactly(Seats.TAKEN);
        var both = command(two, at(MONDAY, 10, 0), NOBODY, me.account(), colleague.account());
        assertThat(booked(both)).isInstanceOf(Outcome.Done.class);
        assertThat(held(both.id())).hasSize(2);
        assertThat(codes(booked(command(housing, at(MONDAY, 10, 0), NOBODY, colleague.account()))))
                .containsExactly(Seats.TAKEN);
    }

    @Test
    void a_second_appointment_of_one_telephone_on_a_day_is_asked_about_however_it_is_written() {
        booked(at9(me, AMINATA));
        for (var phone : List.of("+33(0)6 12 34 56 78", "0033612345678", "06.12.34.56.78")) {
            var again = command(housing, at(MONDAY, 14, 0), Contact.of("A.", phone), me.account());
            assertThat(codes(booked(again))).containsExactly("appointments.problem.same-day");
        }
        var knowing = new Command(
                Ids.next(),
                housing.id(),
                team.point(),
                at(MONDAY, 14, 0),
                Set.of(me.account()),
                null,
                AMINATA,
                null,
                true);
        assertThat(booked(knowing)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_telephone_with_letters_or_too_few_digits_is_refused() {
        for (var phone : List.of("06 12 34", "appelez Awa", "06 12 34 56 7o", "00 262"))
            assertThat(codes(booked(at9(me, Contact.of("", phone)))))
                    .as(phone)
                    .containsExactly("appointments.problem.phone");
        assertThat(booked(at9(me, Contact.of("", "00 262 692 12 34 56")))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_move_leaves_it_one_appointment_whose_reminders_follow() {
        var command = at9(me, AMINATA);
        booked(command);
        var first = messages(command.id());
        var later = at(MONDAY.plusDays(1), 14, 0);
        assertThat(Network.as(
                        me,
                        () -> change.move(
                                command.id(), 0, new Chosen(team.point(), later, Set.of(colleague.account())))))
                .isInstanceOf(Outcome.Done.class);
        assertThat(the(command.id()).from()).isEqualTo(later);
        assertThat(the(command.id()).day()).isEqualTo(MONDAY.plusDays(1));
        assertThat(held(command.id())).extracting(Hold::mediator).containsExactly(colleague.account());
        assertThat(messages(command.id()))
                .filteredOn(
                        message -> first.stream().anyMatch(one -> one.message().equals(message.message())))
                .allSatisfy(message -> assertThat(message.state()).isEqualTo(MessageState.WITHDRAWN));
        assertThat(messages(command.id()))
                .filteredOn(message -> message.state() == MessageState.DUE)
                .isNotEmpty();
        // who saw the former version decides again
        assertThat(Network.as(
                        me,
                        () -> change.move(
                                command.id(), 0, new Chosen(team.point(), at(MONDAY, 9, 0), Set.of(me.account())))))
                .isEqualTo(new Outcome.Changed<>());
    }

    @Test
    void a_move_by_a_quarter_of_an_hour_goes_over_its_own_time_and_no_other() {
        var mine = at9(me, NOBODY);
        booked(mine);
        booked(command(housing, at(MONDAY, 9, 45), NOBODY, me.account()));
        var wish = new ProposeSlots.Wish(housing, ProposeSlots.NO_WAY, the(mine.id()));
        var proposed = Network.as(me, () -> slots.ofDay(wish, team.point(), me.account(), MONDAY));
        assertThat(proposed)
                .filteredOn(it -> it.mediators().contains(me.account()))
                .extracting(Proposal::from)
                .startsWith(at(MONDAY, 9, 15), at(MONDAY, 10, 15));
        assertThat(proposed)
                .as("where it is, somebody else")
                .filteredOn(it -> it.from().equals(at(MONDAY, 9, 0)))
                .singleElement()
                .satisfies(it -> assertThat(it.mediators()).containsExactly(colleague.account()));
        assertThat(Network.as(
                        me,
                        () -> change.move(
                                mine.id(), 0, new Chosen(team.point(), at(MONDAY, 9, 15), Set.of(me.account())))))
                .isInstanceOf(Outcome.Done.class);
        assertThat(held(mine.id())).singleElement().satisfies(hold -> {
            assertThat(hold.from()).isEqualTo(at(MONDAY, 9, 15));
            assertThat(hold.until()).isEqualTo(at(MONDAY, 9, 45));
        });
        assertThat(codes(Network.as(
                        me,
                        () -> change.move(
                                mine.id(), 1, new Chosen(team.point(), at(MONDAY, 9, 30), Set.of(me.account()))))))
                .containsExactly(Seats.TAKEN);
    }

    @Test
    void a_move_onto_taken_time_leaves_the_appointment_where_it_was() {
        var mine = at9(me, AMINATA);
        booked(mine);
        booked(command(housing, at(MONDAY, 10, 0), NOBODY, me.account()));
        assertThat(codes(Network.as(
                        me,
                        () -> change.move(
                                mine.id(), 0, new Chosen(team.point(), at(MONDAY, 10, 0), Set.of(me.account()))))))
                .containsExactly(Seats.TAKEN);
        assertThat(the(mine.id()).from()).isEqualTo(at(MONDAY, 9, 0));
        assertThat(held(mine.id()))
                .singleElement()
                .satisfies(hold -> assertThat(hold.from()).isEqualTo(at(MONDAY, 9, 0)));
    }

    @Test
    void who_excuses_themselves_gives_the_time_back_and_is_reminded_no_more() {
        var command = at9(me, AMINATA);
        booked(command);
        Network.as(me, () -> change.excuse(command.id()));
        assertThat(held(command.id())).isEmpty();
        assertThat(messages(command.id()))
                .allSatisfy(message -> assertThat(message.state()).isEqualTo(MessageState.WITHDRAWN));
        assertThat(codes(Network.as(me, () -> change.excuse(command.id()))))
                .containsExactly("appointments.problem.state.excused");
        assertThat(booked(at9(me, NOBODY))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void an_appointment_that_the_team_cancels_is_told_to_the_person() {
        var command = at9(me, AMINATA);
        booked(command);
        Network.as(me, () -> change.cancel(command.id()));
        assertThat(held(command.id())).isEmpty();
        assertThat(messages(command.id()))
                .filteredOn(message -> message.state() == MessageState.DUE)
                .singleElement()
                .satisfies(message -> assertThat(message.occasion()).startsWith("cancelled"));
    }

    @Test
    void nobody_arrives_or_is_absent_before_the_day() {
        var command = at9(me, NOBODY);
        booked(command);
        assertThat(codes(Network.as(me, () -> change.arrive(command.id())).outcome()))
                .containsExactly("appointments.problem.other-day");
        assertThat(codes(Network.as(me, () -> change.absent(command.id()))))
                .containsExactly("appointments.problem.not-begun");
    }

    @Test
    void another_association_sees_and_changes_none_of_it() {
        var command = at9(me, AMINATA);
        booked(command);
        var others = fixtures.aTeam(1);
        assertThat(Network.as(others.lead(), () -> see.ofDay(MONDAY))).isEmpty();
        assertThat(Network.as(others.lead(), () -> motives.all())).isEmpty();
        assertThat(codes(Network.as(
                        others.lead(),
                        () -> book.handle(new Command(
                                Ids.next(),
                                housing.id(),
                                team.point(),
                                at(MONDAY, 15, 0),
                                Set.of(me.account()),
                                null,
                                NOBODY,
                                null,
                                false)))))
                .containsExactly("appointments.problem.motive");
    }
}
