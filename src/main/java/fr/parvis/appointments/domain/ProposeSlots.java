// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.domain;

import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.rota.FreeSlots;
import fr.parvis.rota.FreeSlots.Slot;
import fr.parvis.rota.FreeSlots.Wanted;
import fr.parvis.rota.Hold;
import fr.parvis.rota.Holds;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Proposes times of an appointment: with the same mediator before another one, at the same point before one nearby, and not all on one morning. */
@Component
@Transactional(readOnly = true)
public class ProposeSlots {
    public static final int PROPOSED = 3;

    /** Ways of an appointment at the point itself. */
    public static final ToIntFunction<UUID> NO_WAY = place -> 0;

    private static final int LOOKED_AT = 120;
    private static final int SAME_MEDIATOR_DAYS = 28;
    private static final int MOST_OF_A_DAY = 400;
    private static final int NOON = 12;

    /**
     * An appointment that a time is looked for.
     *
     * @param way minutes before and after, by point
     * @param moving the appointment as it is, which gives its own time up for another
     */
    public record Wish(
            Motive motive,
            ToIntFunction<UUID> way,
            @Nullable Booking moving) {
        /** Wish for an appointment at the point itself. */
        public Wish(Motive motive) {
            this(motive, NO_WAY, null);
        }
    }

    private final FreeSlots free;
    private final BookingTable bookings;
    private final Holds holds;
    private final Points points;
    private final LocalDays localDays;

    ProposeSlots(FreeSlots free, BookingTable bookings, Holds holds, Points points, LocalDays localDays) {
        this.free = free;
        this.bookings = bookings;
        this.holds = holds;
        this.points = points;
        this.localDays = localDays;
    }

    /**
     * Points, mediators and days among which one looks.
     *
     * @param where the points; empty for all
     * @param needed the mediators who must be there
     * @param first and {@code last} day, both included
     * @param most slots that are found
     */
    private record Search(Set<UUID> where, Set<UUID> needed, LocalDate first, LocalDate last, int most) {
        Search at(UUID point) {
            return new Search(Set.of(point), needed, first, last, most);
        }
    }

    /** @param mediators those whose time it takes, in the order of their identifiers */
    public record Proposal(UUID point, Instant from, Instant until, List<UUID> mediators) {}

    /**
     * Time of a proposal that was chosen.
     *
     * @param mediators mediators whose time it then takes
     */
    public record Chosen(UUID point, Instant from, Set<UUID> mediators) {}

    /** As with {@link #first(Wish, UUID, UUID, LocalDate)}, at a point. */
    public List<Proposal> first(Motive motive, @Nullable UUID point, @Nullable UUID me, LocalDate from) {
        return first(new Wish(motive), point, me, from);
    }

    /** From tomorrow on, or from a later day; @param me mediator who books, preferred where that is possible */
    public List<Proposal> first(Wish wish, @Nullable UUID point, @Nullable UUID me, LocalDate from) {
        var motive = wish.motive();
        var today = localDays.today();
        var found = new ArrayList<Proposal>();
        for (var where : places(point))
            for (boolean mine : me == null ? new boolean[] {false} : new boolean[] {true, false})
                if (found.size() < PROPOSED) {
                    var needed = mine && me != null ? Set.of(me) : Set.<UUID>of();
                    var last = motive.last(today);
                    // a colleague soon is better than the same mediator in two months
                    var patience = from.plusDays(SAME_MEDIATOR_DAYS);
                    if (mine && patience.isBefore(last)) last = patience;
                    var some = slots(wish, new Search(where, needed, from, last, LOOKED_AT)).stream()
                            .map(slot -> proposal(slot, motive, me))
                            .toList();
                    spread(some, found, PROPOSED);
                }
        return found;
    }

    /** First free slots at one point, with any mediator. */
    List<Proposal> here(Motive motive, UUID point, LocalDate from, int most) {
        var found = new ArrayList<Proposal>();
        var last = motive.last(localDays.today());
        var some = slots(new Wish(motive), new Search(Set.of(point), Set.of(), from, last, most * LOOKED_AT));
        spread(some.stream().map(slot -> proposal(slot, motive, null)).toList(), found, most);
        return found;
    }

    /** All free times of a day, as in {@link #first}. */
    public List<Proposal> ofDay(Motive motive, @Nullable UUID point, @Nullable UUID me, LocalDate day) {
        return ofDay(new Wish(motive), point, me, day);
    }

    /** All free times of a day, with the way there and back; also for an appointment that moves. */
    public List<Proposal> ofDay(Wish wish, @Nullable UUID point, @Nullable UUID me, LocalDate day) {
        Set<UUID> where = point == null ? Set.of() : Set.of(point);
        return slots(wish, new Search(where, Set.of(), day, day, MOST_OF_A_DAY)).stream()
                .map(slot -> proposal(slot, wish.motive(), me))
                .toList();
    }

    /** The proposal as it was sent, if it can still be had. */
    Optional<Proposal> find(Wish wish, UUID point, Instant from, Set<UUID> mediators) {
        var day = LocalDate.ofInstant(from, localDays.zoneAt(point));
        return slots(wish, new Search(Set.of(point), Set.of(), day, day, MOST_OF_A_DAY)).stream()
                .filter(slot -> slot.from().equals(from))
                .filter(slot -> mediators.size() == wish.motive().together()
                        && slot.mediators().containsAll(mediators))
                .map(slot -> new Proposal(
                        point,
                        slot.from(),
                        slot.until(),
                        mediators.stream().sorted().toList()))
                .findFirst();
    }

    /** Slots of each point with the way from there: a visit at home begins as much later. */
    private List<Slot> slots(Wish wish, Search search) {
        var way = wish.way();
        if (way == NO_WAY) return slots(wish, search, 0);
        var places = search.where.isEmpty()
                ? points.list(Asking.association()).stream().map(Point::id).toList()
                : List.copyOf(search.where);
        return places.stream()
                .flatMap(place -> slots(wish, search.at(place), way.applyAsInt(place)).stream())
                .sorted(Comparator.comparing(Slot::from).thenComparing(Slot::point))
                .limit(search.most)
                .toList();
    }

    private List<Slot> slots(Wish wish, Search search, int travel) {
        var motive = wish.motive();
        var moving = wish.moving();
        if (search.last.isAfter(motive.last(localDays.today()))) return List.of();
        var found = free.find(new Wanted(
                search.where,
                search.needed,
                search.first,
                search.last,
                motive.minutes() + 2 * travel,
                motive.together(),
                search.most,
                moving == null ? null : moving.id()));
        if (motive.isShared()) return shared(motive, search, found);
        var way = Duration.ofMinutes(travel);
        var all = found.stream()
                .map(slot -> new Slot(
                        slot.point(), slot.from().plus(way), slot.until().minus(way), slot.mediators()))
                .toList();
        return moving == null ? all : elsewhere(all, motive, moving, search.needed);
    }

    /** The times without the one where it is already, save with other mediators. */
    private List<Slot> elsewhere(List<Slot> all, Motive motive, Booking moving, Set<UUID> needed) {
        var held = holds.of(moving.id()).stream().map(Hold::mediator).collect(Collectors.toSet());
        return all.stream()
                .map(slot -> !slot.from().equals(moving.from()) || !slot.point().equals(moving.point())
                        ? slot
                        : new Slot(
                                slot.point(),
                                slot.from(),
                                slot.until(),
                                slot.mediators().stream()
                                        .filter(one -> !held.contains(one))
                                        .toList()))
                .filter(slot -> slot.mediators().size() >= motive.together()
                        && slot.mediators().containsAll(needed))
                .toList();
    }

    /** Times that others share already and that have a seat left, among the free ones. */
    private List<Slot> shared(Motive motive, Search search, List<Slot> free) {
        var all = new ArrayList<Slot>();
        var where = search.where;
        var meetings = bookings.meetings(motive.id(), search.first, search.last, localDays.now());
        var held = holds.of(meetings.stream().map(BookingTable.Meeting::id).toList()).stream()
                .collect(Collectors.groupingBy(Hold::subject, Collectors.mapping(Hold::mediator, Collectors.toList())));
        for (var one : meetings) {
            if (one.taken() >= motive.seats() || !(where.isEmpty() || where.contains(one.point()))) continue;
            var mediators = held.getOrDefault(one.id(), List.of());
            if (mediators.size() == motive.together() && mediators.containsAll(search.needed))
                all.add(new Slot(one.point(), one.from(), one.until(), mediators));
        }
        var there = List.copyOf(all);
        for (var slot : free)
            if (there.stream()
                    .noneMatch(one ->
                            one.point().equals(slot.point()) && one.from().equals(slot.from()))) all.add(slot);
        all.sort(Comparator.comparing(Slot::from).thenComparing(Slot::point));
        return all;
    }

    /** The point itself, those of its commune, all. */
    private List<Set<UUID>> places(@Nullable UUID point) {
        var here = Optional.ofNullable(point).flatMap(points::find).orElse(null);
        if (here == null) return List.of(Set.of());
        var nearby = points.list(Asking.association()).stream()
                .filter(other -> other.insee().equals(here.insee()))
                .map(Point::id)
                .collect(Collectors.toSet());
        return List.of(Set.of(here.id()), nearby, Set.of());
    }

    /** Adds those of a half day on which none is proposed yet. */
    private void spread(List<Proposal> some, List<Proposal> found, int most) {
        for (var one : some)
            if (found.size() < most
                    && found.stream().noneMatch(other -> half(other).equals(half(one)))) found.add(one);
    }

    private String half(Proposal it) {
        var at = it.from().atZone(localDays.zoneAt(it.point()));
        return at.toLocalDate() + (at.getHour() < NOON ? " morning" : " afternoon");
    }

    private static Proposal proposal(Slot slot, Motive motive, @Nullable UUID me) {
        var chosen = Stream.concat(
                        slot.mediators().stream().filter(one -> one.equals(me)),
                        slot.mediators().stream().filter(one -> !one.equals(me)))
                .limit(motive.together())
                .sorted()
                .toList();
        return new Proposal(slot.point(), slot.from(), slot.until(), chosen);
    }
}
