// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.reactions;

import fr.parvis.statistics.domain.CountedActs;
import fr.parvis.visits.VisitCorrected;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Replaces what a corrected visit counted for, in the correction's transaction. */
@Component
class OnVisitCorrected {
    private final CountedActs acts;

    OnVisitCorrected(CountedActs acts) {
        this.acts = acts;
    }

    @EventListener
    void on(VisitCorrected event) {
        acts.replace(event.before(), event.visit());
    }
}
