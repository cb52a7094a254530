// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The time zones of associations and points, kept for a minute: every line of a page asks for one. */
@Component
class Zones {
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final MinuteCache<UUID, ZoneId> known = new MinuteCache<>();

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

    void clear() {
        known.clear();
    }

    private Optional<ZoneId> find(UUID id, String query) {
        return known.find(id, asked -> Objects.requireNonNull(transaction.execute(_ ->
                        database.sql(query).param("id", asked).query(String.class).optional()))
                .map(ZoneId::of));
    }
}
