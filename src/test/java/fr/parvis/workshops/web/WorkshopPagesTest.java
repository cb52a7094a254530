// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import static fr.parvis.workshops.WorkshopsFixtures.inDays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.database.Asking;
import fr.parvis.documents.CasesWithDocuments;
import fr.parvis.documents.Papers;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.sheets.Cards;
import fr.parvis.values.Ids;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.workshops.WorkshopsFixtures;
import fr.parvis.workshops.domain.KeepCatalogue;
import fr.parvis.workshops.domain.SeeWorkshops;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

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
    SeeWorkshops see;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    private WorkshopsFixtures fixtures;

    private SignedIn me;
    private UUID point;

    @BeforeEach
    void a_mediator() {
        var desk = visitsFixtures.aDesk();
        me = desk.mediator();
        point = desk.point();
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
        var links = pages.as(me).open(address).select("#material a");
        assertThat(links.eachText()).as("the same content is one document").containsExactly("Exercices _ 1.pdf");
        var href = links.attr("href");
        for (var from : List.of(
                WORKSHOPS + "/cycles/" + cycle,
                WORKSHOPS + "/seances/" + session.getFirst().id()))
            assertThat(pages.as(me).open(from).select("main a[href='" + href + "']"))
                    .as(from)
                    .hasSize(1);
        var opened = pages.as(me).get(href);
        assertThat(opened).hasStatusOk();
        assertThat(opened.getResponse().getContentAsByteArray()).isEqualTo(pdf);
        assertThat(opened.getResponse().getHeader("Content-Disposition")).startsWith("attachment");
        var stranger = network.a(Role.MEDIATOR, network.anAssociation());
        var elsewhere = pages.as(stranger).get(href);
        assertThat(elsewhere).hasStatus(404);
        assertThat(pages.get(href).getResponse().getStatus())
                .as("nobody signed in")
                .isNotEqualTo(200);
        assertThat(redirection(pages.as(me).post(href + "/retirer", Map.of()))).isEqualTo(address);
        assertThat(pages.as(me).get(href)).hasStatus(404);
        assertThat(pages.as(me).open(WORKSHOPS + "/cycles/" + cycle).select("a[href='" + href + "']"))
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
        assertThat(pages.as(me).open(address).select("#material a")).isEmpty();
    }

    private String refusal(String address, byte[] file) throws Exception {
        var answer = send(address, "Exercices.pdf", file);
        assertThat(answer).hasStatus(422);
        return Pages.read(answer).select("#f-document-error").text();
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
        assertThat(pages.as(me).open(WORKSHOPS).select(".empty")).hasSize(1);
        assertThat(pages.as(me).open(WORKSHOPS + "/nouveau").select(".empty")).hasSize(1);
        var form = pages.as(me).open(WORKSHOPS + "/catalogue/nouveau").select("#workshop-form");
        var workshop = form.select("input[name=id]").attr("value");
        pages.as(me)
                .post(
                        WORKSHOPS + "/catalogue/nouveau",
                        Map.of("id", workshop, "titre", "Ma boîte mail", "minutes", "90", "gestes", "message"));
        assertThat(pages.as(me)
                        .open(WORKSHOPS + "/catalogue")
                        .select("tbody tr")
                        .text())
                .contains("Ma boîte mail", "1 geste");
        assertThat(pages.as(me)
                        .open(WORKSHOPS + "/catalogue/" + workshop)
                        .select("a[href$='?atelier=" + workshop + "']"))
                .as("the way to its next cycle")
                .isNotEmpty();
        pages.as(me)
                .post(
                        WORKSHOPS + "/salles",
                        Map.of(
                                "id",
                                Ids.next().toString(),
                                "nom",
                                "Salle bleue",
                                "point",
                                point.toString(),
                                "places",
                                "8"));
        var room = pages.as(me)
                .open(WORKSHOPS + "/nouveau")
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
        var cycle = redirection(pages.as(me).post(WORKSHOPS + "/nouveau", fields));
        var shown = pages.as(me).open(cycle);
        assertThat(shown.select("#sessions tbody tr")).hasSize(3);
        assertThat(shown.select("header .lead, .page-lead, main").text()).contains("Conseiller numérique");
        assertThat(pages.as(me)
                        .open(WORKSHOPS)
                        .select("#sessions tbody tr:not(.row-group)")
                        .first()
                        .text())
                .contains("Ma boîte mail", "séance 1 sur 3", "8 places");
        // sent once more it is the same cycle
        assertThat(redirection(pages.as(me).post(WORKSHOPS + "/nouveau", fields)))
                .isEqualTo(cycle);
        assertThat(pages.as(me).open(WORKSHOPS).select("#sessions tbody tr:not(.row-group)"))
                .hasSize(3);
    }

    @Test
    void documents_of_a_workshop_open_from_its_cycle() throws Exception {
        var workshop = Ids.next();
        var material = "Armoire 2, https://exemple.org/mail.pdf?page=2. Aussi (https://exemple.org/fiches) ; x://y";
        pages.as(me)
                .post(
                        WORKSHOPS + "/catalogue/nouveau",
                        Map.of(
                                "id",
                                workshop.toString(),
                                "titre",
                                "Ma boîte mail",
                                "minutes",
                                "90",
                                "materiel",
                                material));
        var cycle = WorkshopsFixtures.done(fixtures.make(me, workshop, point, null, 8, inDays(10), 1));
        assertThat(pages.as(me)
                        .open(WORKSHOPS + "/cycles/" + cycle)
                        .select("a[rel=noreferrer]")
                        .eachAttr("href"))
                .containsExactly("https://exemple.org/mail.pdf?page=2", "https://exemple.org/fiches");
    }

    @Test
    void what_was_refused_comes_back_as_it_was_typed() throws Exception {
        fixtures.aWorkshop(me, "Ma boîte mail");
        var answer = pages.as(me)
                .post(
                        WORKSHOPS + "/nouveau",
                        Map.of(
                                "point",
                                point.toString(),
                                "jour",
                                "demain",
                                "places",
                                "0",
                                "seances",
                                "3",
                                "heure",
                                "10:00"));
        assertThat(answer).hasStatus(422);
        var form = Pages.read(answer);
        assertThat(form.select(".error-summary li")).isNotEmpty();
        assertThat(form.select("#f-seances").attr("value")).isEqualTo("3");
        assertThat(form.select("#f-places-error").text()).contains("de 1 à 200");
        assertThat(pages.as(me)
                        .post(WORKSHOPS + "/salles", Map.of("nom", "x", "places", "8", "point", point.toString())))
                .hasStatus(422);
        assertThat(pages.as(me).post(WORKSHOPS + "/catalogue/nouveau", Map.of("titre", "", "minutes", "5")))
                .hasStatus(422);
    }

    @Test
    void a_card_is_enrolled_in_two_presses() throws Exception {
        var cycle = fixtures.aCycle(me, point, 1, 2);
        var card = Network.as(me, () -> cards.make().card());
        // one press on the card's page, one here
        var choose = WORKSHOPS + "/par-carte/" + card;
        pages.as(me).open(choose);
        int begun = Asking.as(me.scope())
                .call(() ->
                        transaction.execute(_ -> db.sql("select count(*)::int from skills.learner where card = :card")
                                .param("card", card)
                                .query(Integer.class)
                                .single()));
        assertThat(begun).as("looking begins no path").isZero();
        assertThat(pages.as(me).open(choose).select("#choose button").text()).startsWith("Inscrire");
        assertThat(redirection(pages.as(me).post(choose, Map.of("cycle", cycle.toString()))))
                .isEqualTo(choose);
        assertThat(pages.as(me).open(choose).select("#now").text()).contains("Ma boîte mail", "Inscrite");
        assertThat(pages.as(me).open(choose).select("#choose")).isEmpty();
        // the next one waits
        var second = Network.as(me, () -> cards.make());
        var answer = pages.as(me)
                .post(WORKSHOPS + "/cycles/" + cycle + "/inscrire", Map.of("code", second.code(), "personnes", "1"));
        assertThat(redirection(answer)).endsWith(cycle.toString());
        var shown = pages.as(me).open(WORKSHOPS + "/cycles/" + cycle);
        assertThat(shown.select("#enrolments tbody tr").eachText())
                .satisfiesExactly(
                        one -> assertThat(one).contains("1 Carte", "Inscrite"),
                        one -> assertThat(one).contains("2 Carte", "En attente"));
        // the first one leaves, and the second is asked
        pages.as(me)
                .post(shown.select("#enrolments form[action$=annuler]").first().attr("action"), Map.of());
        shown = pages.as(me).open(WORKSHOPS + "/cycles/" + cycle);
        assertThat(shown.select("#enrolments").text()).contains("Place proposée", "réponse avant le");
        pages.as(me).post(shown.select("#enrolments form[action$=reponse]").attr("action"), Map.of("vient", "oui"));
        assertThat(pages.as(me)
                        .open(WORKSHOPS + "/cycles/" + cycle)
                        .select("#enrolments tbody tr")
                        .first()
                        .text())
                .contains("2 Carte", "Inscrite");
    }

    @Test
    void a_wrong_code_is_said_where_it_was_typed() throws Exception {
        var cycle = fixtures.aCycle(me, point, 1, 2);
        var answer = pages.as(me)
                .post(WORKSHOPS + "/cycles/" + cycle + "/inscrire", Map.of("code", "AAAAA", "personnes", "1"));
        assertThat(answer).hasStatus(422);
        var shown = Pages.read(answer);
        assertThat(shown.select("#f-code").attr("value")).isEqualTo("AAAAA");
        assertThat(shown.select("#f-code-error")).hasSize(1);
        assertThat(pages.as(me).post(WORKSHOPS + "/lire-carte", Map.of("code", "AAAAA")))
                .hasStatus(422);
    }

    @Test
    void a_person_is_enrolled_from_their_file_and_from_a_visit() throws Exception {
        var cycle = fixtures.aCycle(me, point, 4, 1);
        var person = new CasesWithDocuments(openFile, openCase).person(me, "Nour", "Haddad");
        var choose = WORKSHOPS + "/personne/" + person;
        pages.as(me).post(choose, Map.of("cycle", cycle.toString()));
        assertThat(pages.as(me)
                        .open(WORKSHOPS + "/cycles/" + cycle)
                        .select("#enrolments")
                        .text())
                .contains("Nour");
        assertThat(pages.as(me)
                        .open("/bureau/personnes/" + person + "?pour=suivi")
                        .text())
                .contains("Ateliers", "Inscrite");
        var visit = VisitsFixtures.aVisit(point);
        Network.as(me, () -> visits.record(visit));
        assertThat(pages.as(me).open(WORKSHOPS + "/passage/" + visit.id()).select("#enter"))
                .hasSize(1);
    }

    @Test
    void a_session_is_added_moved_and_cancelled() throws Exception {
        var cycle = WORKSHOPS + "/cycles/" + fixtures.aCycle(me, point, 4, 1);
        pages.as(me).post(cycle + "/seances", Map.of("jour", inDays(20).toString(), "heure", "14:00"));
        var rows = pages.as(me).open(cycle).select("#sessions tbody tr");
        assertThat(rows).hasSize(2);
        assertThat(rows.last().text()).as("also who has no file").contains("si elles ont laissé de quoi les joindre");
        var move = rows.last().select("a[href$=deplacer]").attr("href");
        var form = pages.as(me).open(move);
        assertThat(form.select("#f-jour").attr("value")).isEqualTo(inDays(20).toString());
        var fields = Map.of("jour", inDays(21).toString(), "heure", "15:00", "version", "0");
        assertThat(redirection(pages.as(me).post(move, fields))).isEqualTo(cycle);
        assertThat(pages.as(me).post(move, fields))
                .as("somebody moved it meanwhile")
                .hasStatus(409);
        assertThat(pages.as(me).post(move, Map.of("jour", inDays(-2).toString(), "heure", "15:00", "version", "1")))
                .hasStatus(422);
        pages.as(me).post(move.replace("deplacer", "annuler"), Map.of());
        assertThat(pages.as(me).open(cycle).select("#sessions tbody tr").last().text())
                .contains("Annulée");
        pages.as(me).post(cycle + "/places", Map.of("places", "9", "version", "0"));
        assertThat(pages.as(me).open(cycle).text()).contains("0 sur 9");
        assertThat(pages.as(me).post(cycle + "/places", Map.of("places", "9", "version", "0")))
                .hasStatus(409);
        pages.as(me).post(cycle + "/annuler", Map.of());
        assertThat(pages.as(me).open(cycle).select("#enrol")).isEmpty();
    }

    @Test
    void a_session_that_is_over_is_found_with_its_sheet() throws Exception {
        var past = WORKSHOPS + "?quand=passees";
        var cycle = fixtures.aCycle(me, point, 8, 1);
        assertThat(pages.as(me).open(past).select(".empty"))
                .as("nothing has begun")
                .hasSize(1);
        assertThat(pages.as(me).open(WORKSHOPS).select("#sessions td.row-main a"))
                .as("its day has not come")
                .isEmpty();
        Asking.as(me.scope())
                .run(() -> transaction.executeWithoutResult(
                        _ -> db.sql("""
                                update workshops.session set day = day - 12, during = tstzrange(lower(during) - interval '12 days',
                                    upper(during) - interval '12 days') where cycle = :cycle""").param("cycle", cycle).update()));
        assertThat(pages.as(me).open(WORKSHOPS).select(".empty"))
                .as("nothing is to come")
                .hasSize(1);
        var row = pages.as(me).open(past).select("#sessions tbody tr:not(.row-group)");
        assertThat(row).hasSize(1);
        assertThat(row.text()).contains("Ma boîte mail", "À noter");
        assertThat(row.select("th a").attr("href")).isEqualTo(WORKSHOPS + "/cycles/" + cycle);
        var sheet = row.select("td.row-main a").attr("href");
        assertThat(redirection(pages.as(me).post(sheet, Map.of("version", "0", "total", "2"))))
                .isEqualTo(sheet);
        assertThat(pages.as(me)
                        .open(past + "&point=" + point)
                        .select("#sessions .badge")
                        .text())
                .isEqualTo("Notée");
        assertThat(pages.as(me).open(past + "&point=" + Ids.next()).select(".empty"))
                .hasSize(1);
    }

    @Test
    void the_sheet_of_a_session_begins_with_nobody_and_all_is_one_press() throws Exception {
        var cycle = fixtures.aCycle(me, point, 8, 1);
        for (int i = 0; i < 3; i++) {
            var code = Network.as(me, () -> cards.make().code());
            pages.as(me).post(WORKSHOPS + "/cycles/" + cycle + "/inscrire", Map.of("code", code, "personnes", "1"));
        }
        assertThat(pages.as(me).open(WORKSHOPS + "/cycles/" + cycle).select("#sessions th a"))
                .as("its day has not come")
                .isEmpty();
        Asking.as(me.scope())
                .run(() -> transaction.executeWithoutResult(
                        _ -> db.sql("""
                                update workshops.session set day = day - 10, during = tstzrange(lower(during) - interval '10 days',
                                    upper(during) - interval '10 days') where cycle = :cycle""").param("cycle", cycle).update()));
        var sheet = pages.as(me)
                .open(WORKSHOPS + "/cycles/" + cycle)
                .select("#sessions th a")
                .attr("href");
        var shown = pages.as(me).open(sheet);
        assertThat(shown.select(".attendance")).hasSize(3);
        assertThat(shown.select("input[type=radio][checked]")).isEmpty();
        assertThat(shown.select("#sheet-form button").first().hasAttr("name"))
                .as("Enter in a field keeps the sheet and says nothing of anybody")
                .isFalse();
        var late = shown.select(".attendance input[value=late]").first().attr("name");
        var fields = Map.of(
                "tous", "oui", "version", "0", late, "late", "total", "2", "gender-female", "1", "visage-1", "3");
        assertThat(redirection(pages.as(me).post(sheet, fields))).isEqualTo(sheet);
        shown = pages.as(me).open(sheet);
        assertThat(shown.select("input[type=radio][checked]").eachAttr("value"))
                .containsExactly("late", "here", "here");
        assertThat(shown.text()).contains("5 personnes présentes");
        assertThat(pages.as(me).post(sheet, fields)).as("it was kept meanwhile").hasStatus(409);
        var stale = pages.as(me).post(sheet, Map.of("version", "0", late, "absent", "total", "1"));
        assertThat(stale).hasStatus(409);
        var again = Pages.read(stale);
        assertThat(again.select("input[type=radio][checked]").eachAttr("value"))
                .as("what was noted meanwhile is seen before it is kept")
                .containsExactly("absent", "here", "here");
        assertThat(again.select("#f-total, #f-gender-female, #f-visage-1").eachAttr("value"))
                .containsExactly("2", "1", "3");
        // who leaves later was there
        pages.as(me).post(Addresses.enrolment(UUID.fromString(late.substring("p-".length()))) + "/annuler", Map.of());
        assertThat(pages.as(me)
                        .open(WORKSHOPS + "/cycles/" + cycle)
                        .select("#enrolments")
                        .text())
                .contains("Désinscrite");
        assertThat(pages.as(me).open(sheet).select("input[type=radio][checked]"))
                .hasSize(3);
        var answer = pages.as(me).post(sheet, Map.of("version", "1", "total", "1", "gender-female", "4"));
        assertThat(answer).hasStatus(422);
        assertThat(Pages.read(answer).select("#f-gender-female").attr("value")).isEqualTo("4");
        assertThat(pages.as(me).post(sheet, Map.of("version", "1", "total", "beaucoup")))
                .hasStatus(422);
        assertThat(pages.as(me)
                        .open("/bureau/actions")
                        .select("#activities tbody")
                        .text())
                .contains("Atelier", "Ma boîte mail")
                .doesNotContain("Corriger");
        var told = pages.as(me).get("/capture/workshops.json").getResponse().getContentAsString();
        assertThat(told).contains("Ma boîte mail", "Carte").contains("\"sessions\"", "\"zone\":\"Europe/Paris\"");
    }
}
