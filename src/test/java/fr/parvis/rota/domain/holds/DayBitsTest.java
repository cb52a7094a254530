// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.holds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
        assertThat(isFree(days, at("08:30"), at("09:00"))).isTrue();
        assertThat(isFree(days, at("09:00"), at("09:30"))).isFalse();
        assertThat(isFree(days, at("09:25"), at("09:55"))).isFalse();
        assertThat(isFree(days, at("09:30"), at("10:00"))).isTrue();
    }

    @Test
    void a_slice_that_is_touched_is_taken_whole() {
        var days = taken(at("09:03"), at("09:04"));
        assertThat(isFree(days, at("09:00"), at("09:02"))).isFalse();
        assertThat(isFree(days, at("09:05"), at("09:10"))).isTrue();
    }

    @Test
    void what_goes_beyond_midnight_is_in_both_days() {
        var days = new TreeMap<LocalDate, DayBits>();
        for (var day : new LocalDate[] {DAY, DAY.plusDays(1)}) days.put(day, DayBits.empty());
        DayBits.takeAll(days, at("23:00"), at("23:00").plusSeconds(2 * 3600));
        assertThat(isFree(days, at("22:00"), at("23:00"))).isTrue();
        assertThat(isFree(days, at("23:55"), at("23:55").plusSeconds(600))).isFalse();
        assertThat(isFree(days, Instant.parse("2027-01-13T01:00:00Z"), Instant.parse("2027-01-13T02:00:00Z")))
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
            assertThat(isFree(days, from, from.plusSeconds(300))).isFalse();
            assertThat(isFree(days, start, from)).isTrue();
            assertThat(isFree(days, from.plusSeconds(300), start.plusSeconds(86_400)))
                    .isTrue();
        }
    }

    private static boolean isFree(Map<LocalDate, DayBits> days, Instant from, Instant until) {
        if (!from.isBefore(until)) return true;
        var first = DayBits.day(from);
        var last = DayBits.day(until);
        var wanted = new SliceRow(first, last);
        wanted.addTouched(from, until);
        var before = starts(wanted);
        var taken = new SliceRow(first, last);
        days.forEach((day, bits) -> {
            if (!day.isBefore(first) && !day.isAfter(last)) taken.add(day, bits.bytes());
        });
        wanted.remove(taken);
        return starts(wanted).equals(before);
    }

    private static List<Integer> starts(SliceRow row) {
        var starts = new ArrayList<Integer>();
        row.forEachStart(1, 1, starts::add);
        return starts;
    }

    @Test
    void a_row_of_days_finds_the_starts_from_which_all_is_free() {
        var row = new SliceRow(DAY, DAY.plusDays(1));
        row.addWhole(at("08:58"), at("09:47"));
        row.addWhole(at("23:30"), at("23:30").plusSeconds(3600));
        var starts = new ArrayList<Instant>();
        row.forEachStart(6, 3, slice -> starts.add(row.at(slice)));
        // from 9.00 to 9.45, and over midnight
        assertThat(starts)
                .containsExactly(
                        at("09:00"),
                        at("09:15"),
                        at("23:30"),
                        at("23:45"),
                        at("23:30").plusSeconds(1800));
    }

    private static Map<LocalDate, DayBits> taken(Instant from, Instant until) {
        var days = new TreeMap<LocalDate, DayBits>(Map.of(DAY, DayBits.empty()));
        DayBits.takeAll(days, from, until);
        return days;
    }
}
