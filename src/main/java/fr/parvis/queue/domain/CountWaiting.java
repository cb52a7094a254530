// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.domain;

import fr.parvis.database.ResultRow;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts who waits in all queues of the network, in the network's scope, which reads no ticket. */
@Component
public class CountWaiting {

    /**
     * People who wait now.
     *
     * @param points at which somebody waits
     */
    public record Waiting(long points, long persons) {}

    private final JdbcClient database;
    private final Clock clock;

    CountWaiting(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Waiting now() {
        return database.sql("select points, persons from queue.waiting_now(:now)")
                .param("now", clock.instant())
                .query(ResultRow.map(row -> new Waiting(row.bigint("points"), row.bigint("persons"))))
                .single();
    }
}
