// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.absences;

import fr.parvis.access.Accounts;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.network.LocalDays;
import fr.parvis.rota.Hold;
import fr.parvis.rota.HoldKind;
import fr.parvis.rota.domain.absences.Absence.State;
import fr.parvis.rota.domain.holds.KeepHolds;
import fr.parvis.rota.domain.week.MeasurePresence;
import fr.parvis.shell.CalendarYears;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Absences from asking to the end. A mediator asks, who plans the rota decides, or notes one at once. An accepted absence takes the time of
 * those days; what was booked in it stays booked until somebody takes it over, and is told.
 */
@Component
@Transactional
public class KeepAbsences {
    private static final int LONGEST = 366;

    /** How far back an absence can be noted. */
    private static final int DAYS_BACK = 31;

    private final AbsenceTable absences;
    private final KeepHolds holds;
    private final Accounts accounts;
    private final MeasurePresence presence;
    private final LocalDays localDays;
    private final Journal journal;
    private final Clock clock;

    KeepAbsences(
            AbsenceTable absences,
            KeepHolds holds,
            Accounts accounts,
            MeasurePresence presence,
            LocalDays localDays,
            Journal journal,
            Clock clock) {
        this.absences = absences;
        this.holds = holds;
        this.accounts = accounts;
        this.presence = presence;
        this.localDays = localDays;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Request for an absence.
     *
     * @param id made with the form: the same form twice is one absence
     */
    public record Request(UUID id, UUID mediator, LocalDate firstDay, LocalDate lastDay, Absence.Kind kind) {}

    /** Accepted at once where who asks plans the rota. */
    public Outcome<UUID> ask(Request it) {
        var me = me();
        boolean plans = plans();
        var problems = new ArrayList<Problem>();
        if (!plans && !it.mediator.equals(me)) problems.add(Problem.of("mediator", "rota.problem.own-alone"));
        else if (!accounts.areWorking(List.of(it.mediator)))
            problems.add(Problem.of("mediator", "rota.problem.mediator-unknown"));
        if (it.lastDay.isBefore(it.firstDay)) problems.add(Problem.of("lastDay", "rota.problem.ends-before"));
        else if (ChronoUnit.DAYS.between(it.firstDay, it.lastDay) >= LONGEST)
            problems.add(Problem.of("lastDay", "rota.problem.too-long"));
        if (it.firstDay.isBefore(localDays.today().minusDays(DAYS_BACK)))
            problems.add(Problem.of("firstDay", "rota.problem.day-too-far", it.firstDay));
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        // absences that cross, none of them firm, would become firm together: the constraint refuses it, and no time
        // could be given back any more
        holds.await(it.mediator);
        if (absences.find(it.id).isPresent()) return new Outcome.Done<>(it.id);
        var crossing = absences.between(it.firstDay, it.lastDay).stream()
                .filter(other -> other.mediator().equals(it.mediator))
                .filter(other -> other.state() == State.ASKED || other.state() == State.ACCEPTED)
                .findFirst();
        if (crossing.isPresent())
            return Outcome.refused(
                    "firstDay",
                    "rota.problem.absent-already",
                    crossing.get().firstDay(),
                    crossing.get().lastDay());
        var state = plans ? State.ACCEPTED : State.ASKED;
        var absence =
                new Absence(it.id, it.mediator, it.firstDay, it.lastDay, it.kind, state, clock.instant(), me, null, 0);
        if (!absences.insert(absence)) return new Outcome.Done<>(it.id);
        if (state == State.ACCEPTED) take(absence);
        if (state == State.ACCEPTED)
            journal.note("rota.absence-noted", it.mediator.toString(), Map.of("day", it.firstDay.toString()));
        else journal.note("rota.absence-asked", it.mediator.toString(), Map.of("day", it.firstDay.toString()));
        return new Outcome.Done<>(it.id);
    }

    public Outcome<UUID> accept(UUID id) {
        return become(id, State.ACCEPTED);
    }

    public Outcome<UUID> refuse(UUID id) {
        return become(id, State.REFUSED);
    }

    /** By the applicant until it is decided, by a planner at any time. */
    public Outcome<UUID> withdraw(UUID id) {
        return become(id, State.WITHDRAWN);
    }

    private Outcome<UUID> become(UUID id, State next) {
        var absence = absences.find(id).orElse(null);
        if (absence == null) return Outcome.refused("", "rota.problem.absence-unknown");
        if (absence.state() == next) return new Outcome.Done<>(id);
        boolean own = absence.mediator().equals(me()) && absence.state() == State.ASKED && next == State.WITHDRAWN;
        if (!plans() && !own) return Outcome.refused("", "rota.problem.own-alone");
        if (!absence.state().mayBecome(next)) return new Outcome.Changed<>();
        if (!absences.become(absence, next, me(), clock.instant())) return new Outcome.Changed<>();
        if (next == State.ACCEPTED) take(absence);
        else if (absence.state() == State.ACCEPTED) {
            holds.release(id);
            presence.here();
        }
        note(absence, next);
        return new Outcome.Done<>(id);
    }

    private void note(Absence absence, State next) {
        var mediator = absence.mediator().toString();
        var first = absence.firstDay().toString();
        switch (next) {
            case ACCEPTED -> journal.note("rota.absence-accepted", mediator, Map.of("day", first));
            case REFUSED -> journal.note("rota.absence-refused", mediator, Map.of("day", first));
            case WITHDRAWN, ASKED -> journal.note("rota.absence-withdrawn", mediator, Map.of("day", first));
        }
    }

    private void take(Absence absence) {
        holds.holdAbsence(absence.id(), absence.mediator(), starts(absence), ends(absence));
        presence.here();
    }

    private Instant starts(Absence absence) {
        return absence.firstDay().atStartOfDay(localDays.zone()).toInstant();
    }

    private Instant ends(Absence absence) {
        return absence.lastDay().plusDays(1).atStartOfDay(localDays.zone()).toInstant();
    }

    /** Bookings of somebody on those days, to be taken over. */
    @Transactional(readOnly = true)
    public List<Hold> booked(Absence absence) {
        return holds.between(Set.of(absence.mediator()), starts(absence), ends(absence)).stream()
                .filter(KeepAbsences::canBeTakenOver)
                .toList();
    }

    /** Time on the line that somebody took by going there ends with that. */
    private static boolean canBeTakenOver(Hold hold) {
        return hold.kind() != HoldKind.ABSENCE && hold.kind() != HoldKind.TRAVEL && !hold.isUnplanned();
    }

    /** How many bookings each of some absences has on its days; those without are left out. */
    @Transactional(readOnly = true)
    public Map<UUID, Long> countBooked(Collection<Absence> some) {
        if (some.isEmpty()) return Map.of();
        var first =
                some.stream().map(this::starts).min(Comparator.naturalOrder()).orElseThrow();
        var last = some.stream().map(this::ends).max(Comparator.naturalOrder()).orElseThrow();
        var mediators = some.stream().map(Absence::mediator).collect(Collectors.toSet());
        var holds = this.holds.between(mediators, first, last).stream()
                .filter(KeepAbsences::canBeTakenOver)
                .collect(Collectors.groupingBy(Hold::mediator));
        return some.stream()
                .flatMap(absence -> holds.getOrDefault(absence.mediator(), List.of()).stream()
                        .filter(hold -> hold.from().isBefore(ends(absence))
                                && hold.until().isAfter(starts(absence)))
                        .map(_ -> absence.id()))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    @Transactional(readOnly = true)
    public Optional<Absence> find(UUID id) {
        return absences.find(id);
    }

    /** Those that were asked for or accepted, of everybody or, where somebody does not plan the rota, with only their own that wait. */
    @Transactional(readOnly = true)
    public List<Absence> between(LocalDate first, LocalDate last) {
        boolean plans = plans();
        var me = Actor.account();
        return absences.between(first, last).stream()
                .filter(absence -> absence.state() == State.ACCEPTED
                        || absence.state() == State.ASKED
                                && (plans || absence.mediator().equals(me)))
                .toList();
    }

    /** Absences of one mediator from a day on, in any state. */
    @Transactional(readOnly = true)
    public List<Absence> of(UUID mediator, LocalDate from) {
        return absences.between(from, CalendarYears.LAST_DAY).stream()
                .filter(absence -> absence.mediator().equals(mediator))
                .toList();
    }

    private static UUID me() {
        return Objects.requireNonNull(Actor.account());
    }

    private static boolean plans() {
        var who = SignedIn.current();
        return who != null && who.may(Right.PLAN_ROTA);
    }
}
