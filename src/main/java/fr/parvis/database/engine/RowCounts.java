// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Number of rows of each table at one instant: what a copy is compared with. */
final class RowCounts {

    private RowCounts() {}

    /** Reads every page of every table, so that the page checksums are checked on the way. */
    static SortedMap<String, Long> of(Connection connection) throws SQLException {
        var counts = new TreeMap<String, Long>();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var rows = statement.executeQuery("""
                    select quote_ident(n.nspname) || '.' || quote_ident(c.relname)
                    from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where c.relkind = 'r' and c.relpersistence = 'p'
                      and n.nspname not in ('pg_catalog', 'information_schema')
                    order by 1""")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (var table : tables) {
                try (var row = statement.executeQuery("select count(*) from " + table)) {
                    row.next();
                    counts.put(table, row.getLong(1));
                }
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        return counts;
    }

    /** The next transaction number: equal numbers mean that nothing was written in between. */
    static long transactions(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The tables of a copy that are not as they were, in words; empty when all is well. */
    static SortedMap<String, String> differences(Map<String, Range> expected, Map<String, Long> found) {
        var differences = new TreeMap<String, String>();
        expected.forEach((table, range) -> {
            Long rows = found.get(table);
            if (rows == null || rows < range.least() || rows > range.most()) {
                differences.put(table, (rows == null ? "absente" : rows + " lignes") + ", attendu " + range);
            }
        });
        return differences;
    }

    /** Least and most rows that a table can hold in a copy taken while it was being written to. */
    record Range(long least, long most) {

        /**
         * @param slack rows written between the two counts, which may have come and gone in the meantime; 0 makes the check
         *     exact
         */
        static Range between(long before, long after, long slack) {
            return new Range(Math.max(0, Math.min(before, after) - slack), Math.max(before, after) + slack);
        }

        @Override
        public String toString() {
            return least == most ? Long.toString(least) : "entre " + least + " et " + most;
        }
    }
}
