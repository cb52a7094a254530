package fr.parvis.visits.domain;

import fr.parvis.visits.Visit;
import fr.parvis.visits.VisitCorrected;
import fr.parvis.visits.Visits.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts a visit right, from the day after on with a reason; what it said before is kept. */
@Component
class CorrectVisit {
    private final JudgeVisit judge;
    private final VisitTable visits;
    private final Walls walls;
    private final ApplicationEventPublisher events;

    CorrectVisit(JudgeVisit judge, VisitTable visits, Walls walls, ApplicationEventPublisher events) {
        this.judge = judge;
        this.visits = visits;
        this.walls = walls;
        this.events = events;
    }

    @Transactional
    public Outcome handle(Visit given, @Nullable String why) {
        var who = WhoActs.now();
        visits.lock(given.id());
        var found = visits.find(given.id()).orElse(null);
        if (found == null) return rejected("visit", "unknown");
        if (found.cancelled()) return rejected("visit", "cancelled");
        if (!who.mayTouch(found)) return rejected("visit", "not-yours");
        var before = found.visit();
        if (before.version() != given.version()) return new Outcome.Conflict(before);
        var reason = Reason.of(why);
        var problem = judge.refusal(found, reason);
        if (problem != null) return new Outcome.Rejected(List.of(problem));
        var judged = judge.correction(given, found.recordedBy(), before.version());
        if (!judged.problems().isEmpty()) return new Outcome.Rejected(judged.problems());
        var after = judged.visit().withTeam(before.team());
        if (after.equals(before)) return new Outcome.Accepted(before);
        if (!after.day().equals(before.day())) return rejected("startedAt", "other-day");
        var now = judge.now();
        visits.replace(before, after, who.account(), reason, now);
        var corrected = visits.find(after.id()).orElseThrow().visit();
        walls.forget(before);
        walls.note(corrected);
        events.publishEvent(new VisitCorrected(before, corrected));
        return new Outcome.Accepted(corrected);
    }

    private static Outcome rejected(String field, String key) {
        return new Outcome.Rejected(List.of(VisitRules.problem(field, key)));
    }
}
