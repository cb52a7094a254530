// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import fr.parvis.appointments.AppointmentsSettings;
import fr.parvis.limits.Origin;
import fr.parvis.limits.RateLimiter;
import fr.parvis.limits.RateLimits;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Limit on how often one origin books or moves a day: each sends a message. */
@Component
class PublicBookingLimit {
    private static final int MOST_ORIGINS = 20_000;

    private final RateLimiter limiter;

    PublicBookingLimit(AppointmentsSettings settings, RateLimits limits) {
        this.limiter =
                limits.slidingWindow("appointments.public", settings.publicPerDay(), Duration.ofDays(1), MOST_ORIGINS);
    }

    /** Whether it was reached; otherwise this one is counted. */
    boolean isReached(HttpServletRequest request) {
        return !Origin.isThisMachine(request)
                && !limiter.acquire(Origin.of(request)).isZero();
    }
}
