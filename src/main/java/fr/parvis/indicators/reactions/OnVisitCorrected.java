// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.reactions;

import fr.parvis.indicators.domain.Outbox;
import fr.parvis.visits.VisitCorrected;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes a corrected visit, in the transaction of the correction. */
@Component("indicatorsOnVisitCorrected")
class OnVisitCorrected {
    private final Outbox outbox;

    OnVisitCorrected(Outbox outbox) {
        this.outbox = outbox;
    }

    @EventListener
    void on(VisitCorrected event) {
        outbox.visit(event.visit());
    }
}
