// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.tours;

import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.rounds.domain.FreeText;
import fr.parvis.rounds.domain.Result;
import fr.parvis.values.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says of one day of a stop that it is cancelled, moved, late or at other hours: the public reads it at once. */
@Component
@Transactional
public class AnnounceStopChange {
    private static final int AHEAD = 366;

    private final TourTable tours;
    private final Itinerary itinerary;
    private final Journal journal;
    private final Clock clock;

    AnnounceStopChange(TourTable tours, Itinerary itinerary, Journal journal, Clock clock) {
        this.tours = tours;
        this.itinerary = itinerary;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Announces a change, unless one made later is there already: the order of arrival does not matter, and a repetition changes
     * nothing. A time in the future is taken as now, whatever the clock of a device says.
     *
     * @return the change that stands
     */
    public Result<StopChange> handle(StopChange given) {
        var now = clock.instant();
        var change = new StopChange(
                        given.stop(),
                        given.day(),
                        given.kind(),
                        given.from(),
                        given.to(),
                        FreeText.orNothing(given.place()),
                        given.minutes(),
                        FreeText.orEmpty(given.reason()),
                        given.saidAt())
                .notAhead(now);
        var round = round(change.stop()).orElse(null);
        if (round == null) return Result.rejected("stop", "rounds.problem.stop-unknown");
        var problems = problems(change, LocalDate.ofInstant(now, round.point().zone()));
        if (!problems.isEmpty()) return new Result.Rejected<>(problems);
        boolean planned =
                !itinerary.planned(List.of(round), change.day(), change.day()).isEmpty();
        if (!planned && change.kind() != StopChange.Kind.ADDED)
            return Result.rejected("day", "rounds.problem.not-served", change.day());
        if (!round.mayServe(round.stops().getFirst(), change.day()))
            return Result.rejected("day", "rounds.problem.out-of-dates", change.day());
        var before = standing(change).orElse(null);
        // said again it is said later, and stands over what was said in between
        if (!tours.say(change, round.tour().association(), now))
            return new Result.Accepted<>(standing(change).orElse(change));
        if (before != null && before.saysTheSameAs(change)) return new Result.Accepted<>(change);
        journal.note(
                "rounds.stop-day-changed",
                change.stop().toString(),
                Map.of("day", change.day().toString(), "kind", change.kind().name()));
        return new Result.Accepted<>(change);
    }

    /**
     * All is as usual again, unless something was said later. Idempotent.
     *
     * @return change that stands
     */
    public Result<StopChange> restore(UUID stop, LocalDate day, Instant at) {
        var round = round(stop).orElse(null);
        if (round == null) return Result.rejected("stop", "rounds.problem.stop-unknown");
        var now = clock.instant();
        var change = StopChange.restored(stop, day, at).notAhead(now);
        var before = standing(change).orElse(null);
        // of a day of which nothing can be said any more, nothing has to be kept
        if (before == null
                && !problems(change, LocalDate.ofInstant(now, round.point().zone()))
                        .isEmpty()) return new Result.Accepted<>(change);
        if (!tours.say(change, round.tour().association(), now))
            return new Result.Accepted<>(standing(change).orElse(change));
        if (before != null && before.kind() != StopChange.Kind.RESTORED)
            journal.note("rounds.stop-day-restored", stop.toString(), Map.of("day", day.toString()));
        return new Result.Accepted<>(change);
    }

    private Optional<StopChange> standing(StopChange change) {
        return tours.changes(List.of(change.stop()), change.day(), change.day()).stream()
                .findFirst();
    }

    private Optional<Round> round(UUID stop) {
        return tours.findStop(stop)
                .filter(s -> s.association().equals(Asking.scope().association()))
                .flatMap(s -> tours.find(s.tour())
                        .flatMap(
                                tour -> itinerary.rounds(List.of(tour)).stream().findFirst())
                        .map(round -> new Round(round.tour(), round.point(), List.of(s), List.of())));
    }

    private static List<Problem> problems(StopChange change, LocalDate today) {
        var problems = new ArrayList<Problem>();
        if (change.day().isBefore(today.minusDays(1)) || change.day().isAfter(today.plusDays(AHEAD)))
            problems.add(Problem.of("day", "rounds.problem.day-far", AHEAD));
        if (FreeText.length(change.reason()) > 140) problems.add(Problem.of("reason", "rounds.problem.too-long", 140));
        switch (change.kind()) {
            case LATE -> {
                if (change.minutes() == null || change.minutes() < 1 || change.minutes() > 600)
                    problems.add(Problem.of("minutes", "rounds.problem.late"));
            }
            case MOVED -> {
                if (change.place() == null) problems.add(Problem.of("place", "rounds.problem.place-missing"));
                else if (FreeText.length(change.place()) > 120)
                    problems.add(Problem.of("place", "rounds.problem.too-long", 120));
            }
            case HOURS, ADDED -> {
                if (change.from() == null
                        || change.to() == null
                        || change.from().equals(change.to()))
                    problems.add(Problem.of("from", "rounds.problem.hours-both"));
            }
            case CANCELLED, RESTORED -> {}
        }
        return problems;
    }
}
