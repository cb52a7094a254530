// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.absences;

import fr.parvis.audit.Journal;
import fr.parvis.network.LocalDays;
import fr.parvis.rota.Hold;
import fr.parvis.rota.HoldKind;
import fr.parvis.rota.Holds;
import fr.parvis.rota.domain.holds.KeepHolds;
import fr.parvis.rota.domain.week.MeasurePresence;
import fr.parvis.rota.domain.week.PlanDays;
import fr.parvis.rota.domain.week.PlanShifts;
import fr.parvis.rota.domain.week.Shift;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Transfer of the work of somebody who leaves or is away: each booking goes to a colleague who is free then, the ordinary week ends or goes on
 * by another.
 */
@Component
@Transactional
public class TransferWork {
    /** How far ahead bookings are looked for. */
    private static final int DAYS_AHEAD = 550;

    private final KeepHolds holds;
    private final PlanShifts shifts;
    private final PlanDays days;
    private final MeasurePresence presence;
    private final LocalDays localDays;
    private final Journal journal;

    TransferWork(
            KeepHolds holds,
            PlanShifts shifts,
            PlanDays days,
            MeasurePresence presence,
            LocalDays localDays,
            Journal journal) {
        this.holds = holds;
        this.shifts = shifts;
        this.days = days;
        this.presence = presence;
        this.localDays = localDays;
        this.journal = journal;
    }

    /** Remaining work of somebody from a day on. */
    public record Work(List<Shift> shifts, List<Hold> booked) {
        public boolean isEmpty() {
            return shifts.isEmpty() && booked.isEmpty();
        }
    }

    /**
     * Result of a transfer.
     *
     * @param stayed bookings for which the colleague is not free
     * @param refused ordinary weeks that the colleague cannot take over
     */
    public record Done(int given, List<Hold> stayed, List<Shift> refused) {}

    @Transactional(readOnly = true)
    public Work work(UUID mediator, LocalDate from) {
        return new Work(
                shifts.list(from).stream()
                        .filter(shift -> shift.mediator().equals(mediator))
                        .toList(),
                booked(mediator, start(from), start(from.plusDays(DAYS_AHEAD))));
    }

    private List<Hold> booked(UUID mediator, Instant from, Instant until) {
        return holds.between(Set.of(mediator), from, until).stream()
                .filter(hold -> hold.kind() != HoldKind.ABSENCE && hold.kind() != HoldKind.TRAVEL)
                .filter(hold -> !hold.isUnplanned())
                .toList();
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(localDays.zone()).toInstant();
    }

    /** Gives bookings to a colleague, those for which that one is free. */
    public Done give(UUID mediator, List<UUID> subjects, UUID to) {
        var done = hand(mediator, subjects, to);
        // an outpost among them takes another agent from the point
        if (done.given() > 0) presence.here();
        return done;
    }

    private Done hand(UUID mediator, List<UUID> subjects, UUID to) {
        int given = 0;
        var stayed = new ArrayList<Hold>();
        var asked = booked(mediator, localDays.now(), localDays.now().plus(Duration.ofDays(DAYS_AHEAD))).stream()
                .filter(hold -> subjects.contains(hold.subject()))
                .toList();
        holds.await(asked.stream().map(Hold::subject).toList(), to);
        for (var hold : asked) {
            if (holds.handOver(hold.subject(), mediator, to) instanceof Outcome.Done(Holds.Answer.Held _)) given++;
            else stayed.add(hold);
        }
        if (given > 0) journal.note("rota.work-handed-over", mediator.toString(), Map.of("to", to.toString()));
        return new Done(given, stayed, List.of());
    }

    /**
     * Ends the ordinary weeks of a leaver with that day, and deletes the days planned on their own after it; a colleague goes on with the weeks
     * from the next day, where there is one.
     */
    public Done leave(UUID mediator, LocalDate last, @Nullable UUID to) {
        var work = work(mediator, last.plusDays(1));
        // time of mediators before the weeks, and before what counts presence: the order of absences, so that nobody
        // waits for each other
        var done = to == null
                ? new Done(0, work.booked(), List.of())
                : hand(mediator, work.booked().stream().map(Hold::subject).toList(), to);
        var refused = new ArrayList<Shift>();
        for (var shift : work.shifts()) {
            shifts.end(shift.id(), last);
            if (to == null) continue;
            var from = shift.validFrom().isAfter(last) ? shift.validFrom() : last.plusDays(1);
            var next = new Shift(Ids.next(), to, shift.point(), shift.hours(), from, shift.validUntil());
            if (!(shifts.handle(next) instanceof Outcome.Done)) refused.add(shift);
        }
        days.end(mediator, last);
        if (done.given() > 0) presence.here();
        return new Done(done.given(), done.stayed(), refused);
    }
}
