// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.reactions;

import fr.parvis.statistics.domain.CountedActs;
import fr.parvis.visits.VisitCancelled;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes a cancelled visit out of the figures, in the transaction of the act. */
@Component
class OnVisitCancelled {
    private final CountedActs acts;

    OnVisitCancelled(CountedActs acts) {
        this.acts = acts;
    }

    @EventListener
    void on(VisitCancelled event) {
        acts.remove(event.visit());
    }
}
