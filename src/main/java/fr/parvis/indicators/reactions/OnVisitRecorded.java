// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.reactions;

import fr.parvis.indicators.domain.Outbox;
import fr.parvis.visits.VisitRecorded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes a recorded visit, in the transaction of the act. */
@Component("indicatorsOnVisitRecorded")
class OnVisitRecorded {
    private final Outbox outbox;

    OnVisitRecorded(Outbox outbox) {
        this.outbox = outbox;
    }

    @EventListener
    void on(VisitRecorded event) {
        outbox.visit(event.visit());
    }
}
