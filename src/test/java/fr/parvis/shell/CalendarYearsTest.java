// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class CalendarYearsTest {

    @Test
    void a_day_or_a_month_of_another_year_is_none() {
        assertThat(CalendarYears.day("2000-01-01")).isEqualTo(LocalDate.of(2000, 1, 1));
        assertThat(CalendarYears.day("31/12/2199")).isEqualTo(CalendarYears.LAST_DAY);
        for (var none : new String[] {null, "", "hier", "1999-12-31", "2200-01-01", "0026-11-27", "20260-11-27"})
            assertThat(CalendarYears.day(none)).as(none).isNull();
        assertThat(CalendarYears.month("2000-01")).isEqualTo(YearMonth.of(2000, 1));
        assertThat(CalendarYears.month(" 2199-12 ")).isEqualTo(YearMonth.of(2199, 12));
        for (var none : new String[] {null, "", "mars", "2026-13", "1999-12", "2200-01", "+999999999-12"})
            assertThat(CalendarYears.month(none)).as(none).isNull();
    }
}
