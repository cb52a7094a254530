// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidaysTest {

    @ParameterizedTest
    @CsvSource({
        "38, 2026-05-25, true",
        "38, 2026-12-26, false",
        "2A, 2026-07-14, true",
        "57, 2026-12-26, true",
        "67, 2026-04-03, true",
        "68, 2027-03-26, true",
        "971, 2026-05-27, true",
        "972, 2026-05-22, true",
        "973, 2026-06-10, true",
        "974, 2026-12-20, true",
        "976, 2026-04-27, true",
        "974, 2026-12-26, false",
        "971, 2026-12-25, true"
    })
    void public_holidays_follow_the_department(String department, LocalDate day, boolean holiday) {
        assertThat(Holidays.of(department, SchoolHolidays.notKnown()).isPublicHoliday(day))
                .isEqualTo(holiday);
    }

    @Test
    void a_common_year_has_eleven_holidays_and_thirteen_in_alsace() {
        assertThat(holidaysOf("38")).isEqualTo(11);
        assertThat(holidaysOf("67")).isEqualTo(13);
    }

    private static long holidaysOf(String department) {
        Holidays holidays = Holidays.of(department, SchoolHolidays.notKnown());
        return LocalDate.of(2026, 1, 1)
                .datesUntil(LocalDate.of(2027, 1, 1))
                .filter(holidays::isPublicHoliday)
                .count();
    }

    @ParameterizedTest
    @CsvSource({"38, A", "73, A", "59, B", "57, B", "75, C", "31, C", "2A, CORSE", "974, REUNION"})
    void each_department_has_its_school_zone(String department, SchoolZone zone) {
        assertThat(SchoolZone.ofDepartment(department)).contains(zone);
    }

    @Test
    void the_mainland_is_wholly_covered_by_the_three_zones() {
        long departments = IntStream.rangeClosed(1, 95)
                .mapToObj("%02d"::formatted)
                .filter(code -> !code.equals("20"))
                .filter(code -> SchoolZone.ofDepartment(code).isPresent())
                .count();
        assertThat(departments).isEqualTo(94);
    }

    @ParameterizedTest
    @CsvSource({"2024, 2024-03-31", "2026, 2026-04-05", "2027, 2027-03-28", "2038, 2038-04-25"})
    void knows_easter(int year, LocalDate easter) {
        assertThat(Holidays.easter(year)).isEqualTo(easter);
    }

    @Test
    void school_holidays_end_after_they_start() {
        LocalDate day = LocalDate.of(2026, 1, 2);
        assertThatThrownBy(() -> new SchoolHolidays.Stretch(day, day.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
