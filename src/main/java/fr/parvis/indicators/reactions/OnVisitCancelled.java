// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.reactions;

import fr.parvis.indicators.domain.Outbox;
import fr.parvis.visits.VisitCancelled;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes a cancelled visit, in the transaction of the act. */
@Component("indicatorsOnVisitCancelled")
class OnVisitCancelled {
    private final Outbox outbox;

    OnVisitCancelled(Outbox outbox) {
        this.outbox = outbox;
    }

    @EventListener
    void on(VisitCancelled event) {
        outbox.visit(event.visit());
    }
}
