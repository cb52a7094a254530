// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.domain;

import fr.parvis.access.Accounts;
import fr.parvis.access.Accounts.Account;
import fr.parvis.access.Right;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Accounts that may act under mandates. A lead names the employees, account by account, and the day is kept. Volunteers, civic service, interns
 * and elected persons are not to be entitled.
 */
@Component
@Transactional
public class Entitlements {

    /** An account that could act, and since when it may. */
    public record Mediator(
            UUID account,
            String name,
            @org.jspecify.annotations.Nullable LocalDate since) {}

    private final JdbcClient database;
    private final Accounts accounts;
    private final Journal journal;
    private final MandateTable mandates;

    Entitlements(JdbcClient database, Accounts accounts, Journal journal, MandateTable mandates) {
        this.database = database;
        this.accounts = accounts;
        this.journal = journal;
        this.mandates = mandates;
    }

    /** The accounts that follow people, with those that are entitled. */
    @Transactional(readOnly = true)
    public List<Mediator> list() {
        var since = since();
        return accounts.ours().stream()
                .filter(Account::active)
                .filter(account -> account.holds(Right.FOLLOW_PEOPLE))
                .map(account -> new Mediator(account.id(), account.name(), since.get(account.id())))
                .toList();
    }

    public LocalDate today() {
        return mandates.today();
    }

    private Map<UUID, LocalDate> since() {
        var since = new HashMap<UUID, LocalDate>();
        database.sql("""
                        select account, given_on from mandates.entitlement where association = :association and ended_on is null""")
                .param("association", Asking.association())
                .query(ResultRow.map(row -> since.put(row.uuid("account"), row.day("given_on"))))
                .list();
        return since;
    }

    /** Whether the account may act now. */
    @Transactional(readOnly = true)
    public boolean stands(UUID account) {
        return database.sql("""
                        select exists (select from mandates.entitlement
                            where association = :association and account = :account and ended_on is null)""")
                .param("association", Asking.association())
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    /** Whether the account was entitled on that day. */
    @Transactional(readOnly = true)
    public boolean stood(UUID account, LocalDate day) {
        return database.sql("""
                        select exists (select from mandates.entitlement
                            where association = :association and account = :account and given_on <= :day
                              and (ended_on is null or ended_on >= :day))""")
                .param("association", Asking.association())
                .param("account", account)
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    /** Entitles an account of the association, and no other. Idempotent. */
    public boolean give(UUID account) {
        if (list().stream().noneMatch(one -> one.account().equals(account))) return false;
        if (database.sql("""
                        insert into mandates.entitlement (association, account, given_on, given_by)
                        values (:association, :account, :today, :by) on conflict do nothing""")
                        .param("association", Asking.association())
                        .param("account", account)
                        .param("today", mandates.today())
                        .param("by", MandateRules.account())
                        .update()
                == 1) journal.note("mandates.entitled", account.toString(), Map.of());
        return true;
    }

    public void end(UUID account) {
        if (database.sql("""
                        update mandates.entitlement set ended_on = :today, ended_by = :by
                        where association = :association and account = :account and ended_on is null""")
                        .param("association", Asking.association())
                        .param("account", account)
                        .param("today", mandates.today())
                        .param("by", MandateRules.account())
                        .update()
                == 1) journal.note("mandates.entitlement-ended", account.toString(), Map.of());
    }
}
