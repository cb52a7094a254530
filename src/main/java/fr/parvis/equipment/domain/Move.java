// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import fr.parvis.values.EnumCode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Moves of an item. The table {@code equipment.transition} holds the same, and the database refuses others; a test compares
 * them.
 */
public enum Move {
    RECEIVED(Map.of()),
    WIPED(Map.of(State.RECEIVED, State.RECEIVED, State.READY, State.READY, State.REPAIR, State.REPAIR)),
    READIED(Map.of(State.RECEIVED, State.READY)),
    LENT(Map.of(State.READY, State.LENT)),
    RETURNED(Map.of(State.LENT, State.RECEIVED)),
    GIVEN(Map.of(State.READY, State.GIVEN)),
    SOLD(Map.of(State.READY, State.SOLD)),
    SENT_TO_REPAIR(Map.of(State.RECEIVED, State.REPAIR, State.READY, State.REPAIR)),
    REPAIRED(Map.of(State.REPAIR, State.RECEIVED)),
    MOVED(Map.of(State.RECEIVED, State.RECEIVED, State.READY, State.READY, State.REPAIR, State.REPAIR)),
    LOST(Map.of(State.RECEIVED, State.LOST, State.READY, State.LOST, State.LENT, State.LOST, State.REPAIR, State.LOST)),
    FOUND(Map.of(State.LOST, State.RECEIVED)),
    SENT(Map.of(State.RECEIVED, State.SENT, State.READY, State.SENT)),
    TAKEN_BACK(Map.of(State.SENT, State.RECEIVED)),
    TRANSFERRED(Map.of(State.SENT, State.TRANSFERRED)),
    SCRAPPED(Map.of(State.RECEIVED, State.SCRAPPED, State.READY, State.SCRAPPED, State.REPAIR, State.SCRAPPED));

    /** Moves after which an item may hold data of others. */
    static final List<Move> COMES_IN = List.of(RECEIVED, RETURNED, REPAIRED, FOUND, TAKEN_BACK);

    private final Map<State, State> from;

    Move(Map<State, State> from) {
        this.from = from;
    }

    public String code() {
        return EnumCode.of(this);
    }

    public static Move of(String code) {
        return EnumCode.read(Move.class, code);
    }

    /** The state that follows; null when it cannot happen then. */
    public @Nullable State after(State state) {
        return from.get(state);
    }

    /** Whether nobody's data may be on the item then. */
    public boolean needsWipe() {
        return this == READIED || this == LENT || this == GIVEN || this == SOLD || this == SENT || this == SCRAPPED;
    }
}
