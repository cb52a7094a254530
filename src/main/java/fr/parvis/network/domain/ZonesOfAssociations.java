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

/** The time zones of associations, kept for a minute: every page asks for one, and another process may have imported points. */
@Component
class ZonesOfAssociations {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST = 5_000;

    private record Known(ZoneId zone, long readAt) {}

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Map<UUID, Known> known = new ConcurrentHashMap<>();

    ZonesOfAssociations(JdbcClient database, PlatformTransactionManager transactions) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** That of its first open point by name, else of a closed one; nothing before it has a point. */
    Optional<ZoneId> find(UUID association) {
        var held = known.get(association);
        if (held != null && System.nanoTime() - held.readAt < KEPT.toNanos()) return Optional.of(held.zone);
        var found = read(association);
        if (known.size() >= MOST) known.clear();
        found.ifPresent(zone -> known.put(association, new Known(zone, System.nanoTime())));
        return found;
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

    private Optional<ZoneId> read(UUID association) {
        var found = transaction.execute(_ -> database.sql("""
                        select time_zone from network.point where association = :association
                        order by closed_on is not null, lower(name) limit 1""")
                .param("association", association)
                .query(String.class)
                .optional());
        return Objects.requireNonNull(found).map(ZoneId::of);
    }
}
