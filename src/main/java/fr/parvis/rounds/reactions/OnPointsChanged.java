// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.reactions;

import fr.parvis.network.PointsChanged;
import fr.parvis.rounds.domain.tours.NextStopCache;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Forgets where buses stop next, since a point that closes has no halts. */
@Component("rounds.OnPointsChanged")
class OnPointsChanged {
    private final NextStopCache nextStops;

    OnPointsChanged(NextStopCache nextStops) {
        this.nextStops = nextStops;
    }

    @EventListener(PointsChanged.class)
    void on() {
        nextStops.clear();
    }
}
