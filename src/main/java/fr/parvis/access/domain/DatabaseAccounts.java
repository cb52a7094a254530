package fr.parvis.access.domain;

import fr.parvis.access.Accounts;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.Journal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Accounts in PostgreSQL. */
@Component
@Transactional(readOnly = true)
class DatabaseAccounts implements Accounts {
    private static final String SELECT =
            "select id, association, name, email, roles, team, partner, status = 'active' as active from access.account ";

    private final JdbcClient database;
    private final PasswordEncoder passwords;
    private final SecretBox box;
    private final Journal journal;

    DatabaseAccounts(JdbcClient database, PasswordEncoder passwords, SecretBox box, Journal journal) {
        this.database = database;
        this.passwords = passwords;
        this.box = box;
        this.journal = journal;
    }

    @Override
    public Optional<Account> find(UUID id) {
        return database.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(DatabaseAccounts::account)
                .optional();
    }

    @Override
    public Optional<Account> findByEmail(String email) {
        return database.sql(SELECT + "where lower(email) = lower(:email)")
                .param("email", email.strip())
                .query(DatabaseAccounts::account)
                .optional();
    }

    @Override
    public List<Account> list(@Nullable UUID association) {
        return database.sql(
                        SELECT
                                + "where association is not distinct from :association and partner is null order by lower(name)")
                .param("association", association)
                .query(DatabaseAccounts::account)
                .list();
    }

    @Override
    public List<Account> ofPartner(UUID association, UUID partner) {
        return database.sql(SELECT + "where association = :association and partner = :partner order by lower(name)")
                .param("association", association)
                .param("partner", partner)
                .query(DatabaseAccounts::account)
                .list();
    }

    @Override
    @Transactional
    public Account create(
            UUID id, @Nullable UUID association, String name, String email, Set<Role> roles, String passwordHash) {
        return create(id, association, null, name, email, roles, passwordHash);
    }

    @Override
    @Transactional
    public Account createForPartner(
            UUID id, UUID association, UUID partner, String name, String email, String passwordHash) {
        return create(id, association, partner, name, email, EnumSet.of(Role.PARTNER), passwordHash);
    }

    private Account create(
            UUID id,
            @Nullable UUID association,
            @Nullable UUID partner,
            String name,
            String email,
            Set<Role> roles,
            String passwordHash) {
        int created = database.sql("""
                        insert into access.account (id, association, partner, name, email, roles, status, password_hash)
                        values (:id, :association, :partner, :name, :email, :roles, 'active', :hash) on conflict do nothing""")
                .param("id", id)
                .param("association", association)
                .param("partner", partner)
                .param("name", name.strip())
                .param("email", email.strip())
                .param("roles", roles.stream().map(Role::name).toArray(String[]::new))
                .param("hash", passwordHash)
                .update();
        if (created == 1) journal.note(association, null, "access.account-created", id.toString(), Map.of());
        return findByEmail(email).orElseThrow();
    }

    @Override
    @Transactional
    public void giveSecondStep(UUID account, byte[] secret) {
        database.sql("update access.account set totp_secret = :secret, totp_enabled_at = now() where id = :id")
                .param("id", account)
                .param("secret", box.seal(secret))
                .update();
    }

    @Override
    public String hash(String password) {
        return String.valueOf(passwords.encode(password));
    }

    @Override
    public Optional<SignedIn> signedIn(UUID id) {
        return database.sql("""
                        select a.id, a.association, a.partner, a.name, a.roles,
                               coalesce(s.name, (select name from access.network), '') as place
                        from access.account a left join access.association s on s.id = a.association
                        where a.id = :id and a.status = 'active' and s.closed_at is null""")
                .param("id", id)
                .query((row, n) -> new SignedIn(
                        row.getObject("id", UUID.class),
                        row.getObject("association", UUID.class),
                        row.getObject("partner", UUID.class),
                        row.getString("name"),
                        row.getString("place"),
                        roles(row),
                        null))
                .optional();
    }

    private static Account account(ResultSet row, int n) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class),
                row.getObject("association", UUID.class),
                row.getString("name"),
                row.getString("email"),
                roles(row),
                row.getString("team"),
                row.getBoolean("active"),
                row.getObject("partner", UUID.class));
    }

    private static Set<Role> roles(ResultSet row) throws SQLException {
        var roles = EnumSet.noneOf(Role.class);
        for (var role : (String[]) row.getArray("roles").getArray()) roles.add(Role.valueOf(role));
        return roles;
    }
}
