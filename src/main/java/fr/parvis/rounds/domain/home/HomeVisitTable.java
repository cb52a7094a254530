// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.home;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Home visits and their alarms, in PostgreSQL. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class HomeVisitTable {
    private static final String SELECT = """
            select v.*, c.name as commune from rounds.home_visit v join network.named_commune c on c.insee = v.insee
            """;

    private final JdbcClient database;

    HomeVisitTable(JdbcClient database) {
        this.database = database;
    }

    boolean insert(HomeVisit visit) {
        return database.sql("""
                        insert into rounds.home_visit (id, association, day, account, colleagues, insee, partner, private_note, to_call,
                            armed, started_at, expected_end, ended_at, ended_by)
                        values (:id, :association, :day, :account, :colleagues::uuid[], :insee, :partner, :note, :toCall,
                            :armed, :startedAt, :expectedEnd, :endedAt, :endedBy)
                        on conflict (id) do nothing""")
                        .param("id", visit.id())
                        .param("association", Asking.association())
                        .param("day", visit.day())
                        .param("account", visit.account())
                        .param(
                                "colleagues",
                                visit.colleagues().stream().map(UUID::toString).toArray(String[]::new))
                        .param("insee", visit.insee())
                        .param("partner", visit.partner())
                        .param("note", visit.privateNote())
                        .param("toCall", visit.toCall())
                        .param("armed", visit.armed())
                        .param("startedAt", visit.startedAt())
                        .param("expectedEnd", visit.expectedEnd())
                        .param("endedAt", visit.endedAt() == null ? null : visit.endedAt())
                        .param("endedBy", visit.endedAt() == null ? null : visit.account())
                        .update()
                == 1;
    }

    Optional<HomeVisit> find(UUID id) {
        return database.sql(SELECT + "where v.id = :id")
                .param("id", id)
                .query(ResultRow.map(HomeVisitTable::visit))
                .optional();
    }

    Optional<HomeVisit> findLocked(UUID id) {
        return database.sql(SELECT + "where v.id = :id for update of v")
                .param("id", id)
                .query(ResultRow.map(HomeVisitTable::visit))
                .optional();
    }

    /** Those that nobody has ended yet, the first due first. */
    List<HomeVisit> running(UUID association) {
        return database.sql(SELECT + """
                        where v.association = :association and v.ended_at is null and v.cancelled_at is null and v.armed
                        order by v.expected_end limit 200""")
                .param("association", association)
                .query(ResultRow.map(HomeVisitTable::visit))
                .list();
    }

    List<HomeVisit> over(LocalDate since, @Nullable UUID account, int limit, int offset) {
        return database.sql(SELECT + """
                        where v.association = :association and v.day >= :since and (v.ended_at is not null or v.cancelled_at is not null)
                            and (:account::uuid is null or v.account = :account::uuid or :account::uuid = any(v.colleagues))
                        order by v.day desc, v.started_at desc, v.id limit :limit offset :offset""")
                .param("association", Asking.association())
                .param("since", since)
                .param("account", account)
                .param("limit", limit)
                .param("offset", offset)
                .query(ResultRow.map(HomeVisitTable::visit))
                .list();
    }

    /** The private words go in the same stroke. */
    void end(UUID id, Instant at, UUID by, boolean cancelled) {
        database.sql("""
                        update rounds.home_visit set ended_at = case when :cancelled then ended_at else :at end, ended_by = :by,
                            cancelled_at = case when :cancelled then :at end, private_note = null, to_call = null,
                            version = version + 1
                        where id = :id""")
                .param("id", id)
                .param("at", at)
                .param("by", by)
                .param("cancelled", cancelled)
                .update();
    }

    /** @param anew the new hour is yet to come: what was answered to an alarm of the former one says nothing of it */
    void prolong(UUID id, Instant expectedEnd, boolean anew) {
        database.sql("""
                        update rounds.home_visit set expected_end = :end, version = version + 1,
                            acknowledged_at = case when :anew then null else acknowledged_at end,
                            acknowledged_by = case when :anew then null else acknowledged_by end
                        where id = :id""")
                .param("id", id)
                .param("end", expectedEnd)
                .param("anew", anew)
                .update();
    }

    void acknowledge(UUID id, Instant at, UUID by, String found) {
        database.sql("""
                        update rounds.home_visit set acknowledged_at = :at, acknowledged_by = :by, found = :found, version = version + 1
                        where id = :id""")
                .param("id", id)
                .param("at", at)
                .param("by", by)
                .param("found", found)
                .update();
    }

    /** @return number of alarms raised: each once for its hour, whoever asks first */
    int raise(AlarmRule.Step step, Duration after, Instant now) {
        return database.sql("""
                        insert into rounds.alarm (home_visit, expected_end, step, association, raised_at, next_attempt)
                        select id, expected_end, :step, association, :now, :now from rounds.home_visit
                        where association = :association and ended_at is null and cancelled_at is null and armed
                            and acknowledged_at is null and expected_end <= :due
                        on conflict do nothing""")
                .param("association", Asking.association())
                .param("step", step.name())
                .param("now", now)
                .param("due", now.minus(after))
                .update();
    }

    /**
     * An alarm whose mails are to go.
     *
     * @param reached the accounts that have theirs
     * @param until it is ours alone until then; it also says whose it is
     */
    record ToMail(
            UUID visit, Instant expectedEnd, AlarmRule.Step step, int attempts, Set<UUID> reached, Instant until) {}

    /** Nobody else takes it before {@code until}: whoever sends at the same time takes others. */
    Optional<ToMail> claimToMail(Instant now, Instant until) {
        return database.sql("""
                        with next as (
                            select a.home_visit, a.expected_end, a.step from rounds.alarm a
                            join rounds.home_visit v on v.id = a.home_visit
                            where a.association = :association and a.mailed_at is null and a.next_attempt <= :now
                                and (a.claimed_until is null or a.claimed_until <= :now)
                                and v.ended_at is null and v.cancelled_at is null and v.acknowledged_at is null
                                and a.expected_end = v.expected_end
                            order by a.next_attempt limit 1 for update of a skip locked)
                        update rounds.alarm a set claimed_until = :until from next
                        where a.home_visit = next.home_visit and a.expected_end = next.expected_end and a.step = next.step
                        returning a.home_visit, a.expected_end, a.step, a.attempts, a.reached, a.claimed_until""")
                .param("association", Asking.association())
                .param("now", now)
                .param("until", until)
                .query(ResultRow.map(row -> new ToMail(
                        row.uuid("home_visit"),
                        row.instant("expected_end"),
                        AlarmRule.Step.valueOf(row.text("step")),
                        row.integer("attempts"),
                        Set.copyOf(row.uuids("reached")),
                        row.instant("claimed_until"))))
                .optional();
    }

    /** @return ours for longer; nothing when somebody else has it or when there is nothing to alarm of any more */
    Optional<ToMail> holdOn(ToMail alarm, Instant until) {
        return ours("""
                        update rounds.alarm a set claimed_until = :until from rounds.home_visit v
                        where v.id = a.home_visit and v.expected_end = a.expected_end
                            and v.ended_at is null and v.cancelled_at is null and v.acknowledged_at is null and a.mailed_at is null
                            and a.home_visit = :visit and a.expected_end = :end and a.step = :step and a.claimed_until = :ours
                        returning a.claimed_until""", alarm)
                .param("until", until)
                .query(ResultRow.map(row -> new ToMail(
                        alarm.visit(),
                        alarm.expectedEnd(),
                        alarm.step(),
                        alarm.attempts(),
                        alarm.reached(),
                        row.instant("claimed_until"))))
                .optional();
    }

    /** Notes that the mail reached an account, even if another process holds the alarm by now. */
    void reached(ToMail alarm, UUID account) {
        database.sql("""
                        update rounds.alarm set reached = array_append(array_remove(reached, :account), :account)
                        where home_visit = :visit and expected_end = :end and step = :step""")
                .param("visit", alarm.visit())
                .param("end", alarm.expectedEnd())
                .param("step", alarm.step().name())
                .param("account", account)
                .update();
    }

    void mailed(ToMail alarm, Instant at) {
        ours("""
                        update rounds.alarm set mailed_at = :at, attempts = attempts + 1, claimed_until = null
                        where home_visit = :visit and expected_end = :end and step = :step and claimed_until = :ours""", alarm).param("at", at).update();
    }

    void again(ToMail alarm, Instant at) {
        ours("""
                        update rounds.alarm set next_attempt = :at, attempts = attempts + 1, claimed_until = null
                        where home_visit = :visit and expected_end = :end and step = :step and claimed_until = :ours""", alarm).param("at", at).update();
    }

    private JdbcClient.StatementSpec ours(String sql, ToMail alarm) {
        return database.sql(sql)
                .param("visit", alarm.visit())
                .param("end", alarm.expectedEnd())
                .param("step", alarm.step().name())
                .param("ours", alarm.until());
    }

    /** Of the hour that stands now, to somebody at least. */
    boolean wasMailed(UUID visit) {
        return database.sql("""
                        select exists (select from rounds.alarm a join rounds.home_visit v on v.id = a.home_visit
                            where a.home_visit = :id and a.expected_end = v.expected_end
                                and (a.mailed_at is not null or cardinality(a.reached) > 0))""").param("id", visit).query(Boolean.class).single();
    }

    /** Only those that run hold any: an end takes them along. @return number of private words deleted */
    int forgetPrivateWords(Instant before) {
        return database.sql("""
                        update rounds.home_visit set private_note = null, to_call = null
                        where association = :association and ended_at is null and cancelled_at is null and armed
                            and expected_end < :before and (private_note is not null or to_call is not null)""")
                .param("association", Asking.association())
                .param("before", before)
                .update();
    }

    private static HomeVisit visit(ResultRow row) {
        return new HomeVisit(
                row.uuid("id"),
                row.day("day"),
                row.uuid("account"),
                row.uuids("colleagues"),
                row.text("insee"),
                row.text("commune"),
                row.textOrNull("partner"),
                row.textOrNull("private_note"),
                row.textOrNull("to_call"),
                row.flag("armed"),
                row.instant("started_at"),
                row.instant("expected_end"),
                row.instantOrNull("ended_at"),
                !row.isNull("cancelled_at"),
                row.instantOrNull("acknowledged_at"),
                row.uuidOrNull("acknowledged_by"),
                row.textOrNull("found"),
                row.integer("version"));
    }
}
