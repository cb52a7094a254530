// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.demonstration.domain;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.stereotype.Component;

/** Measures how many durable single-row inserts a second the database accepts, in a table of its own that is dropped afterwards. */
@Component
public class MeasureInserts {
    /** The embedded engine has 40 connections, and this process and a server use some. */
    public static final int MOST = 32;

    private static final long WARM_UP = TimeUnit.SECONDS.toNanos(1);
    private static final long MEASURED = TimeUnit.SECONDS.toNanos(4);

    private final FlywayConnectionDetails owner;

    MeasureInserts(FlywayConnectionDetails owner) {
        this.owner = owner;
    }

    public double perSecond(int connections) throws Exception {
        try (var connection = connect()) {
            run(connection, "drop schema if exists benchmark cascade");
            run(connection, "create schema benchmark");
            run(
                    connection,
                    "create table benchmark.inserted (id uuid primary key default uuidv7(), text text not null)");
            try {
                return insert(connections);
            } finally {
                run(connection, "drop schema benchmark cascade");
            }
        }
    }

    private double insert(int connections) throws Exception {
        var open = new ArrayList<Connection>();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            for (int i = 0; i < connections; i++) open.add(connect());
            long begun = System.nanoTime() + WARM_UP;
            List<Callable<Long>> work = open.stream()
                    .<Callable<Long>>map(connection -> () -> insert(connection, begun))
                    .toList();
            long inserted = 0;
            for (var done : threads.invokeAll(work)) inserted += done.get();
            return inserted * 1e9 / MEASURED;
        } finally {
            for (var connection : open) connection.close();
        }
    }

    /** @return number of inserts committed in the time that is measured */
    private static long insert(Connection connection, long begun) throws SQLException {
        long count = 0;
        try (var insert =
                connection.prepareStatement("insert into benchmark.inserted (text) values (repeat('x', 200))")) {
            while (true) {
                insert.executeUpdate();
                long now = System.nanoTime();
                if (now - begun >= MEASURED) return count;
                if (now - begun >= 0) count++;
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword());
    }

    private static void run(Connection connection, String statement) throws SQLException {
        try (var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
