// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import fr.parvis.runtime.SettingRefused;
import fr.parvis.shell.ForThePublic;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/** Two servers that only say where in the log they are and which of them was asked. */
class ReplicaTest {
    private static final Duration STALENESS = Duration.ofSeconds(10);

    private final Told primary = new Told();
    private final Told standby = new Told();
    private long nanos;
    private final Replica replica = new Replica(primary, standby, STALENESS, () -> nanos);

    @ForThePublic(replica = true)
    static class Pages {
        void search() {}

        @ForThePublic(weight = 20)
        void drawn() {}
    }

    @ForThePublic
    static class Bookings {
        void mine() {}
    }

    @AfterEach
    void end() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void what_is_behind_is_asked_until_the_staleness_is_over_and_again_when_it_has_caught_up() throws SQLException {
        assertThat(replica.isFresh()).isFalse();
        at(0, 500L, 500L);
        assertThat(replica.isFresh()).isTrue();
        at(9, 700L, 600L);
        assertThat(replica.isFresh()).isTrue();
        at(11, 800L, 700L);
        assertThat(replica.isFresh()).isFalse();
        at(12, 800L, 900L);
        assertThat(replica.isFresh()).isTrue();
    }

    @Test
    void one_that_was_promoted_is_no_replica_and_a_silent_one_says_nothing() throws SQLException {
        at(0, 500L, null);
        assertThat(replica.isFresh()).isFalse();
        standby.away = true;
        assertThatThrownBy(() -> at(1, 500L, 500L)).isInstanceOf(SQLException.class);
        assertThat(replica.isFresh()).isFalse();
    }

    @Test
    void only_reading_pages_of_the_public_that_allow_it_come_from_the_replica() throws Exception {
        at(0, 500L, 500L);
        assertThat(asked("GET", Pages.class, "search", true)).isSameAs(standby);
        assertThat(asked("HEAD", Pages.class, "search", true)).isSameAs(standby);
        assertThat(asked("POST", Pages.class, "search", true)).isSameAs(primary);
        assertThat(asked("GET", Pages.class, "search", false)).isSameAs(primary);
        assertThat(asked("GET", Pages.class, "drawn", true)).isSameAs(primary);
        assertThat(asked("GET", Bookings.class, "mine", true)).isSameAs(primary);
        RequestContextHolder.resetRequestAttributes();
        assertThat(asked(true)).isSameAs(primary);
    }

    @Test
    void the_primary_answers_where_the_replica_is_stale_or_away() throws Exception {
        at(0, 500L, 500L);
        standby.away = true;
        assertThat(asked("GET", Pages.class, "search", true)).isSameAs(primary);
        standby.away = false;
        nanos = Duration.ofSeconds(11).toNanos();
        assertThat(asked("GET", Pages.class, "search", true)).isSameAs(primary);
    }

    @Test
    void after_a_migration_it_is_left_alone_until_it_holds_it_and_is_asked_by_new_connections() throws SQLException {
        at(0, 500L, 500L);
        replica.migrated();
        assertThat(replica.isFresh()).isFalse();
        at(1, 700L, 600L);
        assertThat(replica.isFresh()).isFalse();
        assertThat(standby.renewals).isZero();
        at(2, 700L, 700L);
        assertThat(replica.isFresh()).isTrue();
        at(3, 700L, 700L);
        assertThat(standby.renewals).isEqualTo(1);
    }

    @Test
    void where_a_notice_may_have_been_missed_it_is_asked_on_by_new_connections() throws SQLException {
        at(0, 500L, 500L);
        replica.renew();
        assertThat(replica.isFresh()).isTrue();
        assertThat(standby.renewals).isEqualTo(1);
    }

    @Test
    void a_replica_of_the_embedded_database_is_refused() {
        assertThatThrownBy(() -> new DatabaseSettings(
                        "", "", "", new DatabaseSettings.Owner("", ""), new DatabaseSettings.Replica("jdbc:x", 10)))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("PARVIS_DB_URL");
        assertThatThrownBy(() -> new DatabaseSettings.Replica("jdbc:x", 0))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("PARVIS_DB_REPLICA_SECONDS");
    }

    private void at(long seconds, Long written, @Nullable Long replayed) throws SQLException {
        nanos = Duration.ofSeconds(seconds).toNanos();
        primary.position = written;
        standby.position = replayed;
        replica.look();
    }

    private Told asked(String method, Class<?> pages, String route, boolean readOnly) throws Exception {
        var request = new MockHttpServletRequest(method, "/chercher");
        request.setAttribute(
                HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE,
                new HandlerMethod(pages.getDeclaredConstructor().newInstance(), pages.getDeclaredMethod(route)));
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        return asked(readOnly);
    }

    /** Which of the two a transaction begins on. */
    private Told asked(boolean readOnly) {
        primary.connections = 0;
        standby.connections = 0;
        var transaction = new TransactionTemplate(new DatabaseConfiguration.ScopedTransactions(replica.orPrimary()));
        transaction.setReadOnly(readOnly);
        transaction.executeWithoutResult(_ -> {});
        assertThat(primary.connections + standby.connections).isEqualTo(1);
        return primary.connections == 1 ? primary : standby;
    }

    /** A database that knows its position in the log and nothing else. */
    private static final class Told extends AbstractDataSource {
        private @Nullable Long position;
        private boolean away;
        private int connections;
        private int renewals;

        @Override
        public <T> T unwrap(Class<T> type) {
            return type.cast(new HikariDataSource() {
                @Override
                public HikariPoolMXBean getHikariPoolMXBean() {
                    return (HikariPoolMXBean) Proxy.newProxyInstance(
                            HikariPoolMXBean.class.getClassLoader(),
                            new Class<?>[] {HikariPoolMXBean.class},
                            (_, method, _) -> {
                                assertThat(method.getName()).isEqualTo("softEvictConnections");
                                renewals++;
                                return null;
                            });
                }
            });
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (away) throw new SQLException("away", "08001");
            connections++;
            return answering(Connection.class);
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        private <T> T answering(Class<T> type) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (_, method, _) -> switch (method.getName()) {
                        case "createStatement" -> answering(Statement.class);
                        case "executeQuery" -> answering(ResultSet.class);
                        case "next", "getAutoCommit" -> true;
                        case "wasNull" -> position == null;
                        case "getLong" -> position == null ? 0L : position;
                        case "isReadOnly", "isClosed" -> false;
                        case "getTransactionIsolation", "getHoldability" -> 0;
                        default -> null;
                    }));
        }
    }
}
