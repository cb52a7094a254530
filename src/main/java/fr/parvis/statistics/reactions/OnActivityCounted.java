package fr.parvis.statistics.reactions;

import fr.parvis.activities.ActivityCounted;
import fr.parvis.statistics.domain.CountedActs;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Counts what has no visitor, in its own transaction. */
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
