// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.domain;

import static fr.parvis.appointments.domain.BookingState.ABSENT;
import static fr.parvis.appointments.domain.BookingState.ARRIVED;
import static fr.parvis.appointments.domain.BookingState.BOOKED;
import static fr.parvis.appointments.domain.BookingState.CANCELLED;
import static fr.parvis.appointments.domain.BookingState.EXCUSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BookingStateTest {
    @Test
    void what_was_given_up_stays_so_and_an_arrival_or_absence_is_taken_back() {
        var table = Map.of(
                BOOKED, Set.of(ARRIVED, ABSENT, EXCUSED, CANCELLED),
                ABSENT, Set.of(BOOKED, ARRIVED, EXCUSED),
                ARRIVED, Set.of(BOOKED),
                EXCUSED, Set.of(),
                CANCELLED, Set.of());
        for (var state : BookingState.values()) {
            assertThat(state.next()).as(state.key()).isEqualTo(table.get(state));
            assertThat(BookingState.of(state.key())).isEqualTo(state);
        }
    }
}
