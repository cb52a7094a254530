// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.reactions;

import fr.parvis.activities.ActivityCounted;
import fr.parvis.indicators.Fact;
import fr.parvis.indicators.domain.Outbox;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes the day of an activity that counts or counts no more, in the transaction of the act. */
@Component("indicatorsOnActivityCounted")
class OnActivityCounted {
    private final Outbox outbox;

    OnActivityCounted(Outbox outbox) {
        this.outbox = outbox;
    }

    @EventListener
    void on(ActivityCounted event) {
        outbox.day(event.association(), Fact.ACTIVITY, event.day());
    }
}
