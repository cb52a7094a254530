// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import fr.parvis.visits.Visit;
import fr.parvis.visits.VisitCorrected;
import fr.parvis.visits.Visits.Merged;
import fr.parvis.visits.Visits.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts a visit right, from the day after on with a reason; what it said before is kept. A correction made on an older version is a
 * conflict or, when asked, joined with what others said since.
 */
@Component
class CorrectVisit {
    /** Time in which a correction that goes back is an undo: the desk offers it for ten seconds, the rest is for a slow network. */
    private static final Duration A_MOMENT = Duration.ofSeconds(30);

    private final JudgeVisit judge;
    private final VisitTable visits;
    private final Blockers blockers;
    private final ChangedVisits changed;
    private final ApplicationEventPublisher events;

    CorrectVisit(
            JudgeVisit judge,
            VisitTable visits,
            Blockers blockers,
            ChangedVisits changed,
            ApplicationEventPublisher events) {
        this.changed = changed;
        this.judge = judge;
        this.visits = visits;
        this.blockers = blockers;
        this.events = events;
    }

    @Transactional
    public Outcome handle(Visit given, @Nullable String why, boolean join) {
        var who = CurrentActor.now();
        visits.lock(given.id());
        var found = visits.find(given.id()).orElse(null);
        if (found == null) return rejected("visit", "unknown");
        if (found.cancelled()) return rejected("visit", "cancelled");
        if (!who.mayTouch(found)) return rejected("visit", "not-yours");
        var before = found.visit();
        boolean older = given.version() != before.version();
        if (older && !join) return new Outcome.Conflict(before);
        var reason = Reason.of(why);
        var problem = judge.refusal(found, reason);
        if (problem != null) return new Outcome.Rejected(List.of(problem));
        // a correction that names nobody leaves those who were there
        var said = given.mediators().isEmpty() ? given.withMediators(before.mediators()) : given;
        var judged = judge.correction(said, found.recordedBy(), before.version());
        if (!judged.problems().isEmpty()) return new Outcome.Rejected(judged.problems());
        var after = judged.visit().withTeam(before.team());
        Merged merged = null;
        if (older) {
            var base = visits.saidIn(before, given.version()).orElse(null);
            if (base == null) return new Outcome.Conflict(before);
            var joined = MergeRule.join(base, before, after);
            if (!joined.clash().isEmpty()) return new Outcome.Conflict(before, joined.clash());
            merged = new Merged(before.version() - given.version(), joined.kept(), given.version());
            after = joined.visit();
            if (after.equals(before)) return new Outcome.Accepted(before, merged);
            // together they may be more than each was
            var again = judge.correction(after, found.recordedBy(), before.version());
            if (!again.problems().isEmpty()) return new Outcome.Rejected(again.problems());
        }
        if (after.equals(before)) return new Outcome.Accepted(before);
        if (!after.day().equals(before.day())) return rejected("startedAt", "other-day");
        var now = judge.now();
        boolean undone =
                before.version() > 0 && visits.isUndo(after, before.version() - 1, who.account(), now.minus(A_MOMENT));
        var mergedFrom = merged == null ? null : given.version();
        visits.replace(before, after, new VisitTable.Correction(who.account(), reason, mergedFrom, undone, now));
        changed.goneFrom(before, found.recordedBy(), Optional.of(after));
        var corrected = visits.find(after.id()).orElseThrow().visit();
        blockers.forget(before);
        blockers.note(corrected);
        events.publishEvent(new VisitCorrected(before, corrected));
        return new Outcome.Accepted(corrected, merged);
    }

    private static Outcome rejected(String field, String key) {
        return new Outcome.Rejected(List.of(VisitRules.problem(field, key)));
    }
}
