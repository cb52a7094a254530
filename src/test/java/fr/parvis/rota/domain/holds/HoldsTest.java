// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.holds;

import static fr.parvis.rota.RotaFixtures.aMonday;
import static fr.parvis.rota.RotaFixtures.anAppointment;
import static fr.parvis.rota.RotaFixtures.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.parvis.Locks;
import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.access.domain.ManageAccounts;
import fr.parvis.rota.Hold;
import fr.parvis.rota.HoldKind;
import fr.parvis.rota.Holds;
import fr.parvis.rota.Holds.Answer;
import fr.parvis.rota.Holds.Asked;
import fr.parvis.rota.RotaFixtures;
import fr.parvis.rota.RotaFixtures.Team;
import fr.parvis.rota.domain.absences.Absence;
import fr.parvis.rota.domain.absences.KeepAbsences;
import fr.parvis.rota.domain.absences.TransferWork;
import fr.parvis.rota.domain.week.MeasurePresence;
import fr.parvis.rota.domain.week.PlanShifts;
import fr.parvis.rota.domain.week.Shift;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.values.Outcome;
import fr.parvis.values.Outcomes;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
@Timeout(120)
class HoldsTest {
    private static final LocalDate DAY = aMonday();
    private static final int AT_ONCE = 8;

    @Autowired
    Holds holds;

    @Autowired
    KeepHolds keep;

    @Autowired
    TransferWork transfer;

    @Autowired
    VerifyTakenDays verify;

    @Autowired
    KeepAbsences absences;

    @Autowired
    PlanShifts shifts;

    @Autowired
    MeasurePresence presence;

    @Autowired
    ManageAccounts accounts;

    @Autowired
    Network network;

    @Autowired
    RotaFixtures rotaFixtures;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    Team team;
    SignedIn me;

    @BeforeEach
    void a_team() {
        team = rotaFixtures.aTeam(4);
        me = team.lead();
    }

    private UUID mediator(int which) {
        return team.mediators().get(which).account();
    }

    private Outcome<Answer> hold(Asked asked) {
        return Network.as(me, () -> holds.hold(asked));
    }

    private List<Hold> ofDay(UUID mediator) {
        return Network.as(me, () -> holds.between(Set.of(mediator), at(DAY, 0, 0), at(DAY, 23, 59)));
    }

    @Test
    void nobody_is_taken_twice_whatever_for() {
        assertThat(Outcomes.done(hold(anAppointment(DAY, 9, 0, mediator(0))))).isInstanceOf(Answer.Held.class);
        assertThat(Outcomes.done(hold(anAppointment(DAY, 9, 15, mediator(0)))))
                .isEqualTo(new Answer.Taken(List.of(mediator(0))));
        assertThat(Outcomes.done(hold(new Asked(
                        HoldKind.LINE, Ids.next(), Set.of(mediator(0)), at(DAY, 8, 0), at(DAY, 12, 0), null, null))))
                .isEqualTo(new Answer.Taken(List.of(mediator(0))));
        assertThat(Outcomes.done(hold(anAppointment(DAY, 9, 30, mediator(0))))).isInstanceOf(Answer.Held.class);
        assertThat(Outcomes.done(hold(anAppointment(DAY, 9, 0, mediator(1))))).isInstanceOf(Answer.Held.class);
        assertThat(ofDay(mediator(0))).hasSize(2);
    }

    @Test
    void a_pair_is_held_whole_or_not_at_all() {
        hold(anAppointment(DAY, 10, 0, mediator(1)));
        assertThat(Outcomes.done(hold(anAppointment(DAY, 10, 15, mediator(0), mediator(1), mediator(2)))))
                .isEqualTo(new Answer.Taken(List.of(mediator(1))));
        assertThat(ofDay(mediator(0))).isEmpty();
        assertThat(ofDay(mediator(2))).isEmpty();
        assertThat(Outcomes.done(hold(anAppointment(DAY, 10, 30, mediator(0), mediator(1)))))
                .isInstanceOf(Answer.Held.class);
        assertThat(ofDay(mediator(0))).hasSize(1);
        assertThat(ofDay(mediator(1))).hasSize(2);
    }

    @Test
    void the_same_sent_twice_is_held_once() {
        var asked = anAppointment(DAY, 11, 0, mediator(0), mediator(1));
        var first = hold(asked);
        assertThat(hold(asked)).isEqualTo(first);
        assertThat(ofDay(mediator(0))).hasSize(1);
    }

    @Test
    void a_move_onto_taken_time_leaves_the_former_as_it_was() {
        var mine = anAppointment(DAY, 9, 0, mediator(0));
        hold(mine);
        hold(anAppointment(DAY, 14, 0, mediator(0)));
        assertThat(Outcomes.done(move(mine, at(DAY, 14, 15)))).isInstanceOf(Answer.Taken.class);
        assertThat(ofDay(mediator(0))).extracting(Hold::from).containsExactly(at(DAY, 9, 0), at(DAY, 14, 0));
        // over its own former time it may move
        assertThat(Outcomes.done(move(mine, at(DAY, 9, 10)))).isInstanceOf(Answer.Held.class);
        assertThat(ofDay(mediator(0))).extracting(Hold::from).containsExactly(at(DAY, 9, 10), at(DAY, 14, 0));
        assertThat(wrongBits()).isZero();
    }

    private Outcome<Answer> move(Asked asked, Instant from) {
        return Network.as(
                me,
                () -> holds.move(new Asked(
                        asked.kind(), asked.subject(), asked.mediators(), from, from.plusSeconds(1800), null, null)));
    }

    @Test
    void bad_input_has_a_clear_answer_and_writes_nothing() {
        var from = at(DAY, 9, 0);
        assertThat(problem(new Asked(HoldKind.APPOINTMENT, Ids.next(), Set.of(mediator(0)), from, from, null, null)))
                .isEqualTo("rota.problem.ends-before");
        assertThat(problem(anAppointment(DAY.minusYears(3), 9, 0, mediator(0)))).isEqualTo("rota.problem.over");
        assertThat(problem(anAppointment(DAY, 9, 0, Ids.next()))).isEqualTo("rota.problem.mediator-unknown");
        var elsewhere = rotaFixtures.aTeam(1);
        assertThat(problem(
                        anAppointment(DAY, 9, 0, mediator(0), elsewhere.first().account())))
                .isEqualTo("rota.problem.mediator-unknown");
        assertThat(ofDay(mediator(0))).isEmpty();
    }

    private String problem(Asked asked) {
        return Outcomes.refused(hold(asked)).getFirst().code();
    }

    @Test
    void what_waits_to_be_confirmed_takes_time_and_ends_by_itself() {
        var waiting = anAppointment(DAY, 9, 0, mediator(0));
        var soon = Instant.now().plusSeconds(60);
        hold(new Asked(
                waiting.kind(), waiting.subject(), waiting.mediators(), waiting.from(), waiting.until(), null, soon));
        assertThat(Outcomes.done(hold(anAppointment(DAY, 9, 0, mediator(0))))).isInstanceOf(Answer.Taken.class);
        expire(waiting);
        assertThat(Network.as(me, () -> holds.confirm(waiting.subject()))).isFalse();
        assertThat(Outcomes.done(hold(anAppointment(DAY, 9, 0, mediator(0))))).isInstanceOf(Answer.Held.class);
        assertThat(Network.as(me, () -> holds.of(waiting.subject()))).isEmpty();
        assertThat(wrongBits()).isZero();
    }

    private void expire(Asked asked) {
        Network.as(
                me,
                () -> transaction.executeWithoutResult(status -> db.sql(
                                "update rota.hold set expires_at = now() - interval '1 second' where subject = :subject")
                        .param("subject", asked.subject())
                        .update()));
    }

    @Test
    void what_expired_and_is_asked_for_again_is_held_anew() {
        var waiting = anAppointment(DAY, 9, 0, mediator(0));
        var soon = Instant.now().plusSeconds(60);
        hold(new Asked(
                waiting.kind(), waiting.subject(), waiting.mediators(), waiting.from(), waiting.until(), null, soon));
        expire(waiting);
        assertThat(Outcomes.done(hold(waiting))).isInstanceOf(Answer.Held.class);
        assertThat(ofDay(mediator(0))).extracting(Hold::expiresAt).containsOnlyNulls();
    }

    @Test
    void one_slot_is_booked_once_however_many_ask_at_once() throws Exception {
        var answers = together(IntStream.range(0, 40)
                .mapToObj(i -> (Callable<Answer>) () -> Outcomes.done(hold(anAppointment(DAY, 9, 0, mediator(0)))))
                .toList());
        assertThat(answers).filteredOn(Answer.Held.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Answer.Taken.class::isInstance).hasSize(39);
        assertThat(ofDay(mediator(0))).hasSize(1);
    }

    @Test
    void pairs_that_cross_never_wait_for_each_other_and_are_never_half() throws Exception {
        long before = deadlocks();
        var asked = new ArrayList<Asked>();
        for (int round = 0; round < 10; round++)
            for (int first = 0; first < 4; first++)
                for (int second = 0; second < 4; second++)
                    if (first != second)
                        asked.add(anAppointment(
                                DAY.plusDays(round % 5), 9 + round / 5, 0, mediator(first), mediator(second)));
        var answers = together(asked.stream()
                .map(one -> (Callable<Answer>) () -> Outcomes.done(hold(one)))
                .toList());
        for (int i = 0; i < asked.size(); i++) {
            var one = asked.get(i);
            var held = Network.as(me, () -> holds.of(one.subject()));
            assertThat(held.stream().map(Hold::mediator).toList())
                    .containsExactlyInAnyOrderElementsOf(
                            answers.get(i) instanceof Answer.Held ? one.mediators() : Set.of());
        }
        // four mediators make two pairs in each of the ten rounds, or one when the first leaves no other
        assertThat(answers).filteredOn(Answer.Held.class::isInstance).hasSizeBetween(10, 20);
        assertThat(deadlocks()).isEqualTo(before);
        assertThat(wrongBits()).isZero();
    }

    @Test
    void who_hand_over_the_work_of_several_at_once_never_wait_for_each_other() throws Exception {
        long before = deadlocks();
        for (int round = 0; round < 5; round++) {
            var subjects = new ArrayList<UUID>();
            for (int first = 0; first < 4; first++)
                for (int hour = 1; hour < 4; hour++) {
                    // pairs that cross: whoever hands one over waits for the other of the pair too
                    var asked = anAppointment(
                            DAY.plusDays(round), 8 + 2 * hour, 0, mediator(first), mediator((first + hour) % 4));
                    if (hold(asked) instanceof Outcome.Done(Answer.Held _)) subjects.add(asked.subject());
                }
            var work = new ArrayList<Callable<TransferWork.Done>>();
            for (int from = 0; from < 4; from++)
                for (int step = 1; step < 3; step++) {
                    var mediator = mediator(from);
                    var to = mediator((from + step) % 4);
                    work.add(() -> Network.as(me, () -> transfer.give(mediator, subjects, to)));
                }
            together(work);
        }
        assertThat(deadlocks()).isEqualTo(before);
        assertThat(wrongBits()).isZero();
    }

    @Test
    void who_leaves_and_an_absence_at_the_same_time_never_wait_for_each_other() throws Exception {
        rotaFixtures.planned(shifts, team);
        assertThat(Outcomes.done(hold(anAppointment(DAY, 9, 0, mediator(0))))).isInstanceOf(Answer.Held.class);
        Callable<TransferWork.Done> leaving =
                () -> Network.as(me, () -> transfer.leave(mediator(0), DAY.minusDays(1), mediator(1)));
        var left = new AtomicReference<Future<TransferWork.Done>>();
        try (var pool = Executors.newSingleThreadExecutor()) {
            Network.as(
                    me,
                    () -> transaction.executeWithoutResult(status -> {
                        keep.await(mediator(0));
                        left.set(pool.submit(leaving));
                        Locks.awaitWaiting(db);
                        // what an absence does last
                        presence.here();
                    }));
            assertThat(left.get().get().given()).isOne();
        }
    }

    @Test
    void two_who_are_away_at_the_same_time_are_both_taken_off_the_agents_present() throws Exception {
        rotaFixtures.planned(shifts, team);
        Callable<Outcome<UUID>> other = () -> away(mediator(1));
        var second = new AtomicReference<Future<Outcome<UUID>>>();
        try (var pool = Executors.newSingleThreadExecutor()) {
            Network.as(
                    me,
                    () -> transaction.executeWithoutResult(status -> {
                        assertThat(away(mediator(0))).isInstanceOf(Outcome.Done.class);
                        second.set(pool.submit(other));
                        Locks.awaitWaiting(db);
                    }));
            assertThat(second.get().get()).isInstanceOf(Outcome.Done.class);
        }
        assertThat(Network.as(me, () -> presence.atOnce(List.of(team.point())))).containsValue(2);
    }

    /** The coming week, which is the one that is counted. */
    private Outcome<UUID> away(UUID mediator) {
        var monday = LocalDate.now(NetworkTime.ZONE).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        return Network.as(
                me,
                () -> absences.ask(new KeepAbsences.Request(
                        Ids.next(), mediator, monday, monday.plusDays(6), Absence.Kind.LEAVE)));
    }

    private long deadlocks() throws SQLException {
        try (var owner = RawDatabase.asOwner()) {
            return Long.parseLong(RawDatabase.list(
                            owner, "select deadlocks::text from pg_stat_database where datname = current_database()")
                    .getFirst());
        }
    }

    /** Starts all at the same moment, some at once. */
    private static <T> List<T> together(List<Callable<T>> all) throws InterruptedException, ExecutionException {
        var start = new CyclicBarrier(AT_ONCE);
        try (var pool = Executors.newFixedThreadPool(AT_ONCE)) {
            var first = new HashSet<>(all.subList(0, AT_ONCE));
            var results = new ArrayList<T>();
            for (var done : pool.invokeAll(all.stream()
                    .map(one -> (Callable<T>) () -> {
                        if (first.contains(one)) start.await();
                        return one.call();
                    })
                    .toList())) results.add(done.get());
            return results;
        }
    }

    @Test
    void the_constraint_stands_behind_what_does_not_wait_for_its_turn() {
        hold(anAppointment(DAY, 9, 0, mediator(0)));
        assertThatThrownBy(() -> Network.as(
                        me,
                        () -> transaction.executeWithoutResult(status -> db.sql("""
                        insert into rota.hold (id, association, mediator, during, kind, subject, firm, made_at)
                        values (gen_random_uuid(), :association, :mediator, tstzrange(:from, :until), 'LINE', gen_random_uuid(), true, now())""")
                                .param("association", team.association())
                                .param("mediator", mediator(0))
                                .param("from", at(DAY, 9, 20))
                                .param("until", at(DAY, 9, 40))
                                .update())))
                .hasMessageContaining("once");
    }

    @Test
    void an_absence_stands_over_what_is_booked_and_takes_all_other_time() {
        var booked = anAppointment(DAY, 9, 0, mediator(0));
        hold(booked);
        var absence = Ids.next();
        Network.as(me, () -> keep.holdAbsence(absence, mediator(0), at(DAY, 0, 0), at(DAY.plusDays(1), 0, 0)));
        assertThat(Network.as(me, () -> holds.of(absence)))
                .extracting(Hold::firm)
                .containsExactly(false);
        assertThat(Outcomes.done(hold(anAppointment(DAY, 15, 0, mediator(0))))).isInstanceOf(Answer.Taken.class);
        // a colleague takes the appointment over: the absence is firm
        assertThat(Outcomes.done(Network.as(me, () -> keep.handOver(booked.subject(), mediator(0), mediator(1)))))
                .isInstanceOf(Answer.Held.class);
        assertThat(Network.as(me, () -> holds.of(absence)))
                .extracting(Hold::firm)
                .containsExactly(true);
        assertThat(ofDay(mediator(1))).hasSize(1);
        Network.as(me, () -> holds.release(absence));
        assertThat(Outcomes.done(hold(anAppointment(DAY, 15, 0, mediator(0))))).isInstanceOf(Answer.Held.class);
        assertThat(wrongBits()).isZero();
    }

    private void onLine(Instant from, Instant until) {
        var asked = new Asked(HoldKind.LINE, mediator(0), Set.of(mediator(0)), from, until, null, null);
        Network.as(me, () -> holds.holdFree(asked));
    }

    @Test
    void who_goes_on_the_line_takes_what_is_free_until_an_hour_and_gives_the_rest_back() {
        hold(anAppointment(DAY, 10, 0, mediator(0)));
        var planned = Ids.next();
        hold(new Asked(HoldKind.LINE, planned, Set.of(mediator(0)), at(DAY, 11, 0), at(DAY, 11, 30), null, null));
        onLine(at(DAY, 9, 0), at(DAY, 12, 0));
        assertThat(Outcomes.done(hold(anAppointment(DAY, 9, 15, mediator(0)))))
                .isEqualTo(new Answer.Taken(List.of(mediator(0))));
        // stays longer, and says so twice
        onLine(at(DAY, 9, 30), at(DAY, 13, 0));
        onLine(at(DAY, 9, 30), at(DAY, 13, 0));
        assertThat(ofDay(mediator(0)))
                .filteredOn(Hold::isUnplanned)
                .extracting(Hold::from, Hold::until)
                .containsExactly(
                        tuple(at(DAY, 9, 0), at(DAY, 10, 0)),
                        tuple(at(DAY, 10, 30), at(DAY, 11, 0)),
                        tuple(at(DAY, 11, 30), at(DAY, 13, 0)));
        assertThat(wrongBits()).isZero();
        Network.as(me, () -> holds.releaseFrom(mediator(0), at(DAY, 10, 45)));
        Network.as(me, () -> holds.releaseFrom(mediator(0), at(DAY, 10, 45)));
        assertThat(ofDay(mediator(0)))
                .filteredOn(Hold::isUnplanned)
                .extracting(Hold::from, Hold::until)
                .containsExactly(tuple(at(DAY, 9, 0), at(DAY, 10, 0)), tuple(at(DAY, 10, 30), at(DAY, 10, 45)));
        assertThat(Outcomes.done(hold(anAppointment(DAY, 11, 30, mediator(0))))).isInstanceOf(Answer.Held.class);
        assertThat(Network.as(me, () -> holds.of(planned))).hasSize(1);
        assertThat(wrongBits()).isZero();
    }

    @Test
    void who_is_away_takes_no_time_by_going_on_the_line() {
        hold(anAppointment(DAY, 10, 0, mediator(0)));
        Network.as(me, () -> keep.holdAbsence(Ids.next(), mediator(0), at(DAY, 0, 0), at(DAY.plusDays(1), 0, 0)));
        onLine(at(DAY, 9, 0), at(DAY, 12, 0));
        assertThat(ofDay(mediator(0))).filteredOn(Hold::isUnplanned).isEmpty();
        assertThat(wrongBits()).isZero();
    }

    @Test
    void who_goes_on_the_line_while_colleagues_book_waits_for_nobody_who_waits() throws Exception {
        long before = deadlocks();
        var work = new ArrayList<Callable<Object>>();
        for (int i = 0; i < 24; i++) {
            var asked = anAppointment(DAY, 9 + i % 3, 0, mediator(i % 4), mediator((i + 1) % 4));
            work.add(() -> hold(asked));
            var until = at(DAY, 12, i);
            work.add(() -> {
                onLine(at(DAY, 9, 0), until);
                return until;
            });
            work.add(() -> {
                Network.as(me, () -> holds.releaseFrom(mediator(0), at(DAY, 9, 0)));
                return until;
            });
        }
        together(work);
        onLine(at(DAY, 9, 0), at(DAY, 12, 0));
        assertThat(Outcomes.done(hold(anAppointment(DAY, 11, 30, mediator(0))))).isInstanceOf(Answer.Taken.class);
        assertThat(deadlocks()).isEqualTo(before);
        assertThat(wrongBits()).isZero();
    }

    @Test
    void of_absences_that_cross_one_is_noted_however_many_ask_at_once() throws Exception {
        var booked = anAppointment(DAY, 9, 0, mediator(0));
        hold(booked);
        var answers = together(IntStream.range(0, AT_ONCE)
                .mapToObj(i -> (Callable<Outcome<UUID>>) () -> Network.as(
                        me,
                        () -> absences.ask(new KeepAbsences.Request(
                                Ids.next(), mediator(0), DAY, DAY.plusDays(i), Absence.Kind.LEAVE))))
                .toList());
        assertThat(answers).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Outcome.Refused.class::isInstance).hasSize(AT_ONCE - 1);
        // with what was booked given back the absence is firm
        Network.as(me, () -> holds.release(booked.subject()));
        assertThat(ofDay(mediator(0)))
                .singleElement()
                .satisfies(absence -> assertThat(absence.firm()).isTrue());
    }

    @Test
    void an_ordinary_week_that_was_taken_back_is_planned_by_its_form_sent_again() {
        var today = LocalDate.now(NetworkTime.ZONE);
        var shift =
                new Shift(Ids.next(), mediator(0), team.point(), "Sa 09:00-12:00; PH off", today.plusDays(10), null);
        assertThat(Network.as(me, () -> shifts.handle(shift))).isInstanceOf(Outcome.Done.class);
        assertThat(Network.as(me, () -> shifts.end(shift.id(), today))).isInstanceOf(Outcome.Done.class);
        assertThat(Network.as(me, () -> shifts.list(today))).isEmpty();
        assertThat(Network.as(me, () -> shifts.handle(shift))).isInstanceOf(Outcome.Done.class);
        assertThat(Network.as(me, () -> shifts.list(today)))
                .extracting(Shift::hours)
                .containsExactly(shift.hours());
    }

    @Test
    void no_absence_is_lost_behind_many_others() {
        var before = DAY.minusDays(1);
        Network.as(
                me,
                () -> transaction.executeWithoutResult(status -> db.sql("""
                                insert into rota.absence (id, association, mediator, first_day, last_day, kind, state, asked_at, asked_by)
                                select gen_random_uuid(), :association, :mediator, :day::date, :day::date, 'LEAVE', 'WITHDRAWN', now(), :mediator
                                from generate_series(1, 2000)""")
                        .param("association", team.association())
                        .param("mediator", mediator(1))
                        .param("day", before)
                        .update()));
        var mine = Ids.next();
        Network.as(me, () -> absences.ask(new KeepAbsences.Request(mine, mediator(0), DAY, DAY, Absence.Kind.LEAVE)));
        assertThat(Network.as(me, () -> absences.between(before, DAY)))
                .extracting(Absence::id)
                .containsExactly(mine);
    }

    @Test
    void an_appointment_of_two_is_handed_over_although_the_other_one_left() {
        var booked = anAppointment(DAY, 9, 0, mediator(0), mediator(1));
        hold(booked);
        var head = network.ofTheNetwork(Role.ADMINISTRATOR);
        assertThat(Network.as(head, () -> accounts.disable(head, mediator(1))))
                .isEqualTo(new ManageAccounts.Outcome.Done());
        assertThat(Outcomes.done(Network.as(me, () -> keep.handOver(booked.subject(), mediator(0), mediator(2)))))
                .isInstanceOf(Answer.Held.class);
        // who does not work here takes nothing over
        assertThat(Network.as(me, () -> keep.handOver(booked.subject(), mediator(2), Ids.next())))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(Network.as(me, () -> holds.of(booked.subject())))
                .extracting(Hold::mediator)
                .containsExactlyInAnyOrder(mediator(1), mediator(2));
    }

    @Test
    void bits_that_differ_are_found_and_put_right_at_night() {
        hold(anAppointment(DAY, 9, 0, mediator(0)));
        hold(anAppointment(DAY, 9, 0, mediator(1)));
        assertThat(wrongBits()).isZero();
        Network.as(
                me,
                () -> transaction.executeWithoutResult(status -> db.sql(
                                "delete from rota.taken_day where association = :association and mediator = :mediator")
                        .param("association", team.association())
                        .param("mediator", mediator(0))
                        .update()));
        assertThat(wrongBits()).isEqualTo(1);
        assertThat(wrongBits()).isZero();
    }

    private int wrongBits() {
        return Network.as(me, () -> verify.handle());
    }
}
