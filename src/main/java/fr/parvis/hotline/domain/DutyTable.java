// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** SQL of duties on the line: a row for each account on its last day there. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class DutyTable {
    private static final String SELECT = """
            select account, association, languages, until, heard_at, state, free_from, call, call_since, talked,
                present + case when state = 'off' then 0 else greatest(0, extract(epoch from :now::timestamptz - since))::int end as present, calls
            from hotline.duty\s""";

    private static final String RELEASE = """
            update hotline.duty set state = 'free', call = null, call_since = null, free_from = :freeFrom\s""";

    private static final Duration MOMENT = Duration.ofSeconds(15);

    private final JdbcClient database;

    DutyTable(JdbcClient database) {
        this.database = database;
    }

    Optional<Duty> find(UUID account, Instant now) {
        return database.sql(SELECT + "where account = :account")
                .param("account", account)
                .param("now", now)
                .query(ResultRow.map(DutyTable::duty))
                .optional();
    }

    /** Duties in scope, all for the network's head: those of the day, and those still on the line on another day. */
    List<Duty> list(LocalDate day, Instant now) {
        return database.sql(SELECT + "where day = :day or state <> 'off' order by account")
                .param("day", day)
                .param("now", now)
                .query(ResultRow.map(DutyTable::duty))
                .list();
    }

    /** Goes on the line, or stays longer. Times of an earlier day are dropped; a call in hand stays in hand. */
    void begin(Member member, LocalDate day, Instant now, Instant until) {
        database.sql("""
                        insert into hotline.duty (account, association, languages, subjects, day, since, until, heard_at, state, free_from)
                        values (:account, :association, :languages, :subjects, :day, :now, :until, :now, 'free', :now)
                        on conflict (account) do update set languages = :languages, subjects = :subjects, until = :until, heard_at = :now,
                            association = :association,
                            state = case when duty.state in ('pause', 'off') then 'free' else duty.state end,
                            free_from = case when duty.state in ('pause', 'off') then :now else duty.free_from end,
                            since = case when duty.state = 'off' or duty.day <> :day then :now else duty.since end,
                            talked = case when duty.day = :day then duty.talked else 0 end,
                            calls = case when duty.day = :day then duty.calls else 0 end,
                            present = case when duty.day = :day then duty.present else 0 end,
                            day = :day""")
                .param("account", member.account())
                .param("association", Asking.association())
                .param("languages", member.languages().toArray(String[]::new))
                .param("subjects", member.subjects().toArray(String[]::new))
                .param("day", day)
                .param("now", now)
                .param("until", until)
                .update();
    }

    /** Notes that the page is open. Each change of the line refreshes all pages: requests of the same moment are written once. */
    void heard(UUID account, Instant now) {
        database.sql(
                        "update hotline.duty set heard_at = :now where account = :account and state <> 'off' and heard_at < :before")
                .param("account", account)
                .param("now", now)
                .param("before", now.minus(MOMENT))
                .update();
    }

    boolean pause(UUID account) {
        return database.sql(
                                "update hotline.duty set state = 'pause' where account = :account and state in ('free', 'pause')")
                        .param("account", account)
                        .update()
                == 1;
    }

    boolean resume(UUID account, Instant now) {
        return database.sql(
                                "update hotline.duty set state = 'free', free_from = :now, heard_at = :now where account = :account and state in ('pause', 'free')")
                        .param("account", account)
                        .param("now", now)
                        .update()
                == 1;
    }

    boolean end(UUID account, Instant now) {
        return database.sql("""
                        update hotline.duty set state = 'off', until = least(until, :now),
                            present = present + greatest(0, extract(epoch from :now::timestamptz - since))::int
                        where account = :account and state in ('free', 'pause')""").param("account", account).param("now", now).update() == 1;
    }

    void inCall(UUID account, UUID call, Instant now) {
        database.sql(
                        "update hotline.duty set state = 'in-call', call_since = :now where account = :account and call = :call")
                .param("account", account)
                .param("call", call)
                .param("now", now)
                .update();
    }

    /** Is free again from a moment on, without having called. */
    void release(UUID account, UUID call, Instant freeFrom) {
        database.sql(RELEASE + "where account = :account and call = :call")
                .param("account", account)
                .param("call", call)
                .param("freeFrom", freeFrom)
                .update();
    }

    /** Is free again after a call, which is counted. @param talked in seconds */
    void releaseAfter(UUID account, UUID call, int talked, Instant freeFrom) {
        database.sql(RELEASE + """
                        , talked = talked + :talked, calls = calls + 1 where account = :account and call = :call""")
                .param("account", account)
                .param("call", call)
                .param("talked", talked)
                .param("freeFrom", freeFrom)
                .update();
    }

    /** Whether anybody of the network is on the line, also in a call or away for a moment, but not behind a forgotten page; in the network's scope. */
    boolean isAnybodyOn(Instant now, Duration silence) {
        return database.sql("""
                        select exists (select from hotline.duty
                            where state in ('offered', 'in-call') or state <> 'off' and until > :now and heard_at >= :heard)""")
                .param("now", now)
                .param("heard", now.minus(silence))
                .query(Boolean.class)
                .single();
    }

    /** Ends duties that are over and pauses those whose page is closed, never during a call; in the network's scope. */
    int settle(Instant now, Duration silence) {
        int over = database.sql("""
                        update hotline.duty set state = 'off', present = present + greatest(0, extract(epoch from until - since))::int
                        where state in ('free', 'pause') and until <= :now""").param("now", now).update();
        return over
                + database.sql("update hotline.duty set state = 'pause' where state = 'free' and heard_at < :heard")
                        .param("heard", now.minus(silence))
                        .update();
    }

    int deleteBefore(LocalDate day) {
        return database.sql("delete from hotline.duty where day < :day and state = 'off'")
                .param("day", day)
                .update();
    }

    private static Duty duty(ResultRow row) {
        return new Duty(
                row.uuid("account"),
                row.uuid("association"),
                row.texts("languages"),
                row.instant("until"),
                row.instant("heard_at"),
                Duty.State.of(row.text("state")),
                row.instant("free_from"),
                row.uuidOrNull("call"),
                row.instantOrNull("call_since"),
                Duration.ofSeconds(row.integer("talked")),
                Duration.ofSeconds(row.integer("present")),
                row.integer("calls"));
    }
}
