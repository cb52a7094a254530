// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.demonstration.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.ParvisTest;
import fr.parvis.demonstration.domain.DemonstrationPlan.Body;
import fr.parvis.network.Communes;
import fr.parvis.rota.HoldKind;
import fr.parvis.rota.Holds.Asked;
import fr.parvis.values.NetworkTime;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The rota of the demonstration. */
@ParvisTest
class DemonstrationRotaTest {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 10, 20);
    private static final LocalDate HOLIDAY = LocalDate.of(2026, 11, 11);

    @Autowired
    Communes communes;

    Body body;

    @BeforeEach
    void plan() {
        body = new DemonstrationPlan(new SeededRandom(7), TUESDAY)
                .bodies(communes.largest(900))
                .getFirst();
    }

    private List<Asked> holds(HoldKind kind) {
        return new DemonstrationRota(new SeededRandom(7))
                .holds(body, TUESDAY, NetworkTime.ZONE, HOLIDAY::equals).stream()
                        .filter(asked -> asked.kind() == kind)
                        .toList();
    }

    private static LocalDate day(Asked asked) {
        return LocalDate.ofInstant(asked.from(), NetworkTime.ZONE);
    }

    @Test
    void a_month_has_hours_on_the_line_each_working_day_and_outposts_twice_a_week() {
        var line = holds(HoldKind.LINE);
        // four weeks from tomorrow on, one of whose days is a holiday
        assertThat(line).hasSize(2 * (19 - 1));
        assertThat(holds(HoldKind.PERMANENCE))
                .hasSize(7)
                .allSatisfy(one -> assertThat(day(one).getDayOfWeek()).isIn(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY));
        assertThat(line).allSatisfy(one -> {
            assertThat(day(one)).isAfter(TUESDAY).isNotEqualTo(HOLIDAY);
            assertThat(day(one).getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        });
        assertThat(line.stream().map(Asked::mediators).distinct()).hasSizeGreaterThan(2);
    }

    @Test
    void nobody_is_on_the_line_and_at_an_outpost_at_once() {
        var mediators = holds(HoldKind.PERMANENCE).getFirst().mediators();
        assertThat(holds(HoldKind.LINE)).noneMatch(one -> one.mediators().equals(mediators));
        assertThat(holds(HoldKind.LINE)).isEqualTo(holds(HoldKind.LINE));
    }
}
