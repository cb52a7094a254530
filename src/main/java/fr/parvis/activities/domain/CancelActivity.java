// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities.domain;

import fr.parvis.activities.Activities.Outcome;
import fr.parvis.activities.ActivityCounted;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes an activity back; asked twice, it is taken back once. */
@Component
class CancelActivity {
    private final JudgeActivity judge;
    private final ActivityTable activities;
    private final ApplicationEventPublisher events;

    CancelActivity(JudgeActivity judge, ActivityTable activities, ApplicationEventPublisher events) {
        this.judge = judge;
        this.activities = activities;
        this.events = events;
    }

    @Transactional
    public Outcome handle(UUID id, int version, @Nullable String why) {
        var who = CurrentActor.now();
        var found = activities.findLocked(id).orElse(null);
        if (found == null || !who.mayTouch(found.activity()))
            return new Outcome.Rejected(List.of(ActivityRules.problem("activity", "unknown")));
        var activity = found.activity();
        if (found.cancelled()) return new Outcome.Accepted(activity);
        if (activity.version() != version) return new Outcome.Conflict(activity);
        var reason = JudgeActivity.orNothing(why);
        var refusals = judge.ofChange(found, reason);
        if (!refusals.isEmpty()) return new Outcome.Rejected(refusals);
        activities.cancel(id, who.account(), reason, judge.now());
        events.publishEvent(ActivityCounted.of(activity, -1));
        return new Outcome.Accepted(activity);
    }
}
