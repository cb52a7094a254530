// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import fr.parvis.shell.ForThePublic;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/**
 * A replica of the external database, which read-only transactions of some pages of the public may ask ({@link ForThePublic#replica()}) while it is known to
 * be no further behind than a setting says. How far it is comes from the log's positions: what the primary had written at an instant, and whether the replica has
 * replayed as much.
 */
final class Replica implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Replica.class);
    private static final ScopedValue<Boolean> ASKED = ScopedValue.newInstance();
    private static final Duration GLANCE = Duration.ofSeconds(1);

    private final DataSource primary;
    private final DataSource replica;
    private final Duration staleness;
    private final LongSupplier nanos;
    private final AtomicInteger migrations = new AtomicInteger();
    private volatile int replayed;
    private volatile boolean known;
    private volatile long asOf;
    private volatile boolean closed;

    /** @param nanos a clock as {@link System#nanoTime()} is one */
    Replica(DataSource primary, DataSource replica, Duration staleness, LongSupplier nanos) {
        this.primary = primary;
        this.replica = replica;
        this.staleness = staleness;
        this.nanos = nanos;
    }

    /** Opens a pool on the replica, which need not answer yet, and looks at it every second until it is closed. */
    static Replica watched(DataSource primary, DatabaseSettings settings, HikariDataSource like) {
        var config = new HikariConfig();
        config.setJdbcUrl(settings.replica().url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setDataSourceProperties(like.getDataSourceProperties());
        config.setMaximumPoolSize(like.getMaximumPoolSize());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(Duration.ofSeconds(1).toMillis());
        config.setReadOnly(true);
        config.setPoolName("replica");
        config.setInitializationFailTimeout(-1);
        var watched = new Replica(
                primary,
                new HikariDataSource(config),
                Duration.ofSeconds(settings.replica().seconds()),
                System::nanoTime);
        Thread.ofVirtual().name("lag of the replica").start(watched::watch);
        return watched;
    }

    private void watch() {
        while (!closed) {
            try {
                look();
                Thread.sleep(GLANCE);
            } catch (SQLException e) {
                LOG.debug("the primary or its replica does not answer", e);
                if (pauseIsCut()) return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static boolean pauseIsCut() {
        try {
            Thread.sleep(GLANCE);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Leaves the replica alone until it holds the migration that the primary holds now, and opens its connections anew then. */
    void migrated() {
        migrations.incrementAndGet();
    }

    /** Opens its connections anew. */
    void renew() {
        ConnectionRenewal.renew(replica);
    }

    /** Notes that the replica holds all that the primary held a moment ago, if it does. */
    void look() throws SQLException {
        int told = migrations.get();
        long now = nanos.getAsLong();
        var written = position(primary, "pg_current_wal_lsn()");
        var held = position(replica, "case when pg_is_in_recovery() then pg_last_wal_replay_lsn() end");
        if (written == null || held == null || held < written) return;
        if (replayed != told) {
            renew();
            replayed = told;
        }
        asOf = now;
        known = true;
    }

    private static @Nullable Long position(DataSource of, String position) throws SQLException {
        try (var connection = of.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_wal_lsn_diff(" + position + ", '0/0')::bigint")) {
            row.next();
            long bytes = row.getLong(1);
            return row.wasNull() ? null : bytes;
        }
    }

    boolean isFresh() {
        return known && replayed == migrations.get() && nanos.getAsLong() - asOf <= staleness.toNanos();
    }

    /** Whether what runs now is a page of the public that may come from a replica. */
    private static boolean isAskedFor() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web)) return false;
        var request = web.getRequest();
        if (!"GET".equals(request.getMethod()) && !"HEAD".equals(request.getMethod())) return false;
        if (!(request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod route))
            return false;
        var said = AnnotatedElementUtils.findMergedAnnotation(route.getMethod(), ForThePublic.class);
        if (said == null) said = AnnotatedElementUtils.findMergedAnnotation(route.getBeanType(), ForThePublic.class);
        return said != null && said.replica();
    }

    /** Begins a transaction: on a connection of the replica where that is right. */
    static void beginning(boolean readOnly, Runnable begin) {
        if (readOnly && isAskedFor()) ScopedValue.where(ASKED, true).run(begin);
        else begin.run();
    }

    /** Connections of the primary, but where a transaction that may ask the replica begins and the replica is fresh and answers. */
    DataSource orPrimary() {
        return new Routed();
    }

    private final class Routed extends DelegatingDataSource {
        Routed() {
            super(primary);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (ASKED.isBound() && isFresh())
                try {
                    return replica.getConnection();
                } catch (SQLException e) {
                    LOG.debug("the replica does not answer: the primary is asked", e);
                }
            return super.getConnection();
        }
    }

    @Override
    public void close() {
        closed = true;
        if (replica instanceof HikariDataSource pool) pool.close();
    }
}
