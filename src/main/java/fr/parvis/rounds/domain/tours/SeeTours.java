// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.tours;

import fr.parvis.database.Asking;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tours as the staff sees them: the list, one with its stops, a day with what was made of it. */
@Component
@Transactional(readOnly = true)
public class SeeTours {
    /**
     * A tour on one day.
     *
     * @param inOrder its halts in time
     * @param halts halts made of them, by stop
     * @param visits recorded while they were there, by stop
     * @param kit things that were checked
     */
    public record TourDay(
            Round round,
            List<Occurrence> inOrder,
            Map<UUID, Halt> halts,
            Map<UUID, Integer> visits,
            List<String> kit) {}

    private final TourTable tours;
    private final Itinerary itinerary;
    private final Halts halts;
    private final Clock clock;

    SeeTours(TourTable tours, Itinerary itinerary, Halts halts, Clock clock) {
        this.tours = tours;
        this.itinerary = itinerary;
        this.halts = halts;
        this.clock = clock;
    }

    /** Of an association or, for nothing, of the network. */
    public List<Round> list(@Nullable UUID association) {
        return itinerary.rounds(tours.list(association));
    }

    public Optional<Round> find(UUID tour) {
        return tours.find(tour)
                .flatMap(found -> itinerary.rounds(List.of(found)).stream().findFirst());
    }

    public Optional<Stop> findStop(UUID stop) {
        return tours.findStop(stop);
    }

    public LocalDate today(Round round) {
        return LocalDate.ofInstant(clock.instant(), round.point().zone());
    }

    /** The halts to come of one tour, those of today first. */
    public List<Occurrence> next(Round round, int days) {
        var today = today(round);
        return itinerary.between(List.of(round), today, today.plusDays(days));
    }

    /** The halts to come of some tours, by tour. */
    public Map<UUID, List<Occurrence>> nextOfEach(List<Round> rounds, int days) {
        var todays = rounds.stream().map(this::today).sorted().toList();
        if (todays.isEmpty()) return Map.of();
        return itinerary.between(rounds, todays.getFirst(), todays.getLast().plusDays(days)).stream()
                .collect(Collectors.groupingBy(halt -> halt.tour().id()));
    }

    /** Halts of the association's tours from one day to another, by time; cancelled ones, too. */
    public List<Occurrence> between(LocalDate from, LocalDate until) {
        return itinerary.between(itinerary.rounds(tours.list(Asking.association())), from, until);
    }

    /** Halts of some tours from one day to another, by time; cancelled ones, too. */
    public List<Occurrence> between(Set<UUID> some, LocalDate from, LocalDate until) {
        var chosen = tours.list(Asking.association()).stream()
                .filter(tour -> some.contains(tour.id()))
                .toList();
        return itinerary.between(itinerary.rounds(chosen), from, until);
    }

    /** The tours that go on that day, by their first halt. */
    public List<TourDay> on(LocalDate day) {
        var association = Asking.association();
        var made = halts.on(association, day).stream().collect(Collectors.toMap(Halt::stop, Function.identity()));
        var checked = halts.checked(association, day);
        var visits = halts.visits(association, day);
        var rounds = itinerary.rounds(tours.list(association));
        var inOrder = itinerary.between(rounds, day, day).stream()
                .collect(Collectors.groupingBy(halt -> halt.tour().id()));
        return rounds.stream()
                .map(round -> new TourDay(
                        round,
                        inOrder.getOrDefault(round.tour().id(), List.of()),
                        made,
                        visits,
                        checked.getOrDefault(round.tour().id(), List.of())))
                .filter(tour -> !tour.inOrder().isEmpty())
                .sorted(Comparator.comparing(
                        (TourDay tour) -> tour.inOrder().getFirst().start()))
                .toList();
    }
}
