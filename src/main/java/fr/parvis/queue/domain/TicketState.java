// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.domain;

import fr.parvis.queue.QueueCounted.Outcome;
import fr.parvis.values.EnumCode;
import java.util.Optional;

/** State of a ticket. */
public enum TicketState {
    WAITING,
    CALLED,
    SERVED,
    LEFT,
    REFUSED;

    /** As it is kept and told: {@code waiting}. */
    public String word() {
        return EnumCode.of(this);
    }

    static TicketState of(String word) {
        return EnumCode.read(TicketState.class, word);
    }

    /** Outcome that the figures count, once it is over. */
    public Optional<Outcome> outcome() {
        return switch (this) {
            case WAITING, CALLED -> Optional.empty();
            case SERVED -> Optional.of(Outcome.SERVED);
            case LEFT -> Optional.of(Outcome.LEFT);
            case REFUSED -> Optional.of(Outcome.REFUSED);
        };
    }

    public boolean isOver() {
        return outcome().isPresent();
    }
}
