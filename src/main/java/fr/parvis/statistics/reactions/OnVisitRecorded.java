// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.reactions;

import fr.parvis.statistics.domain.CountedActs;
import fr.parvis.visits.VisitRecorded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Adds a recorded visit to the figures, in the transaction of the act. */
@Component
class OnVisitRecorded {
    private final CountedActs acts;

    OnVisitRecorded(CountedActs acts) {
        this.acts = acts;
    }

    @EventListener
    void on(VisitRecorded event) {
        acts.add(event.visit());
    }
}
