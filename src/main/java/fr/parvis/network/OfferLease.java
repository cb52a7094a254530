// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Time for which something that became free is held for the person to whom it is offered. */
@Component
public class OfferLease {
    private final DecentHours hours;

    OfferLease(DecentHours hours) {
        this.hours = hours;
    }

    /** @param from time when the person may be disturbed and hears of it */
    public record Lease(Instant from, Instant until) {}

    /**
     * The lease of an offer that is made now: it begins when somebody may be disturbed, and never lasts beyond the latest moment.
     *
     * @param commune INSEE code: the clock that the person lives by
     * @return nothing where the person would hear of it too late
     */
    public Optional<Lease> from(Instant now, @Nullable String commune, Duration length, Instant latest) {
        var from = hours.next(now, commune);
        if (!from.isBefore(latest)) return Optional.empty();
        var until = from.plus(length);
        return Optional.of(new Lease(from, until.isAfter(latest) ? latest : until));
    }
}
