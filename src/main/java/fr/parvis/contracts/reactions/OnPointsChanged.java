// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.reactions;

import fr.parvis.contracts.domain.ReattributeActs;
import fr.parvis.network.PointsChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes that acts are to be attributed anew since places of points may have changed, in the transaction of the change. */
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
