// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rollout.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of what staff learnt; called inside a transaction. */
@Component
class StaffSkillTable {
    private final JdbcClient database;

    StaffSkillTable(JdbcClient database) {
        this.database = database;
    }

    /** Of an account, or of all when there is none; the newest first. */
    List<StaffSkill> list(@Nullable UUID account) {
        return database.sql("""
                        select * from rollout.skill_of_staff
                        where association = :association and removed_at is null and (:account::uuid is null or account = :account)
                        order by obtained_on desc, id""")
                .param("association", Asking.association())
                .param("account", account)
                .query(ResultRow.map(StaffSkillTable::skill))
                .list();
    }

    /** Those that are to be renewed by that day and were not since: of a subject only the one that holds the longest. */
    List<StaffSkill> toRenew(LocalDate by) {
        return database.sql("""
                        select * from (
                            select distinct on (account, kind, subject, lower(title)) * from rollout.skill_of_staff
                            where association = :association and removed_at is null
                            order by account, kind, subject, lower(title), renew_before desc nulls first) s
                        where renew_before <= :by order by renew_before, id""")
                .param("association", Asking.association())
                .param("by", by)
                .query(ResultRow.map(StaffSkillTable::skill))
                .list();
    }

    private static StaffSkill skill(ResultRow row) {
        return new StaffSkill(
                row.uuid("id"),
                row.uuid("account"),
                row.text("kind"),
                row.text("subject"),
                row.text("title"),
                row.day("obtained_on"),
                row.integerOrNull("hours"),
                row.dayOrNull("renew_before"));
    }

    /** Adds a skill of staff; idempotent. */
    void add(StaffSkill it, UUID by, Instant now) {
        database.sql("""
                        insert into rollout.skill_of_staff (id, association, account, kind, subject, title, obtained_on, hours, renew_before, noted_by,
                            noted_at)
                        values (:id, :association, :account, :kind, :subject, :title, :obtainedOn, :hours, :renewBefore, :by, :now)
                        on conflict do nothing""")
                .param("id", it.id())
                .param("association", Asking.association())
                .param("account", it.account())
                .param("kind", it.kind())
                .param("subject", it.subject())
                .param("title", it.title())
                .param("obtainedOn", it.obtainedOn())
                .param("hours", it.hours())
                .param("renewBefore", it.renewBefore())
                .param("by", by)
                .param("now", now)
                .update();
    }

    /** Removes an entry that was wrong, or gives it back. */
    boolean remove(UUID id, @Nullable Instant at) {
        return database.sql("""
                        update rollout.skill_of_staff set removed_at = :at where association = :association and id = :id""")
                        .param("at", at)
                        .param("association", Asking.association())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Removes what accounts that are closed learnt. */
    void removeOf(List<UUID> closed, Instant now) {
        database.sql("""
                        update rollout.skill_of_staff set removed_at = :now
                        where association = :association and removed_at is null and account = any(:closed::uuid[])""")
                .param("now", now)
                .param("association", Asking.association())
                .param("closed", closed.toArray(UUID[]::new))
                .update();
    }

    int forget(Instant removedBefore) {
        return database.sql(
                        "delete from rollout.skill_of_staff where association = :association and removed_at < :before")
                .param("association", Asking.association())
                .param("before", removedBefore)
                .update();
    }
}
