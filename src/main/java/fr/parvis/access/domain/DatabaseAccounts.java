// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import fr.parvis.access.Accounts;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.database.Scope;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Accounts in PostgreSQL. */
@Component
@Transactional(readOnly = true)
class DatabaseAccounts implements Accounts {
    private static final String SELECT =
            "select id, association, name, email, roles, team, partner, status = 'active' as active from ";
    private static final String OURS = SELECT + "access.account ";

    private final JdbcClient database;
    private final Credentials credentials;
    private final Passwords passwords;
    private final Journal journal;
    private final TransactionTemplate transaction;

    DatabaseAccounts(
            JdbcClient database,
            Credentials credentials,
            Passwords passwords,
            Journal journal,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.credentials = credentials;
        this.passwords = passwords;
        this.journal = journal;
        transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Optional<Account> find(UUID id) {
        return database.sql(SELECT + "access.account_of(:id)")
                .param("id", id)
                .query(ResultRow.map(DatabaseAccounts::account))
                .optional();
    }

    @Override
    public List<Account> find(Collection<UUID> ids) {
        return database.sql(SELECT + "unnest(:ids::uuid[]) as asked, lateral access.account_of(asked)")
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query(ResultRow.map(DatabaseAccounts::account))
                .list();
    }

    @Override
    public Optional<Account> findByEmail(String email) {
        return database.sql(SELECT + "access.account_at(:email)")
                .param("email", email.strip())
                .query(ResultRow.map(DatabaseAccounts::account))
                .optional();
    }

    @Override
    public List<Account> list(@Nullable UUID association) {
        return database.sql(
                        OURS
                                + "where association is not distinct from :association and partner is null order by lower(name)")
                .param("association", association)
                .query(ResultRow.map(DatabaseAccounts::account))
                .list();
    }

    @Override
    public List<Account> ours() {
        return list(Asking.association());
    }

    @Override
    public Map<UUID, String> names() {
        return ours().stream().collect(Collectors.toMap(Account::id, Account::name));
    }

    @Override
    public List<Account> working() {
        return ours().stream().filter(Account::works).toList();
    }

    @Override
    public boolean areWorking(Collection<UUID> some) {
        var found = find(some);
        return found.size() == some.size()
                && found.stream()
                        .allMatch(one -> one.works() && Asking.association().equals(one.association()));
    }

    @Override
    public List<Account> ofPartner(UUID association, UUID partner) {
        return database.sql(OURS + "where association = :association and partner = :partner order by lower(name)")
                .param("association", association)
                .param("partner", partner)
                .query(ResultRow.map(DatabaseAccounts::account))
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public Account create(NewAccount account, String passwordHash) {
        return inScopeOf(account.association(), () -> insert(account, passwordHash));
    }

    /** Runs work in the scope in use, or in that of the account's place when it is public, as in the first run. */
    private <T> T inScopeOf(@Nullable UUID association, Supplier<T> work) {
        var place = association == null ? Scope.network() : Scope.of(association);
        var scope = Asking.scope().kind() == Scope.Kind.PUBLIC ? place : Asking.scope();
        return Asking.as(scope).call(() -> Objects.requireNonNull(transaction.execute(status -> work.get())));
    }

    private Account insert(NewAccount account, String passwordHash) {
        int created = database.sql("""
                        insert into access.account (id, association, partner, name, email, roles, status)
                        values (:id, :association, :partner, :name, :email, :roles, 'active') on conflict do nothing""")
                .param("id", account.id())
                .param("association", account.association())
                .param("partner", account.partner())
                .param("name", account.name().strip())
                .param("email", account.email().strip())
                .param("roles", account.roles().stream().map(Role::name).toArray(String[]::new))
                .update();
        if (created == 1) {
            credentials.setPassword(account.id(), passwordHash);
            journal.note(
                    new Journal.Author(account.association(), null),
                    "access.account-created",
                    account.id().toString(),
                    Map.of());
        }
        return findByEmail(account.email()).orElseThrow();
    }

    @Override
    @Transactional(propagation = Propagation.NEVER)
    public String hash(String password) {
        return passwords.hash(password);
    }

    @Override
    public Optional<SignedIn> signedIn(UUID id) {
        return database.sql("""
                        select a.id, a.association, a.partner, a.name, a.roles,
                               coalesce(s.name, (select name from access.network), '') as place
                        from access.account_of(:id) a left join access.association s on s.id = a.association
                        where a.status = 'active' and s.closed_at is null""")
                .param("id", id)
                .query(ResultRow.map(row -> new SignedIn(
                        row.uuid("id"),
                        row.uuidOrNull("association"),
                        row.uuidOrNull("partner"),
                        row.text("name"),
                        row.text("place"),
                        roles(row),
                        null)))
                .optional();
    }

    private static Account account(ResultRow row) {
        return new Account(
                row.uuid("id"),
                row.uuidOrNull("association"),
                row.text("name"),
                row.text("email"),
                roles(row),
                row.textOrNull("team"),
                row.flag("active"),
                row.uuidOrNull("partner"));
    }

    private static Set<Role> roles(ResultRow row) {
        var roles = EnumSet.noneOf(Role.class);
        for (var role : row.texts("roles")) roles.add(Role.valueOf(role));
        return roles;
    }
}
