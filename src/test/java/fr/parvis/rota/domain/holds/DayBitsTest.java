package fr.parvis.rota.domain.holds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayBitsTest {
    private static final LocalDate DAY = LocalDate.of(2027, 1, 12);

    private static Instant at(String time) {
        return Instant.parse("2027-01-12T" + time + ":00Z");
    }

    @Test
    void a_stretch_is_taken_and_its_neighbours_are_free() {
        var days = taken(at("09:00"), at("09:30"));
        assertThat(DayBits.isFree(days, at("08:30"), at("09:00"))).isTrue();
        assertThat(DayBits.isFree(days, at("09:00"), at("09:30"))).isFalse();
        assertThat(DayBits.isFree(days, at("09:25"), at("09:55"))).isFalse();
        assertThat(DayBits.isFree(days, at("09:30"), at("10:00"))).isTrue();
    }

    @Test
    void a_slice_that_is_touched_is_taken_whole() {
        var days = taken(at("09:03"), at("09:04"));
        assertThat(DayBits.isFree(days, at("09:00"), at("09:02"))).isFalse();
        assertThat(DayBits.isFree(days, at("09:05"), at("09:10"))).isTrue();
    }

    @Test
    void what_goes_beyond_midnight_is_in_both_days() {
        var days = new TreeMap<LocalDate, DayBits>();
        for (var day : new LocalDate[] {DAY, DAY.plusDays(1)}) days.put(day, DayBits.empty());
        DayBits.takeAll(days, at("23:00"), at("23:00").plusSeconds(2 * 3600));
        assertThat(DayBits.isFree(days, at("22:00"), at("23:00"))).isTrue();
        assertThat(DayBits.isFree(days, at("23:55"), at("23:55").plusSeconds(600)))
                .isFalse();
        assertThat(DayBits.isFree(days, Instant.parse("2027-01-13T01:00:00Z"), Instant.parse("2027-01-13T02:00:00Z")))
                .isTrue();
        assertThat(days.get(DAY).bytes()).hasSize(DayBits.BYTES);
    }

    /** In 2027 clocks change on 28 March and 31 October: no slice is lost, none comes twice. */
    @ParameterizedTest
    @ValueSource(strings = {"2027-03-28", "2027-10-31"})
    void days_on_which_clocks_change_have_as_many_slices_as_any(String changing) {
        var day = LocalDate.parse(changing);
        var start = Instant.parse(changing + "T00:00:00Z");
        for (int slice = 0; slice < 288; slice++) {
            var days = new TreeMap<LocalDate, DayBits>(Map.of(day, DayBits.empty()));
            var from = start.plusSeconds(slice * 300L);
            DayBits.takeAll(days, from, from.plusSeconds(300));
            assertThat(DayBits.isFree(days, from, from.plusSeconds(300))).isFalse();
            assertThat(DayBits.isFree(days, start, from)).isTrue();
            assertThat(DayBits.isFree(days, from.plusSeconds(300), start.plusSeconds(86_400)))
                    .isTrue();
        }
    }

    private static Map<LocalDate, DayBits> taken(Instant from, Instant until) {
        var days = new TreeMap<LocalDate, DayBits>(Map.of(DAY, DayBits.empty()));
        DayBits.takeAll(days, from, until);
        return days;
    }
}
