// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import static fr.parvis.appointments.AppointmentsFixtures.aMotive;
import static fr.parvis.appointments.AppointmentsFixtures.kept;
import static fr.parvis.people.PeopleFixtures.aPerson;
import static fr.parvis.rota.RotaFixtures.aMonday;
import static fr.parvis.rota.RotaFixtures.anAppointment;
import static fr.parvis.rota.RotaFixtures.at;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.SignedIn;
import fr.parvis.appointments.domain.KeepMotives;
import fr.parvis.appointments.domain.Motive;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.rota.HoldKind;
import fr.parvis.rota.Holds;
import fr.parvis.rota.RotaFixtures;
import fr.parvis.rota.RotaFixtures.Team;
import fr.parvis.rota.domain.week.PlanShifts;
import fr.parvis.shell.Notice;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
class AppointmentPagesTest {
    private static final String DAY = "/bureau/rendez-vous";
    private static final String BOOK = DAY + "/nouveau";
    private static final String ON_MONDAY = "&jour=" + aMonday();

    @Autowired
    Pages pages;

    @Autowired
    RotaFixtures fixtures;

    @Autowired
    PlanShifts shifts;

    @Autowired
    KeepMotives motives;

    @Autowired
    OpenFile openFile;

    @Autowired
    Holds holds;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    Team team;
    SignedIn me;
    Motive housing;

    @BeforeEach
    void a_team_and_a_motive() {
        team = fixtures.aTeam(2);
        fixtures.planned(shifts, team);
        me = team.first();
        housing = kept(motives, team.lead(), aMotive("Dossier logement"));
    }

    /** The form as it is drawn, with the first time chosen. */
    private Map<String, String> form(String asked) {
        var page = Pages.readPlain(pages.as(me).get(BOOK + asked));
        var form = new HashMap<String, String>();
        page.select("main form[method=post] input[type=hidden]")
                .forEach(field -> form.put(field.attr("name"), field.val()));
        form.put("slot", page.select("input[name=slot][checked]").val());
        return form;
    }

    @Test
    void two_presses_book_the_first_free_time() {
        var page = Pages.readPlain(pages.as(me).get(BOOK + "?point=" + team.point()));
        assertThat(page.select("input[name=slot]")).hasSize(3);
        assertThat(page.select("input[name=slot][checked]")).hasSize(1);
        assertThat(page.select("main").text()).contains("Pièce d’identité");
        var answer = pages.as(me).post(BOOK, form("?point=" + team.point()));
        assertThat(notice(answer).text()).contains("réservé");
        var one = Pages.readPlain(pages.as(me).get(answer.getResponse().getRedirectedUrl()));
        assertThat(one.select("main").text()).contains("Dossier logement", me.name(), "Attendu");
    }

    @Test
    void the_day_shows_who_comes_with_whom_and_filters() {
        var form = form("?point=" + team.point() + ON_MONDAY);
        form.put("name", "Aminata");
        form.put("phone", "06 12 34 56 78");
        assertThat(pages.as(me).post(BOOK, form)).hasStatus(302);
        var day = Pages.readPlain(pages.as(me).get(DAY + "?jour=" + aMonday()));
        assertThat(day.select("#appointments tbody tr").text())
                .contains("9 h – 9 h 30", "Aminata", "Dossier logement", me.name())
                .doesNotContain("06 12");
        assertThat(Pages.readPlain(pages.as(team.second()).get(DAY + "?qui=moi&jour=" + aMonday()))
                        .select("#appointments"))
                .isEmpty();
        assertThat(pages.as(me).get(DAY + "?jour=demain&point=ici&page=x")).hasStatusOk();
        // nobody is expected on the day before
        assertThat(day.select("#appointments button")).isEmpty();
    }

    @Test
    void what_is_wrong_comes_back_with_what_was_typed_and_the_times_that_are_left() {
        var form = form("?point=" + team.point() + ON_MONDAY);
        Network.as(
                me,
                () -> holds.hold(anAppointment(
                        aMonday(), 9, 0, team.first().account(), team.second().account())));
        form.put("name", "Aminata");
        var answer = pages.as(me).post(BOOK, form);
        assertThat(answer).hasStatus(422);
        assertThat(Pages.readPlain(answer).select(".error-summary").text()).contains("vient d’être pris");
        assertThat(Pages.readPlain(answer).select("#f-name").val()).isEqualTo("Aminata");
        assertThat(Pages.readPlain(answer)
                        .select("input[name=slot]")
                        .first()
                        .parent()
                        .text())
                .contains("9 h 30");
        form.put("slot", "maintenant");
        form.put("phone", "06");
        assertThat(pages.as(me).post(BOOK, form)).hasStatus(422);
        assertThat(pages.as(me).post(BOOK, Map.of())).hasStatus(422);
    }

    @Test
    void that_the_last_time_of_a_day_was_taken_is_said() {
        var form = form("?point=" + team.point() + ON_MONDAY);
        var both = Set.of(team.first().account(), team.second().account());
        Network.as(
                me,
                () -> holds.hold(new Holds.Asked(
                        HoldKind.LINE, Ids.next(), both, at(aMonday(), 9, 0), at(aMonday(), 17, 0), null, null)));
        var answer = pages.as(me).post(BOOK, form);
        assertThat(answer).hasStatus(422);
        assertThat(Pages.readPlain(answer).select("main .notice").text()).contains("vient d’être pris");
        assertThat(Pages.readPlain(answer).select("main .empty")).hasSize(1);
    }

    @Test
    void the_person_of_a_file_needs_no_name_and_sees_the_appointment_on_their_page() {
        var person = Ids.next();
        Network.as(
                me,
                () -> openFile.handle(
                        new OpenFile.Command(person, aPerson("Aminata", "Diallo", 1980), "spoken", null, true, false)));
        var form = form("?personne=" + person + "&point=" + team.point() + ON_MONDAY);
        assertThat(form).containsEntry("personne", person.toString());
        assertThat(pages.as(me).post(BOOK, form)).hasStatus(302);
        assertThat(Pages.readPlain(pages.as(me).get(DAY + "?jour=" + aMonday()))
                        .select("#appointments")
                        .text())
                .contains("Aminata");
        assertThat(Pages.readPlain(pages.as(me).get("/bureau/personnes/" + person + "?pour=suivi"))
                        .select("main")
                        .text())
                .contains("Rendez-vous", "Dossier logement");
    }

    @Test
    void the_person_of_a_file_is_asked_about_before_a_second_appointment_on_a_day() {
        var person = Ids.next();
        Network.as(
                me,
                () -> openFile.handle(
                        new OpenFile.Command(person, aPerson("Aminata", "Diallo", 1980), "spoken", null, true, false)));
        var address = "?personne=" + person + "&point=" + team.point() + ON_MONDAY;
        assertThat(pages.as(me).post(BOOK, form(address))).hasStatus(302);
        var form = form(address);
        var second = pages.as(me).post(BOOK, form);
        assertThat(second).hasStatus(422);
        assertThat(Pages.readPlain(second).select(".error-summary").text()).contains("déjà un rendez-vous ce jour-là");
        form.put("knowing", "true");
        assertThat(pages.as(me).post(BOOK, form)).hasStatus(302);
    }

    @Test
    void a_lead_keeps_motives_and_a_mediator_does_not() {
        assertThat(pages.as(me).get(DAY + "/motifs")).hasStatus(403);
        var form = new HashMap<>(Map.of(
                "id",
                Ids.next().toString(),
                "label",
                "Numérique",
                "minutes",
                "45",
                "aheadDays",
                "30",
                "noticeDays",
                "0",
                "version",
                "0"));
        assertThat(notice(pages.as(team.lead()).post(DAY + "/motifs", form)).text())
                .contains("Numérique");
        form.put("version", "0");
        form.put("id", Ids.next().toString());
        assertThat(Pages.readPlain(pages.as(team.lead()).post(DAY + "/motifs", form))
                        .select(".error-summary")
                        .text())
                .contains("porte déjà ce nom");
        for (var minutes : List.of("", "7", "1000", "-30", "une heure")) {
            form.put("label", "Autre");
            form.put("minutes", minutes);
            var answer = pages.as(team.lead()).post(DAY + "/motifs", form);
            assertThat(answer).as(minutes).hasStatus(422);
            assertThat(Pages.readPlain(answer).select("#f-minutes").val()).isEqualTo(minutes);
        }
        assertThat(pages.as(team.lead()).post(DAY + "/motifs/" + housing.id() + "/fermer", Map.of()))
                .hasStatus(302);
        assertThat(Pages.readPlain(pages.as(me).get(BOOK)).select("main").text())
                .doesNotContain("Dossier logement");
    }

    @Test
    void figures_say_who_came_and_who_did_not_and_of_no_mediator() {
        assertThat(Pages.readPlain(pages.as(team.lead()).get(DAY + "/chiffres"))
                        .select("main")
                        .text())
                .contains("Aucun rendez-vous sur douze mois");
        int made = 1;
        for (var state :
                List.of("arrived", "arrived", "arrived", "absent", "excused", "cancelled", "booked", "booked")) {
            var form = form("?point=" + team.point() + "&jour=" + aMonday().plusDays(made++ / 3));
            assertThat(pages.as(me).post(BOOK, form)).hasStatus(302);
            Network.as(
                    me,
                    () -> transaction.executeWithoutResult(status -> db.sql("""
                                    update appointments.booking set state = :state, since = starts_at, day = day - :days::int,
                                        booked_at = booked_at - :days * interval '1 day'
                                    where association = :association and state = 'booked' and id = (select id from appointments.booking where association = :association and day > current_date
                                            order by booked_at desc limit 1)""")
                            .param("state", state)
                            .param("days", state.equals("booked") ? 0 : 100)
                            .param("association", team.association())
                            .update()));
        }
        var page = Pages.readPlain(pages.as(team.lead()).get(DAY + "/chiffres?point=" + team.point()));
        assertThat(page.select("#year dd").eachText())
                .startsWith("6", "3", "1 · 25 % des personnes attendues", "1", "1", "0", "0")
                .endsWith("2");
        assertThat(page.select("#by-motive tbody tr").text()).contains("Dossier logement 6 3 1 25 %");
        assertThat(page.select("main").text()).doesNotContain(team.first().name());
        assertThat(pages.as(team.lead()).get(DAY + "/chiffres?point=ailleurs")).hasStatusOk();
        var others = fixtures.aTeam(1);
        assertThat(Pages.readPlain(pages.as(others.lead()).get(DAY + "/chiffres"))
                        .select("main")
                        .text())
                .contains("Aucun rendez-vous sur douze mois");
    }

    @Test
    void every_motive_is_in_the_figures_and_who_booked_after_midnight_waited_since_that_day() {
        var day = LocalDate.now(NetworkTime.ZONE).minusDays(100);
        Network.as(
                me,
                () -> transaction.executeWithoutResult(status -> db.sql("""
                                with m as (
                                    insert into appointments.motive (id, association, label, minutes, notice_days, ahead_days, pair, by_public, papers)
                                    select gen_random_uuid(), :association, 'Motif ' || n, 30, 1, 30, false, false, ''
                                    from generate_series(1, 21) n returning id)
                                insert into appointments.booking (id, association, motive, point, day, starts_at, ends_at, state, booked_at, since)
                                select gen_random_uuid(), :association, m.id, :point, :day::date, (:day::date + time '10:00') at time zone 'UTC',
                                    (:day::date + time '10:30') at time zone 'UTC', 'arrived',
                                    (:day::date - 2 + time '23:30') at time zone 'UTC', now()
                                from m""")
                        .param("association", team.association())
                        .param("point", team.point())
                        .param("day", day)
                        .update()));
        var page = Pages.readPlain(pages.as(team.lead()).get(DAY + "/chiffres"));
        assertThat(page.select("#by-motive tbody tr")).hasSize(21);
        assertThat(page.select("#year dd").eachText()).contains("1 jour");
    }

    @Test
    void an_appointment_is_moved_and_then_excused() {
        var form = form("?point=" + team.point() + ON_MONDAY);
        var address = pages.as(me).post(BOOK, form).getResponse().getRedirectedUrl();
        var moving = Pages.readPlain(
                pages.as(me).get(address + "/deplacer?jour=" + aMonday().plusDays(1)));
        var slot = moving.select("input[name=slot]").last().val();
        assertThat(notice(pages.as(me).post(address + "/deplacer", Map.of("version", "0", "slot", slot)))
                        .text())
                .contains("déplacé");
        assertThat(pages.as(me).post(address + "/deplacer", Map.of("version", "0", "slot", slot)))
                .hasStatus(409);
        assertThat(Pages.readPlain(pages.as(me).get(address)).select("h1").text())
                .contains("16 h 30");
        assertThat(notice(pages.as(me).post(address + "/excuse", Map.of())).text())
                .contains("libre");
        assertThat(Pages.readPlain(pages.as(me).get(address)).select("main").text())
                .contains("Excusé")
                .doesNotContain("Déplacer");
    }

    @Test
    void nobody_else_opens_it() {
        var address = pages.as(me)
                .post(BOOK, form("?point=" + team.point()))
                .getResponse()
                .getRedirectedUrl();
        var others = fixtures.aTeam(1);
        assertThat(pages.as(others.lead()).get(address)).hasStatus(404);
        assertThat(pages.as(others.lead()).post(address + "/annuler", Map.of())).hasStatus(404);
        assertThat(pages.as(me).get(address)).hasStatusOk();
    }

    private static Notice notice(MvcTestResult answer) {
        assertThat(answer).hasStatus(302);
        return (Notice) answer.getMvcResult().getFlashMap().get("notice");
    }
}
