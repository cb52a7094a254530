// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import fr.parvis.limits.SharedUsage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Usage of limits in the table {@code database.usage}, under a hash of the limit and the key: the address of a visitor is not found again in it. The table is
 * not logged: after a crash of the database, or on a replica that takes over, all begin anew.
 */
@Component
@ConditionalOnExpression("!'${parvis.shared-folder:}'.isBlank()")
public class DatabaseUsage implements SharedUsage {
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SharedFolder folder;

    DatabaseUsage(JdbcClient database, PlatformTransactionManager transactions, Clock clock, SharedFolder folder) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        // counted also when what was asked for is taken back
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
        this.folder = folder;
    }

    @Override
    public Duration acquire(Limit limit, String key, int weight) {
        if (limit.most() <= 0) return Duration.ZERO;
        int counted = Math.min(weight, limit.most());
        var row = hash(limit, key);
        var now = clock.instant();
        return Objects.requireNonNull(transaction.execute(_ -> {
            boolean allowed = limit.evenly() ? takeEvenly(limit, row, counted, now) : take(limit, row, counted, now);
            return allowed ? Duration.ZERO : wait(limit, row, counted, now);
        }));
    }

    @Override
    public Duration timeToWait(Limit limit, String key) {
        if (limit.most() <= 0) return Duration.ZERO;
        var now = clock.instant();
        return Objects.requireNonNull(transaction.execute(_ -> wait(limit, hash(limit, key), 1, now)));
    }

    private byte[] hash(Limit limit, String key) {
        return folder.hash(limit.name() + " " + key);
    }

    private boolean takeEvenly(Limit limit, byte[] row, int weight, Instant now) {
        return database.sql("""
                        insert into database.usage as u (key, full_at, forget_at)
                        values (:key, :now::timestamptz + make_interval(secs => :cost), :until)
                        on conflict (key) do update set forget_at = excluded.forget_at,
                            full_at = greatest(u.full_at, :now) + make_interval(secs => :cost)
                        where greatest(u.full_at, :now) + make_interval(secs => :cost) <= :until returning true""")
                .param("key", row)
                .param("now", now)
                .param("cost", cost(limit, weight).toNanos() / 1e9)
                .param("until", now.plus(limit.period()))
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    private boolean take(Limit limit, byte[] row, int weight, Instant now) {
        return database.sql("""
                        insert into database.usage as u (key, requests, forget_at)
                        values (:key, array_fill(:now::timestamptz, array[:weight::int]), :until)
                        on conflict (key) do update set forget_at = excluded.forget_at,
                            requests = array(select r from unnest(u.requests) r where r > :since) || excluded.requests
                        where (select count(*) from unnest(u.requests) r where r > :since) + :weight <= :most returning true""")
                .param("key", row)
                .param("now", now)
                .param("weight", weight)
                .param("since", now.minus(limit.period()))
                .param("until", now.plus(limit.period()))
                .param("most", limit.most())
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    private Duration wait(Limit limit, byte[] row, int weight, Instant now) {
        Optional<Instant> free = limit.evenly()
                ? database.sql("select full_at from database.usage where key = :key")
                        .param("key", row)
                        .query(ResultRow.map(found -> found.instant(1)))
                        .optional()
                        .map(full -> full.plus(cost(limit, weight)).minus(limit.period()))
                : database.sql("""
                                select r from database.usage u, unnest(u.requests) r where u.key = :key and r > :since
                                order by r desc offset :free limit 1""")
                        .param("key", row)
                        .param("since", now.minus(limit.period()))
                        .param("free", limit.most() - weight)
                        .query(ResultRow.map(found -> found.instant(1)))
                        .optional()
                        .map(last -> last.plus(limit.period()));
        return free.filter(at -> at.isAfter(now))
                .map(at -> Duration.between(now, at))
                .orElse(Duration.ZERO);
    }

    private static Duration cost(Limit limit, int weight) {
        return limit.period().multipliedBy(weight).dividedBy(limit.most());
    }

    /** Forgets usage that counts for nothing any more. */
    public void forget() {
        transaction.executeWithoutResult(_ -> database.sql("delete from database.usage where forget_at < :now")
                .param("now", clock.instant())
                .update());
    }
}
