package fr.parvis.access.domain;

import fr.parvis.access.RandomSecret;
import fr.parvis.access.Role;
import fr.parvis.access.SignIn;
import fr.parvis.audit.Journal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signing in against the accounts: five wrong attempts lock an account for ten minutes, thirty from one origin in ten minutes
 * close the door to that origin. An unknown address takes as long as a wrong password, and locks in the same way.
 */
@Component
@Transactional
class CheckedSignIn implements SignIn {
    static final int ATTEMPTS_PER_ACCOUNT = 5;
    static final int ATTEMPTS_PER_ORIGIN = 30;
    static final Duration PAUSE = Attempts.PAUSE;

    private record Known(
            UUID id,
            @Nullable UUID association,
            Set<Role> roles,
            @Nullable String passwordHash,
            boolean secondStep,
            int failedAttempts,
            @Nullable Instant lockedUntil) {}

    private final JdbcClient database;
    private final PasswordEncoder passwords;
    private final SecondStep secondStep;
    private final Attempts attempts;
    private final Journal journal;
    private final Clock clock;
    private final String hashOfNobody;

    CheckedSignIn(
            JdbcClient database,
            PasswordEncoder passwords,
            SecondStep secondStep,
            Attempts attempts,
            Journal journal,
            Clock clock) {
        this.database = database;
        this.passwords = passwords;
        this.secondStep = secondStep;
        this.attempts = attempts;
        this.journal = journal;
        this.clock = clock;
        this.hashOfNobody = String.valueOf(passwords.encode("nobody"));
    }

    @Override
    public Outcome password(String email, String password, String origin) {
        if (tooManyFrom(origin)) return new Outcome.TooMany((int) PAUSE.toMinutes());
        var known = database.sql("""
                        select id, association, roles, password_hash, failed_attempts, locked_until,
                               totp_enabled_at is not null
                                   or exists (select from access.one_time_code c where c.account = a.id) as second_step
                        from access.account a where lower(email) = lower(:email) and status = 'active'
                          and not exists (select from access.association s where s.id = a.association and s.closed_at is not null)
                        for update""")
                .param("email", email.strip())
                .query(CheckedSignIn::known)
                .optional()
                .orElse(null);
        if (known == null || known.passwordHash() == null) {
            // locked like an account, or the lock would tell which addresses have one
            var nobody = nobodyAt(email);
            if (attempts.tooMany(nobody, ATTEMPTS_PER_ACCOUNT))
                return new Outcome.TooMany(attempts.minutesLeft(nobody));
            boolean ignored = passwords.matches(cut(password), hashOfNobody);
            attempts.note(nobody);
            return wrong(null, origin);
        }
        if (locked(known)) return new Outcome.TooMany(minutesLeft(known));
        if (!passwords.matches(cut(password), known.passwordHash())) return wrong(known, origin);
        if (known.secondStep()) return new Outcome.CodeNeeded(known.id());
        if (known.roles().stream().anyMatch(Role::secondStepRequired)) return new Outcome.SecondStepToSetUp(known.id());
        return welcome(known);
    }

    @Override
    public Outcome code(UUID account, String code, String origin) {
        if (tooManyFrom(origin)) return new Outcome.TooMany((int) PAUSE.toMinutes());
        var known = find(account);
        if (known == null) return wrong(null, origin);
        if (locked(known)) return new Outcome.TooMany(minutesLeft(known));
        return secondStep.accepts(account, code) ? welcome(known) : wrong(known, origin);
    }

    private @Nullable Known find(UUID account) {
        return database.sql("""
                        select id, association, roles, password_hash, failed_attempts, locked_until,
                               totp_enabled_at is not null
                                   or exists (select from access.one_time_code c where c.account = a.id) as second_step
                        from access.account a where id = :id and status = 'active'
                          and not exists (select from access.association s where s.id = a.association and s.closed_at is not null)
                        for update""")
                .param("id", account)
                .query(CheckedSignIn::known)
                .optional()
                .orElse(null);
    }

    @Override
    public Outcome setUp(UUID account, String proposal, String code, String origin) {
        if (tooManyFrom(origin)) return new Outcome.TooMany((int) PAUSE.toMinutes());
        var known = find(account);
        // set up meanwhile: a door left open since then, perhaps by somebody else, gives no way around it
        if (known == null || known.secondStep()) return wrong(null, origin);
        if (!secondStep.setUp(account, proposal, code)) return wrong(null, origin);
        return welcome(known);
    }

    /** Under what wrong attempts on an address without an account are counted: not the address itself. */
    private static String nobodyAt(String email) {
        return "nobody "
                + HexFormat.of().formatHex(RandomSecret.hash(email.strip().toLowerCase(Locale.ROOT)));
    }

    /** BCrypt reads 72 bytes; a longer text can only be a wrong password. */
    private static String cut(String password) {
        return password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > 72 ? "" : password;
    }

    private Outcome welcome(Known known) {
        database.sql("""
                        update access.account set failed_attempts = 0, locked_until = null, last_sign_in = :now
                        where id = :id""")
                .param("id", known.id())
                .param("now", at(clock.instant()))
                .update();
        journal.note(
                known.association(), known.id(), "access.signed-in", known.id().toString(), Map.of());
        return new Outcome.Welcome(known.id());
    }

    private Outcome wrong(@Nullable Known known, String origin) {
        attempts.note(origin);
        if (known != null) {
            boolean lock = known.failedAttempts() + 1 >= ATTEMPTS_PER_ACCOUNT;
            database.sql("""
                            update access.account set failed_attempts = :attempts, locked_until = :until
                            where id = :id""")
                    .param("id", known.id())
                    .param("attempts", lock ? 0 : known.failedAttempts() + 1)
                    .param("until", lock ? at(clock.instant().plus(PAUSE)) : null)
                    .update();
            journal.note(
                    known.association(),
                    known.id(),
                    lock ? "access.locked" : "access.sign-in-refused",
                    known.id().toString(),
                    Map.of());
        }
        return new Outcome.Wrong();
    }

    private boolean tooManyFrom(String origin) {
        return attempts.tooMany(origin, ATTEMPTS_PER_ORIGIN);
    }

    private boolean locked(Known known) {
        return known.lockedUntil() != null && known.lockedUntil().isAfter(clock.instant());
    }

    private int minutesLeft(Known known) {
        return known.lockedUntil() == null
                ? 0
                : (int) Duration.between(clock.instant(), known.lockedUntil()).toMinutes() + 1;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Known known(ResultSet row, int n) throws SQLException {
        var roles = EnumSet.noneOf(Role.class);
        for (var role : (String[]) row.getArray("roles").getArray()) roles.add(Role.valueOf(role));
        var locked = row.getObject("locked_until", OffsetDateTime.class);
        return new Known(
                row.getObject("id", UUID.class),
                row.getObject("association", UUID.class),
                roles,
                row.getString("password_hash"),
                row.getBoolean("second_step"),
                row.getInt("failed_attempts"),
                locked == null ? null : locked.toInstant());
    }
}
