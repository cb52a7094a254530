// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.sync.SentCommand;
import fr.parvis.sync.domain.RejectedCommands.Why;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.visits.VisitsFixtures.Desk;
import fr.parvis.visits.domain.RefusedVisits;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a person does about what waits in the list to put right, and what the list forgets by itself. */
@ParvisTest
class CommandReviewTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    CommandReview toPutRight;

    @Autowired
    RefusedVisits refused;

    @Autowired
    RejectedCommands rejected;

    @Autowired
    HeldCommands held;

    @Autowired
    ForgetCommands forget;

    @Autowired
    VisitsFixtures fixtures;

    Desk desk;
    SignedIn lead;

    @BeforeEach
    void an_association() {
        desk = fixtures.aDesk();
        lead = network.a(Role.SITE_LEAD, desk.association());
    }

    @Test
    void what_is_confirmed_stays_whose_it_was_and_the_journal_says_who_confirmed() {
        var activity = Ids.next();
        var kept = keep("record-activity", activity, activity(activity));
        assertThat(confirm(kept)).isInstanceOf(Outcome.Done.class);
        assertThat(confirm(kept)).as("once").isInstanceOf(Outcome.Changed.class);
        assertThat(ask("select account from activities.activity where id = '" + activity + "'", UUID.class))
                .isEqualTo(desk.mediator().account());
        assertThat(ask("select account from audit.entry where action = 'sync.kept-confirmed'", UUID.class))
                .isEqualTo(lead.account());
        var visit = Ids.next();
        assertThat(confirm(keep("record-visit", visit, visit(visit, 1)))).isInstanceOf(Outcome.Done.class);
        assertThat(ask("select mediators[1] from visits.visit where id = '" + visit + "'", UUID.class))
                .isEqualTo(desk.mediator().account());
    }

    @Test
    void a_correction_that_names_nobody_leaves_those_who_were_there() {
        var visit = Ids.next();
        confirm(keep("record-visit", visit, visit(visit, 1)));
        var colleague = network.a(Role.SITE_LEAD, desk.association());
        var correction = keep(colleague, "correct-visit", visit, based(visit(visit, 4)), Why.REJECTED);
        var shown = Network.as(lead, () -> refused.find(correction)).orElseThrow();
        assertThat(shown.visit().mediators()).containsExactly(desk.mediator().account());
        var kept = keep(colleague, "correct-visit", visit, based(visit(visit, 4)), Why.KEPT);
        assertThat(confirm(kept)).isInstanceOf(Outcome.Done.class);
        assertThat(ask("select mediators[1] from visits.visit where id = '" + visit + "'", UUID.class))
                .isEqualTo(desk.mediator().account());
        assertThat(ask("select persons from visits.visit where id = '" + visit + "'", Integer.class))
                .isEqualTo(4);
    }

    @Test
    void a_change_whose_visit_waits_in_the_list_says_to_confirm_that_first() {
        var visit = Ids.next();
        var correction = keep("correct-visit", visit, based(visit(visit, 2)));
        assertThat(problem(confirm(correction))).isEqualTo("sync.problem.never-came");
        var recorded = keep("record-visit", visit, visit(visit, 1));
        assertThat(problem(confirm(correction))).isEqualTo("sync.problem.confirm-visit-first");
        assertThat(confirm(recorded)).isInstanceOf(Outcome.Done.class);
        assertThat(confirm(correction)).isInstanceOf(Outcome.Done.class);
        var activity = Ids.next();
        var cancelled = keep("cancel-activity", activity, """
                {"activity": "%s", "basedOn": 0}""".formatted(activity));
        assertThat(problem(confirm(cancelled))).isEqualTo("sync.problem.never-came");
        keep("record-activity", activity, activity(activity));
        assertThat(problem(confirm(cancelled))).isEqualTo("sync.problem.confirm-first");
    }

    @Test
    void what_waits_for_its_visit_and_for_a_person_is_closed_when_it_is_applied() {
        var visit = Ids.next();
        var correction = keep("correct-visit", visit, based(visit(visit, 3)));
        holdToo(correction, visit);
        assertThat(confirm(keep("record-visit", visit, visit(visit, 1)))).isInstanceOf(Outcome.Done.class);
        assertThat(ask("select persons from visits.visit where id = '" + visit + "'", Integer.class))
                .isEqualTo(3);
        assertThat(count("sync.held_command")).isZero();
        assertThat(Network.as(lead, () -> toPutRight.count())).isZero();
    }

    @Test
    void what_was_decided_before_is_closed_and_not_applied_again_and_what_was_refused_says_why() {
        var activity = Ids.next();
        var decided = keep("record-activity", activity, activity(activity));
        remembered(desk.association(), decided, "accepted", "[]");
        assertThat(confirm(decided)).isInstanceOf(Outcome.Changed.class);
        assertThat(count("activities.activity")).isZero();
        assertThat(Network.as(lead, () -> toPutRight.count())).isZero();
        var refusal = keep("record-activity", activity, activity(activity));
        remembered(desk.association(), refusal, "rejected", """
                [{"field": "visit", "key": "sync.problem.never-came", "args": []}]""");
        assertThat(problem(confirm(refusal))).isEqualTo("sync.problem.never-came");
        assertThat(count("activities.activity")).isZero();
        assertThat(Network.as(lead, () -> toPutRight.count())).isEqualTo(1);
    }

    @Test
    void what_cannot_be_remembered_is_not_applied() {
        var activity = Ids.next();
        var kept = keep("record-activity", activity, activity(activity));
        remembered(fixtures.aDesk().association(), kept, "accepted", "[]");
        assertThat(problem(confirm(kept))).isEqualTo("sync.problem.id-taken");
        assertThat(count("activities.activity")).isZero();
        assertThat(count("audit.entry where action = 'sync.kept-confirmed'")).isZero();
    }

    @Test
    void who_confirms_a_visit_of_ones_own_still_finds_the_change_that_was_kept_of_it() {
        var visit = Ids.next();
        var recorded = keep(lead, "record-visit", visit, visit(visit, 1), Why.KEPT);
        var correction = keep(lead, "correct-visit", visit, based(visit(visit, 3)), Why.KEPT);
        assertThat(confirm(recorded)).isInstanceOf(Outcome.Done.class);
        assertThat(confirm(correction)).isInstanceOf(Outcome.Done.class);
        assertThat(ask("select persons from visits.visit where id = '" + visit + "'", Integer.class))
                .isEqualTo(3);
    }

    @Test
    void what_is_set_aside_is_gone_from_the_list_with_its_reason_and_once() {
        var kept = keep("record-visit", Ids.next(), "{}");
        assertThat(Network.as(lead, () -> toPutRight.setAside(kept, "Doublon"))).isTrue();
        assertThat(Network.as(lead, () -> toPutRight.setAside(kept, "Encore"))).isFalse();
        assertThat(Network.as(lead, () -> toPutRight.count())).isZero();
        assertThat(ask("select closed_reason from sync.rejected_command", String.class))
                .isEqualTo("Doublon");
        assertThat(confirm(kept)).isInstanceOf(Outcome.Changed.class);
        assertThat(ask("select count(*) from audit.entry where action = 'sync.set-aside'", Long.class))
                .isEqualTo(1);
    }

    @Test
    void an_extreme_date_or_a_payload_that_is_none_breaks_no_page() {
        var visit = Ids.next();
        keep(
                "record-visit",
                visit,
                visit(visit, 1)
                        .replaceFirst("\"startedAt\": \"[^\"]*\"", "\"startedAt\": \"+1000000000-12-31T23:59:59Z\""));
        keep("record-visit", Ids.next(), "[1, 2]");
        keep("record-\0walk", Ids.next(), "{\"minutes\": 5, \"somethingElse\": \"hidden\"}");
        var page = pages.as(lead).get("/bureau/a-corriger");
        assertThat(page).hasStatusOk().bodyText().doesNotContain("somethingElse");
        assertThat(Network.as(lead, () -> toPutRight.count())).isEqualTo(3);
    }

    @Test
    void private_words_and_photos_of_the_road_are_not_kept() {
        keep("home-visit-arm", Ids.next(), """
                {"commune": "69123", "privateNote": "chez Odile", "toCall": "0611223344"}""");
        keep("record-walk", Ids.next(), """
                {"minutes": 30, "events": [{"kind": "light", "photo": "aGVsbG8=", "said": "éteint"}]}""");
        var all = ask("select string_agg(payload::text, ' ') from sync.rejected_command", String.class);
        assertThat(all)
                .contains("69123")
                .contains("éteint")
                .doesNotContain("Odile")
                .doesNotContain("0611223344")
                .doesNotContain("aGVsbG8=");
    }

    @Test
    void what_was_kept_and_has_ways_out_of_its_own_is_settled_once_and_known_when_it_comes_again() {
        var visit = Ids.next();
        var kept = keep("home-visit-arm", visit, """
                {"homeVisit": "%s", "commune": "69123"}""".formatted(visit));
        assertThat(Network.as(lead, () -> toPutRight.takeWay(kept, "nonsense"))).isInstanceOf(Outcome.Changed.class);
        assertThat(Network.as(lead, () -> toPutRight.takeWay(kept, "armer"))).isInstanceOf(Outcome.Done.class);
        assertThat(Network.as(lead, () -> toPutRight.takeWay(kept, "armer")))
                .as("once")
                .isInstanceOf(Outcome.Changed.class);
        assertThat(ask("select account from rounds.home_visit where id = '" + visit + "'", UUID.class))
                .isEqualTo(desk.mediator().account());
        assertThat(ask("select outcome from sync.received_command where id = '" + kept + "'", String.class))
                .isEqualTo("accepted");
        assertThat(ask("select account from audit.entry where action = 'sync.settled-otherwise'", UUID.class))
                .isEqualTo(lead.account());
        var recorded = Ids.next();
        var passage = keep("record-visit", recorded, visit(recorded, 1));
        assertThat(Network.as(lead, () -> toPutRight.takeWay(passage, "armer")))
                .as("a visit at the desk has none")
                .isInstanceOf(Outcome.Changed.class);
    }

    @Test
    void values_are_shown_as_a_person_says_them() {
        keep("home-visit-arm", Ids.next(), """
                {"commune": "69123", "expectedEnd": "2026-11-25T15:30:00Z", "day": "2026-11-25"}""");
        assertThat(pages.as(lead).get("/bureau/a-corriger"))
                .hasStatusOk()
                .bodyText()
                .contains("Lyon (69)", "25/11/2026", "16\u00a0h\u00a030")
                .doesNotContain("2026-11-25");
    }

    @Test
    void a_device_that_nobody_named_is_told_as_one_without_a_name() {
        var activity = Ids.next();
        keep("record-activity", activity, activity(activity));
        assertThat(pages.as(lead).get("/bureau/a-corriger"))
                .hasStatusOk()
                .bodyText()
                .contains("sur un appareil sans nom");
    }

    @Test
    void what_waited_thirty_days_is_given_up_and_what_was_refused_is_forgotten_after_ninety() {
        var late = hold(Duration.ofDays(31));
        var early = hold(Duration.ofDays(29));
        var old = keep("record-visit", Ids.next(), "{}");
        var young = keep("record-visit", Ids.next(), "{}");
        age(old, 91);
        age(young, 89);
        var elsewhere = fixtures.aDesk();
        var theirs = keep(elsewhere.mediator(), "record-visit", Ids.next(), "{}", Why.REJECTED);
        forget.handle();
        assertThat(count("sync.held_command where id = '" + late + "'")).isZero();
        assertThat(count("sync.held_command where id = '" + early + "'")).isEqualTo(1);
        assertThat(ask("select why from sync.rejected_command where id = '" + late + "'", String.class))
                .isEqualTo("rejected");
        assertThat(ask("select outcome from sync.received_command where id = '" + late + "'", String.class))
                .isEqualTo("rejected");
        assertThat(count("sync.rejected_command where id = '" + old + "'")).isZero();
        assertThat(count("sync.rejected_command where id = '" + young + "'")).isEqualTo(1);
        assertThat(count("audit.entry where action = 'sync.rejected-forgotten'"))
                .isEqualTo(1);
        assertThat(in(
                        elsewhere.association(),
                        "select count(*) from sync.rejected_command where id = '" + theirs + "'",
                        Long.class))
                .isEqualTo(1);
        assertThat(in(
                        elsewhere.association(),
                        "select count(*) from audit.entry where action like 'sync.%'",
                        Long.class))
                .isZero();
    }

    private Outcome<UUID> confirm(UUID id) {
        return Network.as(lead, () -> toPutRight.confirm(id));
    }

    private static String problem(Outcome<?> confirmed) {
        return ((Outcome.Refused<?>) confirmed)
                .problems().stream().map(Problem::code).findFirst().orElseThrow();
    }

    private String visit(UUID visit, int persons) {
        return """
                {"visit": "%s", "point": "%s", "presence": "desk", "direction": "INCOMING", "startedAt": "%s", "persons": %d,
                 "requests": [{"request": "%s", "theme": "family-benefits", "operator": "caf", "level": "accompaniment",
                 "result": "settled", "minutes": 15}]}""".formatted(visit, desk.point(), Instant.now().minusSeconds(60), persons, visit);
    }

    private String activity(UUID activity) {
        return """
                {"activity": "%s", "point": "%s", "day": "%s", "kind": "partner-meeting", "minutes": 60, "headcount": 3}""".formatted(activity, desk.point(), LocalDate.now(NetworkTime.ZONE));
    }

    private static String based(String visit) {
        return ((ObjectNode) JSON.readTree(visit)).put("basedOn", 0).toString();
    }

    private UUID keep(String type, UUID subject, String payload) {
        return keep(desk.mediator(), type, subject, payload, Why.KEPT);
    }

    private UUID keep(SignedIn author, String type, UUID subject, String payload, Why why) {
        var id = Ids.next();
        Network.as(author, () -> {
            transaction.executeWithoutResult(status -> rejected.keep(
                    new RejectedCommands.Rejected(
                            command(id, type, payload), author.account(), subject, why, List.of()),
                    Instant.now()));
        });
        return id;
    }

    private UUID hold(Duration ago) {
        var id = Ids.next();
        Network.as(desk.mediator(), () -> {
            transaction.executeWithoutResult(status -> held.keep(
                    new HeldCommands.Held(
                            command(id, "cancel-visit", "{}"), desk.mediator().account(), Ids.next()),
                    Instant.now().minus(ago)));
        });
        return id;
    }

    private void holdToo(UUID kept, UUID subject) {
        Network.as(
                lead,
                () -> transaction.executeWithoutResult(status -> held.keep(
                        new HeldCommands.Held(
                                rejected.find(kept).orElseThrow().command(),
                                desk.mediator().account(),
                                subject),
                        Instant.now())));
    }

    private void remembered(UUID association, UUID id, String outcome, String problems) {
        Asking.as(association)
                .run(() -> transaction.executeWithoutResult(status -> db.sql("""
                                insert into sync.received_command (id, association, account, device, type, form, outcome, answer)
                                values (:id, :association, :id, :id, 'record-activity', 2, :outcome,
                                    jsonb_build_object('problems', :problems::jsonb))""")
                        .param("id", id)
                        .param("association", association)
                        .param("outcome", outcome)
                        .param("problems", problems)
                        .update()));
    }

    private static SentCommand command(UUID id, String type, String payload) {
        return new SentCommand(id, type, 2, JSON.readTree(payload), Ids.next(), 1, Instant.now(), Duration.ZERO);
    }

    private void age(UUID id, int days) {
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(status -> db.sql(
                                "update sync.rejected_command set received_at = now() - make_interval(days => :days) where id = :id")
                        .param("days", days)
                        .param("id", id)
                        .update()));
    }

    private long count(String from) {
        return ask("select count(*) from " + from, Long.class);
    }

    private <T> T ask(String sql, Class<T> type) {
        return in(desk.association(), sql, type);
    }

    private <T> T in(UUID association, String sql, Class<T> type) {
        return Asking.as(association)
                .call(() -> transaction.execute(s -> db.sql(sql).query(type).single()));
    }
}
