package fr.parvis.appointments.domain;

import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.rota.FreeSlots;
import fr.parvis.rota.FreeSlots.Slot;
import fr.parvis.rota.FreeSlots.Wanted;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

    private static final int LOOKED_AT = 120;
    private static final int SAME_MEDIATOR_DAYS = 28;
    private static final int MOST_OF_A_DAY = 400;
    private static final int NOON = 12;

    private final FreeSlots free;
    private final Points points;
    private final LocalDays localDays;

    ProposeSlots(FreeSlots free, Points points, LocalDays localDays) {
        this.free = free;
        this.points = points;
        this.localDays = localDays;
    }

    /** @param mediators those whose time it takes, in the order of their identifiers */
    public record Proposal(UUID point, Instant from, Instant until, List<UUID> mediators) {}

    /** From tomorrow on, or from a later day; @param me who books, preferred where that is possible */
    public List<Proposal> first(Motive motive, @Nullable UUID point, @Nullable UUID me, LocalDate from) {
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
                    var some = slots(motive, where, needed, from, last, LOOKED_AT).stream()
                            .map(slot -> proposal(slot, motive, me))
                            .toList();
                    spread(some, found, PROPOSED);
                }
        return found;
    }

    /** The first ones at one point, with whoever is free. */
    List<Proposal> here(Motive motive, UUID point, LocalDate from, int most) {
        var found = new ArrayList<Proposal>();
        var some = slots(motive, Set.of(point), Set.of(), from, motive.last(localDays.today()), most * LOOKED_AT);
        spread(some.stream().map(slot -> proposal(slot, motive, null)).toList(), found, most);
        return found;
    }

    /** All of a day, as {@link #first}. */
    public List<Proposal> ofDay(Motive motive, @Nullable UUID point, @Nullable UUID me, LocalDate day) {
        return slots(motive, point == null ? Set.of() : Set.of(point), Set.of(), day, day, MOST_OF_A_DAY).stream()
                .map(slot -> proposal(slot, motive, me))
                .toList();
    }

    /** The proposal as it was sent, if it can still be had. */
    Optional<Proposal> find(Motive motive, UUID point, Instant from, Set<UUID> mediators) {
        var day = LocalDate.ofInstant(from, localDays.zoneAt(point));
        return slots(motive, Set.of(point), Set.of(), day, day, MOST_OF_A_DAY).stream()
                .filter(slot -> slot.from().equals(from))
                .filter(slot -> mediators.size() == motive.together()
                        && slot.mediators().containsAll(mediators))
                .map(slot -> new Proposal(
                        point,
                        slot.from(),
                        slot.until(),
                        mediators.stream().sorted().toList()))
                .findFirst();
    }

    private List<Slot> slots(
            Motive motive, Set<UUID> where, Set<UUID> needed, LocalDate first, LocalDate last, int most) {
        if (last.isAfter(motive.last(localDays.today()))) return List.of();
        return free.find(new Wanted(where, needed, first, last, motive.minutes(), motive.together(), most));
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
