// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.contracts.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who counts and who pays, without a database. */
class AttributeActsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final UUID POINT = new UUID(7, 7);

    private static Act request(long number, long visit, String theme) {
        return new Act(
                new ActKey(ActKind.REQUEST, new UUID(1, number)),
                new UUID(2, visit),
                DAY,
                POINT,
                "69388",
                "69123",
                "69",
                theme,
                "energy",
                "edf",
                "desk",
                "",
                15);
    }

    private static Rule rule(Set<String> themes, Set<String> communes) {
        return new Rule(
                new UUID(9, 9),
                DAY.minusYears(1),
                null,
                true,
                true,
                themes,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                communes,
                Set.of());
    }

    private static AttributedLine line(
            long number, int priority, LocalDate first, Unit unit, long promised, boolean pays) {
        return new AttributedLine(
                new UUID(3, number),
                new UUID(4, number),
                1,
                priority,
                first,
                DAY.plusYears(1),
                null,
                unit,
                promised,
                pays,
                false,
                List.of(rule(Set.of(), Set.of())));
    }

    private static AttributeActs.Result run(List<AttributedLine> lines, List<Act> acts) {
        return new AttributeActs(lines, Map.of(), Map.of()).attribute(acts, Map.of());
    }

    private static Attribution payer(AttributeActs.Result result, Act act) {
        return result.rows().stream()
                .filter(row -> row.act().equals(act.key()) && row.paid())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void all_count_and_the_first_priority_pays_until_its_promise_is_done() {
        var first = line(1, 1, DAY, Unit.REQUESTS, 1, true);
        var second = line(2, 5, DAY, Unit.REQUESTS, 1, true);
        var acts = List.of(request(1, 1, "bill"), request(2, 2, "bill"), request(3, 3, "bill"));
        var result = run(List.of(second, first), acts);
        assertThat(result.rows()).hasSize(6);
        assertThat(payer(result, acts.get(0)).line()).isEqualTo(first.id());
        assertThat(payer(result, acts.get(0)).reason()).isEqualTo(Reason.PRIORITY);
        assertThat(payer(result, acts.get(1)).line()).isEqualTo(second.id());
        assertThat(payer(result, acts.get(1)).reason()).isEqualTo(Reason.OTHERS_DONE);
        assertThat(payer(result, acts.get(2)).line()).isEqualTo(first.id());
        assertThat(payer(result, acts.get(2)).reason()).isEqualTo(Reason.BEYOND);
        assertThat(result.findings()).isEmpty();
    }

    @Test
    void with_one_priority_the_larger_share_that_is_left_pays_then_the_older_contract_and_it_is_told() {
        var small = line(1, 3, DAY.minusDays(9), Unit.REQUESTS, 10, true);
        var large = line(2, 3, DAY, Unit.REQUESTS, 100, true);
        var acts = List.of(request(1, 1, "bill"), request(2, 2, "bill"));
        var result = run(List.of(large, small), acts);
        assertThat(payer(result, acts.get(0)).line()).as("both have all left").isEqualTo(small.id());
        assertThat(payer(result, acts.get(0)).reason()).isEqualTo(Reason.AGE);
        assertThat(payer(result, acts.get(1)).line()).isEqualTo(large.id());
        assertThat(payer(result, acts.get(1)).reason()).isEqualTo(Reason.REMAINING);
        assertThat(result.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.TIE, Finding.Kind.TIE);
    }

    @Test
    void a_visit_counts_once_whatever_the_number_of_its_requests() {
        var visits = line(1, 1, DAY, Unit.VISITS, 10, true);
        var hours = line(2, 2, DAY, Unit.HOURS, 600, false);
        var acts = List.of(request(1, 1, "bill"), request(2, 1, "meter"), request(3, 2, "bill"));
        var rows = run(List.of(visits, hours), acts).rows();
        assertThat(rows.stream().mapToInt(Attribution::paidUnits).sum()).isEqualTo(2);
        assertThat(rows.stream()
                        .filter(row -> row.line().equals(hours.id()))
                        .mapToInt(Attribution::units)
                        .sum())
                .isEqualTo(45);
        assertThat(rows)
                .filteredOn(row -> row.line().equals(hours.id()))
                .allMatch(row -> row.reason() == Reason.COUNTS_ONLY);
    }

    @Test
    void a_visit_that_moved_out_of_closed_days_is_no_second_visit() {
        var line = new AttributedLine(
                new UUID(3, 1),
                new UUID(4, 1),
                1,
                1,
                DAY.minusMonths(3),
                DAY.plusYears(1),
                DAY.minusDays(10),
                Unit.VISITS,
                10,
                true,
                false,
                List.of(rule(Set.of(), Set.of())));
        // the first was added with the correction that moved the visit
        var acts = List.of(request(1, 1, "bill"), request(2, 1, "meter"));
        var kept = new Attribution(
                acts.get(1).key(), line.id(), line.contract(), DAY.minusDays(20), 1, 15, true, 1, Reason.ALONE, null);
        var rows = new AttributeActs(List.of(line), Map.of(), Map.of(line.id(), 1L))
                .attribute(acts, Map.of(acts.get(1).key(), List.of(kept)))
                .rows();
        assertThat(rows)
                .extracting(Attribution::act)
                .containsExactly(acts.get(0).key());
        assertThat(rows).allMatch(row -> row.units() == 0 && row.paidUnits() == 0);
    }

    @Test
    void a_family_and_a_city_hold_what_is_in_them() {
        var act = request(1, 1, "bill");
        assertThat(rule(Set.of("energy"), Set.of("69123")).matches(act)).isTrue();
        assertThat(rule(Set.of("bill"), Set.of("69388")).matches(act)).isTrue();
        assertThat(rule(Set.of("housing"), Set.of()).matches(act)).isFalse();
        assertThat(rule(Set.of(), Set.of("69266")).matches(act)).isFalse();
        assertThat(rule(Set.of("bill"), Set.of())
                        .meets(rule(Set.of("energy"), Set.of()), theme -> theme.equals("bill") ? "energy" : "", true))
                .isTrue();
    }

    @Test
    void what_a_person_decided_holds_as_long_as_it_fits() {
        var first = line(1, 1, DAY, Unit.REQUESTS, 10, true);
        var second = line(2, 2, DAY, Unit.REQUESTS, 10, true);
        var gone = new AttributedLine(
                new UUID(3, 3),
                new UUID(4, 3),
                1,
                3,
                DAY.minusYears(1),
                DAY.minusDays(1),
                null,
                Unit.REQUESTS,
                10,
                true,
                false,
                List.of());
        var acts = List.of(request(1, 1, "bill"), request(2, 2, "bill"), request(3, 3, "bill"));
        var decided = new HashMap<ActKey, Optional<UUID>>();
        decided.put(acts.get(0).key(), Optional.of(second.id()));
        decided.put(acts.get(1).key(), Optional.empty());
        decided.put(acts.get(2).key(), Optional.of(gone.id()));
        var result = new AttributeActs(List.of(first, second, gone), decided, Map.of()).attribute(acts, Map.of());
        assertThat(payer(result, acts.get(0)).line()).isEqualTo(second.id());
        assertThat(payer(result, acts.get(0)).reason()).isEqualTo(Reason.DECIDED);
        assertThat(result.rows()).noneMatch(row -> row.act().equals(acts.get(1).key()) && row.paid());
        assertThat(payer(result, acts.get(2)).line()).isEqualTo(first.id());
        assertThat(result.findings())
                .containsExactly(new Finding(Finding.Kind.OVERRULE, acts.get(2).key(), gone.id(), null, DAY));
    }

    @Test
    void a_closed_contract_keeps_its_acts_and_takes_no_other() {
        var open = line(1, 5, DAY, Unit.REQUESTS, 10, true);
        var closed = new AttributedLine(
                new UUID(3, 2),
                new UUID(4, 2),
                1,
                1,
                DAY,
                DAY.plusYears(1),
                DAY,
                Unit.REQUESTS,
                10,
                true,
                false,
                List.of(rule(Set.of(), Set.of())));
        var acts = List.of(request(1, 1, "bill"), request(2, 2, "bill"));
        var kept = new Attribution(
                acts.get(0).key(), closed.id(), closed.contract(), DAY, 1, 15, true, 1, Reason.PRIORITY, open.id());
        var result = new AttributeActs(List.of(open, closed), Map.of(), Map.of(closed.id(), 1L))
                .attribute(acts, Map.of(kept.act(), List.of(kept)));
        assertThat(result.rows()).noneMatch(row -> row.line().equals(closed.id()));
        assertThat(result.rows()).noneMatch(row -> row.act().equals(kept.act()) && row.paid());
        assertThat(payer(result, acts.get(1)).line()).isEqualTo(open.id());
        assertThat(result.findings())
                .containsExactly(
                        new Finding(Finding.Kind.BEHIND_CLOSED, acts.get(1).key(), closed.id(), null, DAY));
    }

    @Test
    void an_act_of_closed_days_that_lasts_longer_now_is_a_difference_where_hours_are_counted() {
        var hours = closed(1, Unit.HOURS);
        var requests = closed(2, Unit.REQUESTS);
        var act = request(1, 1, "bill");
        var result = new AttributeActs(List.of(hours, requests), Map.of(), Map.of(hours.id(), 10L))
                .attribute(
                        List.of(act),
                        Map.of(act.key(), List.of(tenMinutes(act, hours, 10), tenMinutes(act, requests, 1))));
        assertThat(result.rows()).isEmpty();
        assertThat(result.findings())
                .containsExactly(new Finding(Finding.Kind.BEHIND_CLOSED, act.key(), hours.id(), null, DAY));
    }

    private static AttributedLine closed(long number, Unit unit) {
        return new AttributedLine(
                new UUID(3, number),
                new UUID(4, number),
                1,
                1,
                DAY,
                DAY.plusYears(1),
                DAY,
                unit,
                600,
                false,
                false,
                List.of(rule(Set.of(), Set.of())));
    }

    private static Attribution tenMinutes(Act act, AttributedLine line, int units) {
        return new Attribution(
                act.key(), line.id(), line.contract(), DAY, units, 10, false, 0, Reason.COUNTS_ONLY, null);
    }

    @Test
    void what_is_due_for_a_part_of_an_hour_is_told_to_the_nearest_cent() {
        var line =
                new Line(new UUID(3, 1), new UUID(4, 1), 1, "Heures", Unit.HOURS, 100, 2_500L, null, false, List.of());
        assertThat(line.due(10)).isEqualTo(417);
        assertThat(line.due(61)).isEqualTo(2_542);
        assertThat(line.due(200 * 60)).as("no more than was promised").isEqualTo(250_000);
    }

    @Test
    void a_projection_needs_four_weeks_and_holds_what_was_done() {
        var today = LocalDate.of(2026, 7, 1);
        assertThat(Projection.of(30, List.of(10L, 10L, 10L), today, today.plusWeeks(10)))
                .isEmpty();
        var even = Projection.of(40, List.of(10L, 10L, 10L, 10L), today, today.plusWeeks(10))
                .orElseThrow();
        assertThat(even).isEqualTo(new Projection(140, 140, 140, 4));
        var uneven = Projection.of(40, List.of(0L, 20L, 0L, 20L), today, today.plusWeeks(10))
                .orElseThrow();
        assertThat(uneven.expected()).isEqualTo(140);
        assertThat(uneven.low()).isBetween(40L, 100L);
        assertThat(uneven.high()).isBetween(180L, 260L);
        assertThat(Projection.of(40, new ArrayList<>(), today, today)).contains(new Projection(40, 40, 40, 0));
    }
}
