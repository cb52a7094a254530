// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.reactions;

import fr.parvis.hotline.CallEnded;
import fr.parvis.statistics.domain.CountedActs;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Counts a call of the line, in the transaction of the act. */
@Component
class OnCallEnded {
    private final CountedActs acts;

    OnCallEnded(CountedActs acts) {
        this.acts = acts;
    }

    @EventListener
    void on(CallEnded event) {
        acts.count(event);
    }
}
