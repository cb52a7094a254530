// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import static fr.parvis.workshops.WorkshopsFixtures.done;
import static fr.parvis.workshops.WorkshopsFixtures.inDays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.values.Ids;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.workshops.WorkshopsFixtures;
import fr.parvis.workshops.domain.Enrol;
import fr.parvis.workshops.domain.EnrolByPartner;
import fr.parvis.workshops.domain.EnrolOneself;
import fr.parvis.workshops.domain.Enrolment;
import fr.parvis.workshops.domain.SeeWorkshops;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Seats that a partner takes in its room for those whom it accompanies. */
@ParvisTest
class PartnerWorkshopsTest {
    private static final String ROOM = "/partenaire/ateliers";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    SeeWorkshops see;

    @Autowired
    EnrolByPartner partners;

    @Autowired
    EnrolOneself oneself;

    @Autowired
    Enrol enrol;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    WorkshopsFixtures fixtures;

    SignedIn me;
    SignedIn theirs;
    SignedIn others;
    UUID point;

    @BeforeEach
    void two_partners_of_an_association() {
        var association = network.anAssociation();
        me = network.a(Role.SITE_LEAD, association);
        point = visitsFixtures.aPoint(association, "Europe/Paris", null);
        theirs = network.aPartner(association, Ids.next());
        others = network.aPartner(association, Ids.next());
    }

    private UUID aPublicCycle(int seats) {
        return fixtures.aCycle(me, point, seats, 2);
    }

    private Document room(SignedIn who, String more) {
        var answer = pages.as(who).get(ROOM + more);
        assertThat(answer).hasStatusOk();
        return Pages.read(answer);
    }

    private UUID enrols(SignedIn who, UUID cycle, int persons, String reference) {
        var id = Ids.next();
        assertThat(pages.as(who)
                        .post(
                                ROOM,
                                "id",
                                id.toString(),
                                "cycle",
                                cycle.toString(),
                                "persons",
                                String.valueOf(persons),
                                "reference",
                                reference))
                .hasRedirectedUrl(ROOM + "?inscription=" + id);
        return id;
    }

    private Enrolment enrolment(UUID id) {
        return Network.as(me, () -> see.enrolment(id).orElseThrow());
    }

    @Test
    void a_partner_enrols_hands_on_a_code_and_sees_its_own_enrolments_only() {
        var cycle = aPublicCycle(6);
        var mine = enrols(theirs, cycle, 2, "D-1204");
        enrols(others, cycle, 1, "K-7");
        var page = room(theirs, "?inscription=" + mine);
        assertThat(page.select("#enrolled li")).hasSize(1);
        assertThat(page.select("#enrolled").text()).contains("D-1204").doesNotContain("K-7");
        assertThat(page.select("#code .secret").text()).matches("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}");
        assertThat(room(others, "?inscription=" + mine).select("#code")).isEmpty();
        assertThat(enrolment(mine).persons()).isEqualTo(2);
        var team = pages.as(me).get("/bureau/ateliers/cycles/" + cycle);
        assertThat(Pages.read(team).text()).contains("Par un partenaire · D-1204");
    }

    @Test
    void another_partner_changes_nothing_and_the_team_is_no_partner() {
        var mine = enrols(theirs, aPublicCycle(6), 1, "");
        assertThat(pages.as(others).post(ROOM + "/" + mine + "/annuler")).hasRedirectedUrl(ROOM);
        assertThat(enrolment(mine).state()).isEqualTo(Enrolment.State.ENROLLED);
        assertThat(pages.as(others)
                        .post(
                                ROOM,
                                "id",
                                mine.toString(),
                                "cycle",
                                enrolment(mine).cycle().toString()))
                .hasStatus(422);
        assertThat(pages.as(me).get(ROOM)).hasStatus(403);
        assertThat(pages.as(theirs).post(ROOM + "/" + mine + "/annuler")).hasRedirectedUrl(ROOM);
        assertThat(enrolment(mine).state()).isEqualTo(Enrolment.State.CANCELLED);
    }

    @Test
    void a_group_waits_together_and_a_freed_seat_is_offered_and_answered_here() {
        var cycle = aPublicCycle(3);
        var first = enrols(theirs, cycle, 2, "1");
        var group = enrols(theirs, cycle, 2, "2");
        assertThat(enrolment(group).state()).isEqualTo(Enrolment.State.WAITING);
        assertThat(room(theirs, "").select("#i-" + group).text()).contains("En attente, en premier");
        pages.as(theirs).post(ROOM + "/" + first + "/annuler");
        assertThat(enrolment(group).state()).isEqualTo(Enrolment.State.OFFERED);
        assertThat(room(theirs, "").select("#i-" + group).text()).contains("Place libre");
        assertThat(pages.as(theirs).post(ROOM + "/" + group + "/vient")).hasRedirectedUrl(ROOM);
        assertThat(enrolment(group).state()).isEqualTo(Enrolment.State.ENROLLED);
        assertThat(Network.as(me, () -> see.find(cycle).orElseThrow().cycle().taken()))
                .isEqualTo(2);
    }

    @Test
    void seats_are_never_exceeded_when_partners_and_the_team_want_them_at_once() throws Exception {
        var cycle = aPublicCycle(3);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            for (int i = 0; i < 6; i++) {
                var partner = i % 2 == 0 ? theirs : others;
                all.add(threads.submit(() -> Asking.as(me.association())
                        .call(() -> partners.enrol(
                                new EnrolByPartner.Sender(partner.partner(), partner.account()),
                                new EnrolOneself.Asked(Ids.next(), cycle, 1, "", "fr"),
                                ""))));
            }
            var card = fixtures.aCard(me);
            all.add(threads.submit(() -> Network.as(me, () -> enrol.enrol(cycle, card, 1))));
            for (var one : all) one.get();
        }
        var whole = Network.as(me, () -> see.find(cycle).orElseThrow());
        assertThat(whole.cycle().taken()).isEqualTo(3);
        assertThat(whole.enrolments().stream().filter(one -> one.state() == Enrolment.State.ENROLLED))
                .hasSize(3);
        assertThat(whole.enrolments()).hasSize(7);
    }

    @Test
    void what_is_wrong_is_said_and_nothing_is_enrolled() {
        var cycle = aPublicCycle(3);
        assertThat(pages.as(theirs).post(ROOM, "persons", "1")).hasStatus(422);
        var named = pages.as(theirs).post(ROOM, "cycle", cycle.toString(), "persons", "1", "reference", "Nour Haddad");
        assertThat(named).hasStatus(422);
        assertThat(Pages.read(named).select("#f-reference-error").text()).contains("N’écrivez pas de nom");
        assertThat(Pages.read(named).select("#f-reference").val()).isEqualTo("Nour Haddad");
        assertThat(pages.as(theirs).post(ROOM, "cycle", cycle.toString(), "persons", "8"))
                .hasStatus(422);
        assertThat(pages.as(theirs).post(ROOM, "cycle", cycle.toString(), "persons", "1", "phone", "12"))
                .hasStatus(422);
        var hidden = fixtures.aCycle(me, point, 3, 1);
        Network.as(
                me,
                () -> transaction.executeWithoutResult(
                        status -> db.sql("update workshops.cycle set open = false where id = :id")
                                .param("id", hidden)
                                .update()));
        assertThat(pages.as(theirs).post(ROOM, "cycle", hidden.toString(), "persons", "1"))
                .hasStatus(422);
        assertThat(room(theirs, "").select("#f-cycle option").eachAttr("value"))
                .isEqualTo(List.of("", cycle.toString()));
        assertThat(Network.as(me, () -> see.find(cycle).orElseThrow().enrolments()))
                .isEmpty();
    }

    @Test
    void that_there_are_more_enrolments_than_are_shown_is_said() {
        var cycle = aPublicCycle(3);
        Network.as(
                me,
                () -> transaction.executeWithoutResult(status -> db.sql("""
                                with e as (
                                    insert into workshops.enrolment (id, association, cycle, number, persons, state, asked_at)
                                    select gen_random_uuid(), :association, :cycle, n, 1, 'waiting', now() from generate_series(1, 201) n
                                    returning id)
                                insert into workshops.sent_by_partner (enrolment, association, partner, sent_by)
                                select e.id, :association, :partner, :by from e""")
                        .param("association", me.association())
                        .param("cycle", cycle)
                        .param("partner", theirs.partner())
                        .param("by", theirs.account())
                        .update()));
        var page = room(theirs, "");
        assertThat(page.select("#enrolled li")).hasSize(200);
        assertThat(page.select("#enrolled").text()).contains("Les 200 premières inscriptions");
    }

    @Test
    void cycles_that_are_hidden_take_no_place_among_those_to_choose_from() {
        var workshop = fixtures.aWorkshop(me, "Ma boîte mail");
        for (int i = 0; i < 40; i++) done(fixtures.make(me, workshop, point, null, 3, inDays(10), 1));
        Network.as(
                me,
                () -> transaction.executeWithoutResult(
                        status -> db.sql("update workshops.cycle set open = false where association = :association")
                                .param("association", me.association())
                                .update()));
        var shown = done(fixtures.make(me, workshop, point, null, 3, inDays(11), 1));
        assertThat(room(theirs, "").select("#f-cycle option").eachAttr("value"))
                .isEqualTo(List.of("", shown.toString()));
    }

    @Test
    void a_file_half_right_enrols_the_good_lines_and_gives_the_others_back_with_the_reason() {
        var cycle = aPublicCycle(12);
        enrols(theirs, cycle, 1, "D-9");
        var id = Ids.next();
        var csv = """
                Référence;Nom;Téléphone;Personnes
                D-1;Haddad;06 39 98 00 01;2
                D-2;Diallo;;
                Nour Haddad;;;1
                D-3;;12;1
                D-4;;;beaucoup
                D-9;;;1
                D-1;;;1
                ;;;

                D-5;;;99
                """;
        var answer = send(theirs, cycle, id, csv.getBytes(StandardCharsets.UTF_16LE));
        assertThat(answer).hasStatus(422);
        var page = Pages.read(answer);
        assertThat(page.select("#refused .notice").text())
                .contains("2 lignes inscrites", "6 lignes n’ont pas été prises");
        assertThat(page.select("#refused li").eachText())
                .satisfiesExactly(
                        line -> assertThat(line).contains("Ligne 4", "N’écrivez pas de nom"),
                        line -> assertThat(line).contains("Ligne 5", "dix chiffres"),
                        line -> assertThat(line).contains("Ligne 6", "Indiquez un nombre"),
                        line -> assertThat(line).contains("Ligne 7", "déjà inscrite"),
                        line -> assertThat(line).contains("Ligne 8", "déjà inscrite"),
                        line -> assertThat(line).contains("Ligne 11", "Indiquez un nombre"));
        assertThat(page.select("#enrolled li").text()).contains("D-1", "D-2").doesNotContain("Haddad", "Diallo");
        var again = pages.as(theirs)
                .post(
                        ROOM + "/lignes-refusees.csv",
                        "lignes",
                        page.select("input[name=lignes]").val());
        assertThat(again).hasStatusOk().hasContentTypeCompatibleWith("text/csv");
        assertThat(again)
                .bodyText()
                .contains("À corriger;Référence;Nom;Téléphone;Personnes", "D-3;;12;1", "déjà inscrite");
        // the same form twice changes nothing
        send(theirs, cycle, id, csv.getBytes(StandardCharsets.UTF_16LE));
        assertThat(Network.as(me, () -> see.find(cycle).orElseThrow().enrolments()))
                .extracting(Enrolment::persons)
                .containsExactlyInAnyOrder(1, 2, 1);
    }

    @Test
    void a_file_that_cannot_be_read_says_why_and_enrols_nobody() {
        var cycle = aPublicCycle(3);
        assertThat(why(cycle, "")).contains("est vide");
        assertThat(why(cycle, "référence;téléphone\n")).contains("est vide");
        assertThat(why(cycle, "nom;prénom\nHaddad;Nour\n")).contains("colonne « référence »");
        assertThat(why(cycle, "référence\n\"D-1\n")).contains("guillemet");
        assertThat(why(cycle, "référence\n" + "D-1\n".repeat(201))).contains("plus de 200 lignes");
        assertThat(why(cycle, "x".repeat(50 << 20))).contains("trop gros");
        assertThat(Pages.read(send(theirs, cycle, Ids.next(), new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0}))
                        .select("#f-fichier-error")
                        .text())
                .contains("pas un fichier texte");
        assertThat(Pages.read(send(theirs, null, Ids.next(), "référence\nD-1\n".getBytes(StandardCharsets.UTF_8)))
                        .select("#f-cycle-error")
                        .text())
                .contains("Choisissez un atelier");
        assertThat(Network.as(me, () -> see.find(cycle).orElseThrow().enrolments()))
                .isEmpty();
    }

    private String why(UUID cycle, String file) {
        var answer = send(theirs, cycle, Ids.next(), file.getBytes(StandardCharsets.UTF_8));
        assertThat(answer).hasStatus(422);
        return Pages.read(answer).select("#f-fichier-error").text();
    }

    private MvcTestResult send(SignedIn who, @Nullable UUID cycle, UUID id, byte[] file) {
        return mvc.post()
                .uri(ROOM + "/fichier")
                .multipart()
                .file(new MockMultipartFile("fichier", "liste.csv", "text/csv", file))
                .param("cycle", cycle == null ? "" : cycle.toString())
                .param("id", id.toString())
                .with(Browser.as(who))
                .with(csrf())
                .exchange();
    }
}
