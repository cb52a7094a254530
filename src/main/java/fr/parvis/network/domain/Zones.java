// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The time zones of associations and points, kept for a minute: every line of a page asks for one, and another process may have changed points. */
@Component
class Zones {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST = 50_000;

    private record Known(ZoneId zone, long readAt) {}

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Map<UUID, Known> known = new ConcurrentHashMap<>();

    Zones(JdbcClient database, PlatformTransactionManager transactions) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** That of an association's first open point by name, else of a closed one; nothing before it has a point. */
    Optional<ZoneId> of(UUID association) {
        return find(association, """
                select time_zone from network.point where association = :id
                order by closed_on is not null, lower(name) limit 1""");
    }

    /** That of a point; nothing where it is not known. */
    Optional<ZoneId> at(UUID point) {
        return find(point, "select time_zone from network.point where id = :id");
    }

    /** Forgets all of them, at once and when the transaction that changes points is over. */
    void clear() {
        known.clear();
        if (TransactionSynchronizationManager.isSynchronizationActive())
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    known.clear();
                }
            });
    }

    private Optional<ZoneId> find(UUID id, String query) {
        var held = known.get(id);
        if (held != null && System.nanoTime() - held.readAt < KEPT.toNanos()) return Optional.of(held.zone);
        var found = Objects.requireNonNull(transaction.execute(_ ->
                        database.sql(query).param("id", id).query(String.class).optional()))
                .map(ZoneId::of);
        if (known.size() >= MOST) known.clear();
        found.ifPresent(zone -> known.put(id, new Known(zone, System.nanoTime())));
        return found;
    }
}
