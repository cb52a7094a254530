// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.documents.CasesWithDocuments;
import fr.parvis.homes.domain.KeepHome;
import fr.parvis.homes.domain.Part;
import fr.parvis.homes.domain.ReadHomes;
import fr.parvis.homes.domain.Section;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.values.Ids;
import fr.parvis.visits.VisitsFixtures;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a device takes along to homes, and what it says of them afterwards. */
@ParvisTest
class HomesCaptureTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    OpenFile openFile;

    @Autowired
    OpenCase openCase;

    @Autowired
    KeepHome keep;

    @Autowired
    ReadHomes homes;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JsonMapper json;

    private SignedIn me;
    private UUID visit;
    private int seq;
    private final UUID device = Ids.next();

    @BeforeEach
    void a_visit_begun_today() {
        var association = network.anAssociation();
        me = network.a(Role.MEDIATOR, association);
        var point = visitsFixtures.aPoint(association, "Europe/Paris", null);
        var cases = new CasesWithDocuments(openFile, openCase);
        var caseFile = cases.caseOf(me, cases.person(me, "Nour", "Haddad"));
        visit = Ids.next();
        Network.as(me, () -> keep.begin(visit, caseFile, point, homes.today()));
    }

    private JsonNode told(SignedIn who) {
        var answer = pages.as(who).get("/capture/homes.json");
        assertThat(answer).hasStatusOk().hasHeader("Cache-Control", "no-store");
        return json.readTree(answer.getResponse().getContentAsByteArray());
    }

    private Map<String, Object> answering(String section, Map<String, ?> answers, String note, int basedOn) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("part", Ids.next());
        payload.put("visit", visit);
        payload.put("section", section);
        payload.put("answers", answers);
        if (note != null) payload.put("note", note);
        payload.put("basedOn", basedOn);
        return command(payload);
    }

    private Map<String, Object> command(Map<String, Object> payload) {
        var command = new LinkedHashMap<String, Object>();
        command.put("id", Ids.next());
        command.put("seq", ++seq);
        command.put("form", 2);
        command.put("type", "homes.answer");
        command.put("at", Instant.now().toString());
        command.put("offset", 0);
        command.put("payload", payload);
        return command;
    }

    private JsonNode send(SignedIn who, Object... commands) {
        var batch = Map.of(
                "device", device,
                "account", who.account(),
                "clock", Instant.now().toString(),
                "commands", List.of(commands));
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

    private Part part(Section section) {
        return Network.as(me, () -> homes.find(visit)).orElseThrow().part(section);
    }

    @Test
    void a_device_takes_along_the_homes_that_i_visit_today_and_their_questions() {
        send(me, answering("danger", Map.of("danger", List.of("gas")), "Odeur dans la cuisine", 0));
        var told = told(me);
        assertThat(told.path("me").asString()).isEqualTo(me.account().toString());
        assertThat(told.path("visits")).hasSize(1);
        assertThat(told.at("/visits/0/name").asString()).isEqualTo("Nour Haddad");
        assertThat(told.at("/visits/0/parts/danger/answers/danger/0").asString())
                .isEqualTo("gas");
        assertThat(told.at("/visits/0/parts/danger/note").asString()).isEqualTo("Odeur dans la cuisine");
        assertThat(told.at("/visits/0/parts/danger/version").asInt()).isEqualTo(1);
        assertThat(told.path("parts")).hasSize(Section.values().length);
        assertThat(told.path("dangers").toString()).contains("0 800 47 33 33");
        assertThat("un cancer").containsPattern(told.path("health").asString());
        assertThat(told.path("words").path("title").asString()).isEqualTo("Logements du jour");
        // not why they are helped
        assertThat(told.path("visits").toString()).doesNotContain("suivi").doesNotContain("asked");

        var colleague = network.a(Role.MEDIATOR, me.association());
        assertThat(told(colleague).path("visits")).isEmpty();
        assertThat(told(colleague).path("parts")).isEmpty();
        assertThat(told(network.a(Role.MEDIATOR, network.anAssociation())).path("visits"))
                .isEmpty();
    }

    @Test
    void parts_arrive_once_each_in_its_own_version_and_a_note_that_is_left_out_stays() {
        var danger = answering("danger", Map.of("danger", List.of("gas")), "Odeur", 0);
        var uses = answering("uses", Map.of("lids", List.of("often"), "day-degrees", List.of("19,5")), "", 0);
        assertThat(outcomes(send(me, danger, uses))).containsExactly("accepted", "accepted");
        assertThat(outcomes(send(me, danger, uses))).containsExactly("already-known", "already-known");
        assertThat(part(Section.DANGER).version()).isEqualTo(1);
        assertThat(part(Section.USES).answers().one("day-degrees")).isEqualTo("19.5");
        var again = send(me, answering("danger", Map.of("danger", List.of("electric")), null, 1));
        assertThat(outcomes(again)).containsExactly("accepted");
        assertThat(again.at("/0/version").asInt()).isEqualTo(2);
        assertThat(part(Section.DANGER).note()).isEqualTo("Odeur");
        assertThat(part(Section.DANGER).answers().of("danger")).containsExactly("electric");
    }

    @Test
    void what_somebody_changed_meanwhile_is_decided_by_a_person() throws Exception {
        send(me, answering("building", Map.of("kind", List.of("flat")), "Palier sombre", 0));
        var late = answering("building", Map.of("kind", List.of("house")), "Mot du téléphone", 0);
        var answer = send(me, late);
        assertThat(outcomes(answer)).containsExactly("rejected");
        assertThat(answer.at("/0/problems/0/message").asString()).contains("entre-temps");
        var kept = Network.as(
                me,
                () -> transaction.execute(s -> db.sql("select payload::text from sync.rejected_command where id = :id")
                        .param("id", late.get("id"))
                        .query(String.class)
                        .single()));
        assertThat(kept).contains("house").doesNotContain("Mot du");

        var lead = network.a(Role.SITE_LEAD, me.association());
        var row = pages.as(lead).read("/bureau/a-corriger").select("li.card");
        assertThat(row.text()).contains("Garder ce que dit l’appareil : logement");
        assertThat(pages.as(lead).post(row.select("form[action$=/garder]").attr("action")))
                .hasStatus(302);
        assertThat(part(Section.BUILDING).answers().one("kind")).isEqualTo("house");
        assertThat(part(Section.BUILDING).note()).isEqualTo("Palier sombre");
        assertThat(pages.as(lead).read("/bureau/a-corriger").select("li.card")).isEmpty();
    }

    @Test
    void what_cannot_be_kept_is_refused_with_its_field_and_holds_back_nothing() {
        var stranger = network.a(Role.MEDIATOR, network.anAssociation());
        assertThat(outcomes(send(stranger, answering("danger", Map.of("danger", List.of("gas")), "", 0))))
                .containsExactly("rejected");
        var without = command(new LinkedHashMap<>(Map.of("visit", visit, "section", "danger")));
        var nobody = command(new LinkedHashMap<>(Map.of("part", Ids.next(), "section", "danger")));
        var nowhere =
                command(new LinkedHashMap<>(Map.of("part", Ids.next(), "visit", Ids.next(), "section", "danger")));
        var answers = send(
                me,
                answering("kitchen", Map.of(), "", 0),
                answering("building", Map.of("surface", List.of("5000")), "", 0),
                answering("building", Map.of("kind", List.of("castle")), "", 0),
                answering("orientation", Map.of("second", List.of("hier")), "", 0),
                answering("uses", Map.of(), "x".repeat(501), 0),
                answering("uses", Map.of(), "Elle a un cancer", 0),
                answering("uses", Map.of("lids", "often"), "", 0),
                without,
                nobody,
                nowhere,
                answering("uses", Map.of("lids", Arrays.asList(null, "often")), "", 0));
        assertThat(outcomes(answers).subList(0, 10)).containsOnly("rejected");
        assertThat(answers.at("/1/problems/0/field").asString()).isEqualTo("surface");
        assertThat(answers.at("/1/problems/0/message").asString()).contains("5000");
        assertThat(answers.at("/4/problems/0/field").asString()).isEqualTo("note");
        assertThat(outcomes(answers).getLast()).isEqualTo("accepted");
        assertThat(part(Section.USES).answers().one("lids")).isEqualTo("often");
    }

    @Test
    void who_was_warned_of_a_word_may_keep_it_knowingly() {
        var warned = answering("uses", Map.of(), "Un lit médicalisé, handicap moteur", 0);
        @SuppressWarnings("unchecked")
        var payload = (Map<String, Object>) warned.get("payload");
        payload.put("knowing", true);
        assertThat(outcomes(send(me, warned))).containsExactly("accepted");
    }
}
