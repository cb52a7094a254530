// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.tours;

import fr.parvis.rounds.PlacesServed;
import fr.parvis.rounds.Rounds;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The stops of all tours, laid on the calendar of some days. */
@Component
@Transactional(readOnly = true)
class StopsMade implements PlacesServed {
    private final TourTable tours;
    private final Itinerary itinerary;

    StopsMade(TourTable tours, Itinerary itinerary) {
        this.tours = tours;
        this.itinerary = itinerary;
    }

    @Override
    public List<Served> between(LocalDate from, LocalDate until) {
        var first = new LinkedHashMap<UUID, Served>();
        // in time: the first halt of a stop comes first
        for (var halt : itinerary.between(itinerary.rounds(tours.runningBetween(from, until)), from, until))
            if (halt.takesPlace()) first.computeIfAbsent(halt.stop().id(), id -> served(halt));
        return List.copyOf(first.values());
    }

    private static Served served(Occurrence halt) {
        var stop = halt.stop();
        boolean elsewhere = halt.state() == Rounds.State.MOVED;
        return new Served(
                stop.id(),
                halt.tour().point(),
                halt.tour().name(),
                halt.place(),
                stop.insee(),
                stop.commune(),
                elsewhere ? null : stop.latitude(),
                elsewhere ? null : stop.longitude(),
                halt.day());
    }
}
