// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.values.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-25, 2026-11-25, 2026-11-24, 2026-11-24",
        "2026-11-23, 2026-11-29, 2026-11-16, 2026-11-22",
        "2026-03-01, 2026-03-31, 2026-02-01, 2026-02-28",
        "2026-01-01, 2026-12-31, 2025-01-01, 2025-12-31",
        "2026-04-01, 2026-06-30, 2026-01-01, 2026-03-31",
        "2026-11-01, 2026-11-25, 2026-10-07, 2026-10-31",
    })
    void the_period_before_is_of_the_same_make(LocalDate from, LocalDate to, LocalDate before, LocalDate beforeTo) {
        assertThat(new Period(from, to).before()).isEqualTo(new Period(before, beforeTo));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25, 2026-11-25, 2025-11-25, 2025-11-25",
        "2026-02-01, 2026-02-28, 2025-02-01, 2025-02-28",
        // leap years: a whole February stays whole, the 29th has no day a year before
        "2024-02-01, 2024-02-29, 2023-02-01, 2023-02-28",
        "2025-02-01, 2025-02-28, 2024-02-01, 2024-02-29",
        "2024-02-29, 2024-03-10, 2023-02-28, 2023-03-10",
        // the last day of a February, on its own, is one day of the year before
        "2025-02-28, 2025-02-28, 2024-02-28, 2024-02-28",
        "2025-02-24, 2025-02-28, 2024-02-24, 2024-02-28",
        "2024-01-01, 2024-12-31, 2023-01-01, 2023-12-31",
    })
    void the_year_before_is_the_same_days(LocalDate from, LocalDate to, LocalDate before, LocalDate beforeTo) {
        assertThat(new Period(from, to).yearBefore()).isEqualTo(new Period(before, beforeTo));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25, 2026-11-25",
        "2026-01-31, 2026-02-01",
        "2026-02-01, 2026-02-28",
        "2024-02-28, 2024-03-01",
        "2024-01-15, 2024-03-15",
        "2026-01-01, 2026-12-31",
        "2025-12-31, 2026-01-01",
        "2021-11-26, 2026-11-25",
        "2026-03-31, 2026-05-01",
    })
    void its_months_and_days_are_each_of_its_days_once(LocalDate from, LocalDate to) {
        var period = new Period(from, to);
        var pieces = Pieces.of(period);
        var days = new ArrayList<LocalDate>(pieces.days());
        for (var month : pieces.months()) {
            assertThat(month.getDayOfMonth()).isEqualTo(1);
            month.datesUntil(month.plusMonths(1)).forEach(days::add);
        }
        assertThat(days)
                .containsExactlyInAnyOrderElementsOf(
                        from.datesUntil(to.plusDays(1)).toList());
        assertThat(pieces.days()).as("days stand at both ends only").hasSizeLessThanOrEqualTo(60);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-01, 2026-11-25, DAY, 25",
        "2026-09-01, 2026-11-30, DAY, 91",
        "2026-07-01, 2026-12-31, WEEK, 27",
        "2026-01-15, 2026-12-31, MONTH, 12",
        "2022-01-01, 2026-12-31, MONTH, 60",
    })
    void a_curve_has_as_many_points_as_one_can_read(LocalDate from, LocalDate to, Step step, int points) {
        var period = new Period(from, to);
        assertThat(Step.of(period)).isEqualTo(step);
        var cut = step.cut(period);
        assertThat(cut).hasSize(points);
        assertThat(cut.getFirst().from()).isEqualTo(from);
        assertThat(cut.getLast().to()).isEqualTo(to);
        for (int i = 1; i < cut.size(); i++)
            assertThat(cut.get(i).from()).isEqualTo(cut.get(i - 1).to().plusDays(1));
    }

    @Test
    void the_earliest_period_that_one_may_ask_for_has_one_before() {
        var january = new Period(LocalDate.of(1900, 1, 1), LocalDate.of(1900, 1, 31));
        assertThat(Period.holds(january.from(), january.to())).isTrue();
        assertThat(january.before().from()).isEqualTo(LocalDate.of(1899, 12, 1));
        assertThat(january.yearBefore().to()).isEqualTo(LocalDate.of(1899, 1, 31));
        assertThat(Period.holds(january.before().from(), january.before().to())).isFalse();
    }

    @Test
    void a_reversed_period_is_refused() {
        assertThatThrownBy(() -> new Period(LocalDate.of(2026, 2, 2), LocalDate.of(2026, 2, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
