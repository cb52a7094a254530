// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.skills.Learners;
import fr.parvis.workshops.WorkshopsSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Offers seats that became free to those who wait: first to who never had an offer, in the order in which they asked, among those whom the seats are enough
 * for. An offer holds the seats for a while, a lease. Called by who holds the cycle locked.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OfferSeats {
    /** So long before the next session nothing is offered any more: who comes by takes the seat. */
    private static final Duration TOO_LATE = Duration.ofHours(1);

    private final CycleTable cycles;
    private final EnrolmentTable enrolments;
    private final EnrolmentMessages messages;
    private final Learners learners;
    private final Duration lease;

    OfferSeats(
            CycleTable cycles,
            EnrolmentTable enrolments,
            EnrolmentMessages messages,
            Learners learners,
            WorkshopsSettings settings) {
        this.cycles = cycles;
        this.enrolments = enrolments;
        this.messages = messages;
        this.learners = learners;
        this.lease = Duration.ofHours(settings.offerHours());
    }

    /** @return whether anything was offered */
    boolean offer(UUID id, Instant now) {
        var next = cycles.next(id, now).orElse(null);
        if (next == null) return false;
        var latest = next.begins().minus(TOO_LATE);
        boolean offered = false;
        while (true) {
            var cycle = cycles.find(id).orElseThrow();
            var held = messages.lease(cycle.point(), lease, latest).orElse(null);
            if (cycle.cancelled() || held == null) return offered;
            var who = nextWaiting(cycle);
            if (who == null || !cycles.take(id, who.persons())) return offered;
            enrolments.offer(who.id(), held.until());
            messages.offer(enrolments.find(who.id()).orElseThrow(), cycle, next, held.until());
            offered = true;
        }
    }

    /** The next that waits; who is known by neither card, file nor code is passed over, for nobody would come. */
    private @Nullable Enrolment nextWaiting(Cycle cycle) {
        var waiting = enrolments.waiting(cycle.id(), cycle.free());
        var known = learners.all(waiting.stream()
                .map(Enrolment::learner)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList());
        for (var it : waiting) {
            var learner = it.learner();
            var who = learner == null ? null : known.get(learner);
            if (who == null ? it.reached() : who.card() != null || who.person() != null) return it;
        }
        return null;
    }
}
