// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Cache by key, in this process alone and for a minute: another process may change the value. */
final class MinuteCache<K, V> {
    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final int MOST = 50_000;

    private record Held<V>(V value, long readAt) {}

    private volatile Map<K, Held<V>> held = new ConcurrentHashMap<>();

    /** @param read asked where nothing is held; nothing that it answers is kept if the cache is cleared meanwhile */
    Optional<V> find(K key, Function<K, Optional<V>> read) {
        var all = held;
        var last = all.get(key);
        if (last != null && System.nanoTime() - last.readAt() < LIFE.toNanos()) return Optional.of(last.value());
        var found = read.apply(key);
        if (all.size() >= MOST) all.clear();
        found.ifPresent(value -> all.put(key, new Held<>(value, System.nanoTime())));
        return found;
    }

    /** Forgets all of it, at once and when the transaction that changes it is over. */
    void clear() {
        held = new ConcurrentHashMap<>();
        if (TransactionSynchronizationManager.isSynchronizationActive())
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    held = new ConcurrentHashMap<>();
                }
            });
    }
}
