// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds;

import static fr.parvis.rounds.RoundsFixtures.aStop;
import static fr.parvis.rounds.RoundsFixtures.aTour;
import static fr.parvis.rounds.RoundsFixtures.kept;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.rounds.RoundsFixtures.Bus;
import fr.parvis.rounds.domain.tours.AnnounceStopChange;
import fr.parvis.rounds.domain.tours.PlanTours;
import fr.parvis.rounds.domain.tours.Stop;
import fr.parvis.rounds.domain.tours.StopChange;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ParvisTest
class PlacesServedTest {
    @Autowired
    PlacesServed places;

    @Autowired
    PlanTours plan;

    @Autowired
    AnnounceStopChange say;

    @Autowired
    RoundsFixtures roundsFixtures;

    final LocalDate monday = RoundsFixtures.today().with(TemporalAdjusters.next(DayOfWeek.MONDAY));

    Bus bus;
    Stop stop;

    @BeforeEach
    void a_bus_on_tuesdays() {
        bus = roundsFixtures.aBus();
        var tour = Network.as(bus.lead(), () -> kept(plan.save(aTour(bus, "Bus 1"))));
        stop = Network.as(bus.lead(), () -> kept(plan.save(aStop(tour, "Marché", "Tu 09:00-12:00"))));
    }

    private List<PlacesServed.Served> within(LocalDate from, LocalDate until) {
        return places.between(from, until).stream()
                .filter(place -> place.stop().equals(stop.id()))
                .toList();
    }

    @Test
    void a_stop_made_several_times_is_one_place_with_its_first_day() {
        var found = within(monday, monday.plusDays(13));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().first()).isEqualTo(monday.plusDays(1));
        assertThat(found.getFirst().latitude()).isEqualTo(45.77);
        assertThat(found.getFirst().insee()).isEqualTo("69266");
    }

    @Test
    void days_without_a_halt_have_no_place() {
        assertThat(within(monday, monday)).isEmpty();
    }

    @Test
    void a_halt_that_is_cancelled_does_not_count_and_one_that_is_moved_stands_at_its_commune() {
        said(StopChange.Kind.CANCELLED, null);
        assertThat(within(monday, monday.plusDays(6))).isEmpty();
        said(StopChange.Kind.MOVED, "Salle des fêtes");
        var moved = within(monday, monday.plusDays(6)).getFirst();
        assertThat(moved.place()).isEqualTo("Salle des fêtes");
        assertThat(moved.latitude()).isNull();
    }

    private void said(StopChange.Kind kind, String place) {
        Network.as(
                bus.lead(),
                () -> kept(say.handle(new StopChange(
                        stop.id(), monday.plusDays(1), kind, null, null, place, null, "", Instant.now()))));
    }
}
