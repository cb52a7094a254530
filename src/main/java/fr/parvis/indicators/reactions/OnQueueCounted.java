// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.reactions;

import fr.parvis.indicators.Fact;
import fr.parvis.indicators.domain.Outbox;
import fr.parvis.queue.QueueCounted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes the day of a ticket that came to its end, or whose end was taken back, in the transaction of the act. */
@Component("indicatorsOnQueueCounted")
class OnQueueCounted {
    private final Outbox outbox;

    OnQueueCounted(Outbox outbox) {
        this.outbox = outbox;
    }

    @EventListener
    void on(QueueCounted event) {
        outbox.day(event.association(), Fact.TICKET, event.day());
    }
}
