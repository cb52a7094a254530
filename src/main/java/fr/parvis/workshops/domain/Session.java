// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session of a cycle.
 *
 * @param room null: in no room of ours
 * @param day of the point
 * @param trainers accounts that hold it
 */
public record Session(
        UUID id,
        UUID cycle,
        @Nullable UUID room,
        Instant begins,
        Instant ends,
        LocalDate day,
        List<UUID> trainers,
        boolean cancelled,
        int version) {

    /** This session held by other trainers. */
    Session by(List<UUID> others) {
        return new Session(id, cycle, room, begins, ends, day, others, cancelled, version);
    }
}
