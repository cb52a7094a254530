// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.reactions;

import fr.parvis.cases.BillChanged;
import fr.parvis.energy.domain.MoveDeadlines;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Moves the deadline of a case whose bill changed, in the transaction of the act. */
@Component("energyOnBillChanged")
class OnBillChanged {
    private final MoveDeadlines deadlines;

    OnBillChanged(MoveDeadlines deadlines) {
        this.deadlines = deadlines;
    }

    @EventListener
    void on(BillChanged changed) {
        deadlines.billChanged(changed.caseFile());
    }
}
