// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.audit.Journal;
import fr.parvis.outreach.domain.EntryTable.Standing;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes that somebody tried to reach a household and what came of it; taken back within a minute. */
@Component
public class NoteAttempt {
    private static final Duration UNDONE_WITHIN = Duration.ofMinutes(1);
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);
    private static final Duration A_LONG_CALL = Duration.ofMinutes(30);
    private static final int BACK_WITHIN_DAYS = 60;

    /**
     * @param id made by the caller, so that the same attempt twice is one
     * @param at time of the attempt; null: now
     * @param basedOn version of the entry that was on the screen
     */
    public record Command(
            UUID id,
            UUID entry,
            @Nullable Instant at,
            String channel,
            String outcome,
            @Nullable Instant backAt,
            int basedOn) {}

    /** Result of an attempt. */
    public sealed interface Noting {
        /** @param entry as it stands now */
        record Noted(UUID attempt, ListedHousehold entry) implements Noting {}

        /** Somebody closed the entry since it was shown: the attempt was made and is kept, the closing stands. */
        record ClosedMeanwhile(UUID attempt, ListedHousehold entry) implements Noting {}
    }

    private final EntryTable entries;
    private final CallsInProgress claims;
    private final NextTime next;
    private final ContactHours hours;
    private final Objections objections;
    private final Journal journal;

    NoteAttempt(
            EntryTable entries,
            CallsInProgress claims,
            NextTime next,
            ContactHours hours,
            Objections objections,
            Journal journal) {
        this.entries = entries;
        this.claims = claims;
        this.next = next;
        this.hours = hours;
        this.objections = objections;
        this.journal = journal;
    }

    @Transactional
    public Outcome<Noting> handle(Command command) {
        var entry = entries.lock(command.entry).orElse(null);
        if (entry == null) return refused(Problem.of("", "outreach.work.problem.unknown"));
        var now = entries.now();
        var by = EntryTable.account();
        var earlier = entries.findAttempt(command.id).orElse(null);
        if (earlier != null)
            return earlier.entry().equals(entry.id()) && earlier.by().equals(by)
                    ? new Outcome.Done<>(new Noting.Noted(earlier.id(), entry))
                    : refused(Problem.of("", "outreach.work.problem.identifier-taken"));
        var at = command.at == null ? now : command.at;
        boolean objected = command.outcome.equals("objected") && !"objected".equals(entry.closedWhy());
        // a no stands whatever else closed the entry
        boolean closedMeanwhile = !entry.open() && (objected || command.basedOn < entry.version());
        var attempt =
                new Attempt(command.id, entry.id(), at, by, command.channel, command.outcome, command.backAt, now);
        var problems = judge(attempt, entry, closedMeanwhile);
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        if (!entries.insert(attempt, hours.day(at, entry.commune())))
            return refused(Problem.of("", "outreach.work.problem.identifier-taken"));
        count(attempt, entry.commune(), 1);
        var attempts = entries.attempts(entry.id());
        entries.tried(entry, standing(entry, attempts, attempt));
        if (attempt.outcome().equals("objected")) objections.object(entry.id());
        claims.release(entry.id());
        journal.note(
                "outreach.attempted",
                entry.id().toString(),
                Map.of("channel", attempt.channel(), "outcome", attempt.outcome()));
        var after = entries.find(entry.id()).orElseThrow();
        return new Outcome.Done<>(
                closedMeanwhile && !objected
                        ? new Noting.ClosedMeanwhile(attempt.id(), after)
                        : new Noting.Noted(attempt.id(), after));
    }

    /** Takes back what one noted oneself, within a minute; an objection stands. @return whether it was taken back */
    @Transactional
    public boolean undo(UUID id) {
        var attempt = entries.findAttempt(id).orElse(null);
        if (attempt == null
                || !attempt.by().equals(EntryTable.account())
                || attempt.outcome().equals("objected")
                || attempt.recordedAt().isBefore(entries.now().minus(UNDONE_WITHIN))) return false;
        var entry = entries.lock(attempt.entry()).orElseThrow();
        entries.delete(attempt);
        count(attempt, entry.commune(), -1);
        var attempts = entries.attempts(entry.id());
        boolean closedByIt = !entry.open()
                && entry.closedWhy() != null
                && entry.closedWhy().equals(Attempt.closes(attempt.outcome()));
        entries.tried(entry, closedByIt ? ofOpen(entry, attempts) : standing(entry, attempts, null));
        journal.note("outreach.attempt-undone", entry.id().toString(), Map.of());
        return true;
    }

    /** Entry of an attempt. */
    @Transactional(readOnly = true)
    public Optional<UUID> entryOf(UUID attempt) {
        return entries.findAttempt(attempt).map(Attempt::entry);
    }

    private List<Problem> judge(Attempt attempt, ListedHousehold entry, boolean closedMeanwhile) {
        var at = attempt.at();
        var problems = new ArrayList<Problem>();
        var outcomes = Attempt.outcomes(attempt.channel());
        if (outcomes.isEmpty()) problems.add(Problem.of("channel", "outreach.work.problem.channel"));
        else if (!outcomes.contains(attempt.outcome()))
            problems.add(Problem.of("outcome", "outreach.work.problem.outcome"));
        if (!entry.open() && !closedMeanwhile)
            problems.add(Problem.of(
                    "", "outreach.work.problem." + ("objected".equals(entry.closedWhy()) ? "objected" : "closed")));
        if (at.isAfter(attempt.recordedAt().plus(CLOCKS_DIFFER)))
            problems.add(Problem.of("at", "outreach.work.problem.future"));
        var day = hours.day(at, entry.commune());
        // a later list moves the day of the entry: what was tried before it came was tried all the same
        if (day.isBefore(entry.receivedOn()) && day.isBefore(entries.firstListedOn(entry.list())))
            problems.add(Problem.of("at", "outreach.work.problem.before-list"));
        var back = attempt.backAt();
        if (attempt.outcome().equals("call-back") != (back != null))
            problems.add(Problem.of("backAt", "outreach.work.problem.back-missing"));
        else if (back != null) judgeBack(back, attempt, entry).ifPresent(problems::add);
        if (!problems.isEmpty() || Attempt.answered(attempt.outcome())) return problems;
        if (ContactHours.intrudes(attempt.channel()) && !decent(entry, at))
            problems.add(Problem.of("at", "outreach.work.problem.hours", hours.from(), hours.to()));
        if (entry.tiredOut() && !lastLetter(attempt, entry))
            problems.add(Problem.of("", "outreach.work.problem.tired", entry.mostAttempts()));
        return problems;
    }

    private Optional<Problem> judgeBack(Instant back, Attempt attempt, ListedHousehold entry) {
        var now = attempt.recordedAt();
        if (!back.isAfter(attempt.at()) || back.isBefore(now.minus(Duration.ofDays(7))))
            return Optional.of(Problem.of("backAt", "outreach.work.problem.back-past"));
        if (back.isAfter(now.plus(Duration.ofDays(BACK_WITHIN_DAYS))))
            return Optional.of(Problem.of("backAt", "outreach.work.problem.back-far", BACK_WITHIN_DAYS));
        return hours.decent(back, entry.commune())
                ? Optional.empty()
                : Optional.of(Problem.of("backAt", "outreach.work.problem.back-hours", hours.from(), hours.to()));
    }

    /** A call that began in time may be noted a little later. */
    private boolean decent(ListedHousehold entry, Instant at) {
        return hours.decent(at, entry.commune())
                || hours.decent(at.minus(A_LONG_CALL), entry.commune())
                || hours.decent(at.plus(A_LONG_CALL), entry.commune());
    }

    /** When nothing else is left, one letter is. */
    private boolean lastLetter(Attempt attempt, ListedHousehold entry) {
        return attempt.channel().equals("letter")
                && entries.attempts(entry.id()).stream()
                        .noneMatch(it -> it.channel().equals("letter"));
    }

    private Standing standing(ListedHousehold entry, List<Attempt> attempts, @Nullable Attempt last) {
        var open = ofOpen(entry, attempts);
        if (last != null && last.outcome().equals("objected") && !"objected".equals(entry.closedWhy()))
            return closed(open, ListedHousehold.State.CLOSED, "objected", entries.today());
        if (!entry.open()) return closed(open, entry.state(), entry.closedWhy(), entry.closedOn());
        var why = last == null ? null : Attempt.closes(last.outcome());
        return why == null ? open : closed(open, ListedHousehold.State.CLOSED, why, entries.today());
    }

    private static Standing closed(
            Standing open, ListedHousehold.State state, @Nullable String why, @Nullable LocalDate on) {
        return new Standing(
                open.attempts(),
                open.attemptedAt(),
                null,
                null,
                open.channel(),
                open.outcome(),
                state,
                open.reachedOn(),
                why,
                on);
    }

    private Standing ofOpen(ListedHousehold entry, List<Attempt> attempts) {
        if (attempts.isEmpty())
            return new Standing(0, null, null, null, null, null, ListedHousehold.State.WAITING, null, null, null);
        var last = attempts.getLast();
        var reached = attempts.stream()
                .filter(it -> it.outcome().equals("reached"))
                .findFirst()
                .map(it -> hours.day(it.at(), entry.commune()))
                .orElse(null);
        return new Standing(
                attempts.size(),
                last.at(),
                next.notBefore(last, entry.commune()),
                last.backAt(),
                last.channel(),
                last.outcome(),
                reached == null ? ListedHousehold.State.WAITING : ListedHousehold.State.REACHED,
                reached,
                null,
                null);
    }

    private void count(Attempt attempt, @Nullable String commune, int one) {
        if (!attempt.channel().equals("call") && !attempt.channel().equals("door")) return;
        entries.count(
                attempt.channel(),
                HourBand.at(hours.local(attempt.at(), commune)),
                one,
                Attempt.answered(attempt.outcome()) ? one : 0);
    }

    private static Outcome<Noting> refused(Problem problem) {
        return new Outcome.Refused<>(List.of(problem));
    }
}
