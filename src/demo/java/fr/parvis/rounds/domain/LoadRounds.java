// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain;

import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.rounds.PastRounds;
import fr.parvis.rounds.PastRounds.PastTour;
import fr.parvis.rounds.PastRounds.PastWalk;
import fr.parvis.rounds.domain.crews.Crew;
import fr.parvis.rounds.domain.crews.PlanCrews;
import fr.parvis.rounds.domain.tours.PlanTours;
import fr.parvis.rounds.domain.tours.Stop;
import fr.parvis.rounds.domain.tours.Tour;
import fr.parvis.rounds.domain.walks.KeepWalk;
import fr.parvis.rounds.domain.walks.Relayed;
import fr.parvis.rounds.domain.walks.Sectors;
import fr.parvis.rounds.domain.walks.Sighting;
import fr.parvis.rounds.domain.walks.Walk;
import fr.parvis.values.Ids;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Loads tours, crews and walks by the same rules as the screens; what they refuse is a fault of who made it. */
@Component
class LoadRounds implements PastRounds {
    private final PlanTours tours;
    private final PlanCrews crews;
    private final Sectors sectors;
    private final KeepWalk walks;

    LoadRounds(PlanTours tours, PlanCrews crews, Sectors sectors, KeepWalk walks) {
        this.tours = tours;
        this.crews = crews;
        this.sectors = sectors;
        this.walks = walks;
    }

    @Override
    public void load(List<PastTour> planned, List<PastWalk> walked) {
        for (var tour : planned) {
            stands(tours.save(new Tour(
                    tour.id(),
                    Asking.association(),
                    tour.point(),
                    tour.name(),
                    tour.vehicle(),
                    tour.kit(),
                    tour.partner(),
                    tour.from(),
                    null,
                    0)));
            int position = 0;
            for (var stop : tour.stops())
                stands(tours.save(new Stop(
                        stop.id(),
                        "",
                        tour.id(),
                        Asking.association(),
                        position++,
                        stop.place(),
                        stop.address(),
                        stop.insee(),
                        "",
                        "",
                        stop.latitude(),
                        stop.longitude(),
                        stop.hours(),
                        tour.from(),
                        null,
                        0)));
            if (!tour.crew().isEmpty())
                stands(crews.handle(new Crew(
                        Ids.next(),
                        Asking.association(),
                        tour.id(),
                        tour.from(),
                        tour.from().plusDays(366),
                        null,
                        tour.crew(),
                        Instant.EPOCH)));
        }
        for (var walk : walked) {
            var sector = stands(sectors.add(Ids.next(), walk.sector(), null));
            var sightings = walk.sightings().stream()
                    .map(seen -> new Sighting(
                            seen.id(),
                            seen.kind(),
                            seen.place(),
                            seen.said(),
                            seen.relay(),
                            seen.relay() == null ? null : walk.day(),
                            null,
                            null,
                            null,
                            false))
                    .toList();
            Actor.is(walk.account()).run(() -> {
                stands(walks.record(new Walk(
                        walk.id(),
                        sector.id(),
                        walk.day(),
                        walk.startedAt(),
                        walk.minutes(),
                        walk.persons(),
                        walk.partner(),
                        walk.account(),
                        walk.colleagues(),
                        sightings,
                        0)));
                for (var seen : walk.sightings())
                    if (seen.answered())
                        stands(walks.relay(
                                seen.id(),
                                new Relayed(seen.relay(), walk.day(), walk.day().plusDays(3), null)));
            });
        }
    }

    private static <T> T stands(Result<T> outcome) {
        return switch (outcome) {
            case Result.Accepted<T>(var what) -> what;
            case Result.Conflict<T>(var current) -> current;
            case Result.Rejected<T>(var problems) -> throw new IllegalArgumentException("refused: " + problems);
        };
    }
}
