// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Cache by key, in this process alone and for a minute: another process may change the value. */
public final class MinuteCache<K, V> {
    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final int MOST = 50_000;

    private record Held<V>(V value, long readAt) {}

    private volatile Map<K, Held<V>> held = new ConcurrentHashMap<>();

    /** @param read asked where nothing is held; nothing that it answers is kept if the cache is cleared meanwhile */
    public Optional<V> find(K key, Function<K, Optional<V>> read) {
        var all = held;
        var last = held(all, key);
        if (last.isPresent()) return last;
        var found = read.apply(key);
        found.ifPresent(value -> hold(all, key, value));
        return found;
    }

    /**
     * The values of some keys, by key.
     *
     * @param read asked once for the keys for which nothing is held, if there are any; what it leaves out is left out and not kept
     */
    public Map<K, V> findAll(Collection<K> keys, Function<List<K>, Map<K, V>> read) {
        var all = held;
        var values = new HashMap<K, V>();
        var missing = new ArrayList<K>();
        for (var key : keys) held(all, key).ifPresentOrElse(value -> values.put(key, value), () -> missing.add(key));
        if (missing.isEmpty()) return values;
        var found = read.apply(missing);
        found.forEach((key, value) -> hold(all, key, value));
        values.putAll(found);
        return values;
    }

    private static <K, V> Optional<V> held(Map<K, Held<V>> all, K key) {
        var last = all.get(key);
        return last != null && System.nanoTime() - last.readAt() < LIFE.toNanos()
                ? Optional.of(last.value())
                : Optional.empty();
    }

    private static <K, V> void hold(Map<K, Held<V>> all, K key, V value) {
        if (all.size() >= MOST) all.clear();
        all.put(key, new Held<>(value, System.nanoTime()));
    }

    /** Forgets all of it, at once and when the transaction that changes it is over. */
    public void clear() {
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
