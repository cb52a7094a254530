// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import static fr.parvis.appointments.AppointmentsFixtures.aMotive;
import static fr.parvis.appointments.AppointmentsFixtures.kept;
import static fr.parvis.rota.RotaFixtures.aMonday;
import static fr.parvis.rota.RotaFixtures.at;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.access.domain.ManageAccounts;
import fr.parvis.appointments.domain.BookAppointment;
import fr.parvis.appointments.domain.ChangeBooking;
import fr.parvis.appointments.domain.Contact;
import fr.parvis.appointments.domain.FindToMove;
import fr.parvis.appointments.domain.FindToMove.Why;
import fr.parvis.appointments.domain.KeepMotives;
import fr.parvis.appointments.domain.Motive;
import fr.parvis.appointments.domain.ProposeSlots.Chosen;
import fr.parvis.rota.RotaFixtures;
import fr.parvis.rota.RotaFixtures.Team;
import fr.parvis.rota.domain.absences.Absence;
import fr.parvis.rota.domain.absences.KeepAbsences;
import fr.parvis.rota.domain.absences.TransferWork;
import fr.parvis.rota.domain.week.PlanShifts;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

@ParvisTest
class CallsAndCalendarTest {
    private static final LocalDate MONDAY = aMonday();
    private static final String CALLS = "/bureau/rendez-vous/a-appeler";
    private static final String CALENDAR = "/bureau/rendez-vous/agenda";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    RotaFixtures fixtures;

    @Autowired
    PlanShifts shifts;

    @Autowired
    KeepMotives motives;

    @Autowired
    BookAppointment book;

    @Autowired
    ChangeBooking change;

    @Autowired
    FindToMove toMove;

    @Autowired
    KeepAbsences absences;

    @Autowired
    TransferWork transfer;

    @Autowired
    ManageAccounts accounts;

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

    private UUID booked(Instant from, String name) {
        var command = new BookAppointment.Command(
                Ids.next(),
                housing.id(),
                team.point(),
                from,
                Set.of(me.account()),
                null,
                Contact.of(name, "06 12 34 56 78"),
                null,
                true);
        assertThat(Network.as(me, () -> book.handle(command))).isInstanceOf(Outcome.Done.class);
        return command.id();
    }

    private List<FindToMove.ToMove> calls() {
        return Network.as(me, () -> toMove.list());
    }

    @Test
    void who_saves_a_closure_over_appointments_sees_whom_to_call_first_and_the_list_stays() {
        var aminata = booked(at(MONDAY, 9, 0), "Aminata");
        booked(at(MONDAY.plusDays(1), 9, 0), "Bintou");
        var point = "/bureau/reseau/" + team.point();
        var form = fields(Pages.readPlain(pages.as(team.lead()).get(point + "/modifier")));
        form.set("commune", "69388");
        form.set("fermeture-debut", MONDAY.toString());
        form.set("fermeture-fin", MONDAY.toString());
        form.set("fermeture-motif", "Travaux");

        var asked = pages.as(team.lead()).post(point, form);
        assertThat(asked).hasStatus(422);
        assertThat(Pages.readPlain(asked).select(".notice").text())
                .contains("1 rendez-vous est prévu", "Aminata", "9 h")
                .doesNotContain("Bintou");
        assertThat(calls()).isEmpty();

        var again = fields(Pages.readPlain(asked));
        assertThat(again.getFirst("fermeture-motif")).isEqualTo("Travaux");
        assertThat(pages.as(team.lead()).post(point, again)).hasStatus(302);
        assertThat(calls()).singleElement().satisfies(call -> {
            assertThat(call.seen().booking().id()).isEqualTo(aminata);
            assertThat(call.why()).isEqualTo(Why.CLOSED);
            assertThat(call.phone()).isEqualTo("06 12 34 56 78");
        });
        assertThat(Pages.readPlain(pages.as(me).get("/bureau/rendez-vous"))
                        .select("main")
                        .text())
                .contains("ne peut pas avoir lieu");
        assertThat(Pages.readPlain(pages.as(me).get(CALLS)).select("#to-move").text())
                .contains("Aminata", "Point fermé");

        Network.as(
                me,
                () -> change.move(
                        aminata, 0, new Chosen(team.point(), at(MONDAY.plusDays(2), 9, 0), Set.of(me.account()))));
        assertThat(calls()).isEmpty();
        assertThat(Pages.readPlain(pages.as(me).get(CALLS)).select("main").text())
                .contains("Tout peut avoir lieu");
    }

    @Test
    void an_absence_over_appointments_makes_calls_until_a_colleague_takes_over() {
        var aminata = booked(at(MONDAY, 9, 0), "Aminata");
        Network.as(
                team.lead(),
                () -> absences.ask(
                        new KeepAbsences.Request(Ids.next(), me.account(), MONDAY, MONDAY, Absence.Kind.OTHER)));
        assertThat(calls())
                .singleElement()
                .satisfies(call -> assertThat(call.why()).isEqualTo(Why.AWAY));
        assertThat(Pages.readPlain(pages.as(me).get(CALLS)).select("#to-move").text())
                .contains("Absence de " + me.name());
        Network.as(
                team.lead(),
                () -> transfer.give(
                        me.account(), List.of(aminata), team.second().account()));
        assertThat(calls()).isEmpty();
    }

    @Test
    void an_account_that_is_closed_over_appointments_makes_calls_until_a_colleague_takes_over() {
        var aminata = booked(at(MONDAY, 9, 0), "Aminata");
        assertThat(calls()).isEmpty();
        var head = network.ofTheNetwork(Role.ADMINISTRATOR);
        assertThat(Network.as(head, () -> accounts.disable(head, me.account())))
                .isEqualTo(new ManageAccounts.Outcome.Done());
        assertThat(Network.as(team.lead(), () -> toMove.list()))
                .singleElement()
                .satisfies(call -> assertThat(call.why()).isEqualTo(Why.LEFT));
        assertThat(Pages.readPlain(pages.as(team.second()).get(CALLS))
                        .select("#to-move")
                        .text())
                .contains("Départ : " + me.name());
        Network.as(
                team.lead(),
                () -> transfer.give(
                        me.account(), List.of(aminata), team.second().account()));
        assertThat(Network.as(team.lead(), () -> toMove.list())).isEmpty();
    }

    @Test
    void who_leaves_with_fourteen_appointments_hands_all_of_them_over() {
        var all = new ArrayList<UUID>();
        for (int day = 0; day < 2; day++)
            for (int half = 0; half < 7; half++)
                all.add(booked(
                        at(MONDAY.plusDays(day), half < 4 ? 9 : 14, 0)
                                .plusSeconds(1800L * (half < 4 ? half : half - 4)),
                        "Personne " + half));
        var work = Network.as(team.lead(), () -> transfer.work(me.account(), MONDAY));
        assertThat(work.booked()).hasSize(14);
        var done = Network.as(
                team.lead(),
                () -> transfer.give(me.account(), all, team.second().account()));
        assertThat(done.given()).isEqualTo(14);
        assertThat(Network.as(team.lead(), () -> transfer.work(me.account(), MONDAY))
                        .booked())
                .isEmpty();
    }

    @Test
    void the_calendar_of_a_mediator_tells_no_name_and_its_address_is_renewed() {
        var aminata = booked(at(MONDAY, 9, 0), "Aminata");
        assertThat(Pages.readPlain(pages.as(me).get(CALENDAR)).select("main").text())
                .contains("Créer l’adresse");
        var address = made();
        var feed = pages.get(address);
        assertThat(feed).hasStatusOk();
        assertThat(feed.getResponse().getContentType()).startsWith("text/calendar");
        assertThat(feed.getResponse().getHeader("Cache-Control")).contains("private");
        assertThat(text(feed))
                .contains("SUMMARY:Rendez-vous\\, 30 min", "Maison France Services", aminata + "@parvis")
                .doesNotContain("Aminata", "logement", "06 12", "0612345678");
        var tag = Objects.requireNonNull(feed.getResponse().getHeader("ETag"));
        assertThat(mvc.get()
                        .uri(URI.create(address))
                        .header("If-None-Match", tag)
                        .exchange())
                .hasStatus(304);
        Network.as(
                me, () -> change.move(aminata, 0, new Chosen(team.point(), at(MONDAY, 15, 0), Set.of(me.account()))));
        assertThat(mvc.get()
                        .uri(URI.create(address))
                        .header("If-None-Match", tag)
                        .exchange())
                .hasStatusOk();
        Network.as(me, () -> change.excuse(aminata));
        assertThat(text(pages.get(address))).doesNotContain("VEVENT");

        var next = made();
        assertThat(next).isNotEqualTo(address);
        assertThat(pages.get(address)).hasStatus(404);
        assertThat(pages.get(next)).hasStatusOk();
        assertThat(pages.as(me).post(CALENDAR + "/fermer", new LinkedMultiValueMap<>()))
                .hasStatus(302);
        assertThat(pages.get(next)).hasStatus(404);
        assertThat(pages.get("/agenda/" + "a".repeat(43) + ".ics")).hasStatus(404);
    }

    /** A new address, without the host. */
    private String made() {
        var answer = pages.as(me).post(CALENDAR, new LinkedMultiValueMap<>());
        assertThat(answer).hasStatus(302);
        var address = answer.getMvcResult().getFlashMap().get("feedMade").toString();
        return URI.create(address).getPath();
    }

    private static MultiValueMap<String, String> fields(Document page) {
        var form = new LinkedMultiValueMap<String, String>();
        ((FormElement) Objects.requireNonNull(page.selectFirst("main form[data-draft]")))
                .formData()
                .forEach(pair -> {
                    if (!pair.key().equals("_csrf")) form.add(pair.key(), pair.value());
                });
        return form;
    }

    private static String text(MvcTestResult answer) {
        try {
            return answer.getResponse()
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replace("\r\n ", "")
                    .replace('\u00a0', ' ')
                    .replace('\u202f', ' ');
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
