// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.domain;

import fr.parvis.values.EnumCode;
import java.util.Set;

/** State of a promise to call back. It ends in one of four ways and in no other. */
public enum CallState {
    WAITING,
    /** One mediator is asked, for some seconds. */
    OFFERED,
    /** One mediator calls. */
    IN_CALL,
    /** Somebody tried, or the person asked for another time. */
    LATER,
    DONE,
    GAVE_UP,
    WITHDRAWN,
    WRONG_NUMBER;

    /** The states that may follow this one. */
    public Set<CallState> next() {
        return switch (this) {
            case WAITING, LATER -> Set.of(OFFERED, WITHDRAWN, GAVE_UP);
            case OFFERED -> Set.of(IN_CALL, WAITING);
            case IN_CALL -> Set.of(DONE, LATER, GAVE_UP, WRONG_NUMBER, WAITING);
            case DONE, GAVE_UP, WITHDRAWN, WRONG_NUMBER -> Set.of();
        };
    }

    public boolean isEnd() {
        return next().isEmpty();
    }

    /** As it is stored, and the end of its message key. */
    public String key() {
        return EnumCode.of(this);
    }

    public static CallState of(String key) {
        return EnumCode.read(CallState.class, key);
    }
}
