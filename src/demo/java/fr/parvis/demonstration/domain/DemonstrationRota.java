// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.demonstration.domain;

import fr.parvis.demonstration.domain.DemonstrationPlan.Body;
import fr.parvis.network.NewPoint;
import fr.parvis.network.PointKind;
import fr.parvis.rota.HoldKind;
import fr.parvis.rota.Holds.Asked;
import fr.parvis.rota.PastRota.PastAbsence;
import fr.parvis.rota.PastRota.PastShift;
import fr.parvis.rota.PastRota.PastWish;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** The rota of the demonstration: mediators at the points that they serve, on the line and at outposts, some of them away, some wishes. */
final class DemonstrationRota {
    private static final int WEEKS = 4;
    private static final int WORKDAYS = 5;

    /** Mediators of an association that plans hours on the line and outposts, at least. */
    private static final int ENOUGH = 4;

    /** Mediators who take turns on the line. */
    private static final int ON_LINE = 6;

    private static final Set<DayOfWeek> OUTPOST = Set.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY);

    private final SeededRandom chance;

    DemonstrationRota(SeededRandom chance) {
        this.chance = chance;
    }

    /** Each works the hours of one point that does not move, week after week. */
    List<PastShift> shifts(Body body, LocalDate from) {
        var points = body.points().stream()
                .filter(point ->
                        point.kind() != PointKind.MOBILE && !point.hours().isBlank())
                .toList();
        var shifts = new ArrayList<PastShift>();
        if (points.isEmpty()) return shifts;
        for (int i = 0; i < body.mediators().size(); i++) {
            NewPoint point = points.get(i % points.size());
            var opened = point.openedOn();
            shifts.add(new PastShift(
                    body.mediators().get(i).id(), point.id(), point.hours(), opened.isAfter(from) ? opened : from));
        }
        return shifts;
    }

    /** One mediator in ten is away this week or the next, and somebody asks. */
    List<PastAbsence> absences(Body body, LocalDate today) {
        var absences = new ArrayList<PastAbsence>();
        var monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        for (int i = 0; i < body.mediators().size(); i++) {
            var mediator = body.mediators().get(i).id();
            if (i == 1)
                absences.add(new PastAbsence(
                        mediator, monday.plusWeeks(2), monday.plusWeeks(2).plusDays(4), false));
            else if (chance.in(0.1))
                absences.add(new PastAbsence(mediator, today, today.plusDays(chance.between(1, 9)), true));
        }
        return absences;
    }

    List<PastWish> wishes(Body body, LocalDate today) {
        var wishes = new ArrayList<PastWish>();
        var monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        for (var mediator : body.mediators())
            for (int week = 0; week < WEEKS; week++)
                if (chance.in(0.4))
                    wishes.add(new PastWish(
                            mediator.id(),
                            monday.plusWeeks(week).plusDays(chance.between(0, WORKDAYS - 1)),
                            chance.in(0.5)));
        return wishes;
    }

    /** A workshop by two; and on each working day of the coming weeks hours on the line and, twice a week, an outpost. */
    List<Asked> holds(Body body, LocalDate today, ZoneId zone, Predicate<LocalDate> holiday) {
        var holds = new ArrayList<Asked>();
        var mediators = body.mediators();
        var monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        if (mediators.size() > 1)
            holds.add(held(
                    HoldKind.SESSION,
                    Set.of(mediators.get(0).id(), mediators.get(1).id()),
                    monday.plusDays(2).atTime(14, 0).atZone(zone),
                    2));
        if (mediators.size() < ENOUGH) return holds;
        int turn = 0;
        for (var day = today.plusDays(1); day.isBefore(today.plusWeeks(WEEKS)); day = day.plusDays(1)) {
            if (day.getDayOfWeek().getValue() > WORKDAYS || holiday.test(day)) continue;
            // the last one goes to the partner's, the others take turns on the line
            for (int hour : List.of(9, 14)) {
                var next = mediators.get(turn++ % Math.min(ON_LINE, mediators.size() - 1));
                holds.add(held(
                        HoldKind.LINE, Set.of(next.id()), day.atTime(hour, 0).atZone(zone), 2));
            }
            if (OUTPOST.contains(day.getDayOfWeek())) {
                var last = mediators.getLast();
                holds.add(held(
                        HoldKind.PERMANENCE, Set.of(last.id()), day.atTime(9, 0).atZone(zone), 3));
            }
        }
        return holds;
    }

    private Asked held(HoldKind kind, Set<UUID> mediators, ZonedDateTime from, int hours) {
        var begins = from.toInstant();
        return new Asked(kind, chance.id(begins), mediators, begins, begins.plus(Duration.ofHours(hours)), null, null);
    }
}
