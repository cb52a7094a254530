// SPDX-License-Identifier: EUPL-1.2
package fr.parvis;

import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Locks of the database, for tests of two who write at once. */
public final class Locks {
    private static final String WAITING =
            "select exists (select from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid)))";

    private Locks() {}

    /** Until another transaction waits for the running one. */
    public static void awaitWaiting(JdbcClient database) {
        Awaitility.await().pollInSameThread().until(() -> isAnyWaiting(database));
    }

    /** Whether another transaction waits for the running one. */
    public static boolean isAnyWaiting(JdbcClient database) {
        return database.sql(WAITING).query(Boolean.class).single();
    }
}
