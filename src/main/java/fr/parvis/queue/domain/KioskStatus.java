// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.domain;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Whether the kiosk of a point takes people now.
 *
 * @param opensAt local time of the next opening, where it is closed and that is known
 */
public record KioskStatus(State state, @Nullable LocalDateTime opensAt) {

    /** Message of the kiosk to the person before it. */
    public enum State {
        OPEN,
        /** The team has stopped taking for today. */
        PAUSED,
        CLOSED,
        /** The last number of the day was given. */
        FULL,
        /** The point has no queue. */
        NOT_IN_USE
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }
}
