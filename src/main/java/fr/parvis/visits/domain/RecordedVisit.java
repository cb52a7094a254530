// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import fr.parvis.visits.Visit;
import java.time.Instant;
import java.util.UUID;

/**
 * A visit as the database holds it, with its recorder and time, and whether it was taken back.
 *
 * @param corrections number of corrections; a slip that was undone a moment later is none
 */
public record RecordedVisit(Visit visit, UUID recordedBy, Instant recordedAt, boolean cancelled, int corrections) {

    /** Whether the account recorded it or was there. */
    boolean isOf(UUID account) {
        return recordedBy.equals(account) || visit.mediators().contains(account);
    }
}
