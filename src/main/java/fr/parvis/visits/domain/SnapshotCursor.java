// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import fr.parvis.database.ResultRow;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Position in what changed, in snapshots of the database.
 *
 * @param cluster start of the database that gave it
 * @param since snapshot that the reader has seen; null at first
 * @param reading snapshot after the last part, when its answer came in several parts
 * @param after the last visit of the part before
 */
record SnapshotCursor(
        String cluster,
        @Nullable String since,
        @Nullable String reading,
        @Nullable UUID after) {

    private static final Pattern SNAPSHOT = Pattern.compile("(\\d{1,19}):(\\d{1,19}):((?:\\d{1,19}(?:,\\d{1,19})*)?)");

    static final SnapshotCursor START = new SnapshotCursor("", null, null, null);

    static SnapshotCursor read(String text) {
        var parts = text.split("~", -1);
        if (parts.length != 4) return START;
        var since = snapshot(parts[1]);
        var reading = snapshot(parts[2]);
        UUID after = parts[3].matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? UUID.fromString(parts[3]) : null;
        boolean sound = (since != null || parts[1].isEmpty()) && (reading == null) == (after == null);
        return sound ? new SnapshotCursor(parts[0], since, reading, after) : START;
    }

    String written() {
        return String.join(
                "~",
                cluster,
                since == null ? "" : since,
                reading == null ? "" : reading,
                after == null ? "" : after.toString());
    }

    /** The text when it is a snapshot that the database can read. */
    private static @Nullable String snapshot(String text) {
        var found = SNAPSHOT.matcher(text);
        if (!found.matches()) return null;
        try {
            long low = Long.parseLong(found.group(1));
            long high = Long.parseLong(found.group(2));
            if (low < 1 || low > high) return null;
            long before = low - 1;
            for (var one :
                    found.group(3).isEmpty() ? new String[0] : found.group(3).split(",")) {
                long running = Long.parseLong(one);
                if (running <= before || running >= high) return null;
                before = running;
            }
            return text;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /**
     * The database now.
     *
     * @param cluster start of the database
     */
    record Now(String cluster, String snapshot) {}

    static Now now(JdbcClient database) {
        return database.sql("select pg_current_snapshot()::text, extract(epoch from pg_postmaster_start_time())::text")
                .query(ResultRow.map(
                        row -> new Now(String.valueOf(row.textOrNull(2)), String.valueOf(row.textOrNull(1)))))
                .single();
    }
}
