// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The table of rules. */
class RulebookTest {
    private static final String RULES = Shipped.text("/energy/rules.csv");
    private static final String PRACTICES = Shipped.text("/energy/practices.csv");

    @Test
    void each_shipped_rule_says_where_it_is_written_and_when_it_was_read() {
        assertThat(Shipped.BOOK.wordings())
                .allMatch(wording ->
                        !wording.source().isBlank() && !wording.source().contains("'"))
                .allMatch(wording -> !wording.readOn().isBefore(LocalDate.of(2026, 11, 24)));
        assertThat(Shipped.BOOK.wordings().stream()
                        .map(wording -> wording.rule().number())
                        .distinct())
                .hasSize(11)
                .as("R9 is a supplier's, among the practices");
        assertThat(Shipped.BOOK.practices()).isNotEmpty();
    }

    @Test
    void what_was_only_reported_makes_a_date_to_check() {
        assertThat(Shipped.BOOK.get(Rule.REDUCED_DAYS, LocalDate.of(2026, 1, 1)).toCheck())
                .isTrue();
        assertThat(Shipped.BOOK.get(Rule.DUE, LocalDate.of(2026, 1, 1)).toCheck())
                .isFalse();
    }

    @Test
    void refuses_two_wordings_of_one_time() {
        assertThatThrownBy(() -> Rulebook.read(RULES + "DUE;2026-01-01;;21;ailleurs;2026-11-26;UNSURE\n", PRACTICES))
                .hasMessageContaining("DUE");
    }

    @Test
    void refuses_a_rule_that_nobody_worded() {
        var without = String.join(
                "\n",
                Arrays.stream(RULES.split("\n"))
                        .filter(line -> !line.startsWith("WATER"))
                        .toList());
        assertThatThrownBy(() -> Rulebook.read(without, PRACTICES)).hasMessageContaining("WATER");
    }

    @Test
    void names_the_line_that_it_cannot_read() {
        assertThatThrownBy(() -> Rulebook.read("rule;from\nDUE;2018-01-01\n", PRACTICES))
                .hasMessageContaining("line 1");
    }
}
