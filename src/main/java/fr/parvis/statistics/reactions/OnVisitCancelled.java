package fr.parvis.statistics.reactions;

import fr.parvis.statistics.domain.Tallies;
import fr.parvis.visits.VisitCancelled;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes a cancelled visit out of the tallies, in its own transaction. */
@Component
class OnVisitCancelled {
    private final Tallies tallies;

    OnVisitCancelled(Tallies tallies) {
        this.tallies = tallies;
    }

    @EventListener
    void on(VisitCancelled event) {
        tallies.remove(event.visit());
    }
}
