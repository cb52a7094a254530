// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.programmes.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of the programmes' rules, labels and sums; called inside a transaction. */
@Component
class ProgrammeTable {
    private final JdbcClient database;

    ProgrammeTable(JdbcClient database) {
        this.database = database;
    }

    /** Rule: whose digital acts count, of one account or of one point. */
    record Rule(
            UUID id,
            Programme programme,
            @Nullable UUID account,
            @Nullable UUID point,
            LocalDate firstDay,
            @Nullable LocalDate lastDay) {}

    List<Rule> rules() {
        return database.sql(
                        "select * from programmes.rule where association = :association order by programme, first_day, id")
                .param("association", Asking.association())
                .query(ResultRow.map(row -> new Rule(
                        row.uuid("id"),
                        Programme.find(row.text("programme")).orElseThrow(),
                        row.uuidOrNull("account"),
                        row.uuidOrNull("point"),
                        row.day("first_day"),
                        row.dayOrNull("last_day"))))
                .list();
    }

    /** Adds a version of a rule; idempotent. */
    void add(Rule rule, UUID by, Instant now) {
        database.sql("""
                        insert into programmes.rule (id, association, programme, account, point, first_day, last_day, made_by, made_at)
                        values (:id, :association, :programme, :account, :point, :first, :last, :by, :now) on conflict do nothing""")
                .param("id", rule.id())
                .param("association", Asking.association())
                .param("programme", rule.programme().key())
                .param("account", rule.account())
                .param("point", rule.point())
                .param("first", rule.firstDay())
                .param("last", rule.lastDay())
                .param("by", by)
                .param("now", now)
                .update();
    }

    boolean remove(UUID id) {
        return database.sql("delete from programmes.rule where association = :association and id = :id")
                        .param("association", Asking.association())
                        .param("id", id)
                        .update()
                == 1;
    }

    Set<Programme> labels(UUID visit) {
        var labels = EnumSet.noneOf(Programme.class);
        labels.addAll(database
                .sql("select programme from programmes.visit_label where association = :association and visit = :visit")
                .param("association", Asking.association())
                .param("visit", visit)
                .query(String.class)
                .list()
                .stream()
                .map(key -> Programme.find(key).orElseThrow())
                .toList());
        return labels;
    }

    /** Idempotent, also for two requests at once. */
    void label(UUID visit, Set<Programme> programmes, UUID by, Instant now) {
        database.sql("delete from programmes.visit_label where association = :association and visit = :visit")
                .param("association", Asking.association())
                .param("visit", visit)
                .update();
        for (var programme : programmes)
            database.sql("""
                            insert into programmes.visit_label (association, visit, programme, labelled_by, labelled_at)
                            values (:association, :visit, :programme, :by, :now) on conflict do nothing""")
                    .param("association", Asking.association())
                    .param("visit", visit)
                    .param("programme", programme.key())
                    .param("by", by)
                    .param("now", now)
                    .update();
    }

    /** Whether the visit is one of the association that counts. */
    boolean counts(UUID visit) {
        return database.sql(
                        "select exists (select from visits.counted_visit where association = :association and id = :visit)")
                .param("association", Asking.association())
                .param("visit", visit)
                .query(Boolean.class)
                .single();
    }

    /**
     * Sums of a programme.
     *
     * @param code theme of requests, or empty for all of them
     */
    record Sum(String code, long acts, long persons, long minutes) {}

    private static final String COUNTED = """
            with counted as (
                select v.id, v.persons from visits.counted_visit v
                where v.association = :association and v.day between :from and :to
                    and (exists (select from programmes.visit_label l
                            where l.association = v.association and l.visit = v.id and l.programme = :programme)
                        or exists (select from programmes.rule r
                            where r.association = v.association and r.programme = :programme and (r.account = any(v.mediators) or r.point = v.point)
                                and v.day >= r.first_day and (r.last_day is null or v.day <= r.last_day)
                                and exists (select from visits.counted_request q
                                    where q.association = v.association and q.visit = v.id and q.support is not null))))
            """;

    /** Visits, persons in them and their minutes; the themes after the sum of all, the most frequent first. */
    List<Sum> visits(Programme programme, LocalDate from, LocalDate to) {
        return asked(COUNTED + """
                select * from (
                    select '' as code, (select count(*) from counted) as acts, (select coalesce(sum(persons), 0) from counted) as persons,
                        (select coalesce(sum(q.minutes), 0) from visits.counted_request q where q.association = :association
                            and q.visit in (select id from counted)) as minutes
                    union all
                    select q.theme, count(distinct q.visit), 0, sum(q.minutes) from visits.counted_request q
                    where q.association = :association and q.visit in (select id from counted) group by q.theme) sums
                order by code <> '', acts desc, code""", programme, from, to)
                .query(ResultRow.map(row ->
                        new Sum(row.text("code"), row.bigint("acts"), row.bigint("persons"), row.bigint("minutes"))))
                .list();
    }

    /** Sessions of its cycles, persons who were there, minutes; the workshops after the sum of all. */
    List<Sum> sessions(Programme programme, LocalDate from, LocalDate to) {
        return asked("""
                select coalesce(s.title, '') as code, count(*) as acts, coalesce(sum(s.headcount), 0) as persons, coalesce(sum(s.minutes), 0) as minutes
                from workshops.counted_session s
                where s.association = :association and s.day between :from and :to and :programme = any(s.programmes)
                group by grouping sets ((), (s.workshop, s.title)) order by grouping(s.workshop) desc, acts desc, code""", programme, from, to)
                .query(ResultRow.map(row ->
                        new Sum(row.text("code"), row.bigint("acts"), row.bigint("persons"), row.bigint("minutes"))))
                .list();
    }

    /** Vouchers of all issuers, by the day of their session. */
    KeepProgrammes.Vouchers vouchers(LocalDate from, LocalDate to) {
        return database.sql("""
                        select count(*) as taken, count(asked_on) as asked from workshops.used_voucher
                        where association = :association and used_on between :from and :to""")
                .param("association", Asking.association())
                .param("from", from)
                .param("to", to)
                .query(ResultRow.map(row -> new KeepProgrammes.Vouchers(row.bigint("taken"), row.bigint("asked"))))
                .single();
    }

    /** Devices lent, given or sold by accounts and at points of a programme, by kind, the most frequent first. */
    List<KeepProgrammes.Handed> equipment(Programme programme, LocalDate from, LocalDate to) {
        return asked("""
                select m.kind, count(*) filter (where m.movement = 'lent') as lent, count(*) filter (where m.movement = 'given') as given,
                    count(*) filter (where m.movement = 'sold') as sold
                from equipment.counted_movement m
                where m.association = :association and m.day between :from and :to and m.movement in ('lent', 'given', 'sold')
                    and exists (select from programmes.rule r
                        where r.association = m.association and r.programme = :programme and (r.account = m.noted_by or r.point = m.point)
                            and m.day >= r.first_day and (r.last_day is null or m.day <= r.last_day))
                group by m.kind order by count(*) desc, m.kind""", programme, from, to)
                .query(ResultRow.map(row -> new KeepProgrammes.Handed(
                        row.text("kind"), row.bigint("lent"), row.bigint("given"), row.bigint("sold"))))
                .list();
    }

    private JdbcClient.StatementSpec asked(String sql, Programme programme, LocalDate from, LocalDate to) {
        return database.sql(sql)
                .param("association", Asking.association())
                .param("programme", programme.key())
                .param("from", from)
                .param("to", to);
    }
}
