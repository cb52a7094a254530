// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits;

import static fr.parvis.visits.VisitsFixtures.aRequest;
import static fr.parvis.visits.VisitsFixtures.aVisit;
import static fr.parvis.visits.VisitsFixtures.at;
import static fr.parvis.visits.VisitsFixtures.by;
import static fr.parvis.visits.VisitsFixtures.forPersons;
import static fr.parvis.visits.VisitsFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.values.Problem;
import fr.parvis.visits.Visits.Outcome;
import fr.parvis.visits.VisitsFixtures.Desk;
import fr.parvis.visits.domain.DaySheet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
class VisitsTest {
    @Autowired
    DaySheet sheet;

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

    @BeforeEach
    void a_desk() {
        desk = fixtures.aDesk();
    }

    @Test
    void keeps_a_visit_with_its_requests_as_it_was_said() {
        var said =
                with(aVisit(desk.point()), List.of(aRequest(), aRequest("energy-unpaid-bill", "attend la facture 🧾")));
        var kept = accepted(record(said));

        assertThat(kept.association()).isEqualTo(desk.association());
        assertThat(kept.mediators()).containsExactly(desk.mediator().account());
        assertThat(kept.day()).isEqualTo(LocalDate.ofInstant(said.startedAt(), ZoneId.of("Europe/Paris")));
        assertThat(kept.requests()).isEqualTo(said.requests());
        assertThat(stored(said.id())).isEqualTo(kept);
    }

    @Test
    void the_same_visit_twice_is_one() {
        var said = aVisit(desk.point());
        var first = accepted(record(said));
        assertThat(accepted(record(said))).isEqualTo(first);
        assertThat(countOf(said)).isEqualTo(1);
    }

    @Test
    void the_same_visit_sent_again_after_its_correction_does_not_undo_it() {
        var said = with(aVisit(desk.point()), List.of(aRequest("family-benefits", "une note")));
        var first = accepted(record(said));
        var corrected = accepted(correct(forPersons(first, 3)));
        assertThat(accepted(record(said))).isEqualTo(corrected);
    }

    @Test
    void another_visit_under_the_same_identifier_is_refused() {
        var said = aVisit(desk.point());
        var first = accepted(record(said));
        assertThat(record(forPersons(said, 2))).isEqualTo(new Outcome.Conflict(first));
        assertThat(stored(said.id())).isEqualTo(first);
    }

    @Test
    void identifiers_of_another_association_are_free_here_and_tell_nothing_of_what_they_name_there() {
        var said = aVisit(desk.point());
        var first = accepted(record(said));
        var elsewhere = fixtures.aDesk();
        var same = with(visitAt(said, elsewhere.point()), first.requests());
        var theirs = accepted(as(elsewhere.mediator(), () -> visits.record(same)));
        assertThat(theirs.association()).isEqualTo(elsewhere.association());
        assertThat(theirs.id()).isEqualTo(first.id());
        assertThat(theirs.requests()).isEqualTo(first.requests());

        accepted(as(elsewhere.mediator(), () -> visits.correct(forPersons(theirs, 4))));

        assertThat(stored(said.id())).isEqualTo(first);
    }

    @Test
    void a_request_that_is_in_another_visit_is_refused_and_leaves_nothing() {
        var first = accepted(record(aVisit(desk.point())));
        var other =
                with(aVisit(desk.point()), List.of(aRequest(), first.requests().getFirst()));
        assertThat(problems(record(other))).containsExactly("visit identifier-taken");
        assertThat(as(desk.mediator(), () -> visits.find(List.of(other.id())))).isEmpty();
    }

    @Test
    void each_thing_that_is_wrong_is_said_at_its_place() {
        var wrong = new Visit(
                Ids.next(),
                desk.association(),
                desk.point(),
                LocalDate.EPOCH,
                Instant.now(),
                "",
                Direction.INCOMING,
                List.of(UUID.randomUUID()),
                100,
                "very-old",
                "x",
                "y",
                "99999",
                "zz",
                null,
                "nobody",
                null,
                List.of(
                        new Visit.Request(Ids.next(), "family", "caf", "accompaniment", "settled", 601, null),
                        new Visit.Request(
                                Ids.next(), "no-such-theme", "nobody", "", "x".repeat(90), -1, "é".repeat(501))),
                0);
        assertThat(problems(record(wrong)))
                .containsExactly(
                        "presence missing",
                        "persons range",
                        "mediators mediator-unknown",
                        "ageBand code",
                        "gender code",
                        "situation code",
                        "commune commune",
                        "language code",
                        "partner code",
                        "requests[0].theme code",
                        "requests[0].minutes range",
                        "requests[1].theme code",
                        "requests[1].operator code",
                        "requests[1].level missing",
                        "requests[1].result code",
                        "requests[1].minutes range",
                        "requests[1].note note-too-long");
    }

    @Test
    void each_refusal_has_its_words_in_both_languages() {
        for (var key : List.of(
                "missing",
                "code",
                "range",
                "commune",
                "point-unknown",
                "point-closed",
                "future",
                "too-old",
                "no-request",
                "too-many-requests",
                "too-many-mediators",
                "mediator-twice",
                "mediator-unknown",
                "identifier-taken",
                "note-too-long",
                "unknown",
                "cancelled",
                "not-yours",
                "day-is-over",
                "reason-missing",
                "reason-length",
                "other-day"))
            for (var locale : List.of(Words.FRENCH, Words.ENGLISH))
                assertThat(Words.t(locale, "visits.problem." + key)).as(key).doesNotStartWith("visits.");
    }

    @Test
    void a_visit_has_one_to_twenty_requests_each_once() {
        assertThat(problems(record(with(aVisit(desk.point()), List.of())))).containsExactly("requests no-request");
        var many = IntStream.range(0, 21).mapToObj(i -> aRequest()).toList();
        assertThat(problems(record(with(aVisit(desk.point()), many)))).containsExactly("requests too-many-requests");
        var one = aRequest();
        assertThat(problems(record(with(aVisit(desk.point()), List.of(one, one)))))
                .containsExactly("requests[1].request identifier-taken");
        assertThat(accepted(record(with(aVisit(desk.point()), many.subList(0, 20))))
                        .requests())
                .hasSize(20);
    }

    @Test
    void mediators_are_four_at_most_of_the_team_each_once() {
        var colleague = network.a(Role.MEDIATOR, desk.association());
        var pair = List.of(desk.mediator().account(), colleague.account());
        assertThat(accepted(record(by(aVisit(desk.point()), pair))).mediators()).isEqualTo(pair);
        assertThat(problems(record(by(aVisit(desk.point()), List.of(colleague.account(), colleague.account())))))
                .containsExactly("mediators mediator-twice");
        var stranger = fixtures.aDesk().mediator();
        assertThat(problems(record(by(aVisit(desk.point()), List.of(stranger.account())))))
                .containsExactly("mediators mediator-unknown");
    }

    @Test
    void a_closed_point_or_one_of_another_association_takes_nothing() {
        var closed = fixtures.aPoint(desk.association(), "Europe/Paris", LocalDate.of(2024, 1, 1));
        assertThat(problems(record(aVisit(closed)))).containsExactly("point point-closed");
        assertThat(problems(record(aVisit(fixtures.aDesk().point())))).containsExactly("point point-unknown");
        assertThat(problems(record(aVisit(Ids.next())))).containsExactly("point point-unknown");
    }

    @Test
    void the_time_is_neither_ahead_nor_older_than_a_month() {
        assertThat(problems(record(at(aVisit(desk.point()), Instant.now().plus(Duration.ofMinutes(11))))))
                .containsExactly("startedAt future");
        assertThat(problems(record(at(aVisit(desk.point()), Instant.now().minus(Duration.ofDays(32))))))
                .containsExactly("startedAt too-old");
    }

    @Test
    void the_day_is_the_local_one_of_an_overseas_point() {
        for (var zone : List.of("Indian/Reunion", "Pacific/Noumea", "America/Martinique", "Pacific/Tahiti")) {
            var overseas = fixtures.aDesk(zone);
            var said = aVisit(overseas.point());
            var kept = accepted(as(overseas.mediator(), () -> visits.record(said)));
            assertThat(kept.day()).isEqualTo(LocalDate.ofInstant(said.startedAt(), ZoneId.of(zone)));
            // still that day there: it can be corrected, whatever day it is elsewhere
            assertThat(accepted(as(overseas.mediator(), () -> visits.correct(forPersons(kept, 2))))
                            .persons())
                    .isEqualTo(2);
        }
    }

    @Test
    void a_correction_makes_a_new_version_and_keeps_the_former_apart_from_its_notes() {
        var first =
                accepted(record(with(aVisit(desk.point()), List.of(aRequest("family-benefits", "appeler Mme D.")))));
        var changed = with(
                forPersons(first, 2),
                List.of(
                        aRequest("energy-cut-off", "nouvelle note"),
                        first.requests().getFirst()));
        var second = accepted(correct(changed));

        assertThat(second.version()).isEqualTo(1);
        assertThat(second.persons()).isEqualTo(2);
        assertThat(second.requests()).isEqualTo(changed.requests());
        assertThat(stored(first.id())).isEqualTo(second);
        var kept = query("select content::text from visits.earlier_version where visit = ?", String.class, first.id());
        assertThat(kept).contains("\"form\": 1").contains("\"persons\": 1").doesNotContain("Mme D.");
        assertThat(query("select text from visits.earlier_note where visit = ?", String.class, first.id()))
                .isEqualTo("appeler Mme D.");

        var third = accepted(correct(with(second, List.of(second.requests().getFirst()))));
        assertThat(third.version()).isEqualTo(2);
        assertThat(stored(first.id()).requests()).hasSize(1);
    }

    @Test
    void a_slip_that_is_undone_is_kept_and_is_no_correction() {
        var first =
                accepted(record(with(aVisit(desk.point()), List.of(aRequest("family-benefits", "à deux : « elle »")))));
        var added = new ArrayList<>(first.requests());
        added.add(aRequest("energy-cut-off", null));
        var second = accepted(correct(with(first, added)));
        assertThat(corrections(first)).isEqualTo(1);
        var third = accepted(correct(with(second, first.requests())));
        assertThat(third.version()).isEqualTo(2);
        assertThat(corrections(first)).isZero();
        assertThat(query("select count(*)::int from visits.earlier_version where visit = ?", Integer.class, first.id()))
                .isEqualTo(2);
        accepted(correct(forPersons(third, 2)));
        assertThat(corrections(first)).isEqualTo(1);
    }

    @Test
    void what_is_done_again_after_it_was_undone_is_one_correction() {
        var first = accepted(record(aVisit(desk.point())));
        var second = accepted(correct(forPersons(first, 2)));
        var third = accepted(correct(forPersons(second, 1)));
        var fourth = accepted(correct(forPersons(third, 2)));
        assertThat(corrections(first)).isEqualTo(1);
        accepted(correct(forPersons(fourth, 1)));
        assertThat(corrections(first)).isZero();
    }

    @Test
    void what_a_colleague_puts_back_or_a_note_that_is_changed_is_a_correction() {
        var lead = network.a(Role.SITE_LEAD, desk.association());
        var first = accepted(record(with(aVisit(desk.point()), List.of(aRequest("family-benefits", "une note")))));
        var second = accepted(correct(forPersons(first, 2)));
        var third = accepted(as(lead, () -> visits.correct(forPersons(second, 1))));
        assertThat(corrections(first)).isEqualTo(2);
        var said =
                accepted(correct(with(third, List.of(third.requests().getFirst().withNote("autre note")))));
        accepted(correct(with(said, List.of(said.requests().getFirst().withNote("encore une autre")))));
        assertThat(corrections(first)).isEqualTo(4);
    }

    private int corrections(Visit visit) {
        return Network.as(
                desk.mediator(), () -> sheet.find(visit.id()).orElseThrow().corrections());
    }

    @Test
    void a_correction_that_changes_nothing_makes_no_version() {
        var first = accepted(record(aVisit(desk.point())));
        assertThat(accepted(correct(first)).version()).isZero();
    }

    @Test
    void two_people_who_correct_the_same_visit_do_not_overwrite_each_other() throws Exception {
        var lead = network.a(Role.SITE_LEAD, desk.association());
        var first = accepted(record(aVisit(desk.point())));
        var outcomes = together(
                () -> as(desk.mediator(), () -> visits.correct(forPersons(first, 2))),
                () -> as(lead, () -> visits.correct(forPersons(first, 3))));
        assertThat(outcomes)
                .hasAtLeastOneElementOfType(Outcome.Accepted.class)
                .hasAtLeastOneElementOfType(Outcome.Conflict.class);
        var winner = outcomes.stream()
                .filter(Outcome.Accepted.class::isInstance)
                .map(VisitsTest::accepted)
                .findFirst()
                .orElseThrow();
        assertThat(outcomes).contains(new Outcome.Conflict(winner));
        assertThat(stored(first.id())).isEqualTo(winner);
    }

    @Test
    void the_same_visit_at_the_same_instant_is_one() throws Exception {
        for (int i = 0; i < 10; i++) {
            var said = aVisit(desk.point());
            var outcomes = together(() -> record(said), () -> record(said));
            assertThat(outcomes).allMatch(Outcome.Accepted.class::isInstance);
            assertThat(countOf(said)).isEqualTo(1);
        }
    }

    @Test
    void a_visit_is_corrected_by_who_was_there_or_sees_the_teams_day() {
        var colleague = network.a(Role.MEDIATOR, desk.association());
        var first = accepted(record(aVisit(desk.point())));
        assertThat(problems(as(colleague, () -> visits.correct(forPersons(first, 2)))))
                .containsExactly("visit not-yours");
        assertThat(problems(as(colleague, () -> visits.cancel(first.id(), 0)))).containsExactly("visit not-yours");
        var shared = accepted(correct(by(first, List.of(desk.mediator().account(), colleague.account()))));
        assertThat(accepted(as(colleague, () -> visits.correct(forPersons(shared, 2))))
                        .version())
                .isEqualTo(2);
        var lead = network.a(Role.SITE_LEAD, desk.association());
        assertThat(as(lead, () -> visits.cancel(first.id(), 2))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void a_correction_that_names_a_request_of_another_visit_is_refused_and_changes_nothing() {
        var request = VisitsFixtures.aRequest();
        accepted(record(VisitsFixtures.with(aVisit(desk.point()), List.of(request))));
        var mine = aVisit(desk.point());
        record(mine);

        var outcome = as(
                desk.mediator(),
                () -> visits.correct(
                        VisitsFixtures.with(mine, List.of(mine.requests().getFirst(), request))));

        assertThat(problems(outcome)).containsExactly("visit identifier-taken");
        assertThat(as(desk.mediator(), () -> visits.find(List.of(mine.id())))
                        .getFirst()
                        .requests())
                .hasSize(1);
    }

    @Test
    void a_colleagues_visit_is_not_shown_to_who_knows_its_identifier() {
        var colleague = network.a(Role.MEDIATOR, desk.association());
        var said = aVisit(desk.point());
        accepted(record(said));
        assertThat(problems(as(colleague, () -> visits.record(forPersons(said, 2)))))
                .containsExactly("visit identifier-taken");
        assertThat(as(colleague, () -> visits.find(List.of(said.id())))).isEmpty();
        var lead = network.a(Role.SITE_LEAD, desk.association());
        assertThat(as(lead, () -> visits.find(List.of(said.id())))).hasSize(1);
    }

    @Test
    void yesterdays_visit_needs_a_reason_and_a_visit_does_not_change_its_day() {
        var first = accepted(record(aVisit(desk.point())));
        // the longest day has 25 hours
        var yesterday = at(first, first.startedAt().minus(Duration.ofHours(26)));
        assertThat(problems(correct(yesterday))).containsExactly("startedAt other-day");

        var old = accepted(record(at(aVisit(desk.point()), Instant.now().minus(Duration.ofHours(26)))));
        as(
                desk.mediator(),
                () -> transaction.execute(
                        s -> db.sql("update visits.visit set recorded_at = recorded_at - interval '1 day' where id = ?")
                                .param(old.id())
                                .update()));
        assertThat(problems(correct(forPersons(old, 2)))).containsExactly("reason reason-missing");
        assertThat(problems(correct(forPersons(old, 2), " \0\n"))).containsExactly("reason reason-missing");
        assertThat(problems(correct(forPersons(old, 2), "ok"))).containsExactly("reason reason-length");
        assertThat(problems(correct(forPersons(old, 2), "é".repeat(301)))).containsExactly("reason reason-length");
        assertThat(problems(as(desk.mediator(), () -> visits.cancel(old.id(), 0))))
                .containsExactly("reason reason-missing");
    }

    @Test
    void a_correction_after_the_day_keeps_its_reason() {
        var old = of(40);
        var corrected = accepted(correct(forPersons(old, 2), "  Oubli de la deuxième personne 🙂 "));
        assertThat(corrected.version()).isEqualTo(1);
        assertThat(query("select reason from visits.earlier_version where visit = ?", String.class, old.id()))
                .isEqualTo("Oubli de la deuxième personne 🙂");
        assertThat(accepted(as(desk.mediator(), () -> visits.cancel(old.id(), 1, "Saisi deux fois")))
                        .id())
                .isEqualTo(old.id());
        assertThat(query("select cancel_reason from visits.visit where id = ?", String.class, old.id()))
                .isEqualTo("Saisi deux fois");
        assertThat(query("select cancelled_by from visits.visit where id = ?", UUID.class, old.id()))
                .isEqualTo(desk.mediator().account());
    }

    @Test
    void after_sixty_two_days_nothing_is_corrected_whatever_the_reason() {
        var old = of(63);
        assertThat(problems(correct(forPersons(old, 2), "Une bonne raison"))).containsExactly("visit day-is-over");
        assertThat(problems(as(desk.mediator(), () -> visits.cancel(old.id(), 0, "Une bonne raison"))))
                .containsExactly("visit day-is-over");
        assertThat(accepted(correct(forPersons(of(62), 2), "Une bonne raison")).persons())
                .isEqualTo(2);
    }

    @Test
    void after_the_day_a_mediator_corrects_their_own_and_a_lead_any_of_the_association() {
        var old = of(10);
        var colleague = network.a(Role.MEDIATOR, desk.association());
        assertThat(problems(as(colleague, () -> visits.correct(forPersons(old, 2), "Je crois savoir"))))
                .containsExactly("visit not-yours");
        for (var role : List.of(Role.SITE_LEAD, Role.DIRECTOR)) {
            var lead = network.a(role, desk.association());
            var now = stored(old.id());
            assertThat(accepted(as(lead, () -> visits.correct(forPersons(now, now.persons() + 1), "Vérifié avec elle")))
                            .persons())
                    .isEqualTo(now.persons() + 1);
        }
        var elsewhere = network.a(Role.DIRECTOR, fixtures.aDesk().association());
        assertThat(problems(as(elsewhere, () -> visits.correct(forPersons(old, 2), "Je passais par là"))))
                .containsExactly("visit unknown");
    }

    @Test
    void a_correction_after_the_day_that_comes_second_is_a_conflict_as_ever() {
        var old = of(5);
        var first = accepted(correct(forPersons(old, 2), "Ils étaient deux"));
        assertThat(correct(forPersons(old, 3), "Ils étaient trois")).isEqualTo(new Outcome.Conflict(first));
    }

    @Test
    void an_act_of_a_point_that_was_closed_meanwhile_is_corrected() {
        var old = of(20);
        as(
                desk.mediator(),
                () -> transaction.execute(s -> db.sql("update network.point set closed_on = ? where id = ?")
                        .param(LocalDate.now(NetworkTime.ZONE).minusDays(5))
                        .param(desk.point())
                        .update()));
        awaitPoints();
        assertThat(accepted(correct(forPersons(old, 4), "Une famille de quatre"))
                        .persons())
                .isEqualTo(4);
        assertThat(problems(correct(at(stored(old.id()), Instant.now()), "Demain peut-être")))
                .containsExactly("point point-closed");
    }

    /** Points are believed for two seconds. */
    private static void awaitPoints() {
        try {
            Thread.sleep(2_100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A visit of so many days ago, recorded then. */
    private Visit of(int days) {
        var said = VisitsFixtures.daysAgo(days, desk);
        as(desk.mediator(), () -> {
            pastVisits.load(List.of(said));
            return null;
        });
        return stored(said.id());
    }

    @Test
    void a_visit_taken_back_is_gone_and_taking_it_back_twice_is_once() {
        var first = accepted(record(aVisit(desk.point())));
        assertThat(as(desk.mediator(), () -> visits.cancel(first.id(), 3))).isEqualTo(new Outcome.Conflict(first));
        assertThat(as(desk.mediator(), () -> visits.cancel(first.id(), 0))).isEqualTo(new Outcome.Accepted(first));
        assertThat(as(desk.mediator(), () -> visits.cancel(first.id(), 0))).isEqualTo(new Outcome.Accepted(first));
        assertThat(as(desk.mediator(), () -> visits.find(List.of(first.id())))).isEmpty();
        assertThat(problems(correct(forPersons(first, 2)))).containsExactly("visit cancelled");
        assertThat(problems(record(first))).containsExactly("visit cancelled");
        assertThat(problems(as(desk.mediator(), () -> visits.cancel(Ids.next(), 0))))
                .containsExactly("visit unknown");
    }

    @Test
    void another_association_or_nobody_sees_nothing() {
        var first = accepted(record(with(aVisit(desk.point()), List.of(aRequest("family-benefits", "note")))));
        accepted(correct(forPersons(first, 2)));
        var elsewhere = fixtures.aDesk().mediator();
        assertThat(as(elsewhere, () -> visits.find(List.of(first.id())))).isEmpty();
        assertThat(problems(as(elsewhere, () -> visits.correct(first)))).containsExactly("visit unknown");
        for (var table : List.of("visit", "request", "note", "earlier_version", "earlier_note")) {
            assertThat(rows(table, Scope.of(desk.association()))).as(table).isPositive();
            assertThat(rows(table, Scope.of(elsewhere.association()))).as(table).isZero();
            assertThat(rows(table, Scope.network())).as(table).isZero();
            assertThat(rows(table, Scope.everybody())).as(table).isZero();
        }
    }

    @Test
    void thousands_of_visits_are_loaded_at_once_and_twice_is_once() {
        var many = new ArrayList<Visit>();
        for (int i = 0; i < 3_000; i++) {
            var visit = accepted(new Outcome.Accepted(with(
                    by(aVisit(desk.point()), List.of(desk.mediator().account())),
                    List.of(aRequest(), aRequest("energy-cut-off", i % 100 == 0 ? "note" : null)))));
            many.add(new Visit(
                    visit.id(),
                    desk.association(),
                    visit.point(),
                    LocalDate.of(2026, 11, 1),
                    visit.startedAt(),
                    "desk",
                    Direction.INCOMING,
                    visit.mediators(),
                    1,
                    "25-39",
                    null,
                    null,
                    null,
                    null,
                    i % 2 == 0 ? true : null,
                    null,
                    null,
                    visit.requests(),
                    0));
        }
        as(desk.mediator(), () -> {
            pastVisits.load(many);
            pastVisits.load(many.subList(0, 10));
            return null;
        });
        assertThat(rows("visit", Scope.of(desk.association()))).isEqualTo(3_000);
        assertThat(rows("request", Scope.of(desk.association()))).isEqualTo(6_000);
        assertThat(rows("note", Scope.of(desk.association()))).isEqualTo(30);
        assertThat(stored(many.get(7).id())).isEqualTo(many.get(7));
    }

    private Outcome record(Visit visit) {
        return as(desk.mediator(), () -> visits.record(visit));
    }

    private Outcome correct(Visit visit) {
        return as(desk.mediator(), () -> visits.correct(visit));
    }

    private Outcome correct(Visit visit, String reason) {
        return as(desk.mediator(), () -> visits.correct(visit, reason));
    }

    private static <T> T as(SignedIn who, Callable<T> what) {
        return Network.as(who, what);
    }

    private static Visit accepted(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        return ((Outcome.Accepted) outcome).visit();
    }

    private static List<String> problems(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        return ((Outcome.Rejected) outcome)
                .problems().stream()
                        .map((Problem p) -> p.field() + " " + p.code().replace("visits.problem.", ""))
                        .toList();
    }

    private Visit stored(UUID id) {
        return as(desk.mediator(), () -> visits.find(List.of(id))).getFirst();
    }

    private long countOf(Visit visit) {
        return query("select count(*) from visits.request where visit = ?", Long.class, visit.id());
    }

    private <T> T query(String sql, Class<T> type, UUID id) {
        return as(
                desk.mediator(),
                () -> transaction.execute(s -> db.sql(sql).param(id).query(type).single()));
    }

    private long rows(String table, Scope scope) {
        return Asking.as(scope)
                .call(() -> transaction.execute(s -> db.sql("select count(*) from visits." + table)
                        .query(Long.class)
                        .single()));
    }

    private static Visit visitAt(Visit v, UUID point) {
        var moved = aVisit(point);
        return new Visit(
                v.id(),
                moved.association(),
                point,
                moved.day(),
                moved.startedAt(),
                "desk",
                Direction.INCOMING,
                List.of(),
                1,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                moved.requests(),
                0);
    }

    @SafeVarargs
    static <T> List<T> together(Callable<T>... acts) throws Exception {
        var barrier = new CyclicBarrier(acts.length);
        try (var threads = Executors.newFixedThreadPool(acts.length)) {
            var running = new ArrayList<java.util.concurrent.Future<T>>();
            for (var act : acts)
                running.add(threads.submit(() -> {
                    barrier.await();
                    return act.call();
                }));
            var results = new ArrayList<T>();
            for (var one : running) results.add(one.get());
            return results;
        }
    }
}
