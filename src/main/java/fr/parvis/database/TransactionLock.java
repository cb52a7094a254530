// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Locks by name in the database (advisory locks), held until the transaction ends, of whichever process. A name begins with that
 * of the module, and a statement after the lock sees what the holder before it committed.
 */
public final class TransactionLock {
    private TransactionLock() {}

    /** Waits until no other transaction holds the name, and holds it. */
    public static void take(JdbcClient database, String name) {
        take(database, List.of(name));
    }

    /** Takes several, in the same order whoever asks, so that two transactions never wait for each other. */
    public static void take(JdbcClient database, Collection<String> names) {
        database.sql("""
                        select pg_advisory_xact_lock(one.key)::text from (
                            select distinct hashtextextended(name, 0) as key from unnest(:names::text[]) as name order by 1) one""")
                .param("names", names.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /**
     * Holds the name if no other transaction does, without waiting.
     *
     * @return whether it is held now
     */
    public static boolean takeIfFree(JdbcClient database, String name) {
        return database.sql("select pg_try_advisory_xact_lock(hashtextextended(:name, 0))")
                .param("name", name)
                .query(Boolean.class)
                .single();
    }
}
