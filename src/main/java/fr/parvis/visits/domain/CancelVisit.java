// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import fr.parvis.visits.VisitCancelled;
import fr.parvis.visits.Visits.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a visit back, from the day after on with a reason; asked twice, it is taken back once. */
@Component
class CancelVisit {
    private final JudgeVisit judge;
    private final VisitTable visits;
    private final Blockers blockers;
    private final ChangedVisits changed;
    private final ApplicationEventPublisher events;

    CancelVisit(
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
    public Outcome handle(UUID id, int version, @Nullable String given) {
        var who = CurrentActor.now();
        visits.lock(id);
        var found = visits.find(id).orElse(null);
        if (found == null) return rejected("unknown");
        if (!who.mayTouch(found)) return rejected("not-yours");
        if (found.cancelled()) return new Outcome.Accepted(found.visit());
        if (found.visit().version() != version) return new Outcome.Conflict(found.visit());
        var reason = Reason.of(given);
        var problem = judge.refusal(found, reason);
        if (problem != null) return new Outcome.Rejected(List.of(problem));
        visits.cancel(id, who.account(), reason, judge.now());
        blockers.forget(found.visit());
        changed.goneFrom(found.visit(), found.recordedBy(), Optional.empty());
        events.publishEvent(new VisitCancelled(found.visit()));
        return new Outcome.Accepted(found.visit());
    }

    private static Outcome rejected(String key) {
        return new Outcome.Rejected(List.of(VisitRules.problem("visit", key)));
    }
}
