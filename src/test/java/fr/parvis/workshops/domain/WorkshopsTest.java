// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import static fr.parvis.people.PeopleFixtures.aPerson;
import static fr.parvis.people.PeopleFixtures.reachedBy;
import static fr.parvis.workshops.WorkshopsFixtures.done;
import static fr.parvis.workshops.WorkshopsFixtures.inDays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.parvis.Locks;
import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.documents.Papers;
import fr.parvis.messages.MessageState;
import fr.parvis.messages.Messages;
import fr.parvis.people.PersonalDataProvider;
import fr.parvis.people.domain.Consents;
import fr.parvis.people.domain.ErasePerson;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.rota.Hold;
import fr.parvis.rota.HoldKind;
import fr.parvis.rota.Holds;
import fr.parvis.sheets.Cards;
import fr.parvis.skills.Learners;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Outcomes;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.workshops.WorkshopsFixtures;
import fr.parvis.workshops.domain.Enrolment.State;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Seats, waiting lists and offers on the real database, also when many ask at once. */
@ParvisTest
class WorkshopsTest {
    private static final Random RANDOM = new Random();

    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    PlanCycle plan;

    @Autowired
    Enrol enrol;

    @Autowired
    SeeWorkshops see;

    @Autowired
    Messages messages;

    @Autowired
    EnrolmentMessages told;

    @Autowired
    Learners learners;

    @Autowired
    Cards cards;

    @Autowired
    OpenFile openFile;

    @Autowired
    Consents consents;

    @Autowired
    ErasePerson erase;

    @Autowired
    List<PersonalDataProvider> tell;

    @Autowired
    KeepMaterial material;

    @Autowired
    Holds holds;

    @Autowired
    VerifySeats verify;

    @Autowired
    EnrolOneself oneself;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    private WorkshopsFixtures fixtures;

    private SignedIn me;
    private UUID point;

    @BeforeEach
    void a_mediator() {
        var desk = visitsFixtures.aDesk();
        me = desk.mediator();
        point = desk.point();
    }

    private Enrolment enrol(UUID cycle, UUID learner, int persons) {
        var outcome = Network.as(me, () -> enrol.enrol(cycle, learner, persons));
        return Outcomes.done(outcome).enrolment();
    }

    private Enrolment aCardIn(UUID cycle) {
        return enrol(cycle, fixtures.aCard(me), 1);
    }

    private SeeWorkshops.Whole whole(UUID cycle) {
        return Network.as(me, () -> see.find(cycle)).orElseThrow();
    }

    private State state(Enrolment it) {
        return Network.as(me, () -> see.enrolment(it.id())).orElseThrow().state();
    }

    private void cancel(Enrolment it) {
        assertThat(Network.as(me, () -> enrol.cancel(it.id()))).isInstanceOf(Outcome.Done.class);
    }

    private void lapse(Enrolment it) {
        Asking.as(me.scope())
                .run(() -> transaction.executeWithoutResult(_ -> db.sql(
                                "update workshops.enrolment set offered_until = now() - interval '1 second' where id = :id")
                        .param("id", it.id())
                        .update()));
        enrol.keepUp();
    }

    /** The seats that the counter says are taken are those of who holds one. */
    private void assertCounted(UUID cycle) {
        var it = whole(cycle);
        assertThat(it.cycle().taken())
                .isEqualTo(it.enrolments().stream()
                        .filter(one -> one.state().holdsSeats())
                        .mapToInt(Enrolment::persons)
                        .sum())
                .isLessThanOrEqualTo(it.cycle().seats());
    }

    private static void atOnce(List<Callable<Void>> tasks) throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(tasks)) done.get();
        }
    }

    private UUID nour() {
        return nour(true);
    }

    private UUID nour(boolean agreed) {
        var id = Ids.next();
        return Network.as(me, () -> {
            openFile.handle(new OpenFile.Command(
                    id,
                    reachedBy(aPerson("Nour", "Haddad", 1990), "061%07d".formatted(RANDOM.nextInt(10_000_000))),
                    "spoken",
                    null,
                    true,
                    false));
            if (agreed) consents.give(id, "contact", "spoken", LocalDate.parse("2026-11-25"));
            return id;
        });
    }

    private UUID learner(UUID person) {
        return Network.as(me, () -> learners.ofPerson(person)).orElseThrow().id();
    }

    private List<Messages.Status> messages(Enrolment it) {
        return Network.as(
                me, () -> transaction.execute(_ -> messages.list(new Messages.Subject(EnrolmentKind.SEAT, it.id()))));
    }

    private static String refusal(Outcome<UUID> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<?>) outcome).problems().getFirst().code();
    }

    @Test
    void seven_seats_are_given_seven_times_whoever_asks_at_once() throws Exception {
        var cycle = fixtures.aCycle(me, point, 7, 3);
        var tasks = new ArrayList<Callable<Void>>();
        for (int i = 0; i < 30; i++) {
            var learner = fixtures.aCard(me);
            tasks.add(() -> {
                enrol(cycle, learner, 1);
                return null;
            });
        }
        atOnce(tasks);
        var all = whole(cycle).enrolments();
        assertThat(all).filteredOn(one -> one.state() == State.ENROLLED).hasSize(7);
        assertThat(all).filteredOn(one -> one.state() == State.WAITING).hasSize(23);
        assertThat(all).extracting(Enrolment::number).doesNotHaveDuplicates();
        assertCounted(cycle);
    }

    @Test
    void the_cycles_of_a_person_come_each_with_its_workshop_and_its_next_session() {
        var person = nour();
        var first = fixtures.aCycle(me, point, 7, 2);
        var second = fixtures.aCycle(me, point, 7, 1);
        enrol(first, learner(person), 1);
        enrol(second, learner(person), 1);
        var theirs = Network.as(me, () -> see.ofPerson(person));
        assertThat(theirs).extracting(one -> one.cycle().id()).containsExactlyInAnyOrder(first, second);
        for (var one : theirs) {
            var whole = whole(one.cycle().id());
            assertThat(one.workshop()).isEqualTo(whole.workshop());
            assertThat(one.next())
                    .extracting(Session::id)
                    .isEqualTo(whole.sessions().getFirst().id());
        }
    }

    @Test
    void the_same_card_twice_at_once_is_one_enrolment() throws Exception {
        var cycle = fixtures.aCycle(me, point, 7, 1);
        var learner = fixtures.aCard(me);
        var tasks = new ArrayList<Callable<Void>>();
        for (int i = 0; i < 6; i++)
            tasks.add(() -> {
                enrol(cycle, learner, 1);
                return null;
            });
        atOnce(tasks);
        assertThat(whole(cycle).enrolments()).hasSize(1);
        assertThat(whole(cycle).cycle().taken()).isEqualTo(1);
    }

    @Test
    void the_last_place_for_a_document_is_taken_once_by_two_who_add_at_the_same_time() throws Exception {
        var workshop = fixtures.aWorkshop(me, "Ma boîte mail");
        for (int pages = 1; pages < KeepMaterial.MOST; pages++)
            assertThat(add(workshop, Papers.pdf(pages))).isInstanceOf(Outcome.Done.class);
        var tenth = Papers.pdf(KeepMaterial.MOST);
        var eleventh = Papers.pdf(KeepMaterial.MOST + 1);
        var second = new AtomicReference<Future<Outcome<UUID>>>();
        try (var threads = Executors.newSingleThreadExecutor()) {
            Network.as(
                    me,
                    () -> transaction.executeWithoutResult(_ -> {
                        assertThat(add(workshop, tenth)).isInstanceOf(Outcome.Done.class);
                        second.set(threads.submit(() -> add(workshop, eleventh)));
                        Locks.awaitWaiting(db);
                    }));
            assertThat(refusal(second.get().get())).isEqualTo("workshops.problem.material-many");
        }
        assertThat(Network.as(me, () -> material.of(workshop))).hasSize(KeepMaterial.MOST);
    }

    private Outcome<UUID> add(UUID workshop, byte[] pdf) {
        return Network.as(me, () -> material.add(workshop, "Exercices.pdf", pdf));
    }

    @Test
    void a_freed_seat_is_offered_to_who_waits_and_not_to_who_just_left() {
        var cycle = fixtures.aCycle(me, point, 1, 1);
        var first = aCardIn(cycle);
        var second = aCardIn(cycle);
        var third = aCardIn(cycle);
        assertThat(List.of(first.state(), second.state(), third.state()))
                .containsExactly(State.ENROLLED, State.WAITING, State.WAITING);
        cancel(first);
        assertThat(state(second)).isEqualTo(State.OFFERED);
        // who left and asks again waits behind the others: the seat is held
        assertThat(enrol(cycle, first.learner(), 1).state()).isEqualTo(State.WAITING);
        assertThat(Network.as(me, () -> enrol.answer(second.id(), false))).isInstanceOf(Outcome.Done.class);
        assertThat(List.of(state(first), state(second), state(third)))
                .containsExactly(State.WAITING, State.DECLINED, State.OFFERED);
        Network.as(me, () -> enrol.answer(third.id(), true));
        assertThat(state(third)).isEqualTo(State.ENROLLED);
        assertCounted(cycle);
    }

    @Test
    void an_offer_that_nobody_answers_goes_to_the_next_who_never_had_it() {
        var cycle = fixtures.aCycle(me, point, 1, 1);
        var first = aCardIn(cycle);
        var second = aCardIn(cycle);
        var third = aCardIn(cycle);
        cancel(first);
        lapse(second);
        assertThat(List.of(state(second), state(third))).containsExactly(State.DECLINED, State.OFFERED);
        // too late to say yes; asked again it is behind who never had an offer
        assertThat(Network.as(me, () -> enrol.answer(second.id(), true))).isInstanceOf(Outcome.Refused.class);
        assertThat(enrol(cycle, second.learner(), 1).state()).isEqualTo(State.WAITING);
        var fourth = aCardIn(cycle);
        lapse(third);
        assertThat(List.of(state(second), state(fourth))).containsExactly(State.WAITING, State.OFFERED);
        lapse(fourth);
        assertThat(state(second)).isEqualTo(State.OFFERED);
        assertCounted(cycle);
    }

    @Test
    void a_group_keeps_its_seats_together_and_waits_together() {
        var cycle = fixtures.aCycle(me, point, 4, 1);
        var couple = enrol(cycle, fixtures.aCard(me), 2);
        var single = aCardIn(cycle);
        var family = enrol(cycle, fixtures.aCard(me), 3);
        var alone = aCardIn(cycle);
        assertThat(List.of(couple.state(), single.state(), family.state(), alone.state()))
                .containsExactly(State.ENROLLED, State.ENROLLED, State.WAITING, State.ENROLLED);
        cancel(single);
        assertThat(state(family)).as("one seat is none for three").isEqualTo(State.WAITING);
        cancel(couple);
        assertThat(state(family)).isEqualTo(State.OFFERED);
        assertThat(whole(cycle).cycle().taken()).isEqualTo(4);
        assertCounted(cycle);
        assertThat(Network.as(me, () -> enrol.enrol(cycle, fixtures.aCard(me), 5)))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void two_who_leave_at_once_free_one_offer_for_the_one_who_waits() throws Exception {
        var cycle = fixtures.aCycle(me, point, 2, 1);
        var first = aCardIn(cycle);
        var second = aCardIn(cycle);
        var waits = aCardIn(cycle);
        atOnce(List.of(
                () -> {
                    cancel(first);
                    return null;
                },
                () -> {
                    cancel(second);
                    return null;
                },
                () -> {
                    cancel(first);
                    return null;
                }));
        assertThat(state(waits)).isEqualTo(State.OFFERED);
        assertThat(Network.as(me, () -> see.enrolment(waits.id())).orElseThrow().offers())
                .isEqualTo(1);
        assertThat(whole(cycle).cycle().taken()).isEqualTo(1);
    }

    @Test
    void a_room_is_held_once_whoever_asks_at_once() throws Exception {
        var room = fixtures.aRoom(me, point, 8);
        var workshop = fixtures.aWorkshop(me, "Ma boîte mail");
        var outcomes = new ArrayList<Outcome<UUID>>();
        var tasks = new ArrayList<Callable<Void>>();
        for (int i = 0; i < 6; i++)
            tasks.add(() -> {
                var outcome = fixtures.make(me, workshop, point, room, 8, inDays(10), 2);
                synchronized (outcomes) {
                    outcomes.add(outcome);
                }
                return null;
            });
        atOnce(tasks);
        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.Refused.class::isInstance).hasSize(5);
        // the next day it is free; a session right after another, too
        var cycle = done(fixtures.make(me, workshop, point, room, 8, inDays(11), 1));
        var after = new PlanCycle.When(inDays(10), LocalTime.of(11, 30), room, List.of());
        done(Network.as(me, () -> plan.addSession(cycle, after)));
        var within = new PlanCycle.When(inDays(10), LocalTime.of(11, 29), room, List.of());
        assertThat(refusal(Network.as(me, () -> plan.addSession(cycle, within))))
                .isEqualTo("workshops.problem.held");
    }

    @Test
    void what_cannot_be_planned_says_why() {
        var room = fixtures.aRoom(me, point, 6);
        var workshop = fixtures.aWorkshop(me, "Ma boîte mail");
        assertThat(refusal(fixtures.make(me, workshop, point, room, 8, inDays(10), 1)))
                .isEqualTo("workshops.problem.small");
        assertThat(refusal(fixtures.make(me, workshop, point, room, 6, inDays(-1), 1)))
                .isEqualTo("workshops.problem.past");
        assertThat(refusal(fixtures.make(me, workshop, point, room, 6, inDays(900), 1)))
                .isEqualTo("workshops.problem.far");
        var elsewhere = visitsFixtures.aDesk();
        assertThat(refusal(fixtures.make(me, workshop, elsewhere.point(), null, 6, inDays(10), 1)))
                .isEqualTo("workshops.problem.point");
        assertThat(refusal(fixtures.make(elsewhere.mediator(), workshop, elsewhere.point(), null, 6, inDays(10), 1)))
                .as("the workshop of another association")
                .isEqualTo("workshops.problem.workshop");
    }

    @Test
    void fewer_seats_than_are_taken_are_refused_with_who_would_lose_theirs() {
        var cycle = fixtures.aCycle(me, point, 4, 1);
        for (int i = 0; i < 4; i++) aCardIn(cycle);
        var outcome = Network.as(me, () -> plan.seats(cycle, 0, 2));
        assertThat(refusal(outcome)).isEqualTo("workshops.problem.taken");
        assertThat(((Outcome.Refused<?>) outcome).problems().getFirst().args()).containsExactly(4, "3, 4");
        var waits = aCardIn(cycle);
        done(Network.as(me, () -> plan.seats(cycle, 0, 5)));
        assertThat(state(waits)).as("a new seat is offered, too").isEqualTo(State.OFFERED);
        assertThat(Network.as(me, () -> plan.seats(cycle, 0, 6))).isInstanceOf(Outcome.Changed.class);
    }

    @Test
    void the_same_person_by_card_and_by_file_is_enrolled_once() {
        var cycle = fixtures.aCycle(me, point, 4, 1);
        var card = Network.as(me, () -> cards.make().card());
        var ofCard = Network.as(me, () -> learners.ofCard(card)).orElseThrow().id();
        var person = nour();
        var ofFile = learner(person);
        Asking.as(me.scope())
                .run(() -> transaction.executeWithoutResult(
                        _ -> db.sql("update skills.learner set person = :person where id = :id")
                                .param("person", person)
                                .param("id", ofCard)
                                .update()));
        var first = enrol(cycle, ofCard, 1);
        assertThat(enrol(cycle, ofFile, 1).id()).isEqualTo(first.id());
        assertThat(whole(cycle).cycle().taken()).isEqualTo(1);
    }

    @Test
    void a_card_that_ends_leaves_the_seat_taken_by_nobody() {
        var cycle = fixtures.aCycle(me, point, 4, 2);
        var it = aCardIn(cycle);
        Asking.as(me.scope())
                .run(() -> transaction.executeWithoutResult(_ -> db.sql("delete from skills.learner where id = :id")
                        .param("id", it.learner())
                        .update()));
        assertThat(whole(cycle).enrolments())
                .extracting(Enrolment::number, Enrolment::learner, Enrolment::state)
                .containsExactly(tuple(1, null, State.ENROLLED));
        assertCounted(cycle);
    }

    @Test
    void reminders_follow_a_session_that_is_moved_and_a_no_stays_a_no() {
        var cycle = fixtures.aCycle(me, point, 1, 1);
        var nour = enrol(cycle, learner(nour()), 1);
        var planned = messages(nour);
        assertThat(planned).isNotEmpty().allMatch(one -> one.state() == MessageState.DUE);
        var no = aCardIn(cycle);
        cancel(no);
        var session = whole(cycle).sessions().getFirst();
        done(Network.as(
                me,
                () -> plan.move(
                        session.id(),
                        session.version(),
                        new PlanCycle.When(inDays(12), LocalTime.of(14, 0), null, List.of()))));
        var after = messages(nour);
        assertThat(after)
                .filteredOn(one ->
                        planned.stream().anyMatch(before -> before.message().equals(one.message())))
                .allMatch(one -> one.state() == MessageState.WITHDRAWN);
        assertThat(after)
                .filteredOn(one -> one.state() == MessageState.DUE)
                .extracting(Messages.Status::occasion)
                .anyMatch(occasion -> occasion.startsWith("reminder-2d"))
                .anyMatch(occasion -> occasion.startsWith("moved"));
        assertThat(state(no)).isEqualTo(State.CANCELLED);
        // the same again is stale
        assertThat(Network.as(
                        me,
                        () -> plan.move(
                                session.id(),
                                session.version(),
                                new PlanCycle.When(inDays(13), LocalTime.of(14, 0), null, List.of()))))
                .isInstanceOf(Outcome.Changed.class);
    }

    @Test
    void what_changes_of_each_session_is_told_whatever_changes_of_another() {
        var cycle = fixtures.aCycle(me, point, 2, 3);
        var nour = enrol(cycle, learner(nour()), 1);
        var sessions = whole(cycle).sessions();
        var first = sessions.get(0).id();
        var second = sessions.get(1).id();
        for (var id : List.of(first, second))
            done(Network.as(
                    me,
                    () -> plan.move(
                            id,
                            0,
                            new PlanCycle.When(
                                    inDays(id.equals(first) ? 12 : 19), LocalTime.of(14, 0), null, List.of()))));
        assertThat(due(nour)).contains("moved " + first + " 1", "moved " + second + " 1");
        done(Network.as(me, () -> plan.cancelSession(first)));
        assertThat(due(nour))
                .contains("off " + first, "moved " + second + " 1")
                .doesNotContain("moved " + first + " 1");
        done(Network.as(me, () -> plan.cancelSession(second)));
        assertThat(due(nour))
                .contains("off " + first, "off " + second)
                .noneMatch(occasion -> occasion.startsWith("moved"));
    }

    @Test
    void an_offer_and_a_code_are_told_though_another_session_is_cancelled() {
        var cycle = fixtures.aCycle(me, point, 2, 2);
        Network.as(
                me,
                () -> oneself.enrol(new EnrolOneself.Asked(
                        Ids.next(), cycle, 1, "061%07d".formatted(RANDOM.nextInt(10_000_000)), "fr")));
        var alone = whole(cycle).enrolments().getFirst();
        var card = aCardIn(cycle);
        var nour = enrol(cycle, learner(nour()), 1);
        cancel(card);
        assertThat(due(nour)).containsExactly("offer-1");
        assertThat(due(alone)).anyMatch(occasion -> occasion.startsWith("enrolled "));
        var last = whole(cycle).sessions().getLast().id();
        done(Network.as(me, () -> plan.cancelSession(last)));
        assertThat(due(nour)).containsExactlyInAnyOrder("offer-1", "off " + last);
        assertThat(due(alone)).contains("off " + last).anyMatch(occasion -> occasion.startsWith("enrolled "));
    }

    private List<String> due(Enrolment it) {
        return messages(it).stream()
                .filter(one -> one.state() == MessageState.DUE)
                .map(Messages.Status::occasion)
                .toList();
    }

    @Test
    void the_same_session_added_twice_is_one() {
        var room = fixtures.aRoom(me, point, 6);
        var cycle = fixtures.aCycle(me, point, 4, 1);
        var when = new PlanCycle.When(inDays(12), LocalTime.of(14, 0), room, List.of());
        done(Network.as(me, () -> plan.addSession(cycle, when)));
        done(Network.as(me, () -> plan.addSession(cycle, when)));
        assertThat(whole(cycle).sessions()).hasSize(2);
    }

    @Test
    void who_is_enrolled_for_one_is_not_for_three() {
        var cycle = fixtures.aCycle(me, point, 4, 1);
        var it = aCardIn(cycle);
        var again = Network.as(me, () -> enrol.enrol(cycle, it.learner(), 1));
        assertThat(Outcomes.done(again).made()).isFalse();
        var more = Network.as(me, () -> enrol.enrol(cycle, it.learner(), 3));
        assertThat(Outcomes.refused(more).getFirst().code()).isEqualTo("workshops.problem.enrolled");
        assertThat(Outcomes.refused(more).getFirst().args()).containsExactly(1, 1);
        assertThat(whole(cycle).cycle().taken()).isEqualTo(1);
    }

    @Test
    void nothing_is_offered_to_who_is_forgotten() {
        var cycle = fixtures.aCycle(me, point, 1, 1);
        var first = aCardIn(cycle);
        var gone = aCardIn(cycle);
        var ended = aCardIn(cycle);
        var stays = aCardIn(cycle);
        Asking.as(me.scope())
                .run(() -> transaction.executeWithoutResult(_ -> {
                    db.sql("delete from skills.learner where id = :id")
                            .param("id", gone.learner())
                            .update();
                    db.sql("update skills.learner set card = null where id = :id")
                            .param("id", ended.learner())
                            .update();
                }));
        var left = Network.as(me, () -> enrol.cancel(first.id()));
        assertThat(Outcomes.done(left).offered()).isTrue();
        assertThat(List.of(state(gone), state(ended), state(stays)))
                .containsExactly(State.WAITING, State.WAITING, State.OFFERED);
    }

    @Test
    void a_seat_of_which_nobody_can_be_told_in_time_stays_free_for_the_session_after() {
        var cycle = fixtures.aCycle(me, point, 1, 1);
        var first = aCardIn(cycle);
        var waits = aCardIn(cycle);
        begins(cycle, 30);
        var left = Network.as(me, () -> enrol.cancel(first.id()));
        assertThat(Outcomes.done(left).offered()).isFalse();
        assertThat(state(waits)).isEqualTo(State.WAITING);
        begins(cycle, 180);
        enrol.keepUp();
        assertThat(state(waits)).isEqualTo(State.OFFERED);
        assertCounted(cycle);
    }

    /** The session begins so many minutes after somebody may be disturbed. */
    private void begins(UUID cycle, int minutes) {
        Asking.as(me.scope())
                .run(() -> transaction.executeWithoutResult(_ -> db.sql(
                                "update workshops.session set during = tstzrange(:at, :at + interval '1 hour') where cycle = :cycle")
                        .param(
                                "at",
                                OffsetDateTime.ofInstant(
                                                told.lease(point, Duration.ofHours(1), Instant.MAX)
                                                        .orElseThrow()
                                                        .from(),
                                                ZoneOffset.UTC)
                                        .plusMinutes(minutes))
                        .param("cycle", cycle)
                        .update()));
    }

    @Test
    void who_comes_while_the_last_session_runs_takes_a_free_seat_and_waits_for_none() {
        var cycle = fixtures.aCycle(me, point, 2, 1);
        aCardIn(cycle);
        began(cycle, 20);
        assertThat(whole(cycle).over()).isFalse();
        assertThat(aCardIn(cycle).state()).isEqualTo(State.ENROLLED);
        assertThat(refusedIn(cycle)).as("nothing to wait for").isEqualTo("workshops.problem.full-now");
        assertThat(whole(cycle).enrolments()).hasSize(2);
        assertCounted(cycle);
        began(cycle, 70);
        assertThat(whole(cycle).over()).isTrue();
        assertThat(refusedIn(cycle)).isEqualTo("workshops.problem.over");
    }

    private String refusedIn(UUID cycle) {
        var learner = fixtures.aCard(me);
        var outcome = Network.as(me, () -> enrol.enrol(cycle, learner, 1));
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return Outcomes.refused(outcome).getFirst().code();
    }

    /** The session, of an hour, began so many minutes ago. */
    private void began(UUID cycle, int minutes) {
        Asking.as(me.scope())
                .run(() -> transaction.executeWithoutResult(_ -> db.sql("""
                                update workshops.session set during = tstzrange(now() - make_interval(mins => :minutes),
                                    now() - make_interval(mins => :minutes) + interval '1 hour') where cycle = :cycle""")
                        .param("minutes", minutes)
                        .param("cycle", cycle)
                        .update()));
    }

    @Test
    void an_offer_is_told_to_who_can_be_reached_and_withdrawn_with_it() {
        var cycle = fixtures.aCycle(me, point, 1, 1);
        var first = aCardIn(cycle);
        var nour = enrol(cycle, learner(nour()), 1);
        var silent = enrol(cycle, learner(nour(false)), 1);
        assertThat(messages(nour)).isEmpty();
        cancel(first);
        assertThat(messages(nour))
                .extracting(Messages.Status::occasion, Messages.Status::state)
                .containsExactly(tuple("offer-1", MessageState.DUE));
        lapse(nour);
        assertThat(messages(nour)).allMatch(one -> one.state() == MessageState.WITHDRAWN);
        assertThat(state(silent))
                .as("who did not agree to be contacted is told at the point")
                .isEqualTo(State.OFFERED);
        assertThat(messages(silent)).isEmpty();
    }

    @Test
    void a_cancelled_cycle_takes_nobody_more_and_tells_who_was_enrolled() {
        var cycle = fixtures.aCycle(me, point, 2, 2);
        var nour = enrol(cycle, learner(nour()), 1);
        done(Network.as(me, () -> plan.cancel(cycle)));
        assertThat(messages(nour))
                .filteredOn(one -> one.state() == MessageState.DUE)
                .extracting(Messages.Status::occasion)
                .as("one message for both sessions")
                .containsExactly("all off " + cycle);
        assertThat(Network.as(me, () -> enrol.enrol(cycle, fixtures.aCard(me), 1)))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(Network.as(me, () -> see.coming(null, null)).total()).isZero();
    }

    @Test
    void what_is_kept_of_a_person_is_told_to_them_and_goes_with_their_file() {
        var cycle = fixtures.aCycle(me, point, 4, 1);
        var person = nour();
        var it = enrol(cycle, learner(person), 1);
        assertThat(Network.as(
                        me,
                        () -> tell.stream()
                                .flatMap(one -> one.tell(person).stream())
                                .map(PersonalDataProvider.Told::title)
                                .toList()))
                .contains("Ma boîte mail");
        Network.as(me, () -> erase.handle(person));
        assertThat(Network.as(me, () -> learners.all(List.of(it.learner()))))
                .allSatisfy((_, known) -> assertThat(known.person()).isNull());
        assertThat(messages(it)).isEmpty();
        assertCounted(cycle);
    }

    @Test
    void another_association_sees_nothing_of_it() {
        var cycle = fixtures.aCycle(me, point, 4, 1);
        var it = aCardIn(cycle);
        var other = network.a(Role.DIRECTOR, network.anAssociation());
        assertThat(Network.as(other, () -> see.find(cycle))).isEmpty();
        assertThat(Network.as(other, () -> see.enrolment(it.id()))).isEmpty();
        assertThat(Network.as(other, () -> enrol.cancel(it.id()))).isInstanceOf(Outcome.Refused.class);
        assertThat(Network.as(other, () -> enrol.enrol(cycle, it.learner(), 1))).isInstanceOf(Outcome.Refused.class);
    }

    private PlanCycle.NewCycle aPlan(UUID workshop, LocalDate first, LocalTime at, int sessions) {
        return new PlanCycle.NewCycle(
                Ids.next(),
                workshop,
                point,
                null,
                null,
                List.of(),
                false,
                8,
                first,
                at,
                sessions,
                List.of(me.account()));
    }

    @Test
    void a_session_takes_its_trainers_time_all_of_it_or_none() {
        var workshop = fixtures.aWorkshop(me, "Mon téléphone");
        var first = done(Network.as(me, () -> plan.make(aPlan(workshop, inDays(17), LocalTime.of(10, 0), 1))));
        var session = whole(first).sessions().getFirst();
        assertThat(Network.as(me, () -> holds.of(session.id())))
                .extracting(Hold::mediator, Hold::kind, Hold::until)
                .containsExactly(tuple(me.account(), HoldKind.SESSION, session.ends()));
        // three weeks of which the second meets it: nothing of it is kept, and who is taken and until when is said
        var refused = Network.as(me, () -> plan.make(aPlan(workshop, inDays(10), LocalTime.of(11, 0), 3)));
        var problems = Outcomes.refused(refused);
        assertThat(problems.getFirst().is("workshops.problem.busy")).isTrue();
        assertThat(String.valueOf(problems.getFirst().args().getFirst())).contains("(11:30)");
        assertThat(Network.as(
                        me,
                        () -> holds.between(
                                List.of(me.account()), session.begins().minus(Duration.ofDays(8)), session.begins())))
                .isEmpty();
        // moved and cancelled with the session
        var when = new PlanCycle.When(inDays(18), LocalTime.of(14, 0), null, List.of(me.account()));
        done(Network.as(me, () -> plan.move(session.id(), session.version(), when)));
        assertThat(Network.as(me, () -> holds.of(session.id())))
                .extracting(Hold::from)
                .containsExactly(whole(first).sessions().getFirst().begins());
        done(Network.as(me, () -> plan.cancel(first)));
        assertThat(Network.as(me, () -> holds.of(session.id()))).isEmpty();
    }

    @Test
    void each_session_of_a_cycle_is_by_who_holds_it() {
        var workshop = fixtures.aWorkshop(me, "Mon téléphone");
        var cycle = done(Network.as(me, () -> plan.make(aPlan(workshop, inDays(17), LocalTime.of(10, 0), 2))));
        var other = network.a(Role.MEDIATOR, me.association());
        var second = whole(cycle).sessions().getLast();
        var takenOver = new Holds.Asked(
                HoldKind.SESSION, second.id(), Set.of(other.account()), second.begins(), second.ends(), point, null);
        Network.as(me, () -> transaction.execute(_ -> holds.move(takenOver)));
        assertThat(whole(cycle).sessions())
                .extracting(Session::trainers)
                .containsExactly(List.of(me.account()), List.of(other.account()));
    }

    @Test
    void seats_that_were_counted_wrong_are_put_right() {
        var cycle = fixtures.aCycle(me, point, 4, 1);
        aCardIn(cycle);
        assertThat(Asking.as(me.association()).call(verify::handle)).isZero();
        Asking.as(me.scope())
                .run(() -> transaction.executeWithoutResult(
                        _ -> db.sql("update workshops.cycle set taken = 3 where id = :id")
                                .param("id", cycle)
                                .update()));
        assertThat(Asking.as(me.association()).call(verify::handle)).isEqualTo(1);
        assertCounted(cycle);
    }

    @Test
    void who_waits_is_not_behind_somebody_who_was_forgotten() {
        var cycle = fixtures.aCycle(me, point, 1, 1);
        aCardIn(cycle);
        var gone = aCardIn(cycle);
        Asking.as(me.scope())
                .run(() -> transaction.executeWithoutResult(
                        _ -> db.sql("update workshops.enrolment set learner = null where id = :id")
                                .param("id", gone.id())
                                .update()));
        var outcome = Outcomes.done(Network.as(me, () -> enrol.enrol(cycle, fixtures.aCard(me), 1)));
        assertThat(outcome.ahead()).isZero();
    }

    @Test
    void a_card_holder_who_leaves_a_telephone_is_told_until_the_card_is_forgotten() {
        var cycle = fixtures.aCycle(me, point, 1, 1);
        var it = aCardIn(cycle);
        Network.as(me, () -> {
            oneself.leavePhone(it.id(), "061%07d".formatted(RANDOM.nextInt(10_000_000)));
            return null;
        });
        var session = whole(cycle).sessions().getFirst();
        done(Network.as(
                me,
                () -> plan.move(
                        session.id(), 0, new PlanCycle.When(inDays(12), LocalTime.of(14, 0), null, List.of()))));
        assertThat(due(it)).contains("moved " + session.id() + " 1");
        Asking.as(me.scope())
                .run(() -> transaction.executeWithoutResult(
                        _ -> db.sql("update workshops.enrolment set learner = null where id = :id")
                                .param("id", it.id())
                                .update()));
        assertThat(Network.as(me, () -> see.enrolment(it.id())).orElseThrow().reached())
                .isFalse();
    }
}
