// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.domain;

import fr.parvis.network.Point;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The queue of a point at one instant.
 *
 * @param waiting in the order of calling; those who are away last, by the time at which they come back
 * @param called the latest call first
 * @param served and the counts after it: tickets of today
 * @param medianWaitMinutes of those called today; null before the first call
 * @param estimateMinutes for somebody who would take a ticket now
 */
public record QueueNow(
        Point point,
        Instant now,
        List<Ticket> waiting,
        List<Called> called,
        int served,
        int left,
        int refused,
        @Nullable Integer medianWaitMinutes,
        int estimateMinutes,
        QueueSettings.Setting setting) {

    /** Somebody who is with a mediator. */
    public record Called(Ticket ticket, UUID by, String name, Instant at, Instant announcedAt) {
        /** Whether it is the call of that account. */
        public boolean isOf(UUID account) {
            return by.equals(account);
        }
    }

    /** How many wait and are not away. */
    public long due() {
        return waiting.stream().filter(ticket -> ticket.isDue(now)).count();
    }
}
