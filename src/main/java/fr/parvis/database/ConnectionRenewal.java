// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Renewal of the connections of the pools once another process, of a newer version, has migrated the database: on each of those that were open
 * PostgreSQL would refuse once a prepared statement whose table has another column now ("cached plan must not change result type").
 */
@Component
class ConnectionRenewal implements NoticeListener {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionRenewal.class);

    private final DataSource connections;
    private final DatabaseConfiguration.Replicas replicas;

    ConnectionRenewal(DataSource connections, DatabaseConfiguration.Replicas replicas) {
        this.connections = connections;
        this.replicas = replicas;
    }

    @Override
    public String topic() {
        return MigrationNotices.TOPIC;
    }

    @Override
    public void heard(String subject) {
        renew(connections);
        replicas.migrated();
        LOG.info("another Parvis has applied {}: connections to the database are opened anew", subject);
    }

    @Override
    public void missed() {
        renew(connections);
        replicas.renew();
    }

    /** Closes what nobody uses now, and the others as soon as they are given back. */
    static void renew(DataSource connections) {
        try {
            var pool = connections.unwrap(HikariDataSource.class).getHikariPoolMXBean();
            if (pool != null) pool.softEvictConnections();
        } catch (SQLException e) {
            LOG.warn("connections to the database could not be opened anew", e);
        }
    }
}
