package fr.parvis.rota.domain.holds;

import fr.parvis.network.LocalDays;
import fr.parvis.network.OpeningTimes;
import fr.parvis.network.OpeningTimes.Opening;
import fr.parvis.network.Point;
import fr.parvis.rota.Engaged;
import fr.parvis.rota.Engaged.Engagement;
import fr.parvis.rota.FreeSlots;
import fr.parvis.rota.domain.week.Turn;
import fr.parvis.rota.domain.week.Turns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds free time: turns within opening hours, without what takes the time of their mediators. Days are looked through in order, a few at once. */
@Component
@Transactional(readOnly = true)
public class FindFreeSlots implements FreeSlots {
    private static final Duration STEP = Duration.ofMinutes(15);

    /** The first days are asked for alone: most searches end there. */
    private static final int FIRST_DAYS = 7;

    private static final int MORE_DAYS = 28;

    private final Turns turns;
    private final TakenDays taken;
    private final OpeningTimes openings;
    private final List<Engaged> engaged;
    private final LocalDays localDays;
    private final Clock clock;

    FindFreeSlots(
            Turns turns,
            TakenDays taken,
            OpeningTimes openings,
            List<Engaged> engaged,
            LocalDays localDays,
            Clock clock) {
        this.turns = turns;
        this.taken = taken;
        this.openings = openings;
        this.engaged = engaged;
        this.localDays = localDays;
        this.clock = clock;
    }

    private record When(Instant from, UUID point) implements Comparable<When> {
        @Override
        public int compareTo(When other) {
            int first = from.compareTo(other.from);
            return first != 0 ? first : point.compareTo(other.point);
        }
    }

    /** Data with which some days are searched. */
    private record Ground(
            Map<UUID, List<Opening>> open,
            Map<UUID, Map<LocalDate, DayBits>> taken,
            Map<UUID, List<Engagement>> engaged) {}

    @Override
    public List<Slot> find(Wanted wanted) {
        var now = clock.instant();
        var today = localDays.today();
        var points = turns.byId();
        var slots = new ArrayList<Slot>();
        var from = wanted.first().isBefore(today) ? today : wanted.first();
        int days = FIRST_DAYS;
        while (!from.isAfter(wanted.last()) && slots.size() < wanted.most()) {
            var until = from.plusDays(days - 1L);
            if (until.isAfter(wanted.last())) until = wanted.last();
            var found = turns.between(from, until).stream()
                    .filter(turn -> wanted.points().isEmpty() || wanted.points().contains(turn.point()))
                    .filter(turn ->
                            wanted.mediators().isEmpty() || wanted.mediators().contains(turn.mediator()))
                    .toList();
            if (!found.isEmpty()) look(found, ground(found, from, until), points, wanted, now, slots);
            from = until.plusDays(1);
            days = MORE_DAYS;
        }
        return slots;
    }

    private Ground ground(List<Turn> found, LocalDate from, LocalDate until) {
        var mediators = found.stream().map(Turn::mediator).collect(Collectors.toSet());
        return new Ground(
                openings.between(found.stream().map(Turn::point).collect(Collectors.toSet()), from, until),
                taken.between(mediators, from.minusDays(1), until.plusDays(2)),
                engaged.stream()
                        .flatMap(one -> one.between(from, until).stream())
                        .collect(Collectors.groupingBy(Engagement::mediator)));
    }

    private void look(
            List<Turn> found, Ground ground, Map<UUID, Point> points, Wanted wanted, Instant now, List<Slot> slots) {
        var length = Duration.ofMinutes(wanted.minutes());
        for (var day : found.stream()
                .collect(Collectors.groupingBy(Turn::day, TreeMap::new, Collectors.toList()))
                .values()) {
            var free = new TreeMap<When, TreeSet<UUID>>();
            for (var turn : day) {
                var point = points.get(turn.point());
                if (point == null) continue;
                turn.instants(point.zone())
                        .ifPresent(worked -> within(
                                        worked.start(),
                                        worked.end(),
                                        ground.open().getOrDefault(turn.point(), List.of()))
                                .forEach(open -> starts(open, length, now).stream()
                                        .filter(start -> isFree(turn.mediator(), start, start.plus(length), ground))
                                        .forEach(start -> free.computeIfAbsent(
                                                        new When(start, turn.point()), key -> new TreeSet<>())
                                                .add(turn.mediator()))));
            }
            for (var one : free.entrySet()) {
                if (one.getValue().size() < wanted.together()) continue;
                var start = one.getKey().from();
                slots.add(new Slot(one.getKey().point(), start, start.plus(length), List.copyOf(one.getValue())));
                if (slots.size() >= wanted.most()) return;
            }
        }
    }

    private static List<Opening> within(Instant from, Instant until, List<Opening> openings) {
        return openings.stream()
                .filter(open -> open.start().isBefore(until) && from.isBefore(open.end()))
                .map(open -> new Opening(
                        open.day(),
                        open.start().isBefore(from) ? from : open.start(),
                        open.end().isAfter(until) ? until : open.end()))
                .toList();
    }

    /** Zones of France lie whole hours apart, or half of one: a quarter of an hour is one everywhere. */
    private static Collection<Instant> starts(Opening open, Duration length, Instant now) {
        var starts = new ArrayList<Instant>();
        long step = STEP.toSeconds();
        var first = Instant.ofEpochSecond(Math.ceilDiv(open.start().getEpochSecond(), step) * step);
        for (var at = first; !at.plus(length).isAfter(open.end()); at = at.plus(STEP))
            if (at.isAfter(now)) starts.add(at);
        return starts;
    }

    private static boolean isFree(UUID mediator, Instant from, Instant until, Ground ground) {
        return DayBits.isFree(ground.taken().getOrDefault(mediator, Map.of()), from, until)
                && ground.engaged().getOrDefault(mediator, List.of()).stream()
                        .noneMatch(one -> one.from().isBefore(until) && from.isBefore(one.until()));
    }
}
