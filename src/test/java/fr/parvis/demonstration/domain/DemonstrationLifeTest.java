// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.demonstration.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.ParvisTest;
import fr.parvis.demonstration.domain.DemonstrationPlan.Body;
import fr.parvis.network.Communes;
import fr.parvis.network.NewPoint;
import fr.parvis.network.PointKind;
import fr.parvis.network.Timetables;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.queue.PastQueues.PastTicket;
import fr.parvis.queue.QueueCounted.Outcome;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What happens around the visits of the demonstration. */
@ParvisTest
class DemonstrationLifeTest {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 10, 6);
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Autowired
    Communes communes;

    @Autowired
    Nomenclature nomenclature;

    @Autowired
    Timetables timetables;

    Body body;
    NewPoint fixed;

    @BeforeEach
    void plan() {
        body = new DemonstrationPlan(new SeededRandom(7), TUESDAY)
                .bodies(communes.largest(900))
                .getFirst();
        fixed = body.points().stream()
                .filter(point -> point.kind() == PointKind.FIXED)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_day_of_a_queue_has_numbers_from_one_on_in_the_order_of_the_clock_and_nobody_waits_twice() {
        var tickets = life(7).queue(fixed, body, TUESDAY, PARIS);
        assertThat(tickets)
                .extracting(PastTicket::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, tickets.size()).boxed().toList());
        assertThat(tickets).extracting(PastTicket::takenAt).isSorted().doesNotHaveDuplicates();
        assertThat(tickets).allSatisfy(ticket -> {
            assertThat(ticket.calledBy() != null).isEqualTo(ticket.outcome() == Outcome.SERVED);
            assertThat(ticket.reason().isEmpty()).isEqualTo(ticket.outcome() == Outcome.SERVED);
        });
        assertThat(life(7).queue(fixed, body, TUESDAY, PARIS)).isEqualTo(tickets);
    }

    @Test
    void nobody_waits_on_a_day_without_visits() {
        assertThat(life(7).queue(fixed, body, LocalDate.of(2026, 10, 4), PARIS)).isEmpty();
        assertThat(life(7).queue(fixed, body, LocalDate.of(2026, 11, 11), PARIS))
                .isEmpty();
    }

    @Test
    void every_need_and_every_kind_of_activity_is_in_the_nomenclature() {
        var catalogue = nomenclature.on(TUESDAY);
        var families = catalogue.themes().stream()
                .map(family -> family.family().code())
                .toList();
        assertThat(families).containsAll(DemonstrationLife.NEEDS);
        assertThat(DemonstrationLife.KINDS.keySet())
                .allMatch(kind -> catalogue.isUsable(CodeList.ACTIVITY, kind))
                .isNotEmpty();
        assertThat(List.of("caf", "ccas", "edf", "town-hall"))
                .allMatch(operator -> catalogue.isUsable(CodeList.OPERATOR, operator));
    }

    private DemonstrationLife life(long seed) {
        return new DemonstrationLife(
                new SeededRandom(seed),
                new DemonstrationVisits(new SeededRandom(seed), nomenclature.on(TUESDAY), timetables));
    }
}
