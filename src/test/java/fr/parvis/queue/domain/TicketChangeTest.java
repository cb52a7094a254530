// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TicketChangeTest {

    @Test
    void the_life_of_a_ticket_is_this_table() {
        var table = Arrays.stream(TicketState.values())
                .map(from -> from + " | "
                        + Arrays.stream(TicketChange.values())
                                .map(change ->
                                        change.from(from).map(TicketState::name).orElse("-"))
                                .collect(Collectors.joining(" | ")))
                .collect(Collectors.joining("\n"));
        assertThat(Arrays.toString(TicketChange.values()))
                .isEqualTo("[CALL, RECALL, PUT_BACK, END, LEAVE, REFUSE, PRIORITISE, COME_BACK]");
        assertThat(table).isEqualTo("""
                WAITING | CALLED | - | - | - | LEFT | REFUSED | WAITING | WAITING
                CALLED | - | CALLED | WAITING | SERVED | LEFT | REFUSED | - | WAITING
                SERVED | - | - | WAITING | - | - | - | - | -
                LEFT | - | - | WAITING | - | - | - | - | -
                REFUSED | - | - | WAITING | - | - | - | - | -""");
    }

    @Test
    void a_change_leads_to_one_state_wherever_it_is_allowed() {
        for (var change : TicketChange.values())
            for (var state : TicketState.values())
                change.from(state).ifPresent(next -> assertThat(next).isEqualTo(change.aim()));
    }
}
