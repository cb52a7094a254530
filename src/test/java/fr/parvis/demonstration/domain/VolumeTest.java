// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.demonstration.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.parvis.ParvisTest;
import fr.parvis.demonstration.domain.DemonstrationPlan.Body;
import fr.parvis.network.Communes;
import fr.parvis.network.Timetables;
import fr.parvis.nomenclature.Nomenclature;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How much a demonstration of several years holds, and when. */
@ParvisTest
class VolumeTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final Volume VOLUME = new Volume(3, 2_000_000);

    @Autowired
    Communes communes;

    @Autowired
    Nomenclature nomenclature;

    @Autowired
    Timetables timetables;

    List<Body> bodies;

    @BeforeEach
    void plan() {
        bodies = new DemonstrationPlan(new SeededRandom(7), VOLUME.firstDay(TODAY)).bodies(communes.largest(900));
    }

    @Test
    void a_year_holds_the_requests_that_were_asked_for_and_the_largest_association_a_fifth() {
        var usual = visits(7);
        double all = 0;
        for (var body : bodies) all += requestsOfAYear(body, usual);
        assertThat(all).isCloseTo(2_000_000, within(1.0));
        assertThat(requestsOfAYear(bodies.getFirst(), usual) / all).isCloseTo(0.2, within(0.001));
    }

    @Test
    void drawn_visits_come_close_to_the_mean_and_never_after_now() {
        var body = bodies.getFirst();
        var day = LocalDate.of(2026, 10, 6);
        double factor = VOLUME.factor(body, bodies, visits(7), TODAY);
        double mean = visits(7).usual(day, body) * factor;
        var drawn = visits(8).on(day, body, Map.of(), Instant.parse("2026-11-25T09:00:00Z"), factor);
        assertThat((double) drawn.size()).isCloseTo(mean, within(mean / 5));
        assertThat(visits(8).on(day, body, Map.of(), Instant.parse("2026-10-06T05:00:00Z"), factor))
                .isEmpty();
        assertThat(Rhythm.ofYear(LocalDate.of(2026, 8, 4))).isLessThan(Rhythm.ofYear(LocalDate.of(2026, 9, 8)));
    }

    @Test
    void the_same_seed_draws_the_same_day() {
        var day = LocalDate.of(2026, 10, 6);
        var now = Instant.parse("2026-11-25T09:00:00Z");
        var once = visits(8).on(day, bodies.getFirst(), Map.of(), now, 2);
        assertThat(once).isNotEmpty().isEqualTo(visits(8).on(day, bodies.getFirst(), Map.of(), now, 2));
    }

    @Test
    void refuses_what_no_network_does() {
        assertThatThrownBy(() -> new Volume(0, 2_000_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Volume(3, 10)).hasMessageContaining("demandes par an");
    }

    private DemonstrationVisits visits(long seed) {
        return new DemonstrationVisits(new SeededRandom(seed), nomenclature.on(TODAY), timetables);
    }

    private double requestsOfAYear(Body body, DemonstrationVisits usual) {
        double factor = VOLUME.factor(body, bodies, usual, TODAY);
        return TODAY.minusYears(1)
                        .plusDays(1)
                        .datesUntil(TODAY.plusDays(1))
                        .mapToDouble(day -> usual.usual(day, body) * Rhythm.ofYear(day) * factor)
                        .sum()
                * DemonstrationVisits.REQUESTS_PER_VISIT;
    }
}
