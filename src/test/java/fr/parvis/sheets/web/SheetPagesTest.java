// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.web;

import static fr.parvis.people.PeopleFixtures.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.cases.domain.WorkOnCase;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The form of a sheet, the page to print, and what a card shows to whom. */
@ParvisTest
class SheetPagesTest {
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.FRENCH);

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    Visits visits;

    @Autowired
    OpenFile openFile;

    @Autowired
    OpenCase openCase;

    @Autowired
    WorkOnCase work;

    SignedIn me;
    UUID point;
    UUID visit;

    @BeforeEach
    void a_visit() {
        var desk = visitsFixtures.aDesk();
        me = desk.mediator();
        point = desk.point();
        visit = visit(me);
    }

    private UUID visit(SignedIn by) {
        var it = VisitsFixtures.aVisit(point);
        Network.as(by, () -> visits.record(it));
        return it.id();
    }

    /** What the form sends as it stands, and what is typed in it. */
    private Map<String, String> filled(SignedIn who, String address, String... typed) {
        var form = new LinkedHashMap<String, String>();
        var page = pages.as(who).read(address);
        page.select("main form input[name]:not([type=radio]), main form input[checked]")
                .forEach(input -> form.put(input.attr("name"), input.val()));
        page.select("main form select")
                .forEach(select -> form.put(
                        select.attr("name"), select.select("option[selected]").val()));
        for (int i = 0; i < typed.length; i += 2) form.put(typed[i], typed[i + 1]);
        return form;
    }

    private String of(UUID visit) {
        return "/bureau/fiches/passage/" + visit;
    }

    private String printed(SignedIn who, String address, String... typed) {
        var answer = pages.as(who).post(address, filled(who, address, typed));
        assertThat(answer).hasStatus(302);
        return answer.getResponse().getHeader("Location");
    }

    private String code(SignedIn who, String ready) {
        return pages.as(who).read(ready).select(".sheet-code").text();
    }

    @Test
    void from_the_days_sheet_to_the_paper_in_two_presses() {
        var day = pages.as(me).read("/bureau/journee");
        var link = day.select("a[href^=/bureau/fiches/passage/]").attr("href");
        assertThat(link).isEqualTo(of(visit));
        var ready = printed(me, link);
        var page = pages.as(me).read(ready);
        assertThat(page.select(".sheet-code").text()).hasSize(17);
        var pdf = pages.as(me).get(page.select("a.btn-primary").attr("href"));
        assertThat(pdf).hasStatusOk();
        assertThat(pdf.getResponse().getContentType()).isEqualTo("application/pdf");
        assertThat(pdf.getResponse().getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(pdf.getResponse().getContentAsByteArray()).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
        assertThat(pages.as(me)
                        .read("/bureau/passages/" + visit + "/historique")
                        .select("a[href=" + of(visit) + "]"))
                .hasSize(1);
    }

    @Test
    void what_was_typed_in_a_refused_form_stays_in_it() {
        var answer = pages.as(me)
                .post(
                        of(visit),
                        filled(
                                me,
                                of(visit),
                                "langue",
                                "ar",
                                "etape1",
                                "mdp : soleil99",
                                "etape2",
                                "Revenez lundi",
                                "qui",
                                "La Caf"));
        assertThat(answer).hasStatus(422);
        var page = Pages.read(answer);
        assertThat(page.select("#f-etape1").val()).isEqualTo("mdp : soleil99");
        assertThat(page.select("#f-etape1-error").text()).contains("mot de passe");
        assertThat(page.select("#f-etape2").val()).isEqualTo("Revenez lundi");
        assertThat(page.select("#f-qui").val()).isEqualTo("La Caf");
        assertThat(page.select("#f-langue option[selected]").val()).isEqualTo("ar");
        assertThat(pages.as(me).post(of(visit), filled(me, of(visit), "heure", "09:30")))
                .hasStatus(422);
        assertThat(pages.as(me).post(of(visit), filled(me, of(visit), "date", "demain")))
                .hasStatus(422);
    }

    @Test
    void a_colleague_types_the_code_goes_on_and_the_next_sheet_bears_the_same_one() {
        var day = LocalDate.now(NetworkTime.ZONE).plusMonths(1).withDayOfMonth(4);
        var ready = printed(me, of(visit), "etape1", "Envoyez la lettre", "date", day.toString(), "heure", "14:00");
        var code = code(me, ready);
        var colleague = network.a(Role.MEDIATOR, me.association());
        var second = visit(colleague);
        var found = pages.as(colleague).post("/bureau/passage", Map.of("code", code.toLowerCase(Locale.ROOT)));
        assertThat(found).hasStatus(302);
        var address = found.getResponse().getHeader("Location");
        var page = pages.as(colleague).read(address);
        assertThat(page.select("#next").text().replaceAll("\\h", " "))
                .contains(LONG.format(day) + ", 14 h", "Envoyez la lettre");
        assertThat(page.select("#stops").text()).contains("Compte et droits Caf", "Accompagnement", "Réglé");
        var link = page.select("#join a[href^=" + of(second) + "]").attr("href");
        assertThat(code(colleague, printed(colleague, link))).isEqualTo(code);
        assertThat(pages.as(colleague).read(address).select("#stops li > p .strong"))
                .hasSize(2);
        assertThat(pages.as(colleague)
                        .read(of(second))
                        .select("input[name=carte][checked]")
                        .val())
                .isEqualTo(address.substring(address.lastIndexOf('/') + 1));
    }

    @Test
    void a_visit_is_joined_in_one_press_taken_back_in_another_and_the_card_ended() {
        var address = "/bureau/passage/" + card(printed(me, of(visit)));
        var second = visit(me);
        assertThat(pages.as(me).post(address + "/joindre", Map.of("passage", second.toString())))
                .hasStatus(302);
        var stops = pages.as(me).read(address).select("#stops form");
        assertThat(stops).hasSize(2);
        pages.as(me)
                .post(
                        stops.first().attr("action"),
                        Map.of("passage", stops.first().select("[name=passage]").val()));
        assertThat(pages.as(me).read(address).select("#stops form")).hasSize(1);
        assertThat(pages.as(me).post(address + "/joindre", Map.of("passage", "rien")))
                .hasStatus(302);
        assertThat(pages.as(me).post(address + "/fin", Map.of())).hasStatus(302).hasRedirectedUrl("/bureau/passage");
        assertThat(pages.as(me).get(address)).hasStatus(302);
    }

    @Test
    void where_not_all_visits_of_today_are_offered_to_be_joined_it_is_said() {
        var address = "/bureau/passage/" + card(printed(me, of(visit)));
        visit(me);
        assertThat(pages.as(me).read(address).select("#join").text()).doesNotContain("derniers passages");
        for (int i = 0; i < 10; i++) visit(me);
        var join = pages.as(me).read(address).select("#join");
        assertThat(join.select("li")).hasSize(10);
        assertThat(join.text()).contains("vos 10 derniers passages");
    }

    private String card(String ready) {
        var href = pages.as(me).read(ready).select("a[href^=/bureau/passage/]").attr("href");
        return href.substring(href.lastIndexOf('/') + 1);
    }

    @Test
    void a_wrong_code_is_answered_in_words_and_stays_typed() {
        var code = code(me, printed(me, of(visit)));
        var wrong = code.substring(0, 12) + (code.charAt(12) == '7' ? '9' : '7') + code.substring(13);
        var answer = pages.as(me).post("/bureau/passage", Map.of("code", wrong));
        assertThat(answer).hasStatus(422);
        assertThat(Pages.read(answer).select("#f-code").val()).isEqualTo(wrong);
        assertThat(Pages.read(answer).select("#f-code-error").text()).contains("groupe 3");
        assertThat(Pages.read(pages.as(me).post("/bureau/passage", Map.of("code", "bonjour")))
                        .select("#f-code-error")
                        .text())
                .contains("Vous en avez écrit 7");
        assertThat(pages.as(me).post("/bureau/passage", Map.of())).hasStatus(422);
    }

    @Test
    void the_address_of_a_card_alone_shows_nothing_to_a_colleague_who_has_not_its_code() {
        var card = card(printed(me, of(visit)));
        var colleague = network.a(Role.DIRECTOR, me.association());
        var answer = pages.as(colleague).get("/bureau/passage/" + card);
        assertThat(answer).hasStatus(302).hasRedirectedUrl("/bureau/passage");
        assertThat(pages.as(colleague).post("/bureau/passage/" + card + "/fin", Map.of()))
                .hasStatus(302);
        assertThat(pages.as(me).get("/bureau/passage/" + card)).hasStatusOk();
    }

    @Test
    void who_finds_a_card_and_opens_its_code_sees_the_public_page_of_the_point_alone() {
        assertThat(pages.get("/carte/" + point)).hasStatus(302).hasRedirectedUrl("/points/" + point + "#main");
        assertThat(pages.get("/carte/" + Ids.next())).hasStatus(302).hasRedirectedUrl("/#main");
        assertThat(pages.as(me).get("/carte/" + point)).hasStatus(302).hasRedirectedUrl("/bureau/passage");
        assertThat(pages.as(network.ofTheNetwork(Role.NETWORK_HEAD)).get("/carte/" + point))
                .hasStatus(302)
                .hasRedirectedUrl("/points/" + point + "#main");
    }

    @Test
    void a_sheet_is_of_who_printed_it_and_a_visit_of_who_may_touch_it() {
        var ready = printed(me, of(visit));
        var colleague = network.a(Role.MEDIATOR, me.association());
        assertThat(pages.as(colleague).get(ready)).hasStatus(404);
        assertThat(pages.as(colleague).get(ready + "/fiche.pdf")).hasStatus(404);
        assertThat(pages.as(colleague).get(of(visit))).hasStatus(404);
        assertThat(pages.as(network.a(Role.MEDIATOR, network.anAssociation())).get(of(visit)))
                .hasStatus(404);
    }

    @Test
    void the_sheet_of_a_case_that_was_made_without_a_date_is_made_again_without_one() {
        var nour = Ids.next();
        var id = Ids.next();
        Network.as(me, () -> {
            openFile.handle(new OpenFile.Command(nour, aPerson("Nour", "Haddad", 1990), "spoken", null, true, false));
            openCase.handle(new OpenCase.Command(id, nour, "rsa", "family-rsa", "caf", "Demande de RSA", null, false));
            work.addStep(
                    id, "Envoyer la lettre", LocalDate.now(NetworkTime.ZONE).plusDays(9), true);
        });
        var link = "/bureau/fiches/suivi/" + id;
        assertThat(filled(me, link).get("date")).isNotEmpty();
        printed(me, link, "date", "");
        assertThat(filled(me, link))
                .containsEntry("etape1", "Envoyer la lettre")
                .containsEntry("date", "");
    }

    @Test
    void the_sheet_of_a_case_begins_from_its_page_with_its_next_step() {
        var nour = Ids.next();
        var id = Ids.next();
        Network.as(me, () -> {
            openFile.handle(new OpenFile.Command(nour, aPerson("Nour", "Haddad", 1990), "spoken", null, true, false));
            openCase.handle(new OpenCase.Command(id, nour, "rsa", "family-rsa", "caf", "Demande de RSA", null, false));
        });
        var link = pages.as(me)
                .read("/bureau/suivis/" + id)
                .select("a[href=/bureau/fiches/suivi/" + id + "]")
                .attr("href");
        var form = filled(me, link);
        assertThat(form.get("etape1")).startsWith("Faire la simulation");
        var code = code(me, printed(me, link));
        var colleague = network.a(Role.MEDIATOR, me.association());
        var address = pages.as(colleague)
                .post("/bureau/passage", new HashMap<>(Map.of("code", code)))
                .getResponse()
                .getHeader("Location");
        var page = pages.as(colleague).read(address);
        assertThat(page.select("#stops a[href=/bureau/suivis/" + id + "]")).hasSize(1);
        assertThat(page.text()).doesNotContain("Haddad");
    }
}
