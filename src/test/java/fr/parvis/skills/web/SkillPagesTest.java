// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.database.Asking;
import fr.parvis.documents.CasesWithDocuments;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.sheets.Cards;
import fr.parvis.skills.domain.Gestures;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** The screens of an assessment, without JavaScript. */
@ParvisTest
class SkillPagesTest {
    private static final String SKILLS = "/bureau/competences";

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    VisitsFixtures fixtures;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Cards cards;

    @Autowired
    Gestures gestures;

    @Autowired
    Visits visits;

    @Autowired
    OpenFile openFile;

    @Autowired
    OpenCase openCase;

    private SignedIn me;
    private UUID point;

    @BeforeEach
    void a_mediator() {
        var desk = fixtures.aDesk();
        me = desk.mediator();
        point = desk.point();
    }

    private static String redirection(MvcTestResult answer) {
        assertThat(answer).hasStatus3xxRedirection();
        return answer.getResponse().getRedirectedUrl();
    }

    /** The path of a new card, begun. */
    private String path() {
        var ofCard = redirection(pages.as(me).post(SKILLS + "/nouvelle-carte", Map.of()));
        pages.as(me).post(ofCard, Map.of("point", point.toString()));
        return redirection(pages.as(me).get(ofCard));
    }

    private int learners() {
        return Asking.as(me.association())
                .call(() -> transaction.execute(_ -> db.sql("select count(*)::int from skills.learner")
                        .query(Integer.class)
                        .single()));
    }

    @Test
    void who_looks_at_a_card_or_a_person_makes_no_path_and_who_begins_makes_one() throws Exception {
        var ofCard = redirection(pages.as(me).post(SKILLS + "/nouvelle-carte", Map.of()));
        var person = new CasesWithDocuments(openFile, openCase).person(me, "Nour", "Haddad");
        var ofPerson = SKILLS + "/personne/" + person;
        assertThat(pages.as(me).open(ofCard).select("form#begin[method=post]")).hasSize(1);
        var empty = pages.as(me).open(ofPerson);
        assertThat(empty.select("h1").text()).contains("Nour");
        assertThat(empty.select("#steps li")).isNotEmpty();
        assertThat(learners()).isZero();
        assertThat(redirection(pages.as(me).post(ofCard, Map.of("point", point.toString(), "geste", "search"))))
                .endsWith("/bilan?point=" + point + "&geste=search");
        assertThat(redirection(pages.as(me).post(ofPerson, Map.of("papier", "oui"))))
                .endsWith("/saisie");
        // pressed twice is begun once
        assertThat(redirection(pages.as(me).post(ofPerson, Map.of("geste", "?&x"))))
                .doesNotContain("x=", "&x");
        assertThat(learners()).isEqualTo(2);
        assertThat(redirection(pages.as(me).get(ofPerson))).startsWith(SKILLS + "/parcours/");
        var colleague = network.a(Role.MEDIATOR, me.association());
        assertThat(redirection(pages.as(colleague).post(ofCard, Map.of()))).isEqualTo(SKILLS);
    }

    @Test
    void eight_presses_and_the_assessment_is_kept() throws Exception {
        var path = path();
        int gesturesToday = Network.as(me, () -> gestures.on(LocalDate.now(NetworkTime.ZONE)))
                .size();
        var address = path + "/bilan?point=" + point;
        int presses = 0;
        while (!address.contains("/fin")) {
            var screen = pages.as(me).open(address);
            assertThat(screen.select("h1")).hasSize(1);
            assertThat(screen.select("button.skill-level")).hasSize(3);
            assertThat(screen.select("button.skill-level .tile-word").eachText())
                    .containsExactly("Avec de l’aide", "Avec un indice", "Seul");
            address = redirection(pages.as(me)
                    .post(
                            screen.select("main form").attr("action"),
                            Map.of(
                                    "point", point.toString(),
                                    "geste",
                                            screen.select("main input[name=geste]")
                                                    .attr("value"),
                                    "niveau", "prompted")));
            presses++;
        }
        assertThat(presses).isEqualTo(gesturesToday).isBetween(8, 10);
        assertThat(pages.as(me).open(address).select("#seen li")).hasSize(presses);
        assertThat(pages.as(me).open(path).select(".skill-step .skill-seen")).hasSize(presses);
    }

    @Test
    void what_was_said_is_shown_and_can_be_cleared() throws Exception {
        var path = path();
        var fields = Map.of("point", point.toString(), "geste", "search", "niveau", "alone");
        pages.as(me).post(path + "/bilan", fields);
        var address = path + "/bilan?point=" + point + "&geste=search";
        assertThat(pages.as(me)
                        .open(address)
                        .select("button.skill-level[aria-pressed=true] .tile-word")
                        .text())
                .isEqualTo("Seul");
        var cleared = new HashMap<>(fields);
        cleared.put("niveau", "");
        pages.as(me).post(path + "/bilan", cleared);
        assertThat(pages.as(me).open(address).select("button.skill-level[aria-pressed=true]"))
                .isEmpty();
    }

    @Test
    void a_wrong_code_says_what_is_wrong_and_keeps_what_was_typed() throws Exception {
        var answer = pages.as(me).post(SKILLS + "/lire-carte", Map.of("code", "AAAAA"));
        assertThat(answer).hasStatus(422);
        var page = Pages.read(answer);
        assertThat(page.select("#f-code").attr("value")).isEqualTo("AAAAA");
        assertThat(page.select(".field-error")).isNotEmpty();
    }

    @Test
    void a_paper_is_typed_one_press_a_gesture_and_refused_for_a_day_to_come() throws Exception {
        var path = path();
        var tomorrow = LocalDate.now(NetworkTime.ZONE).plusDays(1);
        var fields = Map.of(
                "jour", tomorrow.toString(), "point", point.toString(), "geste-search", "alone", "geste-scam", "help");
        var refused = pages.as(me).post(path + "/saisie", fields);
        assertThat(refused).hasStatus(422);
        assertThat(Pages.read(refused)
                        .select("input[name=geste-search][value=alone]")
                        .hasAttr("checked"))
                .isTrue();
        var kept = new HashMap<>(fields);
        kept.put("jour", tomorrow.minusDays(10).toString());
        assertThat(redirection(pages.as(me).post(path + "/saisie", kept))).isEqualTo(path);
        assertThat(pages.as(me).open(path).select(".skill-step .skill-seen")).hasSize(2);
    }

    @Test
    void the_sheet_shows_pictures_and_neither_number_nor_level() throws Exception {
        var path = path();
        pages.as(me).post(path + "/bilan", Map.of("point", point.toString(), "geste", "search", "niveau", "prompted"));
        var answer = pages.as(me).get(path + "/feuille.pdf");
        assertThat(answer).hasStatusOk().hasHeader("Cache-Control", "no-store");
        try (var pdf = Loader.loadPDF(answer.getResponse().getContentAsByteArray())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            var text = new PDFTextStripper().getText(pdf);
            assertThat(text)
                    .contains("Ce que je sais faire", "Chercher sur internet", "Ma carte")
                    .doesNotContain("indice", "%", "niveau");
        }
        assertThat(pages.as(me).get(SKILLS + "/feuille-vierge.pdf")).hasStatusOk();
    }

    @Test
    void a_card_that_was_not_typed_opens_nothing() {
        var path = path();
        var colleague = network.a(Role.MEDIATOR, me.association());
        assertThat(redirection(pages.as(colleague).get(path))).isEqualTo(SKILLS);
        assertThat(redirection(pages.as(colleague).get(path + "/bilan?point=" + point)))
                .isEqualTo(SKILLS);
        assertThat(redirection(pages.as(colleague).get(path + "/saisie"))).isEqualTo(SKILLS);
        assertThat(pages.as(colleague).get(path + "/feuille.pdf")).hasStatus(404);
        assertThat(redirection(pages.as(colleague).get(SKILLS + "/par-carte/" + Ids.next())))
                .isEqualTo(SKILLS);
    }

    @Test
    void the_page_of_a_card_and_of_a_person_lead_here() throws Exception {
        var card = Network.as(me, () -> cards.make());
        assertThat(pages.as(me)
                        .open("/bureau/passage/" + card.card())
                        .select("a[href=" + SKILLS + "/par-carte/" + card.card() + "]"))
                .isNotEmpty();
        var person = new CasesWithDocuments(openFile, openCase).person(me, "Nour", "Haddad");
        assertThat(pages.as(me)
                        .open(SKILLS + "/personne/" + person)
                        .select("h1")
                        .text())
                .contains("Nour");
    }

    @Test
    void the_path_of_a_card_at_hand_is_joined_on_the_path_of_a_person() throws Exception {
        var ofCard = path();
        pages.as(me)
                .post(ofCard + "/bilan", Map.of("point", point.toString(), "geste", "search", "niveau", "prompted"));
        var person = new CasesWithDocuments(openFile, openCase).person(me, "Nour", "Haddad");
        var ofPerson = SKILLS + "/personne/" + person;
        var form = pages.as(me).open(ofPerson).selectFirst("#join form");
        pages.as(me)
                .post(form.attr("action"), Map.of("carte", form.select("option").attr("value")));
        assertThat(redirection(pages.as(me).get(SKILLS + "/personne/" + person)))
                .isEqualTo(ofCard);
        var joined = pages.as(me).open(ofCard);
        assertThat(joined.select("h1").text()).contains("Nour");
        assertThat(redirection(
                        pages.as(me).post(joined.selectFirst("#join form").attr("action"), Map.of())))
                .isEqualTo(SKILLS);
        assertThat(pages.as(me).open(ofCard).select("h1").text()).doesNotContain("Nour");
    }

    @Test
    void a_point_takes_assessments_until_the_day_on_which_it_closes() throws Exception {
        var today = LocalDate.now(NetworkTime.ZONE);
        var closing = fixtures.aPoint(me.association(), "Europe/Paris", today.plusDays(7));
        fixtures.aPoint(me.association(), "Europe/Paris", today);
        assertThat(pages.as(me).open(path()).select("#f-point option[value~=-]").eachAttr("value"))
                .containsExactlyInAnyOrder(point.toString(), closing.toString());
    }

    @Test
    void the_search_of_all_pages_finds_where_assessments_begin() throws Exception {
        var answer = pages.as(me).post("/bureau/chercher", Map.of("q", "bilan"));
        assertThat(Pages.read(answer).select("main a").eachAttr("href")).contains(SKILLS, SKILLS + "/chiffres");
    }

    @Test
    void gestures_of_a_visit_wait_for_a_card_then_take_one_press() throws Exception {
        var visit = VisitsFixtures.aVisit(point);
        Network.as(me, () -> visits.record(visit));
        var address = SKILLS + "/passage/" + visit.id();
        assertThat(pages.as(me).open(address).select("#f-code")).hasSize(1);
        assertThat(pages.as(me).post(address + "/lire-carte", Map.of("code", "AAAAA")))
                .hasStatus(422);
        var card = Network.as(network.a(Role.MEDIATOR, me.association()), () -> cards.make());
        assertThat(redirection(pages.as(me).post(address + "/lire-carte", Map.of("code", card.code()))))
                .isEqualTo(address + "?carte=" + card.card());
        assertThat(pages.as(me)
                        .open(address)
                        .select(".skill-row input[name=geste]")
                        .eachAttr("value"))
                .containsExactly("form");
        var after = redirection(pages.as(me)
                .post(address, Map.of("carte", card.card().toString(), "geste", "form", "niveau", "alone")));
        assertThat(pages.as(me)
                        .open(after)
                        .select("button[aria-pressed=true] .tile-word")
                        .text())
                .isEqualTo("Seul");
    }

    @Test
    void a_young_association_is_told_that_it_has_too_few_observations() throws Exception {
        var page = pages.as(me).open(SKILLS + "/chiffres");
        assertThat(page.select("#change").text()).contains("Trop peu d’observations", "30 personnes");
        assertThat(page.select("#change .skill-number")).isEmpty();
    }

    @Test
    void the_networks_head_keeps_the_gestures_and_mediators_do_not() throws Exception {
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        assertThat(pages.as(me).get("/bureau/gestes-numeriques")).hasStatus(403);
        var page = pages.as(head).open("/bureau/gestes-numeriques?code=search");
        assertThat(page.select("#f-nom").attr("value")).isEqualTo("Chercher sur internet");
        assertThat(page.select("#f-digcomp-3-0, #f-pix, #f-coop-thematique")).hasSize(3);
        var refused = pages.as(head)
                .post("/bureau/gestes-numeriques", Map.of("code", "Été", "valable", "2026-01-01", "nom", "X"));
        assertThat(refused).hasStatus(422);
        assertThat(Pages.read(refused).select("#f-nom").attr("value")).isEqualTo("X");
    }

    @Test
    void the_networks_head_confirms_a_counterpart_by_where_it_was_read() throws Exception {
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        var code = "g" + Ids.next().toString().substring(24);
        var fields = new HashMap<>(Map.of(
                "code",
                code,
                "valable",
                LocalDate.now(NetworkTime.ZONE).plusDays(1).toString(),
                "nom",
                "Brancher une souris",
                "voir",
                "Branche sans aide",
                "image",
                "keyboard",
                "place",
                "300",
                "digcomp-2.2",
                "5.1",
                "pix",
                "5",
                "source-pix",
                "x".repeat(201)));
        var refused = pages.as(head).post("/bureau/gestes-numeriques", fields);
        assertThat(refused).hasStatus(422);
        assertThat(Pages.read(refused).select("#f-source-pix-error")).hasSize(1);
        fields.put("source-pix", "Pix, référentiel de 2026");
        assertThat(pages.as(head).post("/bureau/gestes-numeriques", fields)).hasStatus3xxRedirection();
        assertThat(elsewhere(head, code))
                .contains("DigComp 2.2 5.1 (à confirmer)", "Pix 5")
                .doesNotContain("Pix 5 (à confirmer)");
        // a change of something else keeps what was compared, and where
        fields.remove("source-pix");
        fields.put("nom", "Brancher un clavier");
        assertThat(pages.as(head).post("/bureau/gestes-numeriques", fields)).hasStatus3xxRedirection();
        assertThat(elsewhere(head, code))
                .contains("Brancher un clavier", "Pix 5")
                .doesNotContain("Pix 5 (à confirmer)");
        var form = pages.as(head).open("/bureau/gestes-numeriques?code=" + code);
        assertThat(form.select("#f-source-pix-hint").text()).contains("Pix, référentiel de 2026");
        assertThat(form.select("#f-source-pix").attr("value")).isEmpty();
        assertThat(form.select("#f-source-digcomp-2-2-hint").text()).contains("texte d’origine");
    }

    private String elsewhere(SignedIn head, String code) {
        return pages.as(head)
                .open("/bureau/gestes-numeriques")
                .select("#gestures tr:has(a[href*=code=" + code + "])")
                .text();
    }
}
