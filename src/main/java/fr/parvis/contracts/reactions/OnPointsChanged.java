// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.reactions;

import fr.parvis.contracts.domain.ReattributeActs;
import fr.parvis.network.PointsChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes that points may be elsewhere now, in the transaction of who changed them. */
@Component("contracts.OnPointsChanged")
class OnPointsChanged {
    private final ReattributeActs reattribute;

    OnPointsChanged(ReattributeActs reattribute) {
        this.reattribute = reattribute;
    }

    @EventListener
    void on(PointsChanged event) {
        if (event.change().equals("changed")) reattribute.dueByPlaces(event.association());
    }
}
