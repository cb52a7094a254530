// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of what persons declare some months after they were last seen; called inside a transaction. */
@Component
class DeclaredTable {
    private final JdbcClient database;

    DeclaredTable(JdbcClient database) {
        this.database = database;
    }

    /** A person whose path came to rest. */
    record Due(UUID learner, UUID person, LocalDate seenOn) {}

    /** Those of files, seen on two days at least and last on these days, who have not been asked since. */
    List<Due> due(LocalDate from, LocalDate to) {
        return database.sql("""
                        with last as (
                            select distinct on (l.person) l.id as learner, l.person, a.day as seen_on, count(*) over (partition by l.person) as times
                            from skills.learner l join skills.assessment a on a.association = l.association and a.learner = l.id
                            where l.association = :association and l.person is not null
                            order by l.person, a.day desc, a.made_at desc)
                        select learner, person, seen_on from last
                        where seen_on between :from and :to and times > 1 and not exists (
                            select from skills.declared d
                            where d.association = :association and d.learner = last.learner and d.seen_on = last.seen_on)
                        order by seen_on, learner""")
                .param("association", Asking.association())
                .param("from", from)
                .param("to", to)
                .query(ResultRow.map(row -> new Due(row.uuid("learner"), row.uuid("person"), row.day("seen_on"))))
                .list();
    }

    void write(UUID learner, LocalDate seenOn, boolean alone, LocalDate notedOn) {
        database.sql("""
                        insert into skills.declared (association, learner, seen_on, alone, noted_on, noted_by)
                        values (:association, :learner, :seen, :alone, :noted, :by)
                        on conflict (association, learner, seen_on) do update set alone = excluded.alone, noted_on = excluded.noted_on,
                            noted_by = excluded.noted_by""")
                .param("association", Asking.association())
                .param("learner", learner)
                .param("seen", seenOn)
                .param("alone", alone)
                .param("noted", notedOn)
                .param("by", AssessmentTable.account())
                .update();
    }

    /** Of some learners, the latest first. */
    List<FollowUps.Declared> of(Collection<UUID> learners) {
        return database.sql("""
                        select seen_on, noted_on, alone from skills.declared
                        where association = :association and learner = any (:learners::uuid[]) order by seen_on desc, noted_on desc""")
                .param("association", Asking.association())
                .param("learners", learners.toArray(UUID[]::new))
                .query(ResultRow.map(
                        row -> new FollowUps.Declared(row.day("seen_on"), row.day("noted_on"), row.flag("alone"))))
                .list();
    }

    /** Persons who were asked, and those of them who say that they do it alone. */
    record Counted(long asked, long alone) {}

    /** Each person once, by the last answer. */
    Counted counted(LocalDate from, LocalDate to) {
        return database.sql("""
                        select count(*) as asked, count(*) filter (where alone) as alone from (
                            select distinct on (coalesce(l.person, l.id)) d.alone
                            from skills.declared d join skills.learner l on l.association = d.association and l.id = d.learner
                            where d.association = :association and d.noted_on between :from and :to
                            order by coalesce(l.person, l.id), d.noted_on desc, d.seen_on desc) latest""")
                .param("association", Asking.association())
                .param("from", from)
                .param("to", to)
                .query(ResultRow.map(row -> new Counted(row.bigint("asked"), row.bigint("alone"))))
                .single();
    }
}
