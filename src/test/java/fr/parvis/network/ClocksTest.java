// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** In 2027 clocks go forward on 28 March and back on 31 October, at 1 h universal time. */
class ClocksTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDate SPRING = LocalDate.of(2027, 3, 28);
    private static final LocalDate AUTUMN = LocalDate.of(2027, 10, 31);

    @Test
    void an_ordinary_morning_is_what_the_clock_shows() {
        var morning = Clocks.instants(SPRING.atTime(9, 0), SPRING.atTime(12, 0), PARIS)
                .orElseThrow();
        assertThat(morning.start()).isEqualTo(Instant.parse("2027-03-28T07:00:00Z"));
        assertThat(morning.end()).isEqualTo(Instant.parse("2027-03-28T10:00:00Z"));
    }

    @Test
    void a_night_over_the_hour_that_is_left_out_is_an_hour_shorter() {
        var night =
                Clocks.instants(SPRING.atTime(1, 0), SPRING.atTime(5, 0), PARIS).orElseThrow();
        assertThat(Duration.between(night.start(), night.end())).hasHours(3);
    }

    @Test
    void what_ends_or_begins_within_the_hour_that_is_left_out_ends_or_begins_when_clocks_change() {
        var change = Instant.parse("2027-03-28T01:00:00Z");
        assertThat(Clocks.instants(SPRING.atTime(1, 0), SPRING.atTime(2, 30), PARIS))
                .hasValueSatisfying(evening -> assertThat(evening.end()).isEqualTo(change));
        assertThat(Clocks.instants(SPRING.atTime(2, 30), SPRING.atTime(5, 0), PARIS))
                .hasValueSatisfying(morning -> assertThat(morning.start()).isEqualTo(change));
    }

    @Test
    void what_lies_within_the_hour_that_is_left_out_does_not_take_place() {
        assertThat(Clocks.instants(SPRING.atTime(2, 15), SPRING.atTime(2, 45), PARIS))
                .isEmpty();
        assertThat(Clocks.instants(SPRING.atTime(2, 0), SPRING.atTime(3, 0), PARIS))
                .isEmpty();
    }

    @Test
    void the_hour_that_comes_twice_is_open_both_times() {
        var hour =
                Clocks.instants(AUTUMN.atTime(2, 0), AUTUMN.atTime(3, 0), PARIS).orElseThrow();
        assertThat(hour.start()).isEqualTo(Instant.parse("2027-10-31T00:00:00Z"));
        assertThat(hour.end()).isEqualTo(Instant.parse("2027-10-31T02:00:00Z"));
        var until = Clocks.instants(AUTUMN.atTime(1, 0), AUTUMN.atTime(2, 30), PARIS)
                .orElseThrow();
        assertThat(until.end()).isEqualTo(Instant.parse("2027-10-31T01:30:00Z"));
    }

    @Test
    void the_day_of_the_change_has_23_or_25_hours() {
        assertThat(Clocks.instants(SPRING.atStartOfDay(), SPRING.plusDays(1).atStartOfDay(), PARIS))
                .hasValueSatisfying(day ->
                        assertThat(Duration.between(day.start(), day.end())).hasHours(23));
        assertThat(Clocks.instants(AUTUMN.atStartOfDay(), AUTUMN.plusDays(1).atStartOfDay(), PARIS))
                .hasValueSatisfying(day ->
                        assertThat(Duration.between(day.start(), day.end())).hasHours(25));
    }

    @Test
    void nothing_is_left_out_where_clocks_do_not_change() {
        var reunion = ZoneId.of("Indian/Reunion");
        assertThat(Clocks.instants(SPRING.atTime(2, 0), SPRING.atTime(3, 0), reunion))
                .hasValueSatisfying(hour ->
                        assertThat(Duration.between(hour.start(), hour.end())).hasHours(1));
    }
}
