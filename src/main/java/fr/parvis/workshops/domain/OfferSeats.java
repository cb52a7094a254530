package fr.parvis.workshops.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
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
    private final Duration lease;

    /** @param hours for which a seat is held for who was offered it */
    OfferSeats(
            CycleTable cycles,
            EnrolmentTable enrolments,
            EnrolmentMessages messages,
            @Value("${parvis.workshops.offer-hours:48}") int hours) {
        if (hours < 1 || hours > 240)
            throw new IllegalArgumentException("parvis.workshops.offer-hours is 1 to 240, not " + hours);
        this.cycles = cycles;
        this.enrolments = enrolments;
        this.messages = messages;
        this.lease = Duration.ofHours(hours);
    }

    void offer(UUID id, Instant now) {
        var next = cycles.next(id, now).orElse(null);
        if (next == null) return;
        var latest = next.begins().minus(TOO_LATE);
        while (true) {
            var cycle = cycles.find(id).orElseThrow();
            if (cycle.cancelled() || !latest.isAfter(now)) return;
            var who = enrolments.nextWaiting(id, cycle.free()).orElse(null);
            if (who == null || !cycles.take(id, who.persons())) return;
            var until = messages.from(cycle.point()).plus(lease);
            if (until.isAfter(latest)) until = latest;
            enrolments.offer(who.id(), until);
            messages.offer(enrolments.find(who.id()).orElseThrow(), cycle, next, until);
        }
    }
}
