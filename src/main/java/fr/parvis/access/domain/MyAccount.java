package fr.parvis.access.domain;

import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.Journal;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What everybody may change of their own account. */
@Component
@Transactional
public class MyAccount {
    private static final int PASSWORD_ATTEMPTS = 5;

    /** The account as its holder sees it. */
    public record Mine(
            String name,
            String email,
            @Nullable String language,
            boolean authenticator,
            int printedCodes,
            int printedCodesLeft) {
        /** Whether signing in asks for a second step. */
        public boolean secondStep() {
            return authenticator || printedCodes > 0;
        }
    }

    /** What the check of the current password answers. */
    public enum Check {
        RIGHT,
        WRONG,
        TOO_MANY
    }

    private final JdbcClient database;
    private final PasswordEncoder passwords;
    private final OpenSessions sessions;
    private final SecondStep secondStep;
    private final Attempts attempts;
    private final Journal journal;

    MyAccount(
            JdbcClient database,
            PasswordEncoder passwords,
            OpenSessions sessions,
            SecondStep secondStep,
            Attempts attempts,
            Journal journal) {
        this.database = database;
        this.passwords = passwords;
        this.sessions = sessions;
        this.secondStep = secondStep;
        this.attempts = attempts;
        this.journal = journal;
    }

    @Transactional(readOnly = true)
    public Mine get(UUID account) {
        return database.sql("""
                        select name, email, language, totp_enabled_at is not null as authenticator,
                               (select count(*)::int from access.one_time_code where account = a.id) as printed_codes,
                               (select count(*)::int from access.one_time_code where account = a.id and used_at is null) as printed_codes_left
                        from access.account a where id = :id""").param("id", account).query(Mine.class).single();
    }

    /** The language that the account chose, if it did. */
    @Transactional(readOnly = true)
    public Optional<String> language(UUID account) {
        return Optional.ofNullable(get(account).language());
    }

    public void change(UUID account, String name, String language) {
        database.sql(
                        "update access.account set name = :name, language = :language, version = version + 1 where id = :id")
                .param("id", account)
                .param("name", name.strip())
                .param("language", language)
                .update();
        journal.note("access.account-changed", account.toString(), Map.of());
    }

    /** Whether this is the account's password; who holds a session left open must not be able to guess it. */
    public Check check(UUID account, String password) {
        var origin = "account " + account;
        if (attempts.tooMany(origin, PASSWORD_ATTEMPTS)) return Check.TOO_MANY;
        var hash = database.sql("select password_hash from access.account where id = :id")
                .param("id", account)
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .single();
        if (hash.isPresent()
                && password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= 72
                && passwords.matches(password, hash.get())) return Check.RIGHT;
        attempts.note(origin);
        return Check.WRONG;
    }

    /** Sets another password; the other sessions end. */
    public void changePassword(UUID account, String password, String keptSession) {
        database.sql("update access.account set password_hash = :hash, version = version + 1 where id = :id")
                .param("id", account)
                .param("hash", passwords.encode(password))
                .update();
        sessions.endAllBut(account, keptSession);
        journal.note("access.password-changed", account.toString(), Map.of());
    }

    /** Ends every session but this one. */
    public int endOtherSessions(UUID account, String keptSession) {
        int ended = sessions.endAllBut(account, keptSession);
        journal.note("access.sessions-ended", account.toString(), Map.of("count", Integer.toString(ended)));
        return ended;
    }

    /** Turns the second step off, where no role requires it. */
    public boolean turnOffSecondStep(SignedIn who) {
        if (who.roles().stream().anyMatch(Role::secondStepRequired)) return false;
        secondStep.turnOff(who.account());
        journal.note("access.second-step-off", who.account().toString(), Map.of());
        return true;
    }
}
