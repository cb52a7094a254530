// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.reactions;

import fr.parvis.contracts.domain.ReattributeActs;
import fr.parvis.visits.VisitRecorded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes the day of a recorded visit to be attributed to contracts, in the transaction of the act. */
@Component("contracts.OnVisitRecorded")
class OnVisitRecorded {
    private final ReattributeActs reattribute;

    OnVisitRecorded(ReattributeActs reattribute) {
        this.reattribute = reattribute;
    }

    @EventListener
    void on(VisitRecorded event) {
        reattribute.due(event.visit().day(), event.visit().day());
    }
}
