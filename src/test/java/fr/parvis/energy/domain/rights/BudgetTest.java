// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What remains of a month. */
class BudgetTest {
    private static Budget.Line line(String name, long cents) {
        return new Budget.Line(name, false, cents);
    }

    @Test
    void what_remains_is_told_by_person_and_day_and_energy_as_a_share() {
        var budget = new Budget(
                List.of(line("wages", 120_000), new Budget.Line("brocante", true, 5_000)),
                List.of(line("rent", 60_000), line("electricity", 9_000), line("gas", 3_500), line("water", 2_500)),
                2);
        assertThat(budget.remains()).isEqualTo(50_000);
        assertThat(budget.perPersonAndDay()).isEqualTo(833);
        assertThat(budget.energy()).as("water is not energy").isEqualTo(12_500);
        assertThat(budget.energyShare()).isEqualTo(10);
    }

    @Test
    void more_that_goes_out_than_comes_in_is_below_zero_and_never_rounded_up() {
        var budget = new Budget(List.of(line("rsa", 60_000)), List.of(line("rent", 60_001)), 1);
        assertThat(budget.remains()).isEqualTo(-1);
        assertThat(budget.perPersonAndDay()).isEqualTo(-1);
    }

    @Test
    void nothing_that_comes_in_gives_no_share() {
        assertThat(new Budget(List.of(), List.of(line("electricity", 5_000)), 1).energyShare())
                .isZero();
    }

    @Test
    void a_line_in_ones_own_words_is_not_taken_for_energy() {
        var budget = new Budget(List.of(line("wages", 100_000)), List.of(new Budget.Line("gas", true, 5_000)), 1);
        assertThat(budget.energy()).isZero();
    }

    @Test
    void nobody_lives_on_a_budget_of_nobody() {
        assertThatThrownBy(() -> new Budget(List.of(), List.of(), 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
