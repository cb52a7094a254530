// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.reactions;

import fr.parvis.activities.ActivityCounted;
import fr.parvis.contracts.domain.ReattributeActs;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes the day of an activity that counts or counts no more, in the activity's transaction. */
@Component("contracts.OnActivityCounted")
class OnActivityCounted {
    private final ReattributeActs reattribute;

    OnActivityCounted(ReattributeActs reattribute) {
        this.reattribute = reattribute;
    }

    @EventListener
    void on(ActivityCounted event) {
        reattribute.due(event.day(), event.day());
    }
}
