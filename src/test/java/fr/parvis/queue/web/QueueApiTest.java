// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.values.Ids;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.visits.VisitsFixtures.Desk;
import java.io.UnsupportedEncodingException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ParvisTest
class QueueApiTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    JsonMapper json;

    Desk desk;

    @BeforeEach
    void a_desk() {
        desk = visitsFixtures.aDesk();
    }

    private MvcTestResult send(SignedIn who, String body) {
        return mvc.post()
                .uri("/api/v1/queue/commands")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(Browser.as(who))
                .with(csrf())
                .exchange();
    }

    private JsonNode done(SignedIn who, String more) {
        var answer = send(who, command(more));
        assertThat(answer).hasStatusOk();
        return read(answer);
    }

    private String command(String more) {
        return "{\"command\":\"%s\",\"point\":\"%s\",%s}".formatted(Ids.next(), desk.point(), more);
    }

    private JsonNode read(MvcTestResult answer) {
        try {
            return json.readTree(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MvcTestResult queue(String tag) {
        return mvc.get()
                .uri("/api/v1/queue?point=" + desk.point())
                .header("If-None-Match", tag)
                .with(Browser.as(desk.mediator()))
                .exchange();
    }

    @Test
    void tells_who_waits_and_who_is_called_and_leaves_out_what_is_nothing() {
        var first = UUID.randomUUID();
        var given = done(
                desk.mediator(),
                "\"type\":\"give\",\"ticket\":\"%s\",\"need\":\"energy\",\"language\":\"ar\",\"priority\":\"mobility\""
                        .formatted(first));
        assertThat(given.path("outcome").asString()).isEqualTo("done");
        assertThat(given.path("ticket").path("label").asString()).isEqualTo("1");
        done(desk.mediator(), "\"type\":\"give\",\"ticket\":\"%s\",\"persons\":2".formatted(UUID.randomUUID()));
        var called = done(desk.mediator(), "\"type\":\"call-next\"");
        assertThat(called.path("ticket").path("ticket").asString()).isEqualTo(first.toString());

        var answer = queue("");
        assertThat(answer).hasStatusOk().hasHeader("Cache-Control", "no-store");
        assertThat(answer.getResponse().getHeader("ETag")).startsWith("W/");
        var queue = read(answer);
        var waits = queue.path("waiting").get(0);
        assertThat(waits.path("label").asString()).isEqualTo("2");
        assertThat(waits.path("persons").asInt()).isEqualTo(2);
        for (var absent : new String[] {"need", "language", "priority", "returnAt", "calledAt", "by", "mine"})
            assertThat(waits.has(absent)).as(absent).isFalse();
        var mine = queue.path("called").get(0);
        assertThat(mine.path("need").asString()).isEqualTo("energy");
        assertThat(mine.path("language").asString()).isEqualTo("ar");
        assertThat(mine.path("mine").asBoolean()).isTrue();
        assertThat(mine.path("by").path("id").asString())
                .isEqualTo(desk.mediator().account().toString());
        assertThat(mine.path("by").path("name").asString())
                .isEqualTo(desk.mediator().name());
        assertThat(mine.path("calledAt").asString()).endsWith("Z");
        assertThat(queue.path("served").asInt()).isZero();
        assertThat(queue.path("estimateMinutes").asInt()).isEqualTo(15);
    }

    @Test
    void answers_304_until_something_happens() {
        var tag = queue("").getResponse().getHeader("ETag");
        assertThat(queue(tag)).hasStatus(304);
        done(desk.mediator(), "\"type\":\"give\",\"ticket\":\"%s\"".formatted(UUID.randomUUID()));
        assertThat(queue(tag)).hasStatusOk();
    }

    @Test
    void a_refusal_says_who_has_it_in_words() {
        var colleague = network.a(Role.MEDIATOR, desk.association());
        var ticket = UUID.randomUUID();
        done(desk.mediator(), "\"type\":\"give\",\"ticket\":\"%s\"".formatted(ticket));
        done(desk.mediator(), "\"type\":\"call\",\"ticket\":\"%s\"".formatted(ticket));
        var refused = done(colleague, "\"type\":\"call\",\"ticket\":\"%s\"".formatted(ticket));
        assertThat(refused.path("outcome").asString()).isEqualTo("refused");
        assertThat(refused.path("message").asString())
                .isEqualTo("Le numéro 1 est déjà avec " + desk.mediator().name() + ". Appelez le suivant.");
        assertThat(refused.path("queue").path("called").get(0).path("mine").asBoolean())
                .isFalse();
    }

    @Test
    void the_same_command_twice_is_answered_alike() {
        done(desk.mediator(), "\"type\":\"give\",\"ticket\":\"%s\"".formatted(UUID.randomUUID()));
        done(desk.mediator(), "\"type\":\"give\",\"ticket\":\"%s\"".formatted(UUID.randomUUID()));
        var next = command("\"type\":\"call-next\"");
        var first = read(send(desk.mediator(), next));
        var second = read(send(desk.mediator(), next));
        assertThat(second.path("ticket")).isEqualTo(first.path("ticket"));
        assertThat(second.path("queue").path("waiting").size()).isEqualTo(1);
    }

    @Test
    void every_type_of_the_contract_is_understood() {
        var id = UUID.randomUUID();
        for (var more : new String[] {
            "\"type\":\"give\",\"ticket\":\"%s\"",
            "\"type\":\"prioritise\",\"ticket\":\"%s\",\"reason\":\"deadline\"",
            "\"type\":\"prioritise\",\"ticket\":\"%s\"",
            "\"type\":\"call\",\"ticket\":\"%s\"",
            "\"type\":\"recall\",\"ticket\":\"%s\"",
            "\"type\":\"end\",\"ticket\":\"%s\"",
            "\"type\":\"put-back\",\"ticket\":\"%s\"",
            "\"type\":\"leave\",\"ticket\":\"%s\",\"reason\":\"absent\"",
            "\"type\":\"put-back\",\"ticket\":\"%s\"",
            "\"type\":\"refuse\",\"ticket\":\"%s\",\"reason\":\"closing\"",
        })
            assertThat(done(desk.mediator(), more.formatted(id)).path("outcome").asString())
                    .as(more)
                    .isEqualTo("done");
        var turnedAway = done(desk.mediator(), "\"type\":\"refuse\",\"reason\":\"no-mediator\",\"persons\":4");
        assertThat(turnedAway.path("queue").path("refused").asInt()).isEqualTo(2);
        var late = done(
                desk.mediator(),
                "\"type\":\"come-back\",\"ticket\":\"%s\",\"at\":\"2020-01-01T10:00:00Z\"".formatted(id));
        assertThat(late.path("message").asString()).isEqualTo("Choisissez une heure à venir, aujourd’hui.");
        var odd = done(desk.mediator(), "\"type\":\"leave\",\"ticket\":\"%s\",\"reason\":\"bored\"".formatted(id));
        assertThat(odd.path("outcome").asString()).isEqualTo("refused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"command\":\"x\"}",
                "{\"type\":\"call-next\"}",
                "{\"command\":\"0193f0a2-7b3c-7c1e-9d5a-0a4f6b2c8d10\",\"point\":\"0193f0a2-7b3c-7c1e-9d5a-0a4f6b2c8d10\",\"type\":\"dance\"}",
                "{\"command\":\"0193f0a2-7b3c-7c1e-9d5a-0a4f6b2c8d10\",\"point\":\"0193f0a2-7b3c-7c1e-9d5a-0a4f6b2c8d10\",\"type\":\"call\"}"
            })
    void what_is_no_command_is_told_so(String body) {
        assertThat(send(desk.mediator(), body)).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void a_point_of_another_association_does_not_exist() {
        var stranger = network.a(Role.MEDIATOR, network.anAssociation());
        assertThat(send(stranger, command("\"type\":\"call-next\""))).hasStatus(404);
        assertThat(pages.as(stranger).get("/api/v1/queue?point=" + desk.point()))
                .hasStatus(404);
    }

    @Test
    void the_description_of_the_api_holds_both() {
        var description = read(pages.as(desk.mediator()).get("/api/openapi.json"));
        assertThat(description.path("paths").has("/api/v1/queue")).isTrue();
        assertThat(description
                        .path("components")
                        .path("schemas")
                        .path("QueueCommand")
                        .path("properties")
                        .has("command"))
                .isTrue();
        assertThat(description.path("components").path("schemas").has("Ticket")).isTrue();
    }
}
