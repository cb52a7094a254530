// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.reactions;

import fr.parvis.contracts.domain.ReattributeActs;
import fr.parvis.nomenclature.ThemeMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes that acts are to be attributed anew since a theme moved to another family, in the transaction of the change. */
@Component("contracts.OnThemeMoved")
class OnThemeMoved {
    private final ReattributeActs reattribute;

    OnThemeMoved(ReattributeActs reattribute) {
        this.reattribute = reattribute;
    }

    @EventListener
    void on(ThemeMoved event) {
        reattribute.dueByThemes(event.from());
    }
}
