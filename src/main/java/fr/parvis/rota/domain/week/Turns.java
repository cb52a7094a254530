// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.week;

import fr.parvis.access.Accounts;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.network.Timetables;
import fr.parvis.network.Timetables.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Turns of some days: from the ordinary week, and from days that were planned on their own. A leaver has none. */
@Component
@Transactional(readOnly = true)
public class Turns {
    private static final int MOST_KEPT = 50_000;

    private final ShiftTable shifts;
    private final OwnDayTable ownDays;
    private final Points points;
    private final Timetables timetables;
    private final Accounts accounts;
    private final Map<OnDay, List<Span>> known = new ConcurrentHashMap<>();

    Turns(ShiftTable shifts, OwnDayTable ownDays, Points points, Timetables timetables, Accounts accounts) {
        this.shifts = shifts;
        this.ownDays = ownDays;
        this.points = points;
        this.timetables = timetables;
        this.accounts = accounts;
    }

    private record OnDay(String hours, String department, LocalDate day) {}

    private record Whose(UUID mediator, LocalDate day) {}

    /** By day, time and mediator, the last day included. */
    public List<Turn> between(LocalDate first, LocalDate last) {
        var working = accounts.working().stream().map(account -> account.id()).collect(Collectors.toSet());
        return between(first, last, working, byId());
    }

    /** Mediators who work, and those who left since and whose turns of these days were worked. */
    public Set<UUID> whoever(LocalDate first, LocalDate last) {
        var mediators = accounts.working().stream().map(account -> account.id()).collect(Collectors.toSet());
        for (var shift : shifts.between(first, last)) if (shift.validUntil() != null) mediators.add(shift.mediator());
        return mediators;
    }

    /** The points of the association, the closed ones too. */
    public Map<UUID, Point> byId() {
        return points.ours().stream().collect(Collectors.toMap(Point::id, point -> point));
    }

    /** Turns of these mediators, at points that were read before. */
    public List<Turn> between(LocalDate first, LocalDate last, Set<UUID> mediators, Map<UUID, Point> points) {
        var own = new HashSet<Whose>();
        for (var day : ownDays.between(first, last)) own.add(new Whose(day.mediator(), day.day()));
        var turns = new ArrayList<Turn>();
        for (var turn : ownDays.turns(first, last)) if (isWorked(turn, mediators, points)) turns.add(turn);
        for (var shift : shifts.between(first, last))
            if (mediators.contains(shift.mediator()))
                for (var turn : of(shift, first, last, points))
                    if (!own.contains(new Whose(turn.mediator(), turn.day()))) turns.add(turn);
        turns.sort(Comparator.comparing(Turn::day).thenComparing(Turn::from).thenComparing(Turn::mediator));
        return turns;
    }

    /** The turns that an ordinary week makes on these days, whatever is planned on its own. */
    List<Turn> of(Shift shift, LocalDate first, LocalDate last, Map<UUID, Point> points) {
        var point = points.get(shift.point());
        var turns = new ArrayList<Turn>();
        if (point != null)
            for (var day = first; !day.isAfter(last); day = day.plusDays(1))
                if (shift.holdsOn(day) && point.openOn(day))
                    for (var span : spans(shift.hours(), point.department(), day))
                        turns.add(new Turn(shift.mediator(), day, span.from(), span.to(), shift.point(), true));
        return turns;
    }

    private static boolean isWorked(Turn turn, Set<UUID> mediators, Map<UUID, Point> points) {
        var point = points.get(turn.point());
        return mediators.contains(turn.mediator()) && point != null && point.openOn(turn.day());
    }

    private List<Span> spans(String hours, String department, LocalDate day) {
        var asked = new OnDay(hours, department, day);
        var found = known.get(asked);
        if (found != null) return found;
        found = timetables.read(hours, department) instanceof Timetables.Reading.Readable readable
                ? readable.timetable().on(day)
                : List.of();
        if (known.size() >= MOST_KEPT) known.clear();
        known.put(asked, found);
        return found;
    }

    /** The turns of one day of one mediator. */
    List<Turn> of(UUID mediator, LocalDate day) {
        return between(day, day, Set.of(mediator), byId());
    }
}
