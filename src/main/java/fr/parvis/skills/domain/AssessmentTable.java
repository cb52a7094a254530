// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain;

import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.skills.SessionsAttended;
import fr.parvis.skills.domain.measure.HelpBetween;
import fr.parvis.skills.domain.measure.Noise;
import fr.parvis.skills.domain.measure.Paths;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of assessments, their observations and figures; called inside a transaction. */
@Component
class AssessmentTable {
    private final JdbcClient database;
    private final Clock clock;

    AssessmentTable(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    static UUID account() {
        return Objects.requireNonNull(Actor.account(), "an assessment is made by somebody");
    }

    Optional<Assessment> find(UUID id) {
        return database.sql("select * from skills.assessment where association = :association and id = :id")
                .param("association", Asking.association())
                .param("id", id)
                .query(ResultRow.map(AssessmentTable::read))
                .optional();
    }

    Optional<Assessment> find(UUID learner, LocalDate day) {
        return database.sql("""
                        select * from skills.assessment
                        where association = :association and learner = :learner and day = :day""")
                .param("association", Asking.association())
                .param("learner", learner)
                .param("day", day)
                .query(ResultRow.map(AssessmentTable::read))
                .optional();
    }

    /** Of some learners, the latest first. */
    List<Assessment> of(Collection<UUID> learners) {
        return database.sql("""
                        select * from skills.assessment
                        where association = :association and learner = any (:learners::uuid[]) order by day desc, made_at desc, id""")
                .param("association", Asking.association())
                .param("learners", learners.toArray(UUID[]::new))
                .query(ResultRow.map(AssessmentTable::read))
                .list();
    }

    /** The one of the learner's day, begun when there is none. */
    Assessment begin(UUID id, UUID learner, UUID point, LocalDate day) {
        database.sql("""
                        insert into skills.assessment (id, association, learner, point, day, made_by, made_at)
                        values (:id, :association, :learner, :point, :day, :by, :now)
                        on conflict (association, learner, day) do nothing""")
                .param("id", id)
                .param("association", Asking.association())
                .param("learner", learner)
                .param("point", point)
                .param("day", day)
                .param("by", account())
                .param("now", clock.instant())
                .update();
        return find(learner, day).orElseThrow();
    }

    /** Counts a change of it; what is null was not asked, and what was said before stays. */
    void change(UUID assessment, @Nullable List<String> access, @Nullable List<String> brakes) {
        database.sql("""
                        update skills.assessment set version = version + 1, access = coalesce(:access::text[], access),
                            brakes = coalesce(:brakes::text[], brakes)
                        where association = :association and id = :id""")
                .param("access", access == null ? null : access.toArray(String[]::new))
                .param("brakes", brakes == null ? null : brakes.toArray(String[]::new))
                .param("association", Asking.association())
                .param("id", assessment)
                .update();
    }

    /**
     * Look at a gesture.
     *
     * @param toDouble whether a colleague is asked to see it too; once asked it stays so
     * @param visit during which it was seen
     * @param at time when it was seen; null: now
     */
    record Seen(
            Gesture gesture,
            Level level,
            boolean toDouble,
            @Nullable UUID visit,
            @Nullable Instant at) {}

    /** Of two looks on one day the later stands, whichever arrives first. */
    void write(UUID assessment, Seen seen) {
        write(assessment, seen, false);
    }

    /** Adds an observation of a second colleague, who does not know the first; once made, it stands. */
    void writeSecond(UUID assessment, Gesture gesture, Level level) {
        if (write(assessment, new Seen(gesture, level, false, null, null), true) == 0) return;
        database.sql("""
                        insert into skills.doubled as d (association, month, first, second, seen)
                        select a.association, date_trunc('month', a.day)::date, o.level, :second, 1
                        from skills.observation o join skills.assessment a on a.association = o.association and a.id = o.assessment
                        where o.association = :association and o.assessment = :assessment and o.gesture = :gesture and not o.second
                        on conflict (association, month, first, second) do update set seen = d.seen + 1""")
                .param("second", level.ordinal())
                .param("association", Asking.association())
                .param("assessment", assessment)
                .param("gesture", gesture.code())
                .update();
    }

    private int write(UUID assessment, Seen seen, boolean second) {
        var now = clock.instant();
        var at = seen.at;
        return database.sql("""
                        insert into skills.observation as o (association, assessment, gesture, gesture_version, level, second, to_double, visit,
                            observer, seen_at)
                        values (:association, :assessment, :gesture, :version, :level, :second, :toDouble, :visit, :observer, :at)
                        on conflict (assessment, gesture, second) do update set level = excluded.level, gesture_version = excluded.gesture_version,
                            visit = coalesce(excluded.visit, o.visit), observer = excluded.observer, seen_at = excluded.seen_at
                        where not o.second and o.seen_at <= excluded.seen_at""")
                .param("association", Asking.association())
                .param("assessment", assessment)
                .param("gesture", seen.gesture.code())
                .param("version", seen.gesture.version())
                .param("level", seen.level.ordinal())
                .param("second", second)
                .param("toDouble", seen.toDouble)
                .param("visit", seen.visit)
                .param("observer", account())
                .param("at", at == null || at.isAfter(now) ? now : at)
                .update();
    }

    /** It was not tried after all; what a colleague saw of it goes too. */
    void remove(UUID assessment, String gesture) {
        database.sql("""
                        delete from skills.observation
                        where association = :association and assessment = :assessment and gesture = :gesture""")
                .param("association", Asking.association())
                .param("assessment", assessment)
                .param("gesture", gesture)
                .update();
    }

    /** Of some learners, the earliest first; without what colleagues saw. */
    List<Assessment.Observation> observations(Collection<UUID> learners) {
        return database.sql("""
                        select o.assessment, o.gesture, a.day, o.level
                        from skills.observation o join skills.assessment a on a.association = o.association and a.id = o.assessment
                        where a.association = :association and a.learner = any (:learners::uuid[]) and not o.second
                        order by a.day, a.made_at, o.gesture""")
                .param("association", Asking.association())
                .param("learners", learners.toArray(UUID[]::new))
                .query(ResultRow.map(AssessmentTable::observation))
                .list();
    }

    /** Of one learner, seen during a visit, the earliest first: on two days when the day of the visit was corrected meanwhile. */
    List<Assessment.Observation> duringVisit(UUID visit, UUID learner) {
        return database.sql("""
                        select o.assessment, o.gesture, a.day, o.level
                        from skills.observation o join skills.assessment a on a.association = o.association and a.id = o.assessment
                        where o.association = :association and o.visit = :visit and a.learner = :learner and not o.second
                        order by a.day""")
                .param("association", Asking.association())
                .param("visit", visit)
                .param("learner", learner)
                .query(ResultRow.map(AssessmentTable::observation))
                .list();
    }

    /** A gesture that a colleague is asked to see, too. */
    record WantedLook(UUID assessment, String gesture, UUID point) {}

    /**
     * Of a day, not yet seen by a second one.
     *
     * @param mine those that the current account saw first, or those of others
     */
    List<WantedLook> toDouble(LocalDate day, boolean mine) {
        return database.sql("""
                        select o.assessment, o.gesture, a.point
                        from skills.observation o join skills.assessment a on a.association = o.association and a.id = o.assessment
                        where a.association = :association and a.day = :day and o.to_double and not o.second and (o.observer = :me) = :mine
                        and not exists (select from skills.observation s
                                        where s.assessment = o.assessment and s.gesture = o.gesture and s.second)
                        order by o.seen_at desc limit 50""")
                .param("association", Asking.association())
                .param("day", day)
                .param("mine", mine)
                .param("me", account())
                .query(ResultRow.map(
                        row -> new WantedLook(row.uuid("assessment"), row.text("gesture"), row.uuid("point"))))
                .list();
    }

    /**
     * Those that were seen on these days, both included, with how often and how long the learner was helped until then; paths of one person are one.
     *
     * @param attended sessions of learners, which count with the visits on their card, on each where paths were merged; without a card, alone
     */
    List<Paths.Seen> seen(LocalDate from, LocalDate to, List<SessionsAttended.Attended> attended) {
        return database.sql("""
                        with assessment as (
                            select a.id, a.day, a.made_at, a.point, a.made_by, a.learner as path, l.person, coalesce(l.person, a.learner) as learner,
                                min(a.day) over (partition by coalesce(l.person, a.learner)) as began
                            from skills.assessment a join skills.learner l on l.association = a.association and l.id = a.learner
                            where a.association = :association and a.day between :from and :to),
                        attended as (
                            select coalesce(l.person, l.id) as learner, t.day, t.minutes
                            from unnest(:learners::uuid[], :days::date[], :minutes::int[]) as t (learner, day, minutes)
                            join skills.learner l on l.association = :association and l.id = t.learner),
                        sessions as (
                            select a.id, count(*)::int as times, sum(t.minutes)::int as minutes from assessment a
                            join attended t on t.learner = a.learner and t.day > a.began and t.day <= a.day group by a.id),
                        dosed as materialized (
                            select a.*, case when v.times is not null then v.times + coalesce(n.times, 0)
                                    when a.person is not null then n.times end as times,
                                case when v.times is not null then v.minutes + coalesce(n.minutes, 0)
                                    when a.person is not null then n.minutes end as minutes
                            from assessment a left join sessions n on n.id = a.id
                            left join lateral (
                                select count(w.id)::int as times, coalesce(sum((select sum(r.minutes) from visits.counted_request r
                                    where r.association = w.association and r.visit = w.id)), 0)::int as minutes
                                from skills.learner l
                                left join sheets.visit_on_card s on s.association = l.association and s.card = l.card
                                    and s.day > a.began and s.day <= a.day
                                left join visits.counted_visit w on w.association = s.association and w.id = s.visit
                                where l.association = :association and l.card is not null and (l.id = a.path or l.person = a.person)
                                having count(*) > 0) v on true)
                        select a.learner, o.gesture, a.day, o.level, a.point, a.made_by, a.times, a.minutes
                        from dosed a join skills.observation o on o.association = :association and o.assessment = a.id and not o.second
                        order by a.day, a.made_at""")
                .param("association", Asking.association())
                .param("from", from)
                .param("to", to)
                .param(
                        "learners",
                        attended.stream()
                                .map(SessionsAttended.Attended::learner)
                                .toArray(UUID[]::new))
                .param("days", attended.stream().map(it -> it.day().toString()).toArray(String[]::new))
                .param(
                        "minutes",
                        attended.stream()
                                .map(SessionsAttended.Attended::minutes)
                                .toArray(Integer[]::new))
                .query(ResultRow.map(row -> new Paths.Seen(
                        row.uuid("learner"),
                        row.text("gesture"),
                        row.day("day"),
                        Level.of(row.integer("level")),
                        row.uuid("point"),
                        row.uuid("made_by"),
                        help(row))))
                .list();
    }

    private static @Nullable HelpBetween help(ResultRow row) {
        var times = row.integerOrNull("times");
        return times == null ? null : new HelpBetween(times, row.integer("minutes"));
    }

    /**
     * Levels of double observations since that month: the first, the second, and how often.
     *
     * @param association null for the whole network
     */
    List<Noise.Doubled> doubled(LocalDate from, @Nullable UUID association) {
        return database.sql("""
                        select first, second, sum(seen) as seen from skills.doubled
                        where month >= date_trunc('month', :from::date)::date and (:association::uuid is null or association = :association::uuid)
                        group by first, second order by first, second""")
                .param("from", from)
                .param("association", association)
                .query(ResultRow.map(row -> new Noise.Doubled(
                        Level.of(row.integer("first")), Level.of(row.integer("second")), row.bigint("seen"))))
                .list();
    }

    /** Needs that were met on a card, and those of them met again within so many days; cards only. */
    record Returns(long needs, long again) {}

    /** @param to the last day whose needs have had their time to come back */
    Returns returns(LocalDate from, LocalDate to, int days) {
        return database.sql("""
                        with need as (
                            select s.day, lead(s.day) over (
                                partition by s.card, r.theme, coalesce(r.operator, '') order by s.day) as next
                            from sheets.visit_on_card s join visits.counted_request r on r.visit = s.visit
                            where s.association = :association and s.day >= :from
                            group by s.card, r.theme, coalesce(r.operator, ''), s.day)
                        select count(*) as needs, count(*) filter (where next <= day + :days) as again from need where day <= :to""")
                .param("association", Asking.association())
                .param("from", from)
                .param("to", to)
                .param("days", days)
                .query(ResultRow.map(row -> new Returns(row.bigint("needs"), row.bigint("again"))))
                .single();
    }

    /** Paths by owner: of cards, of persons, of nobody any more. */
    record Counted(long cards, long persons, long others) {}

    Counted counted(LocalDate from, LocalDate to) {
        return database.sql("""
                        select count(*) filter (where l.person is null and l.card is not null) as cards,
                            count(distinct l.person) as persons,
                            count(*) filter (where l.person is null and l.card is null) as others
                        from skills.learner l where l.association = :association
                        and exists (select from skills.assessment a where a.association = l.association and a.learner = l.id
                                    and a.day between :from and :to)""")
                .param("association", Asking.association())
                .param("from", from)
                .param("to", to)
                .query(ResultRow.map(
                        row -> new Counted(row.bigint("cards"), row.bigint("persons"), row.bigint("others"))))
                .single();
    }

    /** Persons who came with a digital request, counted once a visit: not distinct ones, and never added to paths. */
    long met(LocalDate from, LocalDate to) {
        return database.sql("""
                        select coalesce(sum(v.persons), 0) from visits.counted_visit v
                        where v.association = :association and v.day between :from and :to
                        and exists (select from visits.counted_request r where r.visit = v.id and r.support is not null)""")
                .param("association", Asking.association())
                .param("from", from)
                .param("to", to)
                .query(Long.class)
                .single();
    }

    private static Assessment.Observation observation(ResultRow row) {
        return new Assessment.Observation(
                row.uuid("assessment"), row.text("gesture"), row.day("day"), Level.of(row.integer("level")));
    }

    private static Assessment read(ResultRow row) {
        return new Assessment(
                row.uuid("id"),
                row.uuid("learner"),
                row.uuid("point"),
                row.day("day"),
                row.textsOrNull("access"),
                row.textsOrNull("brakes"),
                row.integer("version"));
    }
}
