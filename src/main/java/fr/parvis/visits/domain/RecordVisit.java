// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import fr.parvis.visits.Visit;
import fr.parvis.visits.VisitRecorded;
import fr.parvis.visits.Visits.Outcome;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records a visit once, however often it is asked. */
@Component
class RecordVisit {
    private final JudgeVisit judge;
    private final VisitTable visits;
    private final Blockers blockers;
    private final ApplicationEventPublisher events;

    RecordVisit(JudgeVisit judge, VisitTable visits, Blockers blockers, ApplicationEventPublisher events) {
        this.judge = judge;
        this.visits = visits;
        this.blockers = blockers;
        this.events = events;
    }

    @Transactional
    public Outcome handle(Visit given) {
        var who = CurrentActor.now();
        var judged = judge.handle(given, who.account(), 0);
        if (!judged.problems().isEmpty()) return new Outcome.Rejected(judged.problems());
        var visit = judged.visit();
        if (!visits.insert(visit, who.account(), judge.now())) return again(visit, who);
        blockers.note(visit);
        events.publishEvent(new VisitRecorded(visit));
        return new Outcome.Accepted(visit);
    }

    /** The identifier is known: the same visit sent once more, or something else under its name. */
    private Outcome again(Visit visit, CurrentActor who) {
        var found = visits.find(visit.id()).orElse(null);
        // a colleague's visit is not shown to somebody who happens to know its identifier
        if (found == null || !who.mayTouch(found)) return rejected("identifier-taken");
        if (found.cancelled()) return rejected("cancelled");
        if (found.visit().equals(visit.withTeam(found.visit().team())) || visits.saidAtFirst(visit))
            return new Outcome.Accepted(found.visit());
        return new Outcome.Conflict(found.visit());
    }

    private static Outcome rejected(String key) {
        return new Outcome.Rejected(List.of(VisitRules.problem("visit", key)));
    }
}
