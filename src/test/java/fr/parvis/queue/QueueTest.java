// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue;

import static fr.parvis.queue.QueueFixtures.done;
import static fr.parvis.queue.QueueFixtures.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.SettableClock;
import fr.parvis.SettableTime;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.network.Points;
import fr.parvis.queue.domain.ActOnQueue;
import fr.parvis.queue.domain.Decision;
import fr.parvis.queue.domain.Decision.Refusal;
import fr.parvis.queue.domain.EndDays;
import fr.parvis.queue.domain.ForgetTickets;
import fr.parvis.queue.domain.QueueCommand.Call;
import fr.parvis.queue.domain.QueueCommand.CallNext;
import fr.parvis.queue.domain.QueueCommand.ComeBack;
import fr.parvis.queue.domain.QueueCommand.End;
import fr.parvis.queue.domain.QueueCommand.Give;
import fr.parvis.queue.domain.QueueCommand.Leave;
import fr.parvis.queue.domain.QueueCommand.Prioritise;
import fr.parvis.queue.domain.QueueCommand.PutBack;
import fr.parvis.queue.domain.QueueCommand.Recall;
import fr.parvis.queue.domain.QueueCommand.Refuse;
import fr.parvis.queue.domain.QueueNow;
import fr.parvis.queue.domain.QueueSettings;
import fr.parvis.queue.domain.Reason.Leaving;
import fr.parvis.queue.domain.Reason.Priority;
import fr.parvis.queue.domain.Reason.Refusing;
import fr.parvis.queue.domain.SeeQueue;
import fr.parvis.queue.domain.TakeTicket;
import fr.parvis.queue.domain.Ticket;
import fr.parvis.queue.domain.TicketState;
import fr.parvis.shell.NotFound;
import fr.parvis.values.Ids;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.visits.VisitsFixtures.Desk;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
@Import(SettableTime.class)
@RecordApplicationEvents
class QueueTest {
    @Autowired
    ActOnQueue actOnQueue;

    @Autowired
    SeeQueue seeQueue;

    @Autowired
    TakeTicket takeTicket;

    @Autowired
    EndDays endDays;

    @Autowired
    ForgetTickets forgetTickets;

    @Autowired
    QueueSettings settings;

    @Autowired
    Points points;

    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    SettableClock clock;

    @Autowired
    ApplicationEvents events;

    Desk desk;
    SignedIn nadia;
    SignedIn paul;
    QueueFixtures queue;

    @BeforeEach
    void a_point_with_two_mediators() {
        clock.set("2026-11-25T09:00:00Z");
        at("Europe/Paris");
    }

    private void at(String zone) {
        desk = visitsFixtures.aDesk(zone);
        nadia = desk.mediator();
        paul = network.a(Role.MEDIATOR, desk.association());
        queue = new QueueFixtures(actOnQueue, desk.point());
    }

    private QueueNow now() {
        return Network.as(nadia, () -> seeQueue.at(points.find(desk.point()).orElseThrow()));
    }

    private List<String> waiting() {
        return now().waiting().stream().map(Ticket::label).toList();
    }

    private List<QueueCounted> counted() {
        return events.stream(QueueCounted.class)
                .filter(event -> event.point().equals(desk.point()))
                .toList();
    }

    /** Outcome, reason, seconds waited and persons of what counts, as the published view has it. */
    private List<String> view(SignedIn who) {
        return Network.as(
                who,
                () -> transaction.execute(_ -> db.sql("""
                                select outcome || ' ' || reason || ' ' || waited_seconds || ' ' || persons
                                from queue.counted_ticket where point = :point order by 1""")
                        .param("point", desk.point())
                        .query(String.class)
                        .list()));
    }

    // Tickets and their numbers

    @Test
    void numbers_start_at_one_each_day_at_each_point() {
        assertThat(queue.gives(nadia).label()).isEqualTo("1");
        assertThat(queue.gives(paul).label()).isEqualTo("2");
        var elsewhere = visitsFixtures.aPoint(desk.association(), "Europe/Paris", null);
        assertThat(new QueueFixtures(actOnQueue, elsewhere).gives(nadia).label())
                .isEqualTo("1");
        clock.forward(Duration.ofDays(1));
        assertThat(queue.gives(nadia).label()).isEqualTo("1");
    }

    @Test
    void those_who_wait_are_counted_at_all_points_each_on_its_own_day() {
        // a day has begun in La Réunion that has not in Paris
        clock.set("2026-11-25T21:00:00Z");
        var island = visitsFixtures.aPoint(desk.association(), "Indian/Reunion", null);
        var atIsland = new QueueFixtures(actOnQueue, island);
        queue.gives(nadia);
        atIsland.gives(nadia);
        atIsland.gives(paul);
        var all = Network.as(nadia, () -> points.list(desk.association()));
        Map<UUID, Integer> waiting = new HashMap<>();
        Network.as(nadia, () -> seeQueue.waiting(all)).forEach((point, count) -> waiting.put(point.id(), count));
        assertThat(waiting).containsOnly(entry(desk.point(), 1), entry(island, 2));
        clock.forward(Duration.ofHours(6));
        assertThat(Network.as(nadia, () -> seeQueue.waiting(all)))
                .as("in Paris it is another day now")
                .hasSize(1);
    }

    @Test
    void a_ticket_sent_twice_is_one_and_burns_no_number() {
        var give = new Give(Ids.next(), "energy", 2, "ar", null);
        var first = done(queue.does(nadia, give));
        assertThat(done(queue.does(nadia, give))).isEqualTo(first);
        assertThat(queue.gives(nadia).label()).isEqualTo("2");
        assertThat(waiting()).containsExactly("1", "2");
    }

    @Test
    void a_ticket_sent_twice_at_the_same_instant_is_one() throws Exception {
        var give = new Give(Ids.next(), null, 1, null, null);
        var decisions = together(IntStream.range(0, 6)
                .<Callable<Decision>>mapToObj(i -> () -> queue.does(i % 2 == 0 ? nadia : paul, give))
                .toList());
        assertThat(decisions).allMatch(decision -> done(decision).label().equals("1"));
        assertThat(waiting()).containsExactly("1");
    }

    @Test
    void many_tickets_given_at_the_same_instant_bear_the_numbers_without_a_gap() throws Exception {
        var decisions = together(IntStream.range(0, 12)
                .<Callable<Ticket>>mapToObj(i -> () -> queue.gives(i % 2 == 0 ? nadia : paul))
                .toList());
        assertThat(decisions.stream().map(Ticket::number))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 12).boxed().toList());
    }

    @Test
    void an_identifier_of_another_point_is_refused() {
        var give = new Give(Ids.next(), null, 1, null, null);
        queue.does(nadia, give);
        var elsewhere = visitsFixtures.aPoint(desk.association(), "Europe/Paris", null);
        assertThat(refused(new QueueFixtures(actOnQueue, elsewhere).does(nadia, give)))
                .isEqualTo(Refusal.IDENTIFIER_TAKEN);
        var others = visitsFixtures.aDesk();
        assertThat(refused(new QueueFixtures(actOnQueue, others.point()).does(others.mediator(), give)))
                .isEqualTo(Refusal.IDENTIFIER_TAKEN);
    }

    @Test
    void a_need_is_a_family_of_themes_and_a_language_is_one_of_the_list() {
        assertThat(refused(queue.does(nadia, new Give(Ids.next(), "energy-unpaid-bill", 1, null, null))))
                .isEqualTo(Refusal.CODE_UNKNOWN);
        assertThat(refused(queue.does(nadia, new Give(Ids.next(), null, 1, "klingon", null))))
                .isEqualTo(Refusal.CODE_UNKNOWN);
        assertThat(refused(queue.does(nadia, new Give(Ids.next(), null, 0, null, null))))
                .isEqualTo(Refusal.PERSONS);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void a_point_without_a_queue_gives_no_ticket() {
        Network.as(nadia, () -> settings.decide(desk.point(), false, List.of()));
        assertThat(refused(queue.does(nadia, new Give(Ids.next(), null, 1, null, null))))
                .isEqualTo(Refusal.NOT_IN_USE);
        assertThat(now().setting().inUse()).isFalse();
    }

    // Calling

    @Test
    void the_order_of_calling_is_priority_first_then_who_took_first() {
        queue.gives(nadia);
        queue.gives(nadia);
        var third = queue.gives(nadia);
        queue.does(nadia, new Prioritise(third.id(), Priority.MOBILITY));
        assertThat(waiting()).containsExactly("3", "1", "2");
        assertThat(queue.callsNext(nadia).label()).isEqualTo("3");
        assertThat(queue.callsNext(paul).label()).isEqualTo("1");
        assertThat(queue.callsNext(nadia).label()).isEqualTo("2");
        assertThat(refused(queue.does(paul, new CallNext()))).isEqualTo(Refusal.NOBODY_WAITS);
    }

    @Test
    void priority_is_taken_back() {
        queue.gives(nadia);
        var second = done(queue.does(nadia, new Give(Ids.next(), null, 1, null, Priority.DISTRESS)));
        assertThat(waiting()).containsExactly("2", "1");
        queue.does(nadia, new Prioritise(second.id(), null));
        assertThat(waiting()).containsExactly("1", "2");
    }

    @Test
    void two_mediators_call_the_same_ticket_and_the_second_is_told_who_has_it() throws Exception {
        // many times: two who press at the same instant seldom meet
        for (int i = 0; i < 20; i++) {
            var ticket = queue.gives(nadia);
            var decisions = together(List.of(
                    () -> queue.does(nadia, new Call(ticket.id())), () -> queue.does(paul, new Call(ticket.id()))));
            var winner = decisions.getFirst() instanceof Decision.Done ? nadia : paul;
            assertThat(decisions).filteredOn(Decision.Done.class::isInstance).hasSize(1);
            var refused = (Decision.Refused) decisions.stream()
                    .filter(Decision.Refused.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            assertThat(refused.why()).isEqualTo(Refusal.CALLED_BY_COLLEAGUE);
            assertThat(refused.ticket().isCalledBy(winner.account())).isTrue();
            assertThat(now().called()).singleElement().matches(called -> called.isOf(winner.account()));
            queue.does(winner, new End(ticket.id()));
        }
    }

    @Test
    void many_who_call_the_next_at_the_same_instant_get_different_tickets() throws Exception {
        var team = IntStream.range(0, 5)
                .mapToObj(i -> network.a(Role.MEDIATOR, desk.association()))
                .toList();
        IntStream.range(0, 15).forEach(i -> queue.gives(nadia));
        var called = new ArrayList<String>();
        for (int round = 0; round < 3; round++)
            called.addAll(
                    together(team.stream()
                                    .<Callable<Ticket>>map(who -> () -> queue.callsNext(who))
                                    .toList())
                            .stream()
                            .map(Ticket::label)
                            .toList());
        assertThat(Set.copyOf(called)).hasSize(15);
        assertThat(now().called()).hasSize(5);
        assertThat(now().served()).isEqualTo(10);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void two_who_exchange_their_tickets_wait_for_each_other_and_not_for_ever() throws Exception {
        for (int i = 0; i < 10; i++) {
            queue.gives(nadia);
            queue.gives(nadia);
            var mine = queue.callsNext(nadia);
            var theirs = queue.callsNext(paul);
            var decisions = together(List.of(
                    () -> queue.does(nadia, new Call(theirs.id())), () -> queue.does(paul, new Call(mine.id()))));
            assertThat(decisions).hasSize(2);
        }
    }

    @Test
    void each_one_called_is_with_a_mediator_of_a_name() {
        queue.gives(nadia);
        queue.gives(nadia);
        queue.callsNext(nadia);
        queue.callsNext(paul);
        assertThat(now().called())
                .extracting(QueueNow.Called::by, QueueNow.Called::name)
                .containsExactlyInAnyOrder(tuple(nadia.account(), nadia.name()), tuple(paul.account(), paul.name()));
    }

    @Test
    void calling_while_i_have_one_called_ends_that_one_as_served() {
        queue.gives(nadia);
        queue.gives(nadia);
        var first = queue.callsNext(nadia);
        clock.forward(12);
        queue.callsNext(nadia);
        assertThat(now().served()).isEqualTo(1);
        assertThat(counted()).singleElement().satisfies(event -> {
            assertThat(event.outcome()).isEqualTo(QueueCounted.Outcome.SERVED);
            assertThat(event.sign()).isOne();
        });
        assertThat(first.label()).isEqualTo("1");
        assertThat(now().called())
                .singleElement()
                .matches(called -> called.ticket().label().equals("2"));
    }

    @Test
    void who_calls_the_next_when_nobody_waits_keeps_the_one_that_is_there() {
        queue.gives(nadia);
        queue.callsNext(nadia);
        assertThat(refused(queue.does(nadia, new CallNext()))).isEqualTo(Refusal.NOBODY_WAITS);
        assertThat(now().called()).hasSize(1);
        assertThat(now().served()).isZero();
    }

    @Test
    void the_same_command_sent_twice_calls_once() {
        queue.gives(nadia);
        queue.gives(nadia);
        var command = Ids.next();
        var first = done(queue.does(nadia, command, new CallNext()));
        assertThat(done(queue.does(nadia, command, new CallNext())).id()).isEqualTo(first.id());
        assertThat(waiting()).containsExactly("2");
        var refused = Ids.next();
        assertThat(refused(queue.does(paul, refused, new Call(first.id())))).isEqualTo(Refusal.CALLED_BY_COLLEAGUE);
        queue.does(nadia, new PutBack(first.id()));
        assertThat(refused(queue.does(paul, refused, new Call(first.id()))))
                .as("what was refused stays refused")
                .isEqualTo(Refusal.CALLED_BY_COLLEAGUE);
    }

    @Test
    void a_call_is_said_again() {
        queue.gives(nadia);
        var called = queue.callsNext(nadia);
        clock.forward(2);
        var again = done(queue.does(paul, new Recall(called.id())));
        assertThat(again.standing().calledAt()).isEqualTo(called.standing().calledAt());
        assertThat(again.standing().announcedAt()).isEqualTo(clock.instant());
    }

    @Test
    void who_was_called_by_mistake_waits_again_at_the_same_place() {
        queue.gives(nadia);
        queue.gives(nadia);
        var first = queue.callsNext(nadia);
        queue.does(nadia, new PutBack(first.id()));
        assertThat(waiting()).containsExactly("1", "2");
        assertThat(now().called()).isEmpty();
        assertThat(counted()).isEmpty();
    }

    // Ends, and taking them back

    @Test
    void an_end_taken_back_counts_minus_one_and_the_next_end_counts_again() {
        queue.gives(nadia);
        clock.forward(10);
        var ticket = queue.callsNext(nadia);
        queue.does(nadia, new End(ticket.id()));
        assertThat(view(nadia)).containsExactly("served  600 1");
        queue.does(nadia, new PutBack(ticket.id()));
        assertThat(view(nadia)).isEmpty();
        clock.forward(5);
        queue.callsNext(nadia);
        queue.does(nadia, new End(ticket.id()));
        assertThat(counted())
                .extracting(QueueCounted::sign, QueueCounted::waitedSeconds)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, 600),
                        org.assertj.core.groups.Tuple.tuple(-1, 600),
                        org.assertj.core.groups.Tuple.tuple(1, 900));
        assertThat(view(nadia)).containsExactly("served  900 1");
    }

    @Test
    void what_stands_already_is_done_and_counts_once() {
        var ticket = queue.gives(nadia);
        done(queue.does(nadia, new Leave(ticket.id(), Leaving.TOO_LONG)));
        done(queue.does(paul, new Leave(ticket.id(), Leaving.ABSENT)));
        assertThat(counted()).hasSize(1);
        assertThat(view(nadia)).containsExactly("left too-long 0 1");
        assertThat(refused(queue.does(nadia, new Call(ticket.id())))).isEqualTo(Refusal.OVER);
        assertThat(refused(queue.does(nadia, new End(ticket.id())))).isEqualTo(Refusal.OVER);
    }

    @Test
    void who_was_never_called_cannot_be_ended() {
        var ticket = queue.gives(nadia);
        assertThat(refused(queue.does(nadia, new End(ticket.id())))).isEqualTo(Refusal.NOT_CALLED);
        assertThat(refused(queue.does(nadia, new Recall(ticket.id())))).isEqualTo(Refusal.NOT_CALLED);
        assertThat(refused(queue.does(nadia, new End(Ids.next())))).isEqualTo(Refusal.UNKNOWN_TICKET);
    }

    @Test
    void somebody_is_turned_away_without_a_ticket_and_that_is_taken_back() {
        var away = done(queue.does(nadia, new Refuse(null, Refusing.TOO_MANY, 3)));
        assertThat(away.label()).isEmpty();
        assertThat(view(nadia)).containsExactly("refused too-many 0 3");
        assertThat(now().refused()).isEqualTo(1);
        assertThat(queue.gives(nadia).label()).as("no number is burnt").isEqualTo("1");
        assertThat(queue.does(nadia, new PutBack(away.id()))).isEqualTo(new Decision.Done(null));
        assertThat(view(nadia)).isEmpty();
        assertThat(counted()).extracting(QueueCounted::sign).containsExactly(1, -1);
    }

    @Test
    void somebody_with_a_ticket_is_turned_away() {
        var ticket = queue.gives(nadia);
        clock.forward(30);
        queue.does(nadia, new Refuse(ticket.id(), Refusing.CLOSING, 1));
        assertThat(view(nadia)).containsExactly("refused closing 1800 1");
        assertThat(waiting()).isEmpty();
    }

    // Time

    @Test
    void who_comes_back_later_keeps_the_place_and_is_not_called_before() {
        var first = queue.gives(nadia);
        queue.gives(nadia);
        done(queue.does(nadia, new ComeBack(first.id(), clock.instant().plus(Duration.ofHours(1)))));
        assertThat(waiting()).containsExactly("2", "1");
        assertThat(queue.callsNext(nadia).label()).isEqualTo("2");
        assertThat(refused(queue.does(paul, new CallNext()))).isEqualTo(Refusal.NOBODY_WAITS);
        queue.gives(nadia);
        clock.forward(60);
        assertThat(waiting()).containsExactly("1", "3");
        clock.forward(5);
        var called = queue.callsNext(paul);
        assertThat(called.label()).isEqualTo("1");
        assertThat(called.standing().waitedSeconds())
                .as("the hour away is no waiting")
                .isEqualTo(300);
    }

    @Test
    void one_comes_back_today_or_takes_a_new_ticket() {
        var ticket = queue.gives(nadia);
        for (var at : List.of(clock.instant().minusSeconds(1), clock.instant().plus(Duration.ofDays(1)), Instant.MAX))
            assertThat(refused(queue.does(nadia, new ComeBack(ticket.id(), at))))
                    .isEqualTo(Refusal.RETURN_NOT_TODAY);
    }

    @Test
    void at_midnight_who_waits_has_left_and_who_was_called_was_served() {
        clock.set("2026-11-25T22:30:00Z"); // 23:30 in Paris
        queue.gives(nadia);
        var waits = queue.gives(nadia);
        queue.callsNext(nadia);
        clock.forward(29);
        Network.as(nadia, endDays::everywhere);
        assertThat(waiting()).containsExactly("2");
        clock.forward(2);
        Network.as(nadia, endDays::everywhere);
        assertThat(waiting()).isEmpty();
        assertThat(now().called()).isEmpty();
        assertThat(view(nadia)).containsExactly("left unknown 0 1", "served  0 1");
        assertThat(counted()).extracting(QueueCounted::day).containsOnly(LocalDate.of(2026, 11, 25));
        assertThat(refused(queue.does(nadia, new Call(waits.id())))).isEqualTo(Refusal.OTHER_DAY);
    }

    @Test
    void the_first_command_of_a_day_ends_the_day_before_without_waiting_for_the_job() {
        queue.gives(nadia);
        clock.forward(Duration.ofDays(1));
        assertThat(waiting()).isEmpty();
        assertThat(queue.gives(nadia).label()).isEqualTo("1");
        assertThat(waiting()).containsExactly("1");
        assertThat(view(nadia)).containsExactly("left unknown 0 1");
    }

    @Test
    void a_day_is_over_by_the_clock_of_the_point() {
        at("America/Martinique");
        clock.set("2026-11-26T02:00:00Z"); // 22:00 the day before in Martinique
        queue.gives(nadia);
        clock.forward(90);
        Network.as(nadia, endDays::everywhere);
        assertThat(waiting()).containsExactly("1");
        clock.forward(31);
        Network.as(nadia, endDays::everywhere);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void the_change_to_summer_time_makes_nobody_wait_an_hour_more() {
        clock.set("2026-03-29T00:40:00Z"); // 01:40 in Paris; at 2 it is 3
        queue.gives(nadia);
        clock.set("2026-03-29T01:10:00Z"); // 03:10
        assertThat(queue.callsNext(nadia).standing().waitedSeconds()).isEqualTo(1800);
        assertThat(now().medianWaitMinutes()).isEqualTo(30);
    }

    @Test
    void the_change_to_winter_time_makes_nobody_wait_an_hour_less_nor_come_back_twice() {
        clock.set("2026-10-25T00:40:00Z"); // 02:40 in Paris, the first time
        var ticket = queue.gives(nadia);
        done(queue.does(nadia, new ComeBack(ticket.id(), clock.instant().plus(Duration.ofMinutes(50)))));
        clock.set("2026-10-25T01:10:00Z"); // 02:10, the second time
        assertThat(refused(queue.does(nadia, new CallNext()))).isEqualTo(Refusal.NOBODY_WAITS);
        clock.set("2026-10-25T01:40:00Z"); // 02:40 once more
        assertThat(queue.callsNext(nadia).standing().waitedSeconds()).isEqualTo(600);
    }

    @Test
    void a_day_of_twenty_five_hours_is_over_after_twenty_five_hours() {
        clock.set("2026-10-24T22:00:00Z"); // midnight in Paris, the day that clocks go back
        queue.gives(nadia);
        clock.forward(Duration.ofHours(24).plusMinutes(59));
        Network.as(nadia, endDays::everywhere);
        assertThat(waiting()).containsExactly("1");
        clock.forward(1);
        Network.as(nadia, endDays::everywhere);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void a_kiosk_whose_clock_is_wrong_by_an_hour_changes_nothing() {
        queue.gives(nadia);
        var slow = madeAt(clock.millis() - 3_600_000);
        var fast = madeAt(clock.millis() + 3_600_000);
        clock.forward(1);
        assertThat(take(fast).takenAt()).isEqualTo(clock.instant());
        clock.forward(1);
        assertThat(take(slow).takenAt()).isEqualTo(clock.instant());
        clock.forward(10);
        assertThat(List.of(queue.callsNext(nadia), queue.callsNext(nadia), queue.callsNext(nadia)))
                .extracting(Ticket::label, ticket -> ticket.standing().waitedSeconds())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("1", 720),
                        org.assertj.core.groups.Tuple.tuple("2", 660),
                        org.assertj.core.groups.Tuple.tuple("3", 600));
    }

    /** A UUID version 7 as a device makes it whose clock shows that time. */
    private static UUID madeAt(long millis) {
        var any = Ids.next();
        return new UUID(millis << 16 | any.getMostSignificantBits() & 0xffff, any.getLeastSignificantBits());
    }

    private Ticket take(UUID id) {
        var point = points.find(desk.point()).orElseThrow();
        var outcome = Asking.as(desk.association()).call(() -> takeTicket.handle(point, id, "energy", "ar"));
        if (outcome instanceof TakeTicket.Outcome.Taken(Ticket ticket)) return ticket;
        throw new AssertionError(outcome);
    }

    @Test
    void how_long_one_may_wait_is_learnt_from_today() {
        for (int i = 0; i < 3; i++) {
            queue.gives(nadia);
            var ticket = queue.callsNext(nadia);
            clock.forward(10);
            queue.does(nadia, new End(ticket.id()));
        }
        IntStream.range(0, 4).forEach(i -> queue.gives(nadia));
        assertThat(now().estimateMinutes()).isEqualTo(40);
        queue.callsNext(paul);
        assertThat(now().estimateMinutes())
                .as("two share the three that are left")
                .isEqualTo(15);
    }

    // Whose it is

    @Test
    void another_association_sees_nothing_and_touches_nothing() {
        var ticket = queue.gives(nadia);
        queue.does(nadia, new Leave(queue.gives(nadia).id(), Leaving.TOO_LONG));
        var stranger = network.a(Role.MEDIATOR, network.anAssociation());
        assertThatThrownBy(() -> queue.does(stranger, new CallNext())).isInstanceOf(NotFound.class);
        assertThat(view(stranger)).isEmpty();
        var elsewhere = visitsFixtures.aPoint(stranger.association(), "Europe/Paris", null);
        assertThat(refused(new QueueFixtures(actOnQueue, elsewhere).does(stranger, new Call(ticket.id()))))
                .isEqualTo(Refusal.UNKNOWN_TICKET);
        Integer deleted = Network.as(
                stranger,
                () -> transaction.execute(_ -> db.sql("delete from queue.ticket where id = :id")
                        .param("id", ticket.id())
                        .update()));
        assertThat(deleted).isZero();
        assertThat(waiting()).containsExactly("1");
    }

    @Test
    void tickets_past_their_time_are_deleted_and_nobody_is_told_to_count_less() {
        queue.does(nadia, new Leave(queue.gives(nadia).id(), Leaving.TOO_LONG));
        clock.forward(Duration.ofDays(399));
        Network.as(nadia, forgetTickets::handle);
        assertThat(view(nadia)).hasSize(1);
        clock.forward(Duration.ofDays(2));
        int told = counted().size();
        assertThat(Network.as(nadia, forgetTickets::handle)).isEqualTo(1);
        assertThat(view(nadia)).isEmpty();
        assertThat(counted()).hasSize(told);
    }

    @Test
    void the_queue_of_today_is_read_by_its_index_whatever_the_history() {
        var plans = Network.as(
                nadia,
                () -> transaction.execute(_ -> {
                    db.sql("set local enable_seqscan = off").update();
                    return db.sql("""
                                    explain select * from queue.ticket
                                    where association = :association and day = :day and point = :point
                                    order by (priority is null), number""")
                            .param("association", desk.association())
                            .param("point", desk.point())
                            .param("day", LocalDate.of(2026, 11, 25))
                            .query(String.class)
                            .list();
                }));
        assertThat(plans.stream().collect(Collectors.joining("\n")))
                .containsPattern("Index Cond: \\(\\(association = .*\\(day = .*\\(point = ");
    }

    @Test
    void a_ticket_that_stands_is_counted_nowhere() {
        queue.gives(nadia);
        queue.gives(nadia);
        queue.callsNext(nadia);
        assertThat(view(nadia)).isEmpty();
        assertThat(now().called().getFirst().ticket().state()).isEqualTo(TicketState.CALLED);
    }

    private static <T> List<T> together(List<Callable<T>> acts) throws Exception {
        var start = new CyclicBarrier(acts.size());
        try (var threads = Executors.newFixedThreadPool(acts.size())) {
            var running = acts.stream()
                    .map(act -> threads.submit(() -> {
                        start.await();
                        return act.call();
                    }))
                    .toList();
            var results = new ArrayList<T>();
            for (var one : running) results.add(one.get());
            return results;
        }
    }
}
