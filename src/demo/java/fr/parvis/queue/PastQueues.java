// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writing the queues of days that are over, in the current association's scope: the demonstration's way in. */
public interface PastQueues {

    /**
     * A ticket whose story is over, checked by its maker.
     *
     * @param number from 1 each day at each point, each once
     * @param need code of a family of themes
     * @param waitedSeconds from {@code takenAt} to the call, or until the person left
     * @param reason reason why the person left or was turned away; empty when served
     * @param calledBy account that helped; null when the person left or was turned away
     * @param helpSeconds duration of the help in seconds
     */
    record PastTicket(
            UUID id,
            UUID point,
            LocalDate day,
            int number,
            @Nullable String need,
            Instant takenAt,
            int waitedSeconds,
            QueueCounted.Outcome outcome,
            String reason,
            @Nullable UUID calledBy,
            int helpSeconds) {}

    /** Writes tickets and counts them; those whose identifier exists are passed over. */
    void load(List<PastTicket> tickets);
}
