// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages;

import static fr.parvis.messages.MessageState.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The life of a message as one table. */
class MessageStateTest {

    @Test
    void only_these_changes_are_possible() {
        var next = new EnumMap<MessageState, Set<MessageState>>(MessageState.class);
        for (var state : MessageState.values()) next.put(state, state.next());
        assertThat(next)
                .isEqualTo(Map.of(
                        DUE, Set.of(CLAIMED, SENT, FAILED, WITHDRAWN, TOO_LATE),
                        CLAIMED, Set.of(DUE, SENT, FAILED, UNCERTAIN, WITHDRAWN),
                        SENT, Set.of(DELIVERED, FAILED),
                        UNCERTAIN, Set.of(SENT, DELIVERED, FAILED),
                        DELIVERED, Set.of(),
                        FAILED, Set.of(),
                        WITHDRAWN, Set.of(),
                        TOO_LATE, Set.of()));
    }

    @Test
    void what_is_uncertain_is_never_sent_again() {
        assertThat(UNCERTAIN.next()).doesNotContain(DUE, CLAIMED);
    }

    @Test
    void each_is_stored_under_a_key_of_its_own() {
        for (var state : MessageState.values())
            assertThat(MessageState.of(state.key())).isEqualTo(state);
    }
}
