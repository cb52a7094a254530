// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.skills.BulkPaths;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes paths in a few statements; levels are drawn, so that some go up and some down. */
@Component
@Transactional
class LoadBulkPaths implements BulkPaths {
    private static final int DAYS = 330;
    private static final int APART = 30;
    private static final int GESTURES = 4;

    private final JdbcClient database;
    private final AutonomyFigures figures;

    LoadBulkPaths(JdbcClient database, AutonomyFigures figures) {
        this.database = database;
        this.figures = figures;
    }

    @Override
    public List<UUID> load(UUID point, UUID by, LocalDate first, int learners, int seen) {
        var all = database.sql("""
                        insert into skills.learner (id, association, made_on, used_on)
                        select gen_random_uuid(), :association, d.day, d.day
                        from generate_series(1, :learners) n cross join lateral (select cast(:first as date) + n % :days as day) d
                        returning id""")
                .param("association", Asking.association())
                .param("first", first)
                .param("days", DAYS)
                .param("learners", learners)
                .query(ResultRow.map(row -> row.uuid("id")))
                .list();
        database.sql("""
                        with made as (
                            insert into skills.assessment (id, association, learner, point, day, made_by, made_at)
                            select gen_random_uuid(), :association, l.id, :point, l.made_on + k * :apart, :by, now()
                            from skills.learner l, generate_series(0, 1) k
                            where l.association = :association and l.id = any (:seen)
                            returning id, day)
                        insert into skills.observation (association, assessment, gesture, gesture_version, level, observer, seen_at)
                        select :association, m.id, g.code, g.version, floor(random() * 3)::smallint, :by, m.day
                        from made m cross join (
                            select code, max(version) as version from skills.gesture where proposed group by code order by code limit :gestures) g""")
                .param("association", Asking.association())
                .param("point", point)
                .param("apart", APART)
                .param("by", by)
                .param("seen", all.subList(0, seen).toArray(UUID[]::new))
                .param("gestures", GESTURES)
                .update();
        return all;
    }

    @Override
    public void name(List<UUID> learners) {
        database.sql("""
                        update skills.learner l set person = p.id
                        from (select id, row_number() over (order by id) as n from people.person p where p.association = :association
                              and not exists (select from skills.learner o where o.association = p.association and o.person = p.id)) p
                        join unnest(cast(:learners as uuid[])) with ordinality a (id, n) on a.n = p.n
                        where l.association = :association and l.id = a.id""")
                .param("association", Asking.association())
                .param("learners", learners.toArray(UUID[]::new))
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public List<UUID> named(int most) {
        return database.sql("""
                        select id from skills.learner where association = :association and person is not null
                        order by made_on desc, id limit :most""")
                .param("association", Asking.association())
                .param("most", most)
                .query(ResultRow.map(row -> row.uuid("id")))
                .list();
    }

    @Override
    public void fold() {
        figures.fold();
    }
}
