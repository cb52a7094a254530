// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import static fr.parvis.workshops.WorkshopsFixtures.done;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.network.PublicPoints;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.workshops.WorkshopsAddresses;
import fr.parvis.workshops.WorkshopsFixtures;
import fr.parvis.workshops.domain.Enrol;
import fr.parvis.workshops.domain.EnrolOneself;
import fr.parvis.workshops.domain.Enrolment;
import fr.parvis.workshops.domain.KeepCatalogue;
import fr.parvis.workshops.domain.PlanCycle;
import fr.parvis.workshops.domain.SeeWorkshops;
import fr.parvis.workshops.domain.Workshop;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public sees workshops to come, takes a seat and finds it again, without an account and without a name. */
@ParvisTest
class PublicWorkshopsTest {
    @Autowired
    Pages pages;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    KeepCatalogue catalogue;

    @Autowired
    PlanCycle plan;

    @Autowired
    Enrol enrol;

    @Autowired
    EnrolOneself oneself;

    @Autowired
    SeeWorkshops see;

    @Autowired
    PublicPoints points;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    private WorkshopsFixtures fixtures;

    private SignedIn me;
    private UUID point;
    private UUID cycle;
    private String code;

    @BeforeEach
    void a_cycle_of_two_seats_in_two_sessions() {
        var desk = visitsFixtures.aDesk();
        me = desk.mediator();
        point = desk.point();
        cycle = fixtures.aCycle(me, point, 2, 2);
        code = points.find(point, Words.FRENCH).orElseThrow().code();
    }

    private static String main(MvcTestResult answer) throws Exception {
        return Pages.readPlain(answer).select("main").text();
    }

    private Map<String, String> form(int persons, String phone) {
        return new HashMap<>(Map.of("id", Ids.next().toString(), "persons", String.valueOf(persons), "phone", phone));
    }

    private String here() {
        return WorkshopsAddresses.at(code, cycle);
    }

    private String enrolled(int persons, String phone) {
        var answer = pages.post(here(), form(persons, phone));
        assertThat(answer).hasStatus(302);
        return answer.getResponse().getRedirectedUrl();
    }

    private List<Enrolment> enrolments() {
        return Network.as(me, () -> see.find(cycle)).orElseThrow().enrolments();
    }

    @Test
    void a_point_and_the_first_page_lead_to_the_workshops_and_from_there_to_a_form() throws Exception {
        assertThat(Pages.readPlain(pages.get("/p/" + code)).select("a[href=" + WorkshopsAddresses.at(code) + "]"))
                .hasSize(1);
        assertThat(Pages.readPlain(pages.get("/")).select("a[href=/ateliers]")).hasSize(1);
        var list = Pages.readPlain(pages.get(WorkshopsAddresses.at(code)));
        assertThat(list.select("main").text())
                .contains("Ma boîte mail", "Ouvrir sa boîte", "10 h", "séance 1 sur 2", "Dernières places");
        assertThat(list.select("main a[href=" + here() + "]")).hasSize(1);
        var form = Pages.readPlain(pages.get(here()));
        assertThat(form.select("main li")).hasSize(2);
        assertThat(form.select("input[name=name]")).isEmpty();
        assertThat(Pages.readPlain(pages.get("/ateliers?lang=ar"))
                        .select("html")
                        .attr("dir"))
                .isEqualTo("rtl");
    }

    @Test
    void a_long_list_has_pages() throws Exception {
        for (int i = 0; i < 30; i++) fixtures.aCycle(me, point, 2, 1);
        var at = WorkshopsAddresses.at(code);
        var first = Pages.readPlain(pages.get(at));
        assertThat(first.select("main h2 a")).hasSize(30);
        assertThat(first.select("main a[rel=next]").attr("href")).isEqualTo(at + "?page=2");
        assertThat(Pages.readPlain(pages.get(at + "?page=2")).select("main h2 a"))
                .hasSize(1);
    }

    @Test
    void who_enrols_gets_a_code_that_finds_the_seat_and_gives_it_up() throws Exception {
        var own = enrolled(1, "06 12 34 56 78");
        assertThat(main(pages.get(own)))
                .contains("Votre place est réservée", "Ma boîte mail")
                .doesNotContain("06 12");
        var typed = own.substring(own.lastIndexOf('/') + 1);
        assertThat(Pages.readPlain(pages.get(own)).select(".secret").text()).isEqualTo(typed);
        // as one types it
        assertThat(pages.get("/ateliers/code?code="
                                + typed.toLowerCase(Locale.ROOT).replace("-", "%20"))
                        .getResponse()
                        .getRedirectedUrl())
                .isEqualTo(own);
        assertThat(pages.get(own).getResponse().getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(pages.post(own + "/annuler", Map.of())).hasStatus(302);
        assertThat(main(pages.get(own))).contains("annulée");
        assertThat(enrolments()).extracting(Enrolment::state).containsExactly(Enrolment.State.CANCELLED);
    }

    @Test
    void the_same_form_twice_is_one_seat_and_shows_the_same_code() {
        var form = form(1, "");
        var first = pages.post(here(), form).getResponse().getRedirectedUrl();
        assertThat(pages.post(here(), form).getResponse().getRedirectedUrl()).isEqualTo(first);
        assertThat(enrolments()).hasSize(1);
    }

    @Test
    void a_full_cycle_lets_wait_and_what_becomes_free_is_offered_on_the_page_of_the_code() throws Exception {
        var first = enrolled(2, "");
        var second = enrolled(1, "");
        assertThat(main(pages.get(WorkshopsAddresses.at(code)))).contains("Complet");
        assertThat(main(pages.get(second))).contains("liste d’attente");
        pages.post(first + "/annuler", Map.of());
        assertThat(Pages.readPlain(pages.get(second)).select("button[name=vient]"))
                .hasSize(2);
        assertThat(pages.post(second + "/reponse", Map.of("vient", "oui"))).hasStatus(302);
        assertThat(main(pages.get(second))).contains("Votre place est réservée");
        // too late to say no by the same link: it is given up instead
        pages.post(second + "/reponse", Map.of("vient", "non"));
        assertThat(main(pages.get(second))).contains("Votre place est réservée");
    }

    @Test
    void what_cannot_be_is_answered_and_what_was_typed_stays() throws Exception {
        var bad = pages.post(here(), form(1, "12"));
        assertThat(bad).hasStatus(422);
        assertThat(Pages.readPlain(bad).select("input[name=phone]").attr("value"))
                .isEqualTo("12");
        assertThat(main(bad)).contains("Écrivez les 10 chiffres");
        assertThat(main(pages.post(here(), form(8, "")))).contains("pas autant de places");
        assertThat(main(pages.post(here(), form(1, "0899123456")))).contains("10 chiffres");
        assertThat(pages.get(WorkshopsAddresses.at(code, UUID.randomUUID()))).hasStatus(404);
        assertThat(pages.get("/ateliers/code/ABCD-EFGH-JKMN")).hasStatus(404);
        assertThat(main(pages.get("/ateliers/code/ABCD-EFGH-JKMN"))).contains("ne sert plus");
        assertThat(main(pages.get("/ateliers/code?code=faux"))).contains("Ce code est faux");
        assertThat(enrolments()).isEmpty();
    }

    @Test
    void one_telephone_has_four_seats_at_most() throws Exception {
        var phone = "07" + String.format("%08d", Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000));
        for (int i = 0; i < 4; i++) {
            var other = fixtures.aCycle(me, point, 2, 1);
            assertThat(pages.post(WorkshopsAddresses.at(code, other), form(1, phone)))
                    .hasStatus(302);
        }
        assertThat(main(pages.post(here(), form(1, phone)))).contains("Appelez-nous");
    }

    @Test
    void a_hidden_or_cancelled_cycle_is_nobodys_to_see() throws Exception {
        asMe("update workshops.cycle set open = false where id = :cycle");
        assertThat(pages.get(here())).hasStatus(404);
        assertThat(pages.post(here(), form(1, ""))).hasStatus(404);
        assertThat(main(pages.get(WorkshopsAddresses.at(code)))).contains("Aucun atelier");
        assertThat(Pages.readPlain(pages.get("/p/" + code)).select("a[href^=/ateliers]"))
                .isEmpty();
    }

    private void asMe(String sql) {
        Asking.as(me.scope())
                .run(() -> transaction.executeWithoutResult(
                        _ -> db.sql(sql).param("cycle", cycle).update()));
    }

    @Test
    void codes_and_telephones_are_forgotten_after_the_last_session() throws Exception {
        var own = enrolled(1, "0612345678");
        Asking.as(me.association()).run(oneself::forget);
        assertThat(main(pages.get(own))).contains("réservée");
        asMe(
                "update workshops.session set during = tstzrange(lower(during) - interval '40 days', upper(during) - interval '40 days'), "
                        + "day = day - 40 where cycle = :cycle");
        Asking.as(me.association()).run(oneself::forget);
        assertThat(pages.get(own)).hasStatus(404);
        assertThat(enrolments()).extracting(Enrolment::reached).containsExactly(false);
    }

    @Test
    void codes_and_telephones_of_a_cancelled_cycle_do_not_wait_for_the_day_that_it_had() {
        enrolled(1, "0612345678");
        Network.as(me, () -> plan.cancel(cycle));
        Asking.as(me.association()).run(oneself::forget);
        assertThat(enrolments())
                .as("who looks is told that it is off")
                .extracting(Enrolment::reached)
                .containsExactly(true);
        asMe("update workshops.cycle set cancelled_at = cancelled_at - interval '40 days' where id = :cycle");
        Asking.as(me.association()).run(oneself::forget);
        assertThat(enrolments()).extracting(Enrolment::reached).containsExactly(false);
    }

    @Test
    void the_calendar_and_the_open_data_tell_sessions_and_nobody() throws Exception {
        enrolled(1, "0612345678");
        var calendar = pages.get(WorkshopsAddresses.at(code) + "/ateliers.ics")
                .getResponse()
                .getContentAsString();
        assertThat(calendar).contains("BEGIN:VEVENT", "Ma boîte mail").doesNotContain("06 12", "612345678");
        assertThat(calendar.split("BEGIN:VEVENT")).hasSize(3);
        var told = told("/api/v1/workshops");
        assertThat(told).hasSize(2);
        assertThat(told.getFirst().path("places").asString()).isEqualTo("dernieres");
        assertThat(told.getFirst().path("inscription").asString()).endsWith(here());
        var schema = JsonMapper.shared()
                .readTree(
                        pages.get("/api/v1/workshops.schema.json").getResponse().getContentAsByteArray())
                .path("items");
        var known = schema.path("properties").propertyNames();
        assertThat(told.getFirst().propertyNames()).isSubsetOf(known);
        schema.path("required")
                .forEach(
                        name -> assertThat(told.getFirst().has(name.asString())).isTrue());
        var catalog = pages.get("/api/v1/catalog.jsonld").getResponse().getContentAsString();
        assertThat(catalog).contains("/api/v1/workshops.schema.json");
        // cancelled: gone from the whole, told of as a change
        assertThat(Network.as(me, () -> plan.cancel(cycle))).isNotNull();
        assertThat(told("/api/v1/workshops")).isEmpty();
        assertThat(told("/api/v1/workshops?changed_since="
                        + Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS)))
                .hasSize(2)
                .allMatch(one -> one.path("supprime").asBoolean());
    }

    @Test
    void other_words_of_a_workshop_reach_the_open_data() throws Exception {
        assertThat(told("/api/v1/workshops"))
                .extracting(one -> one.path("titre").asString())
                .containsOnly("Ma boîte mail");
        var it = Network.as(me, () -> see.find(cycle)).orElseThrow().workshop();
        done(Network.as(
                me,
                () -> catalogue.keep(new Workshop(
                        it.id(),
                        "Mon téléphone",
                        it.goals(),
                        it.minutes(),
                        it.gestures(),
                        it.material(),
                        false,
                        it.version()))));
        assertThat(told("/api/v1/workshops"))
                .extracting(one -> one.path("titre").asString())
                .containsOnly("Mon téléphone");
    }

    private List<JsonNode> told(String address) throws Exception {
        var all = JsonMapper.shared().readTree(pages.get(address).getResponse().getContentAsByteArray());
        return all.valueStream()
                .filter(one -> one.path("cycle").asString().equals(cycle.toString()))
                .toList();
    }

    @Test
    void the_team_sees_who_enrolled_on_the_internet_as_a_number() throws Exception {
        enrolled(1, "0612345678");
        var mine = pages.as(me).get(WorkshopsAddresses.cycle(cycle));
        assertThat(Pages.readPlain(mine).select("#enrolments tbody").text())
                .contains("Inscription par internet")
                .doesNotContain("0612");
    }
}
