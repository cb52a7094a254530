// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities.web;

import static fr.parvis.activities.ActivitiesFixtures.aMeeting;
import static fr.parvis.activities.ActivitiesFixtures.beside;
import static fr.parvis.activities.ActivitiesFixtures.lasting;
import static fr.parvis.activities.ActivitiesFixtures.of;
import static fr.parvis.activities.ActivitiesFixtures.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.access.domain.TokenScope;
import fr.parvis.access.domain.Tokens;
import fr.parvis.activities.Activities;
import fr.parvis.activities.Activities.Outcome;
import fr.parvis.activities.ActivitiesFixtures;
import fr.parvis.activities.Activity;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.visits.VisitsFixtures.Desk;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ParvisTest
class ActivityPagesTest {
    private static final String PAGE = "/bureau/actions";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    Activities activities;

    @Autowired
    Tokens tokens;

    @Autowired
    ActivitiesFixtures fixtures;

    Desk desk;
    SignedIn me;
    SignedIn lead;

    @BeforeEach
    void a_desk() {
        desk = fixtures.aDesk();
        me = desk.mediator();
        lead = network.a(Role.SITE_LEAD, desk.association());
    }

    @Test
    void the_typed_line_is_shown_back_in_the_form_before_anything_is_recorded() {
        var answer = pages.as(me).post(PAGE + "/lire", Map.of("ligne", "réunion caf 1h30 12 comité"));
        assertThat(answer).hasStatusOk();
        var page = Pages.read(answer);
        assertThat(page.select(".notice").text())
                .contains("Compris")
                .contains("Réunion partenaire, Caf, comité, 1 h 30, 12 personnes");
        assertThat(page.select("#f-kind option[selected]").val()).isEqualTo("partner-meeting");
        assertThat(page.select("#f-partner option[selected]").val()).isEqualTo("caf");
        assertThat(page.select("#f-minutes").val().replaceAll("\\h", " ")).isEqualTo("1 h 30");
        assertThat(page.select("#f-headcount").val()).isEqualTo("12");
        assertThat(page.select("#f-point option[selected]").val())
                .isEqualTo(desk.point().toString());
        assertThat(page.select("button[autofocus]").text()).isEqualTo("Enregistrer");
        assertThat(fixtures.counted(me)).isEmpty();

        assertThat(pages.as(me).post(PAGE, filled(page))).hasStatus(302).hasHeader("Location", PAGE);
        assertThat(fixtures.counted(me)).containsExactly("partner-meeting 90 12 true");
    }

    @Test
    void the_list_shows_the_days_that_are_asked_for_and_its_filters_keep_them() {
        Network.as(me, () -> activities.record(aMeeting(desk.point())));
        var days = "du=" + today().minusDays(40) + "&au=" + today().plusDays(1);
        var page = pages.as(me).open(PAGE + "?" + days);
        assertThat(page.select("#activities tbody tr")).hasSize(1);
        assertThat(page.select("#activities caption").text())
                .contains("Du " + Words.date(today().minusDays(40)) + " au " + Words.date(today().plusDays(1)));
        assertThat(page.select("#filters input[name=du]").val())
                .isEqualTo(today().minusDays(40).toString());
        assertThat(page.select("#filters select[name=mois] option").first().val())
                .isEmpty();
        var past = pages.as(me).open(PAGE + "?du=2025-02-01&au=2025-02-02");
        assertThat(past.select(".empty h2").text()).isEqualTo("Aucune action du 01/02/2025 au 02/02/2025");
        // a month that is chosen, and days that are none, are those of a month
        for (var other : List.of(days + "&mois=" + YearMonth.from(today()), "du=2025-02-02&au=2025-02-01", "du=hier"))
            assertThat(pages.as(me).open(PAGE + "?" + other).select("#filters input[name=du]"))
                    .as(other)
                    .isEmpty();
    }

    @Test
    void a_line_that_is_not_understood_says_so_and_stays() {
        var answer = pages.as(me).post(PAGE + "/lire", Map.of("ligne", "blabla 🎪 12"));
        assertThat(answer).hasStatus(422);
        assertThat(Pages.read(answer).select("#f-ligne").val()).isEqualTo("blabla 🎪 12");
        assertThat(Pages.read(answer).select(".error-summary").text()).contains("Je ne reconnais pas l’action");
    }

    @Test
    void the_plain_form_records_and_says_what_now_exists_with_a_way_back() {
        var form = filled(pages.as(me).open(PAGE));
        form.put("kind", "forum");
        form.put("minutes", "3h");
        form.put("headcount", "40");
        var notice = notice(pages.as(me).post(PAGE, form));
        assertThat(notice.text()).matches("Action enregistrée\\h: Forum, stand, 3\\hh, 40 personnes\\.");
        // a double click is one
        assertThat(pages.as(me).post(PAGE, form)).hasStatus(302);
        assertThat(fixtures.counted(me)).hasSize(1);

        var cancelled = notice(pages.as(me).post(notice.action().href(), Map.of()));
        assertThat(cancelled.text()).startsWith("Action annulée");
        assertThat(fixtures.counted(me)).isEmpty();
        assertThat(notice(pages.as(me).post(cancelled.action().href(), Map.of()))
                        .text())
                .startsWith("Action rétablie");
        assertThat(fixtures.counted(me)).hasSize(1);
    }

    @Test
    void what_is_wrong_is_said_at_its_field_and_what_was_typed_is_still_there() {
        var form = filled(pages.as(me).open(PAGE));
        form.put("kind", "");
        form.put("minutes", "longtemps");
        form.put("headcount", "beaucoup");
        form.put("day", "31/02");
        form.put("title", "Fête 🎪");
        var answer = pages.as(me).post(PAGE, form);
        assertThat(answer).hasStatus(422);
        assertThat(Pages.read(answer).select("#f-minutes-error").text()).contains("1h30");
        assertThat(Pages.read(answer).select("#f-headcount-error").text()).contains("nombre entier");
        assertThat(Pages.read(answer).select("#f-day-error").text()).contains("Date illisible");
        assertThat(Pages.read(answer).select("#f-title").val()).isEqualTo("Fête 🎪");
        form.put("minutes", "3h");
        form.put("headcount", "3");
        form.put("day", today().plusDays(1).toString());
        var next = Pages.read(pages.as(me).post(PAGE, form));
        assertThat(next.select("#f-kind-error").text()).contains("Choisissez une action");
        assertThat(next.select("#f-day-error").text()).contains("pas encore venu");
    }

    @Test
    void a_mediator_sees_ones_own_and_those_one_was_at_a_lead_sees_the_teams() {
        var colleague = network.a(Role.MEDIATOR, desk.association());
        record(me, aMeeting(desk.point()));
        record(colleague, of(aMeeting(desk.point()), "forum"));
        record(colleague, beside(of(aMeeting(desk.point()), "incident"), List.of(me.account())));
        assertThat(rows(pages.as(me).open(PAGE))).isEqualTo(2);
        assertThat(rows(pages.as(me).open(PAGE + "?qui=equipe"))).isEqualTo(2);
        assertThat(rows(pages.as(me).open(PAGE + "?qui=" + colleague.account())))
                .isEqualTo(2);
        assertThat(rows(pages.as(lead).open(PAGE))).isEqualTo(3);
        assertThat(rows(pages.as(lead).open(PAGE + "?qui=" + colleague.account())))
                .isEqualTo(2);
        assertThat(pages.as(lead).open(PAGE + "?qui=moi").select(".empty")).isNotEmpty();
        assertThat(rows(pages.as(lead).open(PAGE + "?action=forum"))).isEqualTo(1);
        assertThat(pages.as(lead)
                        .open(PAGE + "?action=forum")
                        .select("#f-action option[selected]")
                        .val())
                .isEqualTo("forum");
        assertThat(pages.as(lead).open(PAGE + "?point=" + Ids.next()).select(".empty"))
                .isNotEmpty();
        assertThat(rows(pages.as(lead).open(PAGE + "?partenaire=caf"))).isEqualTo(3);
        assertThat(pages.as(lead)
                        .open(PAGE + "?partenaire=caf")
                        .select("#f-partenaire option[selected]")
                        .val())
                .isEqualTo("caf");
        assertThat(pages.as(lead).open(PAGE + "?partenaire=cpam").select(".empty"))
                .isNotEmpty();
        assertThat(pages.as(network.a(Role.DIRECTOR, network.anAssociation()))
                        .open(PAGE)
                        .select(".empty"))
                .isNotEmpty();
    }

    @Test
    void a_long_month_is_paged_and_added_up() {
        for (int i = 0; i < 30; i++) record(me, lasting(aMeeting(desk.point()), 60));
        var page = pages.as(me).open(PAGE);
        assertThat(rows(page)).isEqualTo(25);
        assertThat(page.select(".figure-value").eachText().stream().map(text -> text.replaceAll("\\h", " ")))
                .containsExactly("30", "30 h", "360");
        assertThat(page.select(".pager a").attr("href")).contains("page=2");
        assertThat(rows(pages.as(me).open(PAGE + "?page=2"))).isEqualTo(5);
        assertThat(rows(pages.as(me).open(PAGE + "?page=99"))).isEqualTo(5);
    }

    @Test
    void nonsense_in_the_address_shows_the_month_of_now() {
        var page = pages.as(me).open(PAGE + "?mois=2026-99&qui=xyz&action=%F0%9F%8E%AA&point=1&page=abc");
        assertThat(page.select("#f-mois option[selected]").val())
                .isEqualTo(YearMonth.from(today()).toString());
        assertThat(pages.as(me)
                        .open(PAGE + "?mois=1850-01")
                        .select("#f-mois option[selected]")
                        .val())
                .isEqualTo(YearMonth.from(today()).toString());
        assertThat(pages.as(me)
                        .open(PAGE + "?mois=2020-03")
                        .select("#f-mois option[selected]")
                        .val())
                .isEqualTo("2020-03");
    }

    @Test
    void it_is_corrected_later_with_a_reason_and_its_history_tells() {
        var meeting = record(me, aMeeting(desk.point()));
        fixtures.past(me, meeting.id(), 3);
        var form = filled(pages.as(me).open(PAGE + "/" + meeting.id()));
        form.put("minutes", "2h");
        form.put("day", today().minusDays(3).toString());
        var refused = pages.as(me).post(PAGE + "/" + meeting.id(), form);
        assertThat(refused).hasStatus(422);
        assertThat(Pages.read(refused).select("#f-reason-error").text()).contains("motif");
        form.put("reason", "Fin à midi");
        assertThat(notice(pages.as(me).post(PAGE + "/" + meeting.id(), form)).text())
                .startsWith("Action corrigée");

        var history = pages.as(me).open(PAGE + "/" + meeting.id() + "/historique");
        assertThat(history.select("main").text().replaceAll("\\h", " "))
                .contains("Motif : Fin à midi")
                .contains("Enregistrée le");
        assertThat(history.select("dd del").text().replaceAll("\\h", " ")).isEqualTo("Avant 1 h 30");
        assertThat(history.select("dd strong").text().replaceAll("\\h", " ")).isEqualTo("Après 2 h");
        var month = YearMonth.from(today().minusDays(3));
        assertThat(pages.as(me)
                        .open(PAGE + "?mois=" + month)
                        .select("a[href$=/historique]")
                        .text())
                .isEqualTo("Corrigée 1 fois");

        // sent once more by the other tab, on the version of before
        form.put("minutes", "4h");
        var conflict = pages.as(me).post(PAGE + "/" + meeting.id(), form);
        assertThat(conflict).hasStatus(409);
        assertThat(Pages.read(conflict).select("input[name=basedOn]").val()).isEqualTo("1");
        assertThat(Pages.read(conflict).select("#f-minutes").val()).isEqualTo("4h");
    }

    @Test
    void a_reason_to_take_it_back_that_is_refused_stays_in_the_open_form() {
        var meeting = record(me, aMeeting(desk.point()));
        fixtures.past(me, meeting.id(), 3);
        var refused = pages.as(me).post(PAGE + "/" + meeting.id() + "/annuler?version=0", Map.of("reason", "ok"));
        assertThat(refused).hasStatus(422);
        var page = Pages.read(refused);
        var field = page.select("details[open] input[name=reason]");
        assertThat(field.val()).isEqualTo("ok");
        assertThat(page.select("#" + field.attr("id") + "-error").text()).isNotEmpty();
    }

    @Test
    void nobody_elses_is_opened() {
        var meeting = record(me, aMeeting(desk.point()));
        var colleague = network.a(Role.MEDIATOR, desk.association());
        var elsewhere = network.a(Role.DIRECTOR, network.anAssociation());
        for (var who : List.of(colleague, elsewhere))
            for (var address : List.of("", "/historique"))
                assertThat(pages.as(who).get(PAGE + "/" + meeting.id() + address))
                        .hasStatus(404);
        assertThat(pages.as(lead).open(PAGE + "/" + meeting.id()).select("#f-kind"))
                .isNotEmpty();
    }

    @Test
    void after_two_months_the_page_says_that_it_stands() {
        var meeting = record(me, aMeeting(desk.point()));
        fixtures.past(me, meeting.id(), 70);
        assertThat(pages.as(me).open(PAGE + "/" + meeting.id()).select(".empty").text())
                .contains("62 jours");
        var month = YearMonth.from(today().minusDays(70));
        assertThat(pages.as(me).open(PAGE + "?mois=" + month).select("#activities form"))
                .isEmpty();
    }

    @Test
    void a_device_records_corrects_and_takes_back_over_the_api() {
        var id = Ids.next();
        var said = """
                "activity":"%s","point":"%s","day":"%s","kind":"forum","minutes":120,"headcount":30""".formatted(id, desk.point(), today());
        var recorded = api("{\"type\":\"record\",\"activity\":{%s}}".formatted(said));
        assertThat(recorded).bodyJson().extractingPath("$.outcome").isEqualTo("accepted");
        assertThat(recorded).bodyJson().extractingPath("$.activity.activity").isEqualTo(id.toString());
        assertThat(recorded).bodyJson().extractingPath("$.activity.version").isEqualTo(0);
        assertThat(api("{\"type\":\"record\",\"activity\":{%s}}".formatted(said)))
                .bodyJson()
                .extractingPath("$.outcome")
                .isEqualTo("accepted");
        assertThat(fixtures.counted(me)).containsExactly("forum 120 30 true");

        var other = said.replace("120", "90");
        assertThat(api("{\"type\":\"record\",\"activity\":{%s}}".formatted(other)))
                .bodyJson()
                .extractingPath("$.outcome")
                .isEqualTo("conflict");
        assertThat(api("{\"type\":\"correct\",\"basedOn\":0,\"activity\":{%s}}".formatted(other)))
                .bodyJson()
                .extractingPath("$.activity.minutes")
                .isEqualTo(90);
        assertThat(api("{\"type\":\"cancel\",\"basedOn\":1,\"activity\":{\"activity\":\"%s\"}}".formatted(id)))
                .bodyJson()
                .extractingPath("$.outcome")
                .isEqualTo("accepted");
        assertThat(fixtures.counted(me)).isEmpty();
    }

    @Test
    void what_the_api_refuses_says_where_and_what_to_do() {
        var refused = api("{\"type\":\"record\",\"activity\":{\"activity\":\"%s\"}}".formatted(Ids.next()));
        assertThat(refused)
                .bodyJson()
                .extractingPath("$.problems[*].field")
                .asArray()
                .containsExactly("kind", "minutes");
        assertThat(refused).bodyJson().extractingPath("$.problems[0].message").isEqualTo("Choisissez une action.");
        for (var nonsense : List.of(
                "",
                "[]",
                "nonsense",
                "{}",
                "{\"type\":\"record\"}",
                "{\"type\":\"burn\",\"activity\":{\"activity\":\"x\"}}",
                "{\"type\":\"cancel\",\"activity\":{\"activity\":\"%s\"}}".formatted(Ids.next()),
                "{\"type\":\"record\",\"activity\":{\"activity\":\"%s\",\"colleagues\":[null]}}".formatted(Ids.next())))
            assertThat(api(nonsense))
                    .as(nonsense)
                    .hasStatus(400)
                    .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(api("{\"type\":\"record\",\"account\":\"%s\",\"activity\":{\"activity\":\"%s\"}}"
                        .formatted(lead.account(), Ids.next())))
                .hasStatus(401);
        assertThat(fixtures.counted(me)).isEmpty();
    }

    @Test
    void a_token_for_visits_records_activities_and_one_for_figures_does_not() {
        var said = "{\"type\":\"record\",\"activity\":{\"activity\":\"%s\",\"kind\":\"forum\",\"minutes\":60}}"
                .formatted(Ids.next());
        for (var scope : Map.of(TokenScope.VISITS_WRITE, 200, TokenScope.FIGURES_READ, 403)
                .entrySet()) {
            var token = tokens.create(me.account(), new Tokens.NewToken(Ids.next(), "essai", Set.of(scope.getKey()), 1))
                    .orElseThrow();
            assertThat(mvc.post()
                            .uri("/api/v1/activities")
                            .header("Authorization", "Bearer " + token)
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(said))
                    .hasStatus(scope.getValue());
        }
        assertThat(fixtures.counted(me)).containsExactly("forum 60 0 true");
    }

    private MvcTestResult api(String body) {
        return mvc.post()
                .uri("/api/v1/activities")
                .with(csrf())
                .with(Browser.as(me))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private Activity record(SignedIn who, Activity given) {
        return ((Outcome.Accepted) Network.as(who, () -> activities.record(given))).activity();
    }

    private static int rows(Document page) {
        return page.select("#activities tbody tr").size();
    }

    private static Notice notice(MvcTestResult answer) {
        assertThat(answer).hasStatus(302);
        return (Notice) answer.getMvcResult().getFlashMap().get("notice");
    }

    /** What a browser would send of the activity's form as it stands. */
    private static Map<String, String> filled(Document page) {
        var values = new LinkedHashMap<String, String>();
        for (var field : page.select("form:has(select[name=kind])").first().select("[name]")) {
            if (field.attr("type").equals("checkbox") && !field.hasAttr("checked")) continue;
            if (field.is("select")) {
                var chosen = field.select("option[selected]").first();
                values.put(
                        field.attr("name"),
                        chosen == null ? field.select("option").first().val() : chosen.val());
            } else values.put(field.attr("name"), field.val());
        }
        values.remove("_csrf");
        return values;
    }
}
