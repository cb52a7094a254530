// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Cache of one value, in this process alone: computed at the first question and when it is older than its life. While one thread computes the next one, others
 * get the last.
 */
public final class ExpiringValue<T> {
    private final Duration life;
    private final Clock clock;
    private final Supplier<T> compute;
    private final ReentrantLock computing = new ReentrantLock();
    private volatile @Nullable Held<T> held;

    private record Held<T>(T value, Instant until) {}

    public ExpiringValue(Duration life, Clock clock, Supplier<T> compute) {
        this.life = life;
        this.clock = clock;
        this.compute = compute;
    }

    public T get() {
        var last = held;
        if (last != null && (isFresh(last) || computing.isLocked())) return last.value();
        computing.lock();
        try {
            var meanwhile = held;
            if (meanwhile != null && isFresh(meanwhile)) return meanwhile.value();
            var next = new Held<>(compute.get(), clock.instant().plus(life));
            held = next;
            return next.value();
        } finally {
            computing.unlock();
        }
    }

    /** The next question computes it anew. */
    public void forget() {
        held = null;
    }

    /** A clock that was set back does not make it last longer. */
    private boolean isFresh(Held<T> one) {
        var now = clock.instant();
        return now.isBefore(one.until()) && !now.isBefore(one.until().minus(life));
    }
}
