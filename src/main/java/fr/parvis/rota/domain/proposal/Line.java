// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.proposal;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One turn of a proposal, and why it is so.
 *
 * @param among others who were free then
 */
public record Line(UUID mediator, LocalDate day, int from, int until, UUID point, Reason reason, int among) {

    /** Why this one. */
    public enum Reason {
        /** Nobody else is free then. */
        ONLY,
        /** A wish to work on this day. */
        GLADLY,
        /** The usual point. */
        USUAL_POINT,
        /** The fewest hours of those who are free. */
        LEAST_BUSY,
        /** The point would lack somebody. */
        NEEDED
    }
}
