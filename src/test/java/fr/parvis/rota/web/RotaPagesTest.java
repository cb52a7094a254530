// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.web;

import static fr.parvis.rota.RotaFixtures.aMonday;
import static fr.parvis.rota.RotaFixtures.anAppointment;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.network.AgentsPresent;
import fr.parvis.rota.Hold;
import fr.parvis.rota.HoldKind;
import fr.parvis.rota.Holds;
import fr.parvis.rota.RotaFixtures;
import fr.parvis.rota.RotaFixtures.Team;
import fr.parvis.rota.domain.week.PlanDays;
import fr.parvis.rota.domain.week.PlanShifts;
import fr.parvis.rota.domain.week.Shift;
import fr.parvis.rota.domain.week.Turn;
import fr.parvis.rota.domain.week.Turns;
import fr.parvis.shell.Notice;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.values.Outcome;
import fr.parvis.values.Outcomes;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ParvisTest
class RotaPagesTest {
    private static final String WEEK = "/bureau/planning";
    private static final LocalDate MONDAY = aMonday();
    private static final String USUAL = "Mo-Fr 09:00-12:00,14:00-17:00; PH off";

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    PlanShifts shifts;

    @Autowired
    PlanDays days;

    @Autowired
    Turns turns;

    @Autowired
    Holds holds;

    @Autowired
    AgentsPresent present;

    @Autowired
    RotaFixtures fixtures;

    Team team;
    SignedIn lead;
    SignedIn me;

    @BeforeEach
    void a_team() {
        team = fixtures.aTeam(2);
        lead = team.lead();
        me = team.first();
    }

    @Test
    void an_ordinary_week_is_planned_in_one_form_and_shown() {
        var answer = pages.as(lead)
                .post(
                        WEEK + "/semaine-type",
                        Map.of(
                                "mediator", me.account().toString(),
                                "point", team.point().toString(),
                                "days", "MONDAY",
                                "from", "09:00",
                                "until", "12:00",
                                "from2", "14:00",
                                "until2", "17:00",
                                "validFrom", LocalDate.now(NetworkTime.ZONE).toString()));
        assertThat(notice(answer).text()).contains("Poste ajouté");
        var cell = cell(Pages.readPlain(pages.as(lead).get(WEEK + "?semaine=" + MONDAY)), me, MONDAY);
        assertThat(cell.select(".rota-turn").eachText())
                .containsExactly("9 h – 12 h Maison France Services", "14 h – 17 h Maison France Services");
        assertThat(Pages.readPlain(pages.as(lead).get(WEEK + "/semaine-type")).select("#shifts tbody tr"))
                .hasSize(1);
    }

    @Test
    void a_large_team_is_shown_page_by_page_and_a_colleague_on_theirs() {
        for (int i = 0; i < 14; i++) network.a(Role.MEDIATOR, team.association());
        var first = Pages.readPlain(pages.as(lead).get(WEEK + "?semaine=" + MONDAY));
        assertThat(first.select("#rota-people tbody tr")).hasSize(12);
        assertThat(first.select(".pager a[rel=next]").attr("href")).isEqualTo(WEEK + "?semaine=" + MONDAY + "&page=2");
        var shown = first.select("#rota-people tbody tr").eachAttr("id");
        var second = Pages.readPlain(pages.as(lead).get(WEEK + "?semaine=" + MONDAY + "&page=2"))
                .select("#rota-people tbody tr")
                .eachAttr("id");
        assertThat(second).hasSize(5).doesNotContainAnyElementsOf(shown);
        var last = second.getLast().substring(2);
        assertThat(Pages.readPlain(pages.as(lead).get(WEEK + "?semaine=" + MONDAY + "&qui=" + last))
                        .select("#rota-people tbody tr")
                        .eachAttr("id"))
                .isEqualTo(second);
    }

    @Test
    void a_week_that_puts_somebody_in_two_places_is_refused_with_the_values_typed() {
        fixtures.planned(shifts, team);
        var elsewhere = fixtures.aPoint(team.association(), "Mairie annexe", "Europe/Paris", "Mo 08:00-12:00");
        var form = Map.of(
                "id", Ids.next().toString(),
                "mediator", me.account().toString(),
                "point", elsewhere.toString(),
                "validFrom", MONDAY.toString());
        var answer = pages.as(lead).post(WEEK + "/semaine-type", with(form, "hours", "Mo 11:00-13:00"));
        assertThat(answer).hasStatus(422);
        assertThat(Pages.readPlain(answer).select(".error-summary").text()).contains("deux endroits à la fois");
        assertThat(Pages.readPlain(answer).select("#f-hours").val()).isEqualTo("Mo 11:00-13:00");
        assertThat(pages.as(lead).post(WEEK + "/semaine-type", with(form, "hours", "lundi matin")))
                .hasStatus(422);
        assertThat(ofDay(me, MONDAY)).hasSize(2);
        // the same form, corrected
        assertThat(pages.as(lead).post(WEEK + "/semaine-type", with(form, "hours", "Mo 12:00-13:00")))
                .hasStatus(302);
        assertThat(ofDay(me, MONDAY)).hasSize(3);
    }

    @Test
    void a_week_that_meets_one_which_begins_much_later_is_refused_unless_it_ends_before() {
        var later = MONDAY.plusWeeks(20);
        var there = new Shift(Ids.next(), me.account(), team.point(), "Mo 09:00-12:00", later, null);
        assertThat(Network.as(lead, () -> shifts.handle(there))).isInstanceOf(Outcome.Done.class);
        var elsewhere = fixtures.aPoint(team.association(), "Mairie annexe", "Europe/Paris", "Mo 08:00-12:00");
        var now = new Shift(Ids.next(), me.account(), elsewhere, "Mo 10:00-12:00", MONDAY, null);
        assertThat(Outcomes.refused(Network.as(lead, () -> shifts.handle(now)))
                        .getFirst()
                        .is("rota.problem.two-places"))
                .isTrue();
        var before = new Shift(Ids.next(), me.account(), elsewhere, "Mo 10:00-12:00", MONDAY, later.minusDays(1));
        assertThat(Network.as(lead, () -> shifts.handle(before))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_day_is_planned_on_its_own_and_follows_the_ordinary_week_again() {
        fixtures.planned(shifts, team);
        var form = Map.of(
                "mediateur",
                me.account().toString(),
                "jour",
                MONDAY.toString(),
                "version",
                "-1",
                "point0",
                team.point().toString(),
                "from0",
                "10:00",
                "until0",
                "11:30");
        assertThat(pages.as(lead).post(WEEK + "/jour", form)).hasStatus(302);
        assertThat(ofDay(me, MONDAY)).extracting(Turn::fromMinute).containsExactly(600);
        // who still sees the day as it was is told
        assertThat(pages.as(lead).post(WEEK + "/jour", form)).hasStatus(409);
        pages.as(lead)
                .post(WEEK + "/jour/habituel", Map.of("mediateur", me.account().toString(), "jour", MONDAY.toString()));
        assertThat(ofDay(me, MONDAY)).hasSize(2).allMatch(Turn::usual);
    }

    @Test
    void a_day_that_cannot_be_comes_back_with_its_values() {
        var answer = pages.as(lead)
                .post(
                        WEEK + "/jour",
                        Map.of(
                                "mediateur",
                                me.account().toString(),
                                "jour",
                                MONDAY.toString(),
                                "version",
                                "-1",
                                "point0",
                                team.point().toString(),
                                "from0",
                                "12:00",
                                "until0",
                                "10:00"));
        assertThat(answer).hasStatus(422);
        assertThat(Pages.readPlain(answer).select("#f-until0").val()).isEqualTo("10:00");
        assertThat(Pages.readPlain(answer).select(".error-summary").text()).contains("La fin vient avant le début");
        assertThat(pages.as(lead).get(WEEK + "/jour?mediateur=" + Ids.next() + "&jour=" + MONDAY))
                .hasStatus(404);
    }

    @Test
    void time_on_the_line_is_taken_as_an_appointment_is_and_given_back() {
        fixtures.planned(shifts, team);
        var duty = aDuty("line", "09:00", "12:00");
        assertThat(notice(pages.as(lead).post(WEEK + "/jour/moment", duty)).text())
                .contains("Temps réservé");
        // the same form twice is one duty
        notice(pages.as(lead).post(WEEK + "/jour/moment", duty));
        var page = Pages.readPlain(pages.as(lead).get(WEEK + "/jour?mediateur=" + me.account() + "&jour=" + MONDAY));
        assertThat(page.select("section[aria-labelledby=booked-title] li span").eachText())
                .singleElement()
                .asString()
                .contains("Ligne téléphonique", "9 h – 12 h");
        var appointment = anAppointment(MONDAY, 10, 0, me.account());
        assertThat(Outcomes.done(Network.as(lead, () -> holds.hold(appointment))))
                .isInstanceOf(Holds.Answer.Taken.class);
        var back = page.select("form[action$=rendre] input[name=moment]").attr("value");
        var released = Map.of("mediateur", me.account().toString(), "jour", MONDAY.toString(), "moment", back);
        assertThat(pages.as(me).post(WEEK + "/jour/moment/rendre", released)).hasStatus(403);
        assertThat(notice(pages.as(lead).post(WEEK + "/jour/moment/rendre", released))
                        .text())
                .contains("de nouveau libre");
        assertThat(Outcomes.done(Network.as(lead, () -> holds.hold(appointment))))
                .isInstanceOf(Holds.Answer.Held.class);
        // what another module holds is given back there
        var foreign = with(released, "moment", appointment.subject().toString());
        assertThat(notice(pages.as(lead).post(WEEK + "/jour/moment/rendre", foreign))
                        .kind())
                .isEqualTo("warning");
        assertThat(Network.as(lead, () -> holds.of(appointment.subject()))).hasSize(1);
    }

    @Test
    void who_went_on_the_line_without_a_plan_gives_that_time_back_alone() {
        Network.as(me, () -> holds.holdFree(aMorningOnLine()));
        var page = Pages.readPlain(pages.as(lead).get(WEEK + "/jour?mediateur=" + me.account() + "&jour=" + MONDAY));
        assertThat(page.select("section[aria-labelledby=booked-title] li span").text())
                .contains("Ligne téléphonique", "9 h – 12 h");
        assertThat(page.select("form[action$=rendre]")).isEmpty();
        var released = Map.of(
                "mediateur", me.account().toString(),
                "jour", MONDAY.toString(),
                "moment", me.account().toString());
        assertThat(notice(pages.as(lead).post(WEEK + "/jour/moment/rendre", released))
                        .kind())
                .isEqualTo("warning");
        assertThat(Network.as(lead, () -> holds.of(me.account()))).hasSize(1);
        // nothing that a colleague could take over
        assertThat(notice(pages.as(lead).post(WEEK + "/absences", absence(me))).text())
                .doesNotContain("engagement");
        assertThat(Pages.readPlain(pages.as(lead).get(WEEK + "/relais/" + me.account()))
                        .select("input[name=subjects]"))
                .isEmpty();
    }

    @Test
    void time_at_a_partners_that_cannot_be_comes_back_with_its_values() {
        Network.as(lead, () -> holds.hold(anAppointment(MONDAY, 9, 30, me.account())));
        for (var wrong : List.of(
                aDuty("permanence", "09:00", "11:00"),
                aDuty("permanence", "12:00", "11:00"),
                aDuty("permanence", "25 h", "11:00"),
                aDuty("absence", "13:00", "11:00"))) {
            var answer = pages.as(lead).post(WEEK + "/jour/moment", wrong);
            assertThat(answer).as(wrong.toString()).hasStatus(422);
            assertThat(Pages.readPlain(answer).select(".error-summary")).hasSize(1);
            assertThat(Pages.readPlain(answer).select("#f-until").val()).isEqualTo("11:00");
        }
        assertThat(Pages.readPlain(pages.as(lead).post(WEEK + "/jour/moment", aDuty("permanence", "09:00", "11:00")))
                        .select(".error-summary")
                        .text())
                .contains("déjà pris");
        assertThat(pages.as(me).post(WEEK + "/jour/moment", aDuty("line", "10:00", "11:00")))
                .hasStatus(403);
        assertThat(pages.as(lead).post(WEEK + "/jour/moment", aDuty("permanence", "10:00", "11:00")))
                .hasStatus(302);
    }

    @Test
    void time_in_the_hour_that_the_clocks_leave_out_is_refused_with_a_word() {
        var rules = NetworkTime.ZONE.getRules();
        var change = rules.nextTransition(Instant.now());
        while (!change.isGap()) change = rules.nextTransition(change.getInstant());
        var day = change.getDateTimeBefore().toLocalDate().toString();
        var answer = pages.as(lead).post(WEEK + "/jour/moment", with(aDuty("line", "02:10", "02:50"), "jour", day));
        assertThat(answer).hasStatus(422);
        assertThat(Pages.readPlain(answer).select(".error-summary").text()).contains("n’existe pas");
        assertThat(Pages.readPlain(answer).select("#f-from").val()).isEqualTo("02:10");
        // what goes beyond it is as long as it is by the clock
        var beyond = with(aDuty("line", "01:30", "03:30"), "jour", day);
        notice(pages.as(lead).post(WEEK + "/jour/moment", beyond));
        assertThat(Network.as(lead, () -> holds.of(UUID.fromString(beyond.get("id")))))
                .singleElement()
                .satisfies(hold ->
                        assertThat(Duration.between(hold.from(), hold.until())).hasMinutes(60));
    }

    @Test
    void who_is_at_a_partners_is_not_counted_at_the_point() {
        fixtures.planned(shifts, team);
        assertThat(places()).contains("2 présents").doesNotContain("1 sur 2");
        notice(pages.as(lead).post(WEEK + "/jour/moment", aDuty("line", "14:00", "15:00")));
        assertThat(places()).doesNotContain("1 sur 2");
        var outpost = aDuty("permanence", "10:00", "11:00");
        notice(pages.as(lead).post(WEEK + "/jour/moment", outpost));
        assertThat(places()).contains("1 sur 2");
        var back = Map.of("mediateur", me.account().toString(), "jour", MONDAY.toString(), "moment", outpost.get("id"));
        notice(pages.as(lead).post(WEEK + "/jour/moment/rendre", back));
        assertThat(places()).doesNotContain("1 sur 2");
    }

    private String places() {
        return Pages.readPlain(pages.as(lead).get(WEEK + "?semaine=" + MONDAY))
                .select("#rota-points")
                .text();
    }

    private Map<String, String> aDuty(String kind, String from, String until) {
        return Map.of(
                "id",
                Ids.next().toString(),
                "mediateur",
                me.account().toString(),
                "jour",
                MONDAY.toString(),
                "kind",
                kind,
                "from",
                from,
                "until",
                until);
    }

    @Test
    void days_beyond_any_calendar_are_no_days() {
        var far = "+999999999-12-31";
        assertThat(pages.as(lead).get(WEEK + "/jour?mediateur=" + me.account() + "&jour=%2B999999999-12-31"))
                .hasStatus(404);
        assertThat(pages.as(lead).get(WEEK + "?semaine=%2B999999999-12-31")).hasStatusOk();
        assertThat(pages.as(lead).post(WEEK + "/proposition", Map.of("monday", far, "weeks", "4")))
                .hasStatus(422);
        assertThat(pages.as(lead).post(WEEK + "/absences", Map.of("firstDay", far)))
                .hasStatus(422);
        var shift = Map.of(
                "mediator", me.account().toString(), "point", team.point().toString(), "hours", "Mo 09:00-12:00");
        assertThat(pages.as(lead).post(WEEK + "/semaine-type", with(shift, "validFrom", far)))
                .hasStatus(422);
    }

    @Test
    void a_turn_moves_to_a_colleague_and_another_day_and_back() {
        fixtures.planned(shifts, team);
        var away = MONDAY.plusDays(5);
        var answer = pages.as(lead)
                .post(
                        WEEK + "/deplacer",
                        Map.of(
                                "mediator", me.account().toString(),
                                "day", MONDAY.toString(),
                                "from", "540",
                                "to", team.second().account().toString(),
                                "toDay", away.toString()));
        var notice = notice(answer);
        assertThat(ofDay(me, MONDAY)).extracting(Turn::fromMinute).containsExactly(840);
        assertThat(ofDay(team.second(), away)).extracting(Turn::fromMinute).containsExactly(540);
        notice(pages.as(lead).post(notice.action().href(), Map.of()));
        assertThat(ofDay(me, MONDAY)).extracting(Turn::fromMinute).containsExactly(540, 840);
        assertThat(ofDay(team.second(), away)).isEmpty();
        // onto a colleague who works then already: nothing moves
        var refused = notice(pages.as(lead)
                .post(
                        WEEK + "/deplacer",
                        Map.of(
                                "mediator", me.account().toString(),
                                "day", MONDAY.toString(),
                                "from", "540",
                                "to", team.second().account().toString(),
                                "toDay", MONDAY.toString())));
        assertThat(refused.kind()).isEqualTo("danger");
        assertThat(ofDay(me, MONDAY)).hasSize(2);
    }

    @Test
    void a_mediator_asks_a_lead_decides_and_colleagues_see_no_more_than_that_somebody_is_away() {
        fixtures.planned(shifts, team);
        assertThat(notice(pages.as(me).post(WEEK + "/absences", absence(me))).text())
                .contains("Absence demandée");
        assertThat(Pages.readPlain(pages.as(lead).get("/bureau/accueil")).text())
                .contains("absence à décider");
        var row = Pages.readPlain(pages.as(lead).get(WEEK + "/absences"))
                .select("#absences tbody tr")
                .first();
        assertThat(row.text()).contains("À décider").contains("Congé");
        // nobody but who plans decides
        var accept = row.select("form[action$=accepter]").attr("action");
        assertThat(pages.as(me).post(accept, Map.of())).hasStatus(403);
        assertThat(notice(pages.as(lead).post(accept, Map.of())).text()).contains("Absence notée");
        var seen = cell(Pages.readPlain(pages.as(team.second()).get(WEEK + "?semaine=" + MONDAY)), me, MONDAY);
        assertThat(seen.text()).contains("Absent").doesNotContain("Congé");
        assertThat(cell(Pages.readPlain(pages.as(lead).get(WEEK + "?semaine=" + MONDAY)), me, MONDAY)
                        .text())
                .contains("Congé");
        assertThat(Outcomes.done(Network.as(lead, () -> holds.hold(anAppointment(MONDAY, 9, 0, me.account())))))
                .isInstanceOf(Holds.Answer.Taken.class);
    }

    private static Map<String, String> absence(SignedIn whose) {
        return Map.of(
                "id", Ids.next().toString(),
                "mediator", whose.account().toString(),
                "firstDay", MONDAY.toString(),
                "lastDay", MONDAY.plusDays(1).toString(),
                "kind", "LEAVE");
    }

    @Test
    void an_absence_over_appointments_says_so_and_a_colleague_takes_them_over() {
        fixtures.planned(shifts, team);
        Network.as(lead, () -> holds.hold(anAppointment(MONDAY, 9, 0, me.account())));
        Network.as(lead, () -> holds.hold(anAppointment(MONDAY, 10, 0, me.account())));
        Network.as(
                lead,
                () -> holds.hold(anAppointment(MONDAY, 10, 0, team.second().account())));
        var notice = notice(pages.as(lead).post(WEEK + "/absences", absence(me)));
        assertThat(notice.text()).contains("2 engagements");
        var page = Pages.readPlain(pages.as(lead).get(notice.action().href()));
        var subjects = page.select("input[name=subjects]").eachAttr("value");
        assertThat(subjects).hasSize(2);
        var given = pages.as(lead)
                .post(
                        WEEK + "/relais/" + me.account(),
                        Map.of("to", team.second().account().toString(), "subjects", subjects));
        assertThat(notice(given).text()).contains("1 engagement confié").contains("1 reste");
        assertThat(Network.as(
                                lead,
                                () -> holds.between(
                                        List.of(team.second().account()),
                                        RotaFixtures.at(MONDAY, 0, 0),
                                        RotaFixtures.at(MONDAY, 23, 0)))
                        .stream()
                        .map(Hold::from))
                .containsExactly(RotaFixtures.at(MONDAY, 9, 0), RotaFixtures.at(MONDAY, 10, 0));
    }

    @Test
    void of_two_who_hand_over_the_same_work_the_second_is_told_and_moves_nothing() {
        var three = fixtures.aTeam(3);
        var third = three.mediators().getLast().account();
        var asked = anAppointment(MONDAY, 9, 0, three.first().account());
        Network.as(three.lead(), () -> holds.hold(asked));
        var relay = WEEK + "/relais/" + three.first().account();
        var subject = asked.subject().toString();
        var second = three.second().account().toString();
        assertThat(notice(pages.as(three.lead()).post(relay, Map.of("to", second, "subjects", subject)))
                        .kind())
                .isEqualTo("success");
        var late = notice(pages.as(three.lead()).post(relay, Map.of("to", third.toString(), "subjects", subject)));
        assertThat(late.kind()).isEqualTo("warning");
        assertThat(late.text()).contains("entre-temps");
        assertThat(Network.as(three.lead(), () -> holds.of(asked.subject())))
                .extracting(Hold::mediator)
                .containsExactly(three.second().account());
    }

    @Test
    void time_on_the_line_before_and_after_an_appointment_is_one_engagement() {
        Network.as(me, () -> holds.hold(anAppointment(MONDAY, 10, 0, me.account())));
        Network.as(me, () -> holds.holdFree(aMorningOnLine()));
        assertThat(cell(Pages.readPlain(pages.as(lead).get(WEEK + "?semaine=" + MONDAY)), me, MONDAY)
                        .text())
                .contains("2 rendez-vous ou engagements");
    }

    @Test
    void an_appointment_with_the_way_there_and_back_is_one_engagement() {
        var from = RotaFixtures.at(MONDAY, 9, 30);
        var visit = new Holds.Asked(
                HoldKind.APPOINTMENT,
                Ids.next(),
                Set.of(me.account()),
                from,
                from.plusSeconds(30 * 60),
                null,
                null,
                20);
        assertThat(Outcomes.done(Network.as(lead, () -> holds.hold(visit)))).isInstanceOf(Holds.Answer.Held.class);
        assertThat(cell(Pages.readPlain(pages.as(lead).get(WEEK + "?semaine=" + MONDAY)), me, MONDAY)
                        .text())
                .contains("1 rendez-vous ou engagement");
        assertThat(notice(pages.as(lead).post(WEEK + "/absences", absence(me))).text())
                .contains("1 engagement");
        assertThat(Pages.readPlain(pages.as(lead).get(WEEK + "/absences"))
                        .select("#absences tbody tr")
                        .text())
                .contains("1 rendez-vous ou engagement");
    }

    @Test
    void who_leaves_works_until_the_last_day_and_a_colleague_goes_on() {
        var fourth = fixtures.aTeam(2);
        Network.as(
                fourth.lead(),
                () -> shifts.handle(RotaFixtures.aShift(fourth.first().account(), fourth.point(), USUAL)));
        var own = List.of(new PlanDays.Part(540, 600, fourth.point()));
        for (var day : List.of(MONDAY, MONDAY.plusDays(2)))
            Network.as(fourth.lead(), () -> days.handle(fourth.first().account(), day, own, -1));
        notice(pages.as(fourth.lead())
                .post(
                        WEEK + "/relais/" + fourth.first().account() + "/depart",
                        Map.of(
                                "last",
                                MONDAY.toString(),
                                "to",
                                fourth.second().account().toString())));
        assertThat(of(fourth, fourth.first(), MONDAY)).hasSize(1);
        assertThat(of(fourth, fourth.first(), MONDAY.plusDays(1))).isEmpty();
        assertThat(of(fourth, fourth.first(), MONDAY.plusDays(2))).isEmpty();
        assertThat(of(fourth, fourth.second(), MONDAY)).isEmpty();
        assertThat(of(fourth, fourth.second(), MONDAY.plusDays(1))).hasSize(2);
    }

    @Test
    void a_last_day_that_cannot_be_is_asked_again_with_the_colleague_who_was_chosen() {
        var relay = WEEK + "/relais/" + me.account();
        var colleague = team.second().account().toString();
        Network.as(lead, () -> shifts.handle(RotaFixtures.aShift(me.account(), team.point(), USUAL)));
        var answer = pages.as(lead).post(relay + "/depart", Map.of("last", "31/02/2020", "to", colleague));
        assertThat(answer).hasStatus(422);
        var form = Pages.readPlain(answer).select("form[action$=/depart]");
        assertThat(form.select("[name=last]").val()).isEqualTo("31/02/2020");
        assertThat(form.select("[name=to] option[selected]").val()).isEqualTo(colleague);
        assertThat(form.select(".error-summary").text()).isNotEmpty();
    }

    @Test
    void the_third_duty_of_a_labelled_point_is_counted_and_the_network_reads_a_number() {
        assertThat(duty()).contains("pas encore de planning");
        Network.as(lead, () -> shifts.handle(RotaFixtures.aShift(me.account(), team.point(), USUAL)));
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        assertThat(Network.as(head, () -> present.atOnce(List.of(team.point()))))
                .containsValue(1);
        Network.as(lead, () -> shifts.handle(RotaFixtures.aShift(team.second().account(), team.point(), USUAL)));
        assertThat(Network.as(head, () -> present.atOnce(List.of(team.point()))))
                .containsValue(2);
        assertThat(duty()).doesNotContain("pas encore de planning").contains("2 agents");
        var elsewhere = network.a(Role.SITE_LEAD, network.anAssociation());
        assertThat(Network.as(elsewhere, () -> present.atOnce(List.of(team.point()))))
                .isEmpty();
    }

    @Test
    void an_outpost_that_a_colleague_takes_over_is_counted_at_once() {
        var three = fixtures.aTeam(3);
        var third = three.mediators().getLast().account();
        var monday = LocalDate.now(NetworkTime.ZONE).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        // a holiday among these days leaves others
        var outposts = monday.datesUntil(monday.plusDays(5))
                .map(day -> anOutpost(three.first(), day))
                .toList();
        Network.as(three.lead(), () -> outposts.forEach(holds::hold));
        for (var mediator : List.of(three.first(), three.second()))
            Network.as(
                    three.lead(), () -> shifts.handle(RotaFixtures.aShift(mediator.account(), three.point(), USUAL)));
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        assertThat(Network.as(head, () -> present.atOnce(List.of(three.point()))))
                .containsValue(1);
        var given = pages.as(three.lead())
                .post(
                        WEEK + "/relais/" + three.first().account(),
                        Map.of(
                                "to",
                                third.toString(),
                                "subjects",
                                outposts.stream()
                                        .map(one -> one.subject().toString())
                                        .toList()));
        assertThat(notice(given).text()).contains("5 engagements confiés");
        assertThat(Network.as(head, () -> present.atOnce(List.of(three.point()))))
                .containsValue(2);
        assertThat(Outcomes.done(Network.as(three.lead(), () -> holds.hold(anAppointment(monday, 10, 0, third)))))
                .isInstanceOf(Holds.Answer.Taken.class);
        assertThat(Outcomes.done(Network.as(
                        three.lead(),
                        () -> holds.hold(
                                anAppointment(monday, 10, 0, three.first().account())))))
                .isInstanceOf(Holds.Answer.Held.class);
    }

    private Holds.Asked aMorningOnLine() {
        var from = RotaFixtures.at(MONDAY, 9, 0);
        return new Holds.Asked(
                HoldKind.LINE, me.account(), Set.of(me.account()), from, from.plus(Duration.ofHours(3)), null, null);
    }

    private static Holds.Asked anOutpost(SignedIn mediator, LocalDate day) {
        return new Holds.Asked(
                HoldKind.PERMANENCE,
                Ids.next(),
                Set.of(mediator.account()),
                RotaFixtures.at(day, 10, 0),
                RotaFixtures.at(day, 11, 0),
                null,
                null);
    }

    private String duty() {
        return Pages.readPlain(pages.as(lead).get("/bureau/reseau/" + team.point()))
                .text();
    }

    @Test
    void a_mediator_wishes_days_and_plans_nobody() {
        fixtures.planned(shifts, team);
        var mine = Pages.readPlain(pages.as(me).get(WEEK + "/mien?semaine=" + MONDAY));
        assertThat(mine.select("#mine tbody tr")).isNotEmpty();
        var field = mine.select("select[name=wish-" + MONDAY + "]");
        assertThat(field).hasSize(1);
        pages.as(me).post(WEEK + "/mien", Map.of("wish-" + MONDAY, "GLADLY", "wish-nonsense", "GLADLY"));
        assertThat(cell(Pages.readPlain(pages.as(lead).get(WEEK + "?semaine=" + MONDAY)), me, MONDAY)
                        .text())
                .contains("Volontiers");
        assertThat(cell(Pages.readPlain(pages.as(team.second()).get(WEEK + "?semaine=" + MONDAY)), me, MONDAY)
                        .text())
                .doesNotContain("Volontiers");
        for (var address : List.of("/semaine-type", "/proposition", "/relais/" + me.account()))
            assertThat(pages.as(me).get(WEEK + address)).hasStatus(403);
        assertThat(pages.as(network.ofTheNetwork(Role.NETWORK_HEAD)).get(WEEK)).hasStatus(403);
        // without rights the week shows no link to change it
        assertThat(Pages.readPlain(pages.as(me).get(WEEK)).select("a.rota-turn, #rota-move"))
                .isEmpty();
    }

    @Test
    void a_saturday_on_which_somebody_is_booked_is_shown_although_all_is_closed() {
        var saturday = MONDAY.plusDays(5);
        Network.as(lead, () -> holds.hold(anAppointment(saturday, 10, 0, me.account())));
        var week = Pages.readPlain(pages.as(lead).get(WEEK + "?semaine=" + MONDAY));
        assertThat(cell(week, me, saturday).text()).contains("1 rendez-vous ou engagement");
        assertThat(cell(week, me, saturday.plusDays(1))).isNull();
        var mine = Pages.readPlain(pages.as(me).get(WEEK + "/mien?semaine=" + MONDAY));
        assertThat(mine.select("tr:has(select[name=wish-" + saturday + "])").text())
                .contains("10 h");
    }

    @Test
    void another_association_sees_nothing_of_it() {
        fixtures.planned(shifts, team);
        var others = fixtures.aTeam(1);
        assertThat(Pages.readPlain(pages.as(others.lead()).get(WEEK + "?semaine=" + MONDAY))
                        .select(".rota-turn"))
                .isEmpty();
        assertThat(pages.as(others.lead()).get(WEEK + "/jour?mediateur=" + me.account() + "&jour=" + MONDAY))
                .hasStatus(404);
        assertThat(pages.as(others.lead())
                        .post(
                                WEEK + "/deplacer",
                                Map.of(
                                        "mediator", me.account().toString(),
                                        "day", MONDAY.toString(),
                                        "from", "540",
                                        "to", others.first().account().toString(),
                                        "toDay", MONDAY.toString())))
                .hasStatus(404);
    }

    @Test
    void a_colleague_is_found_by_the_search_of_all_pages() {
        var name = Pages.readPlain(pages.as(lead).get(WEEK))
                .select(".rota-name")
                .first()
                .text()
                .substring(0, 15);
        assertThat(Pages.readPlain(pages.as(lead).post("/bureau/chercher", Map.of("q", name)))
                        .select("a[href*='#p-']")
                        .eachAttr("href"))
                .isNotEmpty();
    }

    private static Map<String, String> with(Map<String, String> form, String field, String value) {
        var more = new HashMap<>(form);
        more.put(field, value);
        return more;
    }

    private Element cell(Document page, SignedIn who, LocalDate day) {
        return page.select("td[data-mediator=" + who.account() + "][data-day=" + day + "]")
                .first();
    }

    private List<Turn> ofDay(SignedIn who, LocalDate day) {
        return of(team, who, day);
    }

    private List<Turn> of(Team some, SignedIn who, LocalDate day) {
        return Network.as(some.lead(), () -> turns.between(day, day)).stream()
                .filter(turn -> turn.mediator().equals(who.account()))
                .toList();
    }

    private static Notice notice(MvcTestResult answer) {
        assertThat(answer).hasStatus(302);
        return (Notice) answer.getMvcResult().getFlashMap().get("notice");
    }
}
