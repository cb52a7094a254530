// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.access.domain.TokenScope;
import fr.parvis.access.domain.Tokens;
import fr.parvis.values.Ids;
import fr.parvis.visits.PastVisits;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.visits.VisitsFixtures.Desk;
import fr.parvis.visits.papers.export.Exports;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ParvisTest
class VisitsApiTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Network network;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Visits visits;

    @Autowired
    PastVisits past;

    @Autowired
    Tokens tokens;

    @Autowired
    JsonMapper json;

    @Autowired
    VisitsFixtures fixtures;

    Desk desk;
    SignedIn director;

    @BeforeEach
    void a_desk() {
        desk = fixtures.aDesk();
        director = network.a(Role.DIRECTOR, desk.association());
    }

    private String token(SignedIn who, TokenScope... scopes) {
        return tokens.create(who.account(), new Tokens.NewToken(Ids.next(), "essai", Set.of(scopes), 1))
                .orElseThrow();
    }

    private MvcTestResult ask(String path, String token) {
        return mvc.get().uri(path).header("Authorization", "Bearer " + token).exchange();
    }

    private JsonNode read(MvcTestResult answer) {
        try {
            return json.readTree(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode since(String cursor, int limit, String token) {
        var answer = mvc.get()
                .uri("/api/v1/visits?limit=" + limit)
                .param("cursor", cursor)
                .header("Authorization", "Bearer " + token)
                .exchange();
        assertThat(answer).hasStatusOk();
        return read(answer);
    }

    private Visit record() {
        return Network.as(
                desk.mediator(),
                () -> ((Visits.Outcome.Accepted) visits.record(VisitsFixtures.aVisit(desk.point()))).visit());
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(one -> one.path("visit").asString())
                .toList();
    }

    @Test
    void a_program_reads_all_at_first_then_what_changed() {
        var token = token(director, TokenScope.VISITS_READ);
        var first = record();
        var second = record();
        var third = record();
        var page = since("", 2, token);
        assertThat(page.path("items")).hasSize(2);
        assertThat(page.path("more").asBoolean()).isTrue();
        assertThat(page.path("fromStart").asBoolean()).isTrue();
        var rest = since(page.path("cursor").asString(), 2, token);
        assertThat(rest.path("items")).hasSize(1);
        assertThat(rest.path("fromStart").asBoolean()).isFalse();
        assertThat(Stream.concat(ids(page).stream(), ids(rest).stream()))
                .containsExactlyInAnyOrder(
                        first.id().toString(),
                        second.id().toString(),
                        third.id().toString());
        var cursor = rest.path("cursor").asString();
        assertThat(since(cursor, 10, token).path("items")).isEmpty();

        Network.as(desk.mediator(), () -> visits.correct(VisitsFixtures.forPersons(second, 3), null));
        Network.as(desk.mediator(), () -> visits.cancel(third.id(), 0, null));
        var fourth = record();
        var changed = since(cursor, 10, token);
        assertThat(ids(changed))
                .containsExactlyInAnyOrder(
                        second.id().toString(),
                        third.id().toString(),
                        fourth.id().toString());
        for (var one : changed.path("items")) {
            var id = one.path("visit").asString();
            assertThat(one.path("cancelled").asBoolean())
                    .isEqualTo(id.equals(third.id().toString()));
            if (id.equals(second.id().toString())) {
                assertThat(one.path("version").asInt()).isEqualTo(1);
                assertThat(one.path("persons").asInt()).isEqualTo(3);
            }
        }
    }

    @Test
    void what_was_stored_slowly_is_not_missed() throws Exception {
        var token = token(director, TokenScope.VISITS_READ);
        var cursor = since("", 10, token).path("cursor").asString();
        var recorded = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = threads.submit(() -> Network.as(
                    desk.mediator(),
                    () -> transaction.execute(_ -> {
                        var visit =
                                ((Visits.Outcome.Accepted) visits.record(VisitsFixtures.aVisit(desk.point()))).visit();
                        recorded.countDown();
                        await(mayEnd);
                        return visit.id().toString();
                    })));
            await(recorded);
            var quick = record();
            var page = since(cursor, 10, token);
            assertThat(ids(page)).containsExactly(quick.id().toString());
            mayEnd.countDown();
            var late = slow.get();
            assertThat(ids(since(page.path("cursor").asString(), 10, token))).containsExactly(late);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void neither_who_came_nor_who_helped_nor_what_was_written_is_told() {
        var visit = VisitsFixtures.with(
                VisitsFixtures.aVisit(desk.point()), List.of(VisitsFixtures.aRequest("energy-bill", "revient mardi")));
        Network.as(desk.mediator(), () -> visits.record(visit));
        var text = since("", 10, token(director, TokenScope.VISITS_READ)).toString();
        assertThat(text)
                .contains("requests")
                .doesNotContain(desk.mediator().account().toString(), "mediators", "note", "revient");
    }

    @Test
    void each_reading_needs_its_own_scope_and_an_account_that_may() {
        var paths = Map.of(
                "/api/v1/visits", TokenScope.VISITS_READ,
                "/api/v1/exports", TokenScope.VISITS_READ,
                "/api/v1/appointments?from=2026-11-01&to=2026-11-30", TokenScope.APPOINTMENTS_READ,
                "/api/v1/cases/outcomes?from=2026-01&to=2026-11", TokenScope.OUTCOMES_READ);
        var others = token(director, TokenScope.VISITS_WRITE, TokenScope.FIGURES_READ, TokenScope.POINTS_READ);
        paths.forEach((path, scope) -> {
            assertThat(ask(path, token(director, scope))).as(path).hasStatusOk();
            assertThat(ask(path, others)).as(path).hasStatus(403);
            assertThat(ask(path, token(desk.mediator(), scope))).as(path).hasStatus(403);
        });
        var codes = read(ask("/api/v1/nomenclature?list=theme", token(desk.mediator(), TokenScope.NOMENCLATURE_READ)));
        assertThat(codes.path("items")).isNotEmpty();
        assertThat(codes.at("/items/0/labels/fr").asString()).isNotBlank();
    }

    @Test
    void another_association_reads_none_of_it_whatever_its_cursor() {
        record();
        var other = network.a(Role.DIRECTOR, network.anAssociation());
        var page = since("", 10, token(other, TokenScope.VISITS_READ));
        assertThat(page.path("items")).isEmpty();
        record();
        assertThat(since(page.path("cursor").asString(), 10, token(other, TokenScope.VISITS_READ))
                        .path("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "~~~", "1~2:1:~~", "x~1:5:3,2~1:1:~", "'; drop table visits.visit; --"})
    void a_cursor_that_is_none_begins_from_the_start(String cursor) {
        record();
        var page = since(cursor, 10, token(director, TokenScope.VISITS_READ));
        assertThat(page.path("fromStart").asBoolean()).isTrue();
        assertThat(page.path("items")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/visits?limit=0",
                "/api/v1/visits?limit=501",
                "/api/v1/visits?limit=many",
                "/api/v1/appointments?from=2026-11-30&to=2026-11-01",
                "/api/v1/appointments?from=2020-01-01&to=2026-11-01",
                "/api/v1/appointments?from=2026-11-01",
                "/api/v1/cases/outcomes?from=2026-13&to=2026-11",
                "/api/v1/cases/outcomes?from=2026-11&to=2026-01",
                "/api/v1/cases/outcomes?from=-999999-01&to=-999999-01",
                "/api/v1/nomenclature?list=nonsense"
            })
    void what_cannot_be_read_is_answered_with_what_is_wrong(String path) {
        var answer = ask(
                path, token(director, TokenScope.VISITS_READ, TokenScope.APPOINTMENTS_READ, TokenScope.OUTCOMES_READ));
        assertThat(answer).hasStatus(400);
        var problem = read(answer);
        assertThat(problem.path("type").asString()).isEqualTo("/api#not-understood");
        assertThat(problem.path("title").asString()).isEqualTo("Not understood");
        assertThat(problem.path("detail").asString()).isNotBlank().isNotEqualTo("The request cannot be read.");
    }

    @Test
    void readings_are_journalled_with_how_many_and_not_when_there_is_nothing() {
        var token = token(director, TokenScope.VISITS_READ);
        record();
        var cursor = since("", 10, token).path("cursor").asString();
        since(cursor, 10, token);
        var noted = Network.as(
                director,
                () -> transaction.execute(_ -> db.sql(
                                "select facts::text from audit.entry where action = 'access.api-read' and account = :account")
                        .param("account", director.account())
                        .query(String.class)
                        .list()));
        assertThat((Iterable<String>) noted).singleElement().asString().contains("visits", "1");
    }

    @Test
    void a_program_that_asks_too_often_is_told_when_to_come_back() {
        var token = token(director, TokenScope.VISITS_READ);
        MvcTestResult last = ask("/api/v1/visits", token);
        for (int i = 0; i < 400 && last.getResponse().getStatus() == 200; i++) last = ask("/api/v1/visits", token);
        assertThat(last).hasStatus(429).containsHeader("Retry-After");
        assertThat(read(last).path("type").asString()).isEqualTo("/api#too-many");
        // others go on
        assertThat(ask("/api/v1/visits", token(network.a(Role.DIRECTOR, desk.association()), TokenScope.VISITS_READ)))
                .hasStatusOk();
    }

    @Test
    void visits_are_had_as_a_file() throws UnsupportedEncodingException {
        var visit = record();
        var answer = mvc.post()
                .uri("/api/v1/exports?from=" + visit.day() + "&to=" + visit.day())
                .header("Authorization", "Bearer " + token(director, TokenScope.VISITS_READ))
                .exchange();
        assertThat(answer).hasStatusOk();
        assertThat(answer.getResponse().getContentAsString()).contains(";");
        var none = mvc.post()
                .uri("/api/v1/exports?from=1999-01-01&to=1999-01-02")
                .header("Authorization", "Bearer " + token(director, TokenScope.VISITS_READ))
                .exchange();
        assertThat(none).hasStatus(204);
    }

    @Test
    void a_program_that_asks_for_too_many_files_is_told_when_to_come_back() {
        var some = IntStream.range(0, Exports.AT_ONCE / 2 + 1)
                .mapToObj(i -> VisitsFixtures.with(
                        VisitsFixtures.daysAgo(1, desk), List.of(VisitsFixtures.aRequest(), VisitsFixtures.aRequest())))
                .toList();
        var day = some.getFirst().day();
        Network.as(desk.mediator(), () -> past.load(some));
        Network.as(
                director,
                () -> transaction.executeWithoutResult(_ -> db.sql("""
                                insert into visits.export (id, association, account, asked_at, format, filter, notes, state, attempts, lines)
                                select uuidv7(), :association, :account, now(), 'csv', '', false, 'running', 0, 1000
                                from generate_series(1, :unfinished)""")
                        .param("association", desk.association())
                        .param("account", director.account())
                        .param("unfinished", Exports.UNFINISHED)
                        .update()));
        var answer = mvc.post()
                .uri("/api/v1/exports?from=" + day + "&to=" + day)
                .header("Authorization", "Bearer " + token(director, TokenScope.VISITS_READ))
                .exchange();
        assertThat(answer).hasStatus(429).containsHeader("Retry-After");
        assertThat(read(answer).path("type").asString()).isEqualTo("/api#too-many");
        assertThat(read(answer).path("detail").asString()).startsWith("3 files");
        Network.as(
                director,
                () -> transaction.executeWithoutResult(
                        _ -> db.sql("delete from visits.export").update()));
    }
}
