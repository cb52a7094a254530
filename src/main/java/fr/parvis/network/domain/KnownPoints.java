// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.database.ResultRow;
import fr.parvis.runtime.MinuteCache;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Names of points, and time zones of points and associations, kept for a minute: every line of a page asks for one. */
@Component
class KnownPoints {
    private record Known(String name, ZoneId zone) {}

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final MinuteCache<UUID, Known> points = new MinuteCache<>();
    private final MinuteCache<UUID, Known> firstOfAssociations = new MinuteCache<>();

    KnownPoints(JdbcClient database, PlatformTransactionManager transactions) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The zone of an association's first open point by name, else of a closed one; nothing before it has a point. */
    Optional<ZoneId> zoneOf(UUID association) {
        return find(firstOfAssociations, association, """
                select name, time_zone from network.point where association = :id
                order by closed_on is not null, lower(name) limit 1""").map(Known::zone);
    }

    /** The zone of a point; nothing where it is not known. */
    Optional<ZoneId> zoneAt(UUID point) {
        return at(point).map(Known::zone);
    }

    /** The name of a point; nothing where it is not known. */
    Optional<String> name(UUID point) {
        return at(point).map(Known::name);
    }

    void clear() {
        points.clear();
        firstOfAssociations.clear();
    }

    private Optional<Known> at(UUID point) {
        return find(points, point, "select name, time_zone from network.point where id = :id");
    }

    private Optional<Known> find(MinuteCache<UUID, Known> known, UUID id, String query) {
        return known.find(
                id,
                asked -> Objects.requireNonNull(transaction.execute(_ -> database.sql(query)
                        .param("id", asked)
                        .query(ResultRow.map(row -> new Known(row.text("name"), row.zone("time_zone"))))
                        .optional())));
    }
}
