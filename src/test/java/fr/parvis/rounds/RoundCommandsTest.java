// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds;

import static fr.parvis.rounds.RoundsFixtures.aStop;
import static fr.parvis.rounds.RoundsFixtures.aTour;
import static fr.parvis.rounds.RoundsFixtures.kept;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.network.Coordinates;
import fr.parvis.network.domain.SavePoint;
import fr.parvis.rounds.RoundsFixtures.Bus;
import fr.parvis.rounds.domain.home.SeeHomeVisits;
import fr.parvis.rounds.domain.tours.PlanTours;
import fr.parvis.rounds.domain.tours.SeeTours;
import fr.parvis.rounds.domain.tours.Stop;
import fr.parvis.rounds.domain.walks.Sector;
import fr.parvis.rounds.domain.walks.Sectors;
import fr.parvis.rounds.domain.walks.SeeWalks;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the bus brings from devices: once, in any order, never lost. */
@ParvisTest
class RoundCommandsTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    PlanTours plan;

    @Autowired
    SeeTours see;

    @Autowired
    SeeWalks walks;

    @Autowired
    SeeHomeVisits homeVisits;

    @Autowired
    Sectors sectors;

    @Autowired
    SavePoint savePoint;

    @Autowired
    Rounds rounds;

    @Autowired
    Network network;

    @Autowired
    RoundsFixtures roundsFixtures;

    @Autowired
    JsonMapper json;

    Bus bus;
    Stop stop;
    Sector sector;
    int seq;
    final UUID device = Ids.next();

    @BeforeEach
    void a_bus() {
        bus = roundsFixtures.aBus();
        var tour = Network.as(bus.lead(), () -> kept(plan.save(aTour(bus, "Bus"))));
        stop = Network.as(bus.lead(), () -> kept(plan.save(aStop(tour, "Marché", RoundsFixtures.now()))));
        sector = Network.as(bus.lead(), () -> kept(sectors.add(Ids.next(), "Centre", null)));
    }

    private Map<String, Object> command(String type, Map<String, Object> payload) {
        var command = new LinkedHashMap<String, Object>();
        command.put("id", Ids.next());
        command.put("seq", ++seq);
        command.put("form", 2);
        command.put("type", type);
        command.put("at", Instant.now().toString());
        command.put("offset", 0);
        command.put("payload", payload);
        return command;
    }

    private JsonNode send(SignedIn who, Object... commands) {
        var batch = new LinkedHashMap<String, Object>();
        batch.put("device", device);
        batch.put("account", who.account());
        batch.put("clock", Instant.now().toString());
        batch.put("commands", List.of(commands));
        var answer = mvc.post()
                .uri("/api/v1/sync")
                .with(Browser.as(who))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsBytes(batch))
                .exchange();
        assertThat(answer).hasStatusOk();
        return json.readTree(answer.getResponse().getContentAsByteArray()).path("answers");
    }

    private static List<String> outcomes(JsonNode answers) {
        return answers.valueStream().map(a -> a.path("outcome").asString()).toList();
    }

    private Map<String, Object> walk(UUID id) {
        return new LinkedHashMap<>(Map.of(
                "walk",
                id,
                "sector",
                sector.id(),
                "startedAt",
                Instant.now().minusSeconds(3600).toString(),
                "minutes",
                45,
                "persons",
                9,
                "events",
                List.of(Map.of(
                        "event",
                        Ids.next(),
                        "kind",
                        "light",
                        "place",
                        "Place du marché",
                        "said",
                        "Trois lampadaires"))));
    }

    @Test
    void a_morning_on_the_road_is_taken_in_and_sent_twice_changes_nothing() {
        var id = Ids.next();
        var commands = new Object[] {
            command(
                    "check-kit",
                    Map.of("tour", stop.tour(), "day", RoundsFixtures.today(), "kit", List.of("Tablette"))),
            command("check-in-stop", Map.of("stop", stop.id())),
            command("check-out-stop", Map.of("stop", stop.id())),
            command("record-walk", walk(id)),
        };
        assertThat(outcomes(send(bus.mediator(), commands))).containsOnly("accepted");
        assertThat(outcomes(send(bus.mediator(), commands))).containsOnly("already-known");
        var day =
                Network.as(bus.mediator(), () -> see.on(RoundsFixtures.today())).getFirst();
        assertThat(day.kit()).containsExactly("Tablette");
        assertThat(day.halts().get(stop.id()).leftAt()).isNotNull();
        assertThat(Network.as(bus.mediator(), () -> walks.find(id))
                        .orElseThrow()
                        .walk()
                        .sightings())
                .hasSize(1);
    }

    @Test
    void a_word_that_overtakes_another_waits_for_it() {
        assertThat(outcomes(send(bus.mediator(), command("check-out-stop", Map.of("stop", stop.id())))))
                .containsExactly("held");
        assertThat(outcomes(send(bus.mediator(), command("check-in-stop", Map.of("stop", stop.id())))))
                .containsExactly("accepted");
        var id = Ids.next();
        var changed = walk(id);
        changed.put("persons", 11);
        changed.put("basedOn", 0);
        assertThat(outcomes(send(bus.mediator(), command("correct-walk", changed))))
                .containsExactly("held");
        assertThat(outcomes(send(bus.mediator(), command("record-walk", walk(id)))))
                .containsExactly("accepted");
        assertThat(Network.as(bus.mediator(), () -> walks.find(id))
                        .orElseThrow()
                        .walk()
                        .persons())
                .isEqualTo(11);
    }

    @Test
    void late_cancelled_and_moved_reach_the_public_at_once() {
        var today = RoundsFixtures.today().toString();
        assertThat(stateNearby()).isEqualTo(Rounds.State.PLANNED);
        assertThat(rounds.nextStopOfEach(List.of(bus.point()), Words.FRENCH)).containsKey(bus.point());
        send(
                bus.mediator(),
                command("stop-event", Map.of("stop", stop.id(), "day", today, "kind", "late", "minutes", 20)));
        assertThat(stateNearby()).as("a search near it").isEqualTo(Rounds.State.LATE);
        assertThat(rounds.nextStops(bus.point(), 1, Words.FRENCH).getFirst().state())
                .isEqualTo(Rounds.State.LATE);
        send(
                bus.mediator(),
                command("stop-event", Map.of("stop", stop.id(), "day", today, "kind", "cancelled", "reason", "Panne")));
        assertThat(rounds.nextStops(bus.point(), 1, Words.FRENCH).getFirst().state())
                .isEqualTo(Rounds.State.CANCELLED);
        assertThat(rounds.nextStopOfEach(List.of(bus.point()), Words.FRENCH))
                .as("nobody is sent to a halt that does not take place")
                .hasEntrySatisfying(bus.point(), halt -> assertThat(halt.day()).isAfter(RoundsFixtures.today()));
        send(bus.mediator(), command("stop-event", Map.of("stop", stop.id(), "day", today, "kind", "restored")));
        assertThat(rounds.nextStops(bus.point(), 1, Words.FRENCH).getFirst().state())
                .isEqualTo(Rounds.State.PLANNED);
    }

    private Rounds.State stateNearby() {
        return rounds.nextStopsNear(new Coordinates(45.77, 4.88), 1, 1000, Words.FRENCH).stream()
                .filter(near -> near.next().stop().equals(stop.id()))
                .map(near -> near.next().state())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_bus_out_of_service_is_not_waited_for() {
        assertThat(rounds.nextStopOfEach(List.of(bus.point()), Words.FRENCH)).containsKey(bus.point());
        Network.as(bus.lead(), () -> savePoint.close(bus.point(), RoundsFixtures.today(), 0));
        assertThat(rounds.nextStopOfEach(List.of(bus.point()), Words.FRENCH)).isEmpty();
    }

    @Test
    void what_cannot_be_kept_is_refused_where_it_is_wrong() {
        var bad = walk(Ids.next());
        bad.put("events", List.of(Map.of("event", Ids.next(), "kind", "light", "place", "", "photo", "bm8gcGhvdG8=")));
        var answers = send(
                bus.mediator(),
                command("record-walk", bad),
                command("check-in-stop", Map.of()),
                command("stop-event", Map.of("stop", stop.id(), "day", "2026-11-25", "kind", "sunny")),
                command("record-walk", walk(Ids.next())));
        assertThat(outcomes(answers)).containsExactly("rejected", "rejected", "rejected", "accepted");
        assertThat(answers.get(0)
                        .path("problems")
                        .valueStream()
                        .map(p -> p.path("field").asString()))
                .containsExactly("events[0].place", "events[0].photo");
    }

    @Test
    void a_home_visit_is_armed_at_once_or_not_at_all() {
        var id = Ids.next();
        var payload = Map.<String, Object>of(
                "homeVisit",
                id,
                "commune",
                "69266",
                "privateNote",
                "3e étage",
                "expectedEnd",
                Instant.now().plusSeconds(3600).toString());
        var answers = send(bus.mediator(), command("home-visit-arm", payload));
        assertThat(outcomes(answers)).containsExactly("accepted");
        assertThat(answers.toString()).doesNotContain("3e étage");
        var late = command(
                "home-visit-arm",
                Map.of(
                        "homeVisit",
                        Ids.next(),
                        "commune",
                        "69266",
                        "expectedEnd",
                        Instant.now().plusSeconds(3600).toString()));
        late.put("at", Instant.now().minusSeconds(1200).toString());
        assertThat(outcomes(send(bus.mediator(), late))).containsExactly("rejected");
        assertThat(outcomes(send(bus.mediator(), command("home-visit-end", Map.of("homeVisit", id)))))
                .containsExactly("accepted");
        assertThat(Network.as(bus.mediator(), () -> homeVisits.find(id))
                        .orElseThrow()
                        .running())
                .isFalse();
        var afterwards = Map.<String, Object>of(
                "homeVisit",
                Ids.next(),
                "commune",
                "69266",
                "startedAt",
                Instant.now().minusSeconds(7200).toString(),
                "endedAt",
                Instant.now().minusSeconds(3600).toString());
        assertThat(outcomes(send(bus.mediator(), command("record-home-visit", afterwards))))
                .containsExactly("accepted");
    }

    /** Sent twenty minutes after it was made; its command's identifier. */
    private UUID lateArming(UUID visit, Instant until) {
        var late = command(
                "home-visit-arm", Map.of("homeVisit", visit, "commune", "69266", "expectedEnd", until.toString()));
        late.put("at", Instant.now().minusSeconds(1200).toString());
        assertThat(outcomes(send(bus.mediator(), late))).containsExactly("rejected");
        return (UUID) late.get("id");
    }

    private void press(SignedIn who, String address) {
        assertThat(pages.as(who).post(address)).hasStatus(302);
    }

    @Test
    void a_home_visit_that_could_not_be_armed_in_time_is_armed_from_now_on_by_who_made_it() throws Exception {
        var visit = Ids.next();
        var until = Instant.now().plusSeconds(3600).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
        lateArming(visit, until);
        var colleague = network.a(Role.MEDIATOR, bus.association());
        var mine = "/bureau/tournees/visites-a-domicile";
        assertThat(pages.as(colleague).read(mine).select("section[aria-labelledby^=unarmed-]"))
                .isEmpty();
        var shown = pages.as(bus.mediator()).read(mine).select("section[aria-labelledby^=unarmed-]");
        assertThat(shown.text()).contains("Villeurbanne", "Mettre l’alerte maintenant, jusqu’à", "Elle est terminée");
        var arm = shown.select("form[action$=/armer]").attr("action");
        press(colleague, arm);
        press(roundsFixtures.aBus().mediator(), arm);
        press(bus.mediator(), arm.replace("/armer", "/inconnue"));
        assertThat(Network.as(bus.mediator(), homeVisits::running))
                .as("it is nobody else’s to arm")
                .isEmpty();
        press(bus.mediator(), arm);
        var armed = Network.as(bus.mediator(), () -> homeVisits.find(visit)).orElseThrow();
        assertThat(armed.running()).isTrue();
        assertThat(armed.armed()).isTrue();
        assertThat(armed.expectedEnd()).isEqualTo(until);
        assertThat(armed.account()).isEqualTo(bus.mediator().account());
        assertThat(armed.startedAt()).as("from now on").isAfter(Instant.now().minusSeconds(120));
        press(bus.mediator(), arm);
        assertThat(pages.as(bus.mediator()).read(mine).select("section[aria-labelledby^=unarmed-]"))
                .isEmpty();
        assertThat(pages.as(bus.lead()).read("/bureau/a-corriger").select("li.card"))
                .isEmpty();
    }

    @Test
    void one_that_could_not_be_armed_and_is_over_is_recorded_as_not_armed_also_by_who_leads() throws Exception {
        var visit = Ids.next();
        var until = Instant.now().minusSeconds(300).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
        lateArming(visit, until);
        var row = pages.as(bus.lead()).read("/bureau/a-corriger").select("li.card");
        assertThat(row.select("form[action$=/confirmer]")).isEmpty();
        press(bus.lead(), row.select("form[action$=/terminee]").attr("action"));
        var over = Network.as(bus.mediator(), () -> homeVisits.find(visit)).orElseThrow();
        assertThat(over.running()).isFalse();
        assertThat(over.armed()).isFalse();
        assertThat(over.account()).isEqualTo(bus.mediator().account());
        assertThat(over.endedAt()).isEqualTo(until);
        assertThat(pages.as(bus.lead()).read("/bureau/a-corriger").select("li.card"))
                .isEmpty();
    }

    @Test
    void a_time_outside_any_calendar_is_refused_where_it_stands_and_not_sent_for_ever() {
        var far = "+1000000000-12-31T23:59:59Z";
        var walk = walk(Ids.next());
        walk.put("startedAt", far);
        var answers = send(
                bus.mediator(),
                command("record-walk", walk),
                command(
                        "record-home-visit",
                        Map.of(
                                "homeVisit",
                                Ids.next(),
                                "commune",
                                "13055",
                                "startedAt",
                                far,
                                "endedAt",
                                Instant.now().toString())));
        assertThat(outcomes(answers)).containsExactly("rejected", "rejected");
        assertThat(answers.valueStream()
                        .map(answer -> answer.at("/problems/0/field").asString()))
                .containsExactly("startedAt", "startedAt");
    }

    @Test
    void a_halt_that_moved_is_told_to_devices_without_its_usual_address() {
        var today = RoundsFixtures.today();
        send(
                bus.mediator(),
                command(
                        "stop-event",
                        Map.of(
                                "stop",
                                stop.id(),
                                "day",
                                today.toString(),
                                "kind",
                                "moved",
                                "place",
                                "Salle des fêtes")));
        var answer = pages.as(bus.mediator()).get("/capture/rounds.json");
        var halt = json.readTree(answer.getResponse().getContentAsByteArray())
                .path("halts")
                .valueStream()
                .filter(one -> one.path("day").asString().equals(today.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(halt.path("place").asString()).isEqualTo("Salle des fêtes");
        assertThat(halt.path("address").asString()).isEqualTo("Villeurbanne");
        assertThat(halt.path("latitude").isNumber()).isFalse();
    }

    @Test
    void what_a_device_takes_along_is_small_and_asked_for_again_costs_nothing() {
        var first = pages.as(bus.mediator()).get("/capture/rounds.json");
        assertThat(first).hasStatusOk();
        var told = json.readTree(first.getResponse().getContentAsByteArray());
        assertThat(told.path("halts").get(0).path("place").asString()).isEqualTo("Marché");
        assertThat(told.path("zone").asString()).isEqualTo("Europe/Paris");
        assertThat(told.path("sectors").get(0).path("name").asString()).isEqualTo("Centre");
        assertThat(first).headers().hasValue("Cache-Control", "no-store");
        var tag = first.getResponse().getHeader("ETag");
        assertThat(mvc.get()
                        .uri("/capture/rounds.json")
                        .header("If-None-Match", tag)
                        .with(Browser.as(bus.mediator()))
                        .exchange())
                .hasStatus(304);
        var other = roundsFixtures.aBus();
        assertThat(pages.as(other.mediator()).get("/capture/rounds.json"))
                .bodyText()
                .doesNotContain("Marché");
    }

    @Test
    void a_home_visit_is_armed_for_who_says_so_and_for_nobody_who_signed_in_since() {
        assertThat(arm(bus.lead(), bus.mediator().account())).hasStatus(401);
        assertThat(Network.as(bus.lead(), homeVisits::running)).isEmpty();
        assertThat(arm(bus.mediator(), bus.mediator().account())).hasStatusOk();
        assertThat(Network.as(bus.mediator(), homeVisits::running)).hasSize(1);
    }

    private MvcTestResult arm(SignedIn who, UUID account) {
        return mvc.post()
                .uri("/capture/home-visits.json")
                .with(Browser.as(who))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content("""
                        {"account": "%s", "homeVisit": "%s", "commune": "69266", "minutes": 60}
                        """.formatted(account, UUID.randomUUID()))
                .exchange();
    }
}
