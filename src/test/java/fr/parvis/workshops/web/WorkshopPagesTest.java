// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import static fr.parvis.workshops.WorkshopsFixtures.inDays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.database.Asking;
import fr.parvis.documents.CasesWithDocuments;
import fr.parvis.documents.Papers;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.sheets.Cards;
import fr.parvis.skills.Learners;
import fr.parvis.values.Ids;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.workshops.WorkshopsFixtures;
import fr.parvis.workshops.domain.KeepCatalogue;
import fr.parvis.workshops.domain.PlanCycle;
import fr.parvis.workshops.domain.SeeWorkshops;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** The screens of workshops, without JavaScript. */
@ParvisTest
class WorkshopPagesTest {
    private static final String WORKSHOPS = "/bureau/ateliers";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Network network;

    @Autowired
    Cards cards;

    @Autowired
    Visits visits;

    @Autowired
    OpenFile openFile;

    @Autowired
    OpenCase openCase;

    @Autowired
    KeepCatalogue catalogue;

    @Autowired
    PlanCycle plan;

    @Autowired
    SeeWorkshops see;

    @Autowired
    Learners learners;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    private WorkshopsFixtures fixtures;
    private SignedIn me;
    private UUID point;

    @BeforeEach
    void a_mediator() {
        fixtures = new WorkshopsFixtures(catalogue, plan, cards, learners);
        var desk = new VisitsFixtures(network, db, transaction).aDesk();
        me = desk.mediator();
        point = desk.point();
    }

    private MvcTestResult get(String address) {
        return mvc.get().uri(address).with(Browser.as(me)).exchange();
    }

    private Document page(String address) throws Exception {
        var answer = get(address);
        assertThat(answer).as(address).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }

    private MvcTestResult post(String address, Map<String, String> fields) {
        var request = mvc.post().uri(address).with(Browser.as(me)).with(csrf());
        for (var field : fields.entrySet()) request = request.param(field.getKey(), field.getValue());
        return request.exchange();
    }

    private static String redirection(MvcTestResult answer) {
        assertThat(answer).hasStatus3xxRedirection();
        return answer.getResponse().getRedirectedUrl();
    }

    @Test
    void a_document_of_a_workshop_opens_from_its_cycle_and_session_for_its_team_alone() throws Exception {
        var cycle = fixtures.aCycle(me, point, 8, 1);
        var workshop = Network.as(me, () -> catalogue.workshops()).getFirst().id();
        var session = Network.as(me, () -> see.find(cycle)).orElseThrow().sessions();
        var address = WORKSHOPS + "/catalogue/" + workshop;
        var pdf = Papers.pdf(2);
        for (int twice = 0; twice < 2; twice++)
            assertThat(redirection(send(address, "C:\\Supports\\Exercices : 1.pdf", pdf)))
                    .isEqualTo(address);
        var links = page(address).select("#material a");
        assertThat(links.eachText()).as("the same content is one document").containsExactly("Exercices _ 1.pdf");
        var href = links.attr("href");
        for (var from : List.of(
                WORKSHOPS + "/cycles/" + cycle,
                WORKSHOPS + "/seances/" + session.getFirst().id()))
            assertThat(page(from).select("main a[href='" + href + "']"))
                    .as(from)
                    .hasSize(1);
        var opened = get(href);
        assertThat(opened).hasStatusOk();
        assertThat(opened.getResponse().getContentAsByteArray()).isEqualTo(pdf);
        assertThat(opened.getResponse().getHeader("Content-Disposition")).startsWith("attachment");
        var stranger = network.a(Role.MEDIATOR, network.anAssociation());
        var elsewhere = mvc.get().uri(href).with(Browser.as(stranger)).exchange();
        assertThat(elsewhere).hasStatus(404);
        assertThat(mvc.get().uri(href).exchange().getResponse().getStatus())
                .as("nobody signed in")
                .isNotEqualTo(200);
        assertThat(redirection(post(href + "/retirer", Map.of()))).isEqualTo(address);
        assertThat(get(href)).hasStatus(404);
        assertThat(page(WORKSHOPS + "/cycles/" + cycle).select("a[href='" + href + "']"))
                .isEmpty();
    }

    @Test
    void what_is_no_fit_pdf_does_not_come_in_and_says_why() throws Exception {
        var workshop = fixtures.aWorkshop(me, "Ma boîte mail");
        var address = WORKSHOPS + "/catalogue/" + workshop;
        assertThat(refusal(address, new byte[0])).contains("Choisissez un fichier");
        assertThat(refusal(address, Papers.png(40, 40))).contains("Ce n’est pas un PDF");
        assertThat(refusal(address, Papers.zip("a.txt"))).startsWith("Exercices.pdf");
        assertThat(refusal(address, Papers.pdfWithScript())).startsWith("Exercices.pdf");
        assertThat(refusal(address, Papers.heavyPdf(5_100_000))).contains("5 Mo");
        assertThat(page(address).select("#material a")).isEmpty();
    }

    private String refusal(String address, byte[] file) throws Exception {
        var answer = send(address, "Exercices.pdf", file);
        assertThat(answer).hasStatus(422);
        return Jsoup.parse(answer.getResponse().getContentAsString())
                .select("#f-document-error")
                .text();
    }

    private MvcTestResult send(String address, String name, byte[] file) {
        return mvc.post()
                .uri(address + "/documents")
                .multipart()
                .file(new MockMultipartFile("document", name, "application/pdf", file))
                .with(Browser.as(me))
                .with(csrf())
                .exchange();
    }

    @Test
    void from_an_empty_catalogue_to_a_cycle_with_its_sessions() throws Exception {
        assertThat(page(WORKSHOPS).select(".empty")).hasSize(1);
        assertThat(page(WORKSHOPS + "/nouveau").select(".empty")).hasSize(1);
        var form = page(WORKSHOPS + "/catalogue/nouveau").select("#workshop-form");
        var workshop = form.select("input[name=id]").attr("value");
        post(
                WORKSHOPS + "/catalogue/nouveau",
                Map.of("id", workshop, "titre", "Ma boîte mail", "minutes", "90", "gestes", "message"));
        assertThat(page(WORKSHOPS + "/catalogue").select("tbody tr").text()).contains("Ma boîte mail", "1 geste");
        assertThat(page(WORKSHOPS + "/catalogue/" + workshop).select("a[href$='?atelier=" + workshop + "']"))
                .as("the way to its next cycle")
                .isNotEmpty();
        post(
                WORKSHOPS + "/salles",
                Map.of("id", Ids.next().toString(), "nom", "Salle bleue", "point", point.toString(), "places", "8"));
        var room = page(WORKSHOPS + "/nouveau")
                .select("select[name=salle] option")
                .last()
                .attr("value");
        var fields = new LinkedHashMap<>(Map.of(
                "id",
                Ids.next().toString(),
                "atelier",
                workshop,
                "point",
                point.toString(),
                "salle",
                room,
                "jour",
                inDays(10).toString(),
                "heure",
                "10:00",
                "places",
                "8",
                "seances",
                "3"));
        fields.put("programmes", "conseiller-numerique");
        var cycle = redirection(post(WORKSHOPS + "/nouveau", fields));
        var shown = page(cycle);
        assertThat(shown.select("#sessions tbody tr")).hasSize(3);
        assertThat(shown.select("header .lead, .page-lead, main").text()).contains("Conseiller numérique");
        assertThat(page(WORKSHOPS)
                        .select("#sessions tbody tr:not(.row-group)")
                        .first()
                        .text())
                .contains("Ma boîte mail", "séance 1 sur 3", "8 places");
        // sent once more it is the same cycle
        assertThat(redirection(post(WORKSHOPS + "/nouveau", fields))).isEqualTo(cycle);
        assertThat(page(WORKSHOPS).select("#sessions tbody tr:not(.row-group)")).hasSize(3);
    }

    @Test
    void documents_of_a_workshop_open_from_its_cycle() throws Exception {
        var workshop = Ids.next();
        var material = "Armoire 2, https://exemple.org/mail.pdf?page=2. Aussi (https://exemple.org/fiches) ; x://y";
        post(
                WORKSHOPS + "/catalogue/nouveau",
                Map.of("id", workshop.toString(), "titre", "Ma boîte mail", "minutes", "90", "materiel", material));
        var cycle = WorkshopsFixtures.done(fixtures.make(me, workshop, point, null, 8, inDays(10), 1));
        assertThat(page(WORKSHOPS + "/cycles/" + cycle)
                        .select("a[rel=noreferrer]")
                        .eachAttr("href"))
                .containsExactly("https://exemple.org/mail.pdf?page=2", "https://exemple.org/fiches");
    }

    @Test
    void what_was_refused_comes_back_as_it_was_typed() throws Exception {
        fixtures.aWorkshop(me, "Ma boîte mail");
        var answer = post(
                WORKSHOPS + "/nouveau",
                Map.of("point", point.toString(), "jour", "demain", "places", "0", "seances", "3", "heure", "10:00"));
        assertThat(answer).hasStatus(422);
        var form = Jsoup.parse(answer.getResponse().getContentAsString());
        assertThat(form.select(".error-summary li")).isNotEmpty();
        assertThat(form.select("#f-seances").attr("value")).isEqualTo("3");
        assertThat(form.select("#f-places-error").text()).contains("de 1 à 200");
        assertThat(post(WORKSHOPS + "/salles", Map.of("nom", "x", "places", "8", "point", point.toString())))
                .hasStatus(422);
        assertThat(post(WORKSHOPS + "/catalogue/nouveau", Map.of("titre", "", "minutes", "5")))
                .hasStatus(422);
    }

    @Test
    void a_card_is_enrolled_in_two_presses() throws Exception {
        var cycle = fixtures.aCycle(me, point, 1, 2);
        var card = Network.as(me, () -> cards.make().card());
        // one press on the card's page, one here
        var choose = WORKSHOPS + "/par-carte/" + card;
        page(choose);
        int begun = Asking.as(me.scope())
                .call(() ->
                        transaction.execute(_ -> db.sql("select count(*)::int from skills.learner where card = :card")
                                .param("card", card)
                                .query(Integer.class)
                                .single()));
        assertThat(begun).as("looking begins no path").isZero();
        assertThat(page(choose).select("#choose button").text()).startsWith("Inscrire");
        assertThat(redirection(post(choose, Map.of("cycle", cycle.toString())))).isEqualTo(choose);
        assertThat(page(choose).select("#now").text()).contains("Ma boîte mail", "Inscrite");
        assertThat(page(choose).select("#choose")).isEmpty();
        // the next one waits
        var second = Network.as(me, () -> cards.make());
        var answer =
                post(WORKSHOPS + "/cycles/" + cycle + "/inscrire", Map.of("code", second.code(), "personnes", "1"));
        assertThat(redirection(answer)).endsWith(cycle.toString());
        var shown = page(WORKSHOPS + "/cycles/" + cycle);
        assertThat(shown.select("#enrolments tbody tr").eachText())
                .satisfiesExactly(
                        one -> assertThat(one).contains("1 Carte", "Inscrite"),
                        one -> assertThat(one).contains("2 Carte", "En attente"));
        // the first one leaves, and the second is asked
        post(shown.select("#enrolments form[action$=annuler]").first().attr("action"), Map.of());
        shown = page(WORKSHOPS + "/cycles/" + cycle);
        assertThat(shown.select("#enrolments").text()).contains("Place proposée", "réponse avant le");
        post(shown.select("#enrolments form[action$=reponse]").attr("action"), Map.of("vient", "oui"));
        assertThat(page(WORKSHOPS + "/cycles/" + cycle)
                        .select("#enrolments tbody tr")
                        .first()
                        .text())
                .contains("2 Carte", "Inscrite");
    }

    @Test
    void a_wrong_code_is_said_where_it_was_typed() throws Exception {
        var cycle = fixtures.aCycle(me, point, 1, 2);
        var answer = post(WORKSHOPS + "/cycles/" + cycle + "/inscrire", Map.of("code", "AAAAA", "personnes", "1"));
        assertThat(answer).hasStatus(422);
        var shown = Jsoup.parse(answer.getResponse().getContentAsString());
        assertThat(shown.select("#f-code").attr("value")).isEqualTo("AAAAA");
        assertThat(shown.select("#f-code-error")).hasSize(1);
        assertThat(post(WORKSHOPS + "/lire-carte", Map.of("code", "AAAAA"))).hasStatus(422);
    }

    @Test
    void a_person_is_enrolled_from_their_file_and_from_a_visit() throws Exception {
        var cycle = fixtures.aCycle(me, point, 4, 1);
        var person = new CasesWithDocuments(openFile, openCase).person(me, "Nour", "Haddad");
        var choose = WORKSHOPS + "/personne/" + person;
        post(choose, Map.of("cycle", cycle.toString()));
        assertThat(page(WORKSHOPS + "/cycles/" + cycle).select("#enrolments").text())
                .contains("Nour");
        assertThat(page("/bureau/personnes/" + person + "?pour=suivi").text()).contains("Ateliers", "Inscrite");
        var visit = VisitsFixtures.aVisit(point);
        Network.as(me, () -> visits.record(visit));
        assertThat(page(WORKSHOPS + "/passage/" + visit.id()).select("#enter")).hasSize(1);
    }

    @Test
    void a_session_is_added_moved_and_cancelled() throws Exception {
        var cycle = WORKSHOPS + "/cycles/" + fixtures.aCycle(me, point, 4, 1);
        post(cycle + "/seances", Map.of("jour", inDays(20).toString(), "heure", "14:00"));
        var rows = page(cycle).select("#sessions tbody tr");
        assertThat(rows).hasSize(2);
        assertThat(rows.last().text()).as("also who has no file").contains("si elles ont laissé de quoi les joindre");
        var move = rows.last().select("a[href$=deplacer]").attr("href");
        var form = page(move);
        assertThat(form.select("#f-jour").attr("value")).isEqualTo(inDays(20).toString());
        var fields = Map.of("jour", inDays(21).toString(), "heure", "15:00", "version", "0");
        assertThat(redirection(post(move, fields))).isEqualTo(cycle);
        assertThat(post(move, fields)).as("somebody moved it meanwhile").hasStatus(409);
        assertThat(post(move, Map.of("jour", inDays(-2).toString(), "heure", "15:00", "version", "1")))
                .hasStatus(422);
        post(move.replace("deplacer", "annuler"), Map.of());
        assertThat(page(cycle).select("#sessions tbody tr").last().text()).contains("Annulée");
        post(cycle + "/places", Map.of("places", "9", "version", "0"));
        assertThat(page(cycle).text()).contains("0 sur 9");
        assertThat(post(cycle + "/places", Map.of("places", "9", "version", "0")))
                .hasStatus(409);
        post(cycle + "/annuler", Map.of());
        assertThat(page(cycle).select("#enrol")).isEmpty();
    }

    @Test
    void a_session_that_is_over_is_found_with_its_sheet() throws Exception {
        var past = WORKSHOPS + "?quand=passees";
        var cycle = fixtures.aCycle(me, point, 8, 1);
        assertThat(page(past).select(".empty")).as("nothing has begun").hasSize(1);
        assertThat(page(WORKSHOPS).select("#sessions td.row-main a"))
                .as("its day has not come")
                .isEmpty();
        Asking.as(me.scope())
                .run(() -> transaction.executeWithoutResult(
                        _ -> db.sql("""
                                update workshops.session set day = day - 12, during = tstzrange(lower(during) - interval '12 days',
                                    upper(during) - interval '12 days') where cycle = :cycle""").param("cycle", cycle).update()));
        assertThat(page(WORKSHOPS).select(".empty")).as("nothing is to come").hasSize(1);
        var row = page(past).select("#sessions tbody tr:not(.row-group)");
        assertThat(row).hasSize(1);
        assertThat(row.text()).contains("Ma boîte mail", "À noter");
        assertThat(row.select("th a").attr("href")).isEqualTo(WORKSHOPS + "/cycles/" + cycle);
        var sheet = row.select("td.row-main a").attr("href");
        assertThat(redirection(post(sheet, Map.of("version", "0", "total", "2"))))
                .isEqualTo(sheet);
        assertThat(page(past + "&point=" + point).select("#sessions .badge").text())
                .isEqualTo("Notée");
        assertThat(page(past + "&point=" + Ids.next()).select(".empty")).hasSize(1);
    }

    @Test
    void the_sheet_of_a_session_begins_with_nobody_and_all_is_one_press() throws Exception {
        var cycle = fixtures.aCycle(me, point, 8, 1);
        for (int i = 0; i < 3; i++) {
            var code = Network.as(me, () -> cards.make().code());
            post(WORKSHOPS + "/cycles/" + cycle + "/inscrire", Map.of("code", code, "personnes", "1"));
        }
        assertThat(page(WORKSHOPS + "/cycles/" + cycle).select("#sessions th a"))
                .as("its day has not come")
                .isEmpty();
        Asking.as(me.scope())
                .run(() -> transaction.executeWithoutResult(
                        _ -> db.sql("""
                                update workshops.session set day = day - 10, during = tstzrange(lower(during) - interval '10 days',
                                    upper(during) - interval '10 days') where cycle = :cycle""").param("cycle", cycle).update()));
        var sheet =
                page(WORKSHOPS + "/cycles/" + cycle).select("#sessions th a").attr("href");
        var shown = page(sheet);
        assertThat(shown.select(".attendance")).hasSize(3);
        assertThat(shown.select("input[type=radio][checked]")).isEmpty();
        assertThat(shown.select("#sheet-form button").first().hasAttr("name"))
                .as("Enter in a field keeps the sheet and says nothing of anybody")
                .isFalse();
        var late = shown.select(".attendance input[value=late]").first().attr("name");
        var fields = Map.of(
                "tous", "oui", "version", "0", late, "late", "total", "2", "gender-female", "1", "visage-1", "3");
        assertThat(redirection(post(sheet, fields))).isEqualTo(sheet);
        shown = page(sheet);
        assertThat(shown.select("input[type=radio][checked]").eachAttr("value"))
                .containsExactly("late", "here", "here");
        assertThat(shown.text()).contains("5 personnes présentes");
        assertThat(post(sheet, fields)).as("it was kept meanwhile").hasStatus(409);
        var stale = post(sheet, Map.of("version", "0", late, "absent", "total", "1"));
        assertThat(stale).hasStatus(409);
        var again = Jsoup.parse(stale.getResponse().getContentAsString());
        assertThat(again.select("input[type=radio][checked]").eachAttr("value"))
                .as("what was noted meanwhile is seen before it is kept")
                .containsExactly("absent", "here", "here");
        assertThat(again.select("#f-total, #f-gender-female, #f-visage-1").eachAttr("value"))
                .containsExactly("2", "1", "3");
        // who leaves later was there
        post(Addresses.enrolment(UUID.fromString(late.substring("p-".length()))) + "/annuler", Map.of());
        assertThat(page(WORKSHOPS + "/cycles/" + cycle).select("#enrolments").text())
                .contains("Désinscrite");
        assertThat(page(sheet).select("input[type=radio][checked]")).hasSize(3);
        var answer = post(sheet, Map.of("version", "1", "total", "1", "gender-female", "4"));
        assertThat(answer).hasStatus(422);
        assertThat(Jsoup.parse(answer.getResponse().getContentAsString())
                        .select("#f-gender-female")
                        .attr("value"))
                .isEqualTo("4");
        assertThat(post(sheet, Map.of("version", "1", "total", "beaucoup"))).hasStatus(422);
        assertThat(page("/bureau/actions").select("#activities tbody").text())
                .contains("Atelier", "Ma boîte mail")
                .doesNotContain("Corriger");
        var told = get("/capture/workshops.json").getResponse().getContentAsString();
        assertThat(told).contains("Ma boîte mail", "Carte").contains("\"sessions\"", "\"zone\":\"Europe/Paris\"");
    }
}
