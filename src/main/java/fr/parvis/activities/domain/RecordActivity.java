// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities.domain;

import fr.parvis.activities.Activities.Outcome;
import fr.parvis.activities.Activity;
import fr.parvis.activities.ActivityCounted;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records an activity once, however often it is asked. */
@Component
class RecordActivity {
    private final JudgeActivity judge;
    private final ActivityTable activities;
    private final ApplicationEventPublisher events;

    RecordActivity(JudgeActivity judge, ActivityTable activities, ApplicationEventPublisher events) {
        this.judge = judge;
        this.activities = activities;
        this.events = events;
    }

    @Transactional
    public Outcome handle(Activity given) {
        var who = CurrentActor.now();
        var judged = judge.handle(given, who.account(), 0);
        if (!judged.problems().isEmpty()) return new Outcome.Rejected(judged.problems());
        var activity = judged.activity();
        if (!activities.insert(activity, false, judge.now())) return again(activity, who);
        events.publishEvent(ActivityCounted.of(activity, 1));
        return new Outcome.Accepted(activity);
    }

    /** The identifier is known: the same activity sent once more, or something else under its name. */
    private Outcome again(Activity activity, CurrentActor who) {
        var found = activities.find(activity.id()).orElse(null);
        // a colleague's activity is not shown to who happens to know its identifier
        if (found == null || !who.mayTouch(found.activity())) return rejected("identifier-taken");
        if (found.cancelled()) return rejected("cancelled");
        var current = found.activity();
        boolean same = activity.equals(current)
                || activities
                        .saidAtFirst(activity.id())
                        .filter(activity::equals)
                        .isPresent();
        return same ? new Outcome.Accepted(current) : new Outcome.Conflict(current);
    }

    private static Outcome rejected(String key) {
        return new Outcome.Rejected(List.of(ActivityRules.problem("activity", key)));
    }
}
