// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import static fr.parvis.rounds.RoundsFixtures.aStop;
import static fr.parvis.rounds.RoundsFixtures.aTour;
import static fr.parvis.rounds.RoundsFixtures.kept;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.SettableClock;
import fr.parvis.SettableTime;
import fr.parvis.access.SignedIn;
import fr.parvis.rounds.Rounds;
import fr.parvis.rounds.RoundsFixtures;
import fr.parvis.rounds.domain.tours.PlanTours;
import fr.parvis.rounds.domain.tours.Tour;
import java.time.LocalDate;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ParvisTest
@Import(SettableTime.class)
class NightPagesTest {
    private static final String WALKS = "/bureau/tournees/maraudes";
    private static final String SHEET = "/bureau/tournee";

    @Autowired
    Pages pages;

    @Autowired
    PlanTours plan;

    @Autowired
    Rounds rounds;

    @Autowired
    RoundsFixtures roundsFixtures;

    @Autowired
    SettableClock clock;

    @Test
    void a_walk_noted_just_after_midnight_began_the_day_before() throws Exception {
        clock.set("2026-11-25T23:30:00Z"); // half past midnight in Paris
        var bus = roundsFixtures.aBus();
        assertThat(pages.as(bus.lead()).post("/bureau/tournees/secteurs", "name", "Centre"))
                .hasStatus3xxRedirection();
        var form = page(bus.mediator(), WALKS);
        assertThat(form.select("#f-day").val()).isEqualTo("2026-11-25");
        assertThat(form.select("#f-startedAt").val()).isEqualTo("23:30");
    }

    @Test
    void a_halt_that_passes_midnight_is_left_on_the_sheet_of_its_evening() throws Exception {
        clock.set("2026-11-25T21:00:00Z");
        var bus = roundsFixtures.aBus();
        var tour = Network.as(bus.lead(), () -> kept(plan.save(aTour(bus, "Bus"))));
        var stop = Network.as(bus.lead(), () -> kept(plan.save(aStop(tour, "Gare de nuit", "Mo-Su 21:00-02:00"))));
        press(bus.mediator(), SHEET + "/arrets/" + stop.id() + "/2026-11-25", "arrived");
        clock.set("2026-11-25T23:30:00Z");
        var evening = SHEET + "?jour=2026-11-25";
        var leave = page(bus.mediator(), evening).select("form:has(input[value=left])");
        assertThat(leave).hasSize(1);
        press(bus.mediator(), leave.attr("action"), "left");
        assertThat(page(bus.mediator(), evening).select(".halt").text()).contains("Repartis");
        clock.set("2026-11-26T21:00:00Z");
        press(bus.mediator(), SHEET + "/arrets/" + stop.id() + "/2026-11-26", "arrived");
        clock.set("2026-11-27T14:00:00Z");
        assertThat(page(bus.mediator(), SHEET + "?jour=2026-11-26").select("form:has(input[value=left])"))
                .as("forgotten")
                .isEmpty();
    }

    @Test
    void in_guadeloupe_a_tour_is_served_until_the_evening_of_its_last_day() {
        clock.set("2026-11-25T23:05:00Z"); // five past seven in the evening there, the 26th in Paris
        var bus = roundsFixtures.aBus("America/Guadeloupe");
        var last = LocalDate.of(2026, 11, 25);
        var it = aTour(bus, "Bus");
        var ends = new Tour(
                it.id(),
                it.association(),
                it.point(),
                it.name(),
                it.vehicle(),
                it.kit(),
                it.partner(),
                it.validFrom(),
                last,
                it.version());
        var tour = Network.as(bus.lead(), () -> kept(plan.save(ends)));
        var stop = Network.as(bus.lead(), () -> kept(plan.save(aStop(tour, "Marché du soir", "Mo-Su 17:00-19:30"))));
        assertThat(rounds.findTour(tour.id()).orElseThrow().over()).isFalse();
        assertThat(rounds.findStop(stop.code(), Locale.FRENCH).orElseThrow().over())
                .isFalse();
        clock.set("2026-11-26T04:05:00Z");
        assertThat(rounds.findTour(tour.id()).orElseThrow().over())
                .as("past midnight there")
                .isTrue();
    }

    private Document page(SignedIn who, String address) {
        var answer = pages.as(who).get(address);
        return Pages.read(answer);
    }

    private void press(SignedIn who, String address, String what) {
        assertThat(pages.as(who).post(address, "quoi", what)).hasStatus3xxRedirection();
    }
}
