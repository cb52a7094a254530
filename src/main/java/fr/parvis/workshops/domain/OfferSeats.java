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
 * Offers free seats to the waiting list: first to those who never had an offer, in the order in which they asked, among those for whom
 * the seats are enough. An offer holds the seats for a while, a lease. The caller has locked the cycle.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OfferSeats {
    /** Time before the next session from which on nothing is offered any more: people who come by take the seats. */
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

    /** Next of the waiting list; one known by neither card, file nor code is passed over, since it cannot be reached. */
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
