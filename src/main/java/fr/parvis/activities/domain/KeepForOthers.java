// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities.domain;

import fr.parvis.activities.Activity;
import fr.parvis.activities.ActivityCounted;
import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps activities of other modules' making in step with what those say, so that each counts once and in one way. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class KeepForOthers {
    private final ActivityTable activities;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    KeepForOthers(ActivityTable activities, ApplicationEventPublisher events, Clock clock) {
        this.activities = activities;
        this.events = events;
        this.clock = clock;
    }

    void keep(Activity given) {
        var now = clock.instant();
        var by = Objects.requireNonNull(Actor.account(), "an act is somebody's");
        var found = activities.findLocked(given.id()).orElse(null);
        if (found == null) {
            var first = of(given, by, 0);
            if (!activities.insert(first, true, now))
                throw new IllegalStateException("activity " + given.id() + " is another's");
            events.publishEvent(ActivityCounted.of(first, 1));
            return;
        }
        if (!found.elsewhere()) throw new IllegalStateException("activity " + given.id() + " was recorded by hand");
        var before = found.activity();
        if (found.cancelled()) {
            activities.giveBack(before, by, now);
            before = before.withVersion(before.version() + 1);
            events.publishEvent(ActivityCounted.of(before, 1));
        }
        var after = of(given, before.account(), before.version());
        if (after.equals(before)) return;
        activities.replace(new EarlierVersion(before, now, by, null), after);
        var counted = ActivityCounted.of(after, 1);
        if (!counted.equals(ActivityCounted.of(before, 1)) || !Objects.equals(before.partner(), after.partner())) {
            events.publishEvent(ActivityCounted.of(before, -1));
            events.publishEvent(counted);
        }
    }

    void drop(UUID id) {
        var found = activities.findLocked(id).orElse(null);
        if (found == null || found.cancelled() || !found.elsewhere()) return;
        activities.cancel(id, Objects.requireNonNull(Actor.account(), "an act is somebody's"), null, clock.instant());
        events.publishEvent(ActivityCounted.of(found.activity(), -1));
    }

    private static Activity of(Activity given, UUID account, int version) {
        return new Activity(
                given.id(),
                Asking.association(),
                given.point(),
                given.day(),
                given.kind(),
                given.minutes(),
                given.headcount(),
                given.partner(),
                account,
                given.colleagues().stream().filter(one -> !one.equals(account)).toList(),
                given.title(),
                version);
    }
}
