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
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The rota of the demonstration: mediators at the points that they serve, some of them away, some wishes. */
final class DemonstrationRota {
    private static final int WEEKS = 4;
    private static final int WORKDAYS = 5;

    private final Chance chance;

    DemonstrationRota(Chance chance) {
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

    /** A workshop by two. */
    List<Asked> holds(Body body, LocalDate today, ZoneId zone) {
        var holds = new ArrayList<Asked>();
        var monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        if (body.mediators().size() > 1) {
            var from = monday.plusDays(2).atTime(14, 0).atZone(zone).toInstant();
            holds.add(new Asked(
                    HoldKind.SESSION,
                    chance.id(today.atStartOfDay(ZoneOffset.UTC).toInstant()),
                    Set.of(body.mediators().get(0).id(), body.mediators().get(1).id()),
                    from,
                    from.plusSeconds(7200),
                    null,
                    null));
        }
        return holds;
    }
}
