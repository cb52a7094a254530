// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.protection.SmallCounts;
import fr.parvis.protection.SmallCountsFixtures;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is small is hidden in a report, and stays hidden when reports are laid side by side. */
class CountListTest {
    private static final ReportPeriod THIRD = new ReportPeriod(2026, 3);
    private final SmallCounts small = SmallCountsFixtures.of(5);
    private final Map<YearMonth, Map<String, Long>> months = new HashMap<>();

    private void counted(int year, int month, Map<String, Long> counts) {
        months.put(YearMonth.of(year, month), counts);
    }

    private CountList list(ReportPeriod period) {
        return new CountList(months, period);
    }

    @Test
    void columns_add_up_the_months_of_their_period() {
        counted(2026, 1, Map.of("a", 10L));
        counted(2026, 7, Map.of("a", 20L, "b", 30L));
        counted(2026, 9, Map.of("a", 1L));
        counted(2025, 8, Map.of("b", 7L));
        var list = list(THIRD);
        assertThat(list.value(Column.PERIOD, "a")).isEqualTo(21);
        assertThat(list.value(Column.YEAR, "a")).isEqualTo(31);
        assertThat(list.value(Column.YEAR_BEFORE, "b")).isEqualTo(7);
        assertThat(list.total(Column.PERIOD)).isEqualTo(51);
    }

    @Test
    void a_small_count_is_hidden_with_company() {
        counted(2026, 7, Map.of("a", 100L, "b", 3L, "c", 50L));
        assertThat(list(THIRD).hidden(Column.PERIOD, small, Set.of()))
                .contains("b")
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void a_code_is_not_told_by_the_sum_of_its_family() {
        counted(2026, 7, Map.of("a1", 40L, "a2", 3L, "b1", 20L, "b2", 21L, "c1", 22L, "c2", 23L));
        var list = new CountList(months, THIRD, code -> code.substring(0, 1));
        // 43 of the family less the 40 of its other code would tell the 3
        assertThat(list.hidden(Column.PERIOD, small, Set.of())).containsExactlyInAnyOrder("a1", "a2");
        assertThat(new CountList(months, new ReportPeriod(2026, 0), code -> code.substring(0, 1))
                        .hidden(Column.PERIOD, small, Set.of()))
                .containsExactlyInAnyOrder("a1", "a2");
    }

    @Test
    void a_small_family_is_not_told_by_the_codes_of_its_company() {
        counted(2026, 7, Map.of("a1", 3L, "b1", 20L, "b2", 21L));
        var families = new HashMap<YearMonth, Map<String, Long>>();
        families.put(YearMonth.of(2026, 7), Map.of("a", 3L, "b", 41L));
        assertThat(new CountList(families, THIRD).hidden(Column.PERIOD, small, Set.of()))
                .containsExactlyInAnyOrder("a", "b");
        assertThat(new CountList(months, THIRD, code -> code.substring(0, 1)).hidden(Column.PERIOD, small, Set.of()))
                .contains("a1")
                .hasSize(2);
    }

    @Test
    void what_one_quarter_hides_the_year_does_not_tell() {
        counted(2026, 2, Map.of("a", 100L, "b", 3L, "c", 50L));
        counted(2026, 8, Map.of("a", 100L, "b", 40L, "c", 50L));
        var list = list(THIRD);
        assertThat(list.hidden(Column.PERIOD, small, Set.of())).isEmpty();
        // 43 less the 40 of this quarter would tell the 3 of the first
        assertThat(list.hidden(Column.YEAR, small, Set.of())).contains("b");
        assertThat(list(new ReportPeriod(2026, 0)).hidden(Column.PERIOD, small, Set.of()))
                .contains("b");
    }

    @Test
    void a_quarter_hides_the_same_whatever_else_other_months_count() {
        counted(2026, 7, Map.of("a", 20L, "b", 3L, "c", 21L, "d", 22L, "e", 23L, "f", 24L));
        var hidden = list(THIRD).hidden(Column.PERIOD, small, Set.of());
        for (var other : List.of("g", "h", "i", "j")) {
            counted(2026, other.equals("g") ? 5 : 10, Map.of(other, 50L));
            // another company would tell the three: each report shows what the other one hides
            assertThat(list(THIRD).hidden(Column.PERIOD, small, Set.of())).isEqualTo(hidden);
            assertThat(list(new ReportPeriod(2026, 0)).hidden(Column.PERIOD, small, Set.of()))
                    .isEqualTo(hidden);
            assertThat(list(new ReportPeriod(2027, 3)).hidden(Column.YEAR_BEFORE, small, Set.of()))
                    .isEqualTo(hidden);
        }
    }

    @Test
    void what_an_earlier_version_hid_stays_hidden() {
        counted(2026, 7, Map.of("a", 100L, "b", 30L, "c", 50L));
        assertThat(list(THIRD).hidden(Column.PERIOD, small, Set.of("b"))).contains("b");
    }

    @Test
    void a_small_month_is_hidden_beside_its_quarter() {
        counted(2026, 7, Map.of("", 3L));
        counted(2026, 8, Map.of("", 40L));
        counted(2026, 9, Map.of("", 50L));
        assertThat(list(THIRD).hiddenMonths(small, Set.of()))
                .contains(YearMonth.of(2026, 7))
                .hasSize(2);
    }

    @Test
    void a_month_that_an_earlier_version_hid_stays_hidden() {
        counted(2026, 7, Map.of("", 9L));
        counted(2026, 8, Map.of("", 40L));
        counted(2026, 9, Map.of("", 50L));
        assertThat(list(THIRD).hiddenMonths(small, Set.of("2026-07")))
                .as("alone it would be found by subtraction")
                .contains(YearMonth.of(2026, 7))
                .hasSize(2);
    }
}
