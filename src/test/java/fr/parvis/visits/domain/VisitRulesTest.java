// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.network.Point;
import fr.parvis.network.PointKind;
import fr.parvis.values.Ids;
import fr.parvis.values.Problem;
import fr.parvis.visits.Visit;
import fr.parvis.visits.VisitsFixtures;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VisitRulesTest {
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    static final ZoneId REUNION = ZoneId.of("Indian/Reunion");
    static final Instant EVENING = Instant.parse("2026-11-25T21:30:00Z");

    @Test
    void the_day_of_an_act_is_that_of_the_point_wherever_it_is() {
        assertThat(VisitRules.day(EVENING, PARIS)).isEqualTo("2026-11-25");
        assertThat(VisitRules.day(EVENING, REUNION)).isEqualTo("2026-11-26");
        assertThat(VisitRules.day(Instant.parse("2026-11-25T02:00:00Z"), ZoneId.of("America/Martinique")))
                .isEqualTo("2026-11-24");
    }

    @Test
    void an_act_can_be_corrected_until_midnight_at_its_point() {
        var recorded = Instant.parse("2026-11-25T19:50:00Z");
        var day = VisitRules.day(recorded, REUNION);
        assertThat(VisitRules.correctable(
                        day, recorded, Instant.parse("2026-11-25T19:59:59Z").atZone(REUNION), 62))
                .isEqualTo(Correctable.FREELY);
        // midnight there, nine in the evening in Paris
        assertThat(VisitRules.correctable(
                        day, recorded, Instant.parse("2026-11-25T20:00:01Z").atZone(REUNION), 62))
                .isEqualTo(Correctable.WITH_A_REASON);
        assertThat(VisitRules.correctable(
                        day, recorded, Instant.parse("2026-11-25T20:00:01Z").atZone(PARIS), 62))
                .isEqualTo(Correctable.FREELY);
    }

    @Test
    void what_was_recorded_a_moment_ago_can_be_taken_back_across_midnight() {
        var recorded = Instant.parse("2026-11-25T22:59:58Z");
        var day = VisitRules.day(recorded, PARIS);
        assertThat(VisitRules.correctable(
                        day, recorded, recorded.plusSeconds(10).atZone(PARIS), 62))
                .isEqualTo(Correctable.FREELY);
        assertThat(VisitRules.correctable(
                        day, recorded, recorded.plusSeconds(601).atZone(PARIS), 62))
                .isEqualTo(Correctable.WITH_A_REASON);
    }

    @Test
    void an_act_is_corrected_for_a_reason_up_to_the_sixty_second_day_after() {
        var day = LocalDate.of(2026, 9, 24);
        var recorded = Instant.parse("2026-09-24T08:00:00Z");
        assertThat(VisitRules.correctable(day, recorded, EVENING.atZone(PARIS), 62))
                .isEqualTo(Correctable.WITH_A_REASON);
        assertThat(VisitRules.correctable(day.minusDays(1), recorded, EVENING.atZone(PARIS), 62))
                .isEqualTo(Correctable.NO_MORE);
    }

    @Test
    void a_clock_may_be_ten_minutes_ahead_and_an_act_a_month_old() {
        assertThat(judged(EVENING.plusSeconds(599))).isEmpty();
        assertThat(judged(EVENING.plusSeconds(601))).containsExactly(Problem.of("startedAt", "visits.problem.future"));
        assertThat(judged(EVENING.minusSeconds(31 * 86_400))).isEmpty();
        assertThat(judged(EVENING.minusSeconds(31 * 86_400 + 1)))
                .containsExactly(Problem.of("startedAt", "visits.problem.too-old", "31"));
    }

    @Test
    void a_point_takes_no_act_from_the_day_it_closes() {
        var closing = point(LocalDate.of(2026, 11, 25));
        var visit = VisitsFixtures.aVisit(closing.id());
        assertThat(VisitRules.ofPlaceAndTime(at(visit, EVENING.minusSeconds(86_400)), closing, EVENING, 31))
                .isEmpty();
        assertThat(VisitRules.ofPlaceAndTime(at(visit, EVENING), closing, EVENING, 31))
                .extracting(Problem::code)
                .containsExactly("visits.problem.point-closed");
    }

    private static List<Problem> judged(Instant startedAt) {
        var point = point(null);
        return VisitRules.ofPlaceAndTime(at(VisitsFixtures.aVisit(point.id()), startedAt), point, EVENING, 31);
    }

    private static Visit at(Visit visit, Instant startedAt) {
        return VisitsFixtures.at(visit, startedAt);
    }

    private static Point point(LocalDate closedOn) {
        return new Point(
                Ids.next(),
                new UUID(0, 1),
                "Point",
                PointKind.FIXED,
                "69388",
                "Lyon",
                "69",
                PARIS,
                Set.of(),
                LocalDate.of(2020, 1, 1),
                closedOn);
    }
}
