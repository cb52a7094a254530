// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A ticket came to its end, or that end was taken back. Published in the transaction that says so.
 *
 * @param day the point's local day
 * @param reason reason why the person left or was turned away; empty when none
 * @param waitedSeconds from the ticket to the call, time away not counted; 0 where it cannot be known
 * @param sign +1, or -1 when it is taken back
 */
public record QueueCounted(
        UUID association,
        UUID point,
        LocalDate day,
        Outcome outcome,
        String reason,
        int waitedSeconds,
        int persons,
        int sign) {

    /** Outcome for somebody who waited. */
    public enum Outcome {
        SERVED,
        LEFT,
        REFUSED
    }
}
