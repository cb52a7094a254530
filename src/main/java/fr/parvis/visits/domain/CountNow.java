// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import fr.parvis.database.ResultRow;
import fr.parvis.values.NetworkTime;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts the visits of today in the network's scope, which reads no visit. */
@Component
public class CountNow {
    private static final Duration LATELY = Duration.ofHours(1);

    /**
     * Visits of the whole network.
     *
     * @param today on the day of the network
     * @param lately number that began within an hour
     */
    public record Counts(long today, long lately) {}

    private final JdbcClient database;
    private final Clock clock;

    CountNow(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Counts counts() {
        return database.sql("select on_the_day, lately from visits.count_now(:today, :since)")
                .param("today", NetworkTime.today(clock))
                .param("since", clock.instant().minus(LATELY))
                .query(ResultRow.map(row -> new Counts(row.bigint("on_the_day"), row.bigint("lately"))))
                .single();
    }
}
