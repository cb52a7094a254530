// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.reactions;

import fr.parvis.activities.ActivityCounted;
import fr.parvis.statistics.domain.CountedActs;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Counts an activity, in the transaction of the act. */
@Component
class OnActivityCounted {
    private final CountedActs acts;

    OnActivityCounted(CountedActs acts) {
        this.acts = acts;
    }

    @EventListener
    void on(ActivityCounted event) {
        acts.count(event);
    }
}
