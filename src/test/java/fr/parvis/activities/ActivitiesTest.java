// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities;

import static fr.parvis.activities.ActivitiesFixtures.aMeeting;
import static fr.parvis.activities.ActivitiesFixtures.at;
import static fr.parvis.activities.ActivitiesFixtures.beside;
import static fr.parvis.activities.ActivitiesFixtures.called;
import static fr.parvis.activities.ActivitiesFixtures.lasting;
import static fr.parvis.activities.ActivitiesFixtures.of;
import static fr.parvis.activities.ActivitiesFixtures.on;
import static fr.parvis.activities.ActivitiesFixtures.today;
import static fr.parvis.activities.ActivitiesFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.activities.Activities.Outcome;
import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.nomenclature.OutsideList;
import fr.parvis.values.Ids;
import fr.parvis.values.Problem;
import fr.parvis.visits.VisitsFixtures.Desk;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
@RecordApplicationEvents
class ActivitiesTest {
    @Autowired
    Activities activities;

    @Autowired
    Nomenclature nomenclature;

    @Autowired
    Network network;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEvents events;

    @Autowired
    ActivitiesFixtures fixtures;

    Desk desk;
    SignedIn lead;

    @BeforeEach
    void a_desk() {
        desk = fixtures.aDesk();
        lead = network.a(Role.SITE_LEAD, desk.association());
    }

    @Test
    void an_activity_is_recorded_and_counted_in_one_transaction() {
        var meeting = record(aMeeting(desk.point()));
        assertThat(meeting.association()).isEqualTo(desk.association());
        assertThat(meeting.account()).isEqualTo(desk.mediator().account());
        assertThat(fixtures.counted(desk.mediator())).containsExactly("partner-meeting 90 12 true");
        assertThat(counted())
                .containsExactly(new ActivityCounted(
                        desk.association(),
                        desk.point(),
                        today(),
                        List.of(desk.mediator().account()),
                        "partner-meeting",
                        90,
                        12,
                        1));
    }

    @Test
    void the_same_sent_twice_is_one_activity() {
        var given = aMeeting(desk.point());
        assertThat(record(given)).isEqualTo(record(given));
        assertThat(fixtures.counted(desk.mediator())).hasSize(1);
        assertThat(counted()).hasSize(1);
    }

    @Test
    void the_first_record_arriving_once_more_after_a_correction_changes_nothing() {
        var given = aMeeting(desk.point());
        var corrected = correct(desk.mediator(), lasting(record(given), 60), null);
        assertThat(record(given)).isEqualTo(corrected);
        assertThat(fixtures.counted(desk.mediator())).containsExactly("partner-meeting 60 12 true");
    }

    @Test
    void an_identifier_that_says_something_else_is_a_conflict_and_a_colleagues_is_not_shown() {
        var given = aMeeting(desk.point());
        record(given);
        assertThat(as(desk.mediator(), () -> activities.record(with(given, 3)))).isInstanceOf(Outcome.Conflict.class);
        var colleague = network.a(Role.MEDIATOR, desk.association());
        assertThat(keys(as(colleague, () -> activities.record(given)))).containsExactly("activity identifier-taken");
        var elsewhere = fixtures.aDesk();
        assertThat(keys(as(elsewhere.mediator(), () -> activities.record(at(given, elsewhere.point())))))
                .containsExactly("activity identifier-taken");
        assertThat(fixtures.counted(elsewhere.mediator())).isEmpty();
    }

    @Test
    void it_may_be_of_the_whole_association() {
        var forum = record(at(of(aMeeting(desk.point()), "forum"), null));
        assertThat(forum.point()).isNull();
        assertThat(counted().getFirst().point()).isNull();
    }

    @Test
    void each_rule_says_where_and_what() {
        var meeting = aMeeting(desk.point());
        assertThat(refused(of(meeting, ""))).containsExactly("kind kind-missing");
        assertThat(refused(of(meeting, "picnic"))).containsExactly("kind code");
        assertThat(refused(lasting(meeting, 4))).containsExactly("minutes minutes");
        assertThat(refused(lasting(meeting, 1441))).containsExactly("minutes minutes");
        assertThat(refused(with(meeting, -1))).containsExactly("headcount headcount");
        assertThat(refused(with(meeting, 10_000))).containsExactly("headcount headcount");
        assertThat(refused(on(meeting, today().plusDays(1)))).containsExactly("day future");
        assertThat(refused(on(meeting, today().minusDays(63)))).containsExactly("day too-old");
        assertThat(refused(at(meeting, Ids.next()))).containsExactly("point point-unknown");
        assertThat(refused(at(meeting, fixtures.aDesk().point()))).containsExactly("point point-unknown");
        assertThat(refused(called(meeting, "x".repeat(81)))).containsExactly("title title-too-long");
        assertThat(refused(beside(meeting, List.of(desk.mediator().account()))))
                .containsExactly("colleagues colleague-twice");
        assertThat(refused(beside(meeting, List.of(Ids.next())))).containsExactly("colleagues colleague-unknown");
        assertThat(refused(beside(
                        meeting,
                        IntStream.range(0, 13).mapToObj(i -> Ids.next()).toList())))
                .containsExactly("colleagues too-many-colleagues");
        assertThat(fixtures.counted(desk.mediator())).isEmpty();
    }

    @Test
    void the_limits_themselves_are_allowed() {
        record(lasting(aMeeting(desk.point()), 5));
        record(lasting(aMeeting(desk.point()), 1440));
        record(with(aMeeting(desk.point()), 0));
        record(with(aMeeting(desk.point()), 9_999));
        record(on(aMeeting(desk.point()), today().minusDays(62)));
        record(called(aMeeting(desk.point()), "🎪".repeat(80)));
        assertThat(fixtures.counted(desk.mediator())).hasSize(6);
    }

    @Test
    void the_point_must_have_been_open_that_day_and_may_be_closed_since() {
        var closed = fixtures.aPoint(desk.association(), today().minusDays(5));
        assertThat(refused(aMeeting(closed))).containsExactly("point point-closed");
        record(on(aMeeting(closed), today().minusDays(6)));
    }

    @Test
    void on_its_day_it_is_corrected_freely_and_what_it_said_is_kept() {
        var meeting = record(aMeeting(desk.point()));
        var corrected = correct(desk.mediator(), with(lasting(meeting, 120), 15), null);
        assertThat(corrected.version()).isEqualTo(1);
        assertThat(fixtures.counted(desk.mediator())).containsExactly("partner-meeting 120 15 true");
        assertThat(counted().stream().map(ActivityCounted::sign)).containsExactly(1, -1, 1);
        assertThat(counted().stream().mapToInt(c -> c.sign() * c.minutes()).sum())
                .isEqualTo(120);
    }

    @Test
    void a_title_alone_changes_no_figure() {
        correct(desk.mediator(), called(record(aMeeting(desk.point())), "Comité local"), null);
        assertThat(counted()).hasSize(1);
    }

    @Test
    void the_same_correction_twice_is_one_and_one_that_was_overtaken_is_a_conflict() {
        var meeting = record(aMeeting(desk.point()));
        var corrected = correct(desk.mediator(), lasting(meeting, 60), null);
        assertThat(correct(desk.mediator(), lasting(meeting, 60), null)).isEqualTo(corrected);
        assertThat(as(desk.mediator(), () -> activities.correct(lasting(meeting, 30), null)))
                .isEqualTo(new Outcome.Conflict(corrected));
    }

    @Test
    void once_its_day_is_over_a_reason_is_asked_for() {
        var meeting = record(aMeeting(desk.point()));
        fixtures.past(desk.mediator(), meeting.id(), 8);
        var later = lasting(on(meeting, today().minusDays(8)), 60);
        assertThat(keys(as(desk.mediator(), () -> activities.correct(later, null))))
                .containsExactly("reason reason-missing");
        assertThat(keys(as(desk.mediator(), () -> activities.correct(later, " ab "))))
                .containsExactly("reason reason-length");
        assertThat(correct(desk.mediator(), later, "La réunion a fini plus tôt").minutes())
                .isEqualTo(60);
        assertThat(keys(as(desk.mediator(), () -> activities.cancel(meeting.id(), 1, null))))
                .containsExactly("reason reason-missing");
        assertThat(as(desk.mediator(), () -> activities.cancel(meeting.id(), 1, "Notée deux fois")))
                .isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void a_moment_after_it_was_recorded_no_reason_is_asked_for_whatever_its_day() {
        var yesterday = record(on(aMeeting(desk.point()), today().minusDays(1)));
        assertThat(correct(desk.mediator(), lasting(yesterday, 45), null).minutes())
                .isEqualTo(45);
    }

    @Test
    void after_two_months_it_stands() {
        var meeting = record(aMeeting(desk.point()));
        fixtures.past(desk.mediator(), meeting.id(), 63);
        assertThat(keys(as(lead, () -> activities.correct(lasting(meeting, 60), "Trop tard"))))
                .containsExactly("activity over");
        assertThat(keys(as(lead, () -> activities.cancel(meeting.id(), 0, "Trop tard"))))
                .containsExactly("activity over");
    }

    @Test
    void who_was_there_and_who_leads_may_touch_it_and_nobody_else() {
        var colleague = network.a(Role.MEDIATOR, desk.association());
        var other = network.a(Role.MEDIATOR, desk.association());
        var meeting = record(beside(aMeeting(desk.point()), List.of(colleague.account())));
        assertThat(keys(as(other, () -> activities.correct(lasting(meeting, 60), null))))
                .containsExactly("activity unknown");
        assertThat(keys(as(other, () -> activities.cancel(meeting.id(), 0, null))))
                .containsExactly("activity unknown");
        var corrected = correct(colleague, lasting(meeting, 60), null);
        assertThat(corrected.account()).isEqualTo(desk.mediator().account());
        assertThat(correct(lead, lasting(corrected, 50), null).version()).isEqualTo(2);
        var elsewhere = network.a(Role.DIRECTOR, network.anAssociation());
        assertThat(keys(as(elsewhere, () -> activities.cancel(meeting.id(), 2, null))))
                .containsExactly("activity unknown");
    }

    @Test
    void it_is_taken_back_once_and_given_back_once() {
        var meeting = record(aMeeting(desk.point()));
        for (int i = 0; i < 2; i++)
            assertThat(as(desk.mediator(), () -> activities.cancel(meeting.id(), 0, null)))
                    .isInstanceOf(Outcome.Accepted.class);
        assertThat(fixtures.counted(desk.mediator())).isEmpty();
        assertThat(keys(as(desk.mediator(), () -> activities.record(meeting)))).containsExactly("activity cancelled");
        assertThat(keys(as(desk.mediator(), () -> activities.correct(lasting(meeting, 60), null))))
                .containsExactly("activity cancelled");
        for (int i = 0; i < 2; i++)
            assertThat(as(desk.mediator(), () -> activities.giveBack(meeting.id())))
                    .isEqualTo(new Outcome.Accepted(meeting.withVersion(1)));
        assertThat(fixtures.counted(desk.mediator())).hasSize(1);
        assertThat(counted().stream().map(ActivityCounted::sign)).containsExactly(1, -1, 1);
        // the first cancellation, sent once more by a device that had no answer
        assertThat(as(desk.mediator(), () -> activities.cancel(meeting.id(), 0, null)))
                .isInstanceOf(Outcome.Conflict.class);
    }

    @Test
    void what_another_module_keeps_counts_once_and_is_changed_there_alone() {
        var session = of(aMeeting(desk.point()), "workshop");
        keep(with(session, 4));
        keep(with(session, 7));
        keep(with(session, 7));
        assertThat(fixtures.counted(desk.mediator())).containsExactly("workshop 90 7 true");
        assertThat(counted().stream()
                        .mapToInt(one -> one.sign() * one.headcount())
                        .sum())
                .isEqualTo(7);
        assertThat(keys(as(lead, () -> activities.correct(with(session, 9).withVersion(1), "plus de monde"))))
                .containsExactly("activity elsewhere");
        assertThat(keys(as(lead, () -> activities.cancel(session.id(), 1, "erreur"))))
                .containsExactly("activity elsewhere");
        drop(session.id());
        drop(session.id());
        assertThat(counted().stream().mapToInt(ActivityCounted::sign).sum()).isZero();
        keep(with(session, 3));
        assertThat(counted().stream()
                        .mapToInt(one -> one.sign() * one.headcount())
                        .sum())
                .isEqualTo(3);
    }

    private void keep(Activity activity) {
        Network.as(desk.mediator(), () -> transaction.executeWithoutResult(_ -> activities.keep(activity)));
    }

    private void drop(UUID activity) {
        Network.as(desk.mediator(), () -> transaction.executeWithoutResult(_ -> activities.drop(activity)));
    }

    @Test
    void every_kind_counts_as_a_mode_of_the_standard_and_all_eight_modes_are_counted() {
        var catalogue = nomenclature.on(today());
        var modes = catalogue.list(CodeList.ACTIVITY).stream()
                .map(Code::code)
                .map(kind -> catalogue.translate(OutsideList.NF_ACTIVITY, kind).orElseThrow())
                .flatMap(translation -> translation.targets().stream())
                .distinct();
        assertThat(modes).hasSize(8);
    }

    private Activity record(Activity given) {
        return accepted(as(desk.mediator(), () -> activities.record(given)));
    }

    private Activity correct(SignedIn who, Activity given, String reason) {
        return accepted(as(who, () -> activities.correct(given, reason)));
    }

    private static Activity accepted(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        return ((Outcome.Accepted) outcome).activity();
    }

    private List<String> refused(Activity given) {
        return keys(as(desk.mediator(), () -> activities.record(given)));
    }

    private static List<String> keys(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        return ((Outcome.Rejected) outcome)
                .problems().stream().map(ActivitiesTest::key).toList();
    }

    private static String key(Problem problem) {
        return problem.field() + " " + problem.code().substring("activities.problem.".length());
    }

    private static Outcome as(SignedIn who, java.util.concurrent.Callable<Outcome> what) {
        return Network.as(who, what);
    }

    private List<ActivityCounted> counted() {
        return events.stream(ActivityCounted.class)
                .filter(c -> c.association().equals(desk.association()))
                .toList();
    }
}
