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
    void an_appointment_ends_once_and_an_absence_alone_is_taken_back() {
        var table = Map.of(
                BOOKED, Set.of(ARRIVED, ABSENT, EXCUSED, CANCELLED),
                ABSENT, Set.of(BOOKED, ARRIVED, EXCUSED),
                ARRIVED, Set.of(),
                EXCUSED, Set.of(),
                CANCELLED, Set.of());
        for (var state : BookingState.values()) {
            assertThat(state.next()).as(state.key()).isEqualTo(table.get(state));
            assertThat(BookingState.of(state.key())).isEqualTo(state);
        }
    }
}
