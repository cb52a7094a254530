// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.reactions;

import fr.parvis.queue.QueueCounted;
import fr.parvis.statistics.domain.CountedActs;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Counts the end of a ticket of the queue, in the transaction of the act. */
@Component
class OnQueueCounted {
    private final CountedActs acts;

    OnQueueCounted(CountedActs acts) {
        this.acts = acts;
    }

    @EventListener
    void on(QueueCounted event) {
        acts.count(event);
    }
}
