// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.tours;

import fr.parvis.network.LocalDays;
import java.time.Clock;
import java.util.HashSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts the tours that are out now, as their stops are told to everybody; never who goes with them. */
@Component
public class CountToursNow {

    /**
     * Tours of the whole network.
     *
     * @param known number that run these days
     * @param out between their first stop of today and their last
     * @param toCome stops that are still to begin today
     * @param cancelled stops of today that do not take place
     */
    public record Counts(int known, int out, int toCome, int cancelled) {}

    private final TourTable tours;
    private final Itinerary itinerary;
    private final LocalDays localDays;
    private final Clock clock;

    CountToursNow(TourTable tours, Itinerary itinerary, LocalDays localDays, Clock clock) {
        this.tours = tours;
        this.itinerary = itinerary;
        this.localDays = localDays;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Counts counts() {
        var today = localDays.todayOfNetwork();
        var now = clock.instant();
        var running = tours.runningBetween(today, today);
        var begun = new HashSet<UUID>();
        var unfinished = new HashSet<UUID>();
        int toCome = 0;
        int cancelled = 0;
        for (var halt : itinerary.between(itinerary.rounds(running), today, today)) {
            var tour = halt.tour().id();
            if (!halt.takesPlace()) {
                if (halt.end().isAfter(now)) cancelled++;
                continue;
            }
            if (halt.start().isAfter(now)) toCome++;
            else begun.add(tour);
            if (halt.end().isAfter(now)) unfinished.add(tour);
        }
        begun.retainAll(unfinished);
        return new Counts(running.size(), begun.size(), toCome, cancelled);
    }
}
