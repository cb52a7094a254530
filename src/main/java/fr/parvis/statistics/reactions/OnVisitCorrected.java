package fr.parvis.statistics.reactions;

import fr.parvis.statistics.domain.Tallies;
import fr.parvis.visits.VisitCorrected;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Replaces what a corrected visit counted for, in the correction's transaction. */
@Component
class OnVisitCorrected {
    private final Tallies tallies;

    OnVisitCorrected(Tallies tallies) {
        this.tallies = tallies;
    }

    @EventListener
    void on(VisitCorrected event) {
        tallies.replace(event.before(), event.visit());
    }
}
