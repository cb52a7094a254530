// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.tours;

import fr.parvis.network.Point;
import fr.parvis.network.Timetables;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A tour with all that decides where it is on a day.
 *
 * @param closures days on which its point is closed as a whole
 */
public record Round(Tour tour, Point point, List<Stop> stops, List<Timetables.Closed> closures) {
    /** The same tour with some of its stops only. */
    Round with(List<Stop> some) {
        return new Round(tour, point, some, closures);
    }

    /** Whether a stop of it may be made on a day: within the dates of the tour, of the stop and of the point. */
    boolean mayServe(Stop stop, LocalDate day) {
        return tour.runsOn(day) && stop.servedOn(day) && point.openOn(day);
    }

    /** Why nobody comes that day, wherever; nothing when the tour runs. */
    public Optional<String> whyNotOn(LocalDate day) {
        return closures.stream()
                .filter(closed -> closed.on(day))
                .map(Timetables.Closed::reason)
                .findFirst();
    }
}
