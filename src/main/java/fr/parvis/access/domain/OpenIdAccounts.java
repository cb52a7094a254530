// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import fr.parvis.access.SignIn.Vouched;
import fr.parvis.audit.Journal;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Accounts that an identity provider vouches for: each is bound to one person there, once. */
@Component
@Transactional
public class OpenIdAccounts {
    private final JdbcClient database;
    private final Credentials credentials;
    private final Journal journal;
    private final Clock clock;

    OpenIdAccounts(JdbcClient database, Credentials credentials, Journal journal, Clock clock) {
        this.database = database;
        this.credentials = credentials;
        this.journal = journal;
        this.clock = clock;
    }

    /** The account bound to that person. */
    public Optional<UUID> bound(String key) {
        return database.sql("select account from access.account_by_openid(:key) as account where account is not null")
                .param("key", key)
                .query(UUID.class)
                .optional();
    }

    /** Whether an account is bound to a person there. */
    boolean isBound(UUID account) {
        credentials.name(account);
        return database.sql("select exists (select from access.openid_subject where account = :account)")
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    /**
     * The account of that person, locked, if it may sign in: the one that is bound to them, else the one of their address, if nobody else is bound
     * to it; it is bound now, and active if it was invited.
     */
    Optional<Credentials.Known> account(Vouched who) {
        var bound = bound(who.key()).orElse(null);
        if (bound != null) return credentials.lock(bound);
        var account = database.sql("select id from access.account_at(:email) where status <> 'disabled'")
                .param("email", who.email().strip())
                .query(UUID.class)
                .optional()
                .orElse(null);
        if (account == null || !bind(account, who.key())) return Optional.empty();
        activate(account);
        var known = credentials.lock(account);
        known.ifPresent(it -> journal.note(
                new Journal.Author(it.association(), account), "access.openid-bound", account.toString(), Map.of()));
        return known;
    }

    private boolean bind(UUID account, String key) {
        credentials.name(account);
        return database.sql("""
                                insert into access.openid_subject (account, subject_key, bound_at) values (:account, :key, :now)
                                on conflict do nothing""")
                        .param("account", account)
                        .param("key", key)
                        .param("now", clock.instant())
                        .update()
                == 1;
    }

    /** An invitation is taken up: its link ends. */
    private void activate(UUID account) {
        int invited = database.sql("""
                        update access.account set status = 'active', version = version + 1, second_step_due = :due
                        where id = :account and status = 'invited'""")
                .param("account", account)
                .param("due", clock.instant().plus(SecondStep.MAY_WAIT))
                .update();
        if (invited == 1)
            database.sql("delete from access.invitation where account = :account and used_at is null")
                    .param("account", account)
                    .update();
    }
}
