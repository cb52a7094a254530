// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import fr.parvis.access.Role;
import fr.parvis.access.SignIn.Proof;
import fr.parvis.database.ResultRow;
import fr.parvis.database.TransactionSetting;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The password hash and the second step of one account, which the transaction names first: row-level security shows no other. Inside a
 * transaction of the caller's.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Credentials {

    /**
     * Credentials of an account that may sign in.
     *
     * @param secondStepDue until when an account without a second step may go without one, where its role asks for it
     * @param version changes with each change of what proves who one is
     * @param knownBrowsers whether the network asks for more than a password in a browser never seen
     */
    record Known(
            UUID id,
            @Nullable UUID association,
            Set<Role> roles,
            @Nullable String passwordHash,
            boolean secondStep,
            @Nullable Instant secondStepDue,
            int version,
            boolean knownBrowsers) {
        Proof proof() {
            return new Proof(id, version);
        }
    }

    private static final String SELECT = """
            select a.id, a.association, a.roles, c.password_hash, a.credentials_version,
                   a.totp_enabled_at is not null
                       or exists (select from access.one_time_code o where o.account = a.id) as second_step,
                   a.second_step_due,
                   coalesce((select n.known_browsers from access.network n), false) as known_browsers
            from access.account a left join access.credential c on c.account = a.id
            where a.id = :id and a.status = 'active'
              and not exists (select from access.association s where s.id = a.association and s.closed_at is not null)
            """;

    private final JdbcClient database;

    Credentials(JdbcClient database) {
        this.database = database;
    }

    /** Names the account for the rest of the transaction. */
    void name(UUID account) {
        TransactionSetting.set(database, "parvis.account", account.toString());
    }

    /** The account that signs in under an address, if it may sign in. */
    Optional<Known> at(String email) {
        return database.sql("select id from access.account_at(:email)")
                .param("email", email.strip())
                .query(UUID.class)
                .optional()
                .flatMap(id -> find(id, ""));
    }

    /** The account, if it may sign in, locked against every change until the transaction ends. */
    Optional<Known> lock(UUID account) {
        return find(account, " for update of a");
    }

    private Optional<Known> find(UUID account, String lock) {
        name(account);
        return database.sql(SELECT + lock)
                .param("id", account)
                .query(ResultRow.map(Credentials::known))
                .optional();
    }

    /** Whether the network asks for more than a password in a browser never seen. */
    boolean knownBrowsers() {
        return database.sql("select known_browsers from access.network")
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    Optional<String> passwordHash(UUID account) {
        name(account);
        return database.sql("select password_hash from access.credential where account = :account")
                .param("account", account)
                .query(ResultRow.map(row -> Optional.ofNullable(row.textOrNull(1))))
                .optional()
                .flatMap(hash -> hash);
    }

    void setPassword(UUID account, String hash) {
        name(account);
        database.sql("""
                        insert into access.credential (account, password_hash) values (:account, :hash)
                        on conflict (account) do update set password_hash = excluded.password_hash""").param("account", account).param("hash", hash).update();
        changed(account);
    }

    /** Nobody signs in with a password until another one is chosen by a link. */
    void removePassword(UUID account) {
        name(account);
        database.sql("update access.credential set password_hash = null where account = :account")
                .param("account", account)
                .update();
        changed(account);
    }

    /** Ends sign-ins under way: proofs given before no longer count. */
    void changed(UUID account) {
        name(account);
        database.sql("update access.account set credentials_version = credentials_version + 1 where id = :account")
                .param("account", account)
                .update();
    }

    private static Known known(ResultRow row) {
        var roles = EnumSet.noneOf(Role.class);
        for (var role : row.texts("roles")) roles.add(Role.valueOf(role));
        return new Known(
                row.uuid("id"),
                row.uuidOrNull("association"),
                roles,
                row.textOrNull("password_hash"),
                row.flag("second_step"),
                row.instantOrNull("second_step_due"),
                row.integer("credentials_version"),
                row.flag("known_browsers"));
    }
}
