// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.access.Associations;
import fr.parvis.audit.Journal;
import fr.parvis.skills.Learners;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.workshops.domain.Enrolment.State;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives seats of a cycle, keeps the waiting list, and offers on what becomes free. No seat is given twice, whoever asks at once. */
@Component
public class Enrol {

    /** Reminders are planned so long before a session. */
    private static final Duration AHEAD = Duration.ofDays(4);

    /**
     * Enrolment as it stands after a request.
     *
     * @param ahead persons who wait before them, where they wait
     * @param made they were not enrolled and did not wait before
     * @param offered whether what they held is offered to somebody else
     */
    public record Kept(Enrolment enrolment, int ahead, boolean made, boolean offered) {}

    private final CycleTable cycles;
    private final EnrolmentTable enrolments;
    private final OfferSeats offers;
    private final EnrolmentMessages messages;
    private final Learners learners;
    private final Associations associations;
    private final Journal journal;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Enrol(
            CycleTable cycles,
            EnrolmentTable enrolments,
            OfferSeats offers,
            EnrolmentMessages messages,
            Learners learners,
            Associations associations,
            Journal journal,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.cycles = cycles;
        this.enrolments = enrolments;
        this.offers = offers;
        this.messages = messages;
        this.learners = learners;
        this.associations = associations;
        this.journal = journal;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Enrols somebody, or lets them wait where the seats are not enough. The same learner twice is once, also by card and by file.
     *
     * @param persons number of persons together
     */
    @Transactional
    public Outcome<Kept> enrol(UUID id, UUID learner, int persons) {
        var who = learners.find(learner).orElse(null);
        if (who == null) return Outcome.refused("", "workshops.problem.learner");
        var cycle = cycles.findLocked(id).orElse(null);
        var now = clock.instant();
        var next =
                cycle == null || cycle.cancelled() ? null : cycles.next(id, now).orElse(null);
        boolean running = cycle != null && !cycle.cancelled() && next == null && cycles.isRunning(id, now);
        if (cycle == null || next == null && !running) return Outcome.refused("", "workshops.problem.over");
        if (persons < 1 || persons > Math.min(Enrolment.MOST_PERSONS, cycle.seats()))
            return Outcome.refused(
                    "personnes", "workshops.problem.number", 1, Math.min(Enrolment.MOST_PERSONS, cycle.seats()));
        var person = who.person();
        var same = person == null ? List.of(learner) : learners.allOfPerson(person);
        var known = enrolments.ofLearners(same).stream()
                .filter(one -> one.cycle().equals(id))
                .sorted(Comparator.comparing(one -> one.state().isOver()))
                .findFirst()
                .orElse(null);
        if (known != null && !known.state().isOver())
            return known.persons() == persons
                    ? kept(known.id())
                    : Outcome.refused("personnes", "workshops.problem.enrolled", known.number(), known.persons());
        var state = cycles.take(id, persons) ? State.ENROLLED : State.WAITING;
        // nothing is to come for which one could wait
        if (state == State.WAITING && running) return Outcome.refused("", "workshops.problem.full-now");
        var enrolment = known == null ? Ids.next() : known.id();
        if (known == null)
            enrolments.insert(new Enrolment(enrolment, id, learner, 0, persons, state, now, null, 0, false));
        else enrolments.askAgain(enrolment, persons, state, now);
        learners.used(learner);
        if (state == State.ENROLLED) journal.note("workshops.enrolled", enrolment.toString(), Map.of());
        else journal.note("workshops.waits", enrolment.toString(), Map.of());
        if (state == State.ENROLLED && next != null)
            messages.remind(enrolments.find(enrolment).orElseThrow(), cycle, next);
        return kept(enrolment, true, false);
    }

    /** They do not come after all; what they held is offered on. Idempotent. */
    @Transactional
    public Outcome<Kept> cancel(UUID enrolment) {
        var it = locked(enrolment);
        if (it == null) return Outcome.refused("", "workshops.problem.unknown");
        if (it.state().isOver()) return kept(enrolment);
        boolean offered = leave(it, State.CANCELLED);
        journal.note("workshops.cancelled", enrolment.toString(), Map.of());
        return kept(enrolment, false, offered);
    }

    /** The answer to an offer, given to somebody of the team. */
    @Transactional
    public Outcome<Kept> answer(UUID enrolment, boolean comes) {
        var it = locked(enrolment);
        if (it == null) return Outcome.refused("", "workshops.problem.unknown");
        var until = it.offeredUntil();
        if (it.state() != State.OFFERED || until == null || !until.isAfter(clock.instant()))
            // said twice it is so already
            return it.state() == (comes ? State.ENROLLED : State.DECLINED)
                    ? kept(enrolment)
                    : Outcome.refused("", "workshops.problem.not-offered");
        if (comes) journal.note("workshops.offer-taken", enrolment.toString(), Map.of());
        else {
            journal.note("workshops.offer-declined", enrolment.toString(), Map.of());
            return kept(enrolment, false, leave(it, State.DECLINED));
        }
        enrolments.change(enrolment, State.ENROLLED);
        messages.withdraw(it);
        var cycle = cycles.find(it.cycle()).orElseThrow();
        cycles.next(it.cycle(), clock.instant()).ifPresent(next -> messages.remind(it, cycle, next));
        return kept(enrolment);
    }

    /** Frees what somebody held and offers it on; whether somebody was there to be offered it. */
    private boolean leave(Enrolment it, State state) {
        enrolments.change(it.id(), state);
        messages.withdraw(it);
        if (!it.state().holdsSeats()) return false;
        cycles.free(it.cycle(), it.persons());
        return offers.offer(it.cycle(), clock.instant());
    }

    /** Ends the offers whose lease is over, and plans the reminders of the next days, of all associations. Two runs at once do no harm. */
    public void keepUp() {
        associations.inEach("workshops: offers and reminders", _ -> keepUpHere());
    }

    private void keepUpHere() {
        var now = clock.instant();
        var lapsed = transaction.execute(_ -> enrolments.lapsed(now));
        for (var one : Objects.requireNonNullElse(lapsed, List.<Enrolment>of()))
            transaction.executeWithoutResult(_ -> {
                var it = locked(one.id());
                var until = it == null ? null : it.offeredUntil();
                if (it != null && until != null && !until.isAfter(clock.instant())) leave(it, State.DECLINED);
            });
        var soon = transaction.execute(_ -> cycles.cyclesBetween(now, now.plus(AHEAD)));
        for (var cycle : Objects.requireNonNullElse(soon, List.<UUID>of()))
            transaction.executeWithoutResult(_ -> remind(cycle));
    }

    private void remind(UUID id) {
        var cycle = cycles.findLocked(id).orElseThrow();
        var next = cycles.next(id, clock.instant()).orElse(null);
        if (next == null || cycle.cancelled()) return;
        for (var it : enrolments.of(id)) if (it.state() == State.ENROLLED) messages.remind(it, cycle, next);
        // a seat that came free too late for the session before
        offers.offer(id, clock.instant());
    }

    /** An enrolment as it stands once its cycle is held. */
    private @Nullable Enrolment locked(UUID enrolment) {
        return enrolments
                .find(enrolment)
                .flatMap(it -> cycles.findLocked(it.cycle()))
                .flatMap(_ -> enrolments.find(enrolment))
                .orElse(null);
    }

    private Outcome<Kept> kept(UUID enrolment) {
        return kept(enrolment, false, false);
    }

    private Outcome<Kept> kept(UUID enrolment, boolean made, boolean offered) {
        var it = enrolments.find(enrolment).orElseThrow();
        return new Outcome.Done<>(new Kept(it, it.state() == State.WAITING ? enrolments.ahead(it) : 0, made, offered));
    }
}
