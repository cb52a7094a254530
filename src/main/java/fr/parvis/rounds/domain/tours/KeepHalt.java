// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.tours;

import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Points;
import fr.parvis.rounds.domain.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Checks in and out at a stop. The first word of each stands, however often it arrives. */
@Component
@Transactional
public class KeepHalt {
    private static final Duration SLACK = Duration.ofMinutes(10);
    private static final int OLDEST = 31;

    private final TourTable tours;
    private final Halts halts;
    private final Points points;
    private final Journal journal;
    private final LocalDays localDays;
    private final Clock clock;

    KeepHalt(TourTable tours, Halts halts, Points points, Journal journal, LocalDays localDays, Clock clock) {
        this.tours = tours;
        this.halts = halts;
        this.points = points;
        this.journal = journal;
        this.localDays = localDays;
        this.clock = clock;
    }

    /** They are there. A stop that was said to be cancelled is not any more: what is stands over what was said. */
    public Result<Halt> arrive(UUID stop, Instant at) {
        var found = place(stop, at);
        if (found instanceof Result.Rejected<Place>(var problems)) return new Result.Rejected<>(problems);
        var place = ((Result.Accepted<Place>) found).what();
        halts.arrive(place.stop(), place.day(), place.point(), at);
        var now = clock.instant();
        var said = tours.changes(List.of(stop), place.day(), place.day());
        if (said.stream().anyMatch(change -> change.kind() == StopChange.Kind.CANCELLED)
                && tours.say(
                        StopChange.restored(stop, place.day(), at).notAhead(now),
                        place.stop().association(),
                        now))
            journal.note(
                    "rounds.stop-day-restored",
                    stop.toString(),
                    Map.of("day", place.day().toString()));
        return new Result.Accepted<>(halts.find(stop, place.day()).orElseThrow());
    }

    /** They leave. */
    public Result<Halt> leave(UUID stop, Instant at) {
        var found = place(stop, at);
        if (found instanceof Result.Rejected<Place>(var problems)) return new Result.Rejected<>(problems);
        var place = ((Result.Accepted<Place>) found).what();
        var today = halts.find(stop, place.day());
        // a stop of each night: that of the coming evening may have arrived before the word that they left the last one
        var halt = today.filter(ofDay -> !at.isBefore(ofDay.arrivedAt()))
                .or(() -> pastMidnight(place, at))
                .orElse(null);
        if (halt == null)
            return today.isPresent()
                    ? Result.rejected("at", "rounds.problem.left-before")
                    : Result.rejected("stop", Result.NOT_ARRIVED);
        halts.leave(stop, halt.day(), at);
        return new Result.Accepted<>(halts.find(stop, halt.day()).orElseThrow());
    }

    /** The halt of the day before that goes on, or that somebody else has left on this day already. */
    private Optional<Halt> pastMidnight(Place place, Instant at) {
        return halts.find(place.stop().id(), place.day().minusDays(1))
                .filter(halt -> halt.arrivedAt().isAfter(at.minus(Halt.NIGHT)))
                .filter(halt -> {
                    var left = halt.leftAt();
                    return left == null
                            || LocalDate.ofInstant(left, place.zone()).equals(place.day());
                });
    }

    private record Place(Stop stop, UUID point, LocalDate day, ZoneId zone) {}

    private Result<Place> place(UUID id, Instant at) {
        var stop = tours.findStop(id)
                .filter(s -> s.association().equals(Asking.scope().association()))
                .orElse(null);
        if (stop == null) return Result.rejected("stop", "rounds.problem.stop-unknown");
        var tour = tours.find(stop.tour()).orElseThrow();
        var now = clock.instant();
        if (at.isAfter(now.plus(SLACK))) return Result.rejected("at", "rounds.problem.future");
        if (at.isBefore(now.minus(Duration.ofDays(OLDEST))))
            return Result.rejected("at", "rounds.problem.too-old", OLDEST);
        var zone = localDays.zoneAt(tour.point());
        return new Result.Accepted<>(new Place(stop, tour.point(), LocalDate.ofInstant(at, zone), zone));
    }
}
