// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.domain;

import fr.parvis.values.EnumCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mediator on the line for a part of a day.
 *
 * @param heardAt time of the last request of the page
 * @param freeFrom earliest time of the next offer
 * @param callSince start of the call in hand
 * @param talked time on calls today
 * @param present time on the line today
 */
public record Duty(
        UUID account,
        UUID association,
        List<String> languages,
        Instant until,
        Instant heardAt,
        State state,
        Instant freeFrom,
        @Nullable UUID call,
        @Nullable Instant callSince,
        Duration talked,
        Duration present,
        int calls) {

    /** State of a mediator on the line. */
    public enum State {
        FREE,
        OFFERED,
        IN_CALL,
        PAUSE,
        OFF;

        /** As it is stored, and the end of its message key. */
        public String key() {
            return EnumCode.of(this);
        }

        static State of(String key) {
            return EnumCode.read(State.class, key);
        }
    }

    public boolean isOn() {
        return state != State.OFF;
    }
}
