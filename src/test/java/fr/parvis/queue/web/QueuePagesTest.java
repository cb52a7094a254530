// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.SettableClock;
import fr.parvis.SettableTime;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.Notice;
import fr.parvis.values.Ids;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.visits.VisitsFixtures.Desk;
import java.net.URI;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
@Import(SettableTime.class)
class QueuePagesTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    SettableClock clock;

    @Autowired
    Nomenclature nomenclature;

    @Autowired
    Visits visits;

    Desk desk;
    SignedIn lead;

    @BeforeEach
    void a_point() {
        clock.set("2026-11-25T09:00:00Z"); // a Wednesday, 10:00 in Paris
        desk = visitsFixtures.aDesk();
        lead = network.a(Role.SITE_LEAD, desk.association());
    }

    private MvcTestResult post(SignedIn who, String address, String... fields) {
        var request = mvc.post().uri(URI.create(address));
        if (who != null) request = request.with(Browser.as(who)).with(csrf());
        for (int i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }

    @Test
    void the_queue_opens_where_the_desk_does() {
        // named after its identifier, so the later one is not the first by name
        var other = visitsFixtures.aPoint(desk.association(), "Europe/Paris", null);
        var visit = VisitsFixtures.at(VisitsFixtures.aVisit(other), clock.instant());
        assertThat(pages.as(desk.mediator())
                        .open("/bureau/file")
                        .select("select[name=point] option[selected]")
                        .val())
                .isEqualTo(desk.point().toString());
        Network.as(desk.mediator(), () -> visits.record(visit));
        assertThat(pages.as(desk.mediator())
                        .open("/bureau/file")
                        .select("select[name=point] option[selected]")
                        .val())
                .isEqualTo(other.toString());
    }

    /** The address of a new screen: {@code /borne/…}. */
    private String aScreen(String kind) {
        var answer =
                post(lead, "/bureau/file/ecrans", "point", desk.point().toString(), "sorte", kind, "nom", "Entrée");
        assertThat(answer).hasStatusOk();
        return URI.create(Pages.read(answer).select("input[name=lien]").val()).getPath();
    }

    private void hours(String hours) {
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(
                        _ -> db.sql("update network.point set hours = :hours where id = :id")
                                .param("hours", hours)
                                .param("id", desk.point())
                                .update()));
    }

    private String does(String type, String... more) {
        var fields = new String[more.length + 6];
        System.arraycopy(
                new String[] {
                    "point", desk.point().toString(), "command", Ids.next().toString(), "type", type
                },
                0,
                fields,
                0,
                6);
        System.arraycopy(more, 0, fields, 6, more.length);
        var answer = post(desk.mediator(), "/bureau/file", fields);
        assertThat(answer).hasStatus(302);
        return answer.getResponse().getHeader("Location");
    }

    private Document staff() {
        return pages.as(desk.mediator()).open("/bureau/file?point=" + desk.point());
    }

    // The kiosk

    @Test
    void a_person_takes_a_number_and_a_second_press_finds_the_same() {
        var kiosk = aScreen("kiosk");
        var start = pages.open(kiosk);
        assertThat(start.select("h1").text()).isEqualTo("De quoi avez-vous besoin ?");
        assertThat(start.select(".kiosk-tile")).hasSizeGreaterThan(10);
        assertThat(start.select(".kiosk-tile").last().text()).isEqualTo("Je ne sais pas");
        assertThat(start.select("a[href^=/bureau], a[href=/]"))
                .as("no way out of the kiosk")
                .isEmpty();
        var ticket = start.select("input[name=ticket]").val();
        var first = post(null, kiosk, "ticket", ticket, "besoin", "energy", "langue", "fr");
        var second = post(null, kiosk, "ticket", ticket, "besoin", "energy", "langue", "fr");
        assertThat(first).hasStatus(302).hasHeader("Location", kiosk + "/ticket/" + ticket);
        assertThat(second).hasStatus(302).hasHeader("Location", kiosk + "/ticket/" + ticket);
        var shown = pages.open(kiosk + "/ticket/" + ticket);
        assertThat(shown.select(".kiosk-number").text()).isEqualTo("1");
        assertThat(shown.select(".kiosk-before").first().text()).isEqualTo("C’est bientôt à vous.");
        assertThat(shown.select("noscript meta").attr("content")).isEqualTo("20;url=" + kiosk);
        assertThat(staff().select("#queue-now ol .queue-number").eachText()).containsExactly("1");
    }

    @Test
    void the_kiosk_speaks_the_language_that_was_touched_and_the_mediator_knows_which() {
        var kiosk = aScreen("kiosk");
        var start = pages.open(kiosk + "?langue=ar");
        assertThat(start.select("html").attr("lang")).isEqualTo("ar");
        assertThat(start.select("html").attr("dir")).isEqualTo("rtl");
        assertThat(start.select(".kiosk-languages a").eachAttr("lang"))
                .containsExactly("fr", "en", "ar", "tr", "es", "pt", "ro", "uk", "ru");
        var ticket = start.select("input[name=ticket]").val();
        post(null, kiosk, "ticket", ticket, "besoin", "", "langue", "ar");
        post(null, kiosk, "ticket", UUID.randomUUID().toString(), "besoin", "papers", "langue", "fr");
        var shown = pages.open(kiosk + "/ticket/" + ticket + "?langue=ar");
        assertThat(shown.select("h1").text()).isEqualTo("رقمكم");
        assertThat(staff().select("#queue-now ol .queue-facts").eachText().getFirst())
                .contains("Arabe");
    }

    @Test
    void a_site_lead_chooses_the_languages_of_the_kiosk() {
        var kiosk = aScreen("kiosk");
        var address = "/bureau/file/reglages";
        var refused = post(lead, address, "point", desk.point().toString(), "langues", "ar", "langues", "klingon");
        assertThat(((Notice) refused.getMvcResult().getFlashMap().get("notice")).text())
                .contains("klingon", "rien n’a changé");
        assertThat(pages.open(kiosk).select(".kiosk-languages a")).hasSizeGreaterThan(2);
        post(lead, address, "point", desk.point().toString(), "utilisee", "oui", "langues", "tr");
        assertThat(pages.open(kiosk).select(".kiosk-languages a").eachAttr("lang"))
                .containsExactly("fr", "tr");
        assertThat(pages.open(kiosk + "?langue=ar").select("html").attr("lang")).isEqualTo("fr");
        var settings = pages.as(lead).open("/bureau/file/reglages?point=" + desk.point());
        assertThat(settings.select("input[name=langues][checked]").eachAttr("value"))
                .containsExactly("tr");
    }

    @Test
    void a_kiosk_that_restored_its_page_has_no_token_and_gives_tickets_all_the_same() {
        var kiosk = aScreen("kiosk");
        assertThat(mvc.post()
                        .uri(kiosk)
                        .header("Sec-Fetch-Site", "same-origin")
                        .param("ticket", UUID.randomUUID().toString()))
                .hasStatus(302);
        assertThat(mvc.post().uri("/bureau/file").with(Browser.as(lead))).hasStatus(403);
    }

    @Test
    void when_the_point_is_closed_the_kiosk_says_when_it_opens() {
        hours("Mo,Th,Fr 09:00-12:00");
        var kiosk = aScreen("kiosk");
        var closed = pages.open(kiosk);
        assertThat(closed.select("h1").text()).isEqualTo("Nous sommes fermés.");
        assertThat(closed.select(".kiosk-message p").text()).isEqualTo("Nous ouvrons jeudi 26/11 à 9 h.");
        assertThat(closed.select("form")).isEmpty();
        assertThat(pages.open(kiosk + "?langue=es").select(".kiosk-message p").text())
                .isEqualTo("Abrimos el jueves 26/11 a las 09:00.");
        var ticket = UUID.randomUUID().toString();
        assertThat(post(null, kiosk, "ticket", ticket)).hasHeader("Location", kiosk);
        assertThat(staff().select("#queue-now ol .queue-number")).isEmpty();
    }

    @Test
    void those_who_stand_at_the_door_half_an_hour_before_take_a_number() {
        hours("We 10:20-12:00");
        assertThat(pages.open(aScreen("kiosk")).select("form")).isNotEmpty();
        hours("We 10:40-12:00");
        assertThat(pages.open(aScreen("kiosk")).select(".kiosk-message p").text())
                .isEqualTo("Nous ouvrons aujourd’hui à 10 h 40.");
    }

    @Test
    void a_pause_ends_with_its_day() {
        var kiosk = aScreen("kiosk");
        post(desk.mediator(), "/bureau/file/pause", "point", desk.point().toString(), "pause", "oui");
        assertThat(pages.open(kiosk).select(".kiosk-message").text())
                .contains("plus prendre de numéros", "Allez voir un médiateur.");
        assertThat(pages.read(kiosk + "/etat").text()).contains("PAUSED");
        assertThat(staff().select(".notice-warning").text()).contains("La borne ne donne plus de numéros");
        does("give", "ticket", UUID.randomUUID().toString());
        assertThat(staff().select("#queue-now ol .queue-number")).hasSize(1);
        clock.set("2026-11-26T09:00:00Z");
        assertThat(pages.open(kiosk).select("form")).isNotEmpty();
    }

    @Test
    void a_point_that_uses_no_queue_sends_people_to_a_mediator() {
        var kiosk = aScreen("kiosk");
        post(lead, "/bureau/file/reglages", "point", desk.point().toString());
        assertThat(pages.open(kiosk).select("h1").text()).isEqualTo("Allez voir un médiateur.");
    }

    @Test
    void a_revoked_link_opens_nothing_any_more() {
        var kiosk = aScreen("kiosk");
        var wall = aScreen("wall");
        var settings = pages.as(lead).open("/bureau/file/reglages?point=" + desk.point());
        for (var form : settings.select("form[action$=/fin?point=" + desk.point() + "]"))
            assertThat(post(lead, form.attr("action"))).hasStatus(302);
        assertThat(pages.get(kiosk)).hasStatus(410);
        assertThat(post(null, kiosk, "ticket", UUID.randomUUID().toString())).hasStatus(410);
        assertThat(pages.read(kiosk + "/etat").text()).contains("OVER");
        assertThat(pages.get(wall)).hasStatus(410);
        assertThat(pages.get(wall + "/maintenant")).hasStatus(410);
        assertThat(pages.as(lead)
                        .open("/bureau/file/reglages?point=" + desk.point())
                        .select("#screen-list"))
                .isEmpty();
    }

    @Test
    void a_screen_whose_name_is_too_long_is_asked_for_again_as_it_was_chosen() {
        var answer = post(
                lead, "/bureau/file/ecrans", "point", desk.point().toString(), "sorte", "wall", "nom", "x".repeat(61));
        assertThat(answer).hasStatus(422);
        assertThat(Pages.read(answer).select("input[name=sorte][checked]").val())
                .isEqualTo("wall");
        assertThat(Pages.read(answer).select("input[name=nom]").val()).hasSize(61);
    }

    @Test
    void the_link_of_a_point_that_closed_is_revoked_all_the_same() {
        var wall = aScreen("wall");
        var settings = "/bureau/file/reglages?point=" + desk.point();
        visitsFixtures.aPoint(desk.association(), "Europe/Paris", null);
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(
                        _ -> db.sql("update network.point set closed_on = '2026-11-25' where id = :id")
                                .param("id", desk.point())
                                .update()));
        var revokes = pages.as(lead)
                .open(settings)
                .select("form[action$=/fin?point=" + desk.point() + "]")
                .attr("action");
        assertThat(post(lead, revokes)).hasStatus(302).hasRedirectedUrl(settings);
        assertThat(pages.get(wall)).hasStatus(410);
    }

    @Test
    void a_link_opens_its_own_kind_of_screen_and_a_made_up_one_nothing() {
        var secret = aScreen("kiosk").substring("/borne/".length());
        assertThat(pages.get("/mur/" + secret)).hasStatus(410);
        assertThat(pages.get("/borne/" + secret + "x")).hasStatus(410);
        assertThat(pages.get("/borne/x")).hasStatus(410);
    }

    @Test
    void the_secret_of_a_link_is_kept_nowhere_and_its_making_is_in_the_journal() {
        var secret = aScreen("kiosk").substring("/borne/".length());
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(_ -> {
                    assertThat(db.sql("select device::text from queue.device where point = :point")
                                    .param("point", desk.point())
                                    .query(String.class)
                                    .single())
                            .doesNotContain(secret);
                    assertThat(db.sql("select action from audit.entry where action like 'queue.%'")
                                    .query(String.class)
                                    .list())
                            .containsExactly("queue.screen-made");
                }));
    }

    @Test
    void another_association_neither_sees_nor_revokes_a_link() {
        aScreen("kiosk");
        var stranger = network.a(Role.SITE_LEAD, network.anAssociation());
        var theirs = visitsFixtures.aPoint(stranger.association(), "Europe/Paris", null);
        var id = Asking.as(desk.association())
                .call(() -> transaction.execute(_ -> db.sql("select id from queue.device where point = :point")
                        .param("point", desk.point())
                        .query(UUID.class)
                        .single()));
        assertThat(post(stranger, "/bureau/file/ecrans/" + id + "/fin?point=" + theirs))
                .hasStatus(302);
        assertThat(post(stranger, "/bureau/file/ecrans", "point", desk.point().toString(), "sorte", "wall"))
                .hasStatus(404);
        assertThat(pages.as(lead)
                        .open("/bureau/file/reglages?point=" + desk.point())
                        .select("#screen-list tbody tr"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en", "ar", "tr", "es", "pt", "ro", "uk", "ru"})
    void no_language_of_the_kiosk_lacks_a_word(String code) {
        assertThat(KioskLanguage.CODES).contains(code);
        var french = KioskLanguage.french().texts();
        var texts = KioskLanguage.of(
                        code, KioskLanguage.shown(Set.of(code).stream().toList()))
                .texts();
        assertThat(texts.keySet()).isEqualTo(french.keySet());
        assertThat(texts.values()).noneMatch(String::isBlank);
        for (var key : french.keySet())
            assertThat(arguments(texts.get(key))).as(key).isEqualTo(arguments(french.get(key)));
        for (var family : nomenclature.on(LocalDate.of(2026, 11, 25)).themes())
            if (family.family().from() == null)
                assertThat(texts).containsKey("family." + family.family().code());
    }

    private static Set<String> arguments(String text) {
        var found = new TreeSet<String>();
        Pattern.compile("\\{\\d}").matcher(text).results().forEach(one -> found.add(one.group()));
        return found;
    }

    @Test
    void every_language_of_the_kiosk_is_one_of_the_nomenclature() {
        for (var code : KioskLanguage.CODES)
            assertThat(nomenclature.on(LocalDate.of(2026, 11, 25)).find(fr.parvis.nomenclature.CodeList.LANGUAGE, code))
                    .as(code)
                    .isPresent();
    }

    // The wall

    @Test
    void the_wall_shows_numbers_and_nothing_else_and_answers_304_while_nothing_changes() {
        var wall = aScreen("wall");
        assertThat(pages.open(wall).select(".wall-number")).isEmpty();
        does("give", "ticket", UUID.randomUUID().toString(), "need", "health", "language", "ar");
        does("give", "ticket", UUID.randomUUID().toString());
        does("call-next");
        var shown = pages.open(wall);
        assertThat(shown.select(".wall-number").attr("data-label")).isEqualTo("1");
        assertThat(shown.select(".wall-fresh")).hasSize(1);
        assertThat(shown.select(".wall-wait strong").first().text()).isEqualTo("1");
        assertThat(shown.text())
                .doesNotContain("Santé", "Arabe", desk.mediator().name());
        assertThat(shown.select("noscript meta").attr("content")).isEqualTo("5");

        var tag = pages.get(wall + "/maintenant").getResponse().getHeader("ETag");
        assertThat(mvc.get().uri(wall + "/maintenant").header("If-None-Match", tag))
                .hasStatus(304);
        clock.forward(1);
        assertThat(mvc.get().uri(wall + "/maintenant").header("If-None-Match", tag))
                .as("the call is no longer new")
                .hasStatusOk();
        assertThat(pages.open(wall).select(".wall-fresh")).isEmpty();
    }

    // The staff's page

    @Test
    void a_mediator_gives_calls_ends_and_takes_back_by_plain_forms() {
        var ticket = UUID.randomUUID().toString();
        assertThat(does("give", "ticket", ticket, "need", "papers", "persons", "2", "language", "", "priority", ""))
                .isEqualTo("/bureau/file?point=" + desk.point());
        var waits = staff();
        assertThat(waits.select("#queue-now ol .queue-need").text()).isEqualTo("Papiers, état civil");
        assertThat(waits.select("#queue-now ol .queue-facts").text()).isEqualTo("attend depuis 0 min · 2 personnes");
        does("call-next");
        assertThat(staff().select(".queue-called .queue-number").text()).isEqualTo("1");
        does("end", "ticket", ticket);
        assertThat(staff().select(".queue-day dd").text()).startsWith("1 reçu");
        does("put-back", "ticket", ticket);
        assertThat(staff().select("#queue-now ol .queue-number").text()).isEqualTo("1");
    }

    @Test
    void a_colleagues_call_is_shown_with_the_name() {
        does("give", "ticket", UUID.randomUUID().toString());
        does("call-next");
        var colleague = network.a(Role.MEDIATOR, desk.association());
        var page = pages.as(colleague).open("/bureau/file?point=" + desk.point());
        assertThat(page.select(".queue-facts").text())
                .contains("avec " + desk.mediator().name());
    }

    @Test
    void the_part_that_changes_is_sent_only_when_it_has() {
        var part = staff().select("#queue-now").attr("hx-get");
        assertThat(pages.as(desk.mediator()).get(part)).hasStatus(204);
        does("give", "ticket", UUID.randomUUID().toString());
        var changed = pages.as(desk.mediator()).get(part);
        assertThat(changed).hasStatusOk();
        assertThat(Pages.read(changed).select("#queue-now ol .queue-number").text())
                .isEqualTo("1");
    }

    @Test
    void who_comes_back_later_is_handed_a_paper_in_both_languages() {
        hours("Mo-Fr 09:00-12:00");
        var ticket = UUID.randomUUID().toString();
        does("give", "ticket", ticket, "language", "uk");
        var paper = does("come-back", "ticket", ticket, "heure", "11:30");
        assertThat(paper).isEqualTo("/bureau/file/tickets/" + ticket + "?point=" + desk.point());
        var page = pages.as(desk.mediator()).open(paper);
        assertThat(page.select(".queue-paper-back").eachText())
                .containsExactly("Поверніться о 11:30", "Revenez à 11 h 30");
        assertThat(page.select(".queue-paper").text()).contains("1 rue du Parvis", "69008", "Lundi à vendredi");
        assertThat(staff().select(".queue-away .queue-facts").text()).isEqualTo("revient à 11 h 30 · Ukrainien");
    }

    @Test
    void what_is_refused_is_said_and_nothing_is_lost() {
        does("give", "ticket", UUID.randomUUID().toString(), "persons", "beaucoup");
        does("come-back", "ticket", UUID.randomUUID().toString(), "heure", "25:99");
        does("dance");
        assertThat(staff().select("#queue-now ol .queue-number")).isEmpty();
    }

    @Test
    void an_association_without_an_open_point_is_told_so() {
        var nobody = network.a(Role.MEDIATOR, network.anAssociation());
        assertThat(pages.as(nobody).open("/bureau/file").select(".empty h2").text())
                .isEqualTo("Aucun point d’accueil n’est ouvert");
    }

    @Test
    void the_queue_stands_in_the_navigation_and_is_current() {
        var page = staff();
        assertThat(page.select("nav a[aria-current=page]").eachAttr("href")).containsOnly("/bureau/file");
    }
}
