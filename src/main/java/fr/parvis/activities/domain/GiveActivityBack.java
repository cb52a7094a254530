// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities.domain;

import fr.parvis.activities.Activities.Outcome;
import fr.parvis.activities.ActivityCounted;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives back an activity that was taken back by mistake; that it was is kept with its earlier versions. */
@Component
class GiveActivityBack {
    private final JudgeActivity judge;
    private final ActivityTable activities;
    private final ApplicationEventPublisher events;

    GiveActivityBack(JudgeActivity judge, ActivityTable activities, ApplicationEventPublisher events) {
        this.judge = judge;
        this.activities = activities;
        this.events = events;
    }

    @Transactional
    public Outcome handle(UUID id) {
        var who = CurrentActor.now();
        var found = activities.findLocked(id).orElse(null);
        if (found == null || !who.mayTouch(found.activity())) return rejected("unknown");
        var activity = found.activity();
        if (!found.cancelled()) return new Outcome.Accepted(activity);
        if (!judge.isOpen(found)) return rejected("over", String.valueOf(judge.oldestDays()));
        activities.giveBack(activity, who.account(), judge.now());
        events.publishEvent(ActivityCounted.of(activity, 1));
        return new Outcome.Accepted(activity.withVersion(activity.version() + 1));
    }

    private static Outcome rejected(String key, String... args) {
        return new Outcome.Rejected(List.of(ActivityRules.problem("activity", key, args)));
    }
}
