// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of gestures noted at the desk during visits; called inside a transaction. */
@Component
class SeenTable {
    private final JdbcClient database;

    SeenTable(JdbcClient database) {
        this.database = database;
    }

    Map<String, Level> of(UUID visit) {
        var seen = new LinkedHashMap<String, Level>();
        database.sql("""
                        select gesture, level from skills.visit_gesture where association = :association and visit = :visit
                            and level is not null order by gesture""")
                .param("association", Asking.association())
                .param("visit", visit)
                .query(ResultRow.map(row -> Map.entry(row.text("gesture"), Level.of(row.integer("level")))))
                .list()
                .forEach(one -> seen.put(one.getKey(), one.getValue()));
        return seen;
    }

    /** Writes a level, unless a later one is there: the order of arrival does not matter. */
    void write(UUID visit, Gesture gesture, Level level, Instant at) {
        put(visit, gesture, level, at);
    }

    /** It was not seen after all, and what was said of it before may still arrive; off the path that it was put on, too. */
    void remove(UUID visit, Gesture gesture, Instant at) {
        if (put(visit, gesture, null, at))
            database.sql("""
                            delete from skills.observation
                            where association = :association and visit = :visit and gesture = :gesture and not second""")
                    .param("association", Asking.association())
                    .param("visit", visit)
                    .param("gesture", gesture.code())
                    .update();
    }

    /** @return whether it was seen until then, and is otherwise now */
    private boolean put(UUID visit, Gesture gesture, @Nullable Level level, Instant at) {
        return database.sql("""
                        insert into skills.visit_gesture as g (association, visit, gesture, gesture_version, level, seen_at)
                        values (:association, :visit, :gesture, :version, :level::smallint, :at)
                        on conflict (association, visit, gesture) do update
                        set gesture_version = excluded.gesture_version, level = excluded.level, seen_at = excluded.seen_at
                        where g.seen_at <= excluded.seen_at
                        returning old.level is not null""")
                .param("association", Asking.association())
                .param("visit", visit)
                .param("gesture", gesture.code())
                .param("version", gesture.version())
                .param("level", level == null ? null : level.ordinal())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Whether the visit was recorded and taken back since; nothing when it has not arrived. */
    Optional<Boolean> isTakenBack(UUID visit) {
        return database.sql(
                        "select cancelled from visits.recorded_visit where association = :association and id = :visit")
                .param("association", Asking.association())
                .param("visit", visit)
                .query(Boolean.class)
                .optional();
    }

    /** How often each gesture was seen at each level, on these days, both included. */
    List<AutonomyFigures.Seen> counted(LocalDate from, LocalDate to) {
        return database.sql("""
                        select g.gesture, count(*) filter (where g.level = 0) as help, count(*) filter (where g.level = 1) as prompted,
                            count(*) filter (where g.level = 2) as alone
                        from skills.visit_gesture g join visits.counted_visit v on v.association = g.association and v.id = g.visit
                        where g.association = :association and g.level is not null and v.day between :from and :to group by g.gesture""")
                .param("association", Asking.association())
                .param("from", from)
                .param("to", to)
                .query(ResultRow.map(row -> new AutonomyFigures.Seen(
                        row.text("gesture"), row.bigint("help"), row.bigint("prompted"), row.bigint("alone"))))
                .list();
    }
}
