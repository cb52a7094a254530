// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.activities.ActivityCounted;
import fr.parvis.database.Asking;
import fr.parvis.skills.SessionsAttended;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.workshops.WorkshopsFixtures;
import fr.parvis.workshops.domain.Sheet.Attendance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Sheets of sessions from the page and from devices: read together in any order, counted once. */
@ParvisTest
@RecordApplicationEvents
class SheetTest {
    private static final Map<String, Map<String, Integer>> NOTHING = Map.of();

    @Autowired
    ApplicationEvents events;

    @Autowired
    Network network;

    @Autowired
    WorkshopsFixtures fixtures;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    PlanCycle plan;

    @Autowired
    Enrol enrol;

    @Autowired
    SeeWorkshops see;

    @Autowired
    KeepSheet keep;

    @Autowired
    SessionsAttended sessions;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    private SignedIn me;
    private UUID cycle;
    private UUID session;
    private List<UUID> enrolled;

    /** A session of today with three who are enrolled. */
    @BeforeEach
    void a_session() {
        var desk = visitsFixtures.aDesk();
        me = desk.mediator();
        cycle = fixtures.aCycle(me, desk.point(), 8, 1);
        enrolled = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            var learner = fixtures.aCard(me);
            Network.as(me, () -> enrol.enrol(cycle, learner, 1));
        }
        var whole = Network.as(me, () -> see.find(cycle)).orElseThrow();
        enrolled = whole.enrolments().stream().map(Enrolment::id).toList();
        session = whole.sessions().getFirst().id();
    }

    private void itIsTheDay() {
        Asking.as(me.scope())
                .run(() -> transaction.executeWithoutResult(
                        _ -> db.sql("""
                                update workshops.session set day = day - 10, during = tstzrange(lower(during) - interval '10 days',
                                    upper(during) - interval '10 days') where id = :id""").param("id", session).update()));
    }

    private static Sheet sheet(Map<UUID, Attendance> present, int total, Map<String, Map<String, Integer>> counts) {
        return new Sheet(present, total, counts, List.of(1, 0, 0));
    }

    private Outcome<UUID> office(Sheet sheet) {
        return Network.as(me, () -> keep.keep(session, sheet, keep.of(session).sheets()));
    }

    private Outcome<UUID> device(UUID device, long seq, Sheet sheet) {
        return Network.as(me, () -> keep.keep(session, device, seq, sheet));
    }

    private Sheet together() {
        return Network.as(me, () -> keep.of(session)).sheet();
    }

    /** Persons that the figures were told of since the test began. */
    private int told() {
        return events.stream(ActivityCounted.class)
                .filter(one ->
                        one.kind().equals("workshop") && one.association().equals(me.association()))
                .mapToInt(one -> one.sign() * one.headcount())
                .sum();
    }

    private int sessionsTold() {
        return events.stream(ActivityCounted.class)
                .filter(one ->
                        one.kind().equals("workshop") && one.association().equals(me.association()))
                .mapToInt(ActivityCounted::sign)
                .sum();
    }

    private static String refusal(Outcome<UUID> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<?>) outcome).problems().getFirst().code();
    }

    @Test
    void a_session_counts_once_however_often_its_sheet_is_kept() {
        itIsTheDay();
        office(sheet(Map.of(enrolled.get(0), Attendance.HERE, enrolled.get(1), Attendance.LATE), 4, NOTHING));
        assertThat(told()).isEqualTo(6);
        office(sheet(Map.of(enrolled.get(0), Attendance.HERE, enrolled.get(1), Attendance.ABSENT), 4, NOTHING));
        assertThat(told()).isEqualTo(5);
        assertThat(sessionsTold()).isEqualTo(1);
        office(Sheet.EMPTY);
        assertThat(told()).isZero();
        assertThat(sessionsTold()).as("nobody was there: nothing took place").isZero();
        office(sheet(Map.of(), 2, NOTHING));
        assertThat(told()).isEqualTo(2);
        assertThat(sessionsTold()).isEqualTo(1);
    }

    @Test
    void who_was_there_attended_the_session_once_whatever_several_tablets_say() {
        itIsTheDay();
        var one = Map.of(enrolled.get(0), Attendance.HERE, enrolled.get(1), Attendance.LATE);
        var two = Map.of(enrolled.get(0), Attendance.HERE, enrolled.get(2), Attendance.ABSENT);
        device(Ids.next(), 1, sheet(one, 2, NOTHING));
        device(Ids.next(), 1, sheet(two, 2, NOTHING));
        assertThat(attendedEnrolments()).containsExactlyInAnyOrder(enrolled.get(0), enrolled.get(1));
        office(sheet(Map.of(enrolled.get(2), Attendance.HERE), 0, NOTHING));
        assertThat(attendedEnrolments())
                .as("the office saw it and noted otherwise")
                .containsExactly(enrolled.get(2));
    }

    private List<UUID> attendedEnrolments() {
        var whole = Network.as(me, () -> see.find(cycle)).orElseThrow();
        var session = whole.sessions().getFirst();
        var day = session.day();
        var attended = Asking.as(me.scope()).call(() -> transaction.execute(_ -> sessions.between(day, day)));
        var minutes = Duration.between(session.begins(), session.ends()).toMinutes();
        assertThat(attended).allSatisfy(one -> assertThat(one.minutes()).isEqualTo((int) minutes));
        return attended.stream()
                .map(one -> whole.enrolments().stream()
                        .filter(of -> one.learner().equals(of.learner()))
                        .findFirst()
                        .orElseThrow()
                        .id())
                .toList();
    }

    @Test
    void a_session_that_is_noted_and_then_cancelled_counts_no_more() {
        itIsTheDay();
        Asking.as(me.scope())
                .run(() -> transaction.executeWithoutResult(
                        _ -> db.sql("""
                                update workshops.session set during = tstzrange(now() + interval '1 hour', now() + interval '2 hours')
                                where id = :id""").param("id", session).update()));
        assertThat(office(sheet(Map.of(enrolled.getFirst(), Attendance.HERE), 0, NOTHING)))
                .isInstanceOf(Outcome.Done.class);
        assertThat(told()).isEqualTo(1);
        assertThat(Network.as(me, () -> plan.cancelSession(session))).isInstanceOf(Outcome.Done.class);
        assertThat(told()).isZero();
        assertThat(sessionsTold()).isZero();
    }

    @Test
    void two_tablets_say_the_same_in_whatever_order_their_sheets_come() {
        itIsTheDay();
        var one = Ids.next();
        var two = Ids.next();
        record Sent(UUID device, long seq, Sheet sheet) {}
        var women = Map.of("gender", Map.of("female", 2));
        var sent = List.of(
                new Sent(one, 1, sheet(Map.of(enrolled.get(0), Attendance.HERE), 1, NOTHING)),
                // the same tablet, later: the first was a slip
                new Sent(
                        one,
                        2,
                        sheet(Map.of(enrolled.get(0), Attendance.ABSENT, enrolled.get(1), Attendance.LATE), 3, women)),
                new Sent(
                        two,
                        7,
                        sheet(
                                Map.of(enrolled.get(1), Attendance.ABSENT, enrolled.get(2), Attendance.HERE),
                                2,
                                NOTHING)),
                new Sent(
                        two,
                        9,
                        sheet(Map.of(enrolled.get(1), Attendance.HERE, enrolled.get(2), Attendance.HERE), 2, NOTHING)));
        var seen = new HashSet<Sheet>();
        var random = new Random(7);
        for (int run = 0; run < 12; run++) {
            Asking.as(me.scope())
                    .run(() -> transaction.executeWithoutResult(
                            _ -> db.sql("update workshops.sheet set seq = -1 where session = :id")
                                    .param("id", session)
                                    .update()));
            var order = new ArrayList<>(sent);
            Collections.shuffle(order, random);
            // sent once more, as when the answer was lost
            order.add(order.getFirst());
            for (var command : order) device(command.device(), command.seq(), command.sheet());
            seen.add(together());
        }
        assertThat(seen).hasSize(1);
        assertThat(together().present())
                .isEqualTo(Map.of(
                        enrolled.get(0), Attendance.ABSENT,
                        enrolled.get(1), Attendance.HERE,
                        enrolled.get(2), Attendance.HERE));
        assertThat(together().total())
                .as("two who count one room do not add up")
                .isEqualTo(3);
        assertThat(together().counts()).isEqualTo(women);
        assertThat(together().faces()).as("each face was pressed on one tablet").containsExactly(2, 0, 0);
        assertThat(told()).isEqualTo(5);
        assertThat(sessionsTold()).isEqualTo(1);
    }

    @Test
    void two_mediators_on_one_tablet_keep_a_sheet_each() {
        itIsTheDay();
        var colleague = network.a(Role.MEDIATOR, me.association());
        var tablet = Ids.next();
        device(tablet, 1, sheet(Map.of(enrolled.get(0), Attendance.HERE), 3, NOTHING));
        Network.as(
                colleague,
                () -> keep.keep(session, tablet, 2, sheet(Map.of(enrolled.get(1), Attendance.LATE), 1, NOTHING)));
        assertThat(together().present())
                .isEqualTo(Map.of(enrolled.get(0), Attendance.HERE, enrolled.get(1), Attendance.LATE));
        assertThat(together().total()).isEqualTo(3);
        device(tablet, 3, sheet(Map.of(enrolled.get(0), Attendance.ABSENT), 3, NOTHING));
        Network.as(
                colleague,
                () -> keep.keep(session, tablet, 4, sheet(Map.of(enrolled.get(1), Attendance.HERE), 1, NOTHING)));
        assertThat(together().present())
                .as("each corrects their own")
                .isEqualTo(Map.of(enrolled.get(0), Attendance.ABSENT, enrolled.get(1), Attendance.HERE));
    }

    @Test
    void two_tablets_whose_clocks_are_three_hours_apart_say_the_same_in_both_orders() {
        itIsTheDay();
        var right = Ids.next();
        var ahead = Ids.next();
        var seen = new HashSet<Sheet>();
        for (boolean first : List.of(true, false)) {
            Asking.as(me.scope())
                    .run(() -> transaction.executeWithoutResult(
                            _ -> db.sql("update workshops.sheet set seq = -1 where session = :id")
                                    .param("id", session)
                                    .update()));
            int turn = first ? 1 : 2;
            if (first) send(right, 0, turn, Map.of(enrolled.get(0), "here", enrolled.get(1), "absent"));
            send(ahead, 3, turn, Map.of(enrolled.get(1), "late", enrolled.get(2), "absent"));
            if (!first) send(right, 0, turn, Map.of(enrolled.get(0), "here", enrolled.get(1), "absent"));
            seen.add(together());
        }
        assertThat(seen).hasSize(1);
        assertThat(together().present())
                .isEqualTo(Map.of(
                        enrolled.get(0), Attendance.HERE,
                        enrolled.get(1), Attendance.LATE,
                        enrolled.get(2), Attendance.ABSENT));
    }

    /** By the bus, from a device whose clock is so many hours ahead. */
    private void send(UUID device, int ahead, int seq, Map<UUID, String> present) {
        var clock = Instant.now().plus(Duration.ofHours(ahead)).toString();
        var command = Map.of(
                "id",
                Ids.next(),
                "seq",
                seq,
                "form",
                2,
                "type",
                "workshops.sheet",
                "at",
                clock,
                "payload",
                Map.of("session", session, "present", present, "total", 0, "faces", List.of(0, 0, 0)));
        var answer = mvc.post()
                .uri("/api/v1/sync")
                .with(Browser.as(me))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsBytes(Map.of(
                        "device", device, "account", me.account(), "clock", clock, "commands", List.of(command))))
                .exchange();
        assertThat(answer).hasStatusOk();
        assertThat(json.readTree(answer.getResponse().getContentAsByteArray())
                        .path("answers")
                        .path(0)
                        .path("outcome")
                        .asString())
                .isEqualTo("accepted");
    }

    @Test
    void the_office_overrules_what_it_saw_and_not_what_comes_later() {
        itIsTheDay();
        var tablet = Ids.next();
        device(tablet, 1, sheet(Map.of(enrolled.get(0), Attendance.HERE), 0, NOTHING));
        office(sheet(Map.of(enrolled.get(0), Attendance.ABSENT), 0, NOTHING));
        assertThat(together().present()).isEqualTo(Map.of(enrolled.get(0), Attendance.ABSENT));
        int seen = Network.as(me, () -> keep.of(session)).sheets();
        device(tablet, 2, sheet(Map.of(enrolled.get(1), Attendance.HERE), 0, NOTHING));
        assertThat(together().present())
                .containsEntry(enrolled.get(0), Attendance.ABSENT)
                .containsEntry(enrolled.get(1), Attendance.HERE);
        assertThat(Network.as(me, () -> keep.keep(session, Sheet.EMPTY, seen)))
                .as("a sheet came meanwhile")
                .isInstanceOf(Outcome.Changed.class);
    }

    @Test
    void nobody_is_made_up() {
        itIsTheDay();
        assertThat(refusal(office(sheet(Map.of(), 2, Map.of("gender", Map.of("female", 2, "male", 1))))))
                .isEqualTo("workshops.problem.more");
        assertThat(refusal(office(sheet(Map.of(), 2, Map.of("age-band x gender", Map.of("x", 1))))))
                .isEqualTo("workshops.problem.dimension");
        assertThat(refusal(office(sheet(Map.of(), 501, NOTHING)))).isEqualTo("workshops.problem.number");
        assertThat(refusal(office(sheet(Map.of(UUID.randomUUID(), Attendance.HERE), 0, NOTHING))))
                .isEqualTo("workshops.problem.not-enrolled");
        office(sheet(Map.of(), 5, Map.of("gender", Map.of("female", 2), "age-band", Map.of())));
        assertThat(told())
                .as("the rest was not said, and is there all the same")
                .isEqualTo(5);
    }

    @Test
    void a_sheet_opens_on_the_day_of_its_session() {
        assertThat(refusal(office(sheet(Map.of(), 2, NOTHING)))).isEqualTo("workshops.problem.not-begun");
        assertThat(refusal(device(Ids.next(), 1, sheet(Map.of(), 2, NOTHING))))
                .isEqualTo("workshops.problem.not-begun");
        assertThat(told()).isZero();
        var other = visitsFixtures.aDesk().mediator();
        assertThat(Network.as(other, () -> keep.keep(session, Ids.next(), 1, Sheet.EMPTY)))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void the_days_on_which_somebody_was_there_are_theirs_to_know() {
        itIsTheDay();
        office(sheet(Map.of(enrolled.get(0), Attendance.LATE, enrolled.get(1), Attendance.ABSENT), 0, NOTHING));
        assertThat(Network.as(me, () -> see.attended(enrolled.get(0)))).hasSize(1);
        assertThat(Network.as(me, () -> see.attended(enrolled.get(1)))).isEmpty();
    }
}
