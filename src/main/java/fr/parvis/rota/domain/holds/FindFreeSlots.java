// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.holds;

import fr.parvis.access.Accounts;
import fr.parvis.network.LocalDays;
import fr.parvis.network.OpeningTimes;
import fr.parvis.network.Point;
import fr.parvis.rota.Engagements;
import fr.parvis.rota.FreeSlots;
import fr.parvis.rota.domain.week.Turn;
import fr.parvis.rota.domain.week.Turns;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds free time: turns within opening hours, without what takes the time of their mediators. Some weeks are read at once, for all mediators, and
 * swept as bits; the first days are read alone, for most searches end there.
 */
@Component
@Transactional(readOnly = true)
class FindFreeSlots implements FreeSlots {
    private static final int STEP = 15 / DayBits.MINUTES;
    private static final int FIRST_DAYS = 7;

    /** Each stretch of days is so many times as long as the one before. */
    private static final int GROWTH = 4;

    /** Bits of a number that hold a mediator or a point; the slice is above them. */
    private static final int INDEX_BITS = 16;

    private static final long INDEX = (1L << INDEX_BITS) - 1;

    private final Turns turns;
    private final Accounts accounts;
    private final TakenDays taken;
    private final HoldTable holds;
    private final OpeningTimes openings;
    private final List<Engagements> engaged;
    private final LocalDays localDays;
    private final Clock clock;

    FindFreeSlots(
            Turns turns,
            Accounts accounts,
            TakenDays taken,
            HoldTable holds,
            OpeningTimes openings,
            List<Engagements> engaged,
            LocalDays localDays,
            Clock clock) {
        this.turns = turns;
        this.accounts = accounts;
        this.taken = taken;
        this.holds = holds;
        this.openings = openings;
        this.engaged = engaged;
        this.localDays = localDays;
        this.clock = clock;
    }

    @Override
    public List<Slot> find(Wanted wanted) {
        var today = localDays.today();
        var working = accounts.working().stream().map(account -> account.id()).collect(Collectors.toSet());
        var points = turns.byId();
        var slots = new ArrayList<Slot>();
        if (!working.containsAll(wanted.needed())) return slots;
        var from = wanted.first().isBefore(today) ? today : wanted.first();
        for (int days = FIRST_DAYS; !from.isAfter(wanted.last()) && slots.size() < wanted.most(); days *= GROWTH) {
            var until = from.plusDays(days - 1L);
            if (until.isAfter(wanted.last())) until = wanted.last();
            var worked = turns.between(from, until, working, points).stream()
                    .filter(turn -> wanted.points().isEmpty() || wanted.points().contains(turn.point()))
                    .toList();
            if (!worked.isEmpty()) slots.addAll(sweep(worked, points, new Days(from, until), wanted));
            from = until.plusDays(1);
        }
        return slots.size() > wanted.most() ? slots.subList(0, wanted.most()) : slots;
    }

    private record Whose(UUID mediator, UUID point) {}

    /** Days of the clocks of points, both included. */
    private record Days(LocalDate from, LocalDate until) {
        /** A day of the clock of a point reaches into the days of universal time beside it. */
        LocalDate first() {
            return from.minusDays(1);
        }

        LocalDate last() {
            return until.plusDays(2);
        }

        SliceRow row() {
            return new SliceRow(first(), last());
        }
    }

    /** As many as are wanted, in order of time. */
    private List<Slot> sweep(List<Turn> worked, Map<UUID, Point> points, Days days, Wanted wanted) {
        var mediators = worked.stream().map(Turn::mediator).distinct().sorted().toList();
        var places = worked.stream().map(Turn::point).distinct().sorted().toList();
        var free = new HashMap<Whose, SliceRow>();
        for (var turn : worked) {
            var point = points.get(turn.point());
            if (point == null) continue;
            turn.instants(point.zone())
                    .ifPresent(
                            stretch -> free.computeIfAbsent(new Whose(turn.mediator(), turn.point()), key -> days.row())
                                    .addWhole(stretch.start(), stretch.end()));
        }
        var open = open(places, days);
        var busy = taken.rows(mediators, days.first(), days.last());
        var moving = wanted.moving();
        if (moving != null) giveUp(moving, busy, days);
        engage(busy, days);
        var found = LongStream.builder();
        var scale = days.row();
        int earliest = scale.after(clock.instant());
        int inRow = Math.ceilDiv(wanted.minutes(), DayBits.MINUTES);
        var mediatorIndex = index(mediators);
        var placeIndex = index(places);
        free.forEach((whose, row) -> {
            row.keepOnly(open.getOrDefault(whose.point(), scale));
            row.remove(busy.getOrDefault(whose.mediator(), scale));
            long place = Objects.requireNonNull(placeIndex.get(whose.point()));
            long key = (place << INDEX_BITS) | Objects.requireNonNull(mediatorIndex.get(whose.mediator()));
            row.forEachStart(inRow, STEP, slice -> {
                if (slice >= earliest) found.add(((long) slice << 2 * INDEX_BITS) | key);
            });
        });
        return collect(found.build().toArray(), new Key(scale, places, mediators), wanted);
    }

    private static Map<UUID, Integer> index(List<UUID> sorted) {
        var index = new HashMap<UUID, Integer>();
        for (var one : sorted) index.put(one, index.size());
        return index;
    }

    private Map<UUID, SliceRow> open(Collection<UUID> places, Days days) {
        var open = new HashMap<UUID, SliceRow>();
        openings.between(places, days.from, days.until).forEach((place, stretches) -> {
            var row = days.row();
            stretches.forEach(stretch -> row.addWhole(stretch.start(), stretch.end()));
            open.put(place, row);
        });
        return open;
    }

    /** Adds what takes the time of mediators without a hold. */
    private void engage(Map<UUID, SliceRow> busy, Days days) {
        for (var one : engaged)
            for (var engagement : one.between(days.from, days.until))
                busy.computeIfAbsent(engagement.mediator(), key -> days.row())
                        .addTouched(engagement.from(), engagement.until());
    }

    /** Frees the time of a subject, except slices that something else touches too. */
    private void giveUp(UUID subject, Map<UUID, SliceRow> busy, Days days) {
        var slice = Duration.ofMinutes(DayBits.MINUTES);
        for (var own : holds.of(subject)) {
            var row = busy.get(own.mediator());
            if (row == null) continue;
            var freed = days.row();
            freed.addTouched(own.from(), own.until());
            holds
                    .between(
                            List.of(own.mediator()),
                            own.from().minus(slice),
                            own.until().plus(slice))
                    .stream()
                    .filter(other -> !other.subject().equals(subject))
                    .forEach(other -> {
                        var kept = days.row();
                        kept.addTouched(other.from(), other.until());
                        freed.remove(kept);
                    });
            row.remove(freed);
        }
    }

    /** Key to slice, place and mediator of a free start, which are one number. */
    private record Key(SliceRow scale, List<UUID> places, List<UUID> mediators) {
        UUID mediator(long found) {
            return mediators.get((int) (found & INDEX));
        }

        Slot slot(long when, Duration length, List<UUID> who) {
            var start = scale.at((int) (when >> INDEX_BITS));
            return new Slot(places.get((int) (when & INDEX)), start, start.plus(length), List.copyOf(who));
        }
    }

    private static List<Slot> collect(long[] found, Key key, Wanted wanted) {
        var slots = new ArrayList<Slot>();
        Arrays.sort(found);
        var length = Duration.ofMinutes(wanted.minutes());
        for (int i = 0; i < found.length && slots.size() < wanted.most(); ) {
            long when = found[i] >> INDEX_BITS;
            var who = new ArrayList<UUID>();
            for (; i < found.length && found[i] >> INDEX_BITS == when; i++) who.add(key.mediator(found[i]));
            if (who.size() < wanted.together() || !who.containsAll(wanted.needed())) continue;
            slots.add(key.slot(when, length, who));
        }
        return slots;
    }
}
