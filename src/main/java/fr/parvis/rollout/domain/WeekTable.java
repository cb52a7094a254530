// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rollout.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of the weekly sums; called inside a transaction. */
@Component
class WeekTable {
    private final JdbcClient database;

    WeekTable(JdbcClient database) {
        this.database = database;
    }

    /** Whether the current association has sums. */
    boolean any() {
        return database.sql("select exists (select from rollout.week_sum where association = :association)")
                .param("association", Asking.association())
                .query(Boolean.class)
                .single();
    }

    /** Writes the sums of the current association, from a Monday to a Monday; what was there is replaced. */
    void fold(LocalDate from, LocalDate to, Instant now) {
        database.sql("""
                        with met as (
                            select date_trunc('week', day)::date as week, sum(headcount) as persons from activities.counted_activity
                            where association = :association and kind = 'workshop' and day >= :from group by 1),
                        helped as (
                            select date_trunc('week', v.day)::date as week, sum(v.persons) as persons from visits.counted_visit v
                            where v.association = :association and v.day >= :from and v.id in (
                                select r.visit from visits.counted_request r
                                where r.association = :association and r.day >= :from and r.support is not null)
                            group by 1),
                        begun as (
                            select date_trunc('week', day)::date as week, count(*) as paths from skills.begun_path
                            where association = :association and day >= :from group by 1)
                        insert into rollout.week_sum (association, week, met, helped, paths, folded_at)
                        select :association, w.week, coalesce(met.persons, 0), coalesce(helped.persons, 0), coalesce(begun.paths, 0), :now
                        from (select generate_series(:from::date, :to::date, interval '7 days')::date as week) w
                            left join met on met.week = w.week left join helped on helped.week = w.week left join begun on begun.week = w.week
                        on conflict (association, week) do update set met = excluded.met, helped = excluded.helped, paths = excluded.paths,
                            folded_at = excluded.folded_at""")
                .param("association", Asking.association())
                .param("from", from)
                .param("to", to)
                .param("now", now)
                .update();
    }

    /** Sums of a week in the whole network. */
    record Week(LocalDate week, long met, long helped, long paths, Instant foldedAt) {}

    List<Week> since(LocalDate monday) {
        return database.sql("""
                        select week, sum(met) as met, sum(helped) as helped, sum(paths) as paths, min(folded_at) as folded_at
                        from rollout.week_sum where week >= :from group by week order by week""")
                .param("from", monday)
                .query(ResultRow.map(row -> new Week(
                        row.day("week"),
                        row.bigint("met"),
                        row.bigint("helped"),
                        row.bigint("paths"),
                        row.instant("folded_at"))))
                .list();
    }
}
