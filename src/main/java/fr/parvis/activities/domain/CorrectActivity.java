// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities.domain;

import fr.parvis.activities.Activities.Outcome;
import fr.parvis.activities.Activity;
import fr.parvis.activities.ActivityCounted;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts an activity right: freely on its day, later with a reason; what it said before is kept. */
@Component
class CorrectActivity {
    private final JudgeActivity judge;
    private final ActivityTable activities;
    private final ApplicationEventPublisher events;

    CorrectActivity(JudgeActivity judge, ActivityTable activities, ApplicationEventPublisher events) {
        this.judge = judge;
        this.activities = activities;
        this.events = events;
    }

    @Transactional
    public Outcome handle(Activity given, @Nullable String why) {
        var who = CurrentActor.now();
        var found = activities.findLocked(given.id()).orElse(null);
        if (found == null || !who.mayTouch(found.activity())) return rejected("unknown");
        if (found.cancelled()) return rejected("cancelled");
        var before = found.activity();
        var reason = JudgeActivity.orNothing(why);
        var judged = judge.handle(given, before.account(), before.version());
        // sent once more, or nothing to change
        if (judged.activity().equals(before)) return new Outcome.Accepted(before);
        if (before.version() != given.version()) return new Outcome.Conflict(before);
        var refusals = judge.ofChange(found, reason);
        if (!refusals.isEmpty()) return new Outcome.Rejected(refusals);
        if (!judged.problems().isEmpty()) return new Outcome.Rejected(judged.problems());
        var after = judged.activity().withVersion(before.version() + 1);
        activities.replace(new EarlierVersion(before, judge.now(), who.account(), reason), after);
        var counted = ActivityCounted.of(after, 1);
        if (!counted.equals(ActivityCounted.of(before, 1)) || !Objects.equals(before.partner(), after.partner())) {
            events.publishEvent(ActivityCounted.of(before, -1));
            events.publishEvent(counted);
        }
        return new Outcome.Accepted(after);
    }

    private static Outcome rejected(String key) {
        return new Outcome.Rejected(List.of(ActivityRules.problem("activity", key)));
    }
}
