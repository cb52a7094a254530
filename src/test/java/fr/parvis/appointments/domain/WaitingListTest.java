// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.domain;

import static fr.parvis.appointments.AppointmentsFixtures.aMotive;
import static fr.parvis.appointments.AppointmentsFixtures.kept;
import static fr.parvis.rota.RotaFixtures.aMonday;
import static fr.parvis.rota.RotaFixtures.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.SignedIn;
import fr.parvis.appointments.domain.ProposeSlots.Chosen;
import fr.parvis.appointments.domain.Waiting.State;
import fr.parvis.messages.MessageState;
import fr.parvis.messages.Messages;
import fr.parvis.rota.Holds;
import fr.parvis.rota.RotaFixtures;
import fr.parvis.rota.RotaFixtures.Team;
import fr.parvis.rota.domain.week.PlanShifts;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.values.Outcome;
import fr.parvis.values.Outcomes;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
class WaitingListTest {
    private static final LocalDate MONDAY = aMonday();

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
    SeeAppointments see;

    @Autowired
    WaitForSlot waits;

    @Autowired
    OfferFreed offers;

    @Autowired
    Messages messages;

    @Autowired
    Holds holds;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    Team team;
    SignedIn me;
    Motive housing;

    @BeforeEach
    void a_mediator_and_a_motive() {
        team = fixtures.aTeam(1);
        fixtures.planned(shifts, team);
        me = team.first();
        housing = kept(motives, team.lead(), aMotive("Dossier logement"));
    }

    private UUID booked(int hour, int minute) {
        var command = new BookAppointment.Command(
                Ids.next(),
                housing.id(),
                team.point(),
                at(MONDAY, hour, minute),
                Set.of(me.account()),
                null,
                Contact.of("Aminata", "06 12 34 56 78"),
                null,
                true);
        assertThat(Network.as(me, () -> book.handle(command))).isInstanceOf(Outcome.Done.class);
        return command.id();
    }

    private WaitForSlot.Command wish(String name, LocalDate first, LocalDate last, @Nullable String phone) {
        return new WaitForSlot.Command(
                Ids.next(), housing.id(), team.point(), first, last, null, Contact.of(name, phone));
    }

    private UUID waiting(String name) {
        var command = wish(name, MONDAY, MONDAY.plusDays(4), "06 98 76 54 32");
        assertThat(Network.as(me, () -> waits.add(command))).isInstanceOf(Outcome.Done.class);
        return command.id();
    }

    private void givenUp(UUID booking) {
        assertThat(Network.as(me, () -> change.excuse(booking))).isInstanceOf(Outcome.Done.class);
        offer();
    }

    private void offer() {
        Runnable next = offers::handle;
        Network.as(me, next);
    }

    private Waiting the(UUID wait) {
        return Network.as(
                me,
                () -> waits.open().stream()
                        .map(WaitForSlot.Seen::waiting)
                        .filter(it -> it.id().equals(wait))
                        .findFirst()
                        .orElseThrow());
    }

    private boolean waitsOn(UUID wait) {
        return Network.as(
                me,
                () -> waits.open().stream().anyMatch(seen -> seen.waiting().id().equals(wait)));
    }

    private boolean isFree(int hour, int minute) {
        return Network.as(
                me,
                () -> slots.ofDay(housing, team.point(), null, MONDAY).stream()
                        .anyMatch(one -> one.from().equals(at(MONDAY, hour, minute))));
    }

    /** The lease of its offer is over. */
    private void late(UUID wait) {
        Runnable ended = () -> transaction.executeWithoutResult(status -> {
            db.sql("update appointments.wait set offered_until = now() - interval '1 minute' where id = :id")
                    .param("id", wait)
                    .update();
            db.sql("update rota.hold set expires_at = now() - interval '1 minute' where subject = :id")
                    .param("id", wait)
                    .update();
        });
        Network.as(me, ended);
        offer();
    }

    private List<Messages.Status> told(Messages.Subject about) {
        Callable<List<Messages.Status>> read =
                () -> Objects.requireNonNull(transaction.execute(status -> messages.list(about)));
        return Network.as(me, read);
    }

    private static List<String> codes(Outcome<UUID> outcome) {
        return ((Outcome.Refused<?>) outcome)
                .problems().stream().map(Problem::code).toList();
    }

    @Test
    void time_that_is_given_back_is_held_for_who_waited_first_until_they_answer() {
        var appointment = booked(9, 0);
        var bintou = waiting("Bintou");
        var chloe = waiting("Chloé");
        givenUp(appointment);

        assertThat(the(bintou).state()).isEqualTo(State.OFFERED);
        assertThat(the(bintou).offer())
                .satisfies(it -> assertThat(it.from()).isEqualTo(at(MONDAY, 9, 0)))
                .satisfies(it -> assertThat(it.until()).isBefore(at(MONDAY, 9, 0)));
        assertThat(the(chloe).state()).isEqualTo(State.WAITING);
        assertThat(isFree(9, 0)).as("nobody else takes it meanwhile").isFalse();
        var told = new Messages.Subject(Reminders.KIND_OFFER, bintou);
        assertThat(told(told))
                .singleElement()
                .satisfies(message -> assertThat(message.state()).isEqualTo(MessageState.DUE));

        var accepted = Network.as(me, () -> waits.accept(bintou));
        assertThat(accepted).isInstanceOf(Outcome.Done.class);
        var made = Network.as(me, () -> see.read(Outcomes.done(accepted)));
        assertThat(made.seen().booking().from()).isEqualTo(at(MONDAY, 9, 0));
        assertThat(made.contact()).isEqualTo(Contact.of("Bintou", "06 98 76 54 32"));
        assertThat(Network.as(me, () -> holds.of(bintou))).isEmpty();
        assertThat(waitsOn(bintou)).isFalse();
        assertThat(codes(Network.as(me, () -> waits.accept(bintou))))
                .containsExactly("appointments.problem.offer-over");
    }

    @Test
    void an_offer_without_an_answer_goes_to_the_next_and_three_are_enough() {
        var appointment = booked(9, 0);
        var bintou = waiting("Bintou");
        var chloe = waiting("Chloé");
        givenUp(appointment);
        late(bintou);
        assertThat(the(bintou).state()).isEqualTo(State.WAITING);
        assertThat(the(chloe).state()).isEqualTo(State.OFFERED);
        assertThat(codes(Network.as(me, () -> waits.pass(bintou)))).containsExactly("appointments.problem.offer-over");

        Network.as(me, () -> waits.leave(chloe));
        offer();
        assertThat(the(bintou).offers()).isEqualTo(2);
        late(bintou);
        assertThat(the(bintou).state()).as("not the same again").isEqualTo(State.WAITING);
        assertThat(isFree(9, 0)).isTrue();

        givenUp(booked(10, 0));
        late(bintou);
        assertThat(waitsOn(bintou)).isFalse();
    }

    @Test
    void a_time_that_comes_back_to_somebody_is_told_them_again() {
        var appointment = booked(9, 0);
        var bintou = waiting("Bintou");
        var chloe = waiting("Chloé");
        givenUp(appointment);
        Runnable gone = () -> transaction.executeWithoutResult(
                status -> db.sql("update messages.message set state = 'sent' where about = :wait")
                        .param("wait", bintou)
                        .update());
        Network.as(me, gone);
        late(bintou);
        late(chloe);
        assertThat(the(bintou).offers()).isEqualTo(2);
        assertThat(the(bintou).state()).isEqualTo(State.OFFERED);
        assertThat(told(new Messages.Subject(Reminders.KIND_OFFER, bintou)))
                .extracting(Messages.Status::state)
                .containsExactlyInAnyOrder(MessageState.SENT, MessageState.DUE);
    }

    @Test
    void who_passes_waits_on_and_who_leaves_gives_the_time_back() {
        var appointment = booked(9, 0);
        var bintou = waiting("Bintou");
        givenUp(appointment);
        Network.as(me, () -> waits.pass(bintou));
        offer();
        assertThat(the(bintou).state()).isEqualTo(State.WAITING);
        givenUp(booked(14, 0));
        assertThat(the(bintou).state()).isEqualTo(State.OFFERED);
        Network.as(me, () -> waits.leave(bintou));
        assertThat(Network.as(me, () -> waits.leave(bintou))).isInstanceOf(Outcome.Done.class);
        assertThat(isFree(14, 0)).isTrue();
        assertThat(waitsOn(bintou)).isFalse();
    }

    @Test
    void nothing_is_offered_on_other_days_nor_what_is_too_short() {
        var hour = kept(motives, team.lead(), new Motive(Ids.next(), "Long", 60, 1, 180, false, false, "", false, 0));
        var later = wish("Bintou", MONDAY.plusDays(1), MONDAY.plusDays(4), "06 98 76 54 32");
        var longer =
                new WaitForSlot.Command(Ids.next(), hour.id(), null, MONDAY, MONDAY, null, Contact.of("Chloé", null));
        var first = booked(9, 0);
        booked(9, 30);
        Network.as(me, () -> waits.add(later));
        Network.as(me, () -> waits.add(longer));
        givenUp(first);
        assertThat(the(later.id()).state()).isEqualTo(State.WAITING);
        assertThat(the(longer.id()).state()).isEqualTo(State.WAITING);
        assertThat(isFree(9, 0)).isTrue();
    }

    @Test
    void a_moved_appointment_frees_its_former_time() {
        var appointment = booked(9, 0);
        var bintou = waiting("Bintou");
        Network.as(
                me,
                () -> change.move(appointment, 0, new Chosen(team.point(), at(MONDAY, 15, 0), Set.of(me.account()))));
        offer();
        assertThat(the(bintou).offer()).satisfies(it -> assertThat(it.from()).isEqualTo(at(MONDAY, 9, 0)));
    }

    @Test
    void who_waits_for_a_motive_that_is_closed_is_told_and_waits_no_more() {
        var appointment = booked(9, 0);
        var bintou = waiting("Bintou");
        var chloe = waiting("Chloé");
        var unreached = wish("Dominique", MONDAY, MONDAY.plusDays(4), null);
        Network.as(me, () -> waits.add(unreached));
        givenUp(appointment);
        assertThat(the(bintou).state()).isEqualTo(State.OFFERED);
        Network.as(team.lead(), () -> motives.close(housing.id()));
        offer();
        offer();
        assertThat(waitsOn(bintou)).isFalse();
        assertThat(waitsOn(chloe)).isFalse();
        assertThat(told(new Messages.Subject(Reminders.KIND_OFFER, bintou)))
                .extracting(Messages.Status::occasion, Messages.Status::state)
                .contains(tuple("closed", MessageState.DUE));
        assertThat(told(new Messages.Subject(Reminders.KIND_OFFER, chloe)))
                .extracting(Messages.Status::occasion)
                .containsExactly("closed");
        assertThat(Network.as(me, () -> holds.of(bintou)))
                .as("the time that was offered")
                .isEmpty();
        var tried = since(unreached.id());
        offer();
        assertThat(since(unreached.id())).as("tried again after an hour only").isEqualTo(tried);
        // nobody can write to them: the team sees whom to tell
        assertThat(the(unreached.id()).state()).isEqualTo(State.WAITING);
        assertThat(Network.as(me, () -> waits.open()))
                .extracting(seen -> seen.motive().closed())
                .containsExactly(true);
    }

    private String since(UUID id) {
        return Network.as(
                me,
                () -> transaction.execute(_ -> db.sql("select since::text from appointments.wait where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single()));
    }

    @Test
    void bad_input_has_a_clear_answer_and_nobody_waits_twice() {
        var today = LocalDate.now(NetworkTime.ZONE);
        assertThat(codes(Network.as(
                        me, () -> waits.add(wish("A", today.minusDays(2), today.minusDays(3), "06 12 34 56 7x")))))
                .containsExactly(
                        "appointments.problem.wait-past",
                        "appointments.problem.wait-order",
                        "appointments.problem.phone");
        assertThat(codes(Network.as(me, () -> waits.add(wish("", MONDAY, today.plusYears(2), null)))))
                .containsExactly("appointments.problem.wait-far", "appointments.problem.wait-nobody");
        var twice = wish("Bintou", MONDAY, MONDAY, null);
        Network.as(me, () -> waits.add(twice));
        assertThat(Network.as(me, () -> waits.add(twice))).isInstanceOf(Outcome.Done.class);
        assertThat(Network.as(me, () -> waits.open())).hasSize(1);
    }
}
