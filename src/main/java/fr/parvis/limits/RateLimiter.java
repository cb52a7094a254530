// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.limits;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Limits how often something is done for a key: an origin, an account, a device; made by {@link RateLimits}. Kept in memory, of the keys that were used last
 * alone, to the millisecond, and forgotten when Parvis stops; or counted by all processes of one database together. A refused request is not counted. Safe for several threads.
 *
 * <p>A token bucket allows all of a period's requests at once and gives them back evenly, one by one; a key costs a few bytes. A
 * sliding window allows so many in any period, and the next when the oldest is a period old; a key costs a number for each request.
 *
 * <p>A limit of 0 or less is no limit.
 */
public final class RateLimiter {
    private final int most;
    private final Clock clock;
    private final Supplier<Usage> unused;
    private final Map<String, Usage> byKey;
    private final @Nullable Together together;

    /** A limit that other processes count, too. */
    private record Together(SharedUsage.Limit limit, SharedUsage usage) {}

    private RateLimiter(int most, int keys, Clock clock, Supplier<Usage> unused) {
        this.most = most;
        this.clock = clock;
        this.unused = unused;
        this.together = null;
        this.byKey = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Usage> eldest) {
                return size() > keys;
            }
        };
    }

    private RateLimiter(Together together, Clock clock) {
        this.most = together.limit().most();
        this.clock = clock;
        this.unused = () -> {
            throw new IllegalStateException("counted elsewhere");
        };
        this.byKey = Map.of();
        this.together = together;
    }

    /** A limit that all processes of one database count together. */
    static RateLimiter shared(SharedUsage.Limit limit, SharedUsage usage, Clock clock) {
        return new RateLimiter(new Together(limit, usage), clock);
    }

    /** @param keys most keys remembered */
    public static RateLimiter tokenBucket(int most, Duration period, int keys, Clock clock) {
        return new RateLimiter(most, keys, clock, () -> new Bucket(most, period.toMillis()));
    }

    /** @param keys most keys remembered */
    public static RateLimiter slidingWindow(int most, Duration period, int keys, Clock clock) {
        return new RateLimiter(most, keys, clock, () -> new Window(most, period.toMillis()));
    }

    /**
     * Counts one request, if it is allowed now.
     *
     * @return zero when it is allowed, else how long until it will be
     */
    public Duration acquire(String key) {
        return acquire(key, 1);
    }

    /** @param weight as how many requests it counts: 1 or more; more than the limit counts as the limit */
    public Duration acquire(String key, int weight) {
        if (most <= 0) return Duration.ZERO;
        return together == null ? count(key, weight) : together.usage().acquire(together.limit(), key, weight);
    }

    private synchronized Duration count(String key, int weight) {
        long now = clock.millis();
        int counted = Math.min(weight, most);
        var usage = byKey.computeIfAbsent(key, _ -> unused.get());
        long wait = usage.millisUntil(counted, now);
        if (wait == 0) usage.count(counted, now);
        return Duration.ofMillis(wait);
    }

    /** How long until a request will be allowed, zero when it is now; counts nothing. */
    public Duration timeToWait(String key) {
        return together == null ? left(key) : together.usage().timeToWait(together.limit(), key);
    }

    private synchronized Duration left(String key) {
        var usage = byKey.get(key);
        return usage == null ? Duration.ZERO : Duration.ofMillis(usage.millisUntil(1, clock.millis()));
    }

    /** The value of the header {@code Retry-After}: whole seconds, rounded up. */
    public static String retryAfter(Duration wait) {
        return Long.toString(wait.plusMillis(999).toSeconds());
    }

    /** The part of its limit that one key has used. */
    private interface Usage {
        long millisUntil(int weight, long now);

        void count(int weight, long now);
    }

    private static final class Bucket implements Usage {
        private final double most;
        private final long period;
        private double left;
        private long at;

        Bucket(int most, long period) {
            this.most = most;
            this.period = period;
            this.left = most;
        }

        @Override
        public long millisUntil(int weight, long now) {
            left = Math.min(most, left + Math.max(0, now - at) * most / period);
            at = now;
            return left >= weight ? 0 : (long) Math.ceil((weight - left) * period / most);
        }

        @Override
        public void count(int weight, long now) {
            left -= weight;
        }
    }

    private static final class Window implements Usage {
        private final int most;
        private final long period;
        private final ArrayDeque<Long> requests = new ArrayDeque<>();

        Window(int most, long period) {
            this.most = most;
            this.period = period;
        }

        @Override
        public long millisUntil(int weight, long now) {
            while (!requests.isEmpty() && requests.getFirst() <= now - period) requests.removeFirst();
            int over = requests.size() + weight - most;
            if (over <= 0) return 0;
            return requests.stream().skip(over - 1L).findFirst().orElseThrow() + period - now;
        }

        @Override
        public void count(int weight, long now) {
            for (int i = 0; i < weight; i++) requests.addLast(now);
        }
    }
}
