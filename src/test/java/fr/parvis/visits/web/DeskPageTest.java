// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.network.NetworkAddresses;
import fr.parvis.shell.Notice;
import fr.parvis.values.NetworkTime;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.visits.VisitsFixtures.Desk;
import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ParvisTest
class DeskPageTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    Visits visits;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JsonMapper json;

    @Autowired
    VisitsFixtures fixtures;

    Desk desk;

    @BeforeEach
    void a_desk() {
        desk = fixtures.aDesk();
    }

    @Test
    void the_plain_form_records_a_visit_and_says_what_now_exists_with_a_way_back() {
        var form = filled(pages.as(desk.mediator()).open("/capture"));
        form.put("requests[0].theme", "family-benefits");
        form.put("requests[0].operator", "caf");
        form.put("requests[0].level", "accompaniment");
        form.put("requests[0].minutes", "20");
        var sent = pages.as(desk.mediator()).post("/capture", form);
        assertThat(sent).hasStatus(302).hasHeader("Location", "/capture?point=" + desk.point());
        var notice = (Notice) sent.getMvcResult().getFlashMap().get("notice");
        assertThat(notice.text()).matches("Passage enregistré\\h: Caf, accompagnement, 20\\hmin");

        assertThat(today()).hasSize(1);
        assertThat(today().getFirst().requests()).hasSize(1);
        assertThat(pages.as(desk.mediator()).post(notice.action().href(), Map.of()))
                .hasStatus(302)
                .hasHeader("Location", "/capture?point=" + desk.point());
        assertThat(today()).isEmpty();
    }

    @Test
    void a_double_click_or_the_same_form_sent_again_is_one_visit() {
        var form = filled(pages.as(desk.mediator()).open("/capture"));
        form.put("requests[0].theme", "family-benefits");
        assertThat(pages.as(desk.mediator()).post("/capture", form)).hasStatus(302);
        assertThat(pages.as(desk.mediator()).post("/capture", form)).hasStatus(302);
        assertThat(today()).hasSize(1);
        form.put("persons", "3");
        var other = pages.as(desk.mediator()).post("/capture", form);
        assertThat(other).hasStatus(422);
        assertThat(Pages.read(other).select(".error-summary").text()).contains("déjà enregistré");
    }

    @Test
    void what_is_wrong_is_said_at_its_field_and_what_was_typed_is_still_there() {
        var form = filled(pages.as(desk.mediator()).open("/capture"));
        form.put("persons", "120");
        form.put("commune", "Zzyzx");
        form.put("requests[1].theme", "energy-unpaid-bill");
        form.put("requests[1].minutes", "abc");
        form.put("requests[1].note", "attend la facture 🧾");
        var first = pages.as(desk.mediator()).post("/capture", form);
        assertThat(first).hasStatus(422);
        assertThat(Pages.read(first).select("#f-commune-error").text()).contains("Zzyzx");

        form.put("commune", "Villeurbanne");
        form.put("requests[1].minutes", "700");
        var answer = Pages.read(pages.as(desk.mediator()).post("/capture", form));
        assertThat(answer.select("#f-persons-error").text()).contains("120");
        assertThat(answer.select("#f-requests-1--minutes-error").text()).contains("700");
        assertThat(answer.select("#f-requests-1--note").text()).isEqualTo("attend la facture 🧾");
        assertThat(answer.select("script[src*=desk.js]")).isEmpty();

        form.put("persons", "2");
        form.put("requests[1].minutes", "30");
        assertThat(pages.as(desk.mediator()).post("/capture", form)).hasStatus(302);
        assertThat(today().getFirst().commune()).isEqualTo("69266");
        assertThat(today().getFirst().requests())
                .extracting(Visit.Request::theme)
                .containsExactly("energy-unpaid-bill");
    }

    @Test
    void a_namesake_commune_is_that_of_the_points_department_or_asked_for() {
        var form = filled(pages.as(desk.mediator()).open("/capture"));
        form.put("requests[0].theme", "family-benefits");
        form.put("commune", "Saint-Denis");
        assertThat(Pages.read(pages.as(desk.mediator()).post("/capture", form))
                        .select("#f-commune-error")
                        .text())
                .contains("Saint-Denis (93066)");
        form.put("commune", "Saint-Denis (93066)");
        assertThat(pages.as(desk.mediator()).post("/capture", form)).hasStatus(302);
        assertThat(today().getFirst().commune()).isEqualTo("93066");
    }

    @Test
    void the_form_is_complete_html_with_the_words_of_the_client_in_it() {
        var page = pages.as(desk.mediator()).open("/capture");
        assertThat(page.select("#desk form[method=post][action=/capture]")).hasSize(1);
        assertThat(page.select("#desk").attr("data-point"))
                .isEqualTo(desk.point().toString());
        // one is shown: what the client will draw, or the plain form where it does not come
        assertThat(page.select(".desk-begun h1")).hasSize(1);
        assertThat(page.select(".desk-plain h1")).hasSize(1);
        for (var field : page.select(".desk-plain select, .desk-plain textarea, .desk-plain input:not([type=hidden])"))
            assertThat(page.select("label[for=" + field.id() + "]"))
                    .as(field.outerHtml())
                    .hasSize(1);
        assertThat(page.select("noscript")).isEmpty();
        var words = page.select("script#desk-words").first();
        assertThat(words.attr("type")).isEqualTo("application/json");
        assertThat(json.readTree(words.data()).isObject()).isTrue();
        assertThat(page.select("optgroup").first().attr("label")).isEqualTo("Les plus fréquents ici");
    }

    @Test
    void what_the_page_that_leads_here_knows_is_there_already_and_what_is_no_code_is_not() {
        var page = pages.as(desk.mediator())
                .open(
                        "/capture?theme=energy-unpaid-bill&commune=69266&partner=edf&presence=telephone&language=ar&name=Haddad");
        var form = filled(page);
        assertThat(form)
                .containsEntry("requests[0].theme", "energy-unpaid-bill")
                .containsEntry("requests[0].operator", "edf")
                .containsEntry("commune", "Villeurbanne (69266)")
                .containsEntry("presence", "telephone")
                .containsEntry("language", "ar")
                .containsEntry("partner", "edf");
        assertThat(page.select("#desk").first().dataset())
                .containsEntry("theme", "energy-unpaid-bill")
                .containsEntry("commune", "69266")
                .containsEntry("presence", "telephone")
                .containsEntry("language", "ar")
                .containsEntry("partner", "edf");
        assertThat(page.html()).doesNotContain("Haddad");
        form.put("requests[0].level", "accompaniment");
        assertThat(pages.as(desk.mediator()).post("/capture", form)).hasStatus(302);
        assertThat(today())
                .singleElement()
                .satisfies(visit -> assertThat(visit.commune()).isEqualTo("69266"));

        var nothing = pages.as(desk.mediator())
                .open("/capture?theme=flying&commune=99999&partner=nobody&presence=ghost&language=xx");
        assertThat(filled(nothing))
                .isEqualTo(renewed(
                        filled(nothing), filled(pages.as(desk.mediator()).open("/capture"))));
        assertThat(nothing.select("#desk").first().dataset())
                .doesNotContainKeys("theme", "commune", "partner", "presence", "language");
    }

    /** Identifiers are other ones on each form. */
    private static Map<String, String> renewed(Map<String, String> one, Map<String, String> other) {
        var same = new java.util.LinkedHashMap<>(other);
        one.forEach((name, value) -> {
            if (name.equals("visit") || name.endsWith(".request") || name.equals("_csrf") || name.equals("time"))
                same.put(name, value);
        });
        return same;
    }

    @Test
    void without_an_open_point_the_desk_says_what_to_do() {
        var alone = network.a(Role.DIRECTOR, network.anAssociation());
        var page = pages.as(alone).read("/capture");
        assertThat(page.select(".empty a[href=" + NetworkAddresses.NEW_POINT + "]"))
                .hasSize(1);
        assertThat(page.select("form[action=/capture]")).isEmpty();
        var content = json(pages.as(alone).get("/capture/desk.json"));
        assertThat(content.path("points")).isEmpty();
    }

    @Test
    void one_visit_is_opened_to_be_corrected_by_who_may_touch_it_alone() {
        var visit = record(VisitsFixtures.aVisit(desk.point()));
        record(VisitsFixtures.aVisit(desk.point()));
        var address = "/capture/desk.json?passage=" + visit.id();
        var content = json(pages.as(desk.mediator()).get(address));
        assertThat(content.path("day")).hasSize(1);
        assertThat(content.at("/day/0/visit").asString()).isEqualTo(visit.id().toString());
        for (var other : List.of(
                network.a(Role.MEDIATOR, desk.association()), network.a(Role.DIRECTOR, network.anAssociation())))
            assertThat(pages.as(other).get(address)).hasStatus(404);
    }

    @Test
    void the_client_gets_all_it_needs_and_nothing_twice() {
        var colleague = network.a(Role.MEDIATOR, desk.association());
        var other = fixtures.aPoint(desk.association(), "Indian/Reunion", null);
        fixtures.aPoint(desk.association(), "Europe/Paris", LocalDate.of(2024, 1, 1));
        var first = record(VisitsFixtures.aVisit(desk.point()));
        record(VisitsFixtures.aVisit(other));
        var answer = pages.as(desk.mediator()).get("/capture/desk.json?point=" + desk.point());
        var content = json(answer);

        assertThat(content.at("/me/id").asString())
                .isEqualTo(desk.mediator().account().toString());
        assertThat(content.path("point").asString()).isEqualTo(desk.point().toString());
        assertThat(content.path("today").asString())
                .isEqualTo(LocalDate.now(NetworkTime.ZONE).toString());
        assertThat(content.path("points")).hasSize(2);
        assertThat(content.path("colleagues")).hasSize(1);
        assertThat(content.at("/colleagues/0/id").asString())
                .isEqualTo(colleague.account().toString());
        assertThat(content.path("day")).hasSize(1);
        assertThat(content.at("/day/0/visit").asString()).isEqualTo(first.id().toString());
        assertThat(content.at("/day/0/version").asInt()).isZero();
        assertThat(content.at("/day/0").has("association")).isFalse();
        assertThat(content.at("/habits/themes")).hasSize(12);
        assertThat(content.at("/habits/minutes").asInt()).isEqualTo(15);
        for (var list : List.of(
                "operators", "levels", "presences", "results", "ageBands", "genders", "situations", "languages"))
            assertThat(content.at("/nomenclature/" + list)).as(list).isNotEmpty();
        assertThat(content.at("/nomenclature/themes/0/children/0").has("operators"))
                .isTrue();
        assertThat(content.at("/nomenclature/presences/0/direction").asString()).isEqualTo("INCOMING");

        assertThat(answer)
                .as("notes of the day and names: no browser keeps them")
                .hasHeader("Cache-Control", "no-store");
        var tag = answer.getResponse().getHeader("ETag");
        assertThat(mvc.get()
                        .uri("/capture/desk.json?point=" + desk.point())
                        .header("If-None-Match", tag)
                        .with(Browser.as(desk.mediator())))
                .hasStatus(304);
    }

    @Test
    void habits_are_those_of_the_place() {
        for (int i = 0; i < 3; i++) {
            var visit = VisitsFixtures.aVisit(desk.point());
            record(VisitsFixtures.presence(
                    VisitsFixtures.with(
                            visit,
                            List.of(new Visit.Request(
                                    fr.parvis.values.Ids.next(),
                                    "energy-cut-off",
                                    "enedis",
                                    "mediation",
                                    "follow-up",
                                    30,
                                    null))),
                    "telephone"));
        }
        record(VisitsFixtures.aVisit(desk.point()));
        var habits = json(pages.as(desk.mediator()).get("/capture/desk.json")).path("habits");
        assertThat(habits.at("/themes/0").asString()).isEqualTo("energy-cut-off");
        assertThat(habits.at("/themes/1").asString()).isEqualTo("family-benefits");
        assertThat(habits.at("/operators/energy-cut-off").asString()).isEqualTo("enedis");
        assertThat(habits.path("presence").asString()).isEqualTo("telephone");
        assertThat(habits.path("level").asString()).isEqualTo("mediation");
        assertThat(habits.path("result").asString()).isEqualTo("follow-up");
    }

    @Test
    void communes_are_found_by_name_or_postcode() {
        var found = json(pages.as(desk.mediator()).get("/capture/communes.json?q=villeurb"));
        assertThat(found.at("/0/insee").asString()).isEqualTo("69266");
        assertThat(found.at("/0/postcodes/0").asString()).isEqualTo("69100");
    }

    @Test
    void a_name_in_the_address_that_nobody_asks_for_means_nothing() {
        assertThat(pages.as(desk.mediator()).open("/capture?point.x=1").select("form"))
                .isNotEmpty();
        assertThat(pages.as(desk.mediator())
                        .open("/bureau/journee?jour.x=1&jour[0]=2")
                        .select("h1"))
                .isNotEmpty();
    }

    @Test
    void the_day_sheet_shows_my_own_visits_and_the_teams_to_who_may() {
        var colleague = network.a(Role.MEDIATOR, desk.association());
        var lead = network.a(Role.SITE_LEAD, desk.association());
        record(VisitsFixtures.with(
                VisitsFixtures.forPersons(VisitsFixtures.aVisit(desk.point()), 3),
                List.of(VisitsFixtures.aRequest(), VisitsFixtures.aRequest("energy-cut-off", "rappeler 📞"))));
        var mine = pages.as(desk.mediator()).open("/bureau/journee?point=" + desk.point());
        assertThat(mine.select("#day tbody tr")).hasSize(1);
        assertThat(mine.select(".figure-value").eachText()).containsExactly("1", "3", "2", "30 min");
        assertThat(mine.select(".row-chip-more").text()).isEqualTo("rappeler 📞");
        assertThat(mine.select("a.menu-item[href^=/bureau/passages/]")).hasSize(1);
        assertThat(mine.select("select[name=tous]")).isEmpty();

        // asking for the team's without the right shows one's own
        assertThat(pages.as(colleague).open("/bureau/journee?tous=oui").select("#day"))
                .isEmpty();
        assertThat(pages.as(colleague).open("/bureau/journee").select(".empty a[href^=/capture]"))
                .hasSize(1);
        assertThat(pages.as(lead).open("/bureau/journee").select(".empty a[href$=tous=oui]"))
                .hasSize(1);
        var team = pages.as(lead).open("/bureau/journee?tous=oui&point=" + desk.point());
        assertThat(team.select("#day tbody tr")).hasSize(1);
        assertThat(team.select("#day tbody td").eachText())
                .contains(desk.mediator().name());
        assertThat(pages.as(fixtures.aDesk().mediator())
                        .open("/bureau/journee?tous=oui&point=" + desk.point())
                        .select("#day"))
                .isEmpty();
        assertThat(pages.as(desk.mediator())
                        .open("/bureau/journee?jour=2026-01-05")
                        .select(".empty h2")
                        .text())
                .contains("5 janvier 2026");
        assertThat(pages.as(desk.mediator()).get("/bureau/journee?jour=n'importe&point=quoi"))
                .hasStatusOk();
    }

    @Test
    void a_visit_is_corrected_on_a_form_that_holds_all_it_said() {
        var first = record(VisitsFixtures.by(
                VisitsFixtures.with(
                        VisitsFixtures.aVisit(desk.point()),
                        List.of(VisitsFixtures.aRequest("family-benefits", "note"))),
                List.of(desk.mediator().account())));
        var form = filled(pages.as(desk.mediator()).open("/bureau/passages/" + first.id()));
        assertThat(pages.as(desk.mediator()).post("/bureau/passages/" + first.id(), form))
                .hasStatus(302);
        assertThat(visit(first.id()))
                .as("nothing was changed, to the millisecond")
                .isEqualTo(first);

        form.put("persons", "2");
        var sent = pages.as(desk.mediator()).post("/bureau/passages/" + first.id(), form);
        assertThat(sent).hasStatus(302);
        assertThat(visit(first.id()).persons()).isEqualTo(2);
        assertThat(visit(first.id()).version()).isEqualTo(1);

        // somebody who had opened the form before
        form.put("persons", "4");
        var conflict = pages.as(desk.mediator()).post("/bureau/passages/" + first.id(), form);
        assertThat(conflict).hasStatus(409);
        var kept = Pages.read(conflict);
        assertThat(kept.select("input[name=persons]").val()).isEqualTo("4");
        assertThat(kept.select(".error-summary").text()).contains("Quelqu’un a corrigé");
        assertThat(pages.as(desk.mediator()).post("/bureau/passages/" + first.id(), filled(kept)))
                .hasStatus(302);
        assertThat(visit(first.id()).persons()).isEqualTo(4);
    }

    @Test
    void a_visit_of_another_association_or_of_a_colleague_is_not_there() {
        var first = record(VisitsFixtures.aVisit(desk.point()));
        var address = "/bureau/passages/" + first.id();
        for (var who : List.of(fixtures.aDesk().mediator(), network.a(Role.MEDIATOR, desk.association()))) {
            assertThat(pages.as(who).get(address)).hasStatus(404);
            assertThat(pages.as(who).post(address)).hasStatus(404);
            pages.as(who).post(address + "/annuler?version=0");
        }
        assertThat(today()).hasSize(1);
        assertThat(pages.as(network.ofTheNetwork(Role.NETWORK_HEAD)).get("/capture"))
                .hasStatus(403);
    }

    @Test
    void the_desk_speaks_english_too() {
        var page = Pages.read(mvc.get()
                .uri("/capture")
                .cookie(new Cookie("langue", "en-GB"))
                .with(Browser.as(desk.mediator()))
                .exchange());
        assertThat(page.select("h1").eachText()).containsOnly("New visit");
        assertThat(page.select("option[value=family-benefits]").first().text()).contains("Caf account");
    }

    private Visit record(Visit visit) {
        var outcome = Network.as(desk.mediator(), () -> visits.record(visit));
        assertThat(outcome).isInstanceOf(Visits.Outcome.Accepted.class);
        return ((Visits.Outcome.Accepted) outcome).visit();
    }

    private List<Visit> today() {
        var ids = Network.as(
                desk.mediator(),
                () -> transaction.execute(s -> db.sql("select id from visits.visit where association = ?")
                        .param(desk.association())
                        .query(UUID.class)
                        .list()));
        return Network.as(desk.mediator(), () -> visits.find(ids));
    }

    private Visit visit(UUID id) {
        return Network.as(desk.mediator(), () -> visits.find(List.of(id))).getFirst();
    }

    /** What a browser would send of the visit's form as it stands. */
    private static Map<String, String> filled(Document page) {
        var form = page.select("form:has(input[name=visit])").first();
        var values = new LinkedHashMap<String, String>();
        for (Element field : form.select("[name]")) {
            if (field.attr("type").matches("radio|checkbox") && !field.hasAttr("checked")) continue;
            if (field.is("select")) {
                var chosen = field.select("option[selected]").first();
                values.put(
                        field.attr("name"),
                        chosen != null
                                ? chosen.val()
                                : field.select("option").first().val());
            } else values.put(field.attr("name"), field.val());
        }
        values.remove("_csrf");
        return values;
    }

    private JsonNode json(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        return json.readTree(answer.getResponse().getContentAsByteArray());
    }
}
