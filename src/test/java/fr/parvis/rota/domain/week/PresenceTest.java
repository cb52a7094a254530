// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.week;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.network.Clocks.Stretch;
import fr.parvis.network.OpeningTimes.Opening;
import fr.parvis.rota.domain.week.Presence.There;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A point that is open from 9 to 12. */
class PresenceTest {
    private static final LocalDate DAY = LocalDate.of(2027, 1, 12);
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);
    private static final List<Opening> OPEN = List.of(new Opening(DAY, at("09:00"), at("12:00")));

    private static Instant at(String time) {
        return Instant.parse(DAY + "T" + time + ":00Z");
    }

    private static There there(UUID who, String from, String until) {
        return new There(who, new Stretch(at(from), at(until)));
    }

    @Test
    void the_fewest_at_once_counts_and_not_how_many_came() {
        assertThat(Presence.fewest(
                        OPEN, List.of(there(ONE, "09:00", "12:00"), there(OTHER, "09:00", "11:00")), Map.of()))
                .isEqualTo(1);
        assertThat(Presence.fewest(
                        OPEN, List.of(there(ONE, "08:00", "13:00"), there(OTHER, "09:00", "12:00")), Map.of()))
                .isEqualTo(2);
    }

    @Test
    void a_change_over_of_some_minutes_is_no_gap() {
        assertThat(Presence.fewest(
                        OPEN, List.of(there(ONE, "09:00", "10:30"), there(OTHER, "10:40", "12:00")), Map.of()))
                .isEqualTo(1);
        assertThat(Presence.fewest(
                        OPEN, List.of(there(ONE, "09:00", "10:30"), there(OTHER, "10:45", "12:00")), Map.of()))
                .isZero();
    }

    @Test
    void the_same_person_twice_is_one_and_who_is_away_is_none() {
        assertThat(Presence.fewest(OPEN, List.of(there(ONE, "09:00", "12:00"), there(ONE, "09:00", "12:00")), Map.of()))
                .isEqualTo(1);
        assertThat(Presence.fewest(
                        OPEN,
                        List.of(there(ONE, "09:00", "12:00"), there(OTHER, "09:00", "12:00")),
                        Map.of(ONE, List.of(new Stretch(at("00:00"), at("23:00"))))))
                .isEqualTo(1);
    }

    @Test
    void what_happens_before_the_door_opens_is_not_counted() {
        assertThat(Presence.fewest(OPEN, List.of(there(ONE, "07:00", "09:00")), Map.of()))
                .isZero();
        assertThat(Presence.fewest(List.of(), List.of(there(ONE, "07:00", "09:00")), Map.of()))
                .isZero();
    }
}
