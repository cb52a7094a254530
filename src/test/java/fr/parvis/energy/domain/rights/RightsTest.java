// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.values.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Possible rights, and a plan that can be kept. */
class RightsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    private static EnergyCheque grid() {
        try (var in = RightsTest.class.getResourceAsStream("/energy/cheque.csv")) {
            return EnergyCheque.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int units(int declarants, int dependants, int shared) {
        return new ConsumptionUnits(declarants, dependants, shared).hundredths();
    }

    @Test
    void units_are_one_then_half_then_three_tenths() {
        assertThat(units(1, 0, 0)).isEqualTo(100);
        assertThat(units(2, 0, 0)).isEqualTo(150);
        assertThat(units(1, 1, 0))
                .as("the first dependant, failing a second declarant")
                .isEqualTo(150);
        assertThat(units(2, 2, 0)).isEqualTo(210);
        assertThat(units(1, 3, 0)).isEqualTo(210);
    }

    @Test
    void a_child_in_shared_custody_counts_for_half_of_its_value() {
        assertThat(units(1, 0, 1)).isEqualTo(125);
        assertThat(units(1, 0, 2)).as("0.5 and 0.3, each halved").isEqualTo(140);
        assertThat(units(1, 0, 3)).isEqualTo(155);
        assertThat(units(1, 1, 2)).isEqualTo(180);
        assertThat(units(2, 0, 2)).isEqualTo(180);
        assertThat(units(2, 1, 1)).isEqualTo(195);
    }

    @Test
    void each_threshold_has_its_border_euro() {
        var one = new ConsumptionUnits(1, 0, 0);
        assertThat(euros(5_699, one)).isEqualTo(194);
        assertThat(euros(5_700, one)).isEqualTo(146);
        assertThat(euros(6_799, one)).isEqualTo(146);
        assertThat(euros(6_800, one)).isEqualTo(98);
        assertThat(euros(7_850, one)).isEqualTo(48);
        assertThat(euros(10_999, one)).isEqualTo(48);
        assertThat(euros(11_000, one)).isZero();
        assertThat(euros(0, one)).isEqualTo(194);
    }

    @Test
    void where_openfisca_counts_otherwise_both_amounts_are_told() {
        var two = new ConsumptionUnits(1, 0, 2);
        assertThat(grid().estimate(2025, 8_000, two).orElseThrow().euros()).isEqualTo(176);
        var other = grid().otherwise(2025, 8_000, two).orElseThrow();
        assertThat(other.hundredths()).isEqualTo(150);
        assertThat(other.euros()).isEqualTo(240);
        assertThat(grid().otherwise(2025, 8_000, new ConsumptionUnits(2, 1, 1))).isEmpty();
        assertThat(grid().otherwise(2025, 8_000, new ConsumptionUnits(1, 0, 1))).isEmpty();
    }

    @Test
    void what_a_second_source_says_too_is_not_to_be_checked() {
        var one = new ConsumptionUnits(1, 0, 0);
        for (long income : new long[] {5_000, 6_000, 7_000, 9_000, 12_000})
            assertThat(grid().estimate(2025, income, one).orElseThrow().toCheck())
                    .isFalse();
    }

    private static int euros(long income, ConsumptionUnits units) {
        return grid().estimate(2025, income, units).orElseThrow().euros();
    }

    @Test
    void the_amount_follows_the_units() {
        assertThat(euros(5_000, new ConsumptionUnits(1, 0, 1))).isEqualTo(240);
        assertThat(euros(5_000, new ConsumptionUnits(2, 1, 2))).as("2.1 units").isEqualTo(277);
        assertThat(euros(16_499, new ConsumptionUnits(2, 0, 0)))
                .as("1.5 units: 10,999.33 each")
                .isEqualTo(63);
        assertThat(euros(16_500, new ConsumptionUnits(2, 0, 0))).isZero();
    }

    @Test
    void a_grid_that_was_not_read_is_to_be_checked_and_a_year_without_one_gives_nothing() {
        var one = new ConsumptionUnits(1, 0, 0);
        assertThat(grid().estimate(2026, 9_000, one).orElseThrow().toCheck()).isTrue();
        assertThat(grid().estimate(2026, 7_800, one).orElseThrow().close()).isTrue();
        assertThat(grid().estimate(2026, 9_000, one).orElseThrow().close()).isFalse();
        assertThat(grid().estimate(2062, 9_000, one)).isEmpty();
    }

    @Test
    void an_income_below_zero_and_a_household_of_nobody_are_refused() {
        assertThatThrownBy(() -> grid().estimate(2025, -1, new ConsumptionUnits(1, 0, 0)));
        assertThatThrownBy(() -> new ConsumptionUnits(0, 1, 0));
        assertThat(ConsumptionUnits.holds(1, -1, 0)).isFalse();
    }

    private static InstalmentPlan.Wish wish(long debt, long income, long charges, long monthly, String from) {
        return new InstalmentPlan.Wish(debt * 100, income * 100, charges * 100, monthly * 100, LocalDate.parse(from));
    }

    private static List<String> kinds(InstalmentPlan.Wish wish) {
        return InstalmentPlan.problems(wish, TODAY).stream().map(Problem::code).toList();
    }

    @Test
    void a_plan_pays_the_debt_to_the_cent_and_says_when_it_ends() {
        var plan = InstalmentPlan.of(wish(240, 1_200, 1_000, 50, "2026-12-05"), TODAY);
        assertThat(plan.payments()).hasSize(5);
        assertThat(plan.payments().stream()
                        .mapToLong(InstalmentPlan.Payment::cents)
                        .sum())
                .isEqualTo(24_000);
        assertThat(plan.payments().getLast().cents()).isEqualTo(4_000);
        assertThat(plan.endsOn()).isEqualTo("2027-04-05");
        assertThat(plan.remainsToLive()).isEqualTo(15_000);
    }

    @Test
    void the_thirty_first_becomes_the_last_of_the_month_and_comes_back() {
        var plan = InstalmentPlan.of(wish(150, 1_200, 1_000, 50, "2026-12-31"), TODAY);
        assertThat(plan.payments().stream().map(InstalmentPlan.Payment::on).map(LocalDate::toString))
                .containsExactly("2026-12-31", "2027-01-31", "2027-02-28");
    }

    @Test
    void negative_amounts_and_past_days_are_refused() {
        assertThat(kinds(wish(-1, -1, -1, -1, "2026-11-25")))
                .containsExactly(
                        "cases.problem.bill.negative",
                        "cases.problem.bill.negative",
                        "cases.problem.bill.negative",
                        "cases.problem.bill.negative",
                        "energy.plan.problem.past");
        assertThat(kinds(wish(100, 1_000, 500, 50, "2062-01-01"))).containsExactly("energy.plan.problem.far-ahead");
        assertThat(InstalmentPlan.of(wish(100, 1_000, 500, 50, "2026-11-25"), TODAY))
                .isNull();
    }

    @Test
    void a_plan_that_nobody_can_keep_is_refused() {
        assertThat(kinds(wish(240, 1_000, 1_000, 50, "2026-12-05")))
                .containsExactly("energy.plan.problem.nothing-remains");
        assertThat(kinds(wish(240, 1_000, 960, 50, "2026-12-05")))
                .containsExactly("energy.plan.problem.more-than-remains");
        assertThat(kinds(wish(24_000, 1_000, 900, 50, "2026-12-05"))).containsExactly("energy.plan.problem.too-long");
        assertThat(kinds(wish(0, 1_000, 900, 0, "2026-12-05")))
                .containsExactly("energy.plan.problem.zero", "energy.plan.problem.zero");
    }

    @Test
    void in_a_year_whose_grid_nobody_wrote_down_yet_that_of_the_year_before_counts_and_is_to_be_checked() {
        var alone = new ConsumptionUnits(1, 0, 0);
        var told = EnergyCheque.read("""
                        year;below;upToOne;underTwo;twoOrMore;source;read;confidence
                        2025;5700;194;240;277;arrêté;2026-11-24;TEXT
                        2026;5800;195;241;278;arrêté;2026-11-24;TEXT
                        """);
        var later = told.estimate(2027, 5_000, alone).orElseThrow();
        assertThat(later.year()).isEqualTo(2026);
        assertThat(later.euros()).isEqualTo(195);
        assertThat(later.toCheck()).isTrue();
        assertThat(told.estimate(2026, 5_000, alone).orElseThrow().toCheck()).isFalse();
        assertThat(told.estimate(2024, 5_000, alone)).isEmpty();
        assertThat(told.estimate(2028, 5_000, alone)).isEmpty();
    }
}
