// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import static fr.parvis.appointments.AppointmentsFixtures.aMotive;
import static fr.parvis.appointments.AppointmentsFixtures.byPublic;
import static fr.parvis.appointments.AppointmentsFixtures.kept;
import static fr.parvis.rota.RotaFixtures.aMonday;
import static fr.parvis.rota.RotaFixtures.anAppointment;
import static fr.parvis.rota.RotaFixtures.at;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.appointments.domain.KeepMotives;
import fr.parvis.appointments.domain.Motive;
import fr.parvis.network.PublicPoints;
import fr.parvis.rota.Holds;
import fr.parvis.rota.RotaFixtures;
import fr.parvis.rota.RotaFixtures.Team;
import fr.parvis.rota.domain.week.PlanShifts;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The public books, finds, moves and gives up an appointment without an account. */
@ParvisTest
class PublicBookingTest {
    private static final LocalDate MONDAY = aMonday();

    @Autowired
    Pages pages;

    @Autowired
    RotaFixtures fixtures;

    @Autowired
    PlanShifts shifts;

    @Autowired
    KeepMotives motives;

    @Autowired
    PublicPoints points;

    @Autowired
    Holds holds;

    Team team;
    Motive housing;
    String here;

    @BeforeEach
    void a_point_where_the_public_books() {
        team = fixtures.aTeam(1);
        fixtures.planned(shifts, team);
        housing = kept(motives, team.lead(), byPublic(aMotive("Dossier logement")));
        here = "/rendez-vous/point/"
                + points.find(team.point(), Words.FRENCH).orElseThrow().code();
    }

    private Map<String, String> form(int hour, String phone) {
        return new HashMap<>(Map.of(
                "id", Ids.next().toString(),
                "motif", housing.id().toString(),
                "jour", MONDAY.toString(),
                "slot", String.valueOf(at(MONDAY, hour, 0).getEpochSecond()),
                "name", "Aminata",
                "phone", phone));
    }

    private String booked(int hour, String phone) {
        var answer = pages.post(here, form(hour, phone));
        assertThat(answer).hasStatus(302);
        return answer.getResponse().getRedirectedUrl();
    }

    @Test
    void the_page_of_a_point_leads_to_motives_times_and_a_form() {
        var place = Pages.readPlain(pages.get("/p/" + here.substring(here.lastIndexOf('/') + 1)));
        assertThat(place.select("a[href=" + here + "]").text()).isEqualTo("Prendre rendez-vous ici");
        var what = Pages.readPlain(pages.get(here));
        assertThat(what.select("main a.btn").text()).isEqualTo("Dossier logement");
        var form = Pages.readPlain(pages.get(what.select("main a.btn").attr("href") + "&jour=" + MONDAY));
        assertThat(form.select("input[name=slot]")).hasSize(22);
        assertThat(form.select("main").text()).contains("Pièce d’identité", "lundi");
    }

    @Test
    void a_motive_of_the_team_alone_is_offered_to_nobody_else() {
        var inside = kept(motives, team.lead(), aMotive("Interne"));
        assertThat(Pages.readPlain(pages.get(here)).select("main").text()).doesNotContain("Interne");
        var form = form(9, "0612345678");
        form.put("motif", inside.id().toString());
        assertThat(pages.post(here, form)).hasStatus(422);
    }

    @Test
    void who_books_gets_a_code_that_finds_moves_and_gives_up_the_appointment() {
        var own = booked(9, "06 12 34 56 78");
        var page = Pages.readPlain(pages.get(own));
        var code = page.select(".secret").text();
        assertThat(own).endsWith(code);
        assertThat(page.select("main").text())
                .contains("9 h", "Nous vous attendons")
                .doesNotContain("Aminata", "06 12");
        // as one types it
        assertThat(pages.post(
                                "/rendez-vous",
                                Map.of("code", code.toLowerCase(Locale.ROOT).replace("-", " ")))
                        .getResponse()
                        .getRedirectedUrl())
                .isEqualTo(own);
        var later = String.valueOf(at(MONDAY, 15, 0).getEpochSecond());
        assertThat(pages.post(own + "/changer", Map.of("slot", later, "version", "0")))
                .hasStatus(302);
        assertThat(Pages.readPlain(pages.get(own)).select("main").text()).contains("15 h");
        // who looks at the former hour is shown the new one
        assertThat(pages.post(own + "/changer", Map.of("slot", later, "version", "0")))
                .hasStatus(422);
        assertThat(pages.post(
                        own + "/changer", Map.of("slot", "" + at(MONDAY, 16, 0).getEpochSecond(), "version", "0")))
                .hasStatus(409);
        assertThat(pages.post(own + "/annuler", Map.of())).hasStatus(302);
        assertThat(Pages.readPlain(pages.get(own)).select("main").text()).contains("Ce rendez-vous est annulé");
        assertThat(Network.as(
                        team.first(),
                        () -> holds.between(List.of(team.first().account()), at(MONDAY, 0, 0), at(MONDAY, 23, 0))))
                .isEmpty();
        // twice changes nothing, and says so
        assertThat(pages.post(own + "/annuler", Map.of())).hasStatus(302);
    }

    @Test
    void an_hour_that_was_moved_meanwhile_is_not_given_up_by_who_saw_the_former_one() {
        var own = booked(9, "06 12 34 56 78");
        var seen = Map.of(
                "version",
                Pages.readPlain(pages.get(own))
                        .select(".confirm-panel input[name=version]")
                        .val());
        var later = String.valueOf(at(MONDAY, 15, 0).getEpochSecond());
        assertThat(pages.post(own + "/changer", Map.of("slot", later, "version", "0")))
                .hasStatus(302);
        assertThat(pages.post(own + "/annuler", seen)).hasStatus(302);
        assertThat(Pages.readPlain(pages.get(own)).select("main").text()).contains("15 h", "Nous vous attendons");
        var now = Map.of(
                "version",
                Pages.readPlain(pages.get(own))
                        .select(".confirm-panel input[name=version]")
                        .val());
        assertThat(pages.post(own + "/annuler", now)).hasStatus(302);
        assertThat(Pages.readPlain(pages.get(own)).select("main").text()).contains("Ce rendez-vous est annulé");
    }

    @Test
    void a_link_that_was_forwarded_tells_nothing_of_the_person_and_is_over_for_both_once_one_gave_it_up() {
        var own = booked(9, "06 12 34 56 78");
        var forwarded = pages.get(own + "?lang=en");
        assertThat(forwarded.getResponse().getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(forwarded.getResponse().getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(forwarded.getResponse().getHeader("X-Robots-Tag")).contains("noindex");
        assertThat(Pages.readPlain(forwarded).text())
                .doesNotContain("Aminata", "06 12", "612345678", "Dossier logement");
        var seen = Map.of(
                "version",
                Pages.readPlain(pages.get(own))
                        .select(".confirm-panel input[name=version]")
                        .val());
        assertThat(pages.post(own + "/annuler", seen)).hasStatus(302);
        // who has the same link still sees it as it was
        var late = pages.post(own + "/annuler", seen);
        assertThat(late).hasStatus(302);
        assertThat(((Notice) late.getMvcResult().getFlashMap().get("notice")).kind())
                .isEqualTo("warning");
        var moved = pages.post(
                own + "/changer",
                Map.of("slot", String.valueOf(at(MONDAY, 15, 0).getEpochSecond()), "version", "0"));
        assertThat(moved).hasStatus(409);
        var over = Pages.readPlain(pages.get(own));
        assertThat(over.select("main").text()).contains("Ce rendez-vous est annulé");
        assertThat(over.select("form[action$=/annuler], a[href$=/changer], .secret"))
                .isEmpty();
    }

    @Test
    void the_same_form_twice_is_one_appointment_with_one_code() {
        var form = form(9, "0612345678");
        var first = pages.post(here, form).getResponse().getRedirectedUrl();
        assertThat(pages.post(here, form).getResponse().getRedirectedUrl()).isEqualTo(first);
    }

    @Test
    void what_is_wrong_comes_back_with_what_was_typed() {
        Network.as(
                team.first(),
                () -> holds.hold(anAppointment(MONDAY, 9, 0, team.first().account())));
        var taken = pages.post(here, form(9, "0612345678"));
        assertThat(taken).hasStatus(422);
        assertThat(Pages.readPlain(taken).select(".error-summary").text()).contains("n’est plus libre");
        assertThat(Pages.readPlain(taken).select("#f-name").val()).isEqualTo("Aminata");
        for (var phone : List.of("", "06", "bonjour", "06 12 34 56 7o", "+1 212 555 0100", "08 99 12 34 56")) {
            var answer = pages.post(here, form(10, phone));
            assertThat(answer).as(phone).hasStatus(422);
            assertThat(Pages.readPlain(answer).select(".error-summary").text()).contains("10 chiffres");
        }
        var form = form(10, "0612345678");
        // an hour that nobody works, a day that is over, no hour at all
        for (var slot : List.of(
                "" + at(MONDAY, 3, 0).getEpochSecond(),
                "" + at(MONDAY.minusYears(1), 9, 0).getEpochSecond(),
                "99999999999",
                "demain",
                "")) {
            form.put("slot", slot);
            assertThat(pages.post(here, form)).as(slot).hasStatus(422);
        }
        assertThat(pages.get(here + "?motif=x&jour=31/12/2026")).hasStatusOk();
        assertThat(pages.post(here, Map.of())).hasStatus(404);
    }

    @Test
    void one_telephone_has_one_appointment_a_day_however_it_is_written() {
        booked(9, "06 12 34 56 78");
        var again = pages.post(here, form(10, "+33 6 12 34 56 78"));
        assertThat(again).hasStatus(422);
        assertThat(Pages.readPlain(again).select(".error-summary").text())
                .contains("ne pouvons pas réserver avec ce numéro");
    }

    @Test
    void a_code_that_nobody_has_opens_nothing() {
        assertThat(pages.get("/rendez-vous/code/2222-3333-4444")).hasStatus(404);
        assertThat(pages.post("/rendez-vous/code/2222-3333-4444/annuler", Map.of()))
                .hasStatus(404);
        assertThat(Pages.readPlain(pages.post("/rendez-vous", Map.of("code", "2222")))
                        .select(".error-summary")
                        .text())
                .contains("code est faux");
        assertThat(pages.get("/rendez-vous")).hasStatusOk();
        assertThat(pages.get("/rendez-vous/point/nulle-part")).hasStatus(404);
    }

    @Test
    void every_language_has_its_words() {
        var own = booked(9, "0612345678");
        for (var language : List.of("en", "ar", "tr", "es", "pt", "uk", "ro", "falc"))
            for (var address : List.of(here + "?lang=", own + "?lang=", "/rendez-vous?lang="))
                assertThat(Pages.readPlain(pages.get(address + language))
                                .select("main, title")
                                .text())
                        .as(address + language)
                        .doesNotContain("appointments.");
        assertThat(Pages.readPlain(pages.get(own + "?lang=es")).select("h1").text())
                .isEqualTo("Su cita");
    }

    @Test
    void the_team_sees_who_booked_alone() {
        booked(9, "06 12 34 56 78");
        var day = pages.as(team.first()).get("/bureau/rendez-vous?jour=" + MONDAY);
        assertThat(Pages.readPlain(day).select("#appointments").text()).contains("Aminata", "Dossier logement");
    }
}
