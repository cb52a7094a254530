// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import fr.parvis.database.Asking;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The visits of the association in scope for its own programs: all at first, then what was recorded, corrected or taken back since. "Since" is a
 * snapshot of the database, so that no act is missed, however transactions overlap; one may be told twice. After another start of the database
 * a program begins anew.
 */
@Component
@Transactional(readOnly = true)
public class VisitFeed {
    private static final String ALL = """
            select id from visits.visit where association = :association and (:after::uuid is null or id > :after) order by id limit :most""";

    private static final String CHANGED = """
            with recent as materialized (
                select id from visits.visit where association = :association and changed >= pg_snapshot_xmin(cast(:seen as text)::pg_snapshot)
                    and not pg_visible_in_snapshot(changed, cast(:seen as text)::pg_snapshot))
            select id from recent where (:after::uuid is null or id > :after) order by id limit :most""";

    private final JdbcClient database;
    private final VisitTable visits;

    VisitFeed(JdbcClient database, VisitTable visits) {
        this.database = database;
        this.visits = visits;
    }

    /**
     * A part of what changed.
     *
     * @param cursor for the next question
     * @param more whether there is more by now
     * @param fromStart whether it is the first part of all visits: what is known of before is worth nothing
     */
    public record Part(List<RecordedVisit> visits, String cursor, boolean more, boolean fromStart) {}

    /** @param text a cursor of this feed; anything else begins from the start */
    public Part since(String text, int most) {
        // first the snapshot, then what stands
        var now = SnapshotCursor.now(database);
        var given = SnapshotCursor.read(text);
        var cursor = given.cluster().equals(now.cluster()) ? given : SnapshotCursor.START;
        var reading = cursor.reading() == null ? now.snapshot() : cursor.reading();
        var ids = ids(cursor.since(), cursor.after(), most + 1);
        boolean more = ids.size() > most;
        var next = more
                ? new SnapshotCursor(now.cluster(), cursor.since(), reading, ids.get(most - 1))
                : new SnapshotCursor(now.cluster(), reading, null, null);
        return new Part(
                visits.listInOrder(more ? ids.subList(0, most) : ids),
                next.written(),
                more,
                cursor.since() == null && cursor.after() == null);
    }

    private List<UUID> ids(@Nullable String seen, @Nullable UUID after, int most) {
        var asked = database.sql(seen == null ? ALL : CHANGED)
                .param("association", Asking.association())
                .param("after", after)
                .param("most", most);
        return (seen == null ? asked : asked.param("seen", seen))
                .query(UUID.class)
                .list();
    }
}
