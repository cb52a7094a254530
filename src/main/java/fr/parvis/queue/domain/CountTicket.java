// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.domain;

import fr.parvis.queue.QueueCounted;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Publishes the outcome of a ticket to modules that count, and takes back what it counted for before. */
@Component
class CountTicket {
    private final ApplicationEventPublisher events;

    CountTicket(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** @param before null for a ticket that is new */
    void changed(@Nullable Ticket before, Ticket after) {
        if (before != null) tell(before, -1);
        tell(after, 1);
    }

    void removed(Ticket ticket) {
        tell(ticket, -1);
    }

    private void tell(Ticket ticket, int sign) {
        var reason = ticket.standing().reason();
        ticket.state()
                .outcome()
                .ifPresent(outcome -> events.publishEvent(new QueueCounted(
                        ticket.association(),
                        ticket.point(),
                        ticket.day(),
                        outcome,
                        reason == null ? "" : reason,
                        ticket.standing().waitedSeconds(),
                        ticket.persons(),
                        sign)));
    }
}
