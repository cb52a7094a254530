// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.holds;

import fr.parvis.access.Accounts;
import fr.parvis.network.Clocks.Stretch;
import fr.parvis.network.LocalDays;
import fr.parvis.rota.Engagements;
import fr.parvis.rota.Hold;
import fr.parvis.rota.HoldKind;
import fr.parvis.rota.Holds;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes and gives back the time of mediators. Each change first waits its turn for all mediators that it touches, in one order, then looks, then
 * writes; the constraint of the table stands behind it for whatever did not wait.
 */
@Component
@Transactional
public class KeepHolds implements Holds {
    private static final Duration LONGEST = Duration.ofDays(400);

    private final HoldTable holds;
    private final TakenDays days;
    private final Accounts accounts;
    private final List<Engagements> engaged;
    private final LocalDays localDays;
    private final Clock clock;

    KeepHolds(
            HoldTable holds,
            TakenDays days,
            Accounts accounts,
            List<Engagements> engaged,
            LocalDays localDays,
            Clock clock) {
        this.holds = holds;
        this.days = days;
        this.accounts = accounts;
        this.engaged = engaged;
        this.localDays = localDays;
        this.clock = clock;
    }

    @Override
    public Outcome<Answer> hold(Asked asked) {
        return take(asked, false, asked.mediators());
    }

    @Override
    public Outcome<Answer> move(Asked asked) {
        return take(asked, true, asked.mediators());
    }

    /** @param coming mediators who must work here; those who had part of it before may have left */
    private Outcome<Answer> take(Asked asked, boolean instead, Set<UUID> coming) {
        var problem = problem(asked, coming);
        if (problem != null) return new Outcome.Refused<>(List.of(problem));
        var former = holds.of(asked.subject());
        var taken = taken(asked);
        // a request that comes too late need not wait for the others to end
        if (former.isEmpty() && !taken.isEmpty()) return new Outcome.Done<>(new Answer.Taken(taken));
        var touched = new TreeSet<>(asked.mediators());
        former.forEach(hold -> touched.add(hold.mediator()));
        holds.lock(touched);
        // read again: another may have come first, and what expired stands no more
        var standing = standing(asked, touched);
        former = standing.stream()
                .filter(hold -> hold.subject().equals(asked.subject()))
                .toList();
        if (!touched.containsAll(mediators(former))) return Outcome.refused("", "rota.problem.changed-meanwhile");
        if (!former.isEmpty() && isAsAsked(former, asked)) return new Outcome.Done<>(new Answer.Held(former));
        if (!former.isEmpty() && !instead) return Outcome.refused("", "rota.problem.held-already");
        var both = new TreeSet<>(taken);
        both.addAll(crossed(standing, asked));
        if (!both.isEmpty()) return new Outcome.Done<>(new Answer.Taken(List.copyOf(both)));
        if (!former.isEmpty()) holds.cancel(asked.subject(), clock.instant());
        var written = holds.insert(asked, true, clock.instant());
        if (written.size() < asked.mediators().size() * HoldTable.rows(asked))
            throw new IllegalStateException("time of a mediator was taken by something that did not wait for its turn");
        if (former.isEmpty()) {
            standing.addAll(written);
            days.count(asked.mediators(), asked.leaves(), asked.returns(), standing);
        } else {
            count(former);
            days.count(asked.mediators(), asked.leaves(), asked.returns());
        }
        return new Outcome.Done<>(new Answer.Held(written.stream()
                .sorted(Comparator.comparing(Hold::mediator).thenComparing(Hold::from))
                .toList()));
    }

    @Override
    public void holdFree(Asked asked) {
        var mediators = asked.mediators();
        if (mediators.size() != 1) throw new IllegalArgumentException("free parts are of one mediator");
        holds.lock(mediators);
        var standing = standing(asked, mediators);
        var former = standing.stream()
                .filter(hold ->
                        hold.subject().equals(asked.subject()) && hold.until().isAfter(asked.from()))
                .toList();
        var from = former.stream()
                .map(Hold::from)
                .filter(began -> began.isBefore(asked.from()))
                .min(Comparator.naturalOrder())
                .orElse(asked.from());
        var now = clock.instant();
        holds.cancelFrom(asked.subject(), asked.from(), now);
        for (var part : free(from, asked.until(), busy(standing, asked)))
            holds.insert(
                    new Asked(asked.kind(), asked.subject(), mediators, part.start(), part.end(), asked.point(), null),
                    true,
                    now);
        count(former);
        days.count(mediators, from, asked.until());
    }

    /** Time that something else takes of these mediators, in order of its begin. */
    private List<Stretch> busy(List<Hold> standing, Asked asked) {
        var others = standing.stream()
                .filter(hold -> !hold.subject().equals(asked.subject())
                        && asked.mediators().contains(hold.mediator()))
                .map(hold -> new Stretch(hold.from(), hold.until()));
        var engagements = engaged.stream()
                .flatMap(one -> one.between(localDays.day(asked.from()), localDays.day(asked.until())).stream())
                .filter(one -> asked.mediators().contains(one.mediator()))
                .map(one -> new Stretch(one.from(), one.until()));
        return Stream.concat(others, engagements)
                .sorted(Comparator.comparing(Stretch::start))
                .toList();
    }

    /** Stretches of a time that others, in order of their begin, leave free. */
    private static List<Stretch> free(Instant from, Instant until, List<Stretch> busy) {
        var free = new ArrayList<Stretch>();
        var at = from;
        for (var one : busy) {
            if (!one.start().isBefore(until)) break;
            if (at.isBefore(one.start())) free.add(new Stretch(at, one.start()));
            if (at.isBefore(one.end())) at = one.end();
        }
        if (at.isBefore(until)) free.add(new Stretch(at, until));
        return free;
    }

    /** All holds of the days asked for, and those of the subject; what had expired is ended. */
    private List<Hold> standing(Asked asked, Set<UUID> touched) {
        var now = clock.instant();
        var during = new Stretch(TakenDays.start(asked.leaves()), TakenDays.end(asked.returns()));
        var found = holds.standing(asked.subject(), touched, during, now);
        if (found.stream().allMatch(hold -> isInForce(hold, now))) return new ArrayList<>(found);
        end(touched);
        return new ArrayList<>(holds.standing(asked.subject(), touched, during, now));
    }

    private static boolean isInForce(Hold hold, Instant now) {
        var expires = hold.expiresAt();
        return expires == null || expires.isAfter(now);
    }

    private static List<UUID> crossed(List<Hold> standing, Asked asked) {
        return standing.stream()
                .filter(hold -> !hold.subject().equals(asked.subject())
                        && asked.mediators().contains(hold.mediator())
                        && hold.from().isBefore(asked.returns())
                        && asked.leaves().isBefore(hold.until()))
                .map(Hold::mediator)
                .toList();
    }

    private @Nullable Problem problem(Asked asked, Set<UUID> coming) {
        if (!asked.from().isBefore(asked.until())) return Problem.of("until", "rota.problem.ends-before");
        if (Duration.between(asked.from(), asked.until()).compareTo(LONGEST) > 0)
            return Problem.of("until", "rota.problem.too-long");
        if (asked.kind() != HoldKind.ABSENCE && asked.until().isBefore(clock.instant()))
            return Problem.of("from", "rota.problem.over");
        if (asked.mediators().isEmpty() || !accounts.areWorking(coming))
            return Problem.of("mediators", "rota.problem.mediator-unknown");
        return null;
    }

    private List<UUID> taken(Asked asked) {
        var taken = new TreeSet<>(holds.taken(
                asked.mediators(), new Stretch(asked.leaves(), asked.returns()), asked.subject(), clock.instant()));
        if (asked.kind() != HoldKind.ABSENCE)
            for (var one : engaged)
                for (var engagement : one.between(localDays.day(asked.from()), localDays.day(asked.until())))
                    if (asked.mediators().contains(engagement.mediator())
                            && engagement.from().isBefore(asked.returns())
                            && asked.leaves().isBefore(engagement.until())) taken.add(engagement.mediator());
        return List.copyOf(taken);
    }

    private static boolean isAsAsked(List<Hold> former, Asked asked) {
        return mediators(former).equals(asked.mediators())
                && travelMinutes(former) == asked.travelMinutes()
                && former.stream()
                        .filter(hold -> hold.kind() != HoldKind.TRAVEL || asked.kind() == HoldKind.TRAVEL)
                        .allMatch(hold -> hold.kind() == asked.kind()
                                && hold.from().equals(asked.from())
                                && hold.until().equals(asked.until()));
    }

    /** The way to what is held; travel that is held on its own has none. */
    private static int travelMinutes(List<Hold> former) {
        if (former.stream().allMatch(hold -> hold.kind() == HoldKind.TRAVEL)) return 0;
        return former.stream()
                .filter(hold -> hold.kind() == HoldKind.TRAVEL)
                .map(hold -> Math.toIntExact(
                        Duration.between(hold.from(), hold.until()).toMinutes()))
                .findFirst()
                .orElse(0);
    }

    private static Set<UUID> mediators(List<Hold> some) {
        return some.stream().map(Hold::mediator).collect(Collectors.toSet());
    }

    /** An absence stands whatever it crosses; it is firm once nothing crosses it any more. */
    public void holdAbsence(UUID absence, UUID mediator, Instant from, Instant until) {
        var asked = new Asked(HoldKind.ABSENCE, absence, Set.of(mediator), from, until, null, null);
        holds.lock(asked.mediators());
        if (!holds.of(absence).isEmpty()) return;
        boolean firm = holds.taken(asked.mediators(), new Stretch(from, until), absence, clock.instant())
                .isEmpty();
        holds.insert(asked, firm, clock.instant());
        days.count(asked.mediators(), from, until);
    }

    @Override
    public boolean confirm(UUID subject) {
        return holds.confirm(subject, clock.instant());
    }

    @Override
    public void release(UUID subject) {
        var former = holds.of(subject);
        if (former.isEmpty()) return;
        holds.lock(mediators(former));
        // read again: another may have moved it meanwhile
        former = holds.of(subject);
        holds.cancel(subject, clock.instant());
        count(former);
        firmUp();
    }

    @Override
    public void releaseFrom(UUID subject, Instant at) {
        var former = holds.of(subject);
        if (former.isEmpty()) return;
        holds.lock(mediators(former));
        former = holds.of(subject).stream()
                .filter(hold -> hold.until().isAfter(at))
                .toList();
        holds.endFrom(subject, at);
        count(former);
        firmUp();
    }

    private void firmUp() {
        for (var absence : holds.ready()) holds.makeFirm(absence);
    }

    private void count(List<Hold> former) {
        for (var hold : former) days.count(Set.of(hold.mediator()), hold.from(), hold.until());
    }

    /** Wait for the turn of a mediator: what is seen of their time after it stands until the transaction ends. */
    public void await(UUID mediator) {
        holds.lock(Set.of(mediator));
    }

    /** Waits for all mediators whom handing these over to somebody touches, at once: one after the other, two who hand over wait for each other. */
    public void await(Collection<UUID> subjects, UUID to) {
        var touched = new TreeSet<>(Set.of(to));
        for (var subject : subjects) touched.addAll(mediators(holds.of(subject)));
        holds.lock(touched);
    }

    /** Gives one mediator's part of what a subject holds to another who is free then. */
    public Outcome<Answer> handOver(UUID subject, UUID from, UUID to) {
        var former = holds.of(subject);
        // the work itself rather than the way there
        var mine = former.stream()
                .filter(hold -> hold.mediator().equals(from))
                .min(Comparator.comparing(hold -> hold.kind() == HoldKind.TRAVEL))
                .orElse(null);
        if (mine == null) return Outcome.refused("", "rota.problem.changed-meanwhile");
        if (mine.kind() == HoldKind.ABSENCE) return Outcome.refused("", "rota.problem.absence-stays");
        var mediators = new HashSet<>(mediators(former));
        mediators.remove(from);
        if (!mediators.add(to)) return new Outcome.Done<>(new Answer.Taken(List.of(to)));
        var asked = new Asked(
                mine.kind(),
                subject,
                mediators,
                mine.from(),
                mine.until(),
                mine.point(),
                mine.expiresAt(),
                travelMinutes(former));
        var answer = take(asked, true, Set.of(to));
        if (answer instanceof Outcome.Done(Answer.Held _)) firmUp();
        return answer;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Hold> of(UUID subject) {
        return holds.of(subject);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Hold> of(Collection<UUID> subjects) {
        return subjects.isEmpty() ? List.of() : holds.of(subjects);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Hold> between(Collection<UUID> mediators, Instant from, Instant until) {
        return mediators.isEmpty() ? List.of() : holds.between(mediators, from, until);
    }

    /** Ends holds of these mediators that waited too long. */
    private void end(Collection<UUID> mediators) {
        var now = clock.instant();
        var expired = holds.expired(mediators, now);
        if (expired.isEmpty()) return;
        holds.cancelExpired(mediators, now);
        count(expired);
    }

    /** Ends holds of the association in scope that waited too long. */
    public void endExpired() {
        var waiting = holds.withExpired(clock.instant());
        if (waiting.isEmpty()) return;
        holds.lock(waiting);
        end(waiting);
        firmUp();
    }
}
