// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.week;

import fr.parvis.access.Accounts;
import fr.parvis.audit.Journal;
import fr.parvis.network.Timetables;
import fr.parvis.shell.CalendarYears;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Plans ordinary weeks; refuses one that puts somebody in two places at once. */
@Component
@Transactional
public class PlanShifts {
    /** Weeks looked through for two places at once, from the first day of both on: whatever comes back comes back within a month. */
    private static final int WEEKS = 6;

    private static final int LONGEST = 500;

    private final ShiftTable shifts;
    private final OwnDayTable ownDays;
    private final Turns turns;
    private final Accounts accounts;
    private final Timetables timetables;
    private final MeasurePresence presence;
    private final Journal journal;
    private final Clock clock;

    PlanShifts(
            ShiftTable shifts,
            OwnDayTable ownDays,
            Turns turns,
            Accounts accounts,
            Timetables timetables,
            MeasurePresence presence,
            Journal journal,
            Clock clock) {
        this.shifts = shifts;
        this.ownDays = ownDays;
        this.turns = turns;
        this.accounts = accounts;
        this.timetables = timetables;
        this.presence = presence;
        this.journal = journal;
        this.clock = clock;
    }

    /** Plans an ordinary week, once however often it is sent; one that was taken back and is sent again becomes a new one. */
    public Outcome<UUID> handle(Shift given) {
        var shift = shifts.isCancelled(given.id()) ? given.withId(Ids.next()) : given;
        var problems = new ArrayList<Problem>();
        if (!accounts.areWorking(List.of(shift.mediator())))
            problems.add(Problem.of("mediator", "rota.problem.mediator-unknown"));
        var point = turns.byId().get(shift.point());
        if (point == null || !point.openOn(shift.validFrom()))
            problems.add(Problem.of("point", "rota.problem.point-unknown"));
        var until = shift.validUntil();
        if (until != null && until.isBefore(shift.validFrom()))
            problems.add(Problem.of("validUntil", "rota.problem.ends-before"));
        var department = point == null ? "75" : point.department();
        if (shift.hours().isBlank() || shift.hours().length() > LONGEST)
            problems.add(Problem.of("hours", "rota.problem.hours"));
        else if (timetables.read(shift.hours(), department) instanceof Timetables.Reading.Unreadable(var key, var args))
            problems.add(Problem.of("hours", "rota.problem.hours-because", Problem.of("hours", key, args.toArray())));
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        ownDays.lock();
        if (shifts.find(shift.id()).isPresent()) return new Outcome.Done<>(shift.id());
        var clash = clash(shift);
        if (clash != null) return new Outcome.Refused<>(List.of(clash));
        shifts.insert(shift, clock.instant());
        presence.here();
        journal.note(
                "rota.shift-planned",
                shift.mediator().toString(),
                Map.of("point", shift.point().toString()));
        return new Outcome.Done<>(shift.id());
    }

    /** Ends a shift with a day; one that follows begins the day after. */
    public Outcome<UUID> end(UUID id, LocalDate last) {
        var shift = shifts.find(id).orElse(null);
        if (shift == null) return Outcome.refused("", "rota.problem.shift-unknown");
        ownDays.lock();
        shifts.end(id, last, clock.instant());
        presence.here();
        journal.note(
                "rota.shift-ended",
                shift.mediator().toString(),
                Map.of("point", shift.point().toString()));
        return new Outcome.Done<>(id);
    }

    @Transactional(readOnly = true)
    public List<Shift> list(LocalDate today) {
        return shifts.between(today, CalendarYears.LAST_DAY);
    }

    private @Nullable Problem clash(Shift shift) {
        var points = turns.byId();
        var until = shift.validUntil() == null ? CalendarYears.LAST_DAY : shift.validUntil();
        for (var other : shifts.between(shift.validFrom(), until))
            if (other.mediator().equals(shift.mediator())) {
                var first = other.validFrom().isAfter(shift.validFrom()) ? other.validFrom() : shift.validFrom();
                var last = first.plusWeeks(WEEKS);
                var mine = turns.of(shift, first, last, points);
                for (var taken : turns.of(other, first, last, points))
                    for (var turn : mine)
                        if (turn.crosses(taken)) return Problem.of("hours", "rota.problem.two-places", turn.day());
            }
        return null;
    }
}
