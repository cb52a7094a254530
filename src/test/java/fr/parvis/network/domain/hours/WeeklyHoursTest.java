// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.hours;

import static fr.parvis.network.domain.hours.HoursFixtures.ISERE;
import static fr.parvis.network.domain.hours.HoursFixtures.hours;
import static fr.parvis.network.domain.hours.HoursFixtures.rows;
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.network.domain.hours.WeeklyHours.ExceptionalPeriod;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeeklyHoursTest {

    private static final TimeSpan MORNING = span("09:00", "12:00");
    private static final TimeSpan AFTERNOON = span("13:30", "17:30");

    @Test
    void composes_the_notation_of_the_standard() {
        WeeklyHours week = new WeeklyHours(
                Map.of(
                        MONDAY, List.of(AFTERNOON),
                        TUESDAY, List.of(MORNING, AFTERNOON),
                        WEDNESDAY, List.of(MORNING, AFTERNOON),
                        THURSDAY, List.of(MORNING, AFTERNOON),
                        SATURDAY, List.of(MORNING),
                        SUNDAY, List.of()),
                true,
                List.of(
                        new ExceptionalPeriod(
                                LocalDate.of(2027, 1, 9),
                                LocalDate.of(2027, 1, 9),
                                List.of(MORNING),
                                "Portes \"ouvertes\""),
                        ExceptionalPeriod.closed(LocalDate.of(2026, 12, 24), LocalDate.of(2027, 1, 2), "congés")));
        assertThat(week.compose())
                .isEqualTo(
                        "Mo 13:30-17:30; Tu-Th 09:00-12:00,13:30-17:30; Sa 09:00-12:00; PH off;"
                                + " 2026 Dec 24-2027 Jan 02 off \"congés\"; 2027 Jan 09 09:00-12:00 open \"Portes 'ouvertes'\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mo-Fr 09:00-12:00,13:30-17:30",
                "Mo,Tu 09:00-12:00; PH off",
                "Mo-We,Fr 09:00-12:00; Sa 10:00-11:30; 2026 Dec 24 off",
                "off; 2026 Dec 24 10:00-12:00",
                "Mo-Su 09:00-12:00; 2026 Jul 01-2026 Aug 31 14:00-16:00; 2026 Jul 14 off"
            })
    void reads_back_what_it_composes(String expression) {
        assertThat(WeeklyHours.decompose(hours(expression)))
                .map(WeeklyHours::compose)
                .contains(expression);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mo-Fr 08:30-12:30; We 08:30-17:00 | Mo,Tu,Th,Fr 08:30-12:30; We 08:30-17:00",
                "Mo-Fr 09:00-12:00; We off | Mo,Tu,Th,Fr 09:00-12:00",
                "Mo-Fr 14:00-17:00, We 09:00-12:00 | Mo,Tu,Th,Fr 14:00-17:00; We 09:00-12:00,14:00-17:00",
                "Mo-Fr 9-12, PH off | Mo-Fr 09:00-12:00; PH off",
                "09:00-12:00 | Mo-Su 09:00-12:00",
                "Sa-Mo 10:00-12:00 | Mo,Sa,Su 10:00-12:00"
            })
    void reads_other_ways_of_writing_a_plain_week(String expression, String composed) {
        assertThat(WeeklyHours.decompose(hours(expression)))
                .map(WeeklyHours::compose)
                .contains(composed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "24/7",
                "Mo-Fr",
                "Mo[1] 09:00-12:00",
                "week 1-53/2 Mo 09:00-12:00",
                "Jul-Aug Mo-Fr 09:00-12:00",
                "Mo-Fr 09:00-12:00; SH off",
                "Mo-Fr 09:00-12:00; PH 10:00-12:00",
                "Mo-Fr 09:00-12:00; PH -1 day off",
                "PH off; Mo-Fr 09:00-12:00",
                "Mo-Fr 09:00-12:00; 2026 Dec 24 off; PH off",
                "Mo-Fr 09:00-10:00,11:00-12:00,14:00-15:00",
                "Mo-Fr 09:00-12:00,11:00-15:00",
                "Fr 22:00-02:00",
                "Mo 09:00-24:00",
                "Mo-Fr 14:00+",
                "Mo-Fr 09:00-12:00 \"sur rendez-vous\"",
                "Mo-Fr 09:00-12:00 open \"à l'étage\"",
                "Mo-Fr 09:00-12:00 || unknown",
                "Mo-Fr 09:00-12:00; We 10:00-11:00 off",
                "Mo-Fr 09:00-12:00; 14:00-16:00",
                "Mo-Fr 09:00-12:00; Dec 24 off",
                "Mo-Fr 09:00-12:00; 2026 Dec 24, 2026 Dec 24 14:00-16:00",
                "Mo-Fr 09:00-12:00; 2026 Jul 14 off; 2026 Jul 01-2026 Jul 31 14:00-16:00",
                "Mo-Fr sunrise-sunset",
                "2026 Mo-Fr 09:00-12:00"
            })
    void leaves_richer_hours_to_the_free_field(String expression) {
        assertThat(WeeklyHours.decompose(hours(expression))).isEmpty();
    }

    @Test
    void reading_and_writing_a_plain_week_never_changes_when_the_point_is_open() {
        Map<String, Optional<WeeklyHours>> read = new HashMap<>();
        rows("/network/opening-hours-cases.csv")
                .forEach(row -> read.computeIfAbsent(
                        row.get("expression"), expression -> WeeklyHours.decompose(hours(expression))));
        read.forEach((expression, week) -> week.ifPresent(plain -> {
            OpeningCalendar before = hours(expression).in(ISERE);
            OpeningCalendar after = hours(plain.compose()).in(ISERE);
            LocalDate.of(2026, 1, 1)
                    .datesUntil(LocalDate.of(2027, 2, 1))
                    .forEach(day -> assertThat(after.intervalsOn(day))
                            .as("%s, read as %s, on %s", expression, plain.compose(), day)
                            .isEqualTo(before.intervalsOn(day)));
        }));
        assertThat(read.values().stream().filter(Optional::isPresent)).hasSizeGreaterThan(100);
    }

    @Test
    void measures_a_plain_week() {
        WeeklyHours week = WeeklyHours.decompose(hours("Mo-Fr 09:00-12:30,13:30-17:00; Sa 09:00-11:15; PH off"))
                .orElseThrow();
        assertThat(week.weeklyDuration()).isEqualTo(Duration.ofHours(35).plus(Duration.ofMinutes(135)));
        assertThat(week.daysOpenPerWeek()).isEqualTo(6);
        assertThat(week.on(FRIDAY)).hasSize(2);
        assertThat(week.on(SUNDAY)).isEmpty();
    }

    @Test
    void refuses_a_day_that_overlaps_or_has_too_many_spans() {
        assertThatThrownBy(() -> week(MONDAY, span("09:00", "12:00"), span("11:00", "14:00")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> week(MONDAY, span("09:00", "10:00"), span("11:00", "12:00"), span("14:00", "15:00")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> span("12:00", "09:00")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ExceptionalPeriod.closed(LocalDate.of(2026, 12, 2), LocalDate.of(2026, 12, 1), ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static WeeklyHours week(DayOfWeek day, TimeSpan... spans) {
        return new WeeklyHours(Map.of(day, List.of(spans)), false, List.of());
    }

    private static TimeSpan span(String from, String to) {
        return new TimeSpan(LocalTime.parse(from), LocalTime.parse(to));
    }
}
