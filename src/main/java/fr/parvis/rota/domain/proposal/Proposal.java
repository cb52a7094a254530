// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.proposal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A rota that is proposed for some weeks.
 *
 * @param proposed measures of the proposal
 * @param copied measures of a copy of the last week
 */
public record Proposal(
        UUID id,
        LocalDate firstDay,
        LocalDate lastDay,
        Instant madeAt,
        State state,
        Measures proposed,
        Measures copied) {

    /** From asking to the end; nothing is applied by itself. */
    public enum State {
        MAKING,
        PROPOSED,
        TAKEN,
        DROPPED
    }
}
