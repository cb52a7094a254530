// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.limits;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Makes the limits of requests: counted in memory, or by all processes together where several serve one database. */
@Component
public class RateLimits {
    private final Clock clock;
    private final @Nullable SharedUsage shared;

    @Autowired
    RateLimits(Clock clock, ObjectProvider<SharedUsage> shared) {
        this.clock = clock;
        this.shared = shared.getIfAvailable();
    }

    private RateLimits(Clock clock) {
        this.clock = clock;
        this.shared = null;
    }

    /** Limits of one process. */
    public static RateLimits inMemory(Clock clock) {
        return new RateLimits(clock);
    }

    /**
     * A limit that allows all of a period's requests at once and gives them back evenly.
     *
     * @param name of the limit, used once
     * @param keys most keys remembered, in memory
     */
    public RateLimiter tokenBucket(String name, int most, Duration period, int keys) {
        return shared == null
                ? RateLimiter.tokenBucket(most, period, keys, clock)
                : RateLimiter.shared(new SharedUsage.Limit(name, most, period, true), shared, clock);
    }

    /**
     * A limit that allows so many requests in any period.
     *
     * @param name of the limit, used once
     * @param keys most keys remembered, in memory
     */
    public RateLimiter slidingWindow(String name, int most, Duration period, int keys) {
        return shared == null
                ? RateLimiter.slidingWindow(most, period, keys, clock)
                : RateLimiter.shared(new SharedUsage.Limit(name, most, period, false), shared, clock);
    }
}
