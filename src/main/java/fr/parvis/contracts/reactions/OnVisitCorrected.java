// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.reactions;

import fr.parvis.contracts.domain.ReattributeActs;
import fr.parvis.visits.VisitCorrected;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes the days of a corrected visit, before and after, in the correction's transaction. */
@Component("contracts.OnVisitCorrected")
class OnVisitCorrected {
    private final ReattributeActs reattribute;

    OnVisitCorrected(ReattributeActs reattribute) {
        this.reattribute = reattribute;
    }

    @EventListener
    void on(VisitCorrected event) {
        reattribute.due(event.before().day(), event.visit().day());
    }
}
