package fr.parvis.statistics.reactions;

import fr.parvis.statistics.domain.Tallies;
import fr.parvis.visits.VisitRecorded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Adds a recorded visit to the tallies, in its own transaction: the figure is right the moment the act is. */
@Component
class OnVisitRecorded {
    private final Tallies tallies;

    OnVisitRecorded(Tallies tallies) {
        this.tallies = tallies;
    }

    @EventListener
    void on(VisitRecorded event) {
        tallies.add(event.visit());
    }
}
