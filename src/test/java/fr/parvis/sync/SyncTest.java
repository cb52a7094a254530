// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.access.domain.TokenScope;
import fr.parvis.access.domain.Tokens;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.values.Ids;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.visits.VisitsFixtures.Desk;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ParvisTest
class SyncTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JsonMapper json;

    @Autowired
    Tokens tokens;

    @Autowired
    VisitsFixtures fixtures;

    Desk desk;

    @BeforeEach
    void a_desk() {
        desk = fixtures.aDesk();
    }

    @Test
    void a_recorded_morning_is_applied_once_however_often_it_is_replayed() throws Exception {
        var batch = sample("morning");
        var first = answers(post(batch));
        assertThat(outcomes(first)).containsExactly("accepted", "accepted", "accepted", "accepted", "accepted");
        assertThat(first.get(1).at("/visit/requests/0/note").asString()).isEqualTo("Rappeler jeudi 📞");
        assertThat(first.get(1).at("/visit/mediators/0").asString())
                .isEqualTo(desk.mediator().account().toString());
        assertThat(first.get(2).at("/visit/presence").asString()).isEqualTo("desk");
        assertThat(first.get(2).at("/visit/requests/0/minutes").asInt()).isEqualTo(15);
        assertThat(first.get(3).at("/visit/version").asInt()).isEqualTo(1);

        var again = answers(post(batch));
        assertThat(outcomes(again)).containsOnly("already-known");
        assertThat(again).extracting(a -> a.path("first").asString()).containsOnly("accepted");
        assertThat(again.get(0).at("/visit/version").asInt()).isEqualTo(1);
        assertThat(again.get(2).has("visit")).as("it was taken back").isFalse();
        assertThat(visits()).isEqualTo(3);
    }

    @Test
    void after_its_day_a_visit_is_corrected_and_taken_back_for_a_reason() throws Exception {
        var visit = UUID.randomUUID();
        var request = UUID.randomUUID();
        var startedAt = Instant.now().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MILLIS);
        var recorded = """
                {"device": "%s", "commands": [{"id": "%s", "form": 1, "type": "record-visit", "at": "%s", "payload": {
                    "visit": "%s", "point": "%s", "startedAt": "%s", "requests": [{"request": "%s", "theme": "family-benefits",
                    "level": "accompaniment", "result": "settled"}]}}]}""".formatted(Ids.next(), Ids.next(), Instant.now(), visit, desk.point(), startedAt, request);
        assertThat(outcomes(answers(post(recorded)))).containsExactly("accepted");
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(
                        s -> db.sql("update visits.visit set recorded_at = started_at where id = ?")
                                .param(visit)
                                .update()));
        var answers = answers(post(sample("late")
                .replace("@visit", visit.toString())
                .replace("@request", request.toString())
                .replace("@startedAt", startedAt.toString())));
        assertThat(outcomes(answers)).containsExactly("rejected", "accepted", "rejected", "accepted");
        assertThat(answers.get(0).at("/problems/0/field").asString()).isEqualTo("reason");
        assertThat(answers.get(1).at("/visit/persons").asInt()).isEqualTo(2);
        assertThat(answers.get(2).at("/problems/0/message").asString()).contains("Dites pourquoi");
    }

    @Test
    void what_must_be_put_right_is_said_in_words_and_blocks_nothing() throws Exception {
        var batch = sample("put-right");
        var first = answers(post(batch));
        assertThat(outcomes(first)).containsOnly("rejected").hasSize(9);
        assertThat(first)
                .extracting(a -> a.at("/problems/0/field").asString())
                .containsExactly(
                        "requests[0].theme",
                        "persons",
                        "requests[1].request",
                        "payload",
                        "visit",
                        "type",
                        "type",
                        "id",
                        "id");
        assertThat(first.get(0).at("/problems/0/message").asString())
                .contains("no-such-theme")
                .contains("nomenclature");
        assertThat(first.get(5).at("/problems/0/message").asString()).contains("actualisez");
        assertThat(first.get(6).at("/problems/0/message").asString()).contains("make-coffee");
        assertThat(first.get(7).path("id").asString()).isEqualTo("seven");

        var again = answers(post(batch));
        // what this server cannot judge is not remembered: a newer one may
        assertThat(outcomes(again))
                .containsExactly(
                        "already-known",
                        "already-known",
                        "already-known",
                        "already-known",
                        "already-known",
                        "rejected",
                        "rejected",
                        "rejected",
                        "rejected");
        assertThat(again.get(0).path("first").asString()).isEqualTo("rejected");
        assertThat(again.get(0).path("problems")).isEqualTo(first.get(0).path("problems"));
    }

    @Test
    void the_words_are_those_of_the_user() throws Exception {
        var answer = post(sample("put-right"), desk.mediator(), new Cookie("langue", "en-GB"));
        assertThat(answers(answer).get(6).at("/problems/0/message").asString()).contains("does not know");
    }

    @Test
    void two_hundred_commands_with_a_bad_one_are_a_hundred_and_ninety_nine_visits_and_one_more_is_too_many()
            throws Exception {
        var commands =
                new ArrayList<>(IntStream.range(0, 199).mapToObj(i -> record()).toList());
        commands.add(40, record().replace("family-benefits", "no-such-theme"));
        var answers = answers(post(batch(commands)));
        assertThat(outcomes(answers)).hasSize(200);
        assertThat(outcomes(answers).get(40)).isEqualTo("rejected");
        assertThat(outcomes(answers).stream().filter("accepted"::equals)).hasSize(199);
        assertThat(visits()).isEqualTo(199);
        commands.add(record());
        assertThat(post(batch(commands))).hasStatus(413);
    }

    @Test
    void two_identical_posts_at_the_same_instant_are_one() throws Exception {
        for (int i = 0; i < 8; i++) {
            var batch = batch(List.of(record(), record()));
            var both = together(() -> answers(post(batch)), () -> answers(post(batch)));
            for (int command = 0; command < 2; command++)
                assertThat(List.of(
                                outcomes(both.get(0)).get(command),
                                outcomes(both.get(1)).get(command)))
                        .containsExactlyInAnyOrder("accepted", "already-known");
        }
        assertThat(visits()).isEqualTo(16);
    }

    @Test
    void a_double_click_in_one_batch_is_one() throws Exception {
        var one = record();
        assertThat(outcomes(answers(post(batch(List.of(one, one)))))).containsExactly("accepted", "already-known");
        assertThat(visits()).isEqualTo(1);
    }

    @Test
    void a_correction_made_on_an_older_version_is_a_conflict_and_stays_one() throws Exception {
        var recorded = record();
        var visit = json.readTree(recorded).at("/payload/visit").asString();
        answers(post(batch(List.of(recorded))));
        var first = correction(recorded, 0, 2);
        var second = correction(recorded, 0, 3);
        assertThat(outcomes(answers(post(batch(List.of(first, second)))))).containsExactly("accepted", "conflict");
        var replayed = answers(post(batch(List.of(second)))).getFirst();
        assertThat(replayed.path("first").asString()).isEqualTo("conflict");
        assertThat(replayed.at("/visit/visit").asString()).isEqualTo(visit);
        assertThat(replayed.at("/visit/persons").asInt()).isEqualTo(2);
    }

    @Test
    void two_corrections_at_the_same_instant_never_overwrite_each_other() throws Exception {
        for (int i = 0; i < 5; i++) {
            var recorded = record();
            answers(post(batch(List.of(recorded))));
            var a = batch(List.of(correction(recorded, 0, 2)));
            var b = batch(List.of(correction(recorded, 0, 3)));
            var both = together(() -> answers(post(a)), () -> answers(post(b)));
            assertThat(List.of(
                            outcomes(both.get(0)).getFirst(),
                            outcomes(both.get(1)).getFirst()))
                    .containsExactlyInAnyOrder("accepted", "conflict");
        }
    }

    @Test
    void what_is_no_batch_is_answered_by_a_problem_document_and_applies_nothing() {
        for (var body : List.of("{", "", "[]", "{\"commands\":[]}", "{\"device\":\"x\",\"commands\":[]}", "null")) {
            assertThat(post(body)).as(body).hasStatus(400);
            assertThat(post(body).getResponse().getContentType()).startsWith("application/problem+json");
        }
        assertThat(post("{\"device\":\"" + Ids.next() + "\",\"x\":\"" + "x".repeat(1_000_001) + "\"}"))
                .hasStatus(413);
        assertThat(post(batch(List.of()))).hasStatus(200);
    }

    @Test
    void a_note_that_the_database_could_not_hold_is_kept_without_it() throws Exception {
        var odd = record().replace("\"minutes\": 15", "\"minutes\": 15, \"note\": \"a\\u0000b \\ud83d c\"");
        var answer = answers(post(batch(List.of(odd)))).getFirst();
        assertThat(answer.at("/visit/requests/0/note").asString()).isEqualTo("ab \uFFFD c");
    }

    @Test
    void only_who_records_visits_may_send_and_only_with_the_token_against_forgery() {
        var body = batch(List.of(record()));
        assertThat(mvc.post()
                        .uri("/api/v1/sync")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body)
                        .with(Browser.as(desk.mediator())))
                .hasStatus(403);
        assertThat(mvc.post()
                        .uri("/api/v1/sync")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body)
                        .with(csrf()))
                .hasStatus(401);
        assertThat(post(body, network.ofTheNetwork(Role.NETWORK_HEAD))).hasStatus(403);
        assertThat(visits()).isZero();
    }

    @Test
    void a_token_with_the_scope_to_write_visits_needs_no_session_and_another_scope_does_not_do() throws Exception {
        var body = batch(List.of(record()));
        var sent = mvc.post()
                .uri("/api/v1/sync")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .header("Authorization", "Bearer " + token(TokenScope.VISITS_WRITE))
                .exchange();
        assertThat(outcomes(answers(sent))).containsExactly("accepted");
        var other = mvc.post()
                .uri("/api/v1/sync")
                .contentType(MediaType.APPLICATION_JSON)
                .content(batch(List.of(record())))
                .header("Authorization", "Bearer " + token(TokenScope.POINTS_READ))
                .exchange();
        assertThat(other).hasStatus(403);
        assertThat(visits()).isEqualTo(1);
    }

    private String token(TokenScope scope) {
        return Network.as(
                desk.mediator(),
                () -> tokens.create(
                                desk.mediator().account(),
                                new Tokens.NewToken(Ids.next(), "appareil", Set.of(scope), 30))
                        .orElseThrow());
    }

    @Test
    void another_association_neither_sees_nor_takes_over_a_command() throws Exception {
        var recorded = record();
        answers(post(batch(List.of(recorded))));
        var elsewhere = fixtures.aDesk();
        var stolen =
                answers(post(batch(List.of(recorded)), elsewhere.mediator())).getFirst();
        assertThat(stolen.path("outcome").asString()).isEqualTo("rejected");
        assertThat(stolen.has("visit")).isFalse();
        for (var scope : List.of(Scope.of(elsewhere.association()), Scope.network(), Scope.everybody()))
            assertThat(count("sync.received_command", scope)).isZero();
        assertThat(count("sync.received_command", Scope.of(desk.association()))).isEqualTo(1);
    }

    @Test
    void no_free_text_is_kept_with_the_answers() throws Exception {
        var noted = record().replace("\"minutes\": 15", "\"minutes\": 15, \"note\": \"secret\"");
        answers(post(batch(List.of(noted))));
        var kept = Asking.as(desk.association())
                .call(() -> transaction.execute(
                        s -> db.sql("select string_agg(answer::text, '') from sync.received_command")
                                .query(String.class)
                                .single()));
        assertThat(kept).contains("version").doesNotContain("secret");
    }

    @Test
    void the_api_describes_it() throws Exception {
        var api = json.readTree(Pages.text(pages.get("/api/openapi.json")));
        var post = api.at("/paths/~1api~1v1~1sync/post");
        assertThat(post.at("/requestBody/content/application~1json/schema/$ref").asString())
                .endsWith("Batch");
        assertThat(post.has("parameters")).isFalse();
        assertThat(api.at("/components/schemas/Visit/properties").has("visit")).isTrue();
    }

    private String record() {
        return """
                {"id": "%s", "form": 1, "type": "record-visit", "at": "%s", "payload": {"visit": "%s", "point": "%s", "startedAt": "%s",
                 "requests": [{"request": "%s", "theme": "family-benefits", "operator": "caf", "level": "accompaniment",
                 "result": "settled", "minutes": 15}]}}""".formatted(Ids.next(), Instant.now(), Ids.next(), desk.point(), Instant.now(), Ids.next());
    }

    private String correction(String recorded, int basedOn, int persons) throws Exception {
        var command = (tools.jackson.databind.node.ObjectNode) json.readTree(recorded);
        command.put("id", Ids.next().toString()).put("type", "correct-visit");
        ((tools.jackson.databind.node.ObjectNode) command.get("payload"))
                .put("basedOn", basedOn)
                .put("persons", persons);
        return command.toString();
    }

    private static String batch(List<String> commands) {
        return "{\"device\": \"" + UUID.randomUUID() + "\", \"commands\": [" + String.join(",", commands) + "]}";
    }

    private String sample(String name) throws Exception {
        try (var file = getClass().getResourceAsStream("/sync/v1/" + name + ".json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@point", desk.point().toString())
                    .replace("@now", Instant.now().toString())
                    // identifiers of its own at each run of the test
                    .replace("0193f0a2-", UUID.randomUUID().toString().substring(0, 9));
        }
    }

    private MvcTestResult post(String body) {
        return post(body, desk.mediator());
    }

    private MvcTestResult post(String body, SignedIn who, Cookie... cookies) {
        var request = mvc.post()
                .uri("/api/v1/sync")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(csrf())
                .with(Browser.as(who));
        return (cookies.length == 0 ? request : request.cookie(cookies)).exchange();
    }

    private List<JsonNode> answers(MvcTestResult result) throws Exception {
        assertThat(result).hasStatusOk();
        var body = json.readTree(Pages.text(result));
        assertThat(body.path("nomenclature").asLong()).isPositive();
        return StreamSupport.stream(body.path("answers").spliterator(), false).toList();
    }

    private static List<String> outcomes(List<JsonNode> answers) {
        return answers.stream().map(a -> a.path("outcome").asString()).toList();
    }

    @Test
    void a_page_left_open_by_a_colleague_records_nothing_in_anothers_name() throws Exception {
        var colleague = network.a(Role.MEDIATOR, desk.association());
        var batch = sample("morning").replaceFirst("\\{", "{\"account\": \"" + colleague.account() + "\",");
        assertThat(post(batch)).hasStatus(401);
        assertThat(visits()).isZero();
        var own = sample("morning")
                .replaceFirst("\\{", "{\"account\": \"" + desk.mediator().account() + "\",");
        assertThat(post(own)).hasStatusOk();
        assertThat(visits()).isEqualTo(3);
    }

    private long visits() {
        return count("visits.visit", Scope.of(desk.association()));
    }

    private long count(String table, Scope scope) {
        return Asking.as(scope)
                .call(() -> transaction.execute(s -> db.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single()));
    }

    @SafeVarargs
    private static <T> List<T> together(Callable<T>... acts) throws Exception {
        var barrier = new CyclicBarrier(acts.length);
        try (var threads = Executors.newFixedThreadPool(acts.length)) {
            var running = new ArrayList<Future<T>>();
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
