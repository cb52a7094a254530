// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.web;

import static fr.parvis.appointments.AppointmentsFixtures.aMotive;
import static fr.parvis.appointments.AppointmentsFixtures.byPublic;
import static fr.parvis.appointments.AppointmentsFixtures.kept;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.appointments.domain.KeepMotives;
import fr.parvis.appointments.domain.Motive;
import fr.parvis.hotline.domain.AskCall.Wish;
import fr.parvis.hotline.domain.CallChannel;
import fr.parvis.hotline.domain.HotlineFixtures;
import fr.parvis.hotline.domain.HotlineFixtures.Line;
import fr.parvis.hotline.domain.LineHours.When;
import fr.parvis.hotline.domain.OfferCalls;
import fr.parvis.rota.RotaFixtures;
import fr.parvis.rota.RotaFixtures.Team;
import fr.parvis.rota.domain.week.PlanShifts;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** A call ends with an appointment at a point near the caller, of another association than the mediator's. */
@ParvisTest
class SeatTest {
    /** Guéret: no other test has a point near it. */
    private static final String COMMUNE = "23096";

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    RotaFixtures fixtures;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    OfferCalls offers;

    @Autowired
    PlanShifts shifts;

    @Autowired
    KeepMotives motives;

    @Autowired
    Clock clock;

    SignedIn mediator;
    Team team;
    Motive housing;
    UUID call;

    @BeforeEach
    void a_call_from_near_a_point_of_another_association() throws SQLException {
        HotlineFixtures.empty();
        Line line = HotlineFixtures.of(beans).with(clock);
        mediator = network.a(Role.DIRECTOR, network.anAssociation());
        team = fixtures.aTeam(1);
        fixtures.planned(shifts, team);
        housing = kept(motives, team.lead(), byPublic(aMotive("Dossier logement")));
        superuser("update network.point set closed_on = current_date - 1 where insee = ?", COMMUNE);
        superuser("update network.point set insee = ?, postcode = '23000' where id = ?", COMMUNE, team.point());
        line.isOn(mediator, "fr");
        call = line.promised(new Wish(HotlineFixtures.aNumber(), When.SOON, "", "fr", "23000", CallChannel.WEB))
                .call();
        superuser("update hotline.call set next_try = now() - interval '1 minute'");
        offers.all();
        pages.as(mediator).post("/bureau/ligne/appels/" + call + "/appeler");
    }

    private static void superuser(String sql, Object... args) throws SQLException {
        try (var superuser = RawDatabase.asSuperuser()) {
            RawDatabase.run(superuser, sql, args);
        }
    }

    private static String value(String sql, Object... args) throws SQLException {
        try (var superuser = RawDatabase.asSuperuser()) {
            return RawDatabase.value(superuser, sql, args);
        }
    }

    @Test
    void two_presses_book_the_first_free_time_and_end_the_call_with_nothing_typed() throws SQLException {
        var card = pages.as(mediator).read("/bureau/ligne").select("a[href*='/creneau?']");
        assertThat(card).hasSize(1);
        assertThat(card.first().closest("li").text()).contains("Maison France Services", "Prochain rendez-vous : ");
        var form = pages.as(mediator).read(card.attr("href"));
        assertThat(form.select("input[name=phone]")).isEmpty();
        var slot = form.select("input[name=slot][checked]");
        assertThat(slot).hasSize(1);
        var booked = pages.as(mediator)
                .post(
                        form.select("form[method=post][action$=/creneau]").attr("action"),
                        "point",
                        team.point().toString(),
                        "motif",
                        housing.id().toString(),
                        "slot",
                        slot.val());
        assertThat(booked).hasStatus(302);
        assertThat(value("select state || ' ' || ended_why from hotline.call where id = ?", call))
                .isEqualTo("done seat");
        assertThat(value("select count(*) from hotline.contact where call = ?", call))
                .isEqualTo("0");
        assertThat(value(
                        "select count(*) from appointments.booking where association = ? and id = ? and extract(epoch from starts_at) = ?",
                        team.association(),
                        call,
                        Long.valueOf(slot.val())))
                .isEqualTo("1");
    }

    @Test
    void a_time_that_was_taken_meanwhile_is_refused_and_the_call_goes_on() throws SQLException {
        var address = pages.as(mediator)
                .read("/bureau/ligne")
                .select("a[href*='/creneau?']")
                .attr("href");
        var refused = pages.as(mediator)
                .post(
                        address.substring(0, address.indexOf('?')),
                        "point",
                        team.point().toString(),
                        "motif",
                        housing.id().toString(),
                        "slot",
                        "1",
                        "name",
                        "Léa");
        assertThat(refused).hasStatus(422);
        assertThat(Pages.read(refused).select("input[name=name]").val()).isEqualTo("Léa");
        assertThat(Pages.read(refused).select(".field-error").text()).contains("vient d’être pris");
        assertThat(value("select state from hotline.call where id = ?", call)).isEqualTo("in-call");
        assertThat(pages.as(mediator).post(address.substring(0, address.indexOf('?')), "point", "x"))
                .hasStatus(404);
    }

    @Test
    void who_does_not_make_the_call_books_nothing() {
        var address = pages.as(mediator)
                .read("/bureau/ligne")
                .select("a[href*='/creneau?']")
                .attr("href");
        mediator = network.a(Role.DIRECTOR, team.association());
        assertThat(pages.as(mediator).get(address)).hasStatus(302);
        assertThat(pages.as(mediator)
                        .post(
                                address.substring(0, address.indexOf('?')),
                                "point",
                                team.point().toString(),
                                "motif",
                                housing.id().toString(),
                                "slot",
                                "1"))
                .hasRedirectedUrl("/bureau/ligne");
    }
}
