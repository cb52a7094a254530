// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.people.Sealing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Merges of files in PostgreSQL; what the kept file said before and after is sealed. */
@Component
class MergeTable {
    private static final TypeReference<Map<String, List<String>>> MOVED = new TypeReference<>() {};

    /** @param moved keys of the rows that came over, by the name of their column */
    record Row(
            UUID id,
            UUID kept,
            UUID dropped,
            Sealing.Text said,
            Map<String, List<String>> moved,
            Instant at,
            boolean undone) {}

    private final JdbcClient database;
    private final KeyRing keys;
    private final JsonMapper json;

    MergeTable(JdbcClient database, KeyRing keys, JsonMapper json) {
        this.database = database;
        this.keys = keys;
        this.json = json;
    }

    private static String about(UUID merge) {
        return "merge " + merge;
    }

    void insert(MergeFiles.Merge merge, MergeFiles.Kept said, Map<String, List<String>> moved) {
        var sealed = keys.seal(json.writeValueAsString(said), about(merge.id()));
        database.sql("""
                        insert into people.merge (id, association, kept, dropped, said, key, moved, merged_by, merged_at)
                        values (:id, :association, :kept, :dropped, :said, :key, :moved::jsonb, :by, :now)""")
                .param("id", merge.id())
                .param("association", Asking.association())
                .param("kept", merge.kept())
                .param("dropped", merge.dropped())
                .param("said", sealed.bytes())
                .param("key", sealed.key())
                .param("moved", json.writeValueAsString(moved))
                .param("by", merge.by())
                .param("now", merge.at())
                .update();
    }

    /** Those into a file that stand, the latest first; it can be undone when it is younger than that. */
    List<MergeFiles.Merge> list(UUID kept, Instant since) {
        return database.sql("""
                        select id, kept, dropped, merged_at, merged_by,
                               row_number() over (order by merged_at desc, id desc) = 1 as latest
                        from people.merge
                        where kept = :kept and undone_at is null order by merged_at desc, id desc""")
                .param("kept", kept)
                .query(ResultRow.map(row -> new MergeFiles.Merge(
                        row.uuid("id"),
                        row.uuid("kept"),
                        row.uuid("dropped"),
                        row.instant("merged_at"),
                        row.uuid("merged_by"),
                        row.flag("latest") && row.instant("merged_at").isAfter(since))))
                .list();
    }

    Optional<Row> findLocked(UUID merge) {
        return database.sql("select * from people.merge where id = :id for update")
                .param("id", merge)
                .query(ResultRow.map(row -> new Row(
                        merge,
                        row.uuid("kept"),
                        row.uuid("dropped"),
                        new Sealing.Text(row.text("key"), row.bytes("said")),
                        json.readValue(row.text("moved"), MOVED),
                        row.instant("merged_at"),
                        !row.isNull("undone_at"))))
                .optional();
    }

    /** State that undoes a merge; nothing when its key is lost. */
    Optional<MergeFiles.Kept> open(Row row) {
        if (keys.isLost(row.said.key())) return Optional.empty();
        return Optional.of(json.readValue(keys.open(row.said, about(row.id)), MergeFiles.Kept.class));
    }

    /** The later one took the file as this one had made it: undone out of order, a danger known from one would be unsaid. */
    boolean laterStands(UUID merge, UUID kept) {
        return database.sql("""
                        select exists (select from people.merge l join people.merge m on m.id = :merge
                            where l.kept = :kept and l.undone_at is null and (l.merged_at, l.id) > (m.merged_at, m.id))""")
                .param("merge", merge)
                .param("kept", kept)
                .query(Boolean.class)
                .single();
    }

    void setUndone(UUID merge, Instant now) {
        database.sql("update people.merge set undone_by = :by, undone_at = :now where id = :id")
                .param("by", CurrentActor.account())
                .param("now", now)
                .param("id", merge)
                .update();
    }
}
