// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.domain;

import static fr.parvis.queue.domain.TicketState.CALLED;
import static fr.parvis.queue.domain.TicketState.LEFT;
import static fr.parvis.queue.domain.TicketState.REFUSED;
import static fr.parvis.queue.domain.TicketState.SERVED;
import static fr.parvis.queue.domain.TicketState.WAITING;

import java.util.Map;
import java.util.Optional;

/** Changes that a ticket allows, and where it stands afterwards: its whole life in one table. */
enum TicketChange {
    CALL(Map.of(WAITING, CALLED)),
    RECALL(Map.of(CALLED, CALLED)),
    PUT_BACK(Map.of(CALLED, WAITING, SERVED, WAITING, LEFT, WAITING, REFUSED, WAITING)),
    END(Map.of(CALLED, SERVED)),
    LEAVE(Map.of(WAITING, LEFT, CALLED, LEFT)),
    REFUSE(Map.of(WAITING, REFUSED, CALLED, REFUSED)),
    PRIORITISE(Map.of(WAITING, WAITING)),
    COME_BACK(Map.of(WAITING, WAITING, CALLED, WAITING));

    private final Map<TicketState, TicketState> table;

    TicketChange(Map<TicketState, TicketState> table) {
        this.table = table;
    }

    /** Where a ticket that stands here goes; nothing when this cannot be done to it. */
    public Optional<TicketState> from(TicketState state) {
        return Optional.ofNullable(table.get(state));
    }

    /** The state that this change leads to from wherever it is allowed. */
    TicketState aim() {
        return table.values().iterator().next();
    }
}
