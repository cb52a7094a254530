package fr.parvis.statistics.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
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

    @Test
    void a_reversed_period_is_refused() {
        assertThatThrownBy(() -> new Period(LocalDate.of(2026, 2, 2), LocalDate.of(2026, 2, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
