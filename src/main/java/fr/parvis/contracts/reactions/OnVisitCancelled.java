// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.reactions;

import fr.parvis.contracts.domain.ReattributeActs;
import fr.parvis.visits.VisitCancelled;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes the day of a cancelled visit, in the transaction of the act. */
@Component("contracts.OnVisitCancelled")
class OnVisitCancelled {
    private final ReattributeActs reattribute;

    OnVisitCancelled(ReattributeActs reattribute) {
        this.reattribute = reattribute;
    }

    @EventListener
    void on(VisitCancelled event) {
        reattribute.due(event.visit().day(), event.visit().day());
    }
}
